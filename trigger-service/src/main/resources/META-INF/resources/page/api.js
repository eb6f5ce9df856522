// The API as the page uses it. The token is kept for this tab alone and is gone with it.
const KEPT = 'ringback.session';

/** An answer that is no success: RFC 9457, or nothing at all (status 0). */
export class Problem extends Error {
  constructor(status, body, retryAfter) {
    super(body.detail ?? body.title ?? '');
    this.status = status;
    this.code = body.code ?? (status === 0 ? 'unreachable' : 'failed');
    this.errors = body.errors ?? [];
    this.retryAfter = retryAfter;
  }
}

export const session = {
  get() {
    const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? 'null');
    return kept && Date.parse(kept.expiresAt) > Date.now() ? kept : null;
  },
  set(signedIn) { sessionStorage.setItem(KEPT, JSON.stringify(signedIn)); },
  clear() { sessionStorage.removeItem(KEPT); },
};

async function send(method, path, { body, headers, signal } = {}) {
  const token = session.get()?.token;
  let answer;
  try {
    answer = await fetch(path, {
      method, signal, cache: 'no-store',
      headers: {
        ...(token && { Authorization: `Bearer ${token}` }),
        ...(body && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      body: body && JSON.stringify(body),
    });
  } catch (fault) {
    if (signal?.aborted) throw fault;
    throw new Problem(0, {});
  }
  if (answer.ok) return answer;
  const problem = await answer.json().catch(() => ({}));
  if (answer.status === 401 && token) {
    session.clear();
    dispatchEvent(new CustomEvent('signed-out'));
  }
  throw new Problem(answer.status, problem, Number(answer.headers.get('Retry-After')) || null);
}

async function ask(method, path, options) {
  const answer = await send(method, path, options);
  return answer.status === 204 ? null : answer.json();
}

const account = () => encodeURIComponent(session.get()?.account ?? '');

/** Random enough for a key, also where the page comes without TLS. */
function fresh() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export const api = {
  signIn: (number, pin) => ask('POST', 'v1/sign-in', { body: { account: number, pin } }),
  signOut: () => ask('DELETE', 'v1/sign-in'),
  account: () => ask('GET', `v1/accounts/${account()}`),
  numbers: () => ask('GET', `v1/accounts/${account()}/caller-ids`),
  addNumber: (number, proof) => ask('POST', `v1/accounts/${account()}/caller-ids`, { body: { number, proof } }),
  waysToProve: () => ask('GET', 'v1/number-proofs/ways'),
  tellCode: (number, by, language) => ask('POST', 'v1/number-proofs', { body: { number, by, language } }),
  proof: (id) => ask('GET', `v1/number-proofs/${id}`),
  proveNumber: (id, code) => ask('POST', `v1/number-proofs/${id}`, { body: { code } }),
  removeNumber: (number) => ask('DELETE', `v1/accounts/${account()}/caller-ids/${encodeURIComponent(number)}`),
  quote: (caller, callee, signal) => ask('POST', 'v1/quotes', { body: { caller, callee }, signal }),
  callback: (id) => ask('GET', `v1/callbacks/${id}`),
  callbacks: (cursor) => ask('GET', `v1/callbacks?limit=20${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`),
  cancel: (id) => ask('DELETE', `v1/callbacks/${id}`),

  /** A caller who presses twice, or whose connection breaks, is called once: the key stays for all tries of one wish. */
  call(wish) {
    const key = fresh();
    return async () => {
      for (let tries = 1; ; tries += 1) {
        try {
          return await ask('POST', 'v1/callbacks', { body: wish, headers: { 'Idempotency-Key': key } });
        } catch (problem) {
          const again = problem.status === 0 || problem.status === 503;
          if (!again || tries === 3) throw problem;
          await pause(1000 * (problem.retryAfter ?? tries));
        }
      }
    };
  },

  /** The steps of a callback as they happen, from the first; goes on after a break, ends with the callback. */
  async *steps(id, signal) {
    let last = 0;
    for (let breaks = 0; ;) {
      try {
        const answer = await send('GET', `v1/callbacks/${id}/stream`, { headers: { Accept: 'text/event-stream', 'Last-Event-ID': `${last}` }, signal });
        for await (const step of events(answer.body)) {
          last = step.number;
          breaks = 0;
          yield step;
        }
        const now = await api.callback(id);
        if (ENDED.has(now.status)) return;
      } catch (problem) {
        if (signal.aborted || [401, 403, 404].includes(problem.status)) throw problem;
      }
      breaks += 1;
      await pause(Math.min(500 * 2 ** breaks, 10_000));
    }
  },
};

/** States of a callback after which nothing comes. */
export const ENDED = new Set(['COMPLETED', 'NOT_REACHED', 'REFUSED', 'CANCELLED', 'EXPIRED', 'UNKNOWN', 'EVALUATED']);

/** Data of server-sent events. */
async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  for (let text = ''; ;) {
    const { value, done } = await reader.read();
    if (done) return;
    text += value.replaceAll('\r\n', '\n');
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const lines = text.slice(0, end).split('\n');
      text = text.slice(end + 2);
      const data = lines.filter((line) => line.startsWith('data:')).map((line) => line.slice(5).trimStart());
      if (data.length > 0) yield JSON.parse(data.join('\n'));
    }
  }
}

export const pause = (millis) => new Promise((go) => { setTimeout(go, millis); });
