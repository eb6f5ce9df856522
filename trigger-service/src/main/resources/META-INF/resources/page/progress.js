import { ENDED, api } from './api.js';
import { make, notify, sentenceOf } from './dom.js';
import { clock, knows, moment, money, say, span } from './words.js';

/** How the two phones and the wire between them stand in each state. */
const PICTURE = {
  RINGING_CALLER: ['rings', '', ''], MENU: ['up', '', ''], RINGING_CALLEE: ['up', '', 'rings'], TALKING: ['up', 'up', 'up'],
  NOT_REACHED: ['', '', 'failed'], REFUSED: ['', '', 'failed'], COMPLETED: ['up', '', 'up'],
};

/** A callback as it goes on, or went. */
export async function progress(go, id, signal) {
  const callback = await api.callback(encodeURIComponent(id));
  const state = make('h1', { 'aria-live': 'polite' }, say(`state.${callback.status}`));
  const picture = phones(callback);
  const steps = make('ol', { class: 'steps' });
  const outcome = make('p', { class: 'hint' });
  const cancel = make('button', { class: 'stop', onclick: () => cancelling(id, cancel) }, say('progress.cancel'));
  const again = make('button', { onclick: () => go('call') }, say('progress.again'));

  function show(status) {
    state.textContent = say(`state.${status}`);
    picture.show(status);
    cancel.hidden = ENDED.has(status) || status === 'CANCELLING';
    again.hidden = !ENDED.has(status);
  }

  async function follow() {
    try {
      for await (const step of api.steps(id, signal)) {
        show(step.status);
        steps.append(line(step));
      }
      const now = await api.callback(id);
      show(now.status);
      outcome.textContent = summary(now);
    } catch (problem) {
      if (!signal.aborted) notify(sentenceOf(problem));
    }
  }

  show(callback.status);
  outcome.textContent = summary(callback);
  follow();
  return [state, picture.element, outcome,
    make('section', { class: 'card' }, make('h2', {}, say('progress.steps')), steps),
    make('div', { class: 'end' }, cancel, again)];
}

function phones({ caller, callee }) {
  const phone = (who, number) => make('div', { class: 'phone' }, make('i', { 'aria-hidden': 'true' }, '☎'), say(who), make('b', {}, number ?? '…'));
  const parts = [phone('progress.you', caller), make('div', { class: 'wire' }), phone('progress.other', callee)];
  return {
    element: make('div', { class: 'phones card' }, ...parts),
    show(status) {
      (PICTURE[status] ?? ['', '', '']).forEach((is, i) => { parts[i].dataset.is = is; });
    },
  };
}

/** In the reader's language where it is known; the service's own sentence says more. */
function line(step) {
  const known = `step.${step.code}`;
  return make('li', {}, make('time', { datetime: step.at }, clock(step.at)), make('span', { title: step.text }, knows(known) ? say(known) : step.text));
}

function summary({ attempts, nextAttemptAt }) {
  const last = attempts.at(-1);
  return [
    last?.talkMillis > 0 && say('progress.talked', { talk: span(Math.round(last.talkMillis / 1000)) }),
    last?.charged && say('progress.cost', { cost: money(last.charged) }),
    nextAttemptAt && say('retry.at', { at: moment(nextAttemptAt) }),
  ].filter(Boolean).join(' · ');
}

async function cancelling(id, button) {
  button.disabled = true;
  try {
    await api.cancel(id);
  } catch (problem) {
    // It has ended meanwhile: the steps say so.
    if (problem.status !== 409) notify(sentenceOf(problem));
  } finally {
    button.disabled = false;
  }
}
