/**
 * A thousand findings on a thousand documents: how long the page takes to open the review and to go from a finding in one
 * table to a finding in another, and whether the grid that is kept for it shows what a new one would.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startScreens, type Screens } from './screens.js';

const STEPS = 16;
/** A computer that is busy with other tests gets this many times as long as the desk promises. */
const ROOM = Number(process.env['GOUJI_SPEED_ROOM'] ?? 6);

let screens: Screens;
let page: Page;

beforeAll(async () => {
  screens = await startScreens('harness-review-speed', 'production');
  page = await screens.open('?findings=1000&documents=1000');
  page.setDefaultTimeout(15_000);
  await page.getByTestId('document-row').first().waitFor();
});
afterAll(() => screens?.close());

/** Milliseconds from a key until finding and grid are drawn. */
async function walk(key: string): Promise<number> {
  await page.evaluate(() => {
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    const current = () => document.querySelector('[role=listbox]')?.getAttribute('aria-activedescendant');
    const before = current();
    const measure = async (): Promise<number> => {
      const started = await new Promise<number>((resolve) =>
        window.addEventListener('keydown', ({ timeStamp }) => resolve(timeStamp), { once: true, capture: true }),
      );
      while (current() === before || document.querySelector('[data-testid=grid] .desk-anchor') === null) {
        if (performance.now() - started > 20_000) throw new Error('the finding did not change');
        await frame();
      }
      await frame();
      return performance.now() - started;
    };
    Object.assign(globalThis, { measured: measure() });
  });
  await page.keyboard.press(key);
  return page.evaluate(() => (globalThis as unknown as { measured: Promise<number> }).measured);
}

/** What the grid shows: every heading and cell with its width and looks. */
async function shown(): Promise<readonly string[]> {
  return page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        '[data-testid=grid] :is(.ag-header-cell, .ag-header-group-cell, .ag-cell)',
      ),
    ]
      .map((cell) => {
        const looks = [...cell.classList].filter((name) => name.startsWith('desk-')).sort();
        const { left, top, width, height } = cell.getBoundingClientRect();
        const place = [left, top, width, height].map(Math.round).join(' ');
        return `${place} ${cell.innerText.trim()} ${looks.join(' ')} ${cell.style.paddingLeft}`;
      })
      .sort(),
  );
}

const tableShown = (): Promise<string> =>
  page
    .locator('[data-testid=grid] [role=treegrid], [data-testid=grid] [role=grid]')
    .first()
    .getAttribute('aria-label')
    .then(String);

test('findings are walked from table to table in one grid, in time', async () => {
  const opened = performance.now();
  await page.getByTestId('nav-review').click();
  await page.getByTestId('finding-row').first().waitFor();
  const opening = performance.now() - opened;
  await page.getByTestId('finding-row').first().click();
  await page.locator('[data-testid=grid] .desk-anchor').waitFor();
  const first = { table: await tableShown(), cells: await shown() };
  await page.evaluate(() =>
    Object.assign(document.querySelector('[data-testid=grid] .ag-root-wrapper')!, { kept: true }),
  );

  const times: number[] = [];
  const tables = new Set<string>();
  for (let step = 0; step < STEPS; step += 1) {
    times.push(await walk('j'));
    tables.add(await tableShown());
  }
  for (let step = 0; step < STEPS; step += 1) times.push(await walk('k'));
  const median = times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0;
  console.log(
    `opened ${opening.toFixed(1)} ms, step ${median.toFixed(1)} ms, slowest ${Math.max(...times).toFixed(1)} ms`,
  );

  expect(tables.size).toBeGreaterThan(2);
  expect({ table: await tableShown(), cells: await shown() }).toEqual(first);
  expect(first.cells.length).toBeGreaterThan(20);
  expect(await page.evaluate(() => 'kept' in document.querySelector('[data-testid=grid] .ag-root-wrapper')!)).toBe(
    true,
  );
  expect(opening).toBeLessThan(500 * ROOM);
  expect(median).toBeLessThan(100 * ROOM);
  expect(screens.problems()).toEqual([]);
});
