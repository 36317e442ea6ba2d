import { describe, expect, it } from 'vitest';
import type { BlockCell, GridBlock, Place } from '../../../src/core/disclosure/index.js';
import { paragraph, recogniseBlocks } from './helpers.js';

/** Where a cell is drawn: columns of 100, rows of 20 points. */
function drawn(row: number, column: number, rowSpan = 1): Place {
  return { page: 1, box: [column * 100, row * 20, column * 100 + 100, (row + rowSpan) * 20] };
}

/** A ruled grid of a page: every cell is drawn, the blank ones too. Null: covered by the cell above. */
function ruled(rows: readonly (readonly (string | null)[])[]): GridBlock {
  const cells = rows.flatMap((texts, row) =>
    texts.flatMap((text, column): BlockCell[] => {
      if (text === null) return [];
      const rowSpan = rows[row + 1]?.[column] === null ? 2 : 1;
      return [{ row, column, rowSpan, columnSpan: 1, text, at: drawn(row, column, rowSpan) }];
    }),
  );
  return { type: 'grid', cells, rowCount: rows.length, columnCount: 4, spans: 'exact', at: { page: 1 } };
}

describe('a blank cell of a drawn table', () => {
  const [table] = recogniseBlocks([
    paragraph('预算03表 部门支出总表（万元）'),
    ruled([
      ['科目名称', '合计', '基本支出', '项目支出'],
      ['行政运行', '3.00', '3.00', ''],
      ['信息化建设', '2.00', '', '2.00'],
      ['事业运行', '4.00', '4.00', null],
      ['合计', '9.00', '7.00', '2.00'],
    ]),
  ]).tables;

  it('stands where its own box is, not where its row begins', () => {
    expect(table?.rows[0]?.cells[3]?.at).toEqual(drawn(1, 3));
    expect(table?.rows[1]?.cells[2]?.at).toEqual(drawn(2, 2));
  });

  it('stands in the box that covers it', () => {
    expect(table?.rows[2]?.cells[3]?.at).toEqual(drawn(2, 3, 2));
  });
});
