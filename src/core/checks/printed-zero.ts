/**
 * 印出的零. Whether a printed zero says 「none」 or is a small amount that was rounded away: nothing in the cell tells it, its
 * table does.
 */
import type { Amount } from '../amount/index.js';
import type { Row, Table } from '../disclosure/index.js';
import type { Operand } from './relation.js';

const nilTables = new WeakMap<Table, boolean>();

/** True where the table prints zeros for most of what it does not have; others leave blanks or dashes there. */
function printsNilAsZero(table: Table): boolean {
  const known = nilTables.get(table);
  if (known !== undefined) return known;
  let zeros = 0;
  let blanks = 0;
  for (const row of table.rows) {
    for (const { reading, column } of row.cells) {
      if (table.columns[column]?.moneyUnit === null && reading.state !== 'number') continue;
      if (reading.state === 'number' && isZero(reading.amount)) zeros += 1;
      if (reading.state === 'blank' || reading.state === 'nil') blanks += 1;
    }
  }
  nilTables.set(table, zeros >= blanks);
  return zeros >= blanks;
}

const emptyRows = new WeakMap<Table, ReadonlySet<Row>>();

/**
 * Coded rows that print nothing but zeros, where they are few: a table that lists only what there is names them for amounts
 * too small to be seen. A form that prints every item, with zeros for most, says nothing by naming one.
 */
function rowsOfZeros(table: Table): ReadonlySet<Row> {
  const known = emptyRows.get(table);
  if (known !== undefined) return known;
  const coded = table.rows.filter(({ lines }) =>
    lines.some(({ codes }) => codes.function !== undefined || codes.economicDepartment !== undefined),
  );
  const zeros = coded.filter(({ cells }) =>
    cells.every(
      ({ reading, column }) =>
        table.columns[column]?.moneyUnit === null || reading.state !== 'number' || isZero(reading.amount),
    ),
  );
  const few = new Set(zeros.length * 3 <= coded.length ? zeros : []);
  emptyRows.set(table, few);
  return few;
}

/** True where a printed zero stands for exactly nothing and widens no sum. */
export function isPrintedNil({ table, row }: Operand, amount: Amount): boolean {
  if (!printsNilAsZero(table)) return false;
  // 「0.00」 hides less than a hundredth; a whole 万元 hides half of it.
  const isCoarse = amount.decimals === 0 && amount.unit !== null && amount.unit !== '元';
  return !(isCoarse && rowsOfZeros(table).has(row));
}

function isZero({ value }: Amount): boolean {
  return !/[1-9]/.test(value);
}
