/**
 * Two windows over one workspace: what one saves the other shows, what is typed and not saved stays, two words on one finding
 * are laid side by side, each window keeps its batch, and closing one leaves the other at work. A second program over the same
 * file is told to stay away.
 */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.js';
import { openPage, ROOT, scratch, startDesk, type OpenPage, type RunningDesk } from './harness.js';

const PATIENCE = { timeout: 60_000 };
const place = scratch();
const workspace = join(place.folder, '两窗.gouji');
const BATCH = '2031年集中审核';

let browser: Browser;
let desk: RunningDesk;
let open: OpenPage;
let other: OpenPage;
/** A window, one of another browser profile, and one beside the first. */
let one: Page;
let two: Page;
let beside: Page;

const states = (page: Page): Promise<(string | undefined)[]> =>
  page
    .getByTestId('finding-row')
    .evaluateAll((lines) => lines.map((line) => (line instanceof HTMLElement ? line.dataset['state'] : '')));
const editor = (page: Page) => page.getByTestId('note-text');
const batchOf = (page: Page): Promise<string> => page.getByTestId('batches').innerText();

async function openDocument(page: Page): Promise<void> {
  await page.getByTestId('document-row').filter({ hasText: '甲.txt' }).focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('grid').locator('.ag-cell').first().waitFor();
}

/** Opens the editor of a finding and replaces its words. */
async function type(page: Page, finding: number, words: string): Promise<void> {
  await page.getByTestId('finding-row').nth(finding).click();
  await editor(page).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(words);
}

async function chooseBatch(page: Page, name: string): Promise<void> {
  await page.getByTestId('batches').click();
  await page.getByRole('menuitem', { name, exact: true }).click();
  await expect.poll(() => batchOf(page), PATIENCE).toContain(name);
}

beforeAll(async () => {
  const lines = [
    '测试甲中心2026年部门预算公开',
    '2026年支出预算总表',
    '单位：万元',
    '科目编码\t科目名称\t合计\t基本支出\t项目支出',
    '2080501\t行政单位离退休\t12.90\t10.00\t2.50',
    '2101101\t行政单位医疗\t3.70\t3.00\t0.50',
    '2210201\t住房公积金\t5.60\t5.00\t0.40',
    '\t合计\t22.20\t18.00\t3.40',
  ];
  writeFileSync(join(place.folder, '甲.txt'), `${lines.join('\n')}\n`);
  writeFileSync(join(place.folder, '乙.txt'), `${lines.join('\n').replaceAll('甲中心', '乙中心')}\n`);
  browser = await launchBrowser();
  desk = await startDesk({ workspace, files: [join(place.folder, '甲.txt')] });
  open = await openPage(browser, desk.address);
  other = await openPage(browser, desk.address);
  one = open.page;
  two = other.page;
  beside = await open.context.newPage();
  await beside.goto(desk.origin, { waitUntil: 'load' });
  for (const page of [one, two, beside]) await openDocument(page);
});
afterAll(async () => {
  await browser?.close();
  await desk?.kill();
  place.remove();
});

describe('two windows', () => {
  it('show what the other has saved, and keep what is typed and not saved', async () => {
    await type(two, 1, '第二个窗口里尚未保存的话');
    await one.getByTestId('finding-row').first().click();
    await one.keyboard.press('a');
    for (const page of [one, two, beside]) {
      await expect.poll(async () => (await states(page))[0], PATIENCE).toBe('adopted');
    }
    expect(await editor(two).inputValue()).toBe('第二个窗口里尚未保存的话');
    await two.keyboard.type('，接着写');
    expect(await editor(two).inputValue()).toBe('第二个窗口里尚未保存的话，接着写');
  });

  it('lay two words on one finding side by side and overwrite neither', async () => {
    await type(one, 1, '第一个窗口先存的话');
    await one.keyboard.press('Control+Enter');
    await one.getByTestId('note-saved').waitFor(PATIENCE);
    expect(await editor(two).inputValue()).toContain('尚未保存的话');
    await editor(two).click();
    await two.keyboard.press('Control+Enter');
    const notice = two.locator('.desk-conflict');
    await notice.waitFor(PATIENCE);
    expect(await notice.innerText()).toContain('第一个窗口先存的话');
    expect(await editor(two).inputValue()).toContain('尚未保存的话');
    expect(await editor(one).inputValue()).toBe('第一个窗口先存的话');
    await two.screenshot({ path: join(ROOT, 'test/e2e/.output/two-windows.png') });
    // Whoever decides has seen both; the other window then shows what was decided.
    await notice.getByRole('button', { name: '以编辑框文字为准' }).click();
    await notice.waitFor({ state: 'detached', ...PATIENCE });
    await expect.poll(() => editor(one).inputValue(), PATIENCE).toContain('尚未保存的话');
  });

  it('keep the batch that each of them looks at', async () => {
    await one.getByTestId('batches').click();
    await one.getByRole('menuitem', { name: '新建批次', exact: true }).click();
    await one.getByLabel('名称').fill(BATCH);
    await one.getByTestId('batch-save').click();
    await expect.poll(() => batchOf(one), PATIENCE).toContain(BATCH);
    await chooseBatch(two, '默认批次');
    // A change that every window reads all lists for.
    await beside.getByTestId('nav-library').click();
    await beside.getByTestId('import-input').setInputFiles([join(place.folder, '乙.txt')]);
    await beside.getByTestId('document-row').filter({ hasText: '乙.txt' }).waitFor(PATIENCE);
    await two.getByTestId('nav-library').click();
    await two.getByTestId('document-row').filter({ hasText: '乙.txt' }).waitFor(PATIENCE);
    expect(await batchOf(one)).toContain(BATCH);
    expect(await batchOf(two)).toContain('默认批次');
    expect(await batchOf(beside)).toContain('全部资料');
  });

  it('go on when one of them is closed', async () => {
    await open.context.close();
    await two.getByTestId('nav-review').click();
    await two.getByTestId('finding-row').nth(2).click();
    await two.keyboard.press('l');
    await expect.poll(async () => (await states(two))[2], PATIENCE).toBe('later');
    expect([...open.problems(), ...other.problems()]).toEqual([]);
  });
});

describe('a second program', () => {
  it('is told that the workspace is in use, and the first goes on', async () => {
    const program = join(ROOT, 'out', 'main', 'cli.js');
    const env = { ...process.env, GOUJI_HOST: 'loopback', GOUJI_BROWSER: 'none', GOUJI_EXIT_AFTER_PRINT: '1' };
    const second = spawn(process.execPath, [program, 'desk', '--workspace', workspace], { env, stdio: 'pipe' });
    let words = '';
    second.stderr.setEncoding('utf8').on('data', (text: string) => (words += text));
    const code = await new Promise((resolve) => second.once('close', resolve));
    expect({ code, words }).toEqual({ code: 2, words: expect.stringContaining('正被另一个勾稽程序使用') });
    expect(words).toContain(workspace);
    await two.getByTestId('finding-row').nth(2).click();
    await two.keyboard.press('a');
    await expect.poll(async () => (await states(two))[2], PATIENCE).toBe('adopted');
    await other.context.close();
    expect(await desk.close()).toBe(0);
  });
});
