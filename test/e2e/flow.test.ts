/**
 * A reviewer's day from end to end: start, import, see what is wrong, jump to the cell, write an opinion, close, come back,
 * export. The files are the invented samples, whose planted errors are listed beside them.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.js';
import { strangeFonts } from './fonts.js';
import {
  openOffice,
  openPage,
  ROOT,
  scratch,
  startDesk,
  type Office,
  type OpenPage,
  type RunningDesk,
} from './harness.js';

type Planted = {
  readonly file: string;
  readonly rules: readonly string[];
  readonly table: string | null;
  readonly printedNumber: string | null;
  readonly row: string | null;
  readonly column: string | null;
  readonly printed: string;
  readonly shouldBe: string;
};

const SAMPLES = join(ROOT, 'resources', 'samples');
const PLANTED = (JSON.parse(readFileSync(join(SAMPLES, 'planted.json'), 'utf8')) as { errors: readonly Planted[] })
  .errors;

const OPINION = '经核对，该行合计与分项之和不一致，请予核实。';
const SUGGESTION = '建议按分项之和更正合计，并同步更正情况说明。';

const place = scratch();
const workspace = join(place.folder, '集中审核.gouji');
const notADocument = join(place.folder, '损坏的文件.pdf');

/** A row sum spoilt in a table: its finding has a cell to jump to. */
const planted = PLANTED.find(({ rules, table }) => table !== null && rules.length === 1 && rules[0] === 'SUM-ROW')!;
const sample = join(SAMPLES, planted.file);
const others = [...new Set(PLANTED.map(({ file }) => file))]
  .filter((file) => file !== planted.file)
  .map((file) => join(SAMPLES, file));

let browser: Browser;
let desk: RunningDesk;
let open: OpenPage;
let page: Page;
let endOffice: Office['end'];

async function start(): Promise<void> {
  ({ desk, open, page, end: endOffice } = await openOffice(browser, { workspace }));
}

/** Closes page and program. */
async function end(): Promise<void> {
  await endOffice();
  // SQLite takes its journal away when the last connection is closed, and only then.
  expect(existsSync(`${workspace}-wal`)).toBe(false);
}

/** Goes down the findings of a document by key, as a reviewer does, until the evidence shows the figure. */
async function findFigure({ file, rules, printed }: Planted): Promise<void> {
  await page.getByTestId('nav-library').click();
  await page.getByTestId('document-row').filter({ hasText: file }).click();
  const rows = page.getByTestId('finding-row');
  await rows.first().click();
  const visited = new Set<string>();
  for (;;) {
    const current = page.locator('[data-testid="finding-row"][aria-selected="true"]');
    const id = (await current.getAttribute('id')) ?? '';
    if (visited.has(id))
      throw new Error(`none of ${visited.size} findings of ${file} is about ${printed} (${rules.join()})`);
    visited.add(id);
    const evidence = await page.getByTestId('evidence').innerText();
    if (rules.includes((await current.getAttribute('data-rule')) ?? '') && evidence.includes(printed)) return;
    await page.keyboard.press('j');
    // The last finding stays: then the loop ends above.
    await page
      .locator(`[data-testid="finding-row"][aria-selected="true"]:not([id="${id}"])`)
      .waitFor({ timeout: 3000 })
      .catch(() => undefined);
  }
}

async function download(testId: string): Promise<{ name: string; bytes: Uint8Array }> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByTestId(testId).click()]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

/** All text of an office file: every XML part without its tags. */
function officeText(bytes: Uint8Array): string {
  return Object.entries(unzipSync(bytes))
    .filter(([name]) => name.endsWith('.xml'))
    .map(([, part]) => strFromU8(part).replace(/<[^>]+>/g, ''))
    .join('\n');
}

beforeAll(async () => {
  writeFileSync(notADocument, Buffer.from([0x25, 0x50, 0x44, 0x46, 0x2d, 0, 0, 0, 0, 0]));
  browser = await launchBrowser();
  await start();
});
afterAll(async () => {
  await browser?.close();
  await desk?.kill();
  place.remove();
});

describe('a day of review', () => {
  it('imports good files and tells of the bad one', async () => {
    await page.getByTestId('import-input').setInputFiles([sample, ...others, notADocument]);
    const rows = page.getByTestId('document-row');
    await rows.filter({ hasText: planted.file }).waitFor();
    for (const file of others) await rows.filter({ hasText: file.split(/[\\/]/).at(-1)! }).waitFor();
    const read = page.locator('[data-testid="document-row"][data-state="read"]');
    await expect.poll(() => read.count(), { timeout: 60_000 }).toBe(others.length + 1);
    await page.getByText('损坏的文件.pdf').first().waitFor();
    expect(open.problems()).toEqual([]);
  });

  it('shows the planted error with its arithmetic, and jumps to the cell', async () => {
    await findFigure(planted);
    const evidence = page.getByTestId('evidence');
    expect(await evidence.innerText()).toContain(planted.printedNumber);
    const cell = page.getByTestId('grid').locator('.desk-anchor');
    const { row, column, printedNumber, printed } = planted;
    const namesItsCell = async (): Promise<boolean> => {
      const shown = (await cell.innerText()).trim();
      return shown !== '' && (await evidence.innerText()).includes(shown);
    };
    // The grid follows the finding a moment later than the evidence.
    await expect.poll(namesItsCell, { message: 'the evidence names the figure of the cell' }).toBe(true);
    await evidence
      .getByRole('button')
      .filter({ hasText: printedNumber! })
      .filter({ hasText: `${row}` })
      .first()
      .click();
    await expect.poll(() => cell.innerText(), { message: `the cell ${row} · ${column} is shown` }).toContain(printed);
    expect(await strangeFonts(page)).toEqual([]);
    await page.screenshot({ path: join(ROOT, 'test/e2e/.output/flow-review.png') });
  });

  it('keeps an opinion, also when the program is ended and started again', async () => {
    // A press decides at once, as the key does.
    await page.getByTestId('note-state').getByText('采纳', { exact: true }).click();
    await page.getByTestId('note-saved').waitFor();
    await page.getByTestId('note-text').fill(OPINION);
    await page.getByTestId('note-suggestion').fill(SUGGESTION);
    await page.getByTestId('note-save').click();
    await page.getByTestId('note-saved').waitFor();
    await end();

    await start();
    await findFigure(planted);
    expect(await page.getByTestId('note-text').inputValue()).toBe(OPINION);
    expect(await page.getByTestId('note-suggestion').inputValue()).toBe(SUGGESTION);
    const row = page.locator('[data-testid="finding-row"][aria-selected="true"]');
    expect(await row.getAttribute('data-state')).toBe('adopted');
  });

  it('keeps an opinion that was saved when the power went', async () => {
    await page.getByTestId('note-text').fill(`${OPINION}（二次核对）`);
    await page.getByTestId('note-save').click();
    await page.getByTestId('note-saved').waitFor();
    await desk.kill();
    await open.context.close();
    await start();
    await findFigure(planted);
    expect(await page.getByTestId('note-text').inputValue()).toBe(`${OPINION}（二次核对）`);
  });

  it('exports the opinion in every form, to be read by others', async () => {
    await page.getByTestId('nav-ledger').click();
    for (const format of ['docx', 'xlsx', 'md', 'json']) {
      await page.getByTestId('export-menu').click();
      const { name, bytes } = await download(`menu-${format}`);
      expect(name).toMatch(new RegExp(`\\.${format}$`));
      const text = format === 'docx' || format === 'xlsx' ? officeText(bytes) : strFromU8(bytes);
      for (const words of [`${OPINION}（二次核对）`, SUGGESTION])
        expect([format, text.includes(words)]).toEqual([format, true]);
    }
    await page.screenshot({ path: join(ROOT, 'test/e2e/.output/flow-ledger.png') });
  });

  it('shows every screen without a complaint and in the built-in font', async () => {
    for (const screen of ['library', 'review', 'compare', 'ledger', 'rules', 'settings']) {
      await page.getByTestId(`nav-${screen}`).click();
      await page.waitForTimeout(300);
      expect([screen, open.problems(), await strangeFonts(page)]).toEqual([screen, [], []]);
    }
    await end();
  });
});

describe('files named on the command line', () => {
  it('are imported, told of one by one, and are there when the page opens', async () => {
    const started = await startDesk({
      workspace: join(place.folder, 'b.gouji'),
      files: [sample, notADocument],
      environment: { GOUJI_EXIT_AFTER_PRINT: '0' },
    });
    const lines = started.output().trim().split('\n');
    expect(lines.find((line) => line.includes(planted.file))).toMatch(
      /\d+ 张表 {2}错误 [1-9]\d* · 疑似 \d+ · 提示 \d+/,
    );
    expect(lines.find((line) => line.includes('损坏的文件.pdf'))).toMatch(/未导入：|未读出：/);
    expect(lines.at(-1)).toBe(started.address);
    expect(started.errors()).toContain('正在读取');
    const opened = await openPage(browser, started.address);
    await opened.page.getByTestId('document-row').filter({ hasText: planted.file }).waitFor();
    expect(opened.problems()).toEqual([]);
    await opened.context.close();
    expect(await started.close()).toBe(3);
  });
});
