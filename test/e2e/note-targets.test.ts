/**
 * Notes on ranges, rows, sentences, tables and the whole file; taking back and doing again; bases and phrases; a note whose
 * place is gone – by keyboard, on the program as it is built.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.js';
import { openOffice, ROOT, scratch, type OpenPage, type RunningDesk } from './harness.js';
import { violations } from './screens.js';

const PATIENCE = { timeout: 20_000 };
const place = scratch();
const workspace = join(place.folder, '意见.gouji');

const SENTENCE = '本单位二〇二六年支出预算较上年有所增加';

function write(name: string, rows: readonly string[]): string {
  const file = join(place.folder, name);
  const lines = [
    '测试甲中心2026年部门预算公开',
    '第一部分 单位概况',
    '本单位承担测试工作。',
    '第二部分 预算安排情况说明',
    `${SENTENCE}。其他情况见下表。`,
    '2026年支出预算总表',
    '单位：万元',
    '科目编码\t科目名称\t合计\t基本支出\t项目支出',
    ...rows,
    '\t合计\t22.20\t18.00\t3.40',
  ];
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

const ROWS = [
  '2080501\t行政单位离退休\t12.90\t10.00\t2.50',
  '2101101\t行政单位医疗\t3.70\t3.00\t0.50',
  '2210201\t住房公积金\t5.60\t5.00\t0.40',
];

let browser: Browser;
let desk: RunningDesk;
let open: OpenPage;
let page: Page;

const cells = (column: string) => page.getByTestId('grid').locator(`.ag-cell[col-id="${column}"]`);
const editor = () => page.getByTestId('note-text');
const targetName = () => page.getByTestId('note-target').innerText();
const messages = () => page.locator('.desk-messages').innerText();
const noteMarks = () => page.getByTestId('grid').locator('.ag-cell.desk-mark-note').count();
const ownNotes = () => page.getByTestId('own-note');

/** Writes the words into the editor that has the focus and saves them. */
async function writeNote(text: string): Promise<void> {
  await expect.poll(() => editor().evaluate((field) => field === document.activeElement), PATIENCE).toBe(true);
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
  await page.keyboard.press('Control+Enter');
  await page.getByTestId('note-saved').waitFor(PATIENCE);
}

async function openDocument(name: string): Promise<void> {
  await page.keyboard.press('Alt+1');
  await page.getByTestId('document-row').filter({ hasText: name }).focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('grid').locator('.ag-cell').first().waitFor();
}

/** Puts the focus on a cell of the grid. A grid that is only just being built takes no press yet. */
async function focusCell(row: number, column: string): Promise<void> {
  const cell = cells(column).nth(row);
  const isAnchor = async (): Promise<boolean> => ((await cell.getAttribute('class')) ?? '').includes('desk-anchor');
  await expect
    .poll(async () => {
      if (!(await isAnchor())) await cell.click();
      return isAnchor();
    }, PATIENCE)
    .toBe(true);
}

/** Presses a cell and a key in one turn of the page, as the quickest hand might: no timer has run between them. */
async function pressAtOnce(row: number, column: string, key: string, ctrlKey: boolean): Promise<void> {
  const cell = await cells(column).nth(row).elementHandle();
  await page.evaluate(
    async ([pressed, init]) => {
      pressed?.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true, button: 0 }));
      if (pressed instanceof HTMLElement) pressed.focus();
      for (let step = 0; step < 20; step += 1) await Promise.resolve();
      pressed?.dispatchEvent(new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true }));
    },
    [cell, { key, ctrlKey }] as const,
  );
  // The later turns in which the grid tells of the press.
  await page.evaluate(() => new Promise((done) => setTimeout(() => setTimeout(done))));
}

beforeAll(async () => {
  browser = await launchBrowser();
  ({ desk, open, page } = await openOffice(browser, { workspace }));
  await page.getByTestId('import-input').setInputFiles([write('甲.txt', ROWS)]);
  await page.getByTestId('document-row').filter({ hasText: '甲.txt' }).waitFor();
});
afterAll(async () => {
  await browser?.close();
  await desk?.kill();
  place.remove();
});

describe('a note', () => {
  it('is written on a range, marked in every cell, and shown as the range again', async () => {
    await openDocument('甲.txt');
    await focusCell(0, '3');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowDown');
    const before = await noteMarks();
    await page.keyboard.press('n');
    await expect.poll(targetName, PATIENCE).toBe('选区');
    await writeNote('两行的基本和项目支出请列明细');
    await expect.poll(noteMarks, PATIENCE).toBe(before + 4);
    await page.screenshot({ path: join(ROOT, 'test/e2e/.output/note-range.png') });
    expect(await violations(page)).toEqual([]);
  });

  it('is for the cell just pressed, however soon the key follows', async () => {
    await focusCell(0, '3');
    const whole = await page.getByTestId('grid').locator('.ag-cell').count();
    await pressAtOnce(2, '2', 'a', true);
    expect(await page.getByTestId('grid').locator('.ag-cell.desk-selected').count()).toBe(whole);
    await pressAtOnce(1, '4', 'n', false);
    await expect.poll(targetName, PATIENCE).toBe('本格');
    await writeNote('这一格请核对');
    await expect
      .poll(async () => (await cells('4').nth(1).getAttribute('class')) ?? '', PATIENCE)
      .toContain('desk-mark-note');
  });

  it('is written on a whole row, the table and the whole file', async () => {
    await focusCell(2, '1');
    await page.keyboard.press('Shift+Space');
    await page.keyboard.press('n');
    await expect.poll(targetName, PATIENCE).toBe('本行');
    await writeNote('此行请说明');
    await focusCell(1, '1');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('n');
    await expect.poll(targetName, PATIENCE).toBe('本表');
    await writeNote('全表单位请核对');
    await page.getByTestId('table-note').waitFor();
    // The same place, taken wider.
    await page.getByTestId('note-target').locator('input').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect.poll(targetName, PATIENCE).toBe('全文');
    await editor().focus();
    await writeNote('全文缺少目录');
    await page.getByTestId('document-note').waitFor();
  });

  it('is written on a sentence of the source and marked there', async () => {
    const source = page.getByTestId('source-text');
    await source.focus();
    for (
      let turn = 0;
      turn < 8 && !(await page.getByTestId('source-frame').allInnerTexts()).join().includes(SENTENCE);
      turn += 1
    ) {
      await page.keyboard.press('Shift+ArrowDown');
    }
    await page.keyboard.press('n');
    await expect.poll(targetName, PATIENCE).toBe('本句');
    await writeNote('请写明增加的原因');
    await expect.poll(() => page.getByTestId('source-note').innerText(), PATIENCE).toContain(SENTENCE);
    await page.screenshot({ path: join(ROOT, 'test/e2e/.output/note-sentence.png') });
    expect(await violations(page)).toEqual([]);
  });
});

describe('Ctrl+Z and Ctrl+Y', () => {
  it('take a decision back and do it again, and leave a field its own', async () => {
    const rows = page.getByTestId('finding-row');
    await page.locator('.desk-findings').focus();
    await page.keyboard.press('j');
    const states = () =>
      rows.evaluateAll((all) => all.map((row) => (row instanceof HTMLElement ? row.dataset['state'] : '')));
    const before = await states();
    await page.keyboard.press('a');
    await expect.poll(states, PATIENCE).not.toEqual(before);
    const after = await states();
    await page.keyboard.press('Control+z');
    await expect.poll(states, PATIENCE).toEqual(before);
    await expect.poll(messages, PATIENCE).toContain('已撤销：处理为“采纳”');
    await page.keyboard.press('Control+y');
    await expect.poll(states, PATIENCE).toEqual(after);
    await editor().focus();
    await page.keyboard.type('字');
    await page.keyboard.press('Control+z');
    expect(await states()).toEqual(after);
    await page.keyboard.press('F6');
    await page.keyboard.press('Control+z');
    await expect.poll(states, PATIENCE).toEqual(before);
  });
});

describe('bases and phrases', () => {
  it('are picked by search, filled, kept, and offered again', async () => {
    // A figure that is not the sum of its parts.
    await page.getByTestId('finding-row').filter({ hasText: '12.90' }).first().click();
    await page.keyboard.press('n');
    const basis = page.getByTestId('note-basis');
    await page.getByTestId('pick-basis').locator('input').focus();
    await page.keyboard.type('个人信息保护法');
    await page.keyboard.press('Enter');
    await expect.poll(() => basis.inputValue(), PATIENCE).toContain('个人信息保护法');
    await page.getByTestId('pick-suggestion').locator('input').focus();
    await page.keyboard.type('系误印');
    await page.keyboard.press('Enter');
    const suggestion = page.getByTestId('note-suggestion');
    await expect.poll(() => suggestion.inputValue(), PATIENCE).toContain('更正为');
    expect(await suggestion.inputValue()).not.toContain('{');
    await page.screenshot({ path: join(ROOT, 'test/e2e/.output/wordings.png') });
    expect(await violations(page)).toEqual([]);
    await basis.focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('某市预算公开办法第九条');
    await page.getByTestId('keep-wording').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: '依据库', exact: false }).first().click();
    await expect.poll(messages, PATIENCE).toContain('某市预算公开办法第九条');
    await page.getByTestId('pick-basis').locator('input').focus();
    await page.keyboard.type('第九条');
    await page.getByTitle('某市预算公开办法第九条').first().waitFor();
    await page.keyboard.press('Escape');
    // Several lines; what was typed stays when another basis is picked, and can be changed where it stands.
    await basis.focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('本级审核口径');
    await page.keyboard.press('Enter');
    await page.keyboard.type('第二条');
    await page.getByTestId('pick-basis').locator('input').focus();
    await page.keyboard.type('第九条');
    await page.getByTitle('某市预算公开办法第九条').first().waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => basis.inputValue(), PATIENCE).toBe('本级审核口径\n第二条\n某市预算公开办法第九条');
    await basis.focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('第一款');
    expect(await basis.inputValue()).toContain('第九条第一款');
  });
});

describe('a note whose place is gone', () => {
  it('is listed with candidates and put to one of them by key', async () => {
    await openDocument('甲.txt');
    await focusCell(1, '0');
    await page.keyboard.press('n');
    await expect.poll(targetName, PATIENCE).toBe('本格');
    await writeNote('医疗支出请核实');
    await page.keyboard.press('Alt+1');
    const changed = [ROWS[0] ?? '', '2101102\t事业单位医疗\t3.70\t3.00\t0.50', ROWS[2] ?? ''];
    await page.getByTestId('import-input').setInputFiles([write('甲二.txt', changed)]);
    await page.getByTestId('document-row').filter({ hasText: '甲二.txt' }).waitFor();
    await openDocument('甲二.txt');
    await page.getByText('自提意见', { exact: false }).first().click();
    const orphan = ownNotes().filter({ hasText: '医疗支出请核实' });
    await orphan.waitFor();
    await page.getByTestId('orphan-candidate').first().waitFor();
    await page.screenshot({ path: join(ROOT, 'test/e2e/.output/orphan.png') });
    await orphan.focus();
    await page.keyboard.press('1');
    await expect.poll(() => orphan.innerText(), PATIENCE).toContain('事业单位医疗');
    // Ctrl+Z brings it back to where it was.
    await page.keyboard.press('Control+z');
    await expect.poll(() => orphan.innerText(), PATIENCE).not.toContain('事业单位医疗');
    expect(open.problems()).toEqual([]);
  });
});
