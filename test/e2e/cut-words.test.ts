/** Words that have no room at 200 % and on a common screen are had in full on hover, on every screen. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startScreens, type Screens } from './screens.js';

let screens: Screens;

beforeAll(async () => {
  screens = await startScreens('harness-cut');
});
afterAll(() => screens.close());

/** Texts that end in 「…」 and have no hint. A grid, a choice and a heading that sorts give their own. */
function cutWithoutHint(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((element) => {
        const { textOverflow, overflowX } = getComputedStyle(element);
        const isCut =
          overflowX !== 'visible' && textOverflow === 'ellipsis' && element.scrollWidth > element.clientWidth;
        return isCut && element.textContent !== '' && element.getClientRects().length > 0;
      })
      .filter((element) => element.closest('.ag-root, .ant-select, th, input, textarea') === null)
      .filter((element) => !element.closest('[title]')?.getAttribute('title'))
      .map((element) => `${element.className}: ${element.textContent}`),
  );
}

test.each([
  [683, 384],
  [1366, 768],
] as const)('cut words have a hint at %i × %i', async (width, height) => {
  const page = await screens.open('', { viewport: { width, height } });
  await page.getByTestId('document-row').first().waitFor();
  // As if every name were some signs longer: names of offices are.
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('body * { letter-spacing: 0.15em !important; }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });
  const cut: (readonly string[])[] = [];
  cut.push(await cutWithoutHint(page));
  await page.keyboard.press('Alt+2');
  await page.getByTestId('finding-row').first().click();
  for (const key of ['g', 'Enter', 'F6', 'F6', 'F6']) {
    cut.push(await cutWithoutHint(page));
    await page.keyboard.press(key);
    await page.waitForTimeout(200);
  }
  for (const screen of [3, 4, 5, 6]) {
    await page.keyboard.press(`Alt+${screen}`);
    await page.waitForTimeout(600);
    cut.push(await cutWithoutHint(page));
  }
  expect([...new Set(cut.flat())]).toEqual([]);
});
