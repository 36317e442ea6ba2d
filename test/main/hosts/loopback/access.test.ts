import { describe, expect, it } from 'vitest';
import { createAccess, type Asked } from '../../../../src/main/hosts/loopback/access.js';

const PORT = 41234;
const HOST = `127.0.0.1:${PORT}`;

function entered(): { access: ReturnType<typeof createAccess>; cookie: string } {
  const access = createAccess(PORT);
  const decision = access.decide(asked({ token: access.token }));
  if (decision.kind !== 'enter') throw new Error('the printed token must let in');
  return { access, cookie: decision.cookie.split(';')[0]! };
}

function asked(change: Partial<Asked> & { headers?: Asked['headers'] } = {}): Asked {
  return { method: 'GET', path: '/', token: null, ...change, headers: { host: HOST, ...change.headers } };
}

function status(decision: ReturnType<ReturnType<typeof createAccess>['decide']>): number | string {
  return decision.kind === 'refused' ? decision.status : decision.kind;
}

describe('access to the loopback host', () => {
  it('lets in with the printed token, and hides the session in a strict cookie', () => {
    const access = createAccess(PORT);
    expect(Buffer.from(access.token, 'base64url')).toHaveLength(32);
    const decision = access.decide(asked({ token: access.token }));
    expect(decision).toEqual({
      kind: 'enter',
      cookie: expect.stringMatching(/^gouji-41234=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/),
    });
    expect(JSON.stringify(decision)).not.toContain(access.token);
    expect(status(access.decide(asked({ token: access.token })))).toBe('enter');
  });

  it('lets in only once with a token issued for the command line of the browser', () => {
    const access = createAccess(PORT);
    const once = access.issueOnce();
    expect(status(access.decide(asked({ token: once })))).toBe('enter');
    expect(status(access.decide(asked({ token: once })))).toBe(401);
  });

  it('answers 401 without the secret', () => {
    const { access, cookie } = entered();
    expect(status(access.decide(asked({ headers: { cookie } })))).toBe('allowed');
    expect(status(access.decide(asked()))).toBe(401);
    expect(status(access.decide(asked({ token: 'wrong' })))).toBe(401);
    expect(status(access.decide(asked({ token: 'wrong', headers: { cookie } })))).toBe(401);
    expect(status(access.decide(asked({ headers: { cookie: 'gouji-41234=wrong' } })))).toBe(401);
    expect(status(access.decide(asked({ headers: { cookie: cookie.replace('41234', '41235') } })))).toBe(401);
    expect(status(access.decide(asked({ path: '/assets/a.js', token: access.token })))).toBe(401);
    expect(status(createAccess(PORT).decide(asked({ headers: { cookie } })))).toBe(401);
  });

  it.each([
    `evil.example:${PORT}`,
    '127.0.0.1',
    `127.0.0.1:${PORT + 1}`,
    `127.0.0.1.evil.example:${PORT}`,
    'localhost',
  ])('answers 403 to the foreign host name %s', (host) => {
    const { access, cookie } = entered();
    expect(status(access.decide(asked({ headers: { host, cookie } })))).toBe(403);
  });

  it('answers 403 where there is no host name, and serves localhost', () => {
    const { access, cookie } = entered();
    expect(status(access.decide({ ...asked(), headers: { cookie } }))).toBe(403);
    expect(status(access.decide(asked({ headers: { host: `localhost:${PORT}`, cookie } })))).toBe('allowed');
  });

  it.each([
    'http://evil.example',
    `http://127.0.0.1:${PORT + 1}`,
    'null',
    `https://${HOST}`,
    `http://localhost:${PORT}`,
  ])('answers 403 to the origin %s, with the right cookie, for every method', (origin) => {
    const { access, cookie } = entered();
    for (const method of ['GET', 'POST']) {
      expect(status(access.decide(asked({ method, path: '/call', headers: { cookie, origin } })))).toBe(403);
    }
  });

  it('wants the page vouched for on calls and events', () => {
    const { access, cookie } = entered();
    const origin = `http://${HOST}`;
    for (const [method, path] of [
      ['POST', '/call'],
      ['POST', '/upload'],
      ['GET', '/events'],
    ] as const) {
      expect(status(access.decide(asked({ method, path, headers: { cookie } })))).toBe(403);
      expect(status(access.decide(asked({ method, path, headers: { cookie, origin } })))).toBe('allowed');
      expect(status(access.decide(asked({ method, path, headers: { origin } })))).toBe(401);
      const vouched = { cookie, 'sec-fetch-site': 'same-origin' };
      expect(status(access.decide(asked({ method, path, headers: vouched })))).toBe('allowed');
    }
  });

  it.each(['cross-site', 'same-site'])('keeps out what the browser calls %s, but for opening the page', (site) => {
    const { access, cookie } = entered();
    const from = { cookie, 'sec-fetch-site': site };
    expect(status(access.decide(asked({ path: '/assets/a.js', headers: from })))).toBe(403);
    expect(
      status(access.decide(asked({ path: '/file/abc', headers: { ...from, 'sec-fetch-mode': 'navigate' } }))),
    ).toBe(403);
    expect(status(access.decide(asked({ headers: { ...from, 'sec-fetch-mode': 'navigate' } })))).toBe('allowed');
  });

  it.each(['PUT', 'DELETE', 'OPTIONS', 'HEAD', ''])('has no method %j', (method) => {
    const { access, cookie } = entered();
    expect(status(access.decide(asked({ method, headers: { cookie } })))).toBe(405);
  });
});
