/** What else a reviewer does in a day, step by step: the screens and dialogs that are opened now and then. */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { textFile, UNNAMED, type Upload } from '../harness.js';

/** A step of the walk. `again`: it can be done once more, with the same outcome. */
type DayStep = { readonly name: string; readonly run: () => Promise<void>; readonly again?: true };

const PATIENCE = { timeout: 180_000 };

/** The steps. `versions`: a text and what came of it later, as the unit hands it in again. */
export function restOfTheDay(page: Page, versions: readonly [string, string]): readonly DayStep[] {
  const press = (key: string): Promise<void> => page.keyboard.press(key);
  /** The line of a file. Of many files those in view are drawn: it is filtered for. */
  const rowOf = async (name: string): Promise<Locator> => {
    await page.getByTestId('filter-text').fill(name);
    const row = page.getByTestId('document-row').filter({ hasText: name });
    await row.waitFor(PATIENCE);
    return row;
  };
  const hand = async (file: Upload): Promise<void> => {
    await press('Alt+1');
    await page.getByTestId('import-input').setInputFiles([file]);
    await rowOf(file.name);
  };
  const openRow = async (name: string): Promise<void> => {
    await press('Alt+1');
    await (await rowOf(name)).focus();
    await press('Enter');
    await page.getByTestId('grid').locator('.ag-cell').first().waitFor(PATIENCE);
  };
  return [
    {
      name: 'what waits to be confirmed',
      run: async () => {
        await hand(UNNAMED);
        await page.getByTestId('confirm-open').click();
        await page.getByTestId('confirm-document').first().waitFor(PATIENCE);
        await press('Alt+1');
      },
    },
    {
      name: 'next version',
      run: async () => {
        await hand(textFile('初稿.txt', versions[0]));
        await hand(textFile('修改稿.txt', versions[1]));
        await openRow('修改稿.txt');
        await page.getByTestId('versions-button').waitFor(PATIENCE);
      },
    },
    {
      name: 'difference of two versions',
      again: true,
      run: async () => {
        await press('d');
        const dialog = page.getByTestId('versions');
        await dialog.getByTestId('version-entry').first().waitFor(PATIENCE);
        for (const part of [/^表格 \d+$/, /^文字 \d+$/, /^问题 \d+$/]) {
          const choice = dialog.getByText(part);
          if ((await choice.count()) > 0) await choice.click();
          await page.waitForTimeout(300);
        }
        await press('Escape');
        await dialog.waitFor({ state: 'detached' });
      },
    },
    {
      name: 'history of a note',
      again: true,
      run: async () => {
        await page.getByTestId('finding-row').first().click();
        await press('a');
        await page.getByText('修改记录').first().click();
        await page.getByTestId('history-entry').first().waitFor(PATIENCE);
        await page.getByText('修改记录').first().click();
      },
    },
    {
      name: 'profile and corrections',
      again: true,
      run: async () => {
        await press('p');
        await page.getByTestId('profile-panel').waitFor(PATIENCE);
        await press('Escape');
        await page.getByTestId('profile-panel').waitFor({ state: 'detached' });
        await page.getByTestId('grid').locator('.ag-cell').first().click();
        await press('e');
        await page.getByTestId('correct-panel').waitFor(PATIENCE);
        await press('Escape');
      },
    },
    {
      name: 'opinion beside the ledger',
      again: true,
      run: async () => {
        await press('Alt+4');
        await page.getByTestId('opinion-beside').click();
        await expect.poll(() => page.getByTestId('paper').getAttribute('aria-busy'), PATIENCE).toBe('false');
        await page.getByTestId('opinion-beside').click();
      },
    },
    {
      name: 'a rule of one’s own',
      again: true,
      run: async () => {
        await press('Alt+5');
        await page.getByText('自定规则', { exact: true }).click();
        await page.getByTestId('rule-new').click();
        await page.getByTestId('rule-text').fill('支出总表.');
        await page.getByRole('listbox', { name: '可填的词' }).getByRole('option').first().waitFor(PATIENCE);
        await press('Escape');
        await page.getByTestId('rule-text').fill('支出总表.项目支出 ≤ 10% × 支出总表.合计');
        await press('Control+Enter');
        await page.getByTestId('rule-result').waitFor(PATIENCE);
        await page.getByTestId('rule-text').fill('');
        await page.locator('.desk-own-editor').getByRole('button', { name: '收起' }).click();
        await page.getByTestId('rule-text').waitFor({ state: 'detached' });
        await page.getByText('规则和覆盖', { exact: true }).click();
        await page.getByTestId('rule-row').first().waitFor(PATIENCE);
      },
    },
    {
      name: 'settings',
      again: true,
      run: async () => {
        await press('Alt+6');
        await page.getByTestId('log-open').click();
        await page.getByTestId('log-row').first().waitFor(PATIENCE);
        await press('Escape');
        await page.getByTestId('log-row').first().waitFor({ state: 'detached' });
        await press('Alt+1');
      },
    },
    {
      name: 'a package',
      run: async () => {
        await press('Alt+6');
        const [download] = await Promise.all([
          page.waitForEvent('download', PATIENCE),
          page.getByTestId('package-export').press('Enter'),
        ]);
        const buffer = readFileSync(await download.path());
        await page
          .getByTestId('package-input')
          .setInputFiles([{ name: '交换.goujipack', mimeType: 'application/zip', buffer }]);
        await page.getByTestId('package-preview').waitFor(PATIENCE);
        await press('Enter');
        await page.getByTestId('package-preview').waitFor({ state: 'detached', ...PATIENCE });
      },
    },
    {
      name: 'dark and light',
      again: true,
      run: async () => {
        await press('Alt+6');
        await page.getByLabel('外观').getByText('深色', { exact: true }).click();
        await press('Alt+2');
        await page.getByTestId('finding-row').first().waitFor(PATIENCE);
        await press('Alt+6');
        await page.getByLabel('外观').getByText('浅色', { exact: true }).click();
      },
    },
  ];
}
