/** The search over everything, by keyboard: tables, sentences, amounts as typed, notes, and Chinese of one character. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from './browser.js';
import { openOffice, ROOT, scratch, type OpenPage, type RunningDesk } from './harness.js';
import { violations } from './screens.js';

const place = scratch();
const SAMPLES = join(ROOT, 'resources', 'samples');
const samples = readdirSync(SAMPLES).filter((name) => /\.(?:txt|md)$/.test(name) && name !== 'README.md');

let browser: Browser;
let desk: RunningDesk;
let open: OpenPage;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  ({ desk, open, page } = await openOffice(browser, { workspace: join(place.folder, '搜索.gouji') }));
  await page.getByTestId('import-input').setInputFiles(samples.map((name) => join(SAMPLES, name)));
  await page.getByText(`导入结束，共 ${samples.length} 个文件`).waitFor({ timeout: 120_000 });
});
afterAll(async () => {
  await browser?.close();
  await desk?.kill();
  place.remove();
});

const option = (text: string): Locator => page.locator('.desk-search-option').filter({ hasText: text });
const groups = async (): Promise<readonly string[]> => page.locator('.desk-search-kind').allInnerTexts();
const anchor = (): Locator => page.getByTestId('grid').locator('.desk-anchor');

/** Types a query as a hand does. */
async function type(query: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Control+a');
  await page.keyboard.type(query);
}

it('shows the documents opened lately before anything is typed', async () => {
  await page.getByTestId('document-row').first().click();
  await page.getByTestId('grid').locator('.ag-cell').first().waitFor();
  await page.keyboard.press('Control+k');
  await expect.poll(groups).toEqual(['最近的文件']);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
});

it('finds a row by one of its amounts, with and without separators, and selects the cell', async () => {
  // Any amount with a separator in a table of the samples will do.
  const amount = page
    .getByTestId('grid')
    .locator('.ag-cell')
    .filter({ hasText: /^\d,\d{3}\.\d\d$/ })
    .first();
  await amount.waitFor();
  const printed = (await amount.innerText()).trim();
  for (const typed of [printed, printed.replaceAll(',', '')]) {
    await type(typed);
    const row = option(printed).first();
    await row.waitFor();
    expect(await row.locator('mark').first().innerText()).toBe(printed);
    expect(await groups()).toContain('表中数据');
    await row.click();
    await expect.poll(() => anchor().first().innerText()).toBe(printed);
  }
});

it('finds one and two characters, marks them, and opens a sentence by keyboard', async () => {
  await type('鹏鹏');
  await page.getByText('没有相符的内容').waitFor();
  await type('费');
  await option('费').first().waitFor();
  expect(await page.locator('.desk-search-option mark').first().innerText()).toContain('费');
  await page.screenshot({ path: join(ROOT, 'test/e2e/.output/search.png') });
  expect(await violations(page)).toEqual([]);
  await type('说明情况');
  await page.keyboard.press('Escape');
  await type('接待 减少');
  const first = page.locator('.desk-search-option').first();
  await first.waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.desk-search input').inputValue()).toBe('');
  // The place is open once the focus has left the field.
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[data-search]') === null)).toBe(true);
  expect(await page.getByTestId('nav-review').getAttribute('aria-current')).toBe('page');
});

it('is put away by Escape, ended by a second one, and left for another screen by its key', async () => {
  const field = page.locator('.desk-search input');
  const inField = (): Promise<boolean> => field.evaluate((element) => element === document.activeElement);
  await type('费');
  await option('费').first().waitFor();
  // What was looked for is seen in every line of the list.
  const seen = await page.locator('.desk-search-option').evaluateAll((lines) =>
    lines.flatMap((line) => {
      const [mark] = line.querySelectorAll('mark');
      const [box, part] = [line.getBoundingClientRect(), mark?.getBoundingClientRect()];
      return part === undefined ? [] : [part.right <= box.right];
    }),
  );
  expect(seen.length).toBeGreaterThan(3);
  expect(seen).not.toContain(false);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('.ant-select-dropdown:visible').count()).toBe(0);
  expect(await field.inputValue()).toBe('费');
  expect(await inField()).toBe(true);
  await page.keyboard.press('Escape');
  await expect.poll(() => field.inputValue()).toBe('');
  await expect.poll(inField).toBe(false);
  await type('费');
  await option('费').first().waitFor();
  await page.keyboard.press('Alt+3');
  await page.getByTestId('compare-grid').waitFor();
  // The next letter is for the screen.
  await expect.poll(inField).toBe(false);
  await page.keyboard.press('Alt+2');
  await page.getByTestId('finding-row').first().waitFor();
});

it('finds a note as soon as it is written', async () => {
  await page.getByTestId('finding-row').first().click();
  await page.getByTestId('note-text').fill('请附鳜鱼养殖说明');
  await page.keyboard.press('Control+Enter');
  await page.getByTestId('note-saved').waitFor();
  await type('鳜鱼');
  await option('鳜鱼').first().waitFor();
  expect(await groups()).toEqual(['意见']);
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByTestId('note-text').inputValue()).toContain('鳜鱼');
  expect(open.problems()).toEqual([]);
});
