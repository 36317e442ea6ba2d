// The review by keyboard, the range and the copy, own notes, the search: what a hand does all day.
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { startScreens, type Screens } from './screens.js';

/** A computer that is busy with other tests takes its time. */
const PATIENCE = { timeout: 20_000 };

let screens: Screens;
let page: Page;

beforeAll(async () => {
  screens = await startScreens('harness-keys');
});
afterAll(() => screens?.close());

beforeEach(async () => {
  page = await screens.open();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByTestId('document-row').first().click();
  await page.locator('.ag-cell.desk-anchor').waitFor();
});
afterEach(async () => {
  await page.context().close();
});

const selected = () => page.locator('[data-testid="finding-row"][aria-selected="true"]');
const states = () =>
  page
    .getByTestId('finding-row')
    .evaluateAll((rows) => rows.map((row) => (row instanceof HTMLElement ? row.dataset['state'] : undefined)));

test('J and K walk the list; grid, source and evidence follow in one movement', async () => {
  const first = await page.getByTestId('evidence').innerText();
  await page.keyboard.press('j');
  expect(await page.getByTestId('evidence').innerText()).not.toBe(first);
  await page.keyboard.press('j');
  await expect.poll(() => page.locator('.ag-cell.desk-anchor').innerText(), PATIENCE).toBe('行政单位离退休');
  await expect
    .poll(() => page.locator('.desk-source-marked').first().innerText(), PATIENCE)
    .toContain('行政单位离退休');
  await page.keyboard.press('k');
  await page.keyboard.press('ArrowUp');
  expect(await page.getByTestId('evidence').innerText()).toBe(first);
  // At the end the list stays where it is.
  await page.keyboard.press('k');
  expect(await page.getByTestId('evidence').innerText()).toBe(first);
});

test('arrows unfold the findings of one cause and fold them again', async () => {
  const count = () => page.getByTestId('finding-row').count();
  const folded = await count();
  await page.keyboard.press('ArrowRight');
  await expect.poll(count, PATIENCE).toBe(folded + 2);
  await page.keyboard.press('j');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(count, PATIENCE).toBe(folded);
  expect(await selected().count()).toBe(1);
});

test('A, L and R with a digit decide; letters in a field and while composing do not', async () => {
  await page.keyboard.press('a');
  await page.getByTestId('note-saved').waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('l');
  await page.getByTestId('note-saved').waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('r');
  await page.keyboard.press('2');
  await page.getByTestId('note-saved').waitFor();
  expect((await states()).slice(0, 4)).toEqual(['adopted', 'later', 'rejected', 'open']);
  expect(await page.getByTestId('reason-different-scope').getAttribute('aria-pressed')).toBe('true');

  await page.keyboard.press('j');
  const before = await selected().getAttribute('id');
  await page.evaluate(() => {
    const press = (key: string, more: KeyboardEventInit) =>
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...more }));
    press('j', { isComposing: true });
    press('a', { isComposing: true });
    press('k', { keyCode: 229 });
  });
  await page.getByTestId('note-text').click();
  await page.keyboard.type('jkarlng');
  expect(await selected().getAttribute('id')).toBe(before);
  expect((await states())[3]).toBe('open');
  expect(await page.getByTestId('note-text').inputValue()).toContain('jkarlng');
  await page.keyboard.press('Control+Enter');
  await page.getByTestId('note-saved').waitFor();
  expect(screens.problems()).toEqual([]);
});

test('R can be given up, and no reason is saved', async () => {
  await page.keyboard.press('r');
  await page.keyboard.press('Escape');
  expect(await page.getByTestId('reason-other').count()).toBe(0);
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  expect((await states())[0]).toBe('open');
});

test('what was typed waits while other findings are looked at', async () => {
  await page.keyboard.press('n');
  await page.keyboard.type('未完');
  await page.keyboard.press('F6');
  await page.getByTestId('finding-row').nth(1).click();
  await page.keyboard.press('k');
  expect(await page.getByTestId('note-text').inputValue()).toContain('未完');
});

test('dragging selects a range with its exact sum, Ctrl+C copies it, Shift and arrows change it', async () => {
  await page.locator('.desk-table-select').click();
  await page.getByText('预算03表 支出预算总表', { exact: true }).last().click();
  const cell = (row: number, column: number) => page.locator(`[row-index="${row}"] [col-id="${column}"]`).first();
  await cell(2, 2).waitFor();
  const [from, to] = [await cell(2, 2).boundingBox(), await cell(4, 3).boundingBox()];
  await page.mouse.move(from!.x + 20, from!.y + 8);
  await page.mouse.down();
  await page.mouse.move(to!.x + 20, to!.y + 8, { steps: 6 });
  await page.mouse.up();
  expect(await page.locator('.ag-cell.desk-selected').count()).toBe(6);
  const texts = await page.locator('.ag-cell.desk-selected').allInnerTexts();
  const cents = texts.reduce((sum, text) => sum + BigInt(text.replace(/[,.]/g, '') || '0'), 0n);
  const shown = await page.getByTestId('selection').innerText();
  expect(shown).toContain('选中 6 格');
  expect(/合计 ([\d,.]+)/.exec(shown)?.[1]?.replace(/[,.]/g, '')).toBe(String(cents));
  await page.keyboard.press('Control+c');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.split(/\r?\n/).map((line) => line.split('\t').length)).toEqual([2, 2, 2]);
  expect(copied.replace(/\s+/g, ' ')).toBe(texts.join(' '));
  await page.keyboard.press('Shift+ArrowRight');
  expect(await page.locator('.ag-cell.desk-selected').count()).toBe(9);
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => page.locator('.ag-cell.desk-selected').count(), PATIENCE).toBe(1);
  expect(screens.problems()).toEqual([]);
});

test('N writes a note on any cell; the cell is marked and the note listed', async () => {
  await page.locator('[row-index="1"] [col-id="2"]').first().click();
  await page.keyboard.press('n');
  await page.keyboard.type('请说明此项无数的原因');
  await page.getByTestId('note-save').click();
  await page.getByTestId('note-saved').waitFor();
  await page.locator('[row-index="1"] [col-id="2"].desk-mark-note').waitFor();
  await page.getByText('自提意见 1').click();
  await page.getByTestId('own-note').click();
  expect(await page.getByTestId('note-text').inputValue()).toBe('请说明此项无数的原因');
  await page.getByTestId('nav-ledger').click();
  await page.getByText('请说明此项无数的原因').waitFor();
  expect(screens.problems()).toEqual([]);
});

test('a figure of the comparison opens in the review, with a note on N', async () => {
  await page.getByTestId('nav-compare').click();
  const figure = page.getByTestId('compare-grid').locator('[row-index="2"] .desk-amount').first();
  const printed = await figure.innerText();
  await figure.dblclick();
  await expect.poll(() => page.locator('.ag-cell.desk-anchor').innerText(), PATIENCE).toBe(printed);
  await page.getByTestId('nav-compare').click();
  await page.getByTestId('compare-grid').locator('[row-index="4"] .desk-amount').first().click();
  await page.keyboard.press('n');
  await page.getByTestId('note-text').waitFor();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('note-text');
  expect(screens.problems()).toEqual([]);
});

test('F6 goes around the panes and never loses the focus', async () => {
  const seen: (string | null)[] = [];
  await page.getByTestId('finding-row').first().click();
  for (let turn = 0; turn < 9; turn++) {
    await page.keyboard.press('F6');
    seen.push(
      await page.evaluate(() => document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane') ?? null),
    );
  }
  expect(seen).not.toContain(null);
  expect(new Set(seen)).toEqual(new Set(['header', 'rail', 'findings', 'grid', 'source', 'evidence', 'note']));
});

test('Ctrl+K finds a document and a finding; letters are keys again afterwards', async () => {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('地震 2024');
  await page.getByText('2024年示例区地震监测中心部门预算.pdf').click();
  await page.getByText('2024 预算 示例区地震监测中心').first().waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('公务接待费');
  await page.locator('.desk-search-option').first().waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByTestId('evidence').innerText(), PATIENCE).toContain('公务接待费');
  const before = await selected().getAttribute('id');
  await page.waitForTimeout(100);
  await page.keyboard.press('j');
  expect(await selected().getAttribute('id')).not.toBe(before);
});

test('the ledger is edited in place', async () => {
  await page.keyboard.press('a');
  await page.getByTestId('note-saved').waitFor();
  await page.getByTestId('nav-ledger').click();
  const problem = page.locator('[col-id="problem"].ag-cell').first();
  await problem.dblclick();
  const editor = page.locator('.ag-large-text-input textarea');
  await editor.fill('合计行与各项之和不符，请更正。');
  await editor.press('Enter');
  await expect.poll(() => problem.innerText(), PATIENCE).toBe('合计行与各项之和不符，请更正。');
  await page.getByTestId('nav-review').click();
  await expect.poll(() => page.getByTestId('note-text').inputValue(), PATIENCE).toBe('合计行与各项之和不符，请更正。');
  expect(screens.problems()).toEqual([]);
});

test('files dropped anywhere are imported', async () => {
  await page.getByTestId('nav-settings').click();
  await page.evaluate(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['x'], '拖入的文件.pdf'));
    for (const type of ['dragover', 'drop']) {
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }
  });
  await page.getByTestId('import-progress').waitFor();
  expect(await page.getByTestId('nav-library').getAttribute('aria-current')).toBe('page');
});
