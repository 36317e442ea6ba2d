/**
 * The projects of a unit over the years in the running program: renamed, split, changed; the indicators of the selected
 * one below the grid, and what is seen in the export.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Budget, Project, UnitBudget } from '../generator/budget-model.js';
import { printBudget, type Layout } from '../generator/document.js';
import { inventScenario } from '../generator/scenario.js';
import { writeText } from '../generator/write-text.js';
import { launchBrowser } from './browser.js';
import { openOffice, ROOT, scratch, type OpenPage, type RunningDesk } from './harness.js';
import { violations } from './screens.js';

const place = scratch();
const [FIRST, LAST] = [2033, 2034];
const LAYOUT: Layout = {
  name: 'municipal',
  style: { unit: '万元', decimals: 2, grouped: true, nil: '' },
  projectTable: true,
};
const PATIENCE = { timeout: 60_000 };

const scenario = inventScenario(11, { departmentCode: '377', firstYear: FIRST, years: 2 });
const before = scenario.unitYear(1, FIRST);
const { after, renamed, split, parts } = changed(before, scenario.unitYear(1, LAST));

/** The year after, in which one project bears another name and another stands as two with its money of the year before. */
function changed(
  earlier: Budget,
  later: Budget,
): {
  readonly after: Budget;
  readonly renamed: { readonly from: string; readonly to: string };
  readonly split: string;
  readonly parts: readonly string[];
} {
  const [old, unit] = [earlier.units[0]!, later.units[0]!];
  const [kept, torn] = unit.projects.filter((project) => old.projects.some(({ code }) => code === project.code));
  const named = (project: Project, name: string, code = project.code): Project => ({
    ...project,
    code,
    plan: { ...project.plan, name },
  });
  const name = torn!.plan.name;
  const halves = ['东片', '西片'].map((part, at) => named(torn!, `${name}${part}`, `${torn!.code.slice(0, -1)}${at}`));
  const money = old.spendings.filter(({ project }) => project === torn!.code);
  const to = `${kept!.plan.name}办`;
  const made: UnitBudget = {
    ...unit,
    projects: unit.projects.flatMap((project) =>
      project === torn ? halves : project === kept ? [named(project, to)] : [project],
    ),
    spendings: [
      ...unit.spendings.filter(({ project }) => project !== torn!.code),
      ...money.flatMap((spending) => {
        const fen = (spending.fen * 6n) / 10n;
        return [
          { ...spending, project: halves[0]!.code, fen },
          { ...spending, project: halves[1]!.code, fen: spending.fen - fen },
        ];
      }),
    ],
  };
  return {
    after: { ...later, units: [made] },
    renamed: { from: kept!.plan.name, to },
    split: name,
    parts: halves.map(({ plan }) => plan.name),
  };
}

let browser: Browser;
let desk: RunningDesk;
let open: OpenPage;
let page: Page;

const grid = (): Locator => page.getByTestId('compare-grid');
const goals = (): Locator => page.getByTestId('project-goals');

/** The text of a column in the row of a project. */
async function textOf(name: string, column: string): Promise<string> {
  const label = grid().locator('.ag-cell[col-id="label"]').getByText(name, { exact: true }).first();
  const row = await label.evaluate((cell) => cell.closest('[row-index]')?.getAttribute('row-index') ?? '');
  return (await grid().locator(`[row-index="${row}"] [col-id="${column}"]`).innerText()).trim();
}

beforeAll(async () => {
  browser = await launchBrowser();
  ({ desk, open, page } = await openOffice(browser, { workspace: join(place.folder, '项目.gouji') }));
  page.setDefaultTimeout(30_000);
  const files = [before, after].map((budget, at) => {
    const file = join(place.folder, `单位${FIRST + at}.txt`);
    writeFileSync(file, writeText(printBudget(budget, LAYOUT)));
    return file;
  });
  await page.getByTestId('import-input').setInputFiles(files);
  await page.getByText(`导入结束，共 ${files.length} 个文件`).waitFor({ timeout: 120_000 });
  await page.getByRole('button', { name: '收起' }).click();
  await page.getByTestId('nav-compare').click();
  await page.getByLabel('对比方式').getByText('项目', { exact: true }).click();
  await grid().getByText(renamed.to, { exact: true }).first().waitFor(PATIENCE);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await desk?.kill();
  place.remove();
});

describe('the projects of a unit', () => {
  it('stand side by side with total and fiscal funds, and say what became of them', async () => {
    expect(await page.getByRole('combobox', { name: '表', exact: true }).count()).toBe(0);
    expect(await textOf(renamed.to, 'status')).toContain('更名');
    // The first part is alike enough to be the old project under another name, with a part of its money.
    expect(await textOf(parts[0]!, 'status')).toBe('更名 疑似拆分');
    expect(await textOf(parts[1]!, 'status')).toBe('新增 疑似拆分');
    expect(await textOf(parts[0]!, `y${FIRST}:performance.fiscal-funds`)).toMatch(/^[\d,]+\.\d{6}$/);
    expect(await violations(page)).toEqual([]);
  });

  it('show below the grid what the suspicion rests on, and the indicators of both years', async () => {
    await goals().getByText('选中一个项目').waitFor();
    await grid().getByText(parts[0]!, { exact: true }).first().click();
    await goals().getByText(`${parts[0]}：绩效目标与指标`).waitFor();
    await goals().getByText('疑似拆分：名称相近', { exact: false }).waitFor();
    for (const name of [split, ...parts]) await goals().getByText(`“${name}”`, { exact: false }).first().waitFor();
    // By keyboard to the next project: the pane follows.
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => goals().locator('strong').innerText()).not.toContain(`${parts[0]}：`);
    await grid().getByText(renamed.to, { exact: true }).first().click();
    await goals().getByText(`${renamed.to}：绩效目标与指标`).waitFor();
    await expect.poll(() => goals().locator('tbody tr').count()).toBeGreaterThan(2);
    expect(await goals().locator('thead').innerText()).toContain(`${LAST} 预算`);
    expect(await violations(page)).toEqual([]);
    await page.screenshot({ path: join(ROOT, 'test/e2e/.output/compare-projects.png') });
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await violations(page)).toEqual([]);
    await page.screenshot({ path: join(ROOT, 'test/e2e/.output/compare-projects-dark.png') });
    await page.emulateMedia({ colorScheme: 'light' });
  });

  it('are exported as they are seen', async () => {
    await grid().getByText(renamed.to, { exact: true }).first().click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('e')]);
    const book = unzipSync(new Uint8Array(readFileSync(await download.path())));
    const texts = [...strFromU8(book['xl/sharedStrings.xml']!).matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(
      ([, text]) => text,
    );
    expect(texts).toEqual(expect.arrayContaining([renamed.to, ...parts, '更名 疑似拆分', '新增 疑似拆分']));
  });

  it('give way to the tables again', async () => {
    await page.getByLabel('对比方式').getByText('各年', { exact: true }).click();
    await page.getByRole('combobox', { name: '表', exact: true }).waitFor();
    await goals().waitFor({ state: 'detached' });
    expect(open.problems()).toEqual([]);
  });
});
