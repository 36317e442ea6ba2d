import type { BlockCell, GridBlock } from '../../src/core/disclosure/index.js';
import { headerRows, type PrintedTable } from './printed.js';

/**
 * A table as a worksheet holds it: title, number and unit in rows of their own above the header, header cells merged
 * across and down as they are drawn.
 */
export function writeGrid(table: PrintedTable): GridBlock {
  const width = table.columns.length;
  const cells: BlockCell[] = [];
  const put = (row: number, column: number, text: string, rowSpan = 1, columnSpan = 1): void => {
    if (text !== '') cells.push({ row, column, rowSpan, columnSpan, text, at: { page: 1 } });
  };
  put(0, 0, table.title, 1, width);
  put(1, width - 1, table.printedNumber ?? '');
  put(2, width - 1, `金额单位：${table.moneyUnit ?? ''}`);
  const header = headerRows(table.columns);
  for (const [level, texts] of header.entries()) {
    for (const [column, text] of texts.entries()) {
      const path = table.columns[column]!;
      const isLeaf = level === path.length - 1;
      const across = isLeaf ? 1 : spanOf(table.columns, column, level);
      put(3 + level, column, text, isLeaf ? header.length - level : 1, across);
    }
  }
  for (const [index, row] of table.rows.entries()) {
    for (const [column, text] of row.cells.entries()) put(3 + header.length + index, column, text);
  }
  const rowCount = 3 + header.length + table.rows.length + (table.emptyNote === null ? 0 : 1);
  if (table.emptyNote !== null) put(rowCount - 1, 0, table.emptyNote, 1, width);
  return { type: 'grid', cells, rowCount, columnCount: width, spans: 'exact', at: { page: 1 } };
}

/** How many columns lie under the same words down to a level. */
function spanOf(columns: PrintedTable['columns'], column: number, level: number): number {
  let span = 1;
  const same = (other: readonly string[] | undefined): boolean =>
    other !== undefined &&
    other.length > level + 1 &&
    columns[column]!.slice(0, level + 1).every((part, at) => other[at] === part);
  while (same(columns[column + span])) span += 1;
  return span;
}
