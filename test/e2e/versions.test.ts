/** 版本差异 and the proposal in the ledger, by keyboard, over a desk in memory. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startScreens, type Screens } from './screens.js';

let screens: Screens;

beforeAll(async () => {
  screens = await startScreens('versions');
});
afterAll(() => screens.close());

const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '');

describe.each(['light', 'dark'] as const)('versions, %s', (colorScheme) => {
  it('open from the library and from the review, are walked by keys, and lead to the place', async () => {
    const page = await screens.open('', { colorScheme });
    await page.getByTestId('document-row').first().waitFor();
    const dialog = page.getByTestId('versions');
    const entries = dialog.getByTestId('version-entry');
    await page.getByTestId('open-versions').first().click();
    await entries.first().waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.locator('tr[tabindex="0"]').focus();
    await page.keyboard.press('Home');
    for (let step = 0; step < 12; step += 1) {
      if ((await page.locator('tr:focus').getByTestId('open-versions').count()) > 0) break;
      await page.keyboard.press('ArrowDown');
      await page.waitForTimeout(60);
    }
    await page.keyboard.press('d');
    await entries.first().waitFor();
    expect(await entries.first().innerText()).toContain('新增');
    expect(await screens.look(page, `versions-findings-${colorScheme}`)).toEqual([]);
    await entries.first().focus();
    await page.keyboard.press('j');
    const second = await focused(page);
    expect(second).toContain('未整改');
    await page.keyboard.press('ArrowUp');
    expect(await focused(page)).not.toBe(second);

    await dialog.getByText('表格 3').click();
    await dialog.getByText('1,200.5').first().waitFor();
    expect(await dialog.locator('del').first().innerText()).toBe('5');
    expect(await dialog.locator('ins').first().innerText()).toBe('6');
    expect(await screens.look(page, `versions-tables-${colorScheme}`)).toEqual([]);
    await dialog.getByText('文字 1').click();
    await entries.first().focus();
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.getByTestId('versions-button').waitFor();
    await page.keyboard.press('d');
    await entries.first().waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(screens.problems()).toEqual([]);
    await page.context().close();
  });
});

it('the ledger proposes a state, and Y accepts it', async () => {
  const page = await screens.open();
  await page.getByTestId('open-versions').first().waitFor();
  await page.getByTestId('document-row').first().getByRole('button').first().click();
  await page.getByTestId('note-text').waitFor();
  await page.getByTestId('finding-row').first().click();
  await page.keyboard.press('a');
  await page.getByTestId('note-saved').waitFor();
  await page.keyboard.press('Alt+4');
  const grid = page.getByTestId('ledger-grid');
  await grid.locator('[role=gridcell]').first().click();
  await page.getByTestId('accept-proposal').waitFor();
  expect(await page.getByTestId('accept-proposal').innerText()).toContain('建议：已整改');
  await page.keyboard.press('y');
  await page.getByTestId('accept-proposal').waitFor({ state: 'detached' });
  expect(screens.problems()).toEqual([]);
  await page.context().close();
});
