/** The same program in Electron. Runs where an Electron binary and a display are; elsewhere it is reported as skipped. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findElectron, hasDisplay } from '../../src/main/hosts/choose-host.js';
import { ROOT, scratch, startStranger, type Stranger } from './harness.js';

const binary = findElectron(ROOT, process.env);
const runnable = binary !== null && hasDisplay(process.platform, process.env);

describe.skipIf(!runnable)('the desk in Electron', () => {
  const place = scratch();
  let program: ElectronApplication;
  let page: Page;
  let stranger: Stranger;
  const problems: string[] = [];

  beforeAll(async () => {
    stranger = await startStranger();
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
    stranger?.close();
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
    expect(seen).toEqual({ bridge: ['call', 'chooseFolder', 'downloadUrl', 'subscribe', 'upload'], node: [] });
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
    const event = await page.evaluate(async () => {
      const desk = globalThis.desk!;
      const bytes = new TextEncoder().encode('收入预算总表\n项目\t金额\n合计\t2.00\n').buffer;
      const uploaded = await desk.upload('乙.txt', bytes);
      if (!uploaded.ok) throw new Error(uploaded.error.message);
      const heard = new Promise<string>((resolve) => {
        desk.subscribe((one) => resolve(one.type));
      });
      await desk.call('documents.import', { files: [{ token: uploaded.value.token, path: '乙.txt' }] });
      return heard;
    });
    expect(event).toBe('import.progress');
    await page.getByTestId('document-row').filter({ hasText: '乙.txt' }).waitFor();
  });

  it('saves an exported file under its name', async () => {
    const target = join(place.folder, 'saved');
    const [name] = await Promise.all([
      program.evaluate(
        ({ session }, path) =>
          new Promise<string>((resolve) => {
            session.defaultSession.once('will-download', (_event, item) => {
              item.setSavePath(path);
              item.once('done', (_done, state) => resolve(`${item.getFilename()} ${state}`));
            });
          }),
        target,
      ),
      page.evaluate(async () => {
        const reply = await globalThis.desk!.call('notes.export', { format: 'json' });
        if (!reply.ok) throw new Error(reply.error.message);
        const link = document.createElement('a');
        link.href = globalThis.desk!.downloadUrl(reply.value.token);
        link.download = reply.value.fileName;
        link.click();
      }),
    ]);
    expect(name).toMatch(/\.json completed$/);
    expect(() => JSON.parse(readFileSync(target, 'utf8'))).not.toThrow();
  });

  it('cannot leave: no request, no navigation, no window', async () => {
    const tried = await page.evaluate(
      (url) =>
        fetch(`${url}/fetch`, { mode: 'no-cors' }).then(
          () => 'reached',
          () => 'refused',
        ),
      stranger.origin,
    );
    // The same from the main process, where no content security policy stands before the cancelling.
    const cancelled = await program.evaluate(
      ({ session }, url) =>
        session.defaultSession.fetch(`${url}/session`).then(
          () => 'reached',
          (error: Error) => error.message,
        ),
      stranger.origin,
    );
    const opened = await page.evaluate((url) => globalThis.open(`${url}/window`), stranger.origin);
    expect([tried, cancelled, opened]).toEqual(['refused', 'net::ERR_BLOCKED_BY_CLIENT', null]);
    await page.evaluate((url) => {
      globalThis.location.href = `${url}/navigation`;
    }, stranger.origin);
    // Asked of the main process: the page's own view waits for a navigation that never ends.
    await new Promise((resolve) => {
      setTimeout(resolve, 500);
    });
    const windows = await program.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }) => [webContents.getURL(), webContents.isLoading()]),
    );
    expect(windows).toEqual([['app://desk/', false]]);
    expect(stranger.reached).toEqual([]);
  });

  it('shows no other errors than the refused attempts', () => {
    expect(problems.filter((problem) => !/Content Security Policy|127\.0\.0\.1|blocked/i.test(problem))).toEqual([]);
  });

  it('closes the workspace when it is asked to end', async () => {
    const ended = new Promise<number | null>((resolve) => {
      program.process().once('exit', resolve);
    });
    program.process().kill('SIGTERM');
    expect(await ended).toBe(0);
    // SQLite takes its journal away when the last connection is closed, and only then.
    expect(readdirSync(place.folder).filter((name) => /^w\.gouji(?:-|$)/.test(name))).toEqual(['w.gouji']);
  });
});
