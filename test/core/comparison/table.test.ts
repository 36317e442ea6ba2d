import { describe, expect, it } from 'vitest';
import { compareTables, type ComparisonRow, type ComparisonTable } from '../../../src/core/comparison/index.js';
import type { Table } from '../../../src/core/disclosure/index.js';
import {
  buildDisclosure,
  buildProfile,
  buildTable,
  FUNCTION_COLUMNS,
  functionRow,
  sourceOf,
  totalRow,
  type RowDraft,
} from './build.js';

const KIND = 'general-public-expenditure';

function functionTable(rows: readonly RowDraft[], moneyUnit: '元' | '万元' = '万元'): Table {
  return buildTable({ kind: KIND, columns: FUNCTION_COLUMNS, rows, moneyUnit });
}

function ofUnit(year: number, ...tables: readonly Table[]): ReturnType<typeof sourceOf> {
  return sourceOf(buildDisclosure({ profile: buildProfile({ unitCode: '301002', year }), tables }), '301002');
}

function ofDepartment(year: number, unitCode: string | null, ...tables: readonly Table[]): ReturnType<typeof sourceOf> {
  const profile = buildProfile({ unitCode: '301', level: 'department', year });
  return sourceOf(buildDisclosure({ profile, tables }), unitCode);
}

/** One line for each row: key, label, status, matched by, then year=value, change, percent of the primary measure. */
function digest(table: ComparisonTable | null): readonly string[] {
  return (table?.rows ?? []).map((row) => {
    const primary = table?.primary ?? null;
    const values = (table?.years ?? []).map((year) => {
      const cell = primary === null ? undefined : row.cells[String(year)]?.[primary];
      return cell === undefined ? '∅' : (cell.value ?? `"${cell.text}"`);
    });
    const change = primary === null ? undefined : row.changes[primary];
    return [
      row.key,
      row.label,
      row.status,
      row.matchedBy,
      values.join(' → '),
      `${change?.change} ${change?.percent}%`,
    ].join(' | ');
  });
}

function rowOf(table: ComparisonTable | null, key: string): ComparisonRow {
  const row = table?.rows.find((candidate) => candidate.key === key);
  if (row === undefined) throw new Error(`no row ${key}`);
  return row;
}

describe('the same unit in its own document and in its department’s', () => {
  const own = ofUnit(
    2025,
    functionTable([
      functionRow('301002', '2101501', '行政运行', '1,200.00', '1,200.00'),
      functionRow('301002', '2101502', '一般行政管理事务', '6.00', '', '6.00'),
      functionRow('301002', '2210201', '住房公积金', '80.10', '80.10'),
      functionRow('301002', '2210203', '购房补贴', '7.00', '7.00'),
      totalRow('1,293.10', '1,287.10', '6.00'),
    ]),
  );
  const department = ofDepartment(
    2026,
    '301002',
    functionTable([
      functionRow('301002', '2101501', '行政运行', '1,210.20', '1,210.20'),
      functionRow('301002', '2101506', '经办事务', '5.00', '', '5.00'),
      functionRow('301002', '2101502', '一般行政管理事务', '6.00', '', '6.00'),
      functionRow('301002', '2210203', '提租补贴', '7.00', '7.00'),
      functionRow('301001', '2101501', '行政运行', '400.00', '400.00'),
      functionRow('301001', '2210201', '住房公积金', '33.00', '33.00'),
      totalRow('1,661.20', '1,650.20', '11.00'),
    ]),
  );

  it('shows every row of the unit and no total of the department', () => {
    const table = compareTables(KIND, [own, department]);
    expect(digest(table)).toEqual([
      '2101501 | 行政运行 | changed | code | 1200.00 → 1210.20 | 10.20 0.85%',
      '2101506 | 经办事务 | new | code | ∅ → 5.00 | null null%',
      '2101502 | 一般行政管理事务 | same | code | 6.00 → 6.00 | 0.00 0.00%',
      '2210201 | 住房公积金 | dropped | code | 80.10 → ∅ | null null%',
      '2210203 | 提租补贴 | renamed | code | 7.00 → 7.00 | 0.00 0.00%',
    ]);
    expect(table?.years).toEqual([2025, 2026]);
    expect(rowOf(table, '2210203').names).toEqual({ '2025': '购房补贴', '2026': '提租补贴' });
    expect(table?.remarks).toEqual([
      '2026年取自部门文件中本单位的各行。',
      '部门文件的合计行不是本单位的合计，各年合计行均未列出。',
    ]);
  });

  it('keeps the place of every figure', () => {
    const cell = rowOf(compareTables(KIND, [own, department]), '2101506').cells['2026']?.total;
    expect(cell?.text).toBe('5.00');
    expect(cell?.anchor).toMatchObject({ document: 'sha-2026-301', row: 1, rowKey: '301002|2101506', column: 3 });
    expect(cell?.anchor).toMatchObject({ columnPath: '合计', quote: '5.00', place: { line: 11 } });
  });

  it('leaves out a year whose table is not printed by unit, instead of calling its rows new', () => {
    const rows = [functionRow(null, '2101501', '行政运行', '1.00'), totalRow('1.00')];
    // The document names its units elsewhere: in another table.
    const income = buildTable({
      kind: 'income',
      columns: [{ path: '合计', measure: 'total' }],
      rows: [
        { lines: [{ label: '甲', codes: { unit: '301001' }, unitName: '甲' }], cells: ['1.00'] },
        { lines: [{ label: '乙', codes: { unit: '301002' }, unitName: '乙' }], cells: ['2.00'] },
      ],
    });
    const table = compareTables(KIND, [own, ofDepartment(2026, '301002', income, functionTable(rows))]);
    expect(table?.years).toEqual([2025]);
    expect(table?.rows.map((row) => row.status)).toEqual(['same', 'same', 'same', 'same', 'same']);
    expect(table?.remarks).toEqual(['2026年文件的此表未分单位列示，无法取出本单位的各行，未列入对照。']);
    expect(digest(compareTables('income', [ofUnit(2025, income), ofDepartment(2026, '301002', income)]))).toEqual([
      '301002 | 乙 | same | code | 2.00 → 2.00 | 0.00 0.00%',
    ]);
  });

  it('takes a one-unit department’s document as the unit’s', () => {
    const rows = [functionRow('301002', '2101501', '行政运行', '9.00'), totalRow('9.00')];
    const table = compareTables(KIND, [own, ofDepartment(2026, '301002', functionTable(rows))]);
    expect(rowOf(table, '合计').status).toBe('changed');
  });
});

describe('a whole department', () => {
  it('keeps the unit in the key where several units are printed', () => {
    const rows = (first: string, second: string): readonly RowDraft[] => [
      functionRow('301001', '2101501', '行政运行', first),
      functionRow('301002', '2101501', '行政运行', second),
      totalRow('30.00'),
    ];
    const table = compareTables(KIND, [
      ofDepartment(2025, null, functionTable(rows('10.00', '20.00'))),
      ofDepartment(2026, null, functionTable(rows('11.00', '19.00'))),
    ]);
    expect(digest(table)).toEqual([
      '301001|2101501 | 行政运行 | changed | code | 10.00 → 11.00 | 1.00 10.00%',
      '301002|2101501 | 行政运行 | changed | code | 20.00 → 19.00 | -1.00 -5.00%',
      '合计 | 合计 | same | name | 30.00 → 30.00 | 0.00 0.00%',
    ]);
  });

  it('keeps lines under one key apart and says so', () => {
    const rows = (...amounts: readonly string[]): readonly RowDraft[] =>
      amounts.map((amount) => functionRow(null, '2101501', '行政运行', amount));
    const table = compareTables(KIND, [
      ofDepartment(2025, null, functionTable(rows('1.00', '2.00'))),
      ofDepartment(2026, null, functionTable(rows('1.00', '2.50', '4.00'))),
    ]);
    expect(digest(table)).toEqual([
      '2101501 | 行政运行 | same | code | 1.00 → 1.00 | 0.00 0.00%',
      '2101501#2 | 行政运行（第2笔） | changed | code | 2.00 → 2.50 | 0.50 25.00%',
      '2101501#3 | 行政运行（第3笔） | new | code | ∅ → 4.00 | null null%',
    ]);
    expect(table?.remarks).toEqual(['有2行与前面的行编码和名称相同，按印出次序分别列出，名称后注明第几笔。']);
  });
});

describe('figures', () => {
  it('converts money units exactly', () => {
    const table = compareTables(KIND, [
      ofUnit(2025, functionTable([functionRow(null, '2101501', '行政运行', '14,871,212.34')], '元')),
      ofUnit(2026, functionTable([functionRow(null, '2101501', '行政运行', '1,499.71')], '万元')),
    ]);
    expect(table?.moneyUnit).toBe('万元');
    expect(digest(table)).toEqual(['2101501 | 行政运行 | changed | code | 1487.121234 → 1499.71 | 12.588766 0.85%']);
    const back = compareTables(KIND, [
      ofUnit(2025, functionTable([functionRow(null, '2101501', '行政运行', '1,499.71')], '万元')),
      ofUnit(2026, functionTable([functionRow(null, '2101501', '行政运行', '14,997,100.00')], '元')),
    ]);
    expect(digest(back)).toEqual(['2101501 | 行政运行 | same | code | 14997100 → 14997100.00 | 0.00 0.00%']);
  });

  it('tells a blank from zero', () => {
    const table = compareTables(KIND, [
      ofUnit(
        2025,
        functionTable([
          functionRow(null, '2010101', '甲', ''),
          functionRow(null, '2010102', '乙', '0.00'),
          functionRow(null, '2010103', '丙', ''),
          functionRow(null, '2010104', '丁', '-5.00'),
          functionRow(null, '2010105', '戊', '1.2.3'),
        ]),
      ),
      ofUnit(
        2026,
        functionTable([
          functionRow(null, '2010101', '甲', '3.00'),
          functionRow(null, '2010102', '乙', '3.00'),
          functionRow(null, '2010103', '丙', '-'),
          functionRow(null, '2010104', '丁', '5.00'),
          functionRow(null, '2010105', '戊', '1.2.3'),
        ]),
      ),
    ]);
    expect(digest(table)).toEqual([
      '2010101 | 甲 | changed | code | "" → 3.00 | null null%',
      '2010102 | 乙 | changed | code | 0.00 → 3.00 | 3.00 null%',
      '2010103 | 丙 | same | code | "" → "-" | null null%',
      '2010104 | 丁 | changed | code | -5.00 → 5.00 | 10.00 200.00%',
      '2010105 | 戊 | changed | code | "1.2.3" → "1.2.3" | null null%',
    ]);
  });

  it('reads the column of the document’s own year and stage', () => {
    const table = buildTable({
      kind: KIND,
      columns: [
        { path: '科目', measure: 'function', unit: null },
        { path: '2025年预算数', measure: 'amount' },
        { path: '2026年预算数', measure: 'amount' },
      ],
      rows: [{ lines: [{ label: '行政运行', codes: { function: '2101501' } }], cells: ['', '1.00', '2.00'] }],
    });
    const compared = compareTables(KIND, [ofUnit(2026, table)]);
    expect(compared?.rows[0]?.cells['2026']?.amount?.text).toBe('2.00');
    expect(compared?.remarks).toEqual(['2026年“2025年预算数”一列与另一列含义相同，未列入对照。']);
  });
});

describe('pairing', () => {
  it('does not take the same name in another 款 for the same line', () => {
    const table = compareTables(KIND, [
      ofUnit(2025, functionTable([functionRow(null, '2010101', '行政运行', '1.00')])),
      ofUnit(2026, functionTable([functionRow(null, '2080101', '行政运行', '1.00')])),
    ]);
    expect(digest(table).map((line) => line.split(' | ')[2])).toEqual(['dropped', 'new']);
  });

  it('follows a line that moved within its 款, and a table that drops its economic codes', () => {
    const moved = compareTables(KIND, [
      ofUnit(2025, functionTable([functionRow(null, '2101504', '信息化建设', '1.00')])),
      ofUnit(2026, functionTable([functionRow(null, '2101514', '信息化建设', '1.00')])),
    ]);
    expect(digest(moved)).toEqual(['2101514 | 信息化建设 | same | name | 1.00 → 1.00 | 0.00 0.00%']);

    const line = (codes: Record<string, string>, amount: string): RowDraft => ({
      lines: [{ label: '基本工资', codes }],
      cells: ['', '', '', amount],
    });
    const fewer = compareTables(KIND, [
      ofUnit(2025, functionTable([line({ economicGovernment: '50101', economicDepartment: '30101' }, '1.00')])),
      ofUnit(2026, functionTable([line({ economicDepartment: '30101' }, '2.00')])),
    ]);
    expect(digest(fewer)).toEqual(['30101 | 基本工资 | changed | code | 1.00 → 2.00 | 1.00 100.00%']);
  });

  it('pairs similar names below one parent only', () => {
    const tree = (
      year: number,
      ...lines: readonly (readonly [string, number, string])[]
    ): ReturnType<typeof sourceOf> =>
      ofUnit(
        year,
        functionTable(
          lines.map(([label, depth, amount]) => ({ lines: [{ label, depth }], cells: ['', '', '', amount] })),
        ),
      );
    const table = compareTables(KIND, [
      tree(
        2025,
        ['本年收入', 0, '2.00'],
        ['一般公共预算拨款资金', 1, '1.00'],
        ['上年结转', 0, '1.00'],
        ['政府性基金预算拨款', 1, '1.00'],
      ),
      tree(
        2026,
        ['本年收入', 0, '2.00'],
        ['一般公共预算拨款', 1, '1.00'],
        ['政府性基金预算的拨款', 1, '3.00'],
        ['上年结转', 0, '1.00'],
      ),
    ]);
    expect(digest(table)).toEqual([
      '本年收入 | 本年收入 | same | name | 2.00 → 2.00 | 0.00 0.00%',
      '一般公共预算拨款 | 一般公共预算拨款 | renamed | similar-name | 1.00 → 1.00 | 0.00 0.00%',
      '政府性基金预算的拨款 | 政府性基金预算的拨款 | new | name | ∅ → 3.00 | null null%',
      '上年结转 | 上年结转 | same | name | 1.00 → 1.00 | 0.00 0.00%',
      '政府性基金预算拨款 | 政府性基金预算拨款 | dropped | name | 1.00 → ∅ | null null%',
    ]);
  });

  it('binds the lines of a two-sided table by item within their lane', () => {
    const overview = (year: number, income: string, spent: string, label: string): ReturnType<typeof sourceOf> =>
      ofUnit(
        year,
        buildTable({
          kind: 'income-expenditure-overview',
          columns: [
            { path: '收入/项目', measure: 'item', unit: null },
            { path: '收入/预算数', measure: 'amount' },
            { path: '支出/项目', measure: 'item', lane: 1, unit: null },
            { path: '支出/预算数', measure: 'amount', lane: 1 },
          ],
          rows: [
            {
              lines: [
                { label, item: 'general-public' },
                { label: '卫生健康支出', lane: 1, item: 'class:210' },
              ],
              cells: [label, income, '卫生健康支出', spent],
            },
            {
              lines: [
                { label: '收入总计', item: 'total-income', role: 'total' },
                { label: '支出总计', lane: 1, item: 'total-expenditure', role: 'total' },
              ],
              cells: ['收入总计', income, '支出总计', spent],
            },
          ],
        }),
      );
    const table = compareTables('income-expenditure-overview', [
      overview(2025, '1.00', '1.00', '一般公共预算资金'),
      overview(2026, '2.00', '1.00', '一般公共预算拨款收入'),
    ]);
    expect(table?.measures).toEqual([{ id: 'amount', label: '预算数' }]);
    expect(table?.rows.map((row) => [row.lane, row.key, row.status, row.changes.amount?.change])).toEqual([
      [0, 'general-public', 'renamed', '1.00'],
      [0, 'total-income', 'changed', '1.00'],
      [1, 'class:210', 'same', '0.00'],
      [1, 'total-expenditure', 'same', '0.00'],
    ]);
  });

  it('takes the one figure row of the 三公 table whatever it is called', () => {
    const threePublic = (year: number, label: string, amount: string): ReturnType<typeof sourceOf> =>
      ofUnit(
        year,
        buildTable({
          kind: 'three-public',
          columns: [
            { path: '年度', measure: 'year', unit: null },
            { path: '合计', measure: 'three-public' },
          ],
          rows: [{ lines: [{ label }], cells: [label, amount] }],
        }),
      );
    expect(
      digest(compareTables('three-public', [threePublic(2025, '2025', '3.00'), threePublic(2026, '2026年', '2.00')])),
    ).toEqual(['three-public | 2026年 | changed | code | 3.00 → 2.00 | -1.00 -33.33%']);
  });
});

describe('several years', () => {
  it('keeps the last order and puts dropped rows behind their old neighbours', () => {
    const year = (fiscalYear: number, ...codes: readonly string[]): ReturnType<typeof sourceOf> =>
      ofUnit(
        fiscalYear,
        functionTable([...codes.map((code) => functionRow(null, code, `科目${code}`, '1.00')), totalRow('1.00')]),
      );
    const table = compareTables(KIND, [
      year(2023, '2010101', '2010199', '2020101', '2050101'),
      year(2024, '2050101', '2010101', '2020101'),
      year(2025, '2020101', '2050101', '2010101', '2080101'),
    ]);
    expect(table?.rows.map((row) => `${row.key} ${row.status}`)).toEqual([
      '2020101 same',
      '2050101 same',
      '2010101 same',
      '2010199 dropped',
      '2080101 new',
      '合计 same',
    ]);
  });

  it('calls a figure that came back to its old value changed', () => {
    const table = compareTables(
      KIND,
      ['1.00', '2.00', '1.00'].map((amount, index) =>
        ofUnit(2023 + index, functionTable([functionRow(null, '2010101', '甲', amount)])),
      ),
    );
    expect(digest(table)).toEqual(['2010101 | 甲 | changed | code | 1.00 → 2.00 → 1.00 | 0.00 0.00%']);
  });

  it('says so where every row of different units is laid side by side', () => {
    const rows = [functionRow(null, '2010101', '甲', '1.00')];
    const [own, department] = [ofUnit(2025, functionTable(rows)), ofDepartment(2026, null, functionTable(rows))];
    const table = compareTables(KIND, [{ ...own, unitCode: null }, department]);
    expect(table?.remarks).toEqual(['所选文件分属不同单位（301002、301），未按单位取行，合计等各行的口径不同。']);
    expect(table?.rows).toHaveLength(1);
  });

  it('says which year has no such table, and that two documents are of one year', () => {
    const filled = functionTable([functionRow(null, '2010101', '甲', '1.00')]);
    const table = compareTables(KIND, [ofUnit(2024), ofUnit(2025, filled), ofUnit(2025, filled), ofUnit(2026, filled)]);
    expect(table?.years).toEqual([2025, 2026]);
    expect(table?.remarks).toEqual([
      '2024年文件中未读到此表，未列入对照。',
      '2025年有两份文件，只对照列在前面的一份。',
    ]);
    expect(compareTables('procurement', [ofUnit(2025, filled)])).toBeNull();
  });
});

describe('tables of no known kind', () => {
  const named = (year: number, ...titles: readonly string[]): ReturnType<typeof sourceOf> =>
    ofUnit(
      year,
      ...titles.map((title) => ({
        ...functionTable([functionRow('301002', '2101501', '行政运行', '1.00', '1.00'), totalRow('1.00', '1.00')]),
        kind: 'other' as const,
        title,
      })),
    );
  const keys = (...sources: readonly ReturnType<typeof sourceOf>[]): readonly string[] =>
    (compareTables('other', sources)?.rows ?? []).map(({ label, status }) => `${label} ${status}`);

  it.each([
    ['财政拨款支出预算表', '财政拨款支出预算表（功能科目）', '基本支出预算表', '基本支出预算表（经济科目）'],
    ['2025年支出明细表', '2026年支出明细表(按功能分类)', '2025年项目明细表', '2026年项目明细表'],
  ])('are found by their titles without year and brackets: %s, %s, %s, %s', (one, oneAfter, other, otherAfter) => {
    expect(keys(named(2025, one, other), named(2026, otherAfter, oneAfter))).toEqual([
      '行政运行 same',
      '合计 same',
      '行政运行 same',
      '合计 same',
    ]);
  });

  it('are told apart by brackets where one document has both', () => {
    const both = ['财政拨款支出预算表（功能科目）', '财政拨款支出预算表（经济科目）'];
    expect(keys(named(2025, ...both), named(2026, ...both))).toHaveLength(4);
  });
});
