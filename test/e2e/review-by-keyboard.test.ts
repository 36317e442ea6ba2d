/**
 * A whole review without a mouse, timed: a department and its unit of two years are imported, every finding decided, notes
 * written, the review looked at again and signed, opinion and ledger written and read back.
 */
import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDocx } from '../../src/main/intake/docx/read-docx.js';
import { readXlsx } from '../../src/main/intake/sheet/read-sheet.js';
import { printBudget, type Layout } from '../generator/document.js';
import { inventScenario } from '../generator/scenario.js';
import { misprinted, spokenMatch, type Spoil } from '../generator/spoil.js';
import { writeText } from '../generator/write-text.js';
import { launchBrowser } from './browser.js';
import { openOffice, scratch, type OpenPage, type RunningDesk } from './harness.js';

const PATIENCE = { timeout: 90_000 };
const LAYOUT: Layout = {
  name: 'municipal',
  style: { unit: '万元', decimals: 2, grouped: true, nil: '' },
  projectTable: true,
};
const ERRORS: readonly Spoil[] = [
  misprinted('digit', 'expenditure', '合计', '基本支出', 1),
  misprinted('digit', 'general-public-basic', '30102-津贴补贴', '本年预算数/合计', 1),
  spokenMatch(/收入预算(\d+)\.(\d\d)万元/, (match) => `收入预算${BigInt(match[1]!) + 100n}.${match[2]!}万元`),
];
const REVIEWED = '部门2026年预算.txt';
const NOTES = ['合计与分项不符，请核实。', '请说明口径差异。', '请说明本格数字的来源。'] as const;

const place = scratch();
let browser: Browser;
let desk: RunningDesk;
let open: OpenPage;
let page: Page;
/** The files of the import on their way in, once the program has asked for them. */
let chosen: Promise<void> | null = null;

type Step = { readonly name: string; readonly seconds: number; readonly presses: number };
const steps: Step[] = [];
let presses = 0;

function files(): readonly { name: string; mimeType: string; buffer: Buffer }[] {
  const scenario = inventScenario(7301, { sector: 'agriculture', firstYear: 2025, years: 2 });
  const spoilt = ERRORS.reduce(
    (document, spoil) => spoil(document).document,
    printBudget(scenario.departmentYear(2026), LAYOUT),
  );
  const documents = [
    ['部门2025年预算.txt', printBudget(scenario.departmentYear(2025), LAYOUT)],
    [REVIEWED, spoilt],
    ['单位2025年预算.txt', printBudget(scenario.unitYear(1, 2025), LAYOUT)],
    ['单位2026年预算.txt', printBudget(scenario.unitYear(1, 2026), LAYOUT)],
  ] as const;
  return documents.map(([name, document]) => ({
    name,
    mimeType: 'text/plain',
    buffer: Buffer.from(writeText(document)),
  }));
}

async function press(key: string): Promise<void> {
  presses += 1;
  await page.keyboard.press(key);
}

/** Types letter by letter; Chinese is put in as an input method does. Each character counts as a press. */
async function type(text: string): Promise<void> {
  presses += [...text].length;
  await page.keyboard.type(text);
}

/** What has the focus, in words for a message; `body` where it is lost. */
const focused = (): Promise<string> =>
  page.evaluate(() => {
    const { activeElement: element } = document;
    if (element === null || element === document.body) return 'body';
    const pane = element.closest('[data-pane]')?.getAttribute('data-pane') ?? '';
    return `${pane}/${element.getAttribute('data-testid') || element.id || element.tagName}`;
  });

async function focusIsKept(after: string): Promise<void> {
  await expect.poll(focused, { message: `the focus after ${after}` }).not.toBe('body');
}

async function comes(is: () => Promise<boolean>): Promise<void> {
  await expect.poll(is, PATIENCE).toBe(true);
}

/** Runs one step of the review with its time and key presses written down, and asks where the focus is. */
async function step(name: string, run: () => Promise<void>): Promise<void> {
  const [from, before] = [performance.now(), presses];
  await run();
  steps.push({ name, seconds: (performance.now() - from) / 1000, presses: presses - before });
  await focusIsKept(name);
}

/** Presses a key until something is so, as an eye on the screen does. */
async function pressUntil(key: string, is: () => Promise<boolean>, most = 60): Promise<void> {
  for (let turn = 0; turn < most; turn += 1) {
    if (await is()) return;
    await press(key);
    await focusIsKept(key);
  }
  throw new Error(`${key} pressed ${most} times in vain; the focus is on ${await focused()}`);
}

const tabTo = (testId: string): Promise<void> =>
  pressUntil('Tab', async () => (await focused()).endsWith(`/${testId}`));
const paneTo = (pane: string): Promise<void> =>
  pressUntil('F6', async () => (await focused()).startsWith(`${pane}/`), 12);

const rows = () => page.getByTestId('finding-row');
const selected = () => page.locator('[data-testid="finding-row"][aria-selected="true"]');
const plain = (text: string): string => text.replace(/\s+/g, '');

/** Presses a key that has a file written. */
async function written(key: string): Promise<Uint8Array> {
  const [download] = await Promise.all([page.waitForEvent('download'), press(key)]);
  return new Uint8Array(readFileSync(await download.path()));
}

beforeAll(async () => {
  browser = await launchBrowser();
  ({ desk, open, page } = await openOffice(browser, { workspace: join(place.folder, '键盘.gouji') }));
  // The browser is told once, long before the key: told at the same moment, it may open its own chooser, which nobody sees.
  page.on('filechooser', (chooser) => {
    chosen = chooser.setFiles([...files()]);
  });
  await page.getByTestId('import-samples').waitFor(PATIENCE);
  await page.evaluate(() => {
    for (const kind of ['mousedown', 'pointerdown', 'wheel', 'touchstart']) {
      window.addEventListener(kind, () => (document.documentElement.dataset['mouse'] = kind), true);
    }
  });
});
afterAll(async () => {
  const total = steps.reduce((sum, { seconds }) => sum + seconds, 0);
  const lines = steps.map(
    ({ name, seconds, presses: count }) => `${name}: ${seconds.toFixed(2)} s, ${count} key presses`,
  );
  console.log([...lines, `whole review: ${total.toFixed(2)} s, ${presses} key presses`].join('\n'));
  await browser?.close();
  await desk?.kill();
  place.remove();
});

describe('a whole review by keyboard', () => {
  it('imports two years of a department and its unit', async () => {
    await focusIsKept('the start');
    await step('import', async () => {
      await press('Control+o');
      await expect.poll(() => chosen, PATIENCE).not.toBeNull();
      await chosen;
      const read = page.locator('[data-testid="document-row"][data-state="read"]');
      await expect.poll(() => read.count(), PATIENCE).toBe(4);
    });
    await step('open the document', async () => {
      await paneTo('documents');
      const line = page.locator('tr[data-document]').filter({ hasText: REVIEWED });
      const isOn = (): Promise<boolean> => line.evaluate((element) => element === document.activeElement);
      await press('Home');
      await pressUntil('ArrowDown', isOn, 6);
      await press('Enter');
      await rows().first().waitFor(PATIENCE);
    });
    expect(await focused()).toMatch(/^findings\//);
  });

  it('decides every finding: adopted, rejected with a reason, put off', async () => {
    const rules = new Set<string>();
    const decided: string[] = [];
    await step('decide all findings', async () => {
      let last = '';
      for (;;) {
        const row = selected();
        const id = (await row.getAttribute('id')) ?? '';
        if (id === last) break;
        last = id;
        // Findings of one root cause stand folded behind the gravest of them.
        await press('ArrowRight');
        rules.add((await row.getAttribute('data-rule')) ?? '');
        const state = (['adopted', 'rejected', 'later'] as const)[decided.length % 3]!;
        await press({ adopted: 'a', rejected: 'r', later: 'l' }[state]);
        if (state === 'rejected') {
          await comes(async () => (await focused()).startsWith('note/'));
          await press('3');
        }
        await expect.poll(() => row.getAttribute('data-state'), PATIENCE).toBe(state);
        await focusIsKept(state);
        decided.push(state);
        await press('j');
      }
    });
    expect(decided.length).toBeGreaterThanOrEqual(ERRORS.length);
    expect(rules).toContain('SUM-ROW');
    expect([...rules].some((rule) => rule.startsWith('TEXT-'))).toBe(true);
  });

  it('writes two notes on findings and one on a cell', async () => {
    await step('write three notes', async () => {
      for (const text of NOTES.slice(0, 2)) {
        await press('k');
        await press('n');
        expect(await focused()).toBe('note/note-text');
        await type(text);
        await press('Control+Enter');
        await page.getByTestId('note-saved').waitFor(PATIENCE);
        await paneTo('findings');
      }
      await paneTo('grid');
      await pressUntil('ArrowDown', () => page.locator('.ag-cell-focus').count().then(Boolean), 3);
      for (const key of ['ArrowUp', 'ArrowUp']) await press(key);
      const count = async (): Promise<number> =>
        Number(
          /\d+/.exec(
            await page
              .getByText(/^自提意见/)
              .first()
              .innerText(),
          ),
        );
      const before = await count();
      for (let turn = 0; turn < 12; turn += 1) {
        await press('n');
        if ((await page.getByTestId('note-text').inputValue()) === '') break;
        // A cell with a finding has the finding's note; the next cell may have none.
        await paneTo('grid');
        await press('ArrowUp');
      }
      await type(NOTES[2]);
      await press('Control+Enter');
      await expect.poll(count, PATIENCE).toBe(before + 1);
    });
  });

  it('settles what was put off, confirms and signs', async () => {
    await step('settle what was put off', async () => {
      await paneTo('findings');
      for (let turn = await rows().count(); turn > 0; turn -= 1) await press('j');
      let last = '';
      for (;;) {
        const id = (await selected().getAttribute('id')) ?? '';
        if (id === last) break;
        last = id;
        if ((await selected().getAttribute('data-state')) === 'later') {
          await press('a');
          await comes(async () => (await selected().getAttribute('data-state')) === 'adopted');
        }
        await press('k');
      }
    });
    await step('confirm and sign', async () => {
      await press('v');
      const counts = page.getByTestId('sign-off-counts');
      await counts.waitFor(PATIENCE);
      expect(await counts.innerText()).toMatch(/未处理\s+0/);
      await tabTo('confirm-all');
      await press('Enter');
      await expect.poll(() => counts.innerText(), PATIENCE).toMatch(/待复核\s+0/);
      await focusIsKept('confirm all');
      await tabTo('sign-now');
      await press('Enter');
      await page.getByTestId('sign-off-line').waitFor(PATIENCE);
      await focusIsKept('sign');
      await press('Escape');
      await page.getByTestId('sign-off-panel').waitFor({ state: 'detached' });
    });
  });

  it('writes opinion and ledger, which hold what was noted', async () => {
    await step('export the opinion', async () => {
      await press('Control+e');
      await page.getByTestId('paper').waitFor(PATIENCE);
      await tabTo('write-docx');
      const read = readDocx(await written('Enter'));
      const text = read.ok ? plain(read.lines.join('')) : read.reason;
      for (const note of NOTES.filter((_, index) => index !== 1)) expect(text).toContain(plain(note));
    });
    await step('export the ledger', async () => {
      await pressUntil('Tab', () =>
        page.evaluate(() => document.activeElement?.matches('.ant-segmented input') === true),
      );
      await press('ArrowRight');
      await page.getByTestId('paper').locator('tbody tr').first().waitFor(PATIENCE);
      await tabTo('write-xlsx');
      const read = readXlsx(await written('Enter'));
      const text = read.ok ? plain(read.lines.join('')) : read.reason;
      for (const note of NOTES) expect(text).toContain(plain(note));
      await press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    });
  });

  it('was done without a mouse and without a complaint', async () => {
    expect(await page.evaluate(() => document.documentElement.dataset['mouse'] ?? 'none')).toBe('none');
    expect(open.problems()).toEqual([]);
  });
});
