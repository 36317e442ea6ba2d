import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SAFE_HEADERS } from '../../../../src/main/hosts/page.js';
import { startLoopback, type LoopbackHost } from '../../../../src/main/hosts/loopback/server.js';
import { createFakeDesk } from '../fake-desk.js';

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: Buffer };

let root = '';
let host: LoopbackHost;
let fake: ReturnType<typeof createFakeDesk>;
let origin = '';
let cookie = '';

/** Plain node:http: fetch would resolve `..` in the path and refuse to set Host and Origin. */
function ask(
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: Uint8Array | string } = {},
) {
  return new Promise<Answer>((resolve, reject) => {
    const { port } = new URL(origin);
    const sent = request({
      host: '127.0.0.1',
      port,
      path,
      method: options.method ?? 'GET',
      headers: { ...options.headers },
    });
    sent.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    sent.on('error', reject);
    sent.end(options.body);
  });
}

const own = (): Record<string, string> => ({ cookie, origin });
const json = (): Record<string, string> => ({ ...own(), 'content-type': 'application/json' });

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'gouji-host-'));
  writeFileSync(join(root, 'index.html'), '<!doctype html><title>勾稽</title>');
  fake = createFakeDesk();
  host = await startLoopback(fake.desk, root);
  origin = new URL(host.address).origin;
  const entry = await ask(`/${new URL(host.address).search}`);
  cookie = String(entry.headers['set-cookie']?.[0]).split(';')[0]!;
});
afterEach(async () => {
  await host.close();
  rmSync(root, { recursive: true, force: true });
});

describe('the loopback host', () => {
  it('sends the browser from the printed address to the page, keeping the secret in a cookie', async () => {
    expect(host.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}$/);
    const entry = await ask(`/${new URL(host.address).search}`);
    expect({ status: entry.status, location: entry.headers['location'] }).toEqual({ status: 302, location: '/' });
    expect(entry.headers['set-cookie']).toEqual([expect.stringMatching(/; HttpOnly; SameSite=Strict; Path=\/$/)]);
    const page = await ask('/', { headers: { cookie } });
    expect(page.status).toBe(200);
    expect(page.body.toString()).toContain('勾稽');
    const once = host.addressOnce();
    expect([
      (await ask(new URL(once).pathname + new URL(once).search)).status,
      (await ask(`/${new URL(once).search}`)).status,
    ]).toEqual([302, 401]);
  });

  it('puts the safe headers on every answer, refusals included', async () => {
    const answers = [
      await ask('/', { headers: { cookie } }),
      await ask('/'),
      await ask('/', { headers: { cookie, host: 'evil.example' } }),
      await ask('/', { headers: { cookie }, method: 'DELETE' }),
      await ask('/absent.js', { headers: { cookie } }),
      await ask('/call', { method: 'POST', headers: json(), body: '{' }),
      await ask('/file/known', { headers: { cookie } }),
      await ask(`/${new URL(host.address).search}`),
    ];
    expect(answers.map((answer) => answer.status)).toEqual([200, 401, 403, 405, 404, 400, 200, 302]);
    for (const answer of answers) expect(answer.headers).toMatchObject(SAFE_HEADERS);
  });

  it.each(['/../package.json', '/%2e%2e/package.json', '/..%5cpackage.json', '/%00', '//etc/passwd', '/C:/x.js'])(
    'has nothing outside the page: %s',
    async (path) => {
      expect((await ask(path, { headers: { cookie } })).status).toBe(404);
    },
  );

  it('carries a call to the desk and its reply back', async () => {
    const body = JSON.stringify({ operation: 'documents.list', input: { 名: '值' } });
    const answer = await ask('/call', { method: 'POST', headers: json(), body });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body.toString())).toEqual({
      ok: true,
      value: { operation: 'documents.list', input: { 名: '值' } },
    });
  });

  it('refuses calls that are not ours or not JSON', async () => {
    const body = JSON.stringify({ operation: 'documents.list', input: {} });
    const statuses = [
      await ask('/call', { method: 'POST', headers: { ...json(), origin: 'http://evil.example' }, body }),
      await ask('/call', { method: 'POST', headers: { cookie, 'content-type': 'application/json' }, body }),
      await ask('/call', { method: 'POST', headers: { origin, 'content-type': 'application/json' }, body }),
      await ask('/call', { method: 'POST', headers: { ...own(), 'content-type': 'text/plain' }, body }),
      await ask('/call', { method: 'POST', headers: json(), body: 'x' }),
      await ask('/other', { method: 'POST', headers: json(), body }),
    ].map((answer) => answer.status);
    expect(statuses).toEqual([403, 403, 401, 415, 400, 404]);
    const shapeless = await ask('/call', { method: 'POST', headers: json(), body: 'null' });
    expect(JSON.parse(shapeless.body.toString())).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
  });

  it('makes a fault of the desk a reply', async () => {
    await host.close();
    fake = createFakeDesk({ dispatch: () => Promise.reject(new Error('线程已退出')) });
    host = await startLoopback(fake.desk, root);
    origin = new URL(host.address).origin;
    const entry = await ask(`/${new URL(host.address).search}`);
    cookie = String(entry.headers['set-cookie']?.[0]).split(';')[0]!;
    const answer = await ask('/call', { method: 'POST', headers: json(), body: '{"operation":"a","input":{}}' });
    expect(JSON.parse(answer.body.toString())).toMatchObject({
      ok: false,
      error: { code: 'internal', message: expect.stringContaining('线程已退出') },
    });
  });

  it('takes the bytes of an upload as they are', async () => {
    const bytes = Uint8Array.from({ length: 3_000_000 }, (_, index) => index % 251);
    const name = '2026年 预算+公开&=.pdf';
    const answer = await ask(`/upload?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: own(),
      body: bytes,
    });
    expect(JSON.parse(answer.body.toString())).toEqual({ ok: true, value: { token: 'token-1' } });
    expect(Buffer.from(fake.uploads.get(name)!).equals(bytes)).toBe(true);
    const nameless = await ask('/upload', { method: 'POST', headers: own(), body: bytes });
    expect(JSON.parse(nameless.body.toString())).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
  });

  it('hands an exported file out as an attachment only', async () => {
    const answer = await ask('/file/known', { headers: { cookie } });
    expect([...answer.body]).toEqual([1, 2, 3]);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/x-test',
      'content-disposition': `attachment; filename="____.docx"; filename*=UTF-8''%E5%AE%A1%E6%A0%B8%E6%84%8F%E8%A7%81.docx`,
    });
    expect((await ask('/file/unknown', { headers: { cookie } })).status).toBe(404);
    expect((await ask('/file/known')).status).toBe(401);
  });

  it('streams events to the page until the host ends', async () => {
    const response = await fetch(`${origin}/events`, { headers: { cookie, 'sec-fetch-site': 'same-origin', origin } });
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    fake.emit({ type: 'workspace.changed', what: ['documents'] });
    const reader = response.body!.getReader();
    let seen = '';
    while (!seen.includes('data:')) seen += Buffer.from((await reader.read()).value!).toString();
    expect(seen).toContain('data: {"type":"workspace.changed","what":["documents"]}\n\n');
    await host.close();
    expect(fake.listeners()).toBe(0);
    await expect(
      reader.read().then(
        ({ done }) => done,
        () => true,
      ),
    ).resolves.toBe(true);
  });

  it('listens on this computer only', async () => {
    expect(new URL(host.address).hostname).toBe('127.0.0.1');
    const answers = await Promise.allSettled([
      fetch(origin.replace('127.0.0.1', '127.0.0.2')),
      fetch(origin.replace('127.0.0.1', '[::1]')),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual(['rejected', 'rejected']);
  });
});
