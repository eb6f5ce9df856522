// A call-me button for anybody's page:
//   <script src="https://…/page/button.js" data-button="…" async></script>
// It stands where the script stands. data-language chooses its words (en, de, ru, zh), data-label what is written on it.
(() => {
  const WORDS = {
    en: {
      call: 'Call me', number: 'Your telephone number', hint: 'With country code, for example +44 20 7946 0001.', ring: 'Ring me', sms: 'Send me an SMS',
      'code.SMS': 'We send you an SMS with six digits. Type them here:', 'SMS.WAITING': 'The SMS is being sent …', 'SMS.SENT': 'The SMS is on its way.', 'SMS.REFUSED': 'The SMS could not be sent.', 'SMS.GIVEN_UP': 'The SMS could not be sent.',
      code: 'We ring you now and tell you six digits. Type them here:', connect: 'Connect me', cancel: 'Cancel', close: 'Close', again: 'Ask again',
      'number.wrong': 'That is not a whole number with country code.', 'code.wrong': 'Those are not the digits. Tries left: {left}.', 'code.six': 'Six digits.',
      CODE: 'We ring you to tell you the code …', CALL: 'We ring you again and connect you …', RINGING_CALLER: 'Your phone rings: answer it.',
      RINGING_CALLEE: 'You are being connected …', TALKING: 'Connected.', COMPLETED: 'Thank you for your call.', CANCELLED: 'Cancelled.',
      NOT_REACHED: 'Nobody could be reached.', 'CODE.NOT_REACHED': 'Your phone could not be reached.', REFUSED: 'That is not possible at present.', CANCELLING: 'Being cancelled …',
      'problem.too-many-codes': 'Too many calls to this number. Please try later.', 'problem.code-expired': 'The digits no longer count. Ask for new ones.',
      'problem.no-tries-left': 'Too many wrong tries. Ask for new digits.', 'problem.campaign': 'This number has taken part already, or it is not the time.',
      problem: 'That did not work. Please try again later.',
    },
    de: {
      call: 'Rückruf', number: 'Ihre Telefonnummer', hint: 'Mit Landesvorwahl, zum Beispiel +49 30 23125 001.', ring: 'Rufen Sie mich an', sms: 'SMS an mich senden',
      'code.SMS': 'Wir senden Ihnen eine SMS mit sechs Ziffern. Geben Sie sie hier ein:', 'SMS.WAITING': 'Die SMS wird gesendet …', 'SMS.SENT': 'Die SMS ist unterwegs.', 'SMS.REFUSED': 'Die SMS konnte nicht gesendet werden.', 'SMS.GIVEN_UP': 'Die SMS konnte nicht gesendet werden.',
      code: 'Wir rufen Sie jetzt an und sagen Ihnen sechs Ziffern. Geben Sie sie hier ein:', connect: 'Verbinden', cancel: 'Abbrechen', close: 'Schließen', again: 'Noch einmal',
      'number.wrong': 'Das ist keine vollständige Nummer mit Landesvorwahl.', 'code.wrong': 'Das sind nicht die Ziffern. Noch {left} Versuche.', 'code.six': 'Sechs Ziffern.',
      CODE: 'Wir rufen Sie an und sagen Ihnen den Code …', CALL: 'Wir rufen Sie noch einmal an und verbinden Sie …', RINGING_CALLER: 'Ihr Telefon klingelt: nehmen Sie ab.',
      RINGING_CALLEE: 'Sie werden verbunden …', TALKING: 'Verbunden.', COMPLETED: 'Danke für Ihren Anruf.', CANCELLED: 'Abgebrochen.',
      NOT_REACHED: 'Niemand war zu erreichen.', 'CODE.NOT_REACHED': 'Ihr Telefon war nicht zu erreichen.', REFUSED: 'Das geht zurzeit nicht.', CANCELLING: 'Wird abgebrochen …',
      'problem.too-many-codes': 'Zu viele Anrufe bei dieser Nummer. Bitte später.', 'problem.code-expired': 'Die Ziffern gelten nicht mehr. Fordern Sie neue an.',
      'problem.no-tries-left': 'Zu viele falsche Versuche. Fordern Sie neue Ziffern an.', 'problem.campaign': 'Diese Nummer hat schon teilgenommen, oder es ist nicht die Zeit.',
      problem: 'Das ging nicht. Bitte versuchen Sie es später.',
    },
    ru: {
      call: 'Перезвоните мне', number: 'Ваш номер телефона', hint: 'С кодом страны, например +44 20 7946 0001.', ring: 'Позвоните мне', sms: 'Отправьте мне SMS',
      'code.SMS': 'Мы отправляем вам SMS с шестью цифрами. Введите их здесь:', 'SMS.WAITING': 'Отправляем SMS …', 'SMS.SENT': 'SMS отправлено.', 'SMS.REFUSED': 'SMS не удалось отправить.', 'SMS.GIVEN_UP': 'SMS не удалось отправить.',
      code: 'Мы звоним вам и называем шесть цифр. Введите их здесь:', connect: 'Соединить', cancel: 'Отменить', close: 'Закрыть', again: 'Ещё раз',
      'number.wrong': 'Это не полный номер с кодом страны.', 'code.wrong': 'Цифры не те. Осталось попыток: {left}.', 'code.six': 'Шесть цифр.',
      CODE: 'Мы звоним, чтобы назвать код …', CALL: 'Мы звоним ещё раз и соединяем вас …', RINGING_CALLER: 'Ваш телефон звонит: ответьте.',
      RINGING_CALLEE: 'Соединяем …', TALKING: 'Соединено.', COMPLETED: 'Спасибо за звонок.', CANCELLED: 'Отменено.',
      NOT_REACHED: 'Никто не ответил.', 'CODE.NOT_REACHED': 'Ваш телефон не ответил.', REFUSED: 'Сейчас это невозможно.', CANCELLING: 'Отменяем …',
      'problem.too-many-codes': 'Слишком много звонков на этот номер. Попробуйте позже.', 'problem.code-expired': 'Цифры устарели. Запросите новые.',
      'problem.no-tries-left': 'Слишком много попыток. Запросите новые цифры.', 'problem.campaign': 'Этот номер уже участвовал, или сейчас не время.',
      problem: 'Не получилось. Попробуйте позже.',
    },
    zh: {
      call: '给我回电', number: '您的电话号码', hint: '含国家代码，例如 +44 20 7946 0001。', ring: '给我打电话', sms: '给我发短信',
      'code.SMS': '我们向您发送含六位数字的短信。请在这里输入：', 'SMS.WAITING': '正在发送短信……', 'SMS.SENT': '短信已发出。', 'SMS.REFUSED': '短信无法发送。', 'SMS.GIVEN_UP': '短信无法发送。',
      code: '我们现在给您打电话，告诉您六位数字。请在这里输入：', connect: '接通', cancel: '取消', close: '关闭', again: '重新开始',
      'number.wrong': '这不是带国家代码的完整号码。', 'code.wrong': '数字不对。剩余次数：{left}。', 'code.six': '六位数字。',
      CODE: '正在打电话告诉您验证码……', CALL: '正在再次给您打电话并接通……', RINGING_CALLER: '您的电话在响，请接听。',
      RINGING_CALLEE: '正在为您接通……', TALKING: '已接通。', COMPLETED: '感谢您的来电。', CANCELLED: '已取消。',
      NOT_REACHED: '无人接听。', 'CODE.NOT_REACHED': '您的电话无法接通。', REFUSED: '目前无法进行。', CANCELLING: '正在取消……',
      'problem.too-many-codes': '拨打此号码次数过多，请稍后再试。', 'problem.code-expired': '数字已失效，请重新获取。',
      'problem.no-tries-left': '错误次数过多，请重新获取数字。', 'problem.campaign': '该号码已参加过，或活动未在进行。',
      problem: '操作失败，请稍后再试。',
    },
  };
  const STYLE = `
    :host { all: initial; display: inline-block; color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif;
      --go: #0a7f3f; --go-text: #fff; --card: #fff; --text: #16211b; --soft: #56635c; --line: #b9c4be; --stop: #b3261e; --focus: #1a5fd0; }
    @media (prefers-color-scheme: dark) { :host {
      --go: #35b46e; --go-text: #06180d; --card: #1a221e; --text: #eaf1ed; --soft: #a5b3ab; --line: #4c5952; --stop: #ff8a80; --focus: #8ab4ff; } }
    * { box-sizing: border-box; }
    [hidden] { display: none !important; }
    button, input { font: inherit; border-radius: .5rem; }
    button { cursor: pointer; font-weight: 600; padding: .6rem 1rem; border: 1px solid var(--line); color: var(--text); background: transparent; }
    button.go { color: var(--go-text); background: var(--go); border-color: var(--go); }
    button.stop { color: var(--stop); }
    button:disabled { opacity: .5; cursor: default; }
    :is(button, input):focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
    dialog { width: min(24rem, calc(100vw - 2rem)); color: var(--text); background: var(--card); border: 1px solid var(--line); border-radius: .75rem; padding: 1rem; }
    dialog::backdrop { background: rgb(0 0 0 / .45); }
    label { display: block; font-weight: 600; }
    input { display: block; width: 100%; margin: .25rem 0; padding: .6rem .7rem; color: inherit; background: transparent; border: 1px solid var(--soft); }
    input.digits { letter-spacing: .3em; font-variant-numeric: tabular-nums; }
    small { display: block; color: var(--soft); margin-bottom: .75rem; }
    form button { width: 100%; }
    form button + button { margin-top: .5rem; }
    p { margin: 0 0 .5rem; }
    .wrong { color: var(--stop); min-height: 1.5em; margin: .25rem 0 0; }
    .end { display: flex; flex-wrap: wrap; gap: .5rem; }`;
  const LOOK_EVERY = 1500;

  const script = document.currentScript;
  const root = new URL('../v1/buttons/' + encodeURIComponent(script.dataset.button ?? '') + '/visits', script.src);
  const wanted = (script.dataset.language || document.documentElement.lang || navigator.language).slice(0, 2);
  const words = WORDS[wanted] ?? WORDS.en;
  const say = (key, values = {}) => (words[key] ?? '').replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');

  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
      else element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  }

  async function ask(method, path, body) {
    const answer = await fetch(root + path, {
      method, credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer',
      ...(body && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const read = await answer.json().catch(() => ({}));
    if (!answer.ok) throw read;
    return read;
  }

  /** Blanks and what people write between digits go; 00 is a plus. */
  function e164(text) {
    const bare = text.replace(/[\s().\-/]/g, '').replace(/^00/, '+');
    return /^\+[1-9][0-9]{6,14}$/.test(bare) ? bare : null;
  }

  const number = make('input', { type: 'tel', autocomplete: 'tel', id: 'number', 'aria-describedby': 'number-hint wrong' });
  const code = make('input', { class: 'digits', inputmode: 'numeric', autocomplete: 'one-time-code', id: 'code', 'aria-describedby': 'wrong', maxlength: 11 });
  const codeLabel = make('label', { for: 'code' });
  const wrong = make('p', { class: 'wrong', id: 'wrong', role: 'alert' });
  const state = make('p', { 'aria-live': 'polite' });
  const ring = make('button', { class: 'go' }, say('ring'));
  const write = make('button', { type: 'button', hidden: '', onclick: (event) => begin(event, 'SMS') }, say('sms'));
  const connect = make('button', { class: 'go' }, say('connect'));
  const cancel = make('button', { class: 'stop', type: 'button', onclick: stop }, say('cancel'));
  const again = make('button', { type: 'button', onclick: afresh }, say('again'));
  const close = make('button', { type: 'button', onclick: () => dialog.close() }, say('close'));
  const asking = make('form', { novalidate: '', onsubmit: begin }, make('label', { for: 'number' }, say('number')), number,
    make('small', { id: 'number-hint' }, say('hint')), ring, write);
  const telling = make('form', { novalidate: '', onsubmit: tell }, codeLabel, code, connect);
  const title = script.dataset.label || say('call');
  const dialog = make('dialog', { 'aria-label': title, lang: wanted in WORDS ? wanted : 'en' }, asking, telling, state, wrong,
    make('div', { class: 'end' }, cancel, again, close));
  const button = make('button', { class: 'go', type: 'button', onclick: open }, '☎ ' + title);

  let visit = null;
  let timer = null;

  function show(part) {
    for (const [element, shown] of [[asking, part === 'number'], [telling, part === 'code'], [cancel, part === 'call'], [again, part === 'over']]) {
      element.hidden = !shown;
    }
    wrong.textContent = '';
  }

  function open() {
    if (visit === null) afresh();
    dialog.showModal();
    // What is not known in time is not offered; whoever asks from elsewhere is told when a number is.
    ask('GET', '').then(({ ways }) => { write.hidden = !ways.includes('SMS'); }, () => null);
  }

  function afresh() {
    clearTimeout(timer);
    visit = null;
    state.textContent = '';
    code.value = '';
    show('number');
    number.focus();
  }

  function complain(problem) {
    wrong.textContent = problem.code === 'wrong-code' ? say('code.wrong', { left: problem.left ?? '' }) : say('problem.' + problem.code) || say('problem');
  }

  /** One press is one request: the button rests until there is an answer. */
  async function once(pressed, work) {
    wrong.textContent = '';
    pressed.disabled = true;
    try {
      await work();
    } catch (problem) {
      complain(problem);
      if (['code-expired', 'no-tries-left'].includes(problem.code)) again.hidden = false;
    } finally {
      pressed.disabled = false;
    }
  }

  function begin(event, by = 'CALL') {
    event.preventDefault();
    const whole = e164(number.value);
    if (whole === null) {
      wrong.textContent = say('number.wrong');
      number.focus();
      return;
    }
    once(by === 'SMS' ? write : ring, async () => {
      visit = await ask('POST', '', { number: whole, by, ...(wanted in WORDS && { language: wanted }) });
      codeLabel.textContent = say(by === 'SMS' ? 'code.SMS' : 'code');
      show('code');
      code.focus();
      follow();
    });
  }

  function tell(event) {
    event.preventDefault();
    const digits = code.value.replace(/\s/g, '');
    if (!/^[0-9]{6}$/.test(digits)) {
      wrong.textContent = say('code.six');
      code.focus();
      return;
    }
    once(connect, async () => {
      try {
        visit = await ask('POST', '/' + visit.visit, { code: digits });
      } catch (problem) {
        if (problem.code === 'wrong-code') problem.left = (await ask('GET', '/' + visit.visit)).triesLeft;
        throw problem;
      }
      show('call');
      follow();
    });
  }

  function stop() {
    once(cancel, async () => {
      try {
        visit = await ask('DELETE', '/' + visit.visit);
      } catch (problem) {
        // It has ended meanwhile: the next look says how.
        if (problem.code !== 'callback-ended') throw problem;
      }
      follow();
    });
  }

  /** Looks until the present call is over; the digits may be told after theirs has ended. */
  function follow() {
    clearTimeout(timer);
    const { phase, status, message, over } = visit;
    if (message) {
      state.textContent = say('SMS.' + message);
      again.hidden = !over || message === 'SENT';
      if (!over) lookAgain();
      return;
    }
    // Whoever heard the code has it: that its call is over is no news.
    state.textContent = say(`${phase}.${status}`) || (phase === 'CODE' && over ? '' : say(status)) || say(phase);
    if (over) {
      if (phase === 'CALL' || status !== 'COMPLETED') show(phase === 'CALL' ? 'over' : 'code');
      again.hidden = phase === 'CODE' && status === 'COMPLETED';
      return;
    }
    lookAgain();
  }

  function lookAgain() {
    const looked = visit;
    timer = setTimeout(async () => {
      const seen = await ask('GET', '/' + looked.visit).catch(() => looked);
      if (visit !== looked) return;
      visit = seen;
      follow();
    }, LOOK_EVERY);
  }

  const host = document.createElement('span');
  const shadow = host.attachShadow({ mode: 'open' });
  // Taken in this way, a strict content policy of the page does not forbid it.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  shadow.adoptedStyleSheets = [sheet];
  shadow.append(button, dialog);
  script.after(host);
})();
