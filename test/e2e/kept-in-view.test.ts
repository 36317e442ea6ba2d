/**
 * What the reviewer looks at stays in view when a message takes room above it, with the real program: the grid tells of its new
 * height in several steps, and of the first before it knows what it shows then.
 */
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.js';
import { openOffice, ROOT, scratch, type OpenPage, type RunningDesk } from './harness.js';

const PATIENCE = { timeout: 90_000 };
const place = scratch();
/** Its first finding stands in the last row of a long table. */
const SAMPLE = join(ROOT, 'resources', 'samples', '漪川市苍屏区群众文化馆2026年单位预算.txt');
let browser: Browser;
let desk: RunningDesk;
let open: OpenPage;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  ({ desk, open, page } = await openOffice(browser, { workspace: join(place.folder, '可见.gouji'), files: [SAMPLE] }));
});
afterAll(async () => {
  await browser?.close();
  await desk?.kill();
  place.remove();
});

/** How far the grid reaches down, and how far below its lower edge the selected cell ends (negative: it is in view). */
async function edges(): Promise<{ readonly top: number; readonly below: number }> {
  const cell = await page.locator('.ag-cell.desk-anchor').boundingBox();
  const pane = await page.getByTestId('grid').boundingBox();
  if (cell === null || pane === null) throw new Error('no selected cell');
  return { top: pane.y, below: cell.y + cell.height - pane.y - pane.height };
}

test('the cell of a finding is not pushed out by the message about what was undone', async () => {
  await page.getByTestId('document-row').first().focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('finding-row').first().click();
  await page.locator('.ag-cell.desk-anchor').waitFor(PATIENCE);
  await expect.poll(async () => (await edges()).below, PATIENCE).toBeLessThanOrEqual(1);
  const { top, below } = await edges();
  // Low enough that what the message takes would push it out.
  expect(below).toBeGreaterThan(-24);
  await page.locator('.desk-findings').focus();
  await page.keyboard.press('a');
  await page.locator('[data-testid="finding-row"][data-state="adopted"]').first().waitFor(PATIENCE);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await edges()).top, PATIENCE).toBeGreaterThan(top);
  await expect.poll(async () => (await edges()).below, PATIENCE).toBeLessThanOrEqual(1);
  expect(open.problems()).toEqual([]);
});

/** Width in px of the columns that do not scroll, and of the grid. */
async function pinnedOf(): Promise<{ readonly pinned: number; readonly pane: number }> {
  const pane = await page.getByTestId('grid').boundingBox();
  const heads = await page.getByTestId('grid').locator('.ag-header .ag-grid-pinned-left-cells .ag-header-cell').all();
  const boxes = await Promise.all(heads.map((head) => head.boundingBox()));
  return { pinned: boxes.reduce((sum, box) => sum + (box?.width ?? 0), 0), pane: pane?.width ?? 0 };
}

test('columns that stay in view leave the figures their room in a pane that becomes narrower', async () => {
  await page.setViewportSize({ width: 2400, height: 768 });
  await page.getByTestId('finding-row').filter({ hasText: '预算08表' }).first().click();
  await expect.poll(async () => (await pinnedOf()).pane, PATIENCE).toBeGreaterThan(1200);
  const wide = await pinnedOf();
  await page.setViewportSize({ width: 1024, height: 768 });
  await expect.poll(async () => (await pinnedOf()).pane, PATIENCE).toBeLessThan(600);
  const { pane } = await pinnedOf();
  // Wide enough before that something has to give way.
  expect(wide.pinned).toBeGreaterThan(pane * 0.6);
  await expect.poll(async () => (await pinnedOf()).pinned / pane, PATIENCE).toBeLessThan(0.56);
  expect(open.problems()).toEqual([]);
});
