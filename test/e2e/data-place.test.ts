/**
 * The workspace moved to another folder with the real program: what was imported and written is there at once and after the next
 * start by the old name, and the former file goes only when it is told to. Without a mouse.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyWorkspace } from '../../src/main/workspace/index.js';
import { launchBrowser } from './browser.js';
import { openOffice, scratch, type OpenPage, type RunningDesk } from './harness.js';

const PATIENCE = { timeout: 90_000 };
const place = scratch();
const workspace = join(place.folder, '审核.gouji');
const disk = join(place.folder, '另一个磁盘');
const moved = join(disk, '审核.gouji');
const LINES = [
  '测试甲中心2026年部门预算公开',
  '2026年支出预算总表',
  '单位：万元',
  '科目编码\t科目名称\t合计\t基本支出\t项目支出',
  '2080501\t行政单位离退休\t12.90\t10.00\t2.50',
  '\t合计\t12.90\t10.00\t2.90',
].join('\n');

let browser: Browser;
let desk: RunningDesk;
let open: OpenPage;
let page: Page;

const rows = () => page.getByTestId('document-row');

beforeAll(async () => {
  mkdirSync(disk);
  writeFileSync(join(place.folder, '甲.txt'), LINES);
  browser = await launchBrowser();
  ({ desk, open, page } = await openOffice(browser, { workspace, files: [join(place.folder, '甲.txt')] }));
  await rows().first().waitFor(PATIENCE);
});
afterAll(async () => {
  await browser?.close();
  await desk?.kill();
  place.remove();
});

test('a folder that is not there is refused with its name, and the typed path stays', async () => {
  await page.keyboard.press('Alt+6');
  await page.getByTestId('move-place').press('Enter');
  const folder = page.getByTestId('place-folder');
  await folder.waitFor(PATIENCE);
  await expect.poll(() => folder.evaluate((field) => field === document.activeElement), PATIENCE).toBe(true);
  await page.keyboard.type(join(place.folder, '没有'));
  await page.keyboard.press('Enter');
  await page.getByText('没有这个文件夹：').waitFor(PATIENCE);
  expect(await folder.inputValue()).toBe(join(place.folder, '没有'));
});

test('the workspace goes to another folder while it is open, and the work goes on there', async () => {
  await page.getByTestId('place-folder').fill(disk);
  await page.keyboard.press('Enter');
  await page.getByText(`工作区已移到：${moved}`).waitFor(PATIENCE);
  const former = page.getByTestId('former-place');
  await former.waitFor(PATIENCE);
  expect(await former.innerText()).toContain(workspace);
  await expect.poll(() => page.locator('.desk-path').first().innerText(), PATIENCE).toBe(moved);
  await page.keyboard.press('Alt+1');
  await expect.poll(() => rows().count(), PATIENCE).toBe(1);
  expect(existsSync(workspace)).toBe(true);
});

test('the next start by the former name opens the new place; what was lost in a crash is nothing', async () => {
  await desk.kill();
  await open.context.close();
  ({ desk, open, page } = await openOffice(browser, { workspace }));
  await expect.poll(() => rows().count(), PATIENCE).toBe(1);
  await page.keyboard.press('Alt+6');
  await expect.poll(() => page.locator('.desk-path').first().innerText(), PATIENCE).toBe(moved);
});

test('the former file is removed only after it was asked once more', async () => {
  await page.getByTestId('former-place').getByRole('button').press('Enter');
  const leave = page.getByTestId('place-leave');
  await leave.waitFor(PATIENCE);
  // The focus is on 取消: a stray Enter must not remove a file.
  await page.keyboard.press('Enter');
  await leave.waitFor({ state: 'detached' });
  expect(existsSync(workspace)).toBe(true);
  await page.getByTestId('former-place').getByRole('button').press('Enter');
  await leave.press('Enter');
  await page.getByText('原位置的文件已删除').waitFor(PATIENCE);
  await page.getByTestId('former-place').waitFor({ state: 'detached' });
  expect(existsSync(workspace)).toBe(false);
  expect(open.problems()).toEqual([]);
  expect(await desk.close()).toBe(0);
  expect(verifyWorkspace(moved)).toMatchObject({ documents: 1, problems: [] });
});
