import type { ColDef, ColGroupDef } from 'ag-grid-community';
import { describe, expect, it } from 'vitest';
import { makeDisclosure, makeTable } from '../../fixture/made-disclosure.js';
import { tableModel, type TableRow } from '../../../../src/renderer/screens/review/table-model.js';

type Definition = ColDef<TableRow> | ColGroupDef<TableRow>;

/** Header names as a tree: a group is [name, children]. */
function names(columns: readonly Definition[]): readonly unknown[] {
  return columns.map((column) =>
    'children' in column ? [column.headerName, names(column.children as Definition[])] : column.headerName,
  );
}

function leaves(columns: readonly Definition[]): readonly ColDef<TableRow>[] {
  return columns.flatMap((column) => ('children' in column ? leaves(column.children as Definition[]) : [column]));
}

const tables = makeDisclosure('甲单位', '901001', 2026, 1).tables;
const [overview, expenditure, threePublic] = tables;

describe('the grid of a table', () => {
  it('keeps the printed header tree', () => {
    expect(names(tableModel(overview!).columns)).toEqual([
      ['收入', ['项目', '预算数']],
      ['支出', ['项目', '预算数']],
    ]);
    expect(names(tableModel(threePublic!).columns)).toEqual([
      '年度',
      '“三公”经费合计',
      '因公出国（境）费',
      '公务接待费',
      ['公务用车购置及运行维护费', ['小计', '公务用车购置费', '公务用车运行维护费']],
    ]);
  });

  it('keeps equal group names of different lanes apart', () => {
    const table = makeTable({
      kind: 'other',
      number: null,
      title: '两栏表',
      line: 1,
      columns: [
        ['金额/本年', 'amount', 0],
        ['金额/上年', 'amount', 0],
        ['金额/本年', 'amount', 1],
      ],
      rows: [],
    });
    expect(names(tableModel(table).columns)).toEqual([
      ['金额', ['本年', '上年']],
      ['金额', ['本年']],
    ]);
  });

  it('pins codes and names of one-lane tables, never a two-sided table', () => {
    const pinned = (columns: readonly Definition[]): readonly unknown[] =>
      leaves(columns).map((column) => column.pinned);
    expect(pinned(tableModel(expenditure!).columns)).toEqual(['left', 'left', null, null, null, null, null]);
    expect(pinned(tableModel(overview!).columns)).toEqual([null, null, null, null]);
  });

  it('pins a group of code and name with the unit before it, whole or not at all', () => {
    const pinnedOf = (unit: string, name: string): readonly unknown[] =>
      leaves(
        tableModel(
          makeTable({
            kind: 'general-public-expenditure',
            number: null,
            title: '支出表',
            line: 1,
            columns: [
              ['单位名称', 'unit'],
              ['功能分类科目/编码', 'function.code'],
              ['功能分类科目/名称', 'function.name'],
              ['合计', 'total'],
            ],
            rows: [['detail', 0, unit, '2130106', name, '81.64']],
          }),
        ).columns,
      ).map((column) => column.pinned);
    expect(pinnedOf('示例市示例区农业农村局本级机关', '科技转化与推广服务')).toEqual(['left', 'left', 'left', null]);
    // Not even cut do the three leave the figures their room: then the unit stands alone.
    expect(pinnedOf('示'.repeat(30), '科'.repeat(30))).toEqual(['left', null, null, null]);
  });

  it('pins the total of a long table and leaves a short one whole', () => {
    const pins = tableModel(expenditure!).rows.map((row) => row.pin);
    expect(pins.at(-1)).toBe('bottom');
    expect(pins.slice(0, -1).every((pin) => pin === null)).toBe(true);
    expect(tableModel(overview!).rows.every((row) => row.pin === null)).toBe(true);
    expect(tableModel(expenditure!).rows.map((row) => row.ordinal)).toEqual(expenditure!.rows.map((row) => row.index));
  });

  it('shows figures with separators and printed decimals, all else as printed', () => {
    const table = makeTable({
      kind: 'expenditure',
      number: null,
      title: '支出总表',
      line: 1,
      columns: [
        ['科目编码', 'function.code'],
        ['金额', 'amount'],
      ],
      rows: [
        ['detail', 0, '2010101', '1234567.80'],
        ['detail', 0, '2010102', '—'],
        ['detail', 0, '2010103', ''],
        ['detail', 0, '2010104', '1,2345.6'],
        ['detail', 0, '2010105', '（0.50）'],
      ],
    });
    const { sheet, rows } = tableModel(table);
    expect(rows.map((row) => sheet.map((column) => column.text(row)))).toEqual([
      ['2010101', '1,234,567.80'],
      ['2010102', '—'],
      ['2010103', ''],
      ['2010104', '1,2345.6'],
      ['2010105', '-0.50'],
    ]);
    // Blank, dash and unreadable are no figures; a code never is one.
    expect(rows.map((row) => sheet.map((column) => column.value(row)))).toEqual([
      [null, '1234567.80'],
      [null, null],
      [null, null],
      [null, null],
      [null, '-0.50'],
    ]);
  });
});
