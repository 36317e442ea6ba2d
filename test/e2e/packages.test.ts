/** 备份, 交换包 and 意见冲突 on the page, by keyboard, over a desk in memory. */
import { Buffer } from 'node:buffer';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startScreens, type Screens } from './screens.js';

let screens: Screens;

beforeAll(async () => {
  screens = await startScreens('packages');
});
afterAll(() => screens.close());

async function settings(colorScheme: 'light' | 'dark'): Promise<Page> {
  const page = await screens.open('', { colorScheme });
  await page.getByRole('button', { name: '设置' }).first().click();
  await page.getByTestId('backup').waitFor();
  return page;
}

describe.each(['light', 'dark'] as const)('settings, %s', (scheme) => {
  it('copies the workspace and says where', async () => {
    const page = await settings(scheme);
    await page.getByTestId('backup').focus();
    await page.keyboard.press('Enter');
    await page.getByText('已备份并核验：').waitFor();
    expect(await screens.look(page, `backup-${scheme}`)).toEqual([]);
    await page.context().close();
  });

  it('shows what a package would do before anything is merged, and leaves its conflict to the reviewer', async () => {
    const page = await settings(scheme);
    expect(await page.getByTestId('package-conflict').count()).toBe(0);
    const file = { name: '交换.goujipack', mimeType: 'application/zip', buffer: Buffer.from('PK') };
    await page.getByTestId('package-input').setInputFiles(file);
    const preview = page.getByTestId('package-preview');
    await preview.waitFor();
    expect(await preview.innerText()).toContain('涉及 4 份文件，其中 1 份不在工作区中，附原件 1 份。');
    const counted = (list: string): Promise<string[]> =>
      preview.getByRole('list', { name: list }).getByRole('listitem').allInnerTexts();
    expect(await counted('合并后意见的变化')).toEqual(['新增 3 条', '更新 1 条', '相同 2 条', '冲突 1 条']);
    expect(await counted('更正、配对、静默、合并关系、签发、码表和规则设置')).toEqual([
      '新增 2 条',
      '相同 4 条',
      '冲突 1 条',
    ]);
    expect(await preview.innerText()).toContain('自定规则：新增 1 条（本单位口径一）。');
    expect(await preview.innerText()).toContain('合计不符（全部文件）：程度改为提示');
    expect(await preview.getByTestId('package-with-rules').isChecked()).toBe(true);
    expect(await screens.look(page, `package-preview-${scheme}`)).toEqual([]);
    // The focus is on 合并 already.
    await page.keyboard.press('Enter');
    await preview.waitFor({ state: 'detached' });
    const conflict = page.getByTestId('package-conflict');
    await conflict.waitFor();
    expect(await screens.look(page, `package-conflict-${scheme}`)).toEqual([]);
    const other = conflict.getByRole('button', { name: '以此为准：审核人乙' });
    await other.focus();
    await page.keyboard.press('Enter');
    await conflict.waitFor({ state: 'detached' });
    const dispute = page.getByTestId('package-dispute');
    await page.keyboard.press('Alt+4');
    await page.getByTestId('conflict-notice').getByText('有 1 处说法不一').waitFor();
    expect(await screens.look(page, `conflict-notice-${scheme}`)).toEqual([]);
    await page.getByTestId('conflict-notice').getByRole('button').press('Enter');
    await dispute.getByRole('button', { name: '以此为准：审核人乙：“1,920.00”' }).press('Enter');
    await dispute.waitFor({ state: 'detached' });
    await page.getByText('没有待裁定的冲突。').waitFor();
    await page.context().close();
  });

  it('merges nothing where the reviewer takes the choice back', async () => {
    const page = await settings(scheme);
    const file = { name: '交换.goujipack', mimeType: 'application/zip', buffer: Buffer.from('PK') };
    await page.getByTestId('package-input').setInputFiles(file);
    await page.getByTestId('package-preview').getByRole('button', { name: '取消' }).click();
    await page.getByTestId('package-preview').waitFor({ state: 'detached' });
    expect(await page.getByTestId('package-conflict').count()).toBe(0);
    expect(screens.problems()).toEqual([]);
    await page.context().close();
  });
});
