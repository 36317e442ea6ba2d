/** A scanned page: figures in doubt are marked, shown beside their image, accepted or corrected by one key, and stay so. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadEngine } from '../../src/main/intake/pdf/engine.js';
import { loadRecogniser } from '../../src/main/intake/scan/recogniser.js';
import { picturesAsPdf, scanPage } from '../main/intake/scan/make-scan.js';
import { launchBrowser } from './browser.js';
import { openOffice, ROOT, scratch, type OpenPage, type RunningDesk } from './harness.js';
import { violations } from './screens.js';

const printed = join(ROOT, '..', 'shared', 'made', '000.writer.pdf');
const isReady = existsSync(printed) && !('missing' in (await loadRecogniser()));
const SLOW = { timeout: 120_000 };

describe.skipIf(!isReady)('figures in doubt on a scanned page', () => {
  const place = scratch();
  const workspace = join(place.folder, '扫描.gouji');
  const scan = join(place.folder, '扫描件.pdf');
  let browser: Browser;
  let desk: RunningDesk;
  let open: OpenPage;
  let page: Page;

  const panel = () => page.getByTestId('doubt-panel');
  /** How many are in doubt, those that sums confirm included. */
  const left = async (): Promise<number> => {
    if ((await panel().count()) === 0) return 0;
    return [...(await panel().innerText()).matchAll(/(\d+) 处/g)].reduce((sum, [, count]) => sum + Number(count), 0);
  };
  const reading = (): Promise<string> => page.getByTestId('doubt-reading').innerText();
  const start = async (): Promise<void> => {
    ({ desk, open, page } = await openOffice(browser, { workspace }));
  };
  const openScan = async (): Promise<void> => {
    await page.getByTestId('document-row').filter({ hasText: '扫描件.pdf' }).click(SLOW);
    await page.getByTestId('grid').locator('.ag-cell').first().waitFor(SLOW);
  };

  beforeAll(async () => {
    const engine = await loadEngine();
    const bytes = new Uint8Array(readFileSync(printed));
    const document = engine.calls.FPDF_LoadMemDocument(engine.store(bytes), bytes.length, 0);
    const wear = { dpi: 150, lean: 0.4, blur: 2, noise: 8, shade: 20, seed: 9 };
    writeFileSync(scan, picturesAsPdf([scanPage(engine, document, 8, wear)]));
    browser = await launchBrowser();
    await start();
    await page.getByTestId('import-input').setInputFiles([scan]);
    await openScan();
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.kill();
    place.remove();
  });

  it('are counted, and the first comes with its image by one key', async () => {
    await panel().waitFor(SLOW);
    expect(await left()).toBeGreaterThan(2);
    const marks = page.locator('.desk-grid .desk-mark-doubtful');
    await expect.poll(() => marks.count(), SLOW).toBeGreaterThan(0);
    await page.getByTestId('grid').locator('.ag-cell').first().click();
    await page.keyboard.press('t');
    await page.getByTestId('doubt-reading').waitFor(SLOW);
    await expect.poll(() => page.getByTestId('doubt-crop').getAttribute('data-drawn'), SLOW).toBe('picture');
    const crop = await page.getByTestId('doubt-crop').boundingBox();
    expect(crop?.height ?? 0).toBeGreaterThan(20);
    expect(await violations(page)).toEqual([]);
    await page.screenshot({ path: join(ROOT, 'test/e2e/.output/doubtful-figures.png') });
  });

  it('are accepted by one key, which goes on to the next; the last act can be taken back', async () => {
    const before = await left();
    const first = await page.getByTestId('grid').locator('.desk-anchor').innerText();
    await page.keyboard.press('y');
    await expect.poll(left, SLOW).toBe(before - 1);
    await page.getByTestId('doubt-reading').waitFor(SLOW);
    await page.keyboard.press('y');
    await expect.poll(left, SLOW).toBe(before - 2);
    await page.keyboard.press('Control+z');
    await expect.poll(left, SLOW).toBe(before - 1);
    expect(first.trim()).not.toBe('');
  });

  it('are corrected in the form that opens by E', async () => {
    const before = await left();
    await page.keyboard.press('t');
    await page.getByTestId('doubt-reading').waitFor(SLOW);
    const read = await reading();
    await page.keyboard.press('e');
    await page.getByTestId('correct-text').waitFor(SLOW);
    expect((await page.getByTestId('correct-read').innerText()).trim()).toBe(read.trim());
    await page.getByTestId('correct-text').fill('12,345.67');
    await page.keyboard.press('Enter');
    await expect.poll(left, SLOW).toBe(before - 1);
    await page.keyboard.press('Escape');
  });

  it('stay settled when the program is started again', async () => {
    const before = await left();
    expect(open.problems()).toEqual([]);
    await open.context.close();
    expect(await desk.close()).toBe(0);
    await start();
    await openScan();
    await panel().waitFor(SLOW);
    expect(await left()).toBe(before);
    expect(open.problems()).toEqual([]);
  });
});
