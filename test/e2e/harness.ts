/** Drives the built program as a person would: starts the command, opens the printed address in a real browser. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PROGRAM = join(ROOT, 'out', 'main', 'cli.js');
const ADDRESS = /^http:\/\/127\.0\.0\.1:\d+\/\?token=\S+$/m;
const START_LIMIT = 120_000;

export type RunningDesk = {
  /** The printed address, with its token. */
  readonly address: string;
  /** Scheme, host and port. */
  readonly origin: string;
  readonly output: () => string;
  readonly errors: () => string;
  /** Asks the program to end, as Ctrl+C does, and gives its exit code. */
  readonly close: () => Promise<number | null>;
  /** Ends the program at once, as a power cut does. */
  readonly kill: () => Promise<void>;
};

export type DeskOptions = {
  readonly workspace: string;
  readonly files?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly folder?: string;
};

/** A folder for one test file; `remove` takes it away. */
export function scratch(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'gouji-e2e-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A server of somebody else on this computer. What reaches it has left the program. */
export type Stranger = { readonly origin: string; readonly reached: readonly string[]; readonly close: () => void };

/** Starts a stranger that answers everything and would let any page read the answers. */
export async function startStranger(): Promise<Stranger> {
  const reached: string[] = [];
  const server = createServer((incoming, response) => {
    reached.push(incoming.url ?? '');
    response.writeHead(200, { 'content-type': 'text/html', 'access-control-allow-origin': '*' });
    response.end('<!doctype html><title>stranger</title>');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, reached, close: () => void server.close() };
}

function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => child.once('exit', (code) => resolve(code)));
}

/** Starts the built program with the loopback host and waits for its address. */
export async function startDesk(options: DeskOptions): Promise<RunningDesk> {
  if (!existsSync(PROGRAM)) throw new Error('out/main/cli.js is missing: run npm run build before the slow tests');
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...environment } = process.env;
  const child = spawn(process.execPath, [PROGRAM, 'desk', '--workspace', options.workspace, ...(options.files ?? [])], {
    cwd: options.folder ?? tmpdir(),
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...environment, GOUJI_HOST: 'loopback', GOUJI_BROWSER: 'none', ...options.environment },
  });
  let output = '';
  let errors = '';
  const address = await new Promise<string>((resolve, reject) => {
    const fail = (why: string): void => reject(new Error(`${why}\n${output}\n${errors}`));
    const limit = setTimeout(() => {
      child.kill('SIGKILL');
      fail('the desk did not print its address in time');
    }, START_LIMIT);
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      const found = ADDRESS.exec(output);
      if (found === null) return;
      clearTimeout(limit);
      resolve(found[0]);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text;
    });
    child.once('error', (error) => fail(error.message));
    child.once('exit', (code) => {
      clearTimeout(limit);
      fail(`the desk ended with code ${code} before it printed its address`);
    });
  });
  return {
    address,
    origin: new URL(address).origin,
    output: () => output,
    // A busy computer has operations that take longer than a second; that is said there, and is no error.
    errors: () => errors.replaceAll(/^gouji: 较慢：.*\n/gm, ''),
    close: () => {
      child.kill('SIGTERM');
      return ended(child);
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended(child);
    },
  };
}

/** A file as the browser is given it without a disk. */
export type Upload = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

export type OpenPage = {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Console errors, page errors, failed answers, and every request that left the desk. Empty is what a test asserts. */
  readonly problems: () => readonly string[];
};

/** Opens the address in a profile of its own and writes down everything that should not happen. */
export async function openPage(browser: Browser, address: string): Promise<OpenPage> {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    acceptDownloads: true,
  });
  const page = await context.newPage();
  const { origin } = new URL(address);
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') {
      problems.push(`console ${message.type()}: ${message.text()}`);
    }
  });
  page.on('pageerror', (error) => problems.push(`page error: ${error.message}`));
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && url.protocol !== 'data:') problems.push(`request leaves the desk: ${request.url()}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()} for ${response.url()}`);
  });
  await page.goto(address, { waitUntil: 'load' });
  return { page, context, problems: () => problems };
}

/** 一间办公室. A program of its own with its page before somebody. */
export type Office = {
  readonly desk: RunningDesk;
  readonly open: OpenPage;
  readonly page: Page;
  /** Closes page and program, and demands that neither has anything to complain about. */
  readonly end: () => Promise<void>;
};

/** Starts the program and opens its page. */
export async function openOffice(browser: Browser, options: DeskOptions): Promise<Office> {
  const desk = await startDesk(options);
  const open = await openPage(browser, desk.address).catch(async (error: unknown) => {
    await desk.kill();
    throw error;
  });
  const end = async (): Promise<void> => {
    expect(open.problems()).toEqual([]);
    await open.context.close();
    expect(await desk.close()).toBe(0);
    expect(desk.errors()).toBe('');
  };
  return { desk, open, page: open.page, end };
}

/** Starts the program over files and says who reviews. The settings are shown. */
export async function openOfficeOf(browser: Browser, options: DeskOptions, reviewer: string): Promise<Office> {
  const office = await openOffice(browser, options);
  const { page } = office;
  const patience = { timeout: START_LIMIT };
  await page.getByTestId('document-row').first().waitFor(patience);
  await page.keyboard.press('Alt+6');
  await page.getByTestId('reviewer-name').fill(reviewer);
  await page.getByTestId('reviewer-name').press('Enter');
  await page.getByText(`审核人已改为 ${reviewer}`).waitFor(patience);
  return office;
}

/** A text as a file that is chosen or dropped. */
export function textFile(name: string, text: string): Upload {
  return { name, mimeType: 'text/plain', buffer: Buffer.from(text) };
}

/** A table of two units that nothing says the owner of: it waits to be confirmed. */
export const UNNAMED = textFile(
  '无名.txt',
  [
    '2026年支出预算总表',
    '单位：万元',
    '单位代码\t单位名称\t科目编码\t科目名称\t合计\t基本支出\t项目支出',
    '901001\t测试甲中心\t2080501\t行政单位离退休\t12.50\t10.00\t2.50',
    '902001\t测试乙中心\t2101101\t行政单位医疗\t3.00\t3.00\t',
    '\t\t\t合计\t15.50\t13.00\t2.50',
  ].join('\n'),
);
