import type { Column, Line, Table } from '../../disclosure/index.js';
import { cellName } from '../anchor.js';
import type { Remark } from '../outcome.js';
import type { Operand } from '../relation.js';
import { entriesOf, hasFigure, isAmountColumn, operandAt, type Entry } from '../select.js';
import type { Subject } from '../subject.js';

/** A side with fewer named lines may have its names elsewhere. */
const LEAST_NAMED = 3;

function isNameless({ label, ordinal, codes }: Line): boolean {
  return label.trim() === '' && ordinal === null && Object.keys(codes).length === 0;
}

/** The amounts of a side that stand where its names are blank; none where figures without a name are the table's way. */
function namelessOf(subject: Subject, table: Table, lane: number): readonly Operand[] {
  const columns = table.columns.filter((column) => column.lane === lane && isAmountColumn(column));
  const entries = entriesOf(table, lane);
  const figures = (entry: Entry): readonly Operand[] =>
    columns.flatMap((column: Column) => {
      const operand = operandAt(subject, table, entry, column);
      return operand !== null && hasFigure(operand) ? [operand] : [];
    });
  const named = entries.filter(({ line }) => !isNameless(line));
  const nameless = entries.filter(({ line }) => isNameless(line)).map(figures);
  const found = nameless.flat();
  const rows = nameless.filter((own) => own.length > 0).length;
  return named.length < LEAST_NAMED || rows * 4 > named.length ? [] : found;
}

/**
 * 没有名称的金额. A table with two sides (收入 and 支出, two lists of items) prints an amount on one of them beside a blank name:
 * the amount belongs to nothing, or its name was left out.
 */
export function namelessFigures(subject: Subject, table: Table): readonly Operand[] {
  const lanes = [...new Set(table.columns.map(({ lane }) => lane))];
  return lanes.length < 2 ? [] : lanes.flatMap((lane) => namelessOf(subject, table, lane));
}

/** What is said of such an amount. */
export function namelessMessage(operand: Operand): Remark['message'] {
  return `${cellName(operand)}印有“${operand.cell.text.trim()}”，所在行的这一侧没有项目名称，请核对是否多填了金额或漏填了名称。`;
}
