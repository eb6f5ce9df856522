import { api, session } from './api.js';
import { field, make, sentenceOf } from './dom.js';
import { say } from './words.js';

/** Account number and PIN. */
export function signIn(go) {
  const account = field('sign-in.account', make('input', { name: 'account', inputmode: 'numeric', autocomplete: 'username', required: true }));
  const pin = field('sign-in.pin', make('input', { name: 'pin', type: 'password', inputmode: 'numeric', autocomplete: 'current-password', required: true }));
  const button = make('button', { class: 'go' }, say('sign-in.go'));

  async function submit(event) {
    event.preventDefault();
    const wrong = [[account, /^[0-9]{1,20}$/], [pin, /^[0-9]{4,12}$/]].filter(([each, form]) => {
      const right = form.test(each.input.value.trim());
      each.complain(right ? null : say(each === pin ? 'sign-in.pin.digits' : 'sign-in.digits'));
      return !right;
    });
    if (wrong.length > 0) {
      wrong[0][0].input.focus();
      return;
    }
    button.disabled = true;
    try {
      session.set(await api.signIn(account.input.value.trim(), pin.input.value.trim()));
      go('call');
    } catch (problem) {
      pin.complain(problem.status === 401 ? say('sign-in.wrong') : sentenceOf(problem));
      pin.input.value = '';
      pin.input.focus();
    } finally {
      button.disabled = false;
    }
  }

  return [make('h1', {}, say('sign-in.title')),
    make('form', { class: 'card', novalidate: true, onsubmit: submit }, account.element, pin.element, button)];
}
