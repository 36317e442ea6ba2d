import { describe, expect, it } from 'vitest';
import type { ComparableUnit, ComparisonLine, ComparisonSheet } from '../../../../src/core/comparison/index.js';
import { changeText, figureText, shiftBetween } from '../../../../src/renderer/screens/compare/compare-figures.js';
import { chipCounts, filterOf, isThreshold } from '../../../../src/renderer/screens/compare/compare-filter.js';
import {
  compareRows,
  figureId,
  figureOf,
  gridColumns,
  kinTexts,
  seenTable,
  sheetColumns,
  type Shown,
} from '../../../../src/renderer/screens/compare/compare-model.js';
import {
  branchIds,
  parentOf,
  visibleTree,
  type TreeRow,
} from '../../../../src/renderer/screens/compare/compare-tree.js';
import { partnersFor } from '../../../../src/renderer/screens/compare/partners.js';
import { trendPath } from '../../../../src/renderer/screens/compare/trend-cell.js';
import { defaultDocuments, oneForEachYear } from '../../../../src/renderer/screens/compare/use-comparison.js';

function row(change: Partial<ComparisonLine>): ComparisonLine {
  return {
    key: '2010101',
    label: '行政运行',
    depth: 2,
    role: 'detail',
    lane: 0,
    status: 'changed',
    matchedBy: 'code',
    figures: [
      ['1487.12', null],
      ['1499.71', null],
    ],
    ...change,
  };
}

const NO_CHANGE = { figures: [['5.00'], ['5.00']] } as const;

function table(rows: readonly ComparisonLine[]): ComparisonSheet {
  return {
    kind: 'expenditure',
    columns: [2025, 2026].map((year) => ({ key: year, document: `d${year}`, unitCode: '1', year, stage: 'budget' })),
    moneyUnit: '万元',
    measures: [
      { id: 'total', label: '合计' },
      { id: 'basic', label: '基本支出' },
    ],
    primary: 'total',
    rows,
    remarks: [],
  };
}

function shown(rows: readonly ComparisonLine[], change: Partial<Shown> = {}): Shown {
  return {
    sheet: table(rows),
    position: 0,
    positions: [0],
    shift: 0,
    moneyUnit: '万元',
    beside: false,
    manner: 'years',
    columnLabel: ({ year }) => `${year} 预算`,
    ...change,
  };
}

function texts(given: Shown): readonly (readonly string[])[] {
  const rows = compareRows(visibleTree(given.sheet, new Set()));
  return rows.map((one) => sheetColumns(given).map((column) => column.text(one)));
}

describe('the comparison as a workbook holds it', () => {
  it('indents the tree, and leaves the sign of growth out so that figures are numbers', () => {
    const given = shown([row({ label: '教育', depth: 1 })]);
    const { columns, rows } = seenTable(given, visibleTree(given.sheet, new Set()));
    const at = (heading: string) => columns.findIndex((column) => column.heading === heading);
    expect(rows[0]?.[at('名称')]).toBe('　教育');
    expect(rows[0]?.[at('变动')]).toBe('12.59');
    expect(columns.filter(({ amount }) => amount).map(({ heading }) => heading)).toEqual([
      '2025 预算',
      '2026 预算',
      '变动',
      '%',
    ]);
  });
});

describe('the comparison grid', () => {
  it('shows code, name, years, trend, change, percent, status and pairing, to be read and to be copied', () => {
    const given = shown([row({})]);
    expect(gridColumns(given).map((column) => column.headerName)).toEqual([
      '科目编码',
      '名称',
      '2025 预算',
      '2026 预算',
      '走势',
      '变动',
      '%',
      '变化',
      '配对',
    ]);
    expect(texts(given)).toEqual([['2010101', '行政运行', '1,487.12', '1,499.71', '+12.59', '+0.85', '有变化', '码']]);
    const [only] = compareRows(visibleTree(given.sheet, new Set()));
    expect(sheetColumns(given).map((column) => column.value(only!))).toEqual([
      null,
      null,
      '1487.12',
      '1499.71',
      '12.59',
      null,
      null,
      null,
    ]);
  });

  it('says from which year a change is counted where the first one lacks the row', () => {
    const late = row({ figures: [null, ['1487.12'], ['1499.71']] });
    const isNew = row({ key: '2010102', status: 'new', figures: [null, null, ['5.00']] });
    const whole = row({ key: '2010103', figures: [['1.00'], null, ['2.00']] });
    const sheet = table([late, isNew, whole]);
    const columns = [{ ...sheet.columns[0]!, key: 2024, year: 2024 }, ...sheet.columns];
    const given = shown([], { sheet: { ...sheet, columns } });
    const status = sheetColumns(given).find(({ id }) => id === 'status')!;
    const rows = compareRows(visibleTree(given.sheet, new Set()));
    expect(rows.map((one) => status.text(one))).toEqual(['有变化（自 2025）', '新增', '有变化']);
    const widthOf = (one: Shown) => gridColumns(one).find((column) => 'colId' in column && column.colId === 'status');
    expect(widthOf(given)).toMatchObject({ width: 168 });
    expect(widthOf(shown([row({})]))).toMatchObject({ width: 92 });
  });

  it('keeps columns and sheet in step when every measure is shown', () => {
    const given = shown([row({})], { positions: [0, 1] });
    const leaves = gridColumns(given).flatMap((column) => ('children' in column ? column.children : [column]));
    const ids = leaves.map((leaf) => ('colId' in leaf ? leaf.colId : null)).filter((id) => id !== 'trend');
    expect(ids).toEqual(sheetColumns(given).map((column) => column.id));
    expect(ids).toEqual([
      'code',
      'label',
      'y2025:total',
      'y2025:basic',
      'y2026:total',
      'y2026:basic',
      'change',
      'percent',
      'status',
      'matched',
    ]);
  });

  it('names what became of a project, shows its code, and the change of each year', () => {
    const why = '名称相近。';
    const split = { type: 'split', role: 'one', between: [2025, 2026], why } as const;
    const key = '990116T1';
    const of = row({ key, status: 'dropped', kin: [split] });
    const given = shown([of], { manner: 'projects', sheet: { ...table([of]), kind: 'project-performance' } });
    const line = compareRows(visibleTree(given.sheet, new Set()))[0]!;
    const texts = (of: Shown) => new Map(sheetColumns(of).map(({ id, text }) => [id, text(line)]));
    expect(texts(given).get('status')).toBe('取消 疑似拆分');
    expect(texts(given).get('code')).toBe(key);
    // Projects they are between two documents, too.
    expect(gridColumns({ ...given, manner: 'sides' }).map(({ headerName }) => headerName)).toContain('项目编码');
    expect(kinTexts(line.row)).toEqual([`疑似拆分：${why}`]);
    // Two years have one change; of three each has its own.
    expect(texts(given).has('change2026')).toBe(false);
    const years = [2024, 2025, 2026].map((year) => ({ ...given.sheet.columns[0]!, key: year, year }));
    const three = { ...given, sheet: { ...given.sheet, columns: years } };
    const moved = { ...line, row: row({ figures: [['4.00'], ['5.00'], ['4.50']] }) };
    const changes = sheetColumns(three).filter(({ id }) => /^(?:change|percent)/.test(id));
    expect(changes.map(({ id, text }) => `${id} ${text(moved)}`)).toEqual([
      'change2025 +1.00',
      'percent2025 +25.00',
      'change2026 -0.50',
      'percent2026 -10.00',
      'change +0.50',
      'percent +12.50',
    ]);
    expect(sheetColumns({ ...three, manner: 'years' }).some(({ id }) => id === 'change2025')).toBe(false);
  });

  it('has no course of time for two documents, and names the side a row stands on alone', () => {
    const given = shown([row({ status: 'dropped' }), row({ key: '2', status: 'new' })], {
      beside: true,
      manner: 'sides',
    });
    expect(gridColumns(given).map(({ headerName }) => headerName)).not.toContain('走势');
    const status = sheetColumns(given).find(({ id }) => id === 'status')!;
    expect(compareRows(visibleTree(given.sheet, new Set())).map((one) => status.text(one))).toEqual([
      '仅左侧',
      '仅右侧',
    ]);
  });

  it('shows the rate of completion where the final account stands beside the budget of its year', () => {
    const given = shown([row({ figures: [['200.00'], ['150.00']] }), row({ figures: [['0.00'], ['1.00']] })]);
    const beside = (second: 'budget' | 'final') => ({
      ...given,
      sheet: {
        ...given.sheet,
        columns: (['budget', second] as const).map((stage, index) => ({
          key: index + 1,
          document: `d${index}`,
          unitCode: '1',
          year: 2026,
          stage,
        })),
      },
    });
    const headings = (stage: 'budget' | 'final') => gridColumns(beside(stage)).map(({ headerName }) => headerName);
    expect(headings('final').slice(5, 8)).toEqual(['差异', '%', '完成率 %']);
    expect(headings('budget')).not.toContain('完成率 %');
    expect(texts(beside('final')).map((line) => line.slice(4, 7))).toEqual([
      ['-50.00', '-25.00', '75.00'],
      ['+1.00', '', ''],
    ]);
  });

  it('moves the decimal point for another money unit and keeps every printed digit', () => {
    const [inYuan] = texts(shown([row({})], { shift: shiftBetween('万元', '元') }));
    expect(inYuan).toEqual(['2010101', '行政运行', '14,871,200', '14,997,100', '+125,900', '+0.85', '有变化', '码']);
    const [inHundredMillions] = texts(shown([row({})], { shift: shiftBetween('万元', '亿元') }));
    expect(inHundredMillions?.slice(2, 5)).toEqual(['0.148712', '0.149971', '+0.001259']);
    const small = row({ figures: [['-0.50'], ['12345678.901234']] });
    expect(texts(shown([small], { shift: 4 }))[0]?.slice(2, 4)).toEqual(['-5,000', '123,456,789,012.34']);
    expect(shiftBetween(null, '元')).toBe(0);
  });

  it('never turns a blank or a dash into a number', () => {
    expect(figureText(null)).toBe('');
    expect(figureText([' — '])).toBe('—');
    expect(changeText(row({ figures: [['—'].map((text) => [text] as const), ['1.00']] }), 0)).toBe('');
    expect(changeText(row({ figures: [['5.10'], ['2.00']] }), 0)).toBe('-3.10');
    expect(changeText(row(NO_CHANGE), 0)).toBe('0.00');
    expect(changeText(row({ figures: [null, ['2.00']] }), 0)).toBe('');
  });

  it('finds the figure behind a column', () => {
    expect(figureOf(figureId(2026, 'total'))).toEqual({ column: 2026, measure: 'total' });
    expect(figureOf('change')).toBeNull();
  });

  it('names the side of a two-sided table and shows no code where there is none', () => {
    const both = [row({ key: 'general-public', lane: 0 }), row({ key: 'class:201', lane: 1 })];
    expect(texts(shown(both)).map(([first]) => first)).toEqual(['收入', '支出']);
    expect(sheetColumns(shown([row({ key: '办公费' })]))[0]?.id).toBe('label');
  });

  it('draws the course of the years and breaks it where a year has no figure', () => {
    expect(trendPath(['1', '3', '2'], 20, 10, 0)).toBe('M0.0 10.0L10.0 0.0L20.0 5.0');
    expect(trendPath(['1', null, '2', '3'], 30, 10, 0)).toBe('M0.0 10.0M20.0 5.0L30.0 0.0');
    expect(trendPath(['1', null], 20, 10, 0)).toBe('');
  });
});

describe('the filters', () => {
  const rows = [
    row({}),
    row({ status: 'same', ...NO_CHANGE }),
    row({ status: 'new', figures: [null, ['1.00']] }),
    row({ status: 'dropped', figures: [['1.00'], null] }),
    row({ status: 'renamed' }),
    row({ status: 'renamed', ...NO_CHANGE }),
    row({ figures: [['40.00'], ['50.01']] }),
    row({ figures: [['40.00'], ['50.00']] }),
    row({ figures: [['0'], ['-10.01']] }),
  ];

  it('count a row that was renamed and moved as changed too, and ask for both thresholds', () => {
    const filter = filterOf(table(rows), 0, { percent: '20', amount: '10' });
    expect(chipCounts(table(rows), filter)).toEqual({
      all: 9,
      different: 8,
      changed: 5,
      new: 1,
      dropped: 1,
      renamed: 2,
      above: 2,
    });
    expect(rows.filter((one) => filter(one, 'above'))).toEqual([rows[6], rows[8]]);
  });

  it('take the amount in 万元 whatever the table is printed in', () => {
    const sheet = { ...table([row({ figures: [['100000'], ['250000']] })]), moneyUnit: '元' } as const;
    expect(chipCounts(sheet, filterOf(sheet, 0, { percent: '20', amount: '10' })).above).toBe(1);
    expect(chipCounts(sheet, filterOf(sheet, 0, { percent: '20', amount: '15' })).above).toBe(0);
    const unknown = { ...sheet, moneyUnit: null };
    expect(chipCounts(unknown, filterOf(unknown, 0, { percent: '0', amount: '0' })).above).toBe(0);
  });

  it('read thresholds that are numbers only', () => {
    expect(['20', '0.5', '0', '', '-1', '1e3', '5 %'].map(isThreshold)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('the tree', () => {
  const rows = [
    row({ key: '210', depth: 0 }),
    row({ key: '21015', depth: 1 }),
    row({ key: '2101501', depth: 2 }),
    row({ key: '2101506', depth: 2 }),
    row({ key: '221', depth: 0 }),
  ];

  it('folds branches, keeps the others and knows who lies below whom', () => {
    const keys = (folded: readonly string[]) =>
      visibleTree(table(rows), new Set(folded)).map(({ row: { key }, branch }) => [key, branch]);
    expect(keys([])).toEqual([
      ['210', 'open'],
      ['21015', 'open'],
      ['2101501', null],
      ['2101506', null],
      ['221', null],
    ]);
    expect(keys(['0 21015'])).toEqual([
      ['210', 'open'],
      ['21015', 'folded'],
      ['221', null],
    ]);
    expect(keys(['0 210', '0 21015'])).toEqual([
      ['210', 'folded'],
      ['221', null],
    ]);
    expect(rows.map((_, index) => parentOf(rows, index))).toEqual([-1, 0, 1, 1, -1]);
    expect(branchIds(table(rows))).toEqual(['0 210', '0 21015']);
  });

  it('does not take the other side of a table for something below', () => {
    const sides = [row({ key: 'a', depth: 0 }), row({ key: 'b', depth: 1, lane: 1 })];
    expect(visibleTree(table(sides), new Set(['0 a'])).map(({ branch }) => branch)).toEqual([null, null]);
  });

  it('is the same tree after a branch was folded and opened again', () => {
    const sheet = table([row({ key: '201', depth: 0 }), row({ key: '20101', depth: 1 })]);
    const before = visibleTree(sheet, new Set());
    expect(visibleTree(sheet, new Set(['0 201'])).map(({ branch }) => branch)).toEqual(['folded']);
    expect(visibleTree(sheet, new Set())).toEqual(before);
    expect(before.map(({ branch }) => branch)).toEqual(['open', null]);
  });

  it('draws a name and a status anew where only their signs change', () => {
    const drawn = (given: Shown, colId: string, one: TreeRow): unknown => {
      const column = gridColumns(given).find((known) => 'colId' in known && known.colId === colId);
      if (column === undefined || !('valueGetter' in column)) throw new Error(`no column ${colId}`);
      const read = column.valueGetter as (cell: { data: TreeRow }) => unknown;
      return read({ data: one });
    };
    const given = shown([row({})]);
    const [one] = visibleTree(given.sheet, new Set());
    for (const change of [{ branch: 'folded' as const }, { row: { ...one!.row, depth: 1 } }]) {
      expect(drawn(given, 'label', { ...one!, ...change })).not.toBe(drawn(given, 'label', one!));
    }
    const fallen = { ...one!, row: { ...one!.row, figures: one!.row.figures.toReversed() } };
    expect(sheetColumns(given).map(({ text }) => text({ ...fallen, ordinal: 0, pin: null }))).toContain('有变化');
    expect(drawn(given, 'status', fallen)).not.toBe(drawn(given, 'status', one!));
  });

  it('pins the totals of a long table and counts rows in the order they stand', () => {
    const long = [
      row({ key: '合计', role: 'total', depth: 0 }),
      ...Array.from({ length: 30 }, (_, index) => row({ key: String(2010100 + index) })),
      row({ key: '总计', role: 'total', depth: 0 }),
    ];
    const placed = compareRows(visibleTree(table(long), new Set()));
    expect([placed[0], placed[1], placed.at(-1)].map((one) => one?.pin)).toEqual(['top', null, 'bottom']);
    expect(placed.map(({ ordinal }) => ordinal)).toEqual(placed.map((_, index) => index));
    expect(compareRows(visibleTree(table(long.slice(0, 5)), new Set())).map(({ pin }) => pin)).toEqual(
      Array.from({ length: 5 }, () => null),
    );
  });
});

describe('the rows offered as partners', () => {
  const rows = [
    row({ key: '1', label: '甲项目' }),
    row({ key: '2', label: '乙项目', figures: [['1.00'], null] }),
    row({ key: '3', label: '丙项目', figures: [null, ['1.00']] }),
    row({ key: '4', label: '丁项目', figures: [['1.00'], null] }),
    row({ key: '5', label: '戊项目', lane: 1 }),
  ];

  it('are those of the year on the same side, lone ones first, the nearest before the others', () => {
    expect(partnersFor(table(rows), rows[2]!, 0, '').map(({ key }) => key)).toEqual(['2', '4', '1']);
    expect(partnersFor(table(rows), rows[2]!, 0, '丁').map(({ key }) => key)).toEqual(['4']);
  });
});

describe('the documents of a comparison', () => {
  const source = (document: string, year: number, own = true, stage: 'budget' | 'final' = 'budget') => ({
    document,
    year,
    own,
    stage,
  });
  const unit = (sources: ComparableUnit['sources']): ComparableUnit => ({ unitCode: '1', unitName: '甲', sources });

  it('are one for each year, own first, budgets before final accounts', () => {
    const sources = [
      source('a', 2024),
      source('b', 2024, false),
      source('c', 2025, true, 'final'),
      source('d', 2026, false),
    ];
    expect(defaultDocuments(unit(sources))).toEqual(['a', 'd']);
    expect(defaultDocuments(unit([source('c', 2025, true, 'final')]))).toEqual(['c']);
    expect(oneForEachYear(unit(sources), ['d', 'a', 'b', 'gone'])).toEqual(['b', 'd']);
  });

  it('are six at most, the newest', () => {
    const years = [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025];
    expect(defaultDocuments(unit(years.map((year) => source(String(year), year))))).toEqual(
      years.slice(-6).map(String),
    );
  });
});
