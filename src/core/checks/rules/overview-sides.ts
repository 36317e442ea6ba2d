import type { Item, Table } from '../../disclosure/index.js';
import { test, type Outcome } from '../outcome.js';
import { plus, type Operand } from '../relation.js';
import { blockOf, columnOf, entriesOf, hasFigure, lineOf, operandAt, otherSides, type Entry } from '../select.js';
import type { Subject } from '../subject.js';
import { copyRelation } from './cross-cells.js';

/** 「一、」: an item of the outermost list of a side. */
const OUTERMOST = /^[一二三四五六七八九十]+、$/;

function amountAt(subject: Subject, table: Table, entry: Entry): Operand | null {
  const block = blockOf(table, entry.line.lane);
  const column = block === null ? null : columnOf(block, 'amount', 'total');
  return column === null ? null : operandAt(subject, table, entry, column);
}

/** The sum of a side against the numbered items above it; lines without a number may belong to it as well. */
function sumOfSide(subject: Subject, table: Table, whole: Entry, stated: Operand): readonly Outcome[] {
  const above = entriesOf(table, whole.line.lane).filter(
    ({ row, line }) => row.index < whole.row.index && line.item === null && line.role !== 'total',
  );
  const cells = (entries: readonly Entry[]): readonly Operand[] =>
    entries.flatMap((entry) => amountAt(subject, table, entry) ?? []);
  const isNumbered = ({ line }: Entry): boolean => OUTERMOST.test(line.ordinal ?? '');
  const parts = cells(above.filter(isNumbered));
  if (parts.length < 2 || !parts.some(hasFigure)) return [];
  return [
    test({
      says: `${whole.line.label}应等于本栏各项之和`,
      left: parts.map(plus),
      right: [plus(stated)],
      comparison: 'equal',
      tolerance: 'sum',
      doubtful: cells(above.filter((entry) => !isNumbered(entry))).filter(hasFigure),
    }),
  ];
}

const SUMS: readonly Item[] = ['current-expenditure', 'total-expenditure'];

/**
 * 支出并列几栏. An overview that lists spending by class, by economic items and by nature side by side prints its sum below
 * each list: the sums are one fact, and each is the sum of its own list. Empty for overviews with one list of spending.
 */
export function sumSides(subject: Subject, table: Table): readonly Outcome[] {
  return SUMS.flatMap((item) => {
    const entry = lineOf(table, item);
    const stated = entry === null ? null : amountAt(subject, table, entry);
    if (entry === null || stated === null) return [];
    return otherSides(entry).flatMap((other): readonly Outcome[] => {
      const cell = amountAt(subject, table, other);
      if (cell === null || !(hasFigure(cell) || hasFigure(stated))) return [];
      const own = item === 'current-expenditure' ? sumOfSide(subject, table, other, cell) : [];
      return [test(copyRelation(`支出各栏的${other.line.label}应当一致`, stated, cell)), ...own];
    });
  });
}
