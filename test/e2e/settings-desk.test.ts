/**
 * The settings with the real program over the samples: codes of one year are imported, refused, used, given back and taken away;
 * where the data lies, what was done, and whether the program is whole.
 */
import { readFileSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils, write } from '@e965/xlsx';
import type { Browser, Download, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.js';
import { openOffice, ROOT, scratch, type OpenPage, type RunningDesk } from './harness.js';
import { violations } from './screens.js';

const PATIENCE = { timeout: 90_000 };
const place = scratch();
const workspace = join(place.folder, '设置.gouji');
const SAMPLES = [
  '霁川市柳澜区市场监督管理局2025年部门预算.md',
  '霁川市柳澜区市场监督管理局2026年部门预算.txt',
] as const;
const RULE = 'CODE-NAME';
/** A code of both samples, under a name that only the imported table has. */
const RENAMED = { code: '2013808', name: '测试改名建设' };

let browser: Browser;
let desk: RunningDesk;
let open: OpenPage;
let page: Page;

const rows = () => page.getByTestId('document-row');
const findings = () => page.locator(`[data-testid="finding-row"][data-rule="${RULE}"]`);

async function review(fileName: string): Promise<void> {
  await page.keyboard.press('Alt+1');
  // By its name: the list may give the focus back to the line that was opened before.
  await rows().getByText(fileName).first().click();
  // Every sample has findings of other rules; before they are there, none of this rule proves nothing.
  await page.locator('[data-testid="finding-row"][data-rule="SUM-HIER"]').first().waitFor(PATIENCE);
}

function workbook(lines: readonly (readonly string[])[]): Buffer {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(lines as string[][]), '功能');
  return Buffer.from(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
}

async function importCodes(name: string, buffer: Buffer): Promise<void> {
  await page.keyboard.press('Alt+6');
  await page.getByTestId('codes-year').fill('2026');
  await page.getByTestId('codes-input').setInputFiles([{ name, mimeType: '', buffer }]);
}

async function received(act: () => Promise<void>): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent('download', PATIENCE), act()]);
  return download;
}

beforeAll(async () => {
  browser = await launchBrowser();
  ({ desk, open, page } = await openOffice(browser, {
    workspace,
    files: SAMPLES.map((name) => join(ROOT, 'resources', 'samples', name)),
  }));
  await open.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: desk.origin });
  await rows().nth(1).waitFor(PATIENCE);
});
afterAll(async () => {
  await browser?.close();
  await desk?.kill();
  place.remove();
});

test('codes with a mistake are refused with its line, and nothing changes', async () => {
  for (const name of SAMPLES) {
    await review(name);
    await expect.poll(() => findings().count(), PATIENCE).toBe(0);
  }
  await importCodes(
    '错码.xlsx',
    workbook([
      ['科目编码', '科目名称'],
      ['2013808', '信息化建设'],
      ['20138x8', '错码'],
    ]),
  );
  const refusal = page.getByText('“错码.xlsx”未导入，码表没有改变').first();
  await refusal.waitFor(PATIENCE);
  expect(await refusal.innerText()).toContain('第 3 行');
  expect(await page.getByTestId('code-table').count()).toBe(0);
});

test('codes of a year hold for its documents alone', async () => {
  await importCodes(
    '科目2026.xlsx',
    workbook([
      ['科目编码', '科目名称'],
      [RENAMED.code, RENAMED.name],
    ]),
  );
  const line = page.getByTestId('code-table');
  await line.waitFor(PATIENCE);
  for (const words of ['2026', '科目2026.xlsx', '补充、更正内置', '功能分类 1 个']) {
    expect(await line.innerText()).toContain(words);
  }
  await review(SAMPLES[1]);
  await findings().first().waitFor(PATIENCE);
  expect(await findings().first().innerText()).toContain(RENAMED.name);
  await page.keyboard.press('Alt+6');
  await expect.poll(() => page.getByTestId('codes-recheck').innerText(), PATIENCE).toBe('');
  await review(SAMPLES[0]);
  await expect.poll(() => findings().count(), PATIENCE).toBe(0);
  await page.keyboard.press('Alt+6');
  expect(await violations(page)).toEqual([]);
});

test('they are given back as a workbook, and the program’s own are restored', async () => {
  const download = await received(() => page.getByTestId('codes-export').press('Enter'));
  expect(download.suggestedFilename()).toMatch(/2026.*\.xlsx$/);
  const book = read(readFileSync(await download.path()));
  const cells = book.SheetNames.flatMap((name) =>
    utils.sheet_to_json<readonly string[]>(book.Sheets[name]!, { header: 1 }).flat(),
  );
  expect(cells.map(String)).toEqual(expect.arrayContaining([RENAMED.code, RENAMED.name]));
  await page.getByTestId('codes-reset').press('Enter');
  await page.getByRole('tooltip').getByRole('button', { name: '恢复内置' }).press('Enter');
  await page.getByTestId('code-table').waitFor({ state: 'detached', ...PATIENCE });
  await review(SAMPLES[1]);
  await expect.poll(() => findings().count(), PATIENCE).toBe(0);
});

test('the log tells of it in words, is filtered, proven and handed out', async () => {
  await page.keyboard.press('Alt+6');
  await page.getByTestId('log-open').press('Enter');
  const entries = page.getByTestId('log-row');
  await entries.filter({ hasText: '恢复内置码表' }).waitFor(PATIENCE);
  await entries.filter({ hasText: '导入码表' }).waitFor();
  expect(await entries.getByRole('cell', { name: '导入文件', exact: true }).count()).toBe(2);
  const all = await entries.count();
  await page.getByTestId('log-text').fill('科目2026.xlsx');
  await expect.poll(() => entries.count(), PATIENCE).toBeLessThan(all);
  await entries.filter({ hasText: '导入码表' }).waitFor();
  expect(await violations(page)).toEqual([]);
  const csv = await received(() => page.getByRole('button', { name: '导出为 CSV' }).press('Enter'));
  const lines = readFileSync(await csv.path(), 'utf8')
    .trimEnd()
    .split('\r\n');
  expect(lines[0]).toBe('\ufeff序号,时间,操作人,操作,对象,内容');
  expect(lines.length - 1).toBe(await entries.count());
  expect(lines.slice(1).every((line) => line.includes('科目2026.xlsx'))).toBe(true);
  await page.getByTestId('log-text').fill('没有这样的字');
  await page.getByText('没有符合条件的记录').waitFor(PATIENCE);
  await page.getByTestId('log-verify').press('Enter');
  await page.getByText(/已核对 \d+ 条，校验值全部相符/).waitFor(PATIENCE);
  await page.keyboard.press('Escape');
  await page.getByTestId('log-verify').waitFor({ state: 'detached' });
});

test('the place of the data is named with its size, and copied', async () => {
  const copy = page.getByTestId('copy-path');
  const line = copy.locator('xpath=..');
  expect(await line.locator('code').innerText()).toBe(workspace);
  await expect.poll(() => line.innerText(), PATIENCE).toMatch(/占用 \d+\.\d MB/);
  await copy.press('Enter');
  await line.getByText('已复制').waitFor(PATIENCE);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(workspace);
});

test('what each region asks for is listed', async () => {
  const profiles = page.getByTestId('region-profile');
  await profiles.filter({ hasText: '湖北省' }).filter({ hasText: '以“湖北”开头' }).waitFor(PATIENCE);
  expect(await profiles.first().innerText()).toContain('全国最低要求');
});

test('the program tries everything it rests on', async () => {
  await page.getByTestId('self-test').press('Enter');
  const lines = page.getByTestId('self-test-line');
  await expect.poll(() => lines.count(), PATIENCE).toBe(7);
  const states = await lines.evaluateAll((all) =>
    all.map((one) => `${one.querySelector('strong')?.textContent} ${one.getAttribute('data-state')}`),
  );
  const { bavail, bsize } = statfsSync(place.folder);
  // A full disk is told, and is no fault of the program; recognition of scans is there on some systems only.
  const disk = bavail * bsize < 2 ** 30 ? '磁盘 failed' : '磁盘 ok';
  expect(states.filter((one) => !one.startsWith('扫描识别'))).toEqual([
    '工作区 ok',
    '操作日志 ok',
    disk,
    '读取 ok',
    '写出 ok',
    '字体 ok',
  ]);
  expect(['扫描识别 ok', '扫描识别 absent']).toContain(states[4]);
  await page.getByTestId('licences').press('Enter');
  const licences = page.getByRole('dialog');
  await licences.locator('summary', { hasText: /^better-sqlite3 / }).waitFor(PATIENCE);
  await page.keyboard.press('Escape');
  await licences.waitFor({ state: 'detached' });
  expect(open.problems()).toEqual([]);
});
