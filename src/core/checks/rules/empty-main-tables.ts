import type { Disclosure, Table, TableKind } from '../../disclosure/index.js';
import { tableName } from '../anchor.js';
import type { Remark } from '../outcome.js';
import { isAmountColumn } from '../select.js';
import { mentionOfTitle, remarkOn } from '../text/remarks.js';

/** Tables that say the same money in other ways: none of them is empty where another one is not. */
const MAIN: readonly TableKind[] = ['income-expenditure-overview', 'income', 'expenditure'];

function hasMoney(table: Table): boolean {
  return table.rows.some(({ cells }) =>
    cells.some(({ column, reading }) => {
      const heading = table.columns[column];
      return (
        heading !== undefined &&
        isAmountColumn(heading) &&
        reading.state === 'number' &&
        /[1-9]/.test(reading.amount.value)
      );
    }),
  );
}

/** A line of figures that stands in no table: rows that could not be put into one. */
const LOOSE_ROW = /^[^。；]*\d+\.\d+(?:\s+[\d,]+(?:\.\d+)?)+[^。；]*$/;

function hasLooseRows({ passages, torn }: Disclosure): boolean {
  return (torn ?? []).length > 0 || passages.some(({ text }) => LOOSE_ROW.test(text));
}

/** 主要表格为空: 收支总表, 收入总表 or 支出总表 has nothing in it while another of the three lists money. */
export function emptyMainTables(disclosure: Disclosure, document: string): readonly Remark[] {
  const main = disclosure.tables.filter(({ kind, alternatives }) => MAIN.includes(kind) && alternatives.length === 0);
  const full = main.find((table) => !table.isEmpty && hasMoney(table));
  // Where rows were not read as such, an empty table says nothing.
  if (full === undefined || hasLooseRows(disclosure)) return [];
  return main
    .filter((table) => table.isEmpty && !main.some((other) => other.kind === table.kind && !other.isEmpty))
    .flatMap((table): readonly Remark[] => {
      const found = remarkOn(
        [table, full].map((one) => ({ ...mentionOfTitle(document, one), words: tableName(one) })),
        'warning',
        `主表为空·${table.id}`,
        `${tableName(table)}没有数据，而${tableName(full)}列有金额，请核对是否漏填，或表内数据未能识别。`,
      );
      return found === null ? [] : [found];
    });
}
