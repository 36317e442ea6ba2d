import { request, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.js';
import { strangeFonts } from './fonts.js';
import { openPage, scratch, startDesk, startStranger, type RunningDesk, type Stranger } from './harness.js';

const place = scratch();
let desk: RunningDesk;
let browser: Browser;
let stranger: Stranger;

beforeAll(async () => {
  stranger = await startStranger();
  desk = await startDesk({ workspace: join(place.folder, 'w.gouji') });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
  stranger?.close();
  place.remove();
});

function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(desk.origin);
    const sent = request({ hostname, port, path, method, headers }, (response) => {
      response.resume();
      resolve(response);
    });
    sent.on('error', reject);
    sent.end(method === 'POST' ? '{"operation":"app.status","input":{}}' : undefined);
  });
}

async function cookie(): Promise<string> {
  const entry = await ask(`/${new URL(desk.address).search}`);
  return String(entry.headers['set-cookie']?.[0]).split(';')[0]!;
}

describe('the running desk', () => {
  it('is closed without the secret of this start', async () => {
    const statuses = await Promise.all([
      ask('/'),
      ask('/?token=wrong'),
      ask('/events', { 'sec-fetch-site': 'same-origin' }),
      ask('/file/x'),
      ask('/call', { origin: desk.origin, 'content-type': 'application/json' }, 'POST'),
      ask('/upload?name=a', { origin: desk.origin }, 'POST'),
    ]);
    expect(statuses.map(({ statusCode }) => statusCode)).toEqual([401, 401, 401, 401, 401, 401]);
  });

  it('is closed to other pages and other names, with the secret', async () => {
    const own = { cookie: await cookie(), 'content-type': 'application/json' };
    const { port } = new URL(desk.origin);
    const statuses = await Promise.all([
      ask('/call', { ...own, origin: desk.origin }, 'POST'),
      ask('/call', { ...own, origin: 'http://evil.example' }, 'POST'),
      ask('/call', { ...own, origin: stranger.origin }, 'POST'),
      ask('/call', own, 'POST'),
      ask('/events', { ...own, origin: stranger.origin }),
      ask('/', { ...own, host: `evil.example:${port}` }),
      ask('/index.html', { ...own, 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors' }),
    ]);
    expect(statuses.map(({ statusCode }) => statusCode)).toEqual([200, 403, 403, 403, 403, 403, 403]);
  });

  it('gives nothing outside the page', async () => {
    const own = { cookie: await cookie() };
    const paths = [
      '/../main/cli.js',
      '/%2e%2e/main/cli.js',
      '/..%2fmain%2fcli.js',
      '/..\\main\\cli.js',
      '/%00',
      '//etc/passwd',
    ];
    const statuses = await Promise.all(paths.map((path) => ask(path, own)));
    expect(statuses.map(({ statusCode }) => statusCode)).toEqual(paths.map(() => 404));
    expect((await ask('/index.html', own)).statusCode).toBe(200);
  });
});

describe('the page', () => {
  it('loads without an error, under the policy, with the address and the cookie out of sight', async () => {
    const { page, context, problems } = await openPage(browser, desk.address);
    const answer = await page.reload();
    expect(await answer?.headerValue('content-security-policy')).toContain("script-src 'self';");
    expect(page.url()).toBe(`${desk.origin}/`);
    expect(await page.evaluate(() => document.cookie)).toBe('');
    const cookies = await context.cookies();
    expect(cookies.map(({ httpOnly, sameSite, path, expires }) => ({ httpOnly, sameSite, path, expires }))).toEqual([
      { httpOnly: true, sameSite: 'Strict', path: '/', expires: -1 },
    ]);
    await page.getByTestId('nav-library').waitFor();
    expect(problems()).toEqual([]);
    await context.close();
  });

  it('cannot reach anything but the desk', async () => {
    const { page, context } = await openPage(browser, desk.address);
    const before = stranger.reached.length;
    const outcome = await page.evaluate(async (foreign) => {
      const settle = (start: (done: (word: string) => void) => void): Promise<string> =>
        new Promise((resolve) => {
          start(resolve);
          setTimeout(() => resolve('silent'), 3000);
        });
      return {
        fetch: await fetch(`${foreign}/fetch`).then(
          () => 'reached',
          () => 'refused',
        ),
        beacon: navigator.sendBeacon(`${foreign}/beacon`, 'x') ? 'sent' : 'refused',
        image: await settle((done) => {
          const image = new Image();
          image.addEventListener('load', () => done('reached'));
          image.addEventListener('error', () => done('refused'));
          image.src = `${foreign}/image`;
        }),
        socket: await settle((done) => {
          try {
            const socket = new WebSocket(`${foreign.replace('http', 'ws')}/socket`);
            socket.addEventListener('open', () => done('reached'));
            socket.addEventListener('error', () => done('refused'));
          } catch {
            done('refused');
          }
        }),
        style: await settle((done) => {
          const style = document.createElement('style');
          style.textContent = `body { background-image: url(${foreign}/style) }`;
          document.head.append(style);
          setTimeout(() => done('applied'), 500);
        }),
        script: await settle((done) => {
          const script = document.createElement('script');
          script.textContent = 'globalThis.injected = true';
          document.head.append(script);
          done((globalThis as { injected?: boolean }).injected === true ? 'ran' : 'refused');
        }),
        evaluation: (() => {
          try {
            return String(new Function('return 1')());
          } catch {
            return 'refused';
          }
        })(),
      };
    }, stranger.origin);
    expect(outcome).toMatchObject({
      fetch: 'refused',
      image: 'refused',
      socket: 'refused',
      script: 'refused',
      evaluation: 'refused',
    });
    expect(stranger.reached.slice(before)).toEqual([]);
    await context.close();
  });

  it('cannot be framed, called or read by a page of another local program in the same browser', async () => {
    const { page, context } = await openPage(browser, desk.address);
    const other = await context.newPage();
    await other.goto(`${stranger.origin}/page`);
    const outcome = await other.evaluate(async (origin) => {
      const attempt = (start: Promise<Response>): Promise<string> =>
        start.then(
          ({ type, status }) => `${type} ${status}`,
          () => 'refused',
        );
      const call = { method: 'POST', body: '{"operation":"app.status","input":{}}', credentials: 'include' } as const;
      return {
        plain: await attempt(fetch(`${origin}/call`, call)),
        json: await attempt(fetch(`${origin}/call`, { ...call, headers: { 'content-type': 'application/json' } })),
        asset: await attempt(fetch(`${origin}/index.html`, { credentials: 'include' })),
        script: await new Promise<string>((resolve) => {
          const script = document.createElement('script');
          script.addEventListener('load', () => resolve('loaded'));
          script.addEventListener('error', () => resolve('refused'));
          script.src = `${origin}/events`;
          document.head.append(script);
        }),
        frame: await new Promise<string>((resolve) => {
          const frame = document.createElement('iframe');
          frame.addEventListener('load', () => resolve(frame.contentDocument === null ? 'closed' : 'open'));
          frame.src = `${origin}/`;
          document.body.append(frame);
        }),
      };
    }, desk.origin);
    expect(outcome).toEqual({
      plain: 'refused',
      json: 'refused',
      asset: 'refused',
      script: 'refused',
      frame: 'closed',
    });
    const framed = other.frames().find((frame) => frame !== other.mainFrame());
    expect(await framed?.evaluate(() => document.querySelector('#root'))).toBeNull();
    await page.close();
    await context.close();
  });
});

describe('the built-in font', () => {
  it('shows every Chinese character of the page, in a browser that knows no Chinese font', async () => {
    const { page, context, problems } = await openPage(browser, desk.address);
    await page.getByTestId('nav-library').waitFor();
    await page.evaluate(() => document.fonts.ready);
    const loaded = await page.evaluate(() =>
      [...document.fonts].filter((face) => face.status === 'loaded').map((face) => face.family.replaceAll('"', '')),
    );
    expect(loaded).toContain('Noto Sans SC Variable');
    expect(await strangeFonts(page)).toEqual([]);
    expect(problems()).toEqual([]);
    await context.close();
  });
});
