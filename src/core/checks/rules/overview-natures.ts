import type { Column, Item, Measure, Table } from '../../disclosure/index.js';
import {
  isGap,
  blockOf,
  columnOf,
  entriesOf,
  hasFigure,
  lineOf,
  mayHoldFigure,
  operandAt,
  theTable,
  type Entry,
} from '../select.js';
import { test, type Outcome } from '../outcome.js';
import { plus, type Operand } from '../relation.js';
import type { Subject } from '../subject.js';
import { copyRelation, resolve } from './cross-cells.js';

/** 支出用途. Lines of a third side of the overview, with the columns of 支出总表 that state the same. */
const NATURES: ReadonlyMap<string, Measure> = new Map<string, Measure>([
  ['基本支出', 'basic'],
  ['项目支出', 'project'],
  ['单位预留机动经费', 'reserve'],
  ['预留机动经费', 'reserve'],
  ['事业单位经营支出', 'business'],
  ['经营支出', 'business'],
  ['上缴上级支出', 'remit-up'],
  ['对附属单位补助支出', 'subsidise-down'],
]);

type Nature = { readonly entry: Entry; readonly measure: Measure; readonly cell: Operand };

/** A lane that lists spending by nature and nothing by class. */
type Side = { readonly lane: number; readonly column: Column; readonly natures: readonly Nature[] };

function classCells(subject: Subject, table: Table): readonly { readonly lane: number; readonly cell: Operand }[] {
  return table.rows.flatMap((row) =>
    row.lines.flatMap((line) => {
      if (line.item?.startsWith('class:') !== true) return [];
      const block = blockOf(table, line.lane);
      const column = block === null ? null : columnOf(block, 'amount', 'total');
      const cell = column === null ? null : operandAt(subject, table, { row, line }, column);
      return cell === null ? [] : [{ lane: line.lane, cell }];
    }),
  );
}

/** The side by nature; null where there is none, or where it could be a second list below the classes. */
function natureSide(subject: Subject, table: Table): Side | null {
  const classLanes = new Set(classCells(subject, table).map(({ lane }) => lane));
  for (const lane of new Set(table.columns.map((column) => column.lane))) {
    const block = blockOf(table, lane);
    const column = block === null ? null : columnOf(block, 'amount', 'total');
    if (column === null || classLanes.has(lane)) continue;
    const natures = entriesOf(table, lane).flatMap((entry): readonly Nature[] => {
      const measure = NATURES.get(entry.line.label.replace(/\s+/g, ''));
      const cell = operandAt(subject, table, entry, column);
      return measure === undefined || cell === null ? [] : [{ entry, measure, cell }];
    });
    const measures = natures.map(({ measure }) => measure);
    const isSide = natures.length > 1 && (measures.includes('basic') || measures.includes('project'));
    if (isSide && new Set(measures).size === measures.length) return { lane, column, natures };
  }
  return null;
}

/** Lines with money on the side that are neither a nature nor a sum. */
function otherLines(subject: Subject, table: Table, { lane, column, natures }: Side): readonly Operand[] {
  return entriesOf(table, lane).flatMap((entry) => {
    if (entry.line.item !== null || entry.line.role === 'total') return [];
    if (natures.some((nature) => nature.entry.line === entry.line)) return [];
    const cell = operandAt(subject, table, entry, column);
    return cell !== null && mayHoldFigure(cell) ? [cell] : [];
  });
}

const WHOLES: readonly (readonly [whole: Item, also: readonly Item[], words: string])[] = [
  ['current-expenditure', [], '本年支出合计'],
  ['total-expenditure', ['carry-out', 'surplus-distribution'], '支出总计'],
];

/** The amount of a line in the first amount column of its lane. */
function amountOf(subject: Subject, table: Table, item: Item): Operand | null {
  const entry = lineOf(table, item);
  const block = entry === null ? null : blockOf(table, entry.line.lane);
  const column = block === null ? null : columnOf(block, 'amount', 'total');
  return entry === null || column === null ? null : operandAt(subject, table, entry, column);
}

/**
 * 总表三栏. An overview with income, spending by class and spending by nature side by side: the sum behind the natures is
 * the sum of the natures and of the classes alike. Empty for overviews with two sides.
 */
export function sumNatures(subject: Subject, table: Table): readonly Outcome[] {
  const side = natureSide(subject, table);
  if (side === null) return [];
  const [whole, also, words] = WHOLES.find(([item]) => lineOf(table, item)?.line.lane === side.lane) ?? [null, [], ''];
  const stated = whole === null ? null : amountOf(subject, table, whole);
  if (stated === null) return [];
  const carried = also.flatMap((item) => amountOf(subject, table, item) ?? []);
  const doubtful = otherLines(subject, table, side);
  const sum = (parts: readonly Operand[], says: string): Outcome =>
    test({
      says,
      left: [...parts, ...carried].map(plus),
      right: [plus(stated)],
      comparison: 'equal',
      tolerance: 'sum',
      doubtful,
    });
  const classes = classCells(subject, table).map(({ cell }) => cell);
  return [
    sum(
      side.natures.map(({ cell }) => cell),
      `${words}应等于基本支出、项目支出等各项之和`,
    ),
    ...(classes.some(hasFigure) ? [sum(classes, `${words}应等于各类支出之和`)] : []),
  ];
}

/** 基本支出, 项目支出 of the overview's third side against the columns of 支出总表. */
export function natureCopies(subject: Subject): readonly Outcome[] {
  const overview = theTable(subject, 'income-expenditure-overview');
  const side = isGap(overview) ? null : natureSide(subject, overview);
  return (side?.natures ?? []).flatMap(({ measure, entry, cell }): readonly Outcome[] => {
    const listed = resolve(subject, { kind: 'expenditure', measures: [measure] });
    const says = `收支总表的“${entry.line.label}”与支出总表的合计应当一致`;
    return listed === null ? [] : [test(copyRelation(says, cell, listed))];
  });
}
