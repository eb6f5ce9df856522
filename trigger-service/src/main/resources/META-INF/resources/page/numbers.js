import { api, pause } from './api.js';
import { choice, field, make, notify, sentenceOf } from './dom.js';
import { e164 } from './number.js';
import { current, say } from './words.js';

const LOOK_EVERY = 1500;

/** The numbers a customer can be rung on. */
export async function numbers(go, _, signal) {
  const [{ items }, { ways }] = await Promise.all([api.numbers(), api.waysToProve()]);
  const by = choice('numbers.by', ways);
  const added = field('numbers.add', make('input', { type: 'tel', autocomplete: 'tel' }), say('call.callee.hint'));
  const place = make('div', {});

  /** Rings a number, or writes to it, and asks for what was said there. */
  async function prove(number, complain) {
    try {
      const proof = await api.tellCode(number, by.chosen, current());
      const asked = proving(number, proof, () => go('numbers'), signal);
      place.replaceChildren(asked.element);
      asked.input.focus();
    } catch (problem) {
      complain(sentenceOf(problem));
    }
  }

  function submit(event) {
    event.preventDefault();
    const number = e164(added.input.value);
    added.complain(number === null ? say('call.callee.wrong') : null);
    if (number === null) added.input.focus();
    else prove(number, added.complain);
  }

  async function remove(number) {
    try {
      await api.removeNumber(number);
      go('numbers');
    } catch (problem) {
      notify(sentenceOf(problem));
    }
  }

  const action = (label, number, attributes) => make('button', attributes, say(label), make('span', { class: 'unseen' }, ` ${number}`));
  const row = ({ number, active }) => make('li', {},
    make('div', { class: 'grow' }, make('b', {}, number), ' ', make('small', {}, say(active ? 'numbers.active' : 'numbers.waiting'))),
    active ? null : action('numbers.prove', number, { onclick: () => prove(number, notify) }),
    action('numbers.remove', number, { class: 'stop', onclick: () => remove(number) }));
  place.append(make('form', { class: 'card', novalidate: true, onsubmit: submit }, added.element, make('button', {}, say('numbers.go'))));

  return [make('h1', {}, say('numbers.title')), make('p', { class: 'hint' }, say('numbers.how')), by.element,
    make('section', { class: 'card' }, items.length === 0 ? make('p', {}, say('numbers.none')) : make('ul', { class: 'rows' }, ...items.map(row))), place].filter((part) => part !== null);
}

/** Asks for the digits that are said at a number, and registers it with the proof. */
function proving(number, proof, done, signal) {
  const code = field('numbers.code', make('input', { inputmode: 'numeric', autocomplete: 'one-time-code', maxlength: 11 }), say(`numbers.code.hint.${proof.by}`, { number }));

  async function submit(event) {
    event.preventDefault();
    const digits = code.input.value.replace(/\s/g, '');
    if (!/^[0-9]{6}$/.test(digits)) {
      code.complain(say('numbers.code.six'));
      code.input.focus();
      return;
    }
    try {
      const proven = await api.proveNumber(proof.id, digits);
      await api.addNumber(number, proven.proof);
      done();
    } catch (problem) {
      code.complain(sentenceOf(problem));
    }
  }

  /** Whoever waits for a call or a message that will not come is told. */
  async function follow() {
    try {
      if (proof.by === 'SMS') {
        await followMessage();
        return;
      }
      for await (const step of api.steps(proof.callback, signal)) {
        if (['REFUSED', 'NOT_REACHED', 'EXPIRED'].includes(step.status)) code.complain(say(`state.${step.status}`));
      }
    } catch (problem) {
      if (!signal.aborted) code.complain(sentenceOf(problem));
    }
  }

  async function followMessage() {
    for (let seen = proof; seen.message.state === 'WAITING'; seen = await api.proof(proof.id)) {
      await pause(LOOK_EVERY);
      if (signal.aborted) return;
    }
    if ((await api.proof(proof.id)).state === 'FAILED') code.complain(say('numbers.sms.failed'));
  }

  follow();
  return {
    input: code.input,
    element: make('form', { class: 'card', novalidate: true, onsubmit: submit }, code.element,
      make('div', { class: 'end' }, make('button', { class: 'go' }, say('numbers.code.go')), make('button', { type: 'button', onclick: done }, say('progress.cancel')))),
  };
}
