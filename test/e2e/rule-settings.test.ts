/**
 * Rules with the real program: severity, threshold and switch for the documents of one region profile, checked again at once,
 * with the samples and two invented offices; a rule of one's own that finds, is switched off, and found again.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.js';
import { openOffice, ROOT, scratch, type OpenPage, type RunningDesk } from './harness.js';
import { violations } from './screens.js';

const PATIENCE = { timeout: 90_000 };
const place = scratch();
/** A line and a total that are not the sum of their parts; the name of the office tells its region. */
const office = (unit: string): string =>
  [
    `${unit}2026年部门预算公开`,
    '2026年支出预算总表',
    '单位：万元',
    '科目编码\t科目名称\t合计\t基本支出\t项目支出',
    '2080501\t行政单位离退休\t12.90\t10.00\t2.50',
    '2101101\t行政单位医疗\t3.50\t3.00\t0.50',
    '\t合计\t16.40\t13.00\t3.00',
  ].join('\n');
const HUBEI = '甲.txt';
const OTHER = '乙.txt';
const SAMPLE = '霁川市柳澜区市场监督管理局2026年部门预算.txt';
const FORMER = '霁川市柳澜区市场监督管理局2025年部门预算.md';
const OWN = '项目支出至少占一半';

let browser: Browser;
let desk: RunningDesk;
let open: OpenPage;
let page: Page;

const rows = () => page.getByTestId('document-row');
const findings = (rule: string) => page.locator(`[data-testid="finding-row"][data-rule="${rule}"]`);
const severities = (rule: string): Promise<readonly (string | null)[]> =>
  findings(rule).evaluateAll((all) => all.map((one) => one.getAttribute('data-severity')));

/** Opens a file in the review once its findings are there; `present`: a rule that is not touched. */
async function review(fileName: string, present: string): Promise<void> {
  await page.keyboard.press('Alt+1');
  // By its name: the list may give the focus back to the line that was opened before.
  await rows().getByText(fileName).first().click();
  await findings(present).first().waitFor(PATIENCE);
}

/** Opens the settings of a rule for a region profile, changes them and waits until everything is checked with them. */
async function set(rule: string, profile: string, change: (form: Locator) => Promise<void>): Promise<void> {
  await page.keyboard.press('Alt+5');
  await page.locator(`[data-testid="rule-row"][data-rule="${rule}"]`).getByTestId('rule-setting').press('Enter');
  const form = page.getByRole('dialog');
  await form.getByRole('switch').waitFor();
  await form.getByLabel('适用于').press('ArrowDown');
  await page.locator('.ant-select-dropdown:visible').getByTitle(profile, { exact: true }).click();
  await form.getByRole('button', { name: '改回全部文件的设置' }).waitFor();
  await change(form);
  await form.getByTestId('rule-setting-save').press('Enter');
  await form.waitFor({ state: 'detached' });
  await checkedAgain();
}

async function checkedAgain(): Promise<void> {
  await expect.poll(() => page.getByTestId('recheck').count(), PATIENCE).toBe(0);
}

beforeAll(async () => {
  writeFileSync(join(place.folder, HUBEI), office('湖北省测试甲中心'));
  writeFileSync(join(place.folder, OTHER), office('测试乙中心'));
  browser = await launchBrowser();
  ({ desk, open, page } = await openOffice(browser, {
    workspace: join(place.folder, '规则.gouji'),
    files: [
      ...[HUBEI, OTHER].map((name) => join(place.folder, name)),
      ...[FORMER, SAMPLE].map((name) => join(ROOT, 'resources', 'samples', name)),
    ],
  }));
  await rows().nth(3).waitFor(PATIENCE);
});
afterAll(async () => {
  await browser?.close();
  await desk?.kill();
  place.remove();
});

test('a severity holds for the documents of its region profile alone', async () => {
  await set('SUM-ROW', '湖北省', (form) => form.getByText('提示', { exact: true }).first().click());
  await review(HUBEI, 'SUM-ROW');
  await expect.poll(() => severities('SUM-ROW'), PATIENCE).toEqual(['notice', 'notice']);
  await review(OTHER, 'SUM-ROW');
  await expect.poll(() => severities('SUM-ROW'), PATIENCE).toEqual(['error', 'error']);
});

test('a rule that is switched off there is said to be unchecked', async () => {
  await set('SUM-ROW', '湖北省', (form) => form.getByRole('switch').press('Space'));
  const row = page.locator('[data-testid="rule-row"][data-rule="SUM-ROW"]');
  await row.getByText('湖北省已停用').waitFor(PATIENCE);
  const documents = page.getByRole('combobox', { name: '选择文件查看检查覆盖' });
  const choose = async (unit: string): Promise<void> => {
    await documents.fill(unit);
    await documents.press('Enter');
  };
  await choose('测试甲中心');
  await expect.poll(() => row.innerText(), PATIENCE).toContain('本规则已在规则设置中停用，未检查');
  expect(await violations(page)).toEqual([]);
  await choose('测试乙中心');
  await expect.poll(() => row.innerText(), PATIENCE).not.toContain('未检查');
  await review(OTHER, 'SUM-ROW');
  await page.keyboard.press('Alt+1');
  await rows().getByText(HUBEI).first().click();
  await expect.poll(() => findings('SUM-ROW').count(), PATIENCE).toBe(0);
});

test('a threshold is refused out of its range, and moves what is found between two years', async () => {
  await review(SAMPLE, 'YOY-SWING');
  expect(await findings('YOY-SWING').first().innerText()).toContain('20%');
  await set('YOY-SWING', '全国最低要求', async (form) => {
    const percent = form.getByLabel('增减幅度（%）');
    await percent.fill('5000');
    await form.getByText('应为 1 到 1000 之间的数字').waitFor();
    expect(await form.getByTestId('rule-setting-save').isDisabled()).toBe(true);
    await percent.fill('60');
  });
  await review(SAMPLE, 'YOY-SWING');
  await expect.poll(() => findings('YOY-SWING').first().innerText(), PATIENCE).toContain('60%');
  await set('YOY-SWING', '全国最低要求', (form) => form.getByLabel('增减幅度（%）').fill('1000'));
  await review(SAMPLE, 'SUM-HIER');
  await expect.poll(() => findings('YOY-SWING').count(), PATIENCE).toBe(0);
});

test('the form waits for what is set, and begins with it', async () => {
  const row = page.locator('[data-testid="rule-row"][data-rule="SUM-COL"]');
  const form = page.getByRole('dialog');
  const isOn = (): Promise<string | null> => form.getByRole('switch').getAttribute('aria-checked');
  await page.keyboard.press('Alt+5');
  await row.getByTestId('rule-setting').press('Enter');
  await form.getByRole('switch').press('Space');
  await form.getByTestId('rule-setting-save').press('Enter');
  await form.waitFor({ state: 'detached' });
  await row.getByText('已停用').waitFor(PATIENCE);
  // While the form goes, its keys count and not those of the desk.
  await page.locator('.ant-modal-wrap:not([style*="display: none"])').waitFor({ state: 'detached', ...PATIENCE });
  await page.keyboard.press('Alt+1');
  // A screen that still stands there knows what is set, and need not ask.
  await row.waitFor({ state: 'detached', ...PATIENCE });
  // The answer is held back: whoever is faster than the program must not save the built-in setting over the kept one.
  let answer = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/call', async (route) => {
    if (route.request().postData()?.includes('"ruleSettings.get"') === true) await held;
    await route.continue();
  });
  await page.keyboard.press('Alt+5');
  await row.getByTestId('rule-setting').press('Enter');
  await page.waitForTimeout(300);
  const early = await form.count();
  answer();
  await form.getByRole('switch').waitFor(PATIENCE);
  expect(early).toBe(0);
  expect(await isOn()).toBe('false');
  await page.unroute('**/call');
  await form.getByRole('button', { name: '恢复内置设置' }).press('Enter');
  await form.waitFor({ state: 'detached' });
  await checkedAgain();
});

test('everything is put back as it was', async () => {
  await page.keyboard.press('Alt+5');
  await page.getByRole('button', { name: '全部恢复内置（2 条）' }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: '确定' }).press('Enter');
  await page.getByRole('button', { name: '全部恢复内置' }).waitFor({ state: 'detached', ...PATIENCE });
  await checkedAgain();
  await review(SAMPLE, 'YOY-SWING');
  await review(HUBEI, 'SUM-ROW');
  await expect.poll(() => severities('SUM-ROW'), PATIENCE).toEqual(['error', 'error']);
});

test('a rule of one’s own finds, is switched off, and removed', async () => {
  await page.keyboard.press('Alt+5');
  await page.getByRole('radio', { name: '规则和覆盖' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.getByTestId('rule-new').press('Enter');
  await page.getByTestId('rule-name').fill(OWN);
  await page.getByTestId('rule-text').fill('支出总表.项目支出 ≥ 50% × 支出总表.合计');
  await page.getByTestId('rule-try').press('Enter');
  await page.getByTestId('rule-result').getByText('湖北省测试甲中心').first().waitFor(PATIENCE);
  await page.getByTestId('rule-save').press('Enter');
  const line = page.getByTestId('own-rule');
  await line.getByText(OWN).waitFor(PATIENCE);
  const id = (await line.getAttribute('data-rule')) ?? '';
  expect(id).toMatch(/^OWN-/);
  await review(OTHER, id);
  await page.keyboard.press('Alt+5');
  const enabled = page.getByRole('switch', { name: `启用 ${OWN}` });
  await enabled.press('Space');
  await expect.poll(() => enabled.getAttribute('aria-checked'), PATIENCE).toBe('false');
  await review(OTHER, 'SUM-ROW');
  await expect.poll(() => findings(id).count(), PATIENCE).toBe(0);
  await page.keyboard.press('Alt+5');
  await page.getByRole('button', { name: `删除 ${OWN}` }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: '删除' }).press('Enter');
  await page.getByTestId('own-empty').waitFor(PATIENCE);
  expect(open.problems()).toEqual([]);
});
