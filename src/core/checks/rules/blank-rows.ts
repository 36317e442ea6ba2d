import type { Table, TableKind } from '../../disclosure/index.js';
import { tableName } from '../anchor.js';
import type { Remark } from '../outcome.js';
import { isAmountColumn, type Entry } from '../select.js';
import type { Subject } from '../subject.js';
import { listed, mentionOfCell, remarkOn, type Mention } from '../text/remarks.js';
import { leavesOf } from '../tree.js';

/**
 * Tables whose rows list what money is spent on; overviews and forms print lines without money on purpose, and tables of
 * basic expenditure those of the codes that only projects use.
 */
const LISTS: ReadonlySet<TableKind> = new Set<TableKind>([
  'expenditure',
  'project-expenditure',
  'general-public-expenditure',
]);
/** A table that leaves more of its rows (percent) blank prints a fixed list of codes. */
const MOST_BLANK = 30;
const LEAST_ROWS = 4;

/** Rows of a code or project in which every cell of money is blank; none where blank rows are the table's style. */
function blankRowsOf(table: Table): readonly Entry[] {
  const rows = leavesOf(table, 0).filter(({ line }) => Object.keys(line.codes).length > 0);
  const amounts = table.columns.filter(isAmountColumn);
  const blank = rows.filter(({ row }) =>
    amounts.every(({ index }) => (row.cells[index]?.reading.state ?? 'blank') === 'blank'),
  );
  return rows.length < LEAST_ROWS || blank.length * 100 > rows.length * MOST_BLANK ? [] : blank;
}

/** 无金额的行. One remark for each table that lists codes without any money among those with. */
export function blankRows({ disclosure, document }: Subject): readonly Remark[] {
  return disclosure.tables
    .filter((table) => LISTS.has(table.kind) && !table.isEmpty)
    .flatMap((table) => {
      const found = blankRowsOf(table).flatMap(({ row, line }): Mention[] => {
        const cell = row.cells.find(({ text }) => text.trim() !== '');
        const column = cell === undefined ? undefined : table.columns[cell.column];
        const words = [...Object.values(line.codes), line.label].join(' ').trim();
        return cell === undefined || column === undefined
          ? []
          : [mentionOfCell(document, table, row, column, cell, words)];
      });
      const remark = remarkOn(
        found,
        'notice',
        `空行·${table.id}`,
        `${tableName(table)}列有没有金额的行：${listed(found)}，请核对是否漏填金额，没有金额的可以不列。`,
      );
      return remark === null ? [] : [remark];
    });
}
