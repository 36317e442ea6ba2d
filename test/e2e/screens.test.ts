import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveHarness } from '../renderer/harness/serve.js';
import { shoot, startBrowser } from './screens.js';

let browser: Browser;
let host: Awaited<ReturnType<typeof serveHarness>>;
const problems: string[] = [];

beforeAll(async () => {
  host = await serveHarness(resolve(import.meta.dirname, '.output/harness'));
  browser = await startBrowser();
});

afterAll(async () => {
  await browser?.close();
  host?.close();
});

async function openPage(query = ''): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(host.address + query);
  return page;
}

test('the library', async () => {
  const page = await openPage();
  await page.getByTestId('document-row').first().waitFor();
  await shoot(page, 'library');
  expect(problems).toEqual([]);
});

test('the review', async () => {
  const page = await openPage();
  await page.getByTestId('document-row').first().click();
  await page.getByTestId('finding-row').first().waitFor();
  await page.keyboard.press('j');
  await page.locator('.ag-cell').first().waitFor();
  await page.waitForTimeout(300);
  await shoot(page, 'review');
  expect(problems).toEqual([]);
});
