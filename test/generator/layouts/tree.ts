import { groupBy, isGeneralPublic, spendingsOf, sumOf, type Budget, type Spending } from '../budget-model.js';
import { DEPARTMENT_ECONOMIC_NAMES, FUNCTION_NAMES, isPersonnel } from '../codes.js';
import { printCell, type Style } from '../money.js';
import { row, type PrintedRow, type PrintedTable } from '../printed.js';
import { fiscalSplitRows, overviewRows } from './overview.js';

/** What a set of tables with 类/款/项 trees prints beside the figures. */
export type TreeOptions = {
  readonly style: Style;
  /** 类, 款, 项 in a column each (「213」「01」「01」), or the whole code in one column. */
  readonly codeColumns: 'split' | 'single';
  readonly totalRow: 'first' | 'last';
  /** 「表3」 or 「附表2-3」. */
  readonly numbering: string;
};

type Amounts = (group: readonly Spending[]) => readonly string[];

/** Code cells of one tree row. */
function codeCells(code: string, options: TreeOptions, levels: number): readonly string[] {
  if (options.codeColumns === 'single') return [code];
  const parts = [code.slice(0, 3), code.slice(3, 5), code.slice(5, 7)].slice(0, levels);
  return parts;
}

/** A tree of codes: every prefix of the given lengths is a subtotal row, the longest a detail row. */
function treeRows(
  spendings: readonly Spending[],
  codeOf: (spending: Spending) => string,
  lengths: readonly number[],
  names: Readonly<Record<string, string>>,
  amounts: Amounts,
  options: TreeOptions,
  codesOf: (code: string) => PrintedRow['lines'][number]['codes'],
): readonly PrintedRow[] {
  const keys = new Set(spendings.flatMap((each) => lengths.map((length) => codeOf(each).slice(0, length))));
  const rows = [...keys].sort().map((code) => {
    const group = spendings.filter((each) => codeOf(each).startsWith(code));
    const detail = code.length === lengths.at(-1);
    return row(names[code]!, detail ? 'detail' : 'subtotal', codesOf(code), [
      ...codeCells(code, options, lengths.length),
      names[code]!,
      ...amounts(group),
    ]);
  });
  const lead = options.codeColumns === 'single' ? [''] : lengths.map(() => '');
  const total = row('合计', 'total', {}, [...lead, '合计', ...amounts(spendings)]);
  return options.totalRow === 'first' ? [total, ...rows] : [...rows, total];
}

function codeHeader(options: TreeOptions, group: string, levels: readonly string[]): readonly (readonly string[])[] {
  return options.codeColumns === 'single'
    ? [['科目编码'], ['科目名称']]
    : [...levels.map((level) => [group, level]), ['科目名称']];
}

const FUNCTION_LENGTHS = [3, 5, 7] as const;
const ECONOMIC_LENGTHS = [3, 5] as const;

const TWO_SIDED = [
  ['收入', '项目'],
  ['收入', '预算数'],
  ['支出', '项目'],
  ['支出', '预算数'],
] as const;

/** The tables of a file with code trees: eight tables, numbered as the options say. */
export function treeTables(budget: Budget, options: TreeOptions): readonly PrintedTable[] {
  const { style } = options;
  const all = spendingsOf(budget);
  const general = all.filter(isGeneralPublic);
  const fund = all.filter((each) => each.source === 'government-fund');
  const basic = general.filter((each) => each.nature === 'basic');
  const money = (group: readonly Spending[], keep?: (each: Spending) => boolean): string =>
    printCell(sumOf(group, keep), style);
  const byFunction = (spendings: readonly Spending[], amounts: Amounts): readonly PrintedRow[] =>
    treeRows(
      spendings,
      (each) => each.function,
      FUNCTION_LENGTHS,
      FUNCTION_NAMES,
      amounts,
      options,
      (code) => ({ function: code }),
    );
  const natures: Amounts = (group) => [
    money(group),
    money(group, (each) => each.nature === 'basic'),
    money(group, (each) => each.nature === 'project'),
  ];
  const incomes: Amounts = (group) => [
    money(group),
    money(group, (each) => each.source === 'general-public' || each.source === 'government-fund'),
    money(group, (each) => each.source === 'business'),
    printCell(0n, style),
    money(group, (each) => each.source === 'other'),
  ];
  const uses: Amounts = (group) => [
    money(group),
    money(group, (each) => isPersonnel(each.department)),
    money(group, (each) => !isPersonnel(each.department)),
  ];
  const functionHeader = codeHeader(options, '功能分类科目编码', ['类', '款', '项']);
  const natureHeader = [...functionHeader, ['合计'], ['基本支出'], ['项目支出']];
  const nil = (columns: number): readonly PrintedRow[] => [
    row('合计', 'total', {}, [
      ...functionHeader.slice(1).map(() => ''),
      '合计',
      ...Array.from({ length: columns }, () => ''),
    ]),
  ];
  const threePublic = (...departments: readonly string[]): string =>
    money(basic, (each) => departments.includes(each.department));
  const emptyNote = (isEmpty: boolean, name: string): string | null =>
    isEmpty ? `说明：${budget.year}年没有${name}安排的支出，故本表无数据。` : null;
  type Draft = Omit<PrintedTable, 'printedNumber' | 'moneyUnit'>;
  const scope = `${budget.year}年${budget.level === 'department' ? '部门' : '单位'}`;
  const drafts: readonly Draft[] = [
    {
      kind: 'income-expenditure-overview',
      title: `${scope}收支预算总表`,
      columns: TWO_SIDED,
      rows: overviewRows(budget, style, true),
      emptyNote: null,
    },
    {
      kind: 'income',
      title: `${scope}收入预算总表`,
      columns: [...functionHeader, ['合计'], ['财政拨款收入'], ['事业收入'], ['事业单位经营收入'], ['其他收入']],
      rows: byFunction(all, incomes),
      emptyNote: null,
    },
    {
      kind: 'expenditure',
      title: `${scope}支出预算总表`,
      columns: natureHeader,
      rows: byFunction(all, natures),
      emptyNote: null,
    },
    {
      kind: 'fiscal-appropriation-overview',
      title: `${scope}财政拨款收支预算总表`,
      columns: [
        ['财政拨款收入', '项目'],
        ['财政拨款收入', '预算数'],
        ['财政拨款支出', '项目'],
        ['财政拨款支出', '合计'],
        ['财政拨款支出', '一般公共预算'],
        ['财政拨款支出', '政府性基金预算'],
        ['财政拨款支出', '国有资本经营预算'],
      ],
      rows: fiscalSplitRows(budget, style),
      emptyNote: null,
    },
    {
      kind: 'general-public-expenditure',
      title: `${scope}一般公共预算支出功能分类预算表`,
      columns: natureHeader,
      rows: byFunction(general, natures),
      emptyNote: null,
    },
    {
      kind: 'government-fund',
      title: `${scope}政府性基金预算支出功能分类预算表`,
      columns: natureHeader,
      rows: fund.length === 0 ? nil(3) : byFunction(fund, natures),
      emptyNote: emptyNote(fund.length === 0, '政府性基金预算'),
    },
    {
      kind: 'state-capital',
      title: `${scope}国有资本经营预算支出功能分类预算表`,
      columns: natureHeader,
      rows: nil(3),
      emptyNote: emptyNote(true, '国有资本经营预算'),
    },
    {
      kind: 'general-public-basic',
      title: `${scope}一般公共预算基本支出部门预算经济分类预算表`,
      columns: [...codeHeader(options, '部门预算经济分类科目编码', ['类', '款']), ['合计'], ['人员经费'], ['公用经费']],
      rows: treeRows(
        basic,
        (each) => each.department,
        ECONOMIC_LENGTHS,
        DEPARTMENT_ECONOMIC_NAMES,
        uses,
        options,
        (code) => ({
          economicDepartment: code,
        }),
      ),
      emptyNote: null,
    },
    {
      kind: 'three-public',
      title: `${scope}“三公”经费预算表`,
      columns: [
        ['“三公”经费合计'],
        ['因公出国（境）费'],
        ['公务接待费'],
        ...['小计', '购置费', '运行费'].map((leaf) => ['公务用车购置及运行费', leaf]),
      ],
      rows: [
        row('', 'detail', {}, [
          threePublic('30212', '30217', '30231'),
          threePublic('30212'),
          threePublic('30217'),
          threePublic('30231'),
          printCell(0n, style),
          threePublic('30231'),
        ]),
      ],
      emptyNote: emptyNote(threePublic('30212', '30217', '30231') === printCell(0n, style), '“三公”经费预算'),
    },
  ];
  return drafts.map((draft, index) => ({
    ...draft,
    printedNumber: `${options.numbering}${index + 1}`,
    moneyUnit: style.unit,
  }));
}

/** Function codes of the general public budget, for sentences: 项 with its amount. */
export function functionItems(budget: Budget): readonly (readonly [code: string, fen: bigint])[] {
  return groupBy(spendingsOf(budget).filter(isGeneralPublic), (each) => each.function).map(([code, group]) => [
    code,
    sumOf(group),
  ]);
}
