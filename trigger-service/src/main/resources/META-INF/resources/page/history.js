import { api } from './api.js';
import { make } from './dom.js';
import { moment, money, say, span } from './words.js';

/** The latest calls first. */
export async function history(go) {
  const rows = make('ul', { class: 'rows' });
  const more = make('button', { onclick: () => show() }, say('history.more'));
  let next;

  async function show() {
    more.disabled = true;
    const page = await api.callbacks(next);
    next = page.next;
    rows.append(...page.items.map((callback) => row(callback, go)));
    more.disabled = false;
    more.hidden = !next;
  }

  await show();
  const none = rows.childElementCount === 0;
  return [make('h1', {}, say('history.title')),
    make('section', { class: 'card' }, none ? make('p', {}, say('history.none')) : rows), more];
}

function row({ id, callee, status, createdAt, attempts }, go) {
  const last = attempts.at(-1);
  const about = [moment(createdAt), say(`state.${status}`),
    last?.talkMillis > 0 && span(Math.round(last.talkMillis / 1000)), last?.charged && money(last.charged)];
  return make('li', {},
    make('div', { class: 'grow' }, make('b', {}, callee ?? '…'), make('br'), make('small', {}, about.filter(Boolean).join(' · '))),
    make('button', { onclick: () => go('progress', id) }, say('history.look'), make('span', { class: 'unseen' }, ` ${callee ?? ''}`)));
}
