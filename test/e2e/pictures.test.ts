/**
 * Takes the pictures of docs/images from the running program over the samples: `npm run pictures`.
 * Without the variable nothing is written and the test only says so by being skipped.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { launchBrowser } from './browser.js';
import { openOfficeOf, ROOT, scratch, textFile, UNNAMED, type Office } from './harness.js';
import { smallPng } from './small-png.js';

const FOLDER = join(ROOT, 'docs', 'images');
const SAMPLES = join(ROOT, 'resources', 'samples');
const PATIENCE = { timeout: 120_000 };
/** What a picture may weigh, in bytes: they are part of what is installed. */
const HEAVIEST = 150_000;

type Planted = { readonly file: string; readonly printed: string; readonly shouldBe: string };

async function office(browser: Browser, folder: string, reviewer: string): Promise<Office> {
  const opened = await openOfficeOf(
    browser,
    { workspace: join(folder, `${reviewer}.gouji`), files: [SAMPLES] },
    reviewer,
  );
  await opened.page.getByTestId('message').getByLabel('关闭').click();
  await opened.page.keyboard.press('Alt+1');
  return opened;
}

async function write(page: Page, text: string): Promise<void> {
  await page.getByTestId('note-text').fill(text);
  await page.getByTestId('note-save').click();
  await page.getByTestId('note-saved').waitFor(PATIENCE);
}

it.runIf(process.env['GOUJI_PICTURES'] === '1')(
  'takes the pictures of the manual',
  async () => {
    mkdirSync(FOLDER, { recursive: true });
    const place = scratch();
    const browser = await launchBrowser();
    const one = await office(browser, place.folder, '审核甲');
    const { page } = one;
    const picture = async (name: string): Promise<void> => {
      await page.evaluate(() => document.fonts.ready);
      await page.waitForTimeout(500);
      await nameFolder(page, place.folder);
      const bytes = smallPng(await page.screenshot());
      expect({ name, fits: bytes.length < HEAVIEST }).toEqual({ name, fits: true });
      writeFileSync(join(FOLDER, `${name}.png`), bytes);
    };
    const screen = (number: number): Promise<void> => page.keyboard.press(`Alt+${number}`);
    const dialog = page.getByRole('dialog');
    const closed = async (): Promise<void> => {
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    };
    try {
      await picture('library');
      await page.getByTestId('nav-review').click();
      await page.getByTestId('finding-row').first().click();
      await page.getByTestId('evidence').waitFor();
      await picture('desk');
      await write(page, '收支总表与支出总表的同一科目不一致，请核对原件。');
      await page.keyboard.press('a');
      await page.getByTestId('note-saved').waitFor(PATIENCE);
      await page.getByText('修改记录').first().click();
      await page.getByTestId('history-entry').nth(1).waitFor(PATIENCE);
      await page.getByTestId('history-entry').last().scrollIntoViewIfNeeded();
      await picture('notes');
      await page.locator('.desk-findings').focus();
      for (let count = 0; count < 4; count += 1) {
        await page.keyboard.press('j');
        await page.keyboard.press('a');
        await page.getByTestId('note-saved').waitFor(PATIENCE);
      }
      await page.keyboard.press('Control+k');
      await page.keyboard.type('养老');
      await page.locator('.desk-search-option mark').first().waitFor(PATIENCE);
      await picture('search');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      expect(await page.locator('.desk-search input').inputValue()).toBe('');
      await screen(3);
      await page.getByTestId('compare-grid').locator('.ag-cell').first().waitFor(PATIENCE);
      await picture('compare');
      await page.getByLabel('显示方式').getByText('构成图', { exact: true }).click();
      await page.getByTestId('compare-chart').waitFor(PATIENCE);
      await picture('composition');
      await screen(4);
      await page.getByTestId('ledger-grid').locator('.ag-cell').first().waitFor(PATIENCE);
      await picture('ledger');
      await page.keyboard.press('Control+e');
      await expect.poll(() => page.getByTestId('paper').getAttribute('aria-busy'), PATIENCE).toBe('false');
      await picture('opinion');
      await closed();
      await screen(5);
      await page.getByTestId('rule-row').first().waitFor(PATIENCE);
      await picture('rules');
      await page.getByText('自定规则', { exact: true }).click();
      await page.getByRole('button', { name: /^用作新规则：支出总表合计等于/ }).click();
      await page.getByTestId('rule-try').click();
      // A trial that finds nothing would show nothing of what a trial is for.
      await page.getByTestId('rule-result').getByText('相差').first().waitFor(PATIENCE);
      await page.getByTestId('rule-name').scrollIntoViewIfNeeded();
      await picture('own-rules');
      await screen(6);
      await picture('settings');
      await conflictOf(browser, place.folder, page);
      await page.getByTestId('package-conflict').first().scrollIntoViewIfNeeded();
      await picture('conflict');
      await nextVersion(page);
      await picture('versions');
      await closed();
      await screen(1);
      await page.getByTestId('import-input').setInputFiles([{ ...UNNAMED, name: '支出预算表.txt' }]);
      await page.getByTestId('confirm-open').click({ timeout: 60_000 });
      await page.getByTestId('confirm-document').first().waitFor(PATIENCE);
      await picture('confirm');
      expect(one.open.problems()).toEqual([]);
    } finally {
      await browser.close();
      await one.desk.close();
      place.remove();
    }
  },
  600_000,
);

/** Where a reviewer would have the workspace: the script's own folder is nobody's, and another one each time. */
const FOLDER_SHOWN = '/home/shenhe/勾稽';

/** Writes the folder a reviewer would see over the one of this run. */
async function nameFolder(page: Page, folder: string): Promise<void> {
  await page.evaluate(
    ([from, to]) => {
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
        if (node.nodeValue?.includes(from) === true) node.nodeValue = node.nodeValue.replaceAll(from, to);
      }
    },
    [folder, FOLDER_SHOWN] as const,
  );
}

/** Merges the package of another office that decided the first finding otherwise. */
async function conflictOf(browser: Browser, folder: string, page: Page): Promise<void> {
  const other = await office(browser, folder, '审核乙');
  await other.page.getByTestId('nav-review').click();
  await other.page.getByTestId('finding-row').first().click();
  await other.page.getByTestId('evidence').waitFor();
  await other.page.keyboard.press('l');
  await write(other.page, '单位口径不同，待单位说明。');
  await other.page.keyboard.press('Alt+6');
  const [download] = await Promise.all([
    other.page.waitForEvent('download', PATIENCE),
    other.page.getByTestId('package-export').press('Enter'),
  ]);
  const buffer = readFileSync(await download.path());
  await other.desk.close();
  await page
    .getByTestId('package-input')
    .setInputFiles([{ name: '审核乙.goujipack', mimeType: 'application/zip', buffer }]);
  await page.getByTestId('package-merge').press('Enter');
  await page.getByTestId('package-conflict').first().waitFor(PATIENCE);
}

/** Imports what a unit hands in again, with the planted errors mended that are a figure of their own, and opens the difference. */
async function nextVersion(page: Page): Promise<void> {
  const { errors } = JSON.parse(readFileSync(join(SAMPLES, 'planted.json'), 'utf8')) as {
    readonly errors: readonly Planted[];
  };
  const file = errors[0]?.file ?? '';
  const printed = readFileSync(join(SAMPLES, file), 'utf8');
  const mended = errors
    .filter((error) => error.file === file && printed.split(error.printed).length === 2)
    .reduce((text, error) => text.replace(error.printed, error.shouldBe), printed);
  const name = file.replace('.txt', '（修改稿）.txt');
  await page.keyboard.press('Alt+1');
  await page.getByTestId('import-input').setInputFiles([textFile(name, mended)]);
  const row = page.getByTestId('document-row').filter({ hasText: '修改稿' });
  await row.waitFor(PATIENCE);
  await row.focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('versions-button').waitFor(PATIENCE);
  await page.keyboard.press('d');
  await page.getByTestId('versions').getByTestId('version-entry').first().waitFor(PATIENCE);
}
