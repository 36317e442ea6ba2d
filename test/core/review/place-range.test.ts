import { describe, expect, it } from 'vitest';
import {
  anchorForCell,
  anchorForRange,
  type Anchor,
  type Disclosure,
  type Table,
} from '../../../src/core/disclosure/index.js';
import { locationText, placeNote } from '../../../src/core/review/index.js';
import {
  buildDisclosure,
  buildProfile,
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

function tableOf(draft: readonly RowDraft[]): Table {
  return buildTable({ kind: 'general-public-expenditure', columns: FUNCTION_COLUMNS, rows: draft });
}

const documentOf = (table: Table): Disclosure => buildDisclosure({ profile: buildProfile({}), tables: [table] });
const before = tableOf(rows);
const corner = (row: number, column: number) => ({ row: before.rows[row]!, column: before.columns[column]! });
const range = anchorForRange('old', before, corner(1, 4), corner(0, 3));
const place = (next: Table, anchor: Anchor = range) =>
  placeNote({ anchor }, documentOf(before), documentOf(next), 'new');

describe('a note on a range of cells', () => {
  it('names both corners, whichever was chosen first, and quotes the cells between', () => {
    expect(range).toMatchObject({ row: 0, rowKey: '2101501', column: 3 });
    expect(range.until).toMatchObject({ row: 1, rowKey: '2101502', column: 4 });
    expect(range.quote!.split('\n').map((line) => line.split('\t').length)).toEqual([2, 2]);
    expect(locationText(range)).toContain('至 一般行政管理事务');
    expect(anchorForRange('old', before, corner(0, 3), corner(0, 3))).toEqual(
      anchorForCell('old', before, before.rows[0]!, before.columns[3]!),
    );
  });

  it('finds both corners again where their rows have moved', () => {
    const { placement, anchor } = place(tableOf([rows[2]!, rows[0]!, rows[1]!, rows[3]!]));
    expect(placement).toBe('same');
    expect(anchor).toMatchObject({ document: 'new', row: 1, until: { row: 2, rowKey: '2101502' } });
  });

  it('has changed where a figure inside is another, or a row came in between', () => {
    const figure = [rows[0]!, functionRow(null, '2101502', '一般行政管理事务', '9.00', '', '9.00'), rows[2]!];
    expect(place(tableOf(figure)).placement).toBe('value-changed');
    expect(place(tableOf([rows[0]!, rows[2]!, rows[1]!])).placement).toBe('value-changed');
  });

  it('is an orphan with candidates where one corner is gone', () => {
    const { placement, anchor, candidates } = place(tableOf([rows[0]!, rows[2]!, rows[3]!]));
    expect([placement, anchor]).toEqual(['orphan', null]);
    expect(candidates[0]).toMatchObject({ rowKey: '2101501' });
  });
});
