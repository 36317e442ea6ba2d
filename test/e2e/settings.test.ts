/** The settings by keyboard over a desk in memory: the log is filtered, paged, proven and handed out. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startScreens, type Screens } from './screens.js';

let screens: Screens;
let page: Page;

beforeAll(async () => {
  screens = await startScreens('harness-settings');
  page = await screens.open();
  await page.getByTestId('document-row').first().waitFor();
  await page.keyboard.press('Alt+6');
  await page.getByTestId('log-open').press('Enter');
  await page.getByTestId('log-row').first().waitFor();
});
afterAll(() => screens?.close());

const rows = () => page.getByTestId('log-row');

test('the log is shown newest first, in Chinese, by page', async () => {
  expect(await screens.look(page, 'log')).toEqual([]);
  expect(await rows().count()).toBe(100);
  expect(await rows().first().innerText()).toContain('写意见');
  await page.getByRole('button', { name: '较早的' }).press('Enter');
  await expect.poll(() => rows().count(), { timeout: 10_000 }).toBe(20);
  expect(await page.getByRole('button', { name: '较早的' }).isDisabled()).toBe(true);
});

test('a filter begins at the first page', async () => {
  await page.getByRole('combobox', { name: '操作人' }).focus();
  await page.keyboard.type('乙');
  await page.keyboard.press('Enter');
  await expect.poll(() => rows().count(), { timeout: 10_000 }).toBe(60);
  await page.getByText('共 60 条').waitFor();
  await page.getByText('第 1 / 1 页').waitFor();
});

test('its chain is proven when asked for', async () => {
  await page.getByTestId('log-verify').press('Enter');
  await page.getByText('已核对 120 条，校验值全部相符').waitFor();
  // Escape closes an open list of choices first, and the dialog then.
  await page.getByRole('combobox', { name: '操作人' }).press('ArrowDown');
  await page.getByRole('option', { name: '审核人甲' }).first().waitFor({ state: 'attached' });
  await page.keyboard.press('Escape');
  await page.waitForTimeout(300);
  expect(await rows().count()).toBe(60);
  await page.keyboard.press('Escape');
  await rows().first().waitFor({ state: 'detached' });
  expect(await screens.look(page, 'settings-log')).toEqual([]);
});

test('the program tries itself and names what ships with it', async () => {
  await page.getByTestId('self-test').press('Enter');
  await expect.poll(() => page.getByTestId('self-test-line').count(), { timeout: 20_000 }).toBe(3);
  const states = page
    .getByTestId('self-test-line')
    .evaluateAll((all) => all.map((one) => one.getAttribute('data-state')));
  expect(await states).toEqual(['ok', 'absent', 'ok']);
  expect(await screens.look(page, 'self-test')).toEqual([]);
  await page.getByTestId('licences').press('Enter');
  await page.getByText('example 1.0.0').waitFor();
  expect(await screens.look(page, 'licences')).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByText('example 1.0.0').waitFor({ state: 'detached' });
});

test('it fits a narrow and a dark screen', async () => {
  const dark = await screens.open('', { colorScheme: 'dark', viewport: { width: 683, height: 384 } });
  await dark.getByTestId('document-row').first().waitFor();
  await dark.keyboard.press('Alt+6');
  await dark.getByTestId('log-open').press('Enter');
  await dark.getByTestId('log-row').first().waitFor();
  expect(await screens.look(dark, 'log-dark')).toEqual([]);
});

test('what each region asks for is shown', async () => {
  const profiles = page.getByTestId('region-profile');
  await profiles.first().waitFor();
  expect(await profiles.count()).toBe(2);
  const example = await profiles.nth(1).innerText();
  for (const words of ['示例省', '示例表', '以“示例”开头']) expect(example).toContain(words);
  const shared = page.getByTestId('region-shared');
  await shared.locator('summary').press('Enter');
  await shared.getByText('主要职责').waitFor();
  expect(await screens.look(page, 'settings-regions')).toEqual([]);
});

test('copies are listed with what restoring one would take away, and what failed is said', async () => {
  await page.getByTestId('backup-copy').first().waitFor();
  expect(await page.getByTestId('backup-copy').count()).toBe(2);
  await page.getByTestId('status-backup').getByText('备份 2026/3/5').waitFor();
  await page.getByTestId('backup-restore').nth(1).press('Enter');
  await page.getByTestId('restore-preview').getByText('文件 1 份：示例区档案馆2026年部门预算.pdf').waitFor();
  expect(await page.getByTestId('lost-act').count()).toBe(2);
  expect(await screens.look(page, 'settings-restore')).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByTestId('restore-preview').waitFor({ state: 'detached' });
  await page.getByTestId('backup-enabled').press('Space');
  await page.getByTestId('backup-save').press('Enter');
  await page.getByText('备份设置已保存').first().waitFor();
  // The desk in memory tells a failure from here on, but nobody told the page: it asks when it is loaded.
  expect(await screens.look(page, 'settings-backups')).toEqual([]);
});

test('codes of a year are imported, named, and given back', async () => {
  const year = page.getByTestId('codes-year');
  await year.fill('2026');
  await page.getByRole('radio', { name: '代替内置' }).check();
  const choose = (name: string) =>
    page.getByTestId('codes-input').setInputFiles([{ name, mimeType: '', buffer: Buffer.from('[]') }]);
  await choose('坏表.json');
  await page.getByText('“坏表.json”未导入，码表没有改变').first().waitFor();
  expect(await page.getByTestId('code-table').count()).toBe(0);
  await choose('科目.xlsx');
  const line = page.getByTestId('code-table');
  await line.waitFor();
  for (const words of ['2026', '科目.xlsx', '代替内置', '功能分类 3 个'])
    expect(await line.innerText()).toContain(words);
  await page.getByText('收入等 2 个科目不核对，未保存').first().waitFor();
  expect(await screens.look(page, 'settings-codes')).toEqual([]);
  await page.getByTestId('codes-export').press('Enter');
  await page.getByText('2026年科目码表.xlsx').first().waitFor();
  await page.getByTestId('codes-export-shipped').press('Enter');
  await page.getByText('内置科目码表.xlsx').first().waitFor();
  await page.getByTestId('codes-reset').press('Enter');
  await page.getByRole('tooltip').getByRole('button', { name: '恢复内置' }).press('Enter');
  await line.waitFor({ state: 'detached' });
});
