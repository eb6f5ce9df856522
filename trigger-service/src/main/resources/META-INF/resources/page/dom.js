// Elements, made without markup: what a stranger has typed stays text.
import { say } from './words.js';

/** An element with attributes, listeners (on…) and children. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child != null));
  return element;
}

/** An input with its label, a hint, and the place where it says what is wrong with it. */
export function field(label, input, hint) {
  const id = `field-${label.replace(/\W/g, '-')}`;
  const wrong = make('p', { class: 'wrong', id: `${id}-wrong`, 'aria-live': 'polite' });
  input.id = id;
  input.setAttribute('aria-describedby', hint ? `${id}-hint ${id}-wrong` : `${id}-wrong`);
  return {
    input,
    element: make('label', { class: 'field', for: id },
      make('span', {}, say(label)), input, hint && make('small', { id: `${id}-hint` }, hint), wrong),
    complain(sentence) {
      wrong.textContent = sentence ?? '';
      input.setAttribute('aria-invalid', sentence ? 'true' : 'false');
    },
  };
}

/** One of several; the first is chosen until the reader chooses. */
export function choice(label, options) {
  const name = `choice-${label.replace(/\W/g, '-')}`;
  const inputs = options.map((option, i) => make('input', { type: 'radio', name, value: option, checked: i === 0 }));
  return {
    get chosen() { return inputs.find((input) => input.checked).value; },
    element: options.length < 2 ? null : make('fieldset', { class: 'choice' }, make('legend', {}, say(label)),
      ...inputs.map((input) => make('label', {}, input, ' ', say(`${label}.${input.value}`)))),
  };
}

/** A problem in the reader's language where it is known, else as the service said it. */
export function sentenceOf(problem) {
  const known = `problem.${problem.code}`;
  const own = say(known);
  if (own !== known) return own;
  return problem.errors?.map(({ field: name, message }) => `${name}: ${message}`).join('; ') || problem.message || say('problem.failed');
}

let hide;

/** A sentence at the foot of the page, for a while. */
export function notify(sentence) {
  const notice = document.getElementById('notice');
  notice.textContent = sentence;
  notice.hidden = false;
  clearTimeout(hide);
  hide = setTimeout(() => { notice.hidden = true; }, 8000);
}
