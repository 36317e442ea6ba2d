/** Keys in the list of files act on the file that has the focus, however the focus came there: a screen reader puts it anywhere. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.js';
import { openPage, scratch, startDesk, type RunningDesk } from './harness.js';
import { violations } from './screens.js';

const PATIENCE = { timeout: 90_000 };
const NAMES = ['甲', '乙', '丙'];
const place = scratch();
let browser: Browser;
let desk: RunningDesk;
let page: Page;

function text(name: string): string {
  return [
    `测试${name}中心2026年部门预算公开`,
    '2026年支出预算总表',
    '单位：万元',
    '科目编码\t科目名称\t合计\t基本支出\t项目支出',
    '2080501\t行政单位离退休\t12.90\t10.00\t2.50',
    '\t合计\t12.90\t10.00\t2.90',
  ].join('\n');
}

beforeAll(async () => {
  const files = NAMES.map((name) => join(place.folder, `${name}.txt`));
  for (const [index, file] of files.entries()) writeFileSync(file, text(NAMES[index] ?? ''));
  browser = await launchBrowser();
  desk = await startDesk({ workspace: join(place.folder, '焦点.gouji'), files });
  ({ page } = await openPage(browser, desk.address));
  await page
    .getByTestId('document-row')
    .nth(NAMES.length - 1)
    .waitFor(PATIENCE);
});
afterAll(async () => {
  await browser?.close();
  await desk?.kill();
  place.remove();
});

test.each(NAMES)('Enter opens the file that has the focus: %s', async (name) => {
  await page.keyboard.press('Alt+1');
  await page
    .getByTestId('document-row')
    .filter({ hasText: `${name}.txt` })
    .focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('finding-row').first().waitFor(PATIENCE);
  await expect.poll(() => page.locator('footer').innerText(), PATIENCE).toContain(`测试${name}中心`);
});

test('Shift and a click on a box select all files from the one before it; once more takes them away', async () => {
  await page.keyboard.press('Alt+1');
  const boxes = page.getByTestId('document-row').getByRole('checkbox');
  const chosen = (): Promise<readonly boolean[]> =>
    boxes.evaluateAll((all) => all.map((box) => (box as HTMLInputElement).checked));
  await boxes.first().click(PATIENCE);
  await expect.poll(chosen, PATIENCE).toEqual([true, false, false]);
  await boxes.nth(2).click({ modifiers: ['Shift'] });
  await expect.poll(chosen, PATIENCE).toEqual([true, true, true]);
  await boxes.nth(1).click({ modifiers: ['Shift'] });
  await expect.poll(chosen, PATIENCE).toEqual([true, false, false]);
});

test('what is said of many files without any button is reached and scrolled by keys', async () => {
  await page.keyboard.press('Alt+1');
  // The same bytes under other names: each is said to be there already.
  const again = Array.from({ length: 12 }, (_, index) => ({
    name: `又${index}.txt`,
    mimeType: 'text/plain',
    buffer: Buffer.from(text(NAMES[0] ?? '')),
  }));
  await page.getByTestId('import-input').setInputFiles(again);
  const lines = page.getByRole('region', { name: '逐个文件的说明' });
  await expect.poll(() => lines.locator('li').count(), PATIENCE).toBe(again.length);
  expect(await violations(page)).toEqual([]);
  await lines.focus();
  await page.keyboard.press('End');
  await expect.poll(() => lines.evaluate((region) => region.scrollTop), PATIENCE).toBeGreaterThan(0);
});
