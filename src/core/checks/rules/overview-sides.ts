import type { Item, Table } from '../../disclosure/index.js';
import { evaluate, fails } from '../evaluate.js';
import { test, type Outcome } from '../outcome.js';
import { plus, type Operand, type Relation } from '../relation.js';
import {
  blockOf,
  columnOf,
  entriesOf,
  hasFigure,
  lineOf,
  mayHoldFigure,
  operandAt,
  otherSides,
  type Entry,
} from '../select.js';
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
  if (parts.length === 0 || !parts.some(hasFigure)) return [];
  return [
    test({
      says: `${whole.line.label}应等于本栏各项之和`,
      left: parts.map(plus),
      right: [plus(stated)],
      comparison: 'equal',
      tolerance: 'sum',
      doubtful: cells(above.filter((entry) => !isNumbered(entry))).filter(mayHoldFigure),
    }),
  ];
}

/** How deep an ordinal stands: 「一、」「（一）」「1、」「（1）」, and what has none below them all. */
function levelOf(ordinal: string | null): number {
  if (ordinal === null) return 5;
  if (/^[（(]\s*\d|^[①-⑳]/.test(ordinal)) return 4;
  if (/^\d/.test(ordinal)) return 3;
  return /^[（(]/.test(ordinal) ? 2 : 1;
}

/** The lines of a side that stand right below the one at `index`: those of the outermost level among the deeper lines that follow it. */
export function below(entries: readonly Entry[], index: number): readonly Entry[] {
  const own = levelOf(entries[index]?.line.ordinal ?? null);
  const rest = entries.slice(index + 1);
  const end = rest.findIndex(({ line }) => levelOf(line.ordinal) <= own);
  const deeper = end < 0 ? rest : rest.slice(0, end);
  const outermost = Math.min(...deeper.map(({ line }) => levelOf(line.ordinal)));
  return deeper.filter(({ line }) => levelOf(line.ordinal) === outermost);
}

/** 「一、基本支出」 against the lines below it, for every line of a side that has some with figures. */
function levelsOf(subject: Subject, table: Table, lane: number): readonly Relation[] {
  const entries = entriesOf(table, lane).filter(
    ({ line }) => line.item === null && line.role !== 'total' && line.label !== '',
  );
  return entries.flatMap((entry, index): readonly Relation[] => {
    const parts = entry.line.ordinal === null ? [] : below(entries, index);
    const stated = amountAt(subject, table, entry);
    const cells = parts.flatMap((part) => amountAt(subject, table, part) ?? []);
    const isPart = parts.some(({ line }) => line.label.startsWith('其中'));
    if (stated === null || isPart || cells.filter(hasFigure).length < 2) return [];
    return [
      {
        says: `${entry.line.label}应等于其下各项之和`,
        left: cells.map(plus),
        right: [plus(stated)],
        comparison: 'equal',
        tolerance: 'sum',
      },
    ];
  });
}

/**
 * 分级列示的一栏. Lines of the other sides that are parted below themselves. Which lines belong to which is told by their numbers alone, so that a sum
 * is only held against a line where as many others of the table hold.
 */
function sumLevels(subject: Subject, table: Table, lanes: readonly number[]): readonly Outcome[] {
  const relations = lanes.flatMap((lane) => levelsOf(subject, table, lane));
  const failing = relations.filter((relation) => fails(evaluate(relation).state)).length;
  return failing * 2 > relations.length ? [] : relations.map((relation) => test(relation));
}

const SUMS: readonly Item[] = ['current-expenditure', 'total-expenditure'];

/**
 * 支出并列几栏. An overview that lists spending by class, by economic items and by nature side by side prints its sum below
 * each list: the sums are one fact, and each is the sum of its own list. Empty for overviews with one list of spending.
 */
export function sumSides(subject: Subject, table: Table): readonly Outcome[] {
  const sides = SUMS.flatMap((item) => {
    const entry = lineOf(table, item);
    return entry === null ? [] : otherSides(entry).map(({ line }) => line.lane);
  });
  return [...sumLevels(subject, table, [...new Set(sides)]), ...sumTotals(subject, table)];
}

function sumTotals(subject: Subject, table: Table): readonly Outcome[] {
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
