/** The same program in Electron. Runs where an Electron binary and a display are; elsewhere it is reported as skipped. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findElectron, hasDisplay } from '../../src/main/hosts/choose-host.js';
import { ROOT, scratch } from './harness.js';

const binary = findElectron(ROOT, process.env);
const runnable = binary !== null && hasDisplay(process.platform, process.env);

describe.skipIf(!runnable)('the desk in Electron', () => {
  const place = scratch();
  let program: ElectronApplication;
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    const sheet = join(place.folder, '甲.txt');
    writeFileSync(sheet, '支出预算总表\n项目\t金额\n合计\t1.00\n');
    const root = process.getuid?.() === 0;
    program = await _electron.launch({
      executablePath: binary ?? '',
      // Only root needs the sandbox off, and only in this test: the program itself never asks for it.
      args: [
        ...(root ? ['--no-sandbox'] : []),
        `--user-data-dir=${join(place.folder, 'profile')}`,
        join(ROOT, 'out', 'main', 'index.js'),
        `--workspace=${join(place.folder, 'w.gouji')}`,
        sheet,
      ],
    });
    page = await program.firstWindow();
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    page.on('pageerror', (error) => problems.push(error.message));
    await page.getByTestId('nav-library').waitFor();
  });
  afterAll(async () => {
    await program?.close();
    place.remove();
  });

  it('shows the page on its own scheme, under the policy', async () => {
    expect(page.url()).toBe('app://desk/');
    const policy = await page.evaluate(() =>
      fetch('/index.html').then((answer) => answer.headers.get('content-security-policy')),
    );
    expect(policy).toContain("script-src 'self'");
  });

  it('gives the page the bridge and nothing of Node or Electron', async () => {
    const seen = await page.evaluate(() => {
      const page = globalThis as unknown as Record<string, unknown>;
      return {
        bridge: Object.keys(page['desk'] as object).toSorted(),
        node: ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'].filter((name) => name in page),
      };
    });
    expect(seen).toEqual({ bridge: ['call', 'downloadUrl', 'subscribe', 'upload'], node: [] });
  });

  it('runs the window with the sandbox and with separate worlds', async () => {
    const preferences = await program.evaluate(({ BrowserWindow }) => {
      const { webContents } = BrowserWindow.getAllWindows()[0]!;
      // Electron tells the settings in force only here.
      return (
        webContents as unknown as { getLastWebPreferences: () => Record<string, unknown> }
      ).getLastWebPreferences();
    });
    expect(preferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
    });
  });

  it('imports the file named on the command line and answers calls', async () => {
    await page.getByTestId('document-row').first().waitFor();
    const reply = await page.evaluate(() => globalThis.desk!.call('app.status', {}));
    expect(reply).toMatchObject({ ok: true, value: { host: 'electron', documents: 1 } });
    const upload = await page.evaluate(() => globalThis.desk!.upload('乙.txt', new ArrayBuffer(3)));
    expect(upload).toMatchObject({ ok: true });
  });

  it('cannot leave: no request, no navigation, no window', async () => {
    const refused = await page.evaluate(() =>
      fetch('http://127.0.0.1:9/').then(
        () => 'reached',
        () => 'refused',
      ),
    );
    expect(refused).toBe('refused');
    expect(await page.evaluate(() => globalThis.open('http://127.0.0.1:9/'))).toBeNull();
    await page.evaluate(() => {
      globalThis.location.href = 'http://127.0.0.1:9/';
    });
    // Asked of the main process: the page's own view waits for a navigation that never ends.
    await new Promise((resolve) => {
      setTimeout(resolve, 500);
    });
    const windows = await program.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }) => [webContents.getURL(), webContents.isLoading()]),
    );
    expect(windows).toEqual([['app://desk/', false]]);
  });

  it('shows no other errors than the refused attempts', () => {
    expect(problems.filter((problem) => !/Content Security Policy|127\.0\.0\.1:9|blocked/i.test(problem))).toEqual([]);
  });
});
