import { api } from './api.js';
import { field, make, sentenceOf } from './dom.js';
import { e164 } from './number.js';
import { money, say, span } from './words.js';

/** Long enough that a number is not priced digit by digit. */
const TYPING = 400;

/** Own number, the other's number, the price, the green button. */
export async function call(go) {
  const [account, numbers] = await Promise.all([api.account(), api.numbers()]);
  const active = numbers.items.filter((each) => each.active);
  const heading = [make('h1', {}, say('call.title')), make('p', { class: 'hint' }, say('call.how')),
    make('p', {}, say('call.balance', { balance: money(account.available) }))];
  if (active.length === 0) {
    return [...heading, make('p', { class: 'card' }, say('call.no-number'))];
  }
  return [...heading, form(active, go)];
}

function form(active, go) {
  const caller = field('call.caller', make('select', { name: 'caller' }, ...active.map(({ number }) => make('option', { value: number }, number))));
  const callee = field('call.callee', make('input', { name: 'callee', type: 'tel', autocomplete: 'tel', required: true }), say('call.callee.hint'));
  const price = make('div', { 'aria-live': 'polite' });
  const button = make('button', { class: 'go', disabled: true }, say('call.go'));
  let quote = null;
  let pending = null;
  let asking = null;
  let timer = 0;

  function forget() {
    asking?.abort();
    clearTimeout(timer);
    quote = null;
    pending = null;
    button.disabled = true;
    price.replaceChildren();
    callee.complain(null);
  }

  async function look() {
    const number = e164(callee.input.value);
    if (number === null) return;
    asking = new AbortController();
    const { signal } = asking;
    price.replaceChildren(make('p', { class: 'hint' }, say('price.looking')));
    try {
      const fresh = await api.quote(caller.input.value, number, signal);
      if (signal.aborted) return;
      quote = fresh;
      price.replaceChildren(shown(fresh));
      button.disabled = false;
    } catch (problem) {
      if (signal.aborted) return;
      price.replaceChildren();
      callee.complain(sentenceOf(problem));
    }
  }

  function changed() {
    forget();
    timer = setTimeout(look, TYPING);
  }

  async function submit(event) {
    event.preventDefault();
    if (quote === null) {
      if (e164(callee.input.value) === null) callee.complain(say('call.callee.wrong'));
      else await look();
      callee.input.focus();
      return;
    }
    button.disabled = true;
    const stale = Date.parse(quote.expiresAt) <= Date.now();
    const wish = { caller: quote.caller, callee: quote.callee, ...(stale ? {} : { quote: quote.id }) };
    try {
      pending ??= api.call(wish);
      const { id } = await pending();
      go('progress', id);
    } catch (problem) {
      // Without an answer it may have been accepted: whoever presses again asks for the same. A refusal is an answer.
      if (problem.status !== 0 && problem.status !== 503) pending = null;
      callee.complain(sentenceOf(problem));
      button.disabled = false;
      button.focus();
    }
  }

  callee.input.addEventListener('input', changed);
  callee.input.addEventListener('blur', () => {
    if (callee.input.value.trim() !== '' && e164(callee.input.value) === null) callee.complain(say('call.callee.wrong'));
  });
  caller.input.addEventListener('change', changed);
  return make('form', { class: 'card', novalidate: true, onsubmit: submit }, caller.element, callee.element, price, button);
}

/** Both legs, what three minutes come to, and how long one can talk. */
function shown({ callerLeg, calleeLeg, charges, limitSeconds }) {
  const three = charges.find((each) => each.talkSeconds === 180);
  const lines = [
    [say('price.minute', { destination: calleeLeg.price.destination }), money(calleeLeg.price.pricePerMinute)],
    [say('price.caller'), callerLeg.price ? money(callerLeg.price.pricePerMinute) : say('price.free')],
    three && [say('price.three'), money(three.amount)],
    [say('price.limit'), span(limitSeconds)],
  ];
  return make('dl', { class: 'price' }, ...lines.filter(Boolean).flatMap(([what, much]) => [make('dt', {}, what), make('dd', {}, much)]));
}
