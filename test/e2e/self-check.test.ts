/** 读取自检: what each table's sums prove is said beside it, and the library finds the documents that have to be looked at. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.js';
import { openOffice, ROOT, scratch, type OpenPage, type RunningDesk } from './harness.js';
import { violations } from './screens.js';

const SLOW = { timeout: 60_000 };
const place = scratch();

/** Two tables: one with sums, one whose figures nothing proves. */
function write(name: string, unit: string, total: string): string {
  const file = join(place.folder, name);
  const lines = [
    `${unit}2031年单位预算`,
    '预算03表 2031年支出总表',
    '金额单位：万元',
    '科目编码\t科目名称\t合计\t基本支出\t项目支出',
    '2080501\t行政单位离退休\t12.50\t10.00\t2.50',
    '2101101\t行政单位医疗\t3.00\t3.00\t',
    `\t合计\t${total}\t13.00\t2.50`,
    '',
    '预算08表 2031年政府性基金预算支出表',
    '金额单位：万元',
    '科目编码\t科目名称\t合计\t基本支出\t项目支出',
    '\t\t\t\t',
  ];
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

const sound = write('闭合.txt', '测试甲中心', '15.50');
const wrong = write('不符.txt', '测试乙中心', '15.80');

let browser: Browser;
let desk: RunningDesk;
let open: OpenPage;
let page: Page;

const row = (name: string): Locator => page.getByTestId('document-row').filter({ hasText: name });
const mark = (): Locator => page.getByTestId('table-reading');

/** Opens a table of a document: which one stands there first depends on its findings. */
async function openTable(name: string, table: string): Promise<void> {
  await page.getByTestId('nav-library').click();
  await row(name).click();
  await chooseTable(table);
}

async function chooseTable(table: string): Promise<void> {
  await page
    .getByRole('region', { name: '表', exact: true })
    .getByRole('combobox', { name: '表', exact: true })
    .click();
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
    .filter({ hasText: table })
    .click(SLOW);
}

describe('the self-check of reading', () => {
  beforeAll(async () => {
    browser = await launchBrowser();
    ({ desk, open, page } = await openOffice(browser, { workspace: join(place.folder, '自检.gouji') }));
    await page.getByTestId('import-input').setInputFiles([sound, wrong]);
    await row('不符.txt').waitFor(SLOW);
    await row('闭合.txt').waitFor(SLOW);
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.kill();
    place.remove();
  });

  it('marks the document to be looked at, sorts it first and filters it', async () => {
    await expect
      .poll(() => row('不符.txt').locator('[data-self-check]').getAttribute('data-self-check'), SLOW)
      .toBe('look');
    expect(await row('闭合.txt').locator('[data-self-check]').getAttribute('data-self-check')).not.toBe('look');
    await page.getByTitle('按读取自检排序').click();
    await expect.poll(() => page.getByTestId('document-row').first().innerText(), SLOW).toContain('不符.txt');
    await page.getByTestId('filter-readings').click();
    await page.locator('.ant-select-item-option').filter({ hasText: '需看' }).click();
    await expect.poll(() => page.getByTestId('document-row').count(), SLOW).toBe(1);
    await page.keyboard.press('Escape');
    expect(await violations(page)).toEqual([]);
    await page.screenshot({ path: join(ROOT, 'test/e2e/.output/self-check-library.png') });
    await page.getByTestId('filter-clear').click();
    await expect.poll(() => page.getByTestId('document-row').count(), SLOW).toBe(2);
  });

  it('says beside a table what its sums prove', async () => {
    await openTable('闭合.txt', '支出总表');
    await expect.poll(() => mark().getAttribute('data-state'), SLOW).toBe('closed');
    expect(await mark().innerText()).toMatch(/合计 (\d+)\/\1 闭合/);
    expect(await mark().getAttribute('title')).toContain('相符');
    expect(await violations(page)).toEqual([]);
    await openTable('不符.txt', '支出总表');
    await expect.poll(() => mark().getAttribute('data-state'), SLOW).toBe('look');
    const [, closed, sums] = /合计 (\d+)\/(\d+) 闭合/.exec(await mark().innerText()) ?? [];
    expect(Number(closed)).toBeLessThan(Number(sums));
    await page.screenshot({ path: join(ROOT, 'test/e2e/.output/self-check-review.png') });
  });

  it('says of a table without sums that nothing proves it', async () => {
    await chooseTable('政府性基金');
    await expect.poll(() => mark().getAttribute('data-state'), SLOW).toBe('unproven');
    expect(await mark().innerText()).toContain('无合计可核');
    expect(open.problems()).toEqual([]);
  });
});
