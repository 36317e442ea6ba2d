/**
 * A batch from its making to its archive: files come in for it, everything keeps to it, reviewers are named, a broken file is
 * tried once more – by keyboard where a hand would use it – and all is there when the program is started again.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { printBudget, type Layout } from '../generator/document.js';
import { inventScenario } from '../generator/scenario.js';
import { writeText } from '../generator/write-text.js';
import { launchBrowser } from './browser.js';
import { openOffice, ROOT, scratch, type Office, type RunningDesk } from './harness.js';
import { violations } from './screens.js';

const place = scratch();
const workspace = join(place.folder, '批次.gouji');
const SAMPLES = join(ROOT, 'resources', 'samples');
const samples = readdirSync(SAMPLES)
  .filter((name) => /\.(?:txt|md)$/.test(name) && name !== 'README.md')
  .map((name) => join(SAMPLES, name));
const BATCH = '2031年预算审核';
const MADE = 40;
const LAYOUT: Layout = {
  name: 'municipal',
  style: { unit: '万元', decimals: 2, grouped: true, nil: '' },
  projectTable: true,
};

/** Documents of departments that nobody knows, one for each seed; right from the first figure to the last. */
const made = Array.from({ length: MADE }, (_, index) => {
  const scenario = inventScenario(index + 1, { departmentCode: String(310 + index), firstYear: 2031, years: 1 });
  const budget = scenario.departmentYear(2031);
  const file = join(place.folder, `部门${index + 1}.txt`);
  writeFileSync(file, writeText(printBudget(budget, LAYOUT)));
  return file;
});

let browser: Browser;
let desk: RunningDesk;
let page: Page;
let end: Office['end'];

async function start(): Promise<void> {
  ({ desk, page, end } = await openOffice(browser, { workspace }));
}

const rows = (): Locator => page.getByTestId('document-row');
const count = (): Promise<string> => page.locator('.desk-bar').innerText();
const PATIENCE = { timeout: 120_000 };

/** Opens the switcher by key and takes an entry by key. */
async function switchTo(name: string): Promise<void> {
  await page.keyboard.press('Control+b');
  const item = page.getByRole('menuitem', { name, exact: true });
  await item.waitFor();
  const inHand = (): Promise<string> =>
    page.evaluate(() => {
      const active = document.activeElement;
      return active?.getAttribute('role') === 'menuitem' ? (active.textContent ?? '') : '';
    });
  // The menu takes the focus a moment after it is seen.
  await expect.poll(inHand, { timeout: 10_000 }).not.toBe('');
  for (let step = 0; (await inHand()) !== name; step += 1) {
    if (step > 12) throw new Error(`${name} is not reached by key`);
    await page.keyboard.press('ArrowDown');
    await page.waitForTimeout(30);
  }
  await page.keyboard.press('Enter');
  await item.waitFor({ state: 'hidden' });
}

beforeAll(async () => {
  browser = await launchBrowser();
  await start();
});
afterAll(async () => {
  await browser?.close();
  await desk?.kill();
  place.remove();
});

describe('a batch', () => {
  it('is made by keyboard and looked at', async () => {
    await page.getByTestId('import-samples').first().waitFor();
    await switchTo('新建批次');
    // The form takes the focus in its first field: what is typed at once is not lost.
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('batch-name');
    await page.keyboard.type(BATCH);
    await page.getByLabel('年度', { exact: true }).fill('2031');
    await page.getByLabel('期限').fill('2031-03-31');
    await page.getByLabel('审核人', { exact: true }).fill('张三');
    await page.keyboard.press('Enter');
    await page.getByLabel('审核人', { exact: true }).fill('李四');
    await page.keyboard.press('Enter');
    expect(await violations(page)).toEqual([]);
    await page.screenshot({ path: join(ROOT, 'test/e2e/.output/batch-form.png') });
    await page.getByTestId('batch-save').click();
    await page.getByTestId('batch-save').waitFor({ state: 'detached' });
    await expect.poll(() => page.getByTestId('batches').innerText()).toContain(BATCH);
    await page.getByText('此批次还没有文件').waitFor();
  });

  it('takes in forty files and asks about nothing that is certain', async () => {
    await page.getByTestId('import-input').setInputFiles(made);
    await expect.poll(count, PATIENCE).toContain(`${MADE} 份文件`);
    await page.getByText(`导入结束，共 ${MADE} 个文件`).waitFor(PATIENCE);
    await page.getByRole('button', { name: '收起' }).click();
    expect(await page.locator('[data-testid="document-row"][data-state="unread"]').count()).toBe(0);
    // Whose document it is, of which year and stage, stands on each: there is nothing to confirm.
    expect(await page.getByTestId('confirm-open').count()).toBe(0);
    expect(await rows().first().innerText()).toContain('2031-03-31');
  });

  it('keeps what is of other batches away', async () => {
    await switchTo('全部资料');
    await page.getByTestId('import-input').setInputFiles(samples);
    await expect.poll(count, PATIENCE).toContain(`${MADE + samples.length} 份文件`);
    // The columns take the whole width: columns nobody uses leave no empty strip behind.
    const leftOver = (): Promise<number> =>
      page.evaluate(() => {
        const table = document.querySelector('.desk-library-table');
        const last = table?.querySelector('th:last-child');
        return Math.abs((table?.getBoundingClientRect().right ?? 0) - (last?.getBoundingClientRect().right ?? -1));
      });
    await expect.poll(leftOver).toBeLessThan(1);
    await page.getByText(`导入结束，共 ${samples.length} 个文件`).waitFor(PATIENCE);
    await page.getByRole('button', { name: '收起' }).click();
    await switchTo('默认批次');
    await expect.poll(count, PATIENCE).toContain(`${samples.length} 份文件`);
    await page.getByTestId('nav-review').click();
    await page.getByTestId('finding-row').first().waitFor();
    await switchTo(BATCH);
    await expect.poll(() => page.getByTestId('batches').innerText(), { timeout: 30_000 }).toContain(BATCH);
    await expect
      .poll(
        async () => (await page.getByTestId('finding-row').allInnerTexts()).filter((text) => text.includes('错误')),
        { timeout: 30_000 },
      )
      .toEqual([]);
    await page.getByTestId('nav-library').click();
    await expect.poll(count, PATIENCE).toContain(`${MADE} 份文件`);
  });
});

describe('many files', () => {
  it('are filtered, sorted and selected by key, and given to a reviewer at once', async () => {
    await page.getByTestId('filter-text').fill('部门7.txt');
    await expect.poll(() => rows().count()).toBe(1);
    await page.getByTestId('filter-clear').click();
    await page.getByRole('button', { name: '文件', exact: true }).click();
    await page.getByRole('button', { name: '文件', exact: true }).click();
    await expect.poll(() => rows().first().innerText()).toContain(`部门${MADE}.txt`);
    await rows().first().focus();
    await page.keyboard.press(' ');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Shift+ ');
    await page.getByText('已选 2 份').or(page.getByText('已选 3 份')).first().waitFor();
    await page.getByTestId('bulk-assign').fill('张三');
    await page.keyboard.press('Enter');
    await expect.poll(() => rows().first().innerText()).toContain('张三');
    expect(await violations(page)).toEqual([]);
    await page.screenshot({ path: join(ROOT, 'test/e2e/.output/library.png') });
    await page.getByTestId('filter-reviewers').click();
    await page.getByTitle(/^张三 /).click();
    await page.keyboard.press('Escape');
    await expect.poll(() => rows().count()).toBeLessThanOrEqual(3);
    await page.getByTestId('nav-settings').click();
    await page.getByTestId('nav-library').click();
    expect(await rows().count()).toBeLessThanOrEqual(3);
    await page.getByTestId('filter-clear').click();
  });

  it('go into another batch, and the selection is exported', async () => {
    await rows().first().getByRole('checkbox').click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page
        .getByTestId('bulk-export')
        .click()
        .then(() => page.getByRole('menuitem').nth(1).click()),
    ]);
    expect(file.suggestedFilename()).toMatch(/\.xlsx$/);
    await page.getByTestId('bulk-move').click();
    await page.getByRole('menuitem', { name: '移到 默认批次' }).click();
    await expect.poll(count, PATIENCE).toContain(`${MADE - 1} 份文件`);
  });

  it('stay lines where they cannot be read, and are tried once more', async () => {
    const broken = join(place.folder, '损坏.pdf');
    writeFileSync(broken, Buffer.from([0x25, 0x50, 0x44, 0x46, 0x2d, 0, 0, 0, 0, 0]));
    await page.getByTestId('import-input').setInputFiles([broken]);
    const line = page.getByTestId('import-progress').locator('li[data-state="failed"]');
    await line.waitFor(PATIENCE);
    expect(await line.innerText()).toContain('损坏.pdf');
    await line.getByTestId('retry').click();
    await page.getByTestId('import-progress').locator('li[data-state="failed"]').waitFor(PATIENCE);
    await expect.poll(() => line.count()).toBe(1);
    await page.getByRole('button', { name: '收起' }).click();
  });
});

it('everything is there when the program is started again', async () => {
  await end();
  await start();
  await expect.poll(() => page.getByTestId('batches').innerText()).toContain(BATCH);
  await expect.poll(count, PATIENCE).toContain(`${MADE - 1} 份文件`);
  await switchTo('修改此批次');
  await page.getByLabel('归档').check();
  await page.getByTestId('batch-save').click();
  await page.getByTestId('batch-save').waitFor({ state: 'detached' });
  await expect.poll(() => page.getByTestId('batches').innerText(), PATIENCE).toContain('全部资料');
  await expect.poll(count, PATIENCE).toContain(`${MADE + samples.length} 份文件`);
  await end();
});
