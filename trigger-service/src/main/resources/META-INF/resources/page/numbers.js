import { api } from './api.js';
import { field, make, notify, sentenceOf } from './dom.js';
import { e164 } from './number.js';
import { say } from './words.js';

/** The numbers a customer can be rung on. */
export async function numbers(go) {
  const { items } = await api.numbers();
  const added = field('numbers.add', make('input', { type: 'tel', autocomplete: 'tel' }), say('call.callee.hint'));

  async function submit(event) {
    event.preventDefault();
    const number = e164(added.input.value);
    added.complain(number === null ? say('call.callee.wrong') : null);
    if (number === null) {
      added.input.focus();
      return;
    }
    try {
      await api.addNumber(number);
      go('numbers');
    } catch (problem) {
      added.complain(sentenceOf(problem));
    }
  }

  async function remove(number) {
    try {
      await api.removeNumber(number);
      go('numbers');
    } catch (problem) {
      notify(sentenceOf(problem));
    }
  }

  const row = ({ number, active }) => make('li', {},
    make('div', { class: 'grow' }, make('b', {}, number), ' ', make('small', {}, say(active ? 'numbers.active' : 'numbers.waiting'))),
    make('button', { class: 'stop', onclick: () => remove(number) }, say('numbers.remove'), make('span', { class: 'unseen' }, ` ${number}`)));

  return [make('h1', {}, say('numbers.title')), make('p', { class: 'hint' }, say('numbers.how')),
    make('section', { class: 'card' }, items.length === 0 ? make('p', {}, say('numbers.none')) : make('ul', { class: 'rows' }, ...items.map(row))),
    make('form', { class: 'card', novalidate: true, onsubmit: submit }, added.element, make('button', {}, say('numbers.go')))];
}
