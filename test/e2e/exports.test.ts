/**
 * Every export from the desk in a real browser: previewed, written, printed, and read back with the program's own readers.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Download, Page } from 'playwright-core';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDocx } from '../../src/main/intake/docx/read-docx.js';
import { readXlsx } from '../../src/main/intake/sheet/read-sheet.js';
import { launchBrowser } from './browser.js';
import { openOffice, ROOT, scratch, type OpenPage, type RunningDesk } from './harness.js';
import { violations } from './screens.js';

const place = scratch();
const workspace = join(place.folder, '导出.gouji');
const OPINION = '经核对，此处与分项之和不一致，请核实。';
const PATIENCE = { timeout: 60_000 };
const SCREENSHOTS = join(ROOT, 'test/e2e/.output');

let browser: Browser;
let desk: RunningDesk;
let open: OpenPage;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  ({ desk, open, page } = await openOffice(browser, { workspace }));
  await page.getByTestId('import-samples').first().click();
  await page.getByTestId('nav-review').click();
  await page.getByTestId('finding-row').first().waitFor(PATIENCE);
  await page.getByTestId('finding-row').first().click();
  for (let count = 0; count < 3; count += 1) {
    await page.keyboard.press('a');
    await page.getByTestId('note-saved').waitFor();
    await page.keyboard.press('j');
  }
});
afterAll(async () => {
  await browser?.close();
  await desk?.kill();
  place.remove();
});

async function bytesOf(download: Download): Promise<Uint8Array> {
  return new Uint8Array(readFileSync(await download.path()));
}

/** Presses a button that hands out a file. */
async function written(button: string): Promise<Uint8Array> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId(button).click()]);
  return bytesOf(download);
}

async function openDialog(kind: string): Promise<void> {
  if ((await page.getByRole('dialog').count()) === 0) await page.keyboard.press('Control+e');
  await page.getByRole('dialog').getByText(kind, { exact: true }).click();
  await page.getByTestId('paper').waitFor(PATIENCE);
}

const paper = (): Promise<string> => page.getByTestId('paper').innerText();
const plain = (text: string): string => text.replace(/\s+/g, '');

function wordLines(bytes: Uint8Array): string {
  const read = readDocx(bytes);
  if (!read.ok) throw new Error(read.reason);
  return plain(read.lines.join(''));
}

function sheetLines(bytes: Uint8Array): string {
  const read = readXlsx(bytes);
  if (!read.ok) throw new Error(read.reason);
  return plain(read.lines.join(''));
}

describe('the ledger', () => {
  it('is edited in the words in which it is written, with the opinion beside it', async () => {
    await page.getByTestId('nav-ledger').click();
    const problem = page.locator('[col-id="problem"].ag-cell').first();
    await problem.dblclick();
    const editor = page.locator('.ag-large-text-input textarea');
    await editor.fill(OPINION);
    await editor.press('Enter');
    await expect.poll(() => problem.innerText(), PATIENCE).toBe(OPINION);
    await page.getByTestId('opinion-beside').click();
    await expect.poll(paper, PATIENCE).toContain(OPINION);
    expect(await violations(page)).toEqual([]);
    await page.screenshot({ path: join(SCREENSHOTS, 'exports-ledger.png') });
    await page.getByTestId('opinion-beside').click();
  });

  it('writes exactly what is seen', async () => {
    await expect.poll(() => page.locator('[col-id="problem"].ag-cell').count()).toBe(3);
    await page.getByTestId('ledger-find').fill(OPINION);
    await expect.poll(() => page.locator('[col-id="problem"].ag-cell').count()).toBe(1);
    const bytes = await written('export-xlsx');
    const lines = sheetLines(bytes);
    expect(lines).toContain(plain(OPINION));
    const sheet = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']!);
    // Title, headings, and the one row that is seen.
    expect([...sheet.matchAll(/<row /g)]).toHaveLength(3);
    await page.getByTestId('ledger-find').fill('');
  });

  it('gives a 取证单 of the line in hand', async () => {
    await page.locator('[col-id="location"].ag-cell').first().click();
    await page.getByTestId('finding-sheet').click();
    await page.getByTestId('paper').waitFor(PATIENCE);
    expect(await paper()).toContain('审核取证单');
    expect(wordLines(await written('write-docx'))).toContain('审核取证单');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });
});

describe('the preview', () => {
  it('waits with its first button in hand, so that Enter writes and does not close', async () => {
    await page.keyboard.press('Control+e');
    const inHand = (): Promise<string | null | undefined> =>
      page.evaluate(() => document.activeElement?.getAttribute('data-testid'));
    await expect.poll(inHand, PATIENCE).toBe('write-docx');
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    expect(wordLines(await bytesOf(download))).toContain('存在问题');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('shows the opinion that is written, and every kind passes axe', async () => {
    await openDialog('审核意见书');
    await expect.poll(paper, PATIENCE).toContain(OPINION);
    const shown = await page.getByTestId('paper').locator('p, h2, h3, h4').allInnerTexts();
    const lines = wordLines(await written('write-docx'));
    for (const text of shown) expect(lines).toContain(plain(text));
    expect(await violations(page)).toEqual([]);
    await page.screenshot({ path: join(SCREENSHOTS, 'exports-opinion.png') });
  });

  it.each([
    ['汇总表', 'write-docx', wordLines],
    ['汇总表', 'write-xlsx', sheetLines],
    ['检查表', 'write-xlsx', sheetLines],
    ['批注表', 'write-xlsx', sheetLines],
    ['问题台账', 'write-xlsx', sheetLines],
  ] as const)('shows the %s that %s writes', async (kind, button, read) => {
    await openDialog(kind);
    const cells = await page.getByTestId('paper').locator('tbody tr').first().locator('td').allInnerTexts();
    expect(cells.length).toBeGreaterThan(1);
    const lines = read(await written(button));
    for (const cell of cells.filter((text) => text.length > 3)) expect(lines).toContain(plain(cell));
    expect(await violations(page)).toEqual([]);
    await page.screenshot({ path: join(SCREENSHOTS, `exports-${kind}.png`) });
  });

  it('prints the report and nothing of the desk, on pages of its own size', async () => {
    for (const [kind, size] of [
      ['审核意见书', 'portrait'],
      ['检查表', 'landscape'],
    ] as const) {
      await openDialog(kind);
      const pdf = await page.pdf({ preferCSSPageSize: true, tagged: false });
      const text = Buffer.from(pdf).toString('latin1');
      const boxes = [...text.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)];
      expect(boxes.length).toBeGreaterThan(0);
      for (const [, width, height] of boxes) expect(Number(width) > Number(height)).toBe(size === 'landscape');
    }
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await page.getByTestId('print-paper').waitFor();
    const visible = await page.evaluate(() =>
      [...document.body.children].filter((one) => one.getClientRects().length > 0).map((one) => one.className),
    );
    expect(visible).toEqual(['desk-print']);
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await page.emulateMedia({ media: 'screen' });
    await page.getByTestId('print-paper').waitFor({ state: 'detached' });
  });

  it('takes a template, refuses a wrong one by name, and goes back', async () => {
    await openDialog('审核意见书');
    const example = unzipSync(await written('template-example'));
    const body = strFromU8(example['word/document.xml']!);
    const template = (words: string): Buffer =>
      Buffer.from(zipSync({ ...example, 'word/document.xml': strToU8(body.replace('一、总体情况', words)) }));
    const choose = async (name: string, words: string): Promise<void> => {
      await page.getByTestId('template-input').setInputFiles([{ name, mimeType: '', buffer: template(words) }]);
    };
    await choose('错误模板.docx', '{{不存在}}');
    await page.getByText('{{不存在}}').waitFor(PATIENCE);
    await choose('本局模板.docx', '一、本局审核情况');
    await page.getByText('模板：本局模板.docx').waitFor(PATIENCE);
    await expect.poll(paper, PATIENCE).toContain('一、本局审核情况');
    expect(wordLines(await written('write-docx'))).toContain('一、本局审核情况');
    expect(await violations(page)).toEqual([]);
    await page.getByTestId('template-reset').click();
    await expect.poll(paper, PATIENCE).not.toContain('一、本局审核情况');
  });

  it('keeps the preview and says why where an export fails, and writes it at the next press', async () => {
    await openDialog('审核意见书');
    const shown = await paper();
    const why = '磁盘空间不足，工作区未能写入。请腾出空间后重试。';
    await page.route('**/call', async (route) => {
      const asked = route.request().postDataJSON() as { readonly operation: string };
      if (asked.operation !== 'exports.write') return route.continue();
      return route.fulfill({ json: { ok: false, error: { code: 'workspace', message: why } } });
    });
    await page.getByTestId('write-docx').click();
    await page.getByTestId('message').getByText(why).waitFor(PATIENCE);
    expect(await paper()).toBe(shown);
    await page.unroute('**/call');
    expect(wordLines(await written('write-docx'))).toContain(plain(OPINION));
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    // The browser does not tell whether it could write the file: it is had again as it is.
    const [again] = await Promise.all([page.waitForEvent('download'), page.getByTestId('message-act').click()]);
    expect(wordLines(await bytesOf(again))).toContain(plain(OPINION));
    await openDialog('审核意见书');
  });

  it('loses nothing where the file cannot be written', async () => {
    // Whoever runs this: a folder that stands in the place of the file cannot be written.
    const taken = join(place.folder, '意见.docx');
    mkdirSync(join(taken, '占用'), { recursive: true });
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('write-docx').click()]);
    await expect(download.saveAs(taken)).rejects.toThrow(/EISDIR|ENOTEMPTY|EEXIST|ERR_FS/);
    expect(wordLines(await written('write-docx'))).toContain(plain(OPINION));
    await page.keyboard.press('Escape');
    await page.getByTestId('nav-ledger').click();
    await expect.poll(() => page.locator('[col-id="problem"].ag-cell').count(), PATIENCE).toBe(3);
    expect(open.problems()).toEqual([]);
  });
});
