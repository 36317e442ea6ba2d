// Every screen at the design size: a picture to look at, no complaint of the page, nothing serious for axe.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startScreens, type Screens } from './screens.js';

/** A computer that is busy with other tests takes its time. */
const PATIENCE = { timeout: 20_000 };

let screens: Screens;

beforeAll(async () => {
  screens = await startScreens('harness-screens');
});
afterAll(() => screens?.close());

/** A page on the first document's findings. */
async function review(options?: Parameters<Screens['open']>[1]): Promise<Page> {
  const page = await screens.open('', options);
  await page.getByTestId('document-row').first().click();
  await page.getByTestId('finding-row').first().waitFor();
  return page;
}

test('axe sees what is wrong', async () => {
  const page = await screens.open();
  await page.getByTestId('document-row').first().waitFor();
  await page.evaluate(() => document.querySelector('#root')?.append(document.createElement('button')));
  expect((await screens.look(page, 'seeded-fault')).join('\n')).toContain('button-name');
});

test('the library, full and empty', async () => {
  const page = await screens.open();
  await page.getByTestId('document-row').first().waitFor();
  expect(await screens.look(page, 'library')).toEqual([]);
  const empty = await screens.open('?empty');
  await empty.getByTestId('import-samples').waitFor();
  expect(await screens.look(empty, 'library-empty')).toEqual([]);
});

test('an import with failures', async () => {
  const page = await screens.open('?empty');
  const file = (name: string) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from('x') });
  await page.getByTestId('import-input').setInputFiles([file('甲单位.pdf'), file('乙单位.docm'), file('程序.exe')]);
  await page.getByTestId('document-row').first().waitFor();
  const progress = page.getByTestId('import-progress');
  await progress.getByText('文件已加密').waitFor();
  expect(await progress.innerText()).toContain('程序.exe');
  expect(await screens.look(page, 'library-failures')).toEqual([]);
  // One that the program could not read and one that could not be handed over: both can be tried once more.
  expect(await progress.getByRole('button', { name: /^重试 / }).count()).toBe(2);
  await progress.getByRole('button', { name: '收起' }).click();
  await progress.waitFor({ state: 'detached' });
});

test('the review', async () => {
  const page = await review();
  await page.locator('.ag-cell.desk-anchor').waitFor();
  expect(await screens.look(page, 'review')).toEqual([]);
  await page.locator('.desk-count').first().click();
  await page.keyboard.press('j');
  await page.getByText('取值区间').click();
  await page.getByTestId('evidence').getByText('[286.435').first().waitFor();
  expect(await screens.look(page, 'review-sum')).toEqual([]);
  await page.keyboard.press('r');
  expect(await screens.look(page, 'review-reason')).toEqual([]);
});

test('the comparison', async () => {
  const page = await screens.open();
  await page.getByTestId('nav-compare').click();
  await page.locator('.ag-cell').first().waitFor();
  expect(await screens.look(page, 'compare')).toEqual([]);
});

test('the ledger, empty and with a note', async () => {
  const page = await review();
  await page.getByTestId('nav-ledger').click();
  expect(await screens.look(page, 'ledger-empty')).toEqual([]);
  await page.getByTestId('nav-review').click();
  for (let count = 0; count < 4; count++) {
    await page.keyboard.press('a');
    await page.getByTestId('note-saved').waitFor();
    await page.keyboard.press('j');
  }
  expect(await screens.look(page, 'review-decided')).toEqual([]);
  await page.getByTestId('nav-ledger').click();
  await page.locator('.ag-cell').first().waitFor();
  expect(await screens.look(page, 'ledger')).toEqual([]);
});

test('rules, settings, keys', async () => {
  const page = await screens.open();
  await page.getByTestId('document-row').first().waitFor();
  await page.getByTestId('nav-rules').click();
  await page.getByTestId('rule-row').first().waitFor();
  expect(await screens.look(page, 'rules')).toEqual([]);
  await page.getByTestId('nav-settings').click();
  expect(await screens.look(page, 'settings')).toEqual([]);
  await page.keyboard.press('F1');
  await page.getByRole('dialog').waitFor();
  expect(await screens.look(page, 'keys')).toEqual([]);
});

test('dark', async () => {
  const page = await review({ colorScheme: 'dark' });
  await page.locator('.ag-cell.desk-anchor').waitFor();
  expect(await screens.look(page, 'review-dark')).toEqual([]);
  await page.getByTestId('nav-library').click();
  expect(await screens.look(page, 'library-dark')).toEqual([]);
  await page.getByTestId('nav-compare').click();
  await page.locator('.ag-cell').first().waitFor();
  expect(await screens.look(page, 'compare-dark')).toEqual([]);
});

test('at 200 %', async () => {
  const page = await review({ viewport: { width: 683, height: 384 }, deviceScaleFactor: 2 });
  expect(await screens.look(page, 'review-200')).toEqual([]);
  await page.getByText('表格', { exact: true }).click();
  await page.locator('.ag-cell').first().waitFor();
  expect(await screens.look(page, 'review-200-table')).toEqual([]);
  await page.getByText('依据和意见').click();
  await page.getByTestId('note-save').scrollIntoViewIfNeeded();
  expect(await screens.look(page, 'review-200-evidence')).toEqual([]);
  for (const screen of ['library', 'compare', 'ledger', 'rules', 'settings']) {
    await page.getByTestId(`nav-${screen}`).click();
    await page.waitForTimeout(200);
    expect([screen, await screens.look(page, `${screen}-200`)]).toEqual([screen, []]);
  }
  // The bars stand behind one button: the table has most of the window until they are asked for.
  await page.getByTestId('nav-compare').click();
  await page.locator('.ag-cell').first().waitFor();
  const height = async (): Promise<number> => (await page.getByTestId('compare-grid').boundingBox())?.height ?? 0;
  await expect.poll(height, PATIENCE).toBeGreaterThan(384 / 2);
  const measure = page.getByLabel('变动超过百分之几');
  expect(await measure.isVisible()).toBe(false);
  await page.getByTestId('unfold-bars').click();
  await measure.waitFor();
  expect(await screens.look(page, 'compare-200-bars')).toEqual([]);
});

test('at 200 % five findings are seen, and a key brings the pane it is meant for', async () => {
  const page = await review({ viewport: { width: 683, height: 384 }, deviceScaleFactor: 2 });
  const inView = async (): Promise<number> => {
    const list = await page.getByRole('listbox').boundingBox();
    const boxes = await Promise.all((await page.getByTestId('finding-row').all()).map((row) => row.boundingBox()));
    const [top, bottom] = [list?.y ?? 0, (list?.y ?? 0) + (list?.height ?? 0)];
    return boxes.filter((box) => box !== null && box.y >= top - 1 && box.y + box.height <= bottom + 1).length;
  };
  expect(await inView()).toBeGreaterThanOrEqual(5);
  // So they are where those of all files are listed, with the name of the file.
  await page.getByLabel('文件范围').first().click();
  await page.locator('.ant-select-dropdown:visible').getByTitle('全部文件', { exact: true }).click();
  await page.getByTestId('finding-document').first().waitFor();
  expect(await inView()).toBeGreaterThanOrEqual(5);
  expect(await screens.look(page, 'review-200-all')).toEqual([]);
  // The filters are there when they are asked for, and say that they are set while they are not.
  const severity = page.getByLabel('程度', { exact: true });
  expect(await severity.count()).toBe(0);
  await page.getByTestId('unfold-filters').press('Enter');
  await severity.click();
  await page.locator('.ant-select-dropdown:visible').getByTitle('疑似', { exact: true }).click();
  expect(await screens.look(page, 'review-200-filters')).toEqual([]);
  await page.getByTestId('unfold-filters').click();
  await page.getByRole('button', { name: '筛选 1' }).waitFor();
  await page.getByTestId('finding-row').first().click();
  const pane = () => page.evaluate(() => document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane'));
  await page.keyboard.press('g');
  await expect.poll(pane, PATIENCE).toBe('source');
  await page.keyboard.press('Enter');
  await expect.poll(pane, PATIENCE).toBe('evidence');
  await page.keyboard.press('F6');
  await expect.poll(pane, PATIENCE).toBe('findings');
  await page.keyboard.press('F6');
  await expect.poll(pane, PATIENCE).toBe('grid');
  await page.keyboard.press('n');
  await expect.poll(pane, PATIENCE).toBe('note');
  await page.getByTestId('note-text').waitFor();
  // A figure of the evidence leads to the pane in which it stands.
  await page.getByTestId('evidence').locator('.desk-operands button').first().click();
  await page.locator('.ag-cell.desk-anchor').waitFor();
});

/** Lines of the library that are seen whole, above the status bar. */
async function filesInView(page: Page): Promise<number> {
  const floor = (await page.locator('.desk-status').boundingBox())?.y ?? 0;
  const rows = await page.getByTestId('document-row').all();
  const boxes = await Promise.all(rows.map((row) => row.boundingBox()));
  return boxes.filter((box) => box !== null && box.y + box.height <= floor).length;
}

for (const [width, height] of [
  [683, 384],
  [1024, 560],
] as const) {
  test(`finished imports and messages leave files in view at ${width} × ${height}`, async () => {
    const page = await screens.open('', { viewport: { width, height } });
    await page.getByTestId('document-row').first().waitFor();
    const before = await filesInView(page);
    expect(before).toBeGreaterThanOrEqual(3);
    const names = ['甲单位.pdf', '乙单位.docm', '程序.exe'];
    // Handed over three times, while earlier ones stand there: one line tells of all of them.
    for (let time = 0; time < 3; time++) {
      const files = names.map((name) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from('x') }));
      await page.getByTestId('import-input').setInputFiles(files);
      await page.getByTestId('import-lines').waitFor();
    }
    const progress = page.getByTestId('import-progress');
    await progress.getByRole('button', { name: '收起' }).waitFor();
    expect(await progress.getByText('文件已加密').first().isVisible()).toBe(false);
    await progress.getByText(/^\d+ 个文件未导入$/).waitFor();
    expect(await filesInView(page)).toBeGreaterThanOrEqual(3);
    expect(await screens.look(page, `library-low-${width}`)).toEqual([]);
    // Asked for, what is said of single files is seen, and two files still are.
    await page.getByTestId('import-lines').press('Enter');
    await progress.getByText('文件已加密').first().waitFor();
    await page.getByTestId('document-row').nth(1).scrollIntoViewIfNeeded();
    expect(await filesInView(page)).toBeGreaterThanOrEqual(2);
    expect(await screens.look(page, `library-low-open-${width}`)).toEqual([]);
  });
}

test('a selected cell stays in view where a panel takes room above it', async () => {
  const page = await review({ viewport: { width: 1366, height: 620 } });
  await page.locator('.ag-cell.desk-anchor').waitFor();
  const grid = page.getByTestId('grid');
  const inView = async (): Promise<boolean> => {
    const [cell, pane] = [await page.locator('.ag-cell.desk-anchor').boundingBox(), await grid.boundingBox()];
    return cell !== null && pane !== null && cell.y >= pane.y && cell.y + cell.height <= pane.y + pane.height + 1;
  };
  const pane = await grid.boundingBox();
  // The lowest row that is seen whole.
  const rows = await grid.locator('.ag-center-cols-container .ag-row').evaluateAll(
    (all, bottom) =>
      all
        .map((row) => row.getBoundingClientRect())
        .filter((box) => box.bottom < bottom)
        .map((box) => [box.left + 20, box.top + 10] as const)
        .toSorted((one, other) => one[1] - other[1]),
    (pane?.y ?? 0) + (pane?.height ?? 0) - 50,
  );
  const [x, y] = rows.at(-1) ?? [0, 0];
  await page.mouse.click(x, y);
  await expect.poll(inView, PATIENCE).toBe(true);
  await page.getByText('更正', { exact: true }).click();
  await page.getByTestId('correct-panel').waitFor();
  await expect.poll(async () => (await grid.boundingBox())?.height ?? 0, PATIENCE).toBeLessThan(pane?.height ?? 0);
  await expect.poll(inView, PATIENCE).toBe(true);
});
