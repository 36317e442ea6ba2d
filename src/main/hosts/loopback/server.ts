/** The loopback host: the desk for a browser on this computer, and for nobody else. */
import { createServer, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Reply } from '../../../shared/desk-api.js';
import type { DeskClient } from '../../desk/client.js';
import { messageOf } from '../../desk/trouble.js';
import { CALL_LIMIT, carryCall, carryUpload, refusal, tooLarge, UPLOAD_LIMIT } from '../carrier.js';
import { findPageFile, SAFE_HEADERS } from '../page.js';
import { createAccess, type Access } from './access.js';
import { readBody } from './body.js';
import { createEventStreams, type EventStreams } from './events.js';

/** A running loopback host. */
export type LoopbackHost = {
  /** Where the page is, with the token: `http://127.0.0.1:PORT/?token=…`. */
  readonly address: string;
  /** The same with a token that lets in once, for handing to the system's browser. */
  readonly addressOnce: () => string;
  /** Ends the streams and the server. The desk is closed by who started it. */
  readonly close: () => Promise<void>;
};

type Serving = {
  readonly desk: DeskClient;
  readonly pageRoot: string;
  readonly access: Access;
  readonly streams: EventStreams;
};

function answer(
  response: ServerResponse,
  status: number,
  headers: OutgoingHttpHeaders,
  body: string | Uint8Array,
): void {
  response.writeHead(status, { ...SAFE_HEADERS, ...headers });
  response.end(body);
}

function text(response: ServerResponse, status: number, message: string): void {
  answer(response, status, { 'content-type': 'text/plain; charset=utf-8' }, `${message}\n`);
}

function reply(response: ServerResponse, status: number, value: Reply<unknown>): void {
  answer(response, status, { 'content-type': 'application/json; charset=utf-8' }, JSON.stringify(value));
}

async function serveCall(serving: Serving, request: IncomingMessage, response: ServerResponse): Promise<void> {
  // A form of another page cannot state this type, and a script of another page may not without being asked first.
  if (!request.headers['content-type']?.startsWith('application/json')) {
    reply(response, 415, refusal('invalid-input', '请求格式不正确：内容须为 JSON。'));
    return;
  }
  const body = await readBody(request, CALL_LIMIT);
  if (body.kind === 'broken') return;
  if (body.kind === 'too-large') {
    reply(response, 413, refusal('invalid-input', '请求内容过大，未处理。请分批操作。'));
    return;
  }
  let message: unknown;
  try {
    message = JSON.parse(Buffer.from(body.bytes).toString('utf8'));
  } catch {
    reply(response, 400, refusal('invalid-input', '请求格式不正确：内容不是有效的 JSON。'));
    return;
  }
  const { operation, input } = (message ?? {}) as { operation?: unknown; input?: unknown };
  reply(response, 200, await carryCall(serving.desk, operation, input));
}

async function serveUpload(
  serving: Serving,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const name = url.searchParams.get('name') ?? '';
  const body = await readBody(request, UPLOAD_LIMIT);
  if (body.kind === 'broken') return;
  if (body.kind === 'too-large') reply(response, 413, tooLarge(name));
  else reply(response, 200, await carryUpload(serving.desk, name, body.bytes));
}

async function servePage(serving: Serving, path: string, response: ServerResponse): Promise<void> {
  const file = await findPageFile(serving.desk, serving.pageRoot, path);
  if (file === null) text(response, 404, '这里没有内容。导出的文件须重新导出。');
  else answer(response, 200, file.headers, file.bytes);
}

async function serve(serving: Serving, request: IncomingMessage, response: ServerResponse): Promise<void> {
  // The raw path is kept beside the URL: URL resolves `..` on its own and would hide what was asked.
  const target = request.url ?? '/';
  const path = target.split('?', 1)[0] ?? '/';
  const url = new URL(`http://127.0.0.1${target.startsWith('/') ? target : '/'}`);
  const method = request.method ?? '';
  const token = url.searchParams.get('token');
  const decision = serving.access.decide({ method, path, token, headers: request.headers });
  if (decision.kind === 'refused') return text(response, decision.status, decision.message);
  if (decision.kind === 'enter') return answer(response, 302, { location: '/', 'set-cookie': decision.cookie }, '');
  if (method === 'POST') {
    if (path === '/call') return serveCall(serving, request, response);
    if (path === '/upload') return serveUpload(serving, url, request, response);
    return text(response, 404, '没有这个操作。');
  }
  if (path === '/events') {
    response.writeHead(200, { ...SAFE_HEADERS, 'content-type': 'text/event-stream; charset=utf-8' });
    return serving.streams.add(response);
  }
  return servePage(serving, path, response);
}

/** Serves the desk and the built page at `pageRoot` on 127.0.0.1, on a port of the system's choice. */
export async function startLoopback(desk: DeskClient, pageRoot: string): Promise<LoopbackHost> {
  const streams = createEventStreams();
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const access = createAccess(port);
  const serving: Serving = { desk, pageRoot, access, streams };
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    serve(serving, request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else text(response, 500, `程序内部出错：${messageOf(error)}`);
    });
  });
  const stopListening = desk.onEvent(streams.send);
  const at = (token: string): string => `http://127.0.0.1:${port}/?token=${token}`;
  return {
    address: at(access.token),
    addressOnce: () => at(access.issueOnce()),
    close: async () => {
      stopListening();
      streams.close();
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      server.closeAllConnections();
      await closed;
    },
  };
}
