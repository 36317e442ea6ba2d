/**
 * Decisions, second looks, the signature and the lock, by keyboard alone, on the program as it is built – and all of it
 * still there when the program is started again.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.js';
import { openOffice, ROOT, scratch, type Office, type RunningDesk } from './harness.js';
import { violations } from './screens.js';

const PATIENCE = { timeout: 20_000 };
const place = scratch();
const workspace = join(place.folder, '意见.gouji');

/** Three rows whose parts do not make their sum. */
function write(name: string, year: number): string {
  const file = join(place.folder, name);
  const lines = [
    `测试甲中心${year}年部门预算公开`,
    `${year}年支出预算总表`,
    '单位：万元',
    '科目编码\t科目名称\t合计\t基本支出\t项目支出',
    '2080501\t行政单位离退休\t12.90\t10.00\t2.50',
    '2101101\t行政单位医疗\t3.70\t3.00\t0.50',
    '2210201\t住房公积金\t5.60\t5.00\t0.40',
    '\t合计\t22.20\t18.00\t3.40',
  ];
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

const first = write('甲.txt', 2026);

let browser: Browser;
let desk: RunningDesk;
let page: Page;
let end: Office['end'];

async function start(): Promise<void> {
  ({ desk, page, end } = await openOffice(browser, { workspace }));
}

/** Opens the document from the library with the keys of the library. */
async function openDocument(name: string): Promise<void> {
  await page.keyboard.press('Alt+1');
  await page.getByTestId('document-row').filter({ hasText: name }).focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('grid').locator('.ag-cell').first().waitFor();
}

const rows = () => page.getByTestId('finding-row');
const states = () =>
  rows().evaluateAll((lines) => lines.map((line) => (line instanceof HTMLElement ? line.dataset['state'] : '')));
const messages = () => page.locator('.desk-messages').innerText();
const reviewState = async (): Promise<string> => (await page.getByTestId('sign-off').innerText()).split(' ')[0] ?? '';

/** Presses Tab until the element has the focus, as a hand without a mouse does. */
async function tabTo(testId: string): Promise<void> {
  for (let turn = 0; turn < 60; turn += 1) {
    const here = await page.evaluate(() => document.activeElement?.getAttribute('data-testid') ?? '');
    if (here === testId) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${testId}`);
}

/** Gives another name in the settings and comes back to the review. */
async function setReviewer(name: string): Promise<void> {
  await page.keyboard.press('Alt+6');
  await page.getByTestId('reviewer-name').focus();
  // The settings and the status bar count the same notes, those written since the start too.
  const texts = await page.getByText(/^(?:全部批次共 )?\d+ 份文件.*\d+ 条意见$/).allInnerTexts();
  const counts = texts.map((text) => /(\d+) 份文件.*?(\d+) 条意见/.exec(text)?.slice(1).join());
  expect(counts).toHaveLength(2);
  expect(new Set(counts).size).toBe(1);
  await page.keyboard.press('Control+a');
  await page.keyboard.type(name);
  await tabTo('reviewer-save');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Alt+2');
  await rows().first().waitFor();
  // The list has the focus again, as after F6.
  await page.locator('.desk-findings').focus();
}

beforeAll(async () => {
  browser = await launchBrowser();
  await start();
  await page.getByTestId('import-input').setInputFiles([first]);
  await page.getByTestId('document-row').filter({ hasText: '甲.txt' }).waitFor();
});
afterAll(async () => {
  await browser?.close();
  await desk?.kill();
  place.remove();
});

describe('a false alarm', () => {
  it('is silenced with S and a reason, counted, shown and heard again', async () => {
    await openDocument('甲.txt');
    const all = await rows().count();
    await page.keyboard.press('s');
    await page.keyboard.type('口径不同，单位已说明');
    await page.screenshot({ path: join(ROOT, 'test/e2e/.output/silence.png') });
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect.poll(() => rows().count(), PATIENCE).toBe(all - 1);
    const shown = page.getByTestId('show-silenced');
    expect(await shown.innerText()).toBe('静默 1');
    expect(await page.getByTestId('silence-line').innerText()).toContain('单位已说明');
    await shown.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => rows().count(), PATIENCE).toBe(1);
    await page.keyboard.press('j');
    await page.keyboard.press('s');
    await shown.waitFor();
    await expect.poll(() => shown.innerText(), PATIENCE).toBe('静默 0');
    await shown.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => rows().count(), PATIENCE).toBe(all);
    await page.keyboard.press('j');
  });
});

describe('findings of one cause', () => {
  it('are marked with X, merged with M, decided together, and taken apart', async () => {
    const list = page.locator('.desk-findings');
    await list.focus();
    await page.keyboard.press('x');
    await page.keyboard.press('k');
    await page.keyboard.press('m');
    const line = page.getByTestId('merged-line');
    await expect.poll(() => line.innerText(), PATIENCE).toContain('合并了另外 1 处');
    await page.keyboard.press('a');
    await expect.poll(async () => (await states()).filter((state) => state === 'adopted').length, PATIENCE).toBe(2);
    await page.screenshot({ path: join(ROOT, 'test/e2e/.output/merged.png') });
    await line.getByRole('button').focus();
    await page.keyboard.press('Enter');
    await line.waitFor({ state: 'detached' });
    await list.focus();
  });
});

describe('the second look', () => {
  it('begins when every finding is decided', async () => {
    await openDocument('甲.txt');
    await setReviewer('初审甲');
    expect(await reviewState()).toBe('初审中');
    await page.keyboard.press('ArrowDown');
    for (let turn = 0; turn < 9; turn += 1) await page.keyboard.press('k');
    const count = await rows().count();
    expect(count).toBeGreaterThan(1);
    for (let turn = 0; turn < count; turn += 1) {
      await page.keyboard.press('a');
      await expect.poll(async () => (await states())[turn], PATIENCE).toBe('adopted');
      await page.keyboard.press('j');
    }
    await expect.poll(reviewState, PATIENCE).toBe('待复核');
  });

  it('confirms with C, says who confirmed his own, and returns with B and a reason', async () => {
    await page.keyboard.press('c');
    const line = page.getByTestId('look-line');
    await expect.poll(() => line.innerText(), PATIENCE).toContain('同一人');
    await setReviewer('复核乙');
    await page.keyboard.press('c');
    await expect.poll(() => line.innerText(), PATIENCE).toContain('复核乙');
    expect(await line.innerText()).not.toContain('同一人');
    await page.keyboard.press('b');
    await page.keyboard.type('请补充依据');
    await page.keyboard.press('Enter');
    await expect.poll(() => line.innerText(), PATIENCE).toContain('请补充依据');
    await expect.poll(reviewState, PATIENCE).toBe('退回');
    await page.screenshot({ path: join(ROOT, 'test/e2e/.output/returned.png') });
    expect(await violations(page)).toEqual([]);
    // Other words are another decision: it waits for another look.
    await page.keyboard.press('n');
    await page.keyboard.type('依据见预算法。');
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => line.innerText(), PATIENCE).toContain('待重新复核');
    await page.keyboard.press('F6');
  });
});

describe('what keeps a review from being signed', () => {
  it('leads from the panel to the next place of each reason, by keyboard', async () => {
    await page.locator('.desk-findings').focus();
    await page.keyboard.press('v');
    const panel = page.getByTestId('sign-off-panel');
    await panel.waitFor();
    expect(await violations(page)).toEqual([]);
    await tabTo('step-unconfirmed');
    await page.keyboard.press('Enter');
    await panel.waitFor({ state: 'detached' });
    await expect.poll(() => page.getByTestId('second-look').count(), PATIENCE).toBe(1);
    // The next letter is for the list again: the panel opens once more.
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane')))
      .toBe('findings');
    await page.keyboard.press('v');
    await panel.waitFor();
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
  });
});

describe('the signature', () => {
  it('locks the review, and a reason opens it again', async () => {
    await page.locator('.desk-findings').focus();
    await page.keyboard.press('v');
    await page.getByTestId('sign-off-panel').waitFor();
    await tabTo('confirm-all');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByTestId('sign-off-counts').innerText(), PATIENCE).toMatch(/待复核\s+0/);
    await page.screenshot({ path: join(ROOT, 'test/e2e/.output/sign-off.png') });
    expect(await violations(page)).toEqual([]);
    await tabTo('sign-now');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByTestId('sign-off-line').innerText(), PATIENCE).toContain('复核乙');
    await page.keyboard.press('Escape');
    await page.getByTestId('sign-off-panel').waitFor({ state: 'detached' });
    await page.locator('.desk-findings').focus();
    await page.keyboard.press('l');
    await expect.poll(messages, PATIENCE).toContain('已锁定');
    expect((await states()).includes('later')).toBe(false);
    await page.keyboard.press('Alt+1');
    await expect
      .poll(() => page.getByTestId('document-row').filter({ hasText: '甲.txt' }).innerText(), PATIENCE)
      .toContain('已签发');
  });

  it('is still there when the program is started again', async () => {
    await end();
    await start();
    await openDocument('甲.txt');
    await expect.poll(reviewState, PATIENCE).toBe('已签发');
    await page.locator('.desk-findings').focus();
    await page.keyboard.press('v');
    await tabTo('unlock-reason');
    await page.keyboard.type('单位补充了说明');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByTestId('sign-off-line').innerText(), PATIENCE).toContain('单位补充了说明');
    await page.keyboard.press('Escape');
    await expect.poll(reviewState, PATIENCE).toBe('已复核');
    await page.locator('.desk-findings').focus();
    await page.keyboard.press('l');
    await expect.poll(async () => (await states()).includes('later'), PATIENCE).toBe(true);
    await end();
  });
});
