/**
 * A new version of a document with the real program: decisions and notes go along, findings are 已整改, 未整改 or 新增, the page of
 * differences shows the figures of both versions, and the ledger takes the proposed state. By keyboard.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.js';
import { openOffice, scratch, textFile, type OpenPage, type RunningDesk } from './harness.js';

const PATIENCE = { timeout: 90_000 };
const place = scratch();
const ROWS = {
  pension: '2080501\t行政单位离退休\t12.90\t10.00\t2.50',
  health: '2101101\t行政单位医疗\t3.70\t3.00\t0.50',
  housing: '2210201\t住房公积金\t5.40\t5.00\t0.40',
} as const;

function text(rows: readonly string[], total: string): string {
  return [
    '测试甲中心2026年部门预算公开',
    '2026年支出预算总表',
    '单位：万元',
    '科目编码\t科目名称\t合计\t基本支出\t项目支出',
    ...rows,
    total,
  ].join('\n');
}

const FIRST = text(Object.values(ROWS), '\t合计\t22.00\t18.00\t3.40');
// One line is mended, one is as it was, one has become wrong.
const SECOND = text(
  ['2080501\t行政单位离退休\t12.50\t10.00\t2.50', ROWS.health, '2210201\t住房公积金\t5.60\t5.00\t0.40'],
  '\t合计\t21.80\t18.00\t3.40',
);

let browser: Browser;
let desk: RunningDesk;
let open: OpenPage;
let page: Page;

const dialog = () => page.getByTestId('versions');
const findings = () => page.getByTestId('finding-row');

beforeAll(async () => {
  writeFileSync(join(place.folder, '甲.txt'), FIRST);
  browser = await launchBrowser();
  ({ desk, open, page } = await openOffice(browser, {
    workspace: join(place.folder, '版本.gouji'),
    files: [join(place.folder, '甲.txt')],
  }));
  await page.getByTestId('document-row').first().waitFor(PATIENCE);
});
afterAll(async () => {
  await browser?.close();
  await desk?.kill();
  place.remove();
});

/** Decides every finding of the list as 采纳. */
async function adoptAll(): Promise<void> {
  for (let index = 0; index < (await findings().count()); index += 1) {
    const row = findings().nth(index);
    await row.click();
    await page.keyboard.press('a');
    await expect.poll(() => row.getAttribute('data-state'), PATIENCE).toBe('adopted');
  }
}

test('the first version is decided', async () => {
  await page.getByTestId('document-row').first().focus();
  await page.keyboard.press('Enter');
  await findings().first().waitFor(PATIENCE);
  await adoptAll();
  const states = await findings().evaluateAll((rows) => rows.map((one) => one.getAttribute('data-state')));
  expect(new Set(states)).toEqual(new Set(['adopted']));
});

test('the next version takes the decisions along', async () => {
  await page.keyboard.press('Alt+1');
  await page.getByTestId('import-input').setInputFiles([textFile('甲改.txt', SECOND)]);
  const row = page.getByTestId('document-row').filter({ hasText: '甲改.txt' });
  await row.waitFor(PATIENCE);
  await row.focus();
  await page.keyboard.press('Enter');
  await findings().first().waitFor(PATIENCE);
  const states = await findings().evaluateAll((rows) => rows.map((one) => one.getAttribute('data-state')));
  // What stands as before is decided as before, what is new is open.
  expect(states).toContain('adopted');
  expect(states).toContain('open');
});

test('the page of differences tells what became of each finding, and shows both figures', async () => {
  await page.keyboard.press('d');
  await dialog().waitFor(PATIENCE);
  await dialog().getByTestId('version-entry').first().waitFor(PATIENCE);
  const said = await dialog().innerText();
  for (const fate of ['已整改', '未整改', '新增']) expect(said).toContain(fate);
  await dialog()
    .getByText(/^表格 \d+$/)
    .click();
  await dialog().locator('del').first().waitFor(PATIENCE);
  expect((await dialog().locator('del').allInnerTexts()).length).toBeGreaterThan(0);
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
});

test('the ledger proposes the state of what was mended, and takes it at a key', async () => {
  await page.keyboard.press('Alt+4');
  const accept = page.getByTestId('accept-proposal');
  const cells = page.getByTestId('ledger-grid').locator('[role=row][row-index] [role=gridcell]:first-child');
  await cells.first().waitFor(PATIENCE);
  // The lines stand in the order of their places; the first one was mended.
  await cells.first().click();
  await accept.waitFor(PATIENCE);
  expect(await accept.innerText()).toContain('建议：已整改');
  await page.keyboard.press('y');
  await accept.waitFor({ state: 'detached', ...PATIENCE });
});

test('a file that is an old version now is not lost for the list', async () => {
  await page.keyboard.press('Alt+1');
  await page.getByPlaceholder('筛选单位、代码、文件名、自检').fill('甲.txt');
  await page.getByText('旧版本中有 1 份符合，现在未显示。').waitFor(PATIENCE);
  await page.getByRole('button', { name: '显示旧版本' }).click();
  const row = page.getByTestId('document-row');
  await row.first().waitFor(PATIENCE);
  expect(await row.count()).toBe(1);
  expect(open.problems()).toEqual([]);
});
