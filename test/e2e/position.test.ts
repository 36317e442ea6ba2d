/** What was open when the program ended is opened again by one key, and the panes stand where they were, at another address. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.js';
import { openPage, scratch, startDesk } from './harness.js';

const PATIENCE = { timeout: 90_000 };
const place = scratch();
const workspace = join(place.folder, '位置.gouji');
let browser: Browser;

/** How the page was left, as the program keeps it. */
function keptView(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const body = JSON.stringify({ operation: 'app.view', input: {} });
    const answer = await fetch('/call', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    return answer.text();
  });
}

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  place.remove();
});

test('the place and the panes come back with the next start', async () => {
  const lines = [
    '测试甲中心2026年部门预算公开',
    '2026年支出预算总表',
    '单位：万元',
    '科目编码\t科目名称\t合计\t基本支出\t项目支出',
    '2080501\t行政单位离退休\t12.90\t10.00\t2.50',
    '2101101\t行政单位医疗\t3.70\t3.00\t0.50',
    '\t合计\t16.60\t13.00\t3.00',
  ];
  writeFileSync(join(place.folder, '甲.txt'), lines.join('\n'));
  const first = await startDesk({ workspace, files: [join(place.folder, '甲.txt')] });
  const one = await openPage(browser, first.address);
  const rows = one.page.getByTestId('finding-row');
  const chosen = '[data-testid="finding-row"][aria-selected="true"]';
  await one.page.getByTestId('document-row').first().focus();
  await one.page.keyboard.press('Enter');
  await rows.first().waitFor(PATIENCE);
  await rows.nth(1).click();
  const id = await one.page.locator(chosen).getAttribute('id');
  await one.page.evaluate(() => localStorage.setItem('desk.test-pane', '[123,456]'));
  // Kept within seconds.
  await expect
    .poll(async () => {
      const reply = await keptView(one.page);
      return reply.includes('desk.test-pane') && reply.includes('review');
    }, PATIENCE)
    .toBe(true);
  await one.context.close();
  // After a power cut the sentence about it would stand where the way back is offered.
  expect(await first.close()).toBe(0);

  const second = await startDesk({ workspace });
  expect(second.origin).not.toBe(first.origin);
  const two = await openPage(browser, second.address);
  await two.page.getByTestId('document-row').first().waitFor(PATIENCE);
  await two.page.getByText('上次停在“甲.txt”').waitFor(PATIENCE);
  expect(await two.page.evaluate(() => localStorage.getItem('desk.test-pane'))).toBe('[123,456]');
  await two.page.keyboard.press('Alt+0');
  await two.page.locator(chosen).waitFor(PATIENCE);
  expect(await two.page.locator(chosen).getAttribute('id')).toBe(id);
  // From here on the key and its offer belong to nobody: there is a place already.
  await two.page.getByText('上次停在').waitFor({ ...PATIENCE, state: 'detached' });
  await two.page.keyboard.press('Alt+1');
  await two.page.keyboard.press('Alt+0');
  await two.page.getByTestId('document-row').first().waitFor(PATIENCE);
  expect(two.problems()).toEqual([]);
  // What is opened in the last moment is kept as the page goes.
  await two.page.keyboard.press('Alt+4');
  await two.page.locator('[aria-current="page"]', { hasText: '台账' }).waitFor(PATIENCE);
  await two.page.goto('about:blank');
  const three = await openPage(browser, second.address);
  await expect.poll(() => keptView(three.page), PATIENCE).toContain(String.raw`\"screen\":\"ledger\"`);
  await three.context.close();
  await two.context.close();
  await second.kill();
});
