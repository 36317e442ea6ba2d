/** The page over a desk in memory: opens it, takes its picture, asks axe, and collects what should not happen. */
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { serveHarness, type HarnessMode } from '../renderer/harness/serve.js';
import { launchBrowser } from './browser.js';

/** Where screenshots go: ignored by git, kept for looking at. */
const SCREENSHOTS = resolve(import.meta.dirname, '.output/screens');
const DESIGN_SIZE = { width: 1366, height: 768 };

export type Screens = {
  /** Opens the page; `query` is 「?empty」 for a workspace without documents. */
  readonly open: (query?: string, options?: BrowserContextOptions) => Promise<Page>;
  /** Console messages, page errors, requests to elsewhere since the last question. Empty is what tests assert. */
  readonly problems: () => readonly string[];
  /** Takes the picture; returns the problems and what axe calls serious or critical. */
  readonly look: (page: Page, name: string) => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
};

/** Builds the page, serves it with the product's headers and starts a browser. `name` keeps parallel builds apart. */
export async function startScreens(name: string, mode: HarnessMode = 'development'): Promise<Screens> {
  const host = await serveHarness(resolve(import.meta.dirname, '.output', name), mode);
  const browser: Browser = await launchBrowser();
  const problems: string[] = [];
  await mkdir(SCREENSHOTS, { recursive: true });
  return {
    open: async (query = '', options = {}) => {
      const context = await browser.newContext({ viewport: DESIGN_SIZE, locale: 'zh-CN', ...options });
      const page = await context.newPage();
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
      });
      page.on('pageerror', (error) => problems.push(error.message));
      page.on('request', (request) => {
        if (!request.url().startsWith(host.address) && !request.url().startsWith('data:')) problems.push(request.url());
      });
      await page.goto(host.address + query);
      return page;
    },
    problems: () => problems.splice(0),
    look: async (page, picture) => {
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({ path: join(SCREENSHOTS, `${picture}.png`) });
      return [...problems.splice(0), ...(await violations(page))];
    },
    close: async () => {
      await browser.close();
      host.close();
    },
  };
}

type Violation = {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
};

/** What axe calls serious or critical on a page. */
export async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run: () => Promise<{ violations: readonly Violation[] }> } };
    const found = await axe.run();
    return found.violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) => `${id}: ${node.html} ${node.failureSummary}`));
  });
}
