import { isFiscal, spendingsOf, sumOf, type Budget, type Spending } from '../budget-model.js';
import { FUNCTION_NAMES } from '../codes.js';
import { printCell, type Style } from '../money.js';
import { row, type PrintedLine, type PrintedRow, type PrintedTable } from '../printed.js';
import { incomeOf, ordinal, usedClasses } from './overview.js';

/** Tables of provinces that print income, functions and uses beside each other and one amount for each code. */
export function threeLaneTables(budget: Budget, style: Style): readonly PrintedTable[] {
  const all = spendingsOf(budget).filter((each) => !each.carried);
  const fiscal = all.filter(isFiscal);
  const general = all.filter((each) => each.source === 'general-public');
  const drafts: readonly Omit<PrintedTable, 'printedNumber' | 'moneyUnit'>[] = [
    {
      kind: 'income-expenditure-overview',
      title: '收支预算总表',
      columns: [
        ['收入', '项目名称'],
        ['收入', '金额'],
        ['支出', '功能分类', '功能科目名称'],
        ['支出', '功能分类', '金额'],
        ['支出', '支出用途', '项目名称'],
        ['支出', '支出用途', '金额'],
      ],
      rows: overview(budget, all, style),
      emptyNote: null,
    },
    {
      kind: 'expenditure',
      title: '支出预算总表',
      columns: [['合计'], ['基本支出'], ['项目支出']],
      rows: [
        row(
          '',
          'detail',
          {},
          [all, all.filter(isBasic), all.filter(isProject)].map((each) => print(each, style)),
        ),
      ],
      emptyNote: null,
    },
    codeList('other', '财政拨款支出预算表（功能科目）', fiscal, style),
    codeList('general-public-expenditure', '一般公共预算支出预算表（功能科目）', general, style),
  ];
  return drafts.map((draft, index) => ({
    ...draft,
    printedNumber: `公开表${ordinal(index + 1)}`,
    moneyUnit: style.unit,
  }));
}

const isBasic = (each: Spending): boolean => each.nature === 'basic';
const isProject = (each: Spending): boolean => each.nature === 'project';

function print(group: readonly Spending[], style: Style): string {
  return printCell(sumOf(group), style);
}

function codeList(
  kind: PrintedTable['kind'],
  title: string,
  spendings: readonly Spending[],
  style: Style,
): Omit<PrintedTable, 'printedNumber' | 'moneyUnit'> {
  const keys = new Set(spendings.flatMap((each) => [3, 5, 7].map((length) => each.function.slice(0, length))));
  const rows = [...keys].sort().map((code) => {
    const group = spendings.filter((each) => each.function.startsWith(code));
    const role = code.length === 7 ? 'detail' : 'subtotal';
    return row(FUNCTION_NAMES[code]!, role, { function: code }, [code, FUNCTION_NAMES[code]!, print(group, style)]);
  });
  const total = row('合计', 'total', {}, ['合计', '', print(spendings, style)]);
  const columns = [['功能科目编码'], ['功能科目名称'], ['金额']];
  return { kind, title, columns, rows: [total, ...rows], emptyNote: null };
}

/** Three lanes; the totals of the expenditure side stand below both of its lanes, their figure in the last. */
function overview(budget: Budget, all: readonly Spending[], style: Style): readonly PrintedRow[] {
  const income = incomeOf(budget);
  const spent = print(all, style);
  const lanes: readonly (readonly (readonly [label: string, amount: string])[])[] = [
    [
      ['一、一般公共预算', printCell(income.general, style)],
      ['二、政府性基金预算', printCell(income.fund, style)],
      ['三、其他资金', printCell(income.business + income.account + income.other, style)],
    ],
    usedClasses(all).map(({ name, fen }, index) => [`${ordinal(index + 1)}、${name}`, printCell(fen, style)]),
    [
      ['一、基本支出', print(all.filter(isBasic), style)],
      ['二、项目支出', print(all.filter(isProject), style)],
      ['三、单位预留机动经费', printCell(0n, style)],
    ],
  ];
  const height = Math.max(...lanes.map((lane) => lane.length));
  const body = Array.from({ length: height }, (_, index): PrintedRow => {
    const cells = lanes.map((lane) => lane[index] ?? ['', '']);
    const lines = cells.flatMap(([label], lane): PrintedLine[] =>
      label === '' ? [] : [{ lane, label, role: 'detail', codes: {} }],
    );
    return { lines, cells: cells.flat() };
  });
  const total = (left: string, right: string): PrintedRow => ({
    lines: [
      { lane: 0, label: left, role: 'total', codes: {} },
      { lane: 2, label: right, role: 'total', codes: {} },
    ],
    cells: [left, spent, right, '', '', spent],
  });
  return [...body, total('当年收入小计', '当年支出小计'), total('收入合计', '支出合计')];
}
