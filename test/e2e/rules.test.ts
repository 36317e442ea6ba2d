/** The reviewer's rules, by keyboard over a desk in memory: written with completion, marked, tried out, kept, switched. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startScreens, type Screens } from './screens.js';

let screens: Screens;
let page: Page;
const folder = mkdtempSync(join(tmpdir(), 'gouji-rules-'));

beforeAll(async () => {
  screens = await startScreens('harness-rules');
  page = await screens.open();
  await page.getByTestId('document-row').first().waitFor();
  await page.keyboard.press('Alt+5');
  await page.getByTestId('rule-row').first().waitFor();
});
afterAll(async () => {
  await screens?.close();
  rmSync(folder, { recursive: true, force: true });
});

const text = () => page.getByTestId('rule-text');
const options = () => page.getByRole('listbox', { name: '可填的词' }).getByRole('option');
const said = () => page.getByTestId('rule-said').innerText();

test('are reached and begun by keyboard', async () => {
  await page.getByRole('radio', { name: '规则和覆盖' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.getByTestId('own-empty').waitFor();
  expect(await screens.look(page, 'own-rules-empty')).toEqual([]);
  await page.getByTestId('rule-new').focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('rule-name');
});

test('list what may stand at the caret, and take it with Enter', async () => {
  await page.keyboard.type('项目支出占比');
  await page.keyboard.press('Tab');
  await page.keyboard.type('支出总');
  await expect.poll(() => options().first().innerText()).toBe('支出总表');
  await page.keyboard.press('Enter');
  await expect.poll(() => text().inputValue()).toBe('支出总表');
  await page.keyboard.type('.项目');
  await expect.poll(() => options().allInnerTexts()).toContain('项目支出');
  expect(await screens.look(page, 'own-rules-words')).toEqual([]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  await expect.poll(() => options().count()).toBe(0);
  await page.keyboard.press('Control+Space');
  await expect.poll(() => options().first().innerText()).toBe('项目支出');
  await page.keyboard.press('Enter');
  await expect.poll(() => text().inputValue()).toBe('支出总表.项目支出');
});

test('leave the keys of an input method alone', async () => {
  const session = await page.context().newCDPSession(page);
  await session.send('Input.imeSetComposition', { text: 'zhi', selectionStart: 3, selectionEnd: 3 });
  await page.waitForTimeout(300);
  expect(await options().count()).toBe(0);
  await session.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
  await expect.poll(() => text().inputValue()).toBe('支出总表.项目支出');
});

test('mark a mistake at its place with a sentence, and are not kept with it', async () => {
  await page.keyboard.type(' ≤ 60% × 支出表.合计');
  await expect.poll(said).toContain('没有名为“支出表”的表，最接近的是“支出总表”');
  expect(await page.locator('.desk-rule-mirror mark').innerText()).toBe('支出表');
  expect(await page.getByTestId('rule-save').isDisabled()).toBe(true);
  expect(await screens.look(page, 'own-rules-mistake')).toEqual([]);
});

test('are tried out before they are kept, and survive a look at another screen', async () => {
  await text().fill('支出总表.项目支出 ≤ 60% × 支出总表.合计');
  await expect.poll(said).toBe('写法正确');
  await page.keyboard.press('Control+Enter');
  await page.getByTestId('rule-result').waitFor();
  await page.keyboard.press('Alt+1');
  await page.getByTestId('document-row').first().waitFor();
  await page.keyboard.press('Alt+5');
  expect(await text().inputValue()).toBe('支出总表.项目支出 ≤ 60% × 支出总表.合计');
  await text().focus();
  await page.keyboard.press('Control+s');
  const row = page.getByTestId('own-rule');
  await row.getByText('项目支出占比').waitFor();
  await text().waitFor({ state: 'detached' });
  expect(await screens.look(page, 'own-rules')).toEqual([]);
});

test('are switched, changed and removed by keyboard, with a question before anything is lost', async () => {
  const enabled = page.getByRole('switch', { name: '启用 项目支出占比' });
  await enabled.focus();
  await page.keyboard.press('Space');
  await expect.poll(() => enabled.getAttribute('aria-checked')).toBe('false');
  await page.getByRole('button', { name: '修改 项目支出占比' }).focus();
  await page.keyboard.press('Enter');
  await text().fill('支出总表.合计 = 1');
  await page.getByRole('button', { name: /^用作新规则：公务接待费/ }).press('Enter');
  const question = page.getByRole('dialog');
  await question.locator('.ant-modal-confirm-title').getByText('放弃这条规则').waitFor();
  await page.keyboard.press('Escape');
  await question.waitFor({ state: 'hidden' });
  expect(await text().inputValue()).toBe('支出总表.合计 = 1');
  await page.getByRole('button', { name: '删除 项目支出占比' }).press('Enter');
  await question.locator('.ant-modal-confirm-title').getByText('写在这些问题上的意见保留').waitFor();
  await question.getByRole('button', { name: '删除' }).press('Enter');
  await page.getByTestId('own-empty').waitFor();
});

test('are taken from a file', async () => {
  const file = join(folder, '规则.json');
  writeFileSync(file, '{"schema":1,"rules":[]}');
  await page.getByTestId('rules-file').setInputFiles(file);
  await expect.poll(() => page.getByText('导入 0 条规则').count()).toBe(1);
});

test('fit a narrow and a dark screen', async () => {
  const dark = await screens.open('', { colorScheme: 'dark', viewport: { width: 683, height: 384 } });
  await dark.getByTestId('document-row').first().waitFor();
  await dark.keyboard.press('Alt+5');
  await dark.getByText('自定规则', { exact: true }).click();
  await dark.getByTestId('rule-new').click();
  expect(await screens.look(dark, 'own-rules-dark')).toEqual([]);
});

test('are set for one region profile, and say where what holds', async () => {
  const own = await screens.open();
  await own.getByTestId('document-row').first().waitFor();
  await own.keyboard.press('Alt+5');
  const row = own.getByTestId('rule-row').first();
  await row.getByTestId('rule-setting').press('Enter');
  const form = own.getByRole('dialog');
  await form.getByRole('switch').waitFor();
  await form.getByText('无，均按内置。').waitFor();
  await form.getByLabel('适用于').press('ArrowDown');
  // The list opens at what holds for all.
  await own.locator('.ant-select-dropdown:visible').getByTitle('全国最低要求', { exact: true }).click();
  await form.getByText('为全部文件所设的').waitFor();
  await form.getByRole('switch').press('Space');
  await form.getByTestId('rule-setting-save').press('Enter');
  await row.getByText('全国最低要求已停用').waitFor();
  await row.getByTestId('rule-setting').press('Enter');
  await form.getByTestId('rule-held').getByText('全国最低要求：已停用').waitFor();
  // For all documents it is as it was.
  expect(await form.getByRole('switch').getAttribute('aria-checked')).toBe('true');
  expect(await screens.look(own, 'rule-setting-region')).toEqual([]);
  await own.keyboard.press('Escape');
  await own.getByRole('button', { name: '全部恢复内置（1 条）' }).press('Enter');
  await own.getByRole('dialog').getByRole('button', { name: '确定' }).press('Enter');
  await expect.poll(() => row.getByText('全国最低要求已停用').count()).toBe(0);
});

test('of the program are switched off and put back by keyboard', async () => {
  const own = await screens.open();
  await own.getByTestId('document-row').first().waitFor();
  await own.keyboard.press('Alt+5');
  const row = own.getByTestId('rule-row').first();
  await row.getByTestId('rule-setting').press('Enter');
  const form = own.getByRole('dialog');
  await form.getByRole('switch').waitFor();
  expect(await screens.look(own, 'rule-setting')).toEqual([]);
  await form.getByRole('switch').press('Space');
  await form.getByTestId('rule-setting-save').press('Enter');
  await row.getByText('已停用').waitFor();
  expect(await screens.look(own, 'rule-setting-off')).toEqual([]);
  await own.getByRole('button', { name: '全部恢复内置（1 条）' }).press('Enter');
  await own.getByRole('dialog').getByRole('button', { name: '确定' }).press('Enter');
  await expect.poll(() => row.getByText('已停用').count()).toBe(0);
});
