/**
 * Copies of the workspace with the real program: one is made on its own soon after the start, one at a press; an older one is put
 * back after a look at what would be lost, and the way back from there is open. Without a mouse.
 */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyWorkspace } from '../../src/main/workspace/index.js';
import { launchBrowser } from './browser.js';
import { openOffice, scratch, textFile, type OpenPage, type RunningDesk } from './harness.js';

const PATIENCE = { timeout: 90_000 };
const place = scratch();
const workspace = join(place.folder, '备份.gouji');
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

const copies = () => page.getByTestId('backup-copy');
const kinds = (): Promise<(string | null)[]> =>
  copies().evaluateAll((rows) => rows.map((row) => row.getAttribute('data-kind')));
const rows = () => page.getByTestId('document-row');

async function importFile(name: string, text: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser', PATIENCE);
  await page.keyboard.press('Control+o');
  await (await chooser).setFiles([textFile(name, text)]);
}

beforeAll(async () => {
  writeFileSync(join(place.folder, '甲.txt'), LINES);
  browser = await launchBrowser();
  ({ desk, open, page } = await openOffice(browser, { workspace, files: [join(place.folder, '甲.txt')] }));
  // The browser is told once, long before the key: told at the same moment, it may open its own chooser, which nobody sees.
  page.on('filechooser', () => undefined);
  await rows().first().waitFor(PATIENCE);
});
afterAll(async () => {
  await browser?.close();
  await desk?.kill();
  place.remove();
});

test('a copy is made on its own, proven, and said in the status bar', async () => {
  const mark = page.locator('[data-testid="status-backup"][data-state="done"]');
  await mark.waitFor(PATIENCE);
  expect(await mark.innerText()).toMatch(/^\s*备份 \d/);
  const folder = `${workspace}.backups`;
  const [name] = readdirSync(folder);
  expect(name).toMatch(/^备份\.gouji\.auto-\d{17}\.backup$/);
  expect(verifyWorkspace(join(folder, name!))).toMatchObject({ documents: 1, problems: [] });
});

test('a copy is made at a press and listed', async () => {
  await page.keyboard.press('Alt+6');
  await page.getByTestId('backup').press('Enter');
  await page.getByText('已备份并核验：').waitFor(PATIENCE);
  await expect.poll(kinds, PATIENCE).toEqual(['manual', 'auto']);
});

test('what a copy would take away is shown before it is put back', async () => {
  await page.keyboard.press('Alt+1');
  await importFile('乙.txt', LINES.replaceAll('甲中心', '乙中心'));
  await expect.poll(() => rows().count(), PATIENCE).toBe(2);
  await page.keyboard.press('Alt+6');
  await page.locator('[data-kind="manual"]').getByTestId('backup-restore').press('Enter');
  const preview = page.getByTestId('restore-preview');
  await preview.waitFor(PATIENCE);
  const text = await preview.innerText();
  expect(text).toContain('备份中有 1 份文件');
  expect(text).toContain('文件 1 份：乙.txt');
  expect(await page.getByTestId('lost-act').count()).toBeGreaterThan(0);
  // The focus is on 取消: a stray Enter must not throw work away.
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent?.replaceAll(/\s/gu, '')), PATIENCE)
    .toBe('取消');
  await page.keyboard.press('Enter');
  await preview.waitFor({ state: 'detached', ...PATIENCE });
  await page.keyboard.press('Alt+1');
  expect(await rows().count()).toBe(2);
});

test('it is put back, and what stood there can be put back in turn', async () => {
  const restore = async (kind: string): Promise<void> => {
    await page.keyboard.press('Alt+6');
    await page.locator(`[data-kind="${kind}"]`).getByTestId('backup-restore').first().press('Enter');
    await page.getByTestId('restore-now').press('Enter');
    await page.getByTestId('restore-preview').waitFor({ state: 'detached', ...PATIENCE });
  };
  const finding = page.getByTestId('finding-row').first();
  const openFirst = async (): Promise<void> => {
    await page.keyboard.press('Alt+1');
    await rows().filter({ hasText: '甲.txt' }).focus();
    await page.keyboard.press('Enter');
    await finding.click(PATIENCE);
  };
  await openFirst();
  await page.keyboard.press('a');
  await page.getByTestId('note-saved').waitFor(PATIENCE);
  await restore('manual');
  await page.getByText('已恢复备份').waitFor(PATIENCE);
  await page.keyboard.press('Alt+1');
  await expect.poll(() => rows().count(), PATIENCE).toBe(1);
  // The page works on with the workspace that stands there now, which does not hold the decision.
  await openFirst();
  expect(await finding.getAttribute('data-state')).toBe('open');
  expect(await page.getByTestId('note-saved').count()).toBe(0);
  await restore('replaced');
  await page.keyboard.press('Alt+1');
  await expect.poll(() => rows().count(), PATIENCE).toBe(2);
  expect(existsSync(`${workspace}.restoring`)).toBe(false);
});

test('another folder is refused where it is not there, and kept where it is', async () => {
  await page.keyboard.press('Alt+6');
  const folder = page.getByTestId('backup-folder');
  await folder.fill(join(place.folder, '没有'));
  await page.getByTestId('backup-save').press('Enter');
  await page.getByText('没有这个文件夹').waitFor(PATIENCE);
  await folder.fill(place.folder);
  await page.getByTestId('backup-save').press('Enter');
  await page.getByText('备份设置已保存').waitFor(PATIENCE);
  await page.getByText(`自动备份存放在：${place.folder}`).waitFor(PATIENCE);
  expect(open.problems()).toEqual([]);
});
