/**
 * Text and tables that an office publishes as two files, with the real program: the review says which files belong together, a
 * finding stands at its sentence, its evidence leads to the cell in the other file.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plantText } from '../generator/plant.js';
import { splitDocument } from '../generator/split.js';
import { documentOf, layoutsOf, STYLES } from '../generator/variety.js';
import { writeText } from '../generator/write-text.js';
import { launchBrowser } from './browser.js';
import { openOffice, scratch, textFile, type OpenPage, type RunningDesk } from './harness.js';

const PATIENCE = { timeout: 90_000 };
const place = scratch();
const right = documentOf(3, layoutsOf(STYLES[0]!)[0]!);
const stated = right.blocks
  .flatMap((block) => (block.type === 'table' ? [] : [/收入预算\d+\.\d\d万元/.exec(block.text)?.[0] ?? '']))
  .find((words) => words !== '')!;
const { text, tables } = splitDocument(
  plantText(
    right,
    stated,
    stated.replace(/\d(?=\.)/, (digit) => String((Number(digit) + 3) % 10)),
  ).document,
);

let browser: Browser;
let desk: RunningDesk;
let open: OpenPage;
let page: Page;

const rows = () => page.getByTestId('document-row');
const beside = () => page.getByTestId('beside');
const findings = () => page.getByTestId('finding-row');

beforeAll(async () => {
  writeFileSync(join(place.folder, '说明.txt'), writeText(text));
  browser = await launchBrowser();
  ({ desk, open, page } = await openOffice(browser, {
    workspace: join(place.folder, '两份.gouji'),
    files: [join(place.folder, '说明.txt')],
  }));
  await rows().first().waitFor(PATIENCE);
});
afterAll(async () => {
  await browser?.close();
  await desk?.kill();
  place.remove();
});

async function review(file: string): Promise<void> {
  await page.keyboard.press('Alt+1');
  // By its own name: the row of a text names the file its tables are in, too.
  const row = rows().filter({ has: page.locator(`[title="${file}"]`) });
  await row.waitFor(PATIENCE);
  await row.focus();
  await page.keyboard.press('Enter');
}

test('a text alone belongs to no other file', async () => {
  await review('说明.txt');
  await findings().first().waitFor(PATIENCE);
  expect(await beside().count()).toBe(0);
});

test('the tables come in later, and the review of the text names them', async () => {
  await page.keyboard.press('Alt+1');
  await page.getByTestId('import-input').setInputFiles([textFile('表.txt', writeText(tables))]);
  await review('表.txt');
  await beside().waitFor(PATIENCE);
  expect(await beside().innerText()).toContain('说明.txt');
  // The line leads to the other file by keyboard.
  await beside().getByRole('button', { name: '说明.txt' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => beside().innerText(), PATIENCE).toContain('表.txt');
});

test('the finding stands at the sentence, and its evidence leads to the cell of the other file', async () => {
  const finding = findings().filter({ hasText: '另一处在同一材料的“表.txt”' }).first();
  // The misstated figure is the cause of several findings: they stand folded until the key that unfolds them.
  const unfolded = async (): Promise<number> => {
    await findings().first().click();
    await page.keyboard.press('ArrowRight');
    return finding.count();
  };
  await expect.poll(unfolded, PATIENCE).toBe(1);
  await finding.click();
  const operands = page.locator('.desk-operands');
  await expect.poll(() => operands.innerText(), PATIENCE).toContain('表.txt');
  await operands.getByRole('button').last().click();
  await expect.poll(() => page.locator('.desk-other-document').innerText(), PATIENCE).toContain('表.txt');
  expect(open.problems()).toEqual([]);
});
