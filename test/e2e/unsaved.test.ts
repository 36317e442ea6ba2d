/** What was typed and not saved holds the page until the reviewer lets it go; kept words are removed in their dialog. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.js';
import { openOffice, ROOT, scratch, type OpenPage, type RunningDesk } from './harness.js';
import { violations } from './screens.js';

const PATIENCE = { timeout: 20_000 };
const place = scratch();

let browser: Browser;
let desk: RunningDesk;
let open: OpenPage;
let page: Page;

const editor = () => page.getByTestId('note-text');

/** Asks the page to close as the window's button does. True where it asked back and stayed. */
async function staysWhenClosed(): Promise<boolean> {
  const asked = new Promise<boolean>((resolve) => {
    page.once('dialog', (dialog) => {
      resolve(dialog.type() === 'beforeunload');
      void dialog.dismiss();
    });
    page.once('close', () => resolve(false));
  });
  await page.close({ runBeforeUnload: true });
  return asked;
}

beforeAll(async () => {
  const file = join(place.folder, '甲.txt');
  const lines = [
    '测试甲中心2026年部门预算公开',
    '2026年支出预算总表',
    '单位：万元',
    '科目编码\t科目名称\t合计\t基本支出\t项目支出',
    '2080501\t行政单位离退休\t12.90\t10.00\t2.50',
    '2101101\t行政单位医疗\t3.70\t3.00\t0.50',
    '\t合计\t16.60\t13.00\t3.00',
  ];
  writeFileSync(file, `${lines.join('\n')}\n`);
  browser = await launchBrowser();
  ({ desk, open, page } = await openOffice(browser, { workspace: join(place.folder, '未存.gouji') }));
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.getByTestId('import-input').setInputFiles([file]);
  await page.getByTestId('document-row').filter({ hasText: '甲.txt' }).focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('grid').locator('.ag-cell').first().waitFor();
});
afterAll(async () => {
  await open?.context.close();
  await browser?.close();
  await desk?.close();
  place.remove();
});

describe('bases and phrases of one’s own', () => {
  it('are listed in their dialog, changed and removed there by keyboard, and no longer offered', async () => {
    await page.getByTestId('finding-row').first().click();
    await page.keyboard.press('n');
    const basis = page.getByTestId('note-basis');
    await basis.fill('某市预算公开办法第九条');
    await page.getByTestId('keep-wording').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: '依据库', exact: false }).first().click();
    await expect.poll(() => page.locator('.desk-messages').innerText(), PATIENCE).toContain('第九条');
    await page.getByTestId('keep-wording').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: '管理自存的条目' }).click();
    const own = page.getByTestId('own-wording');
    await expect.poll(() => own.count(), PATIENCE).toBe(1);
    expect(await own.innerText()).toContain('依据库');
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.screenshot({ path: join(ROOT, `test/e2e/.output/own-wordings-${scheme}.png`) });
      expect(await violations(page)).toEqual([]);
    }
    await page.emulateMedia({ colorScheme: 'light' });
    const change = page.getByRole('button', { name: '修改：某市预算公开办法第九条' });
    await change.press('Enter');
    const typed = page.getByTestId('wording-text');
    await expect.poll(() => typed.evaluate((field) => field === document.activeElement), PATIENCE).toBe(true);
    await typed.fill('不要的文字');
    expect(await violations(page)).toEqual([]);
    // Escape ends the change alone, and the focus goes back to where it began.
    await page.keyboard.press('Escape');
    await typed.waitFor({ state: 'detached' });
    await expect.poll(() => change.evaluate((button) => button === document.activeElement), PATIENCE).toBe(true);
    await page.keyboard.press('Enter');
    await typed.fill('');
    await page.keyboard.press('Control+Enter');
    await page.getByText('文字不能为空').waitFor();
    await typed.fill('某市预算公开办法第八条');
    // What was typed is not lost with the dialog.
    await page.getByRole('dialog').locator('.ant-modal-close').click();
    await page.getByText('有修改尚未保存').waitFor();
    await typed.press('Control+Enter');
    await typed.waitFor({ state: 'detached' });
    await expect.poll(() => own.innerText(), PATIENCE).toContain('第八条');
    expect(await own.count()).toBe(1);
    await page.getByRole('button', { name: '删去：某市预算公开办法第八条' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => own.count(), PATIENCE).toBe(0);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count(), PATIENCE).toBe(0);
    await page.getByTestId('pick-basis').locator('input').focus();
    await page.keyboard.type('预算公开办法第');
    await page.getByText('没有相符的条目').waitFor();
    await page.keyboard.press('Escape');
  });
});

describe('words that were typed and not saved', () => {
  it('are listed where the reviewer’s own remarks are, also of a cell without one, and lead back to it', async () => {
    const cell = page.getByTestId('grid').locator('[row-index="1"] .ag-cell').nth(1);
    // The grid may be drawn once more under the first click.
    await expect
      .poll(async () => {
        await cell.click();
        return page.getByTestId('grid').locator('[row-index="1"] .desk-anchor').count();
      }, PATIENCE)
      .toBe(1);
    await page.keyboard.press('n');
    await editor().waitFor();
    await page.getByTestId('note-target').waitFor();
    await editor().fill('此格未说明');
    await page.getByTestId('finding-row').first().click();
    await page.getByText('自提意见 0 · 未保存 1').click();
    const line = page.getByTestId('unsaved-note');
    await expect.poll(() => line.innerText(), PATIENCE).toContain('此格未说明');
    expect(await line.innerText()).toContain('未保存');
    expect(await violations(page)).toEqual([]);
    await line.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => editor().inputValue(), PATIENCE).toBe('此格未说明');
    await editor().focus();
    await page.keyboard.press('Control+Enter');
    await page.getByTestId('note-saved').waitFor(PATIENCE);
    await page.getByText('自提意见 1', { exact: true }).waitFor(PATIENCE);
    await expect.poll(() => line.count(), PATIENCE).toBe(0);
    await page.getByText(/^问题 \d+ · 待办/).click();
    await page.getByTestId('finding-row').first().click();
  });

  it('hold the page when it is closed, and let it go when they are saved', async () => {
    await editor().click();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('合计与各项之和不符');
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.screenshot({ path: join(ROOT, `test/e2e/.output/unsaved-${scheme}.png`) });
    }
    // The list says where it is, also when another finding is in hand.
    const marked = page.getByTestId('finding-row').filter({ has: page.getByTestId('unsaved') });
    await page.getByTestId('finding-row').nth(1).click();
    await expect.poll(() => marked.allInnerTexts(), PATIENCE).toEqual([expect.stringContaining('未保存')]);
    await page.screenshot({ path: join(ROOT, 'test/e2e/.output/unsaved-list.png') });
    expect(await violations(page)).toEqual([]);
    expect(await staysWhenClosed()).toBe(true);
    await page.getByTestId('finding-row').first().click();
    expect(await editor().inputValue()).toBe('合计与各项之和不符');
    await editor().focus();
    await page.keyboard.press('Control+Enter');
    await page.getByTestId('note-saved').waitFor(PATIENCE);
    await expect.poll(() => marked.count(), PATIENCE).toBe(0);
    expect(open.problems()).toEqual([]);
    expect(await staysWhenClosed()).toBe(false);
  });
});
