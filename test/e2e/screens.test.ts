import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { serveHarness } from '../renderer/harness/serve.js';
import { shoot, startBrowser } from './screens.js';

let browser: Browser;
let host: Awaited<ReturnType<typeof serveHarness>>;
let axe: string;
const problems: string[] = [];

beforeAll(async () => {
  host = await serveHarness(resolve(import.meta.dirname, '.output/harness'));
  browser = await startBrowser();
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
});

afterAll(async () => {
  await browser?.close();
  host?.close();
});

afterEach(() => {
  expect(problems.splice(0)).toEqual([]);
});

async function openPage(query = '', size = { width: 1366, height: 768 }): Promise<Page> {
  const page = await browser.newPage({ viewport: size });
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(host.address) && !/^(data|blob):/.test(request.url())) problems.push(request.url());
  });
  await page.goto(host.address + query);
  return page;
}

/** Takes the picture and asks axe: no violation that is serious or critical. */
async function look(page: Page, name: string): Promise<void> {
  await shoot(page, name);
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const { axe: checker } = globalThis as unknown as {
      axe: {
        run: () => Promise<{
          violations: { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[];
        }>;
      };
    };
    const { violations } = await checker.run();
    return violations
      .filter((one) => one.impact === 'serious' || one.impact === 'critical')
      .flatMap((one) =>
        one.nodes.slice(0, 3).map((node) => `${one.id}: ${node.html.slice(0, 200)} ${node.failureSummary}`),
      );
  });
  expect(found).toEqual([]);
}

test('the library', async () => {
  const page = await openPage();
  await page.getByTestId('document-row').first().waitFor();
  await look(page, 'library');
});

test('the empty library offers the samples, and they arrive', async () => {
  const page = await openPage('?empty');
  await page.getByTestId('import-samples').waitFor();
  await look(page, 'library-empty');
  await page.getByTestId('import-samples').click();
  await page.getByTestId('document-row').first().waitFor();
  await look(page, 'library-imported');
});

test('the review', async () => {
  const page = await openPage();
  await page.getByTestId('document-row').first().click();
  await page.getByTestId('finding-row').first().waitFor();
  await page.locator('.ag-cell').first().waitFor();
  await look(page, 'review');
});

test('the comparison', async () => {
  const page = await openPage();
  await page.getByTestId('nav-compare').click();
  await page.locator('.ag-cell').first().waitFor();
  await look(page, 'compare');
});

test('the ledger', async () => {
  const page = await openPage();
  await page.getByTestId('nav-ledger').click();
  await look(page, 'ledger-empty');
  await page.getByTestId('nav-library').click();
  await page.getByTestId('document-row').first().click();
  await page.getByTestId('finding-row').first().click();
  await page.getByTestId('note-text').fill('合计行与明细之和相差 0.10 万元。');
  await page.getByTestId('note-save').click();
  await page.getByTestId('note-saved').waitFor();
  await look(page, 'review-saved');
  await page.getByTestId('nav-ledger').click();
  await page.locator('.ag-cell').first().waitFor();
  await look(page, 'ledger');
});

test('rules and settings', async () => {
  const page = await openPage();
  await page.getByTestId('document-row').first().waitFor();
  await page.getByTestId('nav-rules').click();
  await page.getByTestId('rule-row').first().waitFor();
  await look(page, 'rules');
  await page.getByTestId('nav-settings').click();
  await look(page, 'settings');
  await page.keyboard.press('F1');
  await page.getByRole('dialog').waitFor();
  await look(page, 'keys');
});
