import { isFiscal, isGeneralPublic, spendingsOf, sumOf, type Spending } from '../budget-model.js';
import type { Accounts } from '../make-accounts.js';
import { printCell, type Style } from '../money.js';
import type { PrintedLine, PrintedRow, PrintedTable } from '../printed.js';
import { finalTables } from './final.js';
import { incomeOf, usedClasses } from './overview.js';

type Line = { readonly label: string; readonly cells: readonly bigint[]; readonly role?: 'total' };

/** Two lists side by side, 行次 left out, closed by the same number of lines on both sides. */
function twoSided(
  left: readonly Line[],
  right: readonly Line[],
  closing: readonly (readonly [Line, Line])[],
  style: Style,
): readonly PrintedRow[] {
  const height = Math.max(left.length, right.length);
  const body = Array.from({ length: height }, (_, at) => [left[at] ?? null, right[at] ?? null] as const);
  const [leftWidth, rightWidth] = [left[0]!.cells.length, right[0]!.cells.length];
  return [...body, ...closing].map(([a, b]) => ({
    lines: [a, b].map((side, lane): PrintedLine => ({
      lane,
      label: side?.label ?? '',
      role: side?.role ?? 'detail',
      codes: {},
    })),
    cells: [
      a?.label ?? '',
      ...(a?.cells.map((fen) => printCell(fen, style)) ?? Array<string>(leftWidth).fill('')),
      b?.label ?? '',
      ...(b?.cells.map((fen) => printCell(fen, style)) ?? Array<string>(rightWidth).fill('')),
    ],
  }));
}

function overviewRows(accounts: Accounts, style: Style): readonly PrintedRow[] {
  const { spent, opening, closing } = accounts;
  const all = spendingsOf(spent);
  const income = incomeOf(spent);
  const total = sumOf(all);
  const line = (label: string, fen: bigint): Line => ({ label, cells: [fen] });
  const sum = (label: string, fen: bigint): Line => ({ label, cells: [fen], role: 'total' });
  return twoSided(
    [
      line('一、一般公共预算财政拨款收入', income.general + closing - opening),
      line('二、政府性基金预算财政拨款收入', income.fund),
      line('三、国有资本经营预算财政拨款收入', 0n),
      line('四、上级补助收入', 0n),
      line('五、事业收入', income.business),
      line('六、其他收入', income.other + income.account),
    ],
    usedClasses(all).map(({ name, fen }) => line(name, fen)),
    [
      [sum('本年收入合计', total + closing - opening), sum('本年支出合计', total)],
      [line('使用非财政拨款结余（含专用结余）', 0n), line('结余分配', 0n)],
      [line('年初结转和结余', opening), line('年末结转和结余', closing)],
      [sum('总计', total + closing), sum('总计', total + closing)],
    ],
    style,
  );
}

function fiscalRows(accounts: Accounts, style: Style): readonly PrintedRow[] {
  const { spent, opening, closing } = accounts;
  const all = spendingsOf(spent).filter(isFiscal);
  const income = incomeOf(spent);
  const split = (keep: (each: Spending) => boolean, carried: bigint): readonly bigint[] => {
    const general = sumOf(all, (each) => keep(each) && isGeneralPublic(each)) + carried;
    const fund = sumOf(all, (each) => keep(each) && !isGeneralPublic(each));
    return [general + fund, general, fund, 0n];
  };
  const line = (label: string, ...cells: readonly bigint[]): Line => ({ label, cells });
  const nothing = (): boolean => false;
  return twoSided(
    [
      line('一、一般公共预算财政拨款', income.general + closing - opening),
      line('二、政府性基金预算财政拨款', income.fund),
      line('三、国有资本经营预算财政拨款', 0n),
    ],
    usedClasses(all).map(({ code, name }) => line(name, ...split((each) => each.function.startsWith(code), 0n))),
    [
      [
        { ...line('本年收入合计', income.general + income.fund + closing - opening), role: 'total' },
        { ...line('本年支出合计', ...split(() => true, 0n)), role: 'total' },
      ],
      [line('年初财政拨款结转和结余', opening), line('年末财政拨款结转和结余', ...split(nothing, closing))],
      [line('一般公共预算财政拨款', opening), line('', 0n, 0n, 0n, 0n)],
      [
        { ...line('总计', income.general + income.fund + closing), role: 'total' },
        { ...line('总计', ...split(() => true, closing)), role: 'total' },
      ],
    ],
    style,
  );
}

function threePublicCells(spendings: readonly Spending[], style: Style): readonly string[] {
  const of = (...codes: readonly string[]): string =>
    printCell(
      sumOf(spendings, (each) => isGeneralPublic(each) && each.nature === 'basic' && codes.includes(each.department)),
      style,
    );
  return [of('30212', '30217', '30231'), of('30212'), of('30231'), printCell(0n, style), of('30231'), of('30217')];
}

/** 收入决算表: what was received is what was spent, but for the money carried in and out. */
function withCarried(table: PrintedTable, accounts: Accounts, style: Style): PrintedTable {
  const { carrier, closing, opening } = accounts;
  const all = spendingsOf(accounts.spent);
  return {
    ...table,
    rows: table.rows.map((row) => {
      const code = row.lines[0]!.codes.function ?? '';
      if (!carrier.function.startsWith(code)) return row;
      const under = all.filter((each) => each.function.startsWith(code));
      const cells = row.cells.map((cell, at) => {
        if (at === 2) return printCell(sumOf(under) + closing - opening, style);
        return at === 3 ? printCell(sumOf(under, isFiscal) + closing - opening, style) : cell;
      });
      return { ...row, cells };
    }),
  };
}

/** The tables of final accounts that differ from their budget and carry money over (公开01表 … 公开08表). */
export function accountTables(accounts: Accounts, style: Style): readonly PrintedTable[] {
  const made = finalTables(accounts.spent, { style, amounts: 'numbered' });
  const fiscal: PrintedTable = {
    kind: 'fiscal-appropriation-overview',
    printedNumber: null,
    title: '财政拨款收入支出决算总表',
    moneyUnit: style.unit,
    columns: [
      ['收入', '项目'],
      ['收入', '金额'],
      ['支出', '项目'],
      ['支出', '合计'],
      ['支出', '一般公共预算财政拨款'],
      ['支出', '政府性基金预算财政拨款'],
      ['支出', '国有资本经营预算财政拨款'],
    ],
    rows: fiscalRows(accounts, style),
    emptyNote: null,
  };
  const tables = made.flatMap((table): readonly PrintedTable[] => {
    switch (table.kind) {
      case 'income-expenditure-overview':
        return [
          {
            ...table,
            columns: ['收入', '支出'].flatMap((side) => [
              [side, '项目'],
              [side, '金额'],
            ]),
            rows: overviewRows(accounts, style),
          },
        ];
      case 'income':
        return [withCarried(table, accounts, style)];
      case 'general-public-expenditure':
        return [fiscal, table];
      case 'three-public':
        return [
          {
            ...table,
            rows: table.rows.map((row) => ({
              ...row,
              cells: [
                ...threePublicCells(spendingsOf(accounts.planned), style),
                ...threePublicCells(spendingsOf(accounts.spent), style),
              ],
            })),
          },
        ];
      default:
        return [table];
    }
  });
  return tables.map((table, at) => ({ ...table, printedNumber: `公开${String(at + 1).padStart(2, '0')}表` }));
}
