/**
 * Two offices with the real program, a workspace each, over one document: rules are set and written in one, its package is
 * merged in the other after a look at it, what they say differently stands side by side until decided, and a damaged package
 * changes nothing. By keyboard.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.js';
import { openOfficeOf, scratch, type Office } from './harness.js';

const PATIENCE = { timeout: 90_000 };
const place = scratch();
const LINES = [
  '测试甲中心2026年部门预算公开',
  '2026年支出预算总表',
  '单位：万元',
  '科目编码\t科目名称\t合计\t基本支出\t项目支出',
  '2080501\t行政单位离退休\t12.90\t10.00\t2.50',
  '2101101\t行政单位医疗\t3.70\t3.00\t0.50',
  '\t合计\t16.60\t13.00\t3.00',
].join('\n');
const RULE = 'SUM-ROW';
const OWN = '项目支出不超过合计';

let browser: Browser;
let one: Office;
let two: Office;

async function office(name: string): Promise<Office> {
  const file = join(place.folder, '甲.txt');
  writeFileSync(file, LINES);
  return openOfficeOf(browser, { workspace: join(place.folder, `${name}.gouji`), files: [file] }, name);
}

const finding = (page: Page) => page.locator(`[data-testid="finding-row"][data-rule="${RULE}"]`).first();

/** Decides the finding of a line's sum, in the review. */
async function decide({ page }: Office, key: 'a' | 'l', state: string): Promise<void> {
  await page.keyboard.press('Alt+1');
  await page.getByTestId('document-row').first().focus();
  await page.keyboard.press('Enter');
  await finding(page).click();
  await page.keyboard.press(key);
  await expect.poll(() => finding(page).getAttribute('data-state'), PATIENCE).toBe(state);
}

async function exported({ page }: Office): Promise<Buffer> {
  await page.keyboard.press('Alt+6');
  const [download] = await Promise.all([
    page.waitForEvent('download', PATIENCE),
    page.getByTestId('package-export').press('Enter'),
  ]);
  return readFileSync(await download.path());
}

async function choose({ page }: Office, buffer: Buffer): Promise<void> {
  await page.keyboard.press('Alt+6');
  await page
    .getByTestId('package-input')
    .setInputFiles([{ name: '交换.goujipack', mimeType: 'application/zip', buffer }]);
}

beforeAll(async () => {
  browser = await launchBrowser();
  one = await office('甲审核');
  two = await office('乙审核');
});
afterAll(async () => {
  await browser?.close();
  await one?.desk.kill();
  await two?.desk.kill();
  place.remove();
});

test('a rule of the program is given another severity, and the documents are checked again with it', async () => {
  const { page } = one;
  await page.keyboard.press('Alt+5');
  const row = page.locator(`[data-testid="rule-row"][data-rule="${RULE}"]`);
  await row.getByTestId('rule-setting').press('Enter');
  const form = page.getByRole('dialog');
  await form.getByText('提示', { exact: true }).first().click();
  await form.getByTestId('rule-setting-save').press('Enter');
  await row.getByText('已改').waitFor(PATIENCE);
  await page.getByTestId('recheck').waitFor({ state: 'detached', ...PATIENCE });
  await page.keyboard.press('Alt+1');
  await page.getByTestId('document-row').first().focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => finding(page).innerText(), PATIENCE).toContain('提示');
});

test('a rule of one’s own is written, tried out and kept', async () => {
  const { page } = one;
  await page.keyboard.press('Alt+5');
  await page.getByRole('radio', { name: '规则和覆盖' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.getByTestId('rule-new').press('Enter');
  await page.getByTestId('rule-name').fill(OWN);
  // The columns of the file that was looked at are offered.
  const asked = page.waitForRequest((request) => request.postData()?.includes('"ownRules.complete"') === true);
  await page.getByTestId('rule-text').fill('支出总表.');
  expect((await asked).postData()).toMatch(/"document":"[0-9a-f]{64}"/);
  await page.getByRole('option', { name: '项目支出', exact: true }).waitFor(PATIENCE);
  await page.keyboard.press('Escape');
  await page.getByTestId('rule-text').fill('支出总表.项目支出 ≤ 支出总表.合计');
  await page.getByTestId('rule-try').press('Enter');
  await page.getByTestId('rule-result').waitFor(PATIENCE);
  await page.getByTestId('rule-save').press('Enter');
  await page.getByTestId('own-rule').getByText(OWN).waitFor(PATIENCE);
  expect(await page.getByTestId('own-rule').count()).toBe(1);
});

test('a package names what it would change, and nothing is overwritten where two differ', async () => {
  await decide(one, 'a', 'adopted');
  await decide(two, 'l', 'later');
  await choose(two, await exported(one));
  const { page } = two;
  const preview = page.getByTestId('package-preview');
  await preview.waitFor(PATIENCE);
  const said = await preview.innerText();
  for (const words of ['甲审核', '冲突 1 条', OWN, '将改变的规则设置', '程度改为提示']) expect(said).toContain(words);
  await page.keyboard.press('Enter');
  await preview.waitFor({ state: 'detached', ...PATIENCE });
  const conflict = page.getByTestId('package-conflict');
  await conflict.waitFor(PATIENCE);
  const sides = await conflict.innerText();
  for (const words of ['甲审核', '乙审核', '采纳', '待核']) expect(sides).toContain(words);
  await page.keyboard.press('Alt+5');
  await page.locator(`[data-testid="rule-row"][data-rule="${RULE}"]`).getByText('已改').waitFor(PATIENCE);
});

test('what was decided goes back and ends the conflict there, too', async () => {
  const { page } = two;
  await page.keyboard.press('Alt+6');
  // The place is named, and leads to the finding it is about.
  const way = page.getByTestId('conflict-place');
  expect(await way.innerText()).toContain('支出总表');
  await page.keyboard.press('Alt+2');
  await page.getByTestId('finding-row').last().click();
  await page.keyboard.press('Alt+6');
  await way.press('Enter');
  await expect.poll(() => finding(page).getAttribute('aria-selected'), PATIENCE).toBe('true');
  await page.keyboard.press('Alt+6');
  await page.getByTestId('package-conflict').getByRole('button', { name: '以此为准：甲审核' }).press('Enter');
  await page.getByTestId('package-conflict').waitFor({ state: 'detached', ...PATIENCE });
  await choose(one, await exported(two));
  await one.page.getByTestId('package-preview').waitFor(PATIENCE);
  await one.page.keyboard.press('Enter');
  await one.page.getByTestId('package-preview').waitFor({ state: 'detached', ...PATIENCE });
  await one.page.getByText('没有待裁定的冲突。').waitFor(PATIENCE);
  await one.page.keyboard.press('Alt+2');
  await expect.poll(() => finding(one.page).getAttribute('data-state'), PATIENCE).toBe('adopted');
});

test('a damaged package is refused whole', async () => {
  const bytes = await exported(one);
  const damaged = Buffer.from(bytes);
  damaged.fill(0, Math.floor(damaged.length / 2), Math.floor(damaged.length / 2) + 16);
  await choose(two, damaged);
  await two.page.getByText('未合并任何内容').first().waitFor(PATIENCE);
  expect(await two.page.getByTestId('package-preview').count()).toBe(0);
  for (const { open } of [one, two]) expect(open.problems()).toEqual([]);
});
