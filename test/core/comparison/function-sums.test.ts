import { describe, expect, it } from 'vitest';
import { alignTable, placeInSheet, type Alignment, type ComparisonSource } from '../../../src/core/comparison/index.js';
import type { Table } from '../../../src/core/disclosure/index.js';
import { buildDisclosure, buildProfile, buildTable, type RowDraft } from './build.js';

const KIND = 'expenditure';
const COLUMNS = [
  { path: '功能科目', measure: 'function', unit: null },
  { path: '部门经济科目', measure: 'economic.department', unit: null },
  { path: '合计', measure: 'total' },
  { path: '项目支出', measure: 'project' },
] as const;

/** A line by function and economic class; without the latter by function alone. */
function line(code: string, economic: string, label: string, total: string, project = ''): RowDraft {
  const codes = { function: code, ...(economic === '' ? {} : { economicDepartment: economic }) };
  const depth = economic === '' ? (code.length - 3) / 2 : 0;
  const role = economic === '' && code.length < 7 ? 'subtotal' : 'detail';
  return { lines: [{ label, codes, depth, role }], cells: [code, economic, total, project] };
}

function total(amount: string): RowDraft {
  return { lines: [{ label: '合计', role: 'total' }], cells: ['合计', '', amount, ''] };
}

function tableOf(rows: readonly RowDraft[]): Table {
  return buildTable({ kind: KIND, columns: COLUMNS, rows });
}

function side(column: number, ...rows: readonly RowDraft[]): ComparisonSource {
  const disclosure = buildDisclosure({ profile: buildProfile({ unitCode: '301002' }), tables: [tableOf(rows)] });
  return {
    document: `文件${column}`,
    disclosure,
    unitCode: null,
    year: 2026,
    stage: 'budget',
    column,
    label: `第${column}份`,
  };
}

function digest(alignment: Alignment | null): readonly string[] {
  return (alignment?.sheet.rows ?? []).map(({ key, depth, status, sums, figures }) => {
    const course = figures.map((own) => (own === null ? '∅' : JSON.stringify(own[0])));
    return [key, depth, status, course.join(' '), JSON.stringify(sums ?? {})].join(' | ');
  });
}

const sums = (...sources: readonly ComparisonSource[]): Alignment | null =>
  alignTable(KIND, sources, [], { functionSums: true });

const DIVIDED = [
  line('2050802', '30216', '培训费', '3.20', '3.20'),
  line('2050803', '30216', '培训费', '1.15'),
  line('2080505', '30108', '养老保险', '20.00'),
  line('2101501', '30101', '基本工资', '120.5'),
  line('2101501', '30102', '津贴补贴', '60.25'),
  line('2101501', '30201', '办公费', ''),
];
const BY_FUNCTION = [
  total('210.00'),
  line('205', '', '教育支出', '4.40'),
  line('20508', '', '进修及培训', '4.40'),
  line('2050802', '', '干部教育', '3.20'),
  line('2050803', '', '培训支出', '1.20'),
  line('2101501', '', '行政运行', '185.00'),
];

describe('a side that prints lines below the functions of the other', () => {
  it('adds them up by function, marks the sums and puts the lines below them', () => {
    const alignment = sums(side(1, ...DIVIDED, total('205.10')), side(2, ...BY_FUNCTION));
    expect(digest(alignment)).toEqual([
      '合计 | 0 | changed | "205.10" "210.00" | {}',
      '205 | 0 | changed | "4.35" "4.40" | {"1":2}',
      '20508 | 1 | changed | "4.35" "4.40" | {"1":2}',
      '2050802 | 2 | same | "3.20" "3.20" | {"1":1}',
      '2050802|30216 | 3 | finer | "3.20" ∅ | {}',
      '2050803 | 2 | changed | "1.15" "1.20" | {"1":1}',
      '2050803|30216 | 3 | finer | "1.15" ∅ | {}',
      '2080505|30108 | 0 | dropped | "20.00" ∅ | {}',
      '2101501 | 2 | changed | "180.75" "185.00" | {"1":3}',
      '2101501|30101 | 3 | finer | "120.5" ∅ | {}',
      '2101501|30102 | 3 | finer | "60.25" ∅ | {}',
      '2101501|30201 | 3 | finer | [""] ∅ | {}',
    ]);
    expect(alignment?.sheet.remarks).toEqual([
      '第1份有5行文件未印，是其下各明细行之和，数字前标“Σ”；对照的另一方未列的明细不作增减。',
    ]);
  });

  it('says the same whichever side divides them', () => {
    const alignment = sums(side(1, ...BY_FUNCTION), side(2, ...DIVIDED, total('205.10')));
    const rows = digest(alignment);
    expect(rows).toContain('2101501 | 2 | changed | "185.00" "180.75" | {"2":3}');
    expect(rows).toContain('2101501|30101 | 3 | finer | ∅ "120.5" | {}');
    expect(rows).toContain('2080505|30108 | 0 | new | ∅ "20.00" | {}');
  });

  it('leads from a sum to its lines, and shows no name as another', () => {
    const alignment = sums(side(1, ...DIVIDED), side(2, ...BY_FUNCTION));
    const place = alignment && placeInSheet(alignment, { lane: 0, key: '2101501', column: 1, measure: 'total' });
    expect(place).toMatchObject({ document: '文件1', row: 3, until: { row: 5 }, quote: '120.5\n60.25\n' });
    const single = alignment && placeInSheet(alignment, { lane: 0, key: '2050803', column: 1, measure: 'total' });
    expect(single).toMatchObject({ row: 1, quote: '1.15' });
    expect(single).not.toHaveProperty('until');
    const row = alignment?.sheet.rows.find(({ key }) => key === '2101501');
    expect(row).toMatchObject({ label: '行政运行' });
    expect(row?.names).toBeUndefined();
  });
});

describe('what is not added up', () => {
  it('a function that the side prints itself', () => {
    const printed = [line('2101501', '', '行政运行', '181.00'), ...DIVIDED.slice(3)];
    const rows = digest(sums(side(1, ...printed), side(2, ...BY_FUNCTION)));
    expect(rows).toContain('2101501 | 2 | changed | "181.00" "185.00" | {}');
  });

  it('lines that do not follow each other, or hold one that is no detail', () => {
    const [first, second, third] = DIVIDED.slice(3);
    const scattered = [first, DIVIDED[2], second, third].flatMap((row) => row ?? []);
    const rows = digest(sums(side(1, ...scattered), side(2, ...BY_FUNCTION)));
    expect(rows).toContain('2101501 | 2 | new | ∅ "185.00" | {}');
    const half = { ...line('2101501', '30101', '小计', '120.5'), cells: ['2101501', '30101', '120.5', ''] };
    const subtotal = { ...half, lines: half.lines.map((one) => ({ ...one, role: 'subtotal' as const })) };
    expect(digest(sums(side(1, subtotal, ...DIVIDED.slice(4)), side(2, ...BY_FUNCTION)))).toContain(
      '2101501 | 2 | new | ∅ "185.00" | {}',
    );
  });

  it('a figure that was not read: the sum of the others would be another figure', () => {
    const unread = [...DIVIDED.slice(0, 5), line('2101501', '30201', '办公费', '1,2345.6')];
    const rows = digest(sums(side(1, ...unread), side(2, ...BY_FUNCTION)));
    expect(rows).toContain('2101501 | 2 | changed | ["明细未读全"] "185.00" | {"1":3}');
  });

  it('a line twice: a class that its own items divide is held by them', () => {
    const classes = [
      line('2101501', '301', '工资福利', '180.75'),
      line('2101501', '30101', '基本工资', '120.5'),
      line('2101501', '30102', '津贴补贴', '60.25'),
    ];
    const rows = digest(sums(side(1, ...classes), side(2, ...BY_FUNCTION)));
    expect(rows).toContain('2101501 | 2 | changed | "180.75" "185.00" | {"1":2}');
  });

  it('anything at all where it is not asked for', () => {
    const alignment = alignTable(KIND, [side(1, ...DIVIDED), side(2, ...BY_FUNCTION)]);
    expect(alignment?.sheet.rows.some(({ sums: own, status }) => own !== undefined || status === 'finer')).toBe(false);
  });
});

it('judges a line over the years that divide its function', () => {
  const year = (column: number, ...rows: readonly RowDraft[]): ComparisonSource => side(column, ...rows);
  const [salary, allowance] = [
    line('2101501', '30101', '基本工资', '120.5'),
    line('2101501', '30102', '津贴补贴', '60'),
  ];
  const later = [line('2101501', '30101', '基本工资', '130.5')];
  const rows = digest(sums(year(1, salary, allowance), year(2, ...BY_FUNCTION), year(3, ...later)));
  expect(rows).toContain('2101501 | 2 | changed | "180.5" "185.00" "130.5" | {"1":2,"3":1}');
  expect(rows).toContain('2101501|30101 | 3 | changed | "120.5" ∅ "130.5" | {}');
  expect(rows).toContain('2101501|30102 | 3 | dropped | "60" ∅ ∅ | {}');
});
