/**
 * Years side by side in the running program: the tree, the filters, the money unit, the reviewer's pairings by key and by
 * dragging, kept when the program is started again.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { printBudget, type Layout } from '../generator/document.js';
import { inventScenario } from '../generator/scenario.js';
import { writeText } from '../generator/write-text.js';
import { launchBrowser } from './browser.js';
import { openOffice, ROOT, scratch, type Office, type RunningDesk } from './harness.js';
import { violations } from './screens.js';

const place = scratch();
const workspace = join(place.folder, '对比.gouji');
const YEARS = [2031, 2032, 2033, 2034];
const LAYOUT: Layout = {
  name: 'tree',
  style: { unit: '万元', decimals: 2, grouped: true, nil: '' },
  codeColumns: 'single',
  totalRow: 'first',
  numbering: '表',
};
const PATIENCE = { timeout: 60_000 };

/** One unit over four years, and its department in the last. */
const scenario = inventScenario(11, { departmentCode: '377', firstYear: YEARS[0]!, years: YEARS.length });
const files = [
  ...YEARS.map((year) => ({ name: `单位${year}.txt`, budget: scenario.unitYear(1, year) })),
  { name: '部门2034.txt', budget: scenario.departmentYear(2034) },
].map(({ name, budget }) => {
  const file = join(place.folder, name);
  writeFileSync(file, writeText(printBudget(budget, LAYOUT)));
  return file;
});

let browser: Browser;
let desk: RunningDesk;
let page: Page;
let end: Office['end'];

async function start(): Promise<void> {
  ({ desk, page, end } = await openOffice(browser, { workspace }));
  page.setDefaultTimeout(10_000);
}

const grid = (): Locator => page.getByTestId('compare-grid');
const labels = (): Locator => grid().locator('.ag-cell[col-id="label"]');
const cell = (row: number, column: string): Locator => grid().locator(`[row-index="${row}"] [col-id="${column}"]`);
const chip = (name: string): Locator => page.getByText(new RegExp(`^${name} \\d+$`));
const picture = (name: string): Promise<Buffer> =>
  page.screenshot({ path: join(ROOT, `test/e2e/.output/compare-${name}.png`) });

async function choose(label: string, option: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).first().click();
  await page.locator('.ant-select-dropdown:visible').getByTitle(option, { exact: true }).click();
}

/** Opens the comparison of the unit's functional spending. */
async function compare(): Promise<void> {
  await page.getByTestId('nav-compare').click();
  await choose('单位', scenario.units[1]!.name);
  await choose('表', '支出总表');
  await labels().first().waitFor(PATIENCE);
}

beforeAll(async () => {
  browser = await launchBrowser();
  await start();
  await page.getByTestId('import-input').setInputFiles(files);
  await page.getByText(`导入结束，共 ${files.length} 个文件`).waitFor({ timeout: 120_000 });
  await page.getByRole('button', { name: '收起' }).click();
  await compare();
});
afterAll(async () => {
  await browser?.close();
  await desk?.kill();
  place.remove();
});

/** Puts the reviewer on a name. */
async function goTo(label: string): Promise<void> {
  await labels().getByText(label, { exact: true }).first().click();
  await grid().locator('.desk-anchor', { hasText: label }).waitFor();
}

/** What stands under 配对 in the rows of a name. */
async function matchedOf(label: string): Promise<readonly string[]> {
  const rows = await labels()
    .filter({ hasText: label })
    .evaluateAll((cells) => cells.map((one) => one.closest('[row-index]')?.getAttribute('row-index') ?? ''));
  return Promise.all(rows.map((row) => cell(Number(row), 'matched').innerText()));
}

const names = async (): Promise<readonly string[]> => (await labels().allInnerTexts()).map((text) => text.trim());

describe('the years of a unit', () => {
  it('stand side by side, with a trend for each row', async () => {
    for (const year of YEARS) await grid().getByText(`${year} 预算`).waitFor();
    expect(await grid().locator('.desk-trend path').first().getAttribute('d')).toMatch(/^M.*L/);
    await picture('years');
    expect(await violations(page)).toEqual([]);
  });

  it('fold by ← and unfold by →, and stay folded', async () => {
    const all = await names();
    // The total heads the table; the first branch is the row below it.
    const [, branch] = all;
    await goTo(branch!);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(names).not.toEqual(all);
    const folded = await names();
    expect(folded[1]).toBe(branch);
    await cell(1, 'label').getByLabel('已收起').waitFor();
    await page.getByTestId('nav-settings').click();
    await page.getByTestId('nav-compare').click();
    await expect.poll(names).toEqual(folded);
    await goTo(branch!);
    await page.keyboard.press('ArrowRight');
    await expect.poll(names).toEqual(all);
    await grid().getByTestId('tree-toggle').first().click();
    await expect.poll(names).toEqual(folded);
    await page.getByTestId('fold-all').click();
    await expect.poll(names).toEqual(all);
  });

  it('are shown in another money unit, digit for digit', async () => {
    const figure = cell(0, `y${YEARS[0]}:total`);
    const printed = (await figure.innerText()).replaceAll(',', '');
    await page.getByLabel('金额单位').getByText('元', { exact: true }).click();
    await expect.poll(async () => (await figure.innerText()).replaceAll(',', '')).toBe(`${printed.replace('.', '')}00`);
    await page.getByText('原表以万元为单位', { exact: false }).waitFor();
    await page.getByLabel('金额单位').getByText('万元', { exact: true }).click();
    await expect.poll(async () => (await figure.innerText()).replaceAll(',', '')).toBe(printed);
  });

  it('are narrowed to differences by D, and by thresholds that are remembered', async () => {
    const all = await names();
    await goTo(all[0]!);
    await page.keyboard.press('d');
    await expect
      .poll(() => page.getByLabel('按变化筛选').locator('.ant-segmented-item-selected').innerText())
      .toContain('有差异');
    await page.keyboard.press('d');
    await expect.poll(names).toEqual(all);
    await page.getByLabel('变动超过百分之几').fill('0.5');
    await page.getByLabel('且变动额超过多少万元').fill('2');
    await chip('超过').click();
    await expect.poll(async () => (await names()).length).toBeLessThan(all.length);
    expect((await names()).length).toBeGreaterThan(0);
    await page.reload();
    await compare();
    expect(await page.getByLabel('变动超过百分之几').inputValue()).toBe('0.5');
    expect(await page.getByLabel('且变动额超过多少万元').inputValue()).toBe('2');
  });

  it('sum a range in the status bar', async () => {
    // The page was loaded anew just before: its grid may be drawn once more under the first click.
    const select = async (): Promise<string> => {
      await cell(0, `y${YEARS[0]}:total`).click();
      await page.keyboard.press('Shift+ArrowRight');
      await page.keyboard.press('Shift+ArrowDown');
      return (await page.getByTestId('selection').allInnerTexts()).join('');
    };
    await expect.poll(select, { interval: 300 }).toContain('选中 4 格');
  });
});

describe('a picture of the comparison', () => {
  const form = (name: string): Promise<void> => page.getByLabel('显示方式').getByText(name, { exact: true }).click();
  const marks = (): Locator => page.locator('.desk-chart-drawing').getByRole('button');

  it('draws the outermost rows as bars and as lines, every mark with its figure in words', async () => {
    await chip('全部').click();
    await cell(0, 'label').click();
    await form('条形图');
    await marks().first().waitFor();
    expect(await marks().first().getAttribute('aria-label')).toMatch(new RegExp(`^.+ ${YEARS[0]} 预算 [\\d,.]+$`));
    expect(await violations(page)).toEqual([]);
    await picture('bars');
    const bars = await marks().count();
    await form('折线图');
    await page.locator('.desk-chart-line').first().waitFor();
    expect(await marks().count()).toBe(bars);
    expect(await violations(page)).toEqual([]);
    await picture('lines');
    await page.emulateMedia({ colorScheme: 'dark' });
    await picture('lines-dark');
    await form('条形图');
    await picture('bars-dark');
    await page.emulateMedia({ colorScheme: 'light' });
    await form('表');
    await labels().first().waitFor();
  });

  it('draws the selected rows, and leads by Enter on a mark to the figure behind it', async () => {
    await goTo((await names())[1]!);
    await page.keyboard.press('Shift+ArrowDown');
    await form('条形图');
    await expect.poll(() => marks().count()).toBe(2 * YEARS.length);
    const label = (await marks().last().getAttribute('aria-label'))!;
    await marks().last().focus();
    await page.keyboard.press('Enter');
    const anchor = grid().locator(`.desk-anchor[col-id="y${YEARS.at(-1)}:total"]`);
    await anchor.waitFor();
    expect(label.endsWith(` ${await anchor.innerText()}`)).toBe(true);
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('col-id')))
      .toBe(`y${YEARS.at(-1)}:total`);
  });
});

describe('a picture of the composition', () => {
  const chart = (): Locator => page.getByTestId('compare-chart');
  const form = (name: string): Promise<void> => page.getByLabel('显示方式').getByText(name, { exact: true }).click();

  it('stacks the classes over the years, with amount and share in words, and as a table', async () => {
    await chip('全部').click();
    await cell(0, 'label').click();
    await form('构成图');
    await chart()
      .getByRole('button', { name: new RegExp(`^.+ ${YEARS[0]} 预算 [\\d,.]+ 占 [\\d.]+%$`) })
      .first()
      .waitFor();
    const rows = page.getByTestId('composition-table').locator('tbody tr');
    const parts = await rows.count();
    expect(parts).toBeGreaterThan(1);
    expect(await chart().locator('.desk-chart-drawing [role="button"]').count()).toBe(parts * YEARS.length);
    // Patterns differ from part to part: no colour is needed to tell them apart.
    const fills = await rows.locator('th rect').evaluateAll((fields) => fields.map((one) => one.getAttribute('fill')));
    expect(new Set(fills).size).toBe(parts);
    expect(await violations(page)).toEqual([]);
    await picture('composition');
    await page.getByLabel('构成图的高度').getByText('占比', { exact: true }).click();
    await picture('composition-share');
    await page.emulateMedia({ colorScheme: 'dark' });
    await picture('composition-dark');
    expect(await violations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
  });

  it('is kept as SVG and PNG, with title and names, in the colours of paper', async () => {
    const [svg] = await Promise.all([page.waitForEvent('download'), page.getByTestId('save-picture-svg').click()]);
    expect(svg.suggestedFilename()).toMatch(/对照图-\d{8}\.svg$/);
    const text = readFileSync(await svg.path(), 'utf8');
    expect(text).toContain('支出总表');
    expect(text).not.toContain('class=');
    const [png] = await Promise.all([page.waitForEvent('download'), page.getByTestId('save-picture-png').click()]);
    expect(png.suggestedFilename()).toMatch(/对照图-\d{8}\.png$/);
    const bytes = readFileSync(await png.path());
    writeFileSync(join(ROOT, 'test/e2e/.output/compare-saved.svg'), text);
    writeFileSync(join(ROOT, 'test/e2e/.output/compare-saved.png'), bytes);
    // What was saved is a picture that shows something: more than the ground it is drawn on.
    const colours = await page.evaluate(
      async (url) => {
        const image = new Image();
        image.src = url;
        await image.decode();
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [image.width, image.height];
        const context = canvas.getContext('2d')!;
        context.drawImage(image, 0, 0);
        const { data } = context.getImageData(0, 0, image.width, image.height);
        return new Set(new Uint32Array(data.buffer)).size;
      },
      `data:image/png;base64,${bytes.toString('base64')}`,
    );
    expect(colours).toBeGreaterThan(10);
  });

  it('stands in the workbook that E writes', async () => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('e')]);
    const files = unzipSync(new Uint8Array(readFileSync(await download.path())));
    expect(Object.keys(files).filter((name) => name.startsWith('xl/media/'))).toHaveLength(1);
    expect(strFromU8(files['xl/sharedStrings.xml']!)).toContain('所列各行之和');
  });

  it('leads by Enter to the row of a part, and unfolds what is behind it', async () => {
    await form('表');
    // The grid is built in a turn of its own.
    await labels().nth(3).waitFor();
    const all = await names();
    await page.getByTestId('fold-all').click();
    await expect.poll(names).not.toEqual(all);
    const folded = await names();
    await form('构成图');
    const mark = chart().locator('.desk-chart-drawing [role="button"]').last();
    const label = (await mark.getAttribute('aria-label'))!;
    await mark.focus();
    await page.keyboard.press('Enter');
    await grid()
      .locator(`.desk-anchor[col-id="y${YEARS.at(-1)}:total"]`)
      .waitFor();
    await expect.poll(async () => (await names()).length).toBeGreaterThan(folded.length);
    const anchor = grid().locator(`.desk-anchor[col-id="y${YEARS.at(-1)}:total"]`);
    expect(label).toContain(` ${await anchor.innerText()} 占 `);
    await page.getByTestId('fold-all').click();
    await expect.poll(names).toEqual(all);
  });
});

describe('an export of the comparison', () => {
  it('holds by E the rows that are seen, and says what is left out', async () => {
    const seen = await names();
    await goTo(seen[1]!);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(names).not.toEqual(seen);
    const folded = await names();
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('e')]);
    expect(download.suggestedFilename()).toMatch(/对照表-\d{8}\.xlsx$/);
    const files = unzipSync(new Uint8Array(readFileSync(await download.path())));
    const texts = [...strFromU8(files['xl/sharedStrings.xml']!).matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text]) =>
      text!.trim(),
    );
    expect(texts).toEqual(expect.arrayContaining([...folded, `${YEARS[0]} 预算`, '变动', '说明']));
    expect(texts).not.toContain(seen[3]);
    expect(texts.join()).toContain('已收起');
    await page.keyboard.press('ArrowRight');
    await expect.poll(names).toEqual(seen);
  });
});

describe('a preview of the comparison', () => {
  it('shows what is seen on paper, prints it alone, and writes the same', async () => {
    const seen = await names();
    await page.getByTestId('compare-preview').press('Enter');
    const paper = page.getByTestId('paper');
    await expect.poll(() => paper.getAttribute('aria-busy'), PATIENCE).toBe('false');
    const printed = await paper.locator('tbody td').allInnerTexts();
    expect(printed.map((text) => text.trim())).toEqual(expect.arrayContaining(seen.map((text) => text.trim())));
    await picture('preview');
    expect(await violations(page)).toEqual([]);
    const pdf = await page.pdf({ preferCSSPageSize: true, tagged: false });
    const boxes = [
      ...Buffer.from(pdf)
        .toString('latin1')
        .matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g),
    ];
    expect(boxes.length).toBeGreaterThan(0);
    for (const [, width, height] of boxes) expect(Number(width)).toBeGreaterThan(Number(height));
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await page.getByTestId('print-paper').waitFor();
    const visible = await page.evaluate(() =>
      [...document.body.children].filter((one) => one.getClientRects().length > 0).map((one) => one.className),
    );
    expect(visible).toEqual(['desk-print']);
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await page.emulateMedia({ media: 'screen' });
    await page.getByTestId('print-paper').waitFor({ state: 'detached' });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByTestId('write-xlsx').press('Enter'),
    ]);
    expect(download.suggestedFilename()).toMatch(/对照表-\d{8}\.xlsx$/);
    await page.keyboard.press('Escape');
    await page.getByTestId('preview').waitFor({ state: 'detached' });
  });
});

describe('two documents', () => {
  it('stand side by side, the unit against its department, and can change sides', async () => {
    await chip('全部').click();
    await page.getByLabel('对比方式').getByText('两份文件').click();
    await page.getByLabel('左侧', { exact: true }).click();
    await page.keyboard.type(`2034 预算 ${scenario.department.name}`);
    await page.keyboard.press('Enter');
    const { name } = scenario.units[1]!;
    await grid().getByText(`2034 预算 ${scenario.department.name}`).waitFor();
    await grid().getByText(`2034 预算 ${name}`).waitFor();
    expect((await names()).length).toBeGreaterThan(3);
    // The department has rows the unit lacks: they are on one side, not dropped in time.
    await grid().getByText('仅左侧').first().waitFor();
    expect(await grid().locator('.desk-trend').count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    await picture('sides');
    await page.getByRole('button', { name: '左右互换' }).click();
    await expect
      .poll(() => grid().locator('.ag-header-cell-text').allInnerTexts())
      .toEqual(expect.arrayContaining([`2034 预算 ${name}`]));
    await page.getByLabel('对比方式').getByText('各年').click();
    await grid().getByText(`${YEARS[0]} 预算`).waitFor();
  });
});

describe('a pairing of the reviewer', () => {
  let split: string;

  it('sets a year apart by keyboard', async () => {
    const rows = await names();
    split = rows.findLast((name) => name !== '合计')!;
    await goTo(split);
    await page.keyboard.press('p');
    const form = page.getByRole('dialog');
    await form.getByText(`配对：${split}`).waitFor();
    expect(await violations(page)).toEqual([]);
    await picture('pairing');
    const button = form.getByRole('button', { name: '拆开' }).first();
    await button.focus();
    await page.keyboard.press('Enter');
    await form.waitFor({ state: 'hidden' });
    await expect.poll(() => matchedOf(split)).toEqual(['人工', '人工']);
  });

  it('is there when the program is started again', async () => {
    await end();
    await start();
    await compare();
    await expect.poll(() => matchedOf(split)).toEqual(['人工', '人工']);
  });

  it('joins two rows by dragging one onto the other', async () => {
    const twins = labels().filter({ hasText: split });
    const from = await twins.nth(0).locator('.ag-row-drag').boundingBox();
    const to = await twins.nth(1).boundingBox();
    await page.mouse.move(from!.x + 5, from!.y + 5);
    await page.mouse.down();
    await page.mouse.move(from!.x + 30, from!.y + 15, { steps: 5 });
    await page.mouse.move(to!.x + 90, to!.y + 12, { steps: 10 });
    await page.mouse.up();
    await expect.poll(() => matchedOf(split)).toEqual(['人工']);
  });

  it('is given up for the program’s own', async () => {
    await page.getByTestId('pair-automatic-all').click();
    await page.getByTestId('pair-automatic-all').waitFor({ state: 'detached' });
    await expect.poll(() => grid().getByText('人工', { exact: true }).count()).toBe(0);
    await end();
  });
});
