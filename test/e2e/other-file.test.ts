/**
 * Going to a finding of another file is several turns, not one: list, evidence and opinion are painted first, then the table, then
 * the source. What still shows the former file in between must not be acted on, and the grid is kept while the file is read.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startScreens, type Screens } from './screens.js';

let screens: Screens;
let page: Page;

beforeAll(async () => {
  screens = await startScreens('harness-other-file', 'production');
  page = await screens.open('', { viewport: { width: 1366, height: 1800 } });
  page.setDefaultTimeout(20_000);
  await page.getByTestId('document-row').first().waitFor();
  await page.getByTestId('nav-review').click();
  await page.getByTestId('finding-row').first().click();
  await page.locator('[data-testid=grid] .desk-anchor').waitFor();
  await page.evaluate(() => {
    const rows = () => [...document.querySelectorAll<HTMLElement>('[data-testid=finding-row]')];
    const fileOf = (row: Element | undefined) => row?.querySelector('[data-testid=finding-document]')?.textContent;
    Object.assign(globalThis, {
      /** Where the panes stand. */
      now: () => ({
        finding: document.querySelector('[role=listbox]')?.getAttribute('aria-activedescendant'),
        evidence: document.querySelector('[data-testid=evidence]')?.textContent,
        grid: document.querySelector('[data-testid=grid] :is([role=treegrid], [role=grid])')?.textContent,
        source: document.querySelector('[data-pane=source]')?.textContent,
      }),
      /** A finding of another file than the selected one. */
      another: () => {
        const here = fileOf(rows().find((row) => row.getAttribute('aria-selected') === 'true'));
        return rows().find((row) => fileOf(row) !== here);
      },
      frame: () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))),
    });
  });
});
afterAll(() => screens?.close());

type Now = Readonly<Record<'finding' | 'evidence' | 'grid' | 'source', string>>;
type Probe = {
  readonly now: () => Now;
  readonly another: () => HTMLElement;
  readonly frame: () => Promise<void>;
};

/** Lets everything come to its end. */
async function settled(): Promise<void> {
  await page.locator('[data-testid=grid] .desk-anchor').waitFor();
  await page.waitForTimeout(300);
}

test('the grid is kept while another file is read', async () => {
  await page.evaluate(() =>
    Object.assign(document.querySelector('[data-testid=grid] .ag-root-wrapper')!, { kept: true }),
  );
  for (let turn = 0; turn < 3; turn += 1) {
    await page.evaluate(() => (globalThis as unknown as Probe).another().click());
    await settled();
  }
  expect(await page.evaluate(() => 'kept' in document.querySelector('[data-testid=grid] .ag-root-wrapper')!)).toBe(
    true,
  );
});

test('list and evidence are painted before the grid, and the grid before the source', async () => {
  // Back and forth between two files that are read already.
  await page.evaluate(() => (globalThis as unknown as Probe).another().click());
  await settled();
  const frames = await page.evaluate(async () => {
    const { now, another, frame } = globalThis as unknown as Probe;
    const before = now();
    const seen: (readonly string[])[] = [];
    another().click();
    for (let turn = 0; turn < 40; turn += 1) {
      await Promise.resolve();
      const shown = now();
      const names = ['finding', 'evidence', 'grid', 'source'] as const;
      seen.push(names.filter((name) => shown[name] !== before[name]));
      await frame();
    }
    return seen;
  });
  expect(frames[0]).toEqual(['finding', 'evidence']);
  expect(frames.at(-1)).toEqual(['finding', 'evidence', 'grid', 'source']);
  // A file without other figures aside, the source never comes before the grid.
  expect(frames.filter((names) => names.includes('source') && !names.includes('grid'))).toEqual([]);
});

test('a third table that comes while the second is drawn is not left out', async () => {
  await settled();
  const left = await page.evaluate(async () => {
    const rows = [...document.querySelectorAll<HTMLElement>('[data-testid=finding-row]')].slice(0, 8);
    const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
    const named = (): string => document.querySelector('.desk-table-select')?.textContent ?? '';
    const behind: string[] = [];
    for (let pause = 0; pause < 32; pause += 1) {
      rows[pause % rows.length]!.click();
      await wait(200);
      rows[(pause + 1) % rows.length]!.click();
      await wait(pause);
      rows[(pause + 2) % rows.length]!.click();
      await wait(300);
      const label = document.querySelector('[data-testid=grid] [aria-label]')?.getAttribute('aria-label') ?? '';
      if (!label.includes(named())) behind.push(`${pause} ms: ${label} / ${named()}`);
    }
    return behind;
  });
  expect(left).toEqual([]);
});

test('the focus draws the grid at once, and what is pressed meanwhile acts on nothing', async () => {
  await settled();
  const focused = await page.evaluate(async () => {
    const { now, another } = globalThis as unknown as Probe;
    const before = now();
    const pane = document.querySelector('[data-pane=grid]')!;
    another().click();
    await Promise.resolve();
    const isBehind = now().grid === before.grid;
    pane.dispatchEvent(new Event('desk-focus', { cancelable: true }));
    const cell = document.activeElement;
    return { isBehind, isDrawn: now().grid !== before.grid, onAnchor: cell?.classList.contains('desk-anchor') };
  });
  expect(focused).toEqual({ isBehind: true, isDrawn: true, onAnchor: true });
  await page.getByRole('listbox').focus();
  await settled();
  const pressed = await page.evaluate(async () => {
    const { now, another } = globalThis as unknown as Probe;
    const before = now();
    const cell = [...document.querySelectorAll('[data-testid=grid] .ag-cell')].at(-1)!;
    another().click();
    await Promise.resolve();
    const chosen = now().finding;
    const isLeft = cell.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true }));
    await Promise.resolve();
    return { isLeft, isDrawn: now().grid !== before.grid, isSame: now().finding === chosen };
  });
  expect(pressed).toEqual({ isLeft: false, isDrawn: true, isSame: true });
  expect(screens.problems()).toEqual([]);
});
