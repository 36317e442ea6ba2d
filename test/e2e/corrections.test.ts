/**
 * A document that never says whose it is, and a figure that was misread: asked, answered, checked again, remembered for the
 * next year – and still there when the program is started again.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.js';
import { violations } from './screens.js';
import { openOffice, ROOT, scratch, type Office, type OpenPage, type RunningDesk } from './harness.js';

const place = scratch();
const workspace = join(place.folder, '更正.gouji');
const UNIT = '测试甲中心';

/** Two units share the table, and 15.50 is printed as 15.80: nothing says whose document it is. */
function write(name: string, year: number): string {
  const file = join(place.folder, name);
  const lines = [
    `${year}年支出预算总表`,
    '单位：万元',
    '单位代码\t单位名称\t科目编码\t科目名称\t合计\t基本支出\t项目支出',
    `901001\t${UNIT}\t2080501\t行政单位离退休\t12.50\t10.00\t2.50`,
    '902001\t测试乙中心\t2101101\t行政单位医疗\t3.00\t3.00\t',
    '\t\t\t合计\t15.80\t13.00\t2.50',
  ];
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

const first = write('甲.txt', 2025);
const second = write('乙.txt', 2026);

let browser: Browser;
let desk: RunningDesk;
let open: OpenPage;
let page: Page;
let end: Office['end'];

async function start(): Promise<void> {
  ({ desk, open, page, end } = await openOffice(browser, { workspace }));
}

function row(name: string): Locator {
  return page.getByTestId('document-row').filter({ hasText: name });
}

async function openRow(name: string): Promise<void> {
  await page.getByTestId('nav-library').click();
  await row(name).click();
  await page.getByTestId('grid').locator('.ag-cell').first().waitFor();
}

const cell = (text: string): Locator => page.getByTestId('grid').locator('.ag-cell').filter({ hasText: text });

beforeAll(async () => {
  browser = await launchBrowser();
  await start();
});
afterAll(async () => {
  await browser?.close();
  await desk?.kill();
  place.remove();
});

describe('a document that never says whose it is', () => {
  it('is asked about, and shows the answer', async () => {
    await page.getByTestId('import-input').setInputFiles([first]);
    await row('甲.txt').waitFor();
    expect(await row('甲.txt').innerText()).not.toContain(UNIT);
    await page.getByTestId('confirm-open').click();
    await page.getByTestId('confirm-unitName').fill(UNIT);
    await page.getByTestId('confirm-unitCode').fill('901001');
    await page.getByTestId('confirm-level').click();
    await page.getByRole('option', { name: '单位（本级）' }).or(page.getByText('单位（本级）')).last().click();
    await page.screenshot({ path: join(ROOT, 'test/e2e/.output/confirm.png') });
    expect(await violations(page)).toEqual([]);
    await page.getByTestId('confirm-save').click();
    await page.getByTestId('confirm-unitName').waitFor({ state: 'detached' });
    // The key of the screen leads from the page of what waits to the list, and the focus goes along.
    await page.keyboard.press('Alt+1');
    await expect.poll(() => row('甲.txt').evaluate((line) => line === document.activeElement)).toBe(true);
    await expect.poll(() => row('甲.txt').innerText()).toContain(UNIT);
    expect(open.problems()).toEqual([]);
  });
});

describe('a misread figure', () => {
  it('is corrected beside the reading, and the document is checked at once', async () => {
    await openRow('甲.txt');
    const errors = page.locator('[data-testid="finding-row"]').filter({ hasText: '错误' });
    await errors.first().waitFor();
    await cell('15.80').first().click();
    await page.keyboard.press('e');
    expect(await page.getByTestId('correct-read').innerText()).toBe('15.80');
    await page.getByTestId('correct-text').fill('15.50');
    await page.getByTestId('correct-reason').fill('对照原件');
    await page.screenshot({ path: join(ROOT, 'test/e2e/.output/correct.png') });
    await page.getByTestId('correct-save').click();
    await expect.poll(() => page.locator('.desk-mark-corrected').innerText()).toBe('15.50');
    await expect.poll(() => errors.count()).toBe(0);
    const line = page.getByTestId('correction').filter({ hasText: '15.80' });
    expect(await line.innerText()).toContain('更正为“15.50”');
    await page.screenshot({ path: join(ROOT, 'test/e2e/.output/corrected.png') });
    expect(await violations(page)).toEqual([]);
    await page.getByTestId('nav-library').click();
    await expect
      .poll(() =>
        row('甲.txt')
          .getByLabel(/^错误 0，/)
          .count(),
      )
      .toBe(1);
  });
});

describe('when the program is started again', () => {
  it('everything is still there', async () => {
    await end();
    await start();
    await expect.poll(() => row('甲.txt').innerText()).toContain(UNIT);
    await openRow('甲.txt');
    expect(await page.locator('.desk-mark-corrected').innerText()).toBe('15.50');
    await page.getByTestId('correct').click();
    await expect.poll(() => page.getByTestId('correction').count()).toBe(4);
  });

  it('the next year is not asked about again, says why, and the answer can be taken back', async () => {
    await page.getByTestId('nav-library').click();
    await page.getByTestId('import-input').setInputFiles([second]);
    await expect.poll(() => row('乙.txt').innerText(), { timeout: 30_000 }).toContain(UNIT);
    await page.getByText('3 项按上次的确认').first().waitFor();
    await page.getByTestId('confirm-open').click();
    const document = page.getByTestId('confirm-document').filter({ hasText: '乙.txt' });
    const lines = document.getByTestId('correction');
    await expect.poll(() => lines.count()).toBe(3);
    expect(await lines.first().innerText()).toContain('按上次的确认');
    await lines.filter({ hasText: '单位名称' }).getByRole('button').click();
    await expect.poll(() => lines.count()).toBe(2);
    await page.getByTestId('confirm-open').click();
  });

  it('a correction that is withdrawn gives the reading back', async () => {
    await openRow('甲.txt');
    // The form stays open from document to document.
    const line = page.getByTestId('correction').filter({ hasText: '15.80' });
    await line.getByRole('button').click();
    await line.waitFor({ state: 'detached' });
    await expect.poll(() => cell('15.80').count()).toBe(1);
    expect(await page.locator('.desk-mark-corrected').count()).toBe(0);
    await end();
  });
});
