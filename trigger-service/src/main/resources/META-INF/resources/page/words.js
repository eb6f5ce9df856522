// What the page says, in the reader's language; numbers, money and times by the browser's own rules.
import en from './words/en.js';

const NAMES = { en: 'English', de: 'Deutsch', ru: 'Русский', zh: '中文' };
const KEPT = 'ringback.language';

let language = 'en';
let words = en;

export const languages = Object.entries(NAMES);

/** The reader's choice, else the first of the browser's that is known. */
export async function begin() {
  const wanted = [localStorage.getItem(KEPT), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  await speak(wanted.find((tag) => tag !== null && Object.hasOwn(NAMES, tag)) ?? 'en');
}

export async function choose(tag) {
  localStorage.setItem(KEPT, tag);
  await speak(tag);
}

async function speak(tag) {
  words = tag === 'en' ? en : (await import(`./words/${tag}.js`)).default;
  language = tag;
  document.documentElement.lang = tag;
}

export const current = () => language;

/** A sentence; the braces in it are filled. What has not been translated is said in English. */
export function say(key, values = {}) {
  const sentence = words[key] ?? en[key] ?? key;
  return sentence.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
}

/** Whether there is such a sentence in the reader's language. */
export const knows = (key) => key in words;

export function money({ amount, currency }) {
  return new Intl.NumberFormat(language, { style: 'currency', currency, maximumFractionDigits: 6 }).format(amount);
}

export function clock(instant) {
  return new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).format(new Date(instant));
}

export function moment(instant) {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant));
}

/** A span in hours, minutes and seconds. */
export function span(seconds) {
  const parts = [[Math.floor(seconds / 3600), 'hour'], [Math.floor(seconds / 60) % 60, 'minute'], [Math.floor(seconds) % 60, 'second']];
  const said = parts.filter(([count], i) => count > 0 || (i === 2 && seconds < 1));
  return said.map(([count, unit]) => new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(count)).join(' ');
}
