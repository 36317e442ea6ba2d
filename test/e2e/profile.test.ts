/**
 * 文件概况 in the review: where each fact was read, corrected by keyboard, the document found under its new year, both
 * readings visible, and all of it there when the program is started again.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.js';
import { openOffice, ROOT, scratch, type Office, type RunningDesk } from './harness.js';
import { violations } from './screens.js';

const place = scratch();
const workspace = join(place.folder, '概况.gouji');
const SAMPLES = join(ROOT, 'resources', 'samples');
const unit = '群众文化馆';
const samples = readdirSync(SAMPLES)
  .filter((name) => name.includes(unit))
  .map((name) => join(SAMPLES, name));

let browser: Browser;
let desk: RunningDesk;
let page: Page;
let end: Office['end'];

async function start(): Promise<void> {
  ({ desk, page, end } = await openOffice(browser, { workspace }));
}

const row = (name: string): Locator => page.getByTestId('document-row').filter({ hasText: name });

async function openProfile(name: string): Promise<void> {
  await page.getByTestId('nav-library').click();
  await row(name).first().click();
  await page.getByTestId('grid').locator('.ag-cell').first().waitFor();
  await page.keyboard.press('p');
  await page.getByTestId('profile-panel').waitFor();
}

beforeAll(async () => {
  browser = await launchBrowser();
  await start();
});
afterAll(async () => {
  await browser?.close();
  await desk?.kill();
  place.remove();
});

describe('the profile of a document', () => {
  it('says what was read and where', async () => {
    expect(samples.length).toBe(2);
    await page.getByTestId('import-input').setInputFiles(samples);
    await expect.poll(() => page.getByTestId('document-row').count(), { timeout: 60_000 }).toBe(2);
    await openProfile('2026年单位预算');
    expect(await page.getByTestId('profile-unitName').inputValue()).toContain(unit);
    expect(await page.getByTestId('profile-fiscalYear').inputValue()).toBe('2026');
    expect(await page.getByTestId('profile-unitName-from').innerText()).toMatch(/第 ?\d+ ?行/);
    // The drawer is on its way in for a moment, half transparent.
    await expect.poll(() => violations(page)).toEqual([]);
    await page.screenshot({ path: join(ROOT, 'test/e2e/.output/profile.png') });
    expect(await page.getByTestId('profile-save').isDisabled()).toBe(true);
  });

  it('is corrected by keyboard, and the document stands under its new year at once', async () => {
    const year = page.getByTestId('profile-fiscalYear');
    await year.fill('2027');
    await page.getByLabel('理由').fill('封面年度印错');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByTestId('profile-fiscalYear-from').innerText()).toContain('更正');
    expect(await page.getByTestId('profile-fiscalYear-from').innerText()).toContain('2026');
    await page.keyboard.press('Escape');
    await page.getByTestId('profile-panel').waitFor({ state: 'detached' });
    await page.getByTestId('nav-library').click();
    await expect.poll(() => row('2026年单位预算').first().innerText()).toContain('2027');
  });

  it('is there when the program is started again', async () => {
    await end();
    await start();
    await row('2026年单位预算').first().waitFor();
    await openProfile('2026年单位预算');
    expect(await page.getByTestId('profile-fiscalYear').inputValue()).toBe('2027');
    expect(await page.getByTestId('profile-fiscalYear-from').innerText()).toContain('2026');
    await end();
  });
});
