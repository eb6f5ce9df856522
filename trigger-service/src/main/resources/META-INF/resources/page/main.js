import { api, session } from './api.js';
import { make, notify, sentenceOf } from './dom.js';
import { call } from './call.js';
import { history as calls } from './history.js';
import { numbers } from './numbers.js';
import { progress } from './progress.js';
import { signIn } from './sign-in.js';
import * as words from './words.js';

const VIEWS = { call, history: calls, numbers, progress };
const MENU = ['call', 'history', 'numbers'];

const main = document.getElementById('main');
const menu = document.getElementById('menu');
let shown = ['call'];
let leaving = new AbortController();

/** Goes to a view; the browser's way back leads to the one before. */
function go(name, argument) {
  const there = location.hash;
  const here = argument ? `#${name}/${argument}` : `#${name}`;
  if (there !== here) history.pushState(null, '', here);
  return show(name, argument);
}

/** What the address names; the first view if it names none. */
function addressed() {
  const [name, argument] = location.hash.slice(1).split('/');
  return Object.hasOwn(VIEWS, name) && (name !== 'progress' || argument) ? [name, argument] : ['call'];
}

/** Shows a view; what the one before was waiting for ends. */
async function show(name, argument) {
  leaving.abort();
  leaving = new AbortController();
  const { signal } = leaving;
  shown = [name, argument];
  const signedIn = session.get() !== null;
  showMenu(signedIn ? name : null);
  try {
    const parts = signedIn ? await VIEWS[name](go, argument, signal) : signIn(go);
    if (signal.aborted) return;
    main.replaceChildren(...parts);
    document.title = `${main.querySelector('h1').textContent} – Ringback`;
    main.focus();
    scrollTo(0, 0);
  } catch (problem) {
    if (!signal.aborted && problem.status !== 401) notify(sentenceOf(problem));
  }
}

function showMenu(current) {
  menu.hidden = current === null;
  const item = (name) => make('button', { 'aria-current': name === current ? 'page' : null, onclick: () => go(name) }, words.say(`menu.${name}`));
  menu.replaceChildren(...MENU.map(item), make('button', { onclick: signOut }, words.say('menu.sign-out')));
}

async function signOut() {
  // Also if the service cannot be reached: this tab forgets it in any case.
  await api.signOut().catch(() => null);
  session.clear();
  go('call');
}

function showLanguages() {
  const select = document.getElementById('language');
  select.replaceChildren(...words.languages.map(([tag, name]) => make('option', { value: tag, selected: tag === words.current() }, name)));
  document.querySelectorAll('[data-word]').forEach((element) => { element.textContent = words.say(element.dataset.word); });
  select.onchange = async () => {
    await words.choose(select.value);
    showLanguages();
    show(...shown);
  };
}

addEventListener('popstate', () => show(...addressed()));

addEventListener('signed-out', () => {
  notify(words.say('sign-in.again'));
  go('call');
});

/** Whoever comes back to the page in the middle of a call sees the call. */
async function first() {
  if (session.get() === null || location.hash) return addressed();
  const latest = await api.callbacks().then((page) => page.items[0], () => null);
  return latest && ['RINGING_CALLER', 'MENU', 'RINGING_CALLEE', 'TALKING', 'REQUESTED', 'AUTHORIZED'].includes(latest.status)
    ? ['progress', latest.id] : ['call'];
}

await words.begin();
showLanguages();
show(...await first());
