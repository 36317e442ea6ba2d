/** The page's only way to the program: the Electron preload where it is there, else this computer's loopback host. */
import type { DeskBridge, DeskEvent, Reply } from '../shared/desk-api.js';
import { messagesWords } from './words/messages.js';

declare global {
  var desk: DeskBridge | undefined;
}

const EVERYTHING: DeskEvent = { type: 'workspace.changed', what: ['documents', 'findings', 'notes'] };

function failed(message: string): Reply<never> {
  return { ok: false, error: { code: 'internal', message } };
}

/** A reply is a value also where the host itself is gone: the page shows it like every other message. */
async function post(
  path: string,
  headers: Record<string, string>,
  body: BodyInit,
  options: Pick<RequestInit, 'keepalive'> = {},
): Promise<Reply<never>> {
  let response: Response;
  try {
    response = await fetch(path, { method: 'POST', headers, body, ...options });
  } catch {
    return failed(messagesWords.hostGone);
  }
  if (response.status === 401 || response.status === 403) {
    return failed(messagesWords.hostRefuses);
  }
  try {
    // The host speaks the contract of desk-api.ts; what it sends was typed there.
    return (await response.json()) as Reply<never>;
  } catch {
    return failed(messagesWords.replyUnreadable(response.status));
  }
}

const listeners = new Set<(event: DeskEvent) => void>();
let source: EventSource | null = null;

function publish(event: DeskEvent): void {
  for (const listener of listeners) listener(event);
}

/** What was missed while the connection was down is unknown, so the page is told to read everything again. */
function connect(): EventSource {
  const connection = new EventSource('/events');
  let interrupted = false;
  connection.addEventListener('error', () => {
    interrupted = true;
  });
  connection.addEventListener('open', () => {
    if (interrupted) publish(EVERYTHING);
    interrupted = false;
  });
  connection.addEventListener('message', (message: MessageEvent<string>) => {
    publish(JSON.parse(message.data) as DeskEvent);
  });
  return connection;
}

/** One connection for all listeners: a browser opens at most six to one host, and each stream holds one for good. */
function subscribe(listener: (event: DeskEvent) => void): () => void {
  const own = (event: DeskEvent): void => listener(event);
  listeners.add(own);
  source ??= connect();
  return () => {
    listeners.delete(own);
    if (listeners.size > 0) return;
    source?.close();
    source = null;
  };
}

/** Characters of a call that may outlive its page; browsers allow 64 KB for all of them. */
const MOST_KEPT_ALIVE = 15_000;

const loopback: DeskBridge = {
  call: (operation, input) => {
    const body = JSON.stringify({ operation, input });
    // The place is kept when the page goes: what is under way then is dropped unless it says so, and only a little may.
    const keepalive = operation === 'app.keepView' && body.length < MOST_KEPT_ALIVE;
    return post('/call', { 'content-type': 'application/json' }, body, { keepalive });
  },
  subscribe,
  upload: (name, bytes) =>
    post(`/upload?name=${encodeURIComponent(name)}`, { 'content-type': 'application/octet-stream' }, bytes),
  downloadUrl: (token) => `/file/${encodeURIComponent(token)}`,
};

/** The bridge of this page. */
export const bridge: DeskBridge = globalThis.desk ?? loopback;
