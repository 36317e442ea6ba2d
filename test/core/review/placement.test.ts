import { describe, expect, it } from 'vitest';
import {
  anchorForCell,
  anchorForDocument,
  anchorForRow,
  anchorForTable,
  anchorForText,
  type Anchor,
  type Disclosure,
  type Section,
  type Table,
} from '../../../src/core/disclosure/index.js';
import { placeNote } from '../../../src/core/review/index.js';
import {
  buildDisclosure,
  buildProfile,
  buildProject,
  buildTable,
  FUNCTION_COLUMNS,
  functionRow,
  totalRow,
  type RowDraft,
} from '../comparison/build.js';

const rows: readonly RowDraft[] = [
  functionRow(null, '2101501', '行政运行', '1,200.00', '1,200.00'),
  functionRow(null, '2101502', '一般行政管理事务', '6.00', '', '6.00'),
  functionRow(null, '2080101', '行政运行', '7.00', '7.00'),
  totalRow('1,213.00', '1,207.00', '6.00'),
];

function tableOf(draft: readonly RowDraft[], columns = FUNCTION_COLUMNS): Table {
  return buildTable({ kind: 'general-public-expenditure', columns, rows: draft, printedNumber: '预算07表' });
}

function documentOf(table: Table, sections: readonly Section[] = []): Disclosure {
  return { ...buildDisclosure({ profile: buildProfile({}), tables: [table] }), sections };
}

const before = tableOf(rows);
const previous = documentOf(before);

function cellAnchor(row: number, column: number): Anchor {
  return anchorForCell('old', before, before.rows[row]!, before.columns[column]!);
}

function place(anchor: Anchor, next: Disclosure, old: Disclosure | null = previous): ReturnType<typeof placeNote> {
  return placeNote({ anchor }, old, next, 'new');
}

describe('a note on a cell', () => {
  it('finds its row by key wherever it moved, and its column by heading', () => {
    const moved = documentOf(
      tableOf(
        [rows[3]!, rows[2]!, rows[0]!].map((row) => ({ ...row, cells: [...row.cells].reverse() })),
        [...FUNCTION_COLUMNS].reverse(),
      ),
    );
    const { placement, anchor, candidates } = place(cellAnchor(0, 4), moved);
    expect([placement, candidates]).toEqual(['same', []]);
    expect(anchor).toMatchObject({ document: 'new', row: 2, column: 1, columnPath: '基本支出', quote: '1,200.00' });
    expect(anchor?.place).toEqual({ line: 12 });
  });

  it('tells a changed figure from one that is only printed otherwise', () => {
    const changed = tableOf([functionRow(null, '2101501', '行政运行', '1,300.00'), ...rows.slice(1)]);
    expect(place(cellAnchor(0, 3), documentOf(changed))).toMatchObject({
      placement: 'value-changed',
      anchor: { quote: '1,300.00', row: 0 },
    });
    const reprinted = tableOf([functionRow(null, '2101501', '行政运行', '1200.000000'), ...rows.slice(1)]);
    expect(place(cellAnchor(0, 3), documentOf(reprinted)).placement).toBe('same');
    const zero = tableOf([rows[0]!, functionRow(null, '2101502', '一般行政管理事务', '6.00', '0.00')]);
    expect(place(cellAnchor(1, 4), documentOf(zero)).placement).toBe('value-changed');
  });

  it('knows a renamed column by what it meant', () => {
    const renamed = FUNCTION_COLUMNS.map((column) =>
      column.measure === 'basic' ? { ...column, path: '基本' } : column,
    );
    expect(place(cellAnchor(0, 4), documentOf(tableOf(rows, renamed)))).toMatchObject({
      placement: 'same',
      anchor: { columnPath: '基本' },
    });
    // Without the old version nothing tells what the column meant: the row is offered instead.
    const unknown = place(cellAnchor(0, 4), documentOf(tableOf(rows, renamed)), null);
    expect(unknown).toMatchObject({ placement: 'orphan', anchor: null });
    expect(unknown.candidates.map((candidate) => [candidate.rowLabel, candidate.columnPath])).toEqual([
      ['行政运行', null],
    ]);
  });

  it('falls back to the label only where it is the only one', () => {
    const recoded = tableOf([
      functionRow(null, '2101509', '一般行政管理事务', '6.00'),
      functionRow(null, '2010101', '行政运行', '1.00'),
    ]);
    expect(place(cellAnchor(1, 3), documentOf(recoded))).toMatchObject({ placement: 'same', anchor: { row: 0 } });
    const twice = tableOf([
      functionRow(null, '2010101', '行政运行', '1.00'),
      functionRow(null, '2020101', '行政运行', '2.00'),
    ]);
    const orphan = place(cellAnchor(0, 3), documentOf(twice));
    expect(orphan.placement).toBe('orphan');
    expect(orphan.candidates.map((candidate) => candidate.row)).toEqual([0, 1]);
    const quoted = tableOf([
      functionRow(null, '2010101', '行政运行', '1.00'),
      functionRow(null, '2020101', '行政运行', '1,200.00'),
    ]);
    expect(place(cellAnchor(0, 3), documentOf(quoted))).toMatchObject({ placement: 'same', anchor: { row: 1 } });
  });

  it('is an orphan with candidates where its row is gone, and with none where its table is', () => {
    const gone = tableOf([
      functionRow(null, '2101505', '一般行政管理事务支出', '6.00'),
      functionRow(null, '2210201', '公积金', '6.00'),
    ]);
    const { placement, anchor, candidates } = place(cellAnchor(1, 3), documentOf(gone));
    expect([placement, anchor]).toEqual(['orphan', null]);
    expect(candidates.map((candidate) => [candidate.rowLabel, candidate.quote, candidate.document])).toEqual([
      ['一般行政管理事务支出', '6.00', 'new'],
      ['公积金', '6.00', 'new'],
    ]);
    const empty = buildDisclosure({ profile: buildProfile({}) });
    expect(place(cellAnchor(1, 3), empty)).toEqual({ placement: 'orphan', anchor: null, candidates: [] });
  });

  it('keeps to its lane in a two-sided table', () => {
    const overview = (income: string, spent: string): Table =>
      buildTable({
        kind: 'income-expenditure-overview',
        columns: [
          { path: '收入/预算数', measure: 'amount' },
          { path: '支出/预算数', measure: 'amount', lane: 1 },
        ],
        rows: [{ lines: [{ label: '合计' }, { label: '合计', lane: 1 }], cells: [income, spent] }],
      });
    const table = overview('1.00', '2.00');
    const anchor = anchorForCell('old', table, table.rows[0]!, table.columns[1]!);
    expect(place(anchor, documentOf(overview('9.00', '2.00')), documentOf(table))).toMatchObject({
      placement: 'same',
      anchor: { column: 1, quote: '2.00' },
    });
  });
});

describe('a note on a row, a table or the document', () => {
  it('follows the row and says when a figure of it changed', () => {
    const anchor = anchorForRow('old', before, before.rows[0]!);
    expect(place(anchor, documentOf(tableOf([rows[1]!, rows[0]!])))).toMatchObject({
      placement: 'same',
      anchor: { row: 1 },
    });
    const changed = tableOf([functionRow(null, '2101501', '行政运行', '1,200.00', '1,100.00', '100.00')]);
    expect(place(anchor, documentOf(changed)).placement).toBe('value-changed');
  });

  it('stays with its table and its document', () => {
    expect(place(anchorForTable('old', before), documentOf(tableOf(rows)))).toMatchObject({
      placement: 'same',
      anchor: { table: 'general-public-expenditure', document: 'new' },
    });
    expect(place(anchorForDocument('old'), documentOf(tableOf([])))).toMatchObject({ placement: 'same' });
  });

  it('finds a project by its code or name', () => {
    const projects = [buildProject({ code: 'T1', name: '宣传经费', total: '1.00' })];
    const next = buildDisclosure({ profile: buildProfile({}), projects });
    const on = (project: string): Anchor => ({ ...anchorForDocument('old'), project });
    expect(place(on('T1'), next)).toMatchObject({ placement: 'same', anchor: { project: 'T1' } });
    expect(place(on('宣传经费'), next)).toMatchObject({ placement: 'same', anchor: { project: '宣传经费' } });
    const orphan = place(on('宣传工作经费'), next);
    expect([orphan.placement, orphan.candidates.map((candidate) => candidate.project)]).toEqual([
      'orphan',
      ['宣传经费'],
    ]);
  });
});

describe('a note on words', () => {
  const section = (id: string, text: string, line: number): Section => ({
    id,
    heading: `${id}情况说明`,
    ordinal: null,
    depth: 1,
    text,
    at: { line },
  });
  const anchor = anchorForText('old', 'N-EXP', '支出预算1,200.00万元，比上年增加3.00万元', { line: 80 });
  const next = (...sections: readonly Section[]): Disclosure => documentOf(before, sections);

  it('finds the words in their section, or where else they stand alone', () => {
    const text = '本年支出预算 1,200.00 万元，比上年增加 3.00 万元。';
    expect(place(anchor, next(section('N-INCOME', '无', 1), section('N-EXP', text, 9)))).toMatchObject({
      placement: 'same',
      anchor: { section: 'N-EXP', place: { line: 9 } },
    });
    expect(place(anchor, next(section('N-TOTAL', text, 4)))).toMatchObject({
      placement: 'same',
      anchor: { section: 'N-TOTAL' },
    });
  });

  it('knows the sentence with other figures', () => {
    expect(place(anchor, next(section('N-EXP', '本年支出预算1,300万元，比上年增加13.50万元。', 9)))).toMatchObject({
      placement: 'value-changed',
      anchor: { quote: '支出预算1,300万元，比上年增加13.50万元', section: 'N-EXP' },
    });
  });

  it('is an orphan where the sentence was rewritten, with the nearest sentence as candidate', () => {
    const rewritten = '机构设置。本年支出预算1,200.00万元，与上年持平。';
    const orphan = place(anchor, next(section('N-EXP', rewritten, 9)));
    expect(orphan.placement).toBe('orphan');
    expect(orphan.candidates.map((candidate) => candidate.quote)).toEqual(['本年支出预算1,200.00万元，与上年持平。']);
  });
});
