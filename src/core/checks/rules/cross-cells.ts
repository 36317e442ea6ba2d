import type { Codes, Item, Measure, Table, TableKind } from '../../disclosure/index.js';
import { insufficient, test, type Outcome } from '../outcome.js';
import { plus, type Operand, type Relation } from '../relation.js';
import {
  blockOf,
  blocksOf,
  columnOf,
  isAmountColumn,
  isGap,
  itemAmount,
  mayHoldFigure,
  operandAt,
  theTable,
  type Entry,
} from '../select.js';
import type { Subject } from '../subject.js';
import { leavesOf } from '../tree.js';
import { wholeAmount } from './funds.js';

/** 具名单元格. A cell named by what it states: a line of an overview table, or a column of the 合计 line of another. */
export type CellName = {
  readonly kind: TableKind;
  /** Line of an overview table; left out for the 合计 line. */
  readonly item?: Item;
  /** The first of these columns that the table has; left out for the side's own amount column. */
  readonly measures?: readonly Measure[];
};

/** 同一事实两处印出. A declared copy between two tables. */
export type Copy = { readonly left: CellName; readonly right: CellName; readonly says: string };

/** Finds a named cell; null where the (present) table does not print it. */
export function resolve(subject: Subject, name: CellName): Operand | null {
  const table = theTable(subject, name.kind);
  if (isGap(table)) return null;
  const measures = name.measures ?? [];
  return name.item === undefined
    ? wholeAmount(subject, table, ...measures)
    : itemAmount(subject, table, name.item, ...measures);
}

/** Gaps for the tables a rule needs that are missing or not certain. */
export function missingTables(subject: Subject, kinds: readonly TableKind[]): readonly Outcome[] {
  return kinds.flatMap((kind) => {
    const table = theTable(subject, kind);
    return isGap(table) ? [table] : [];
  });
}

/** An equality of two printed cells (T0). */
export function copyRelation(says: string, left: Operand, right: Operand): Relation {
  return { says, left: [plus(left)], right: [plus(right)], comparison: 'equal', tolerance: 'copy' };
}

/**
 * Tests declared copies. A line or column that one of the tables does not print is left out; where nothing at all could
 * be compared although both tables hold figures, that is said.
 */
export function checkCopies(
  subject: Subject,
  kinds: readonly TableKind[],
  copies: readonly Copy[],
): readonly Outcome[] {
  const missing = missingTables(subject, kinds);
  const outcomes = copies.flatMap((copy): Outcome[] => {
    const [left, right] = [resolve(subject, copy.left), resolve(subject, copy.right)];
    return left === null || right === null ? [] : [test(copyRelation(copy.says, left, right))];
  });
  const needed = kinds.map((kind) => theTable(subject, kind));
  const full = needed.every((table) => !isGap(table) && !table.isEmpty);
  const nothing = full && outcomes.length === 0 ? [insufficient('两张表中没有识别到可以互相核对的行或列')] : [];
  return [...outcomes, ...missing, ...nothing];
}

/** Code kinds by which lines of different tables are matched. */
export type CodeKind = 'function' | 'economicDepartment' | 'economicGovernment';

/** Leaf lines by code. Lines without that code are kept apart: they may belong to any. */
export type Coded = { readonly byCode: ReadonlyMap<string, readonly Entry[]>; readonly uncoded: readonly Entry[] };

const coded = new WeakMap<Table, Map<CodeKind, Coded>>();

/** Leaf lines of a table by one kind of code. */
export function codedLeaves(table: Table, kind: CodeKind): Coded {
  const known = coded.get(table)?.get(kind);
  if (known !== undefined) return known;
  const byCode = new Map<string, Entry[]>();
  const uncoded: Entry[] = [];
  const lanes = new Set(table.columns.filter(isAmountColumn).map((column) => column.lane));
  for (const entry of [...lanes].flatMap((lane) => leavesOf(table, lane))) {
    const code = (entry.line.codes satisfies Codes)[kind];
    if (code === undefined) uncoded.push(entry);
    else byCode.set(code, [...(byCode.get(code) ?? []), entry]);
  }
  const ofTable = coded.get(table) ?? new Map<CodeKind, Coded>();
  const leaves = { byCode, uncoded };
  coded.set(table, ofTable.set(kind, leaves));
  return leaves;
}

/**
 * Codes at which two tables can be compared: where one prints 30211 and the other the local detail 3021101, the
 * shorter code stands for both.
 */
export function commonCodes(...tables: readonly Coded[]): readonly string[] {
  const all = [...new Set(tables.flatMap((table) => [...table.byCode.keys()]))].sort();
  const kept: string[] = [];
  for (const code of all) {
    const outer = kept.at(-1);
    if (outer === undefined || !code.startsWith(outer)) kept.push(code);
  }
  return kept;
}

/** Lines by the beginning of their codes, for each length that was asked for. */
type Beginnings = Map<number, ReadonlyMap<string, readonly Entry[]>>;

const under = new WeakMap<Coded, Beginnings>();

function beginningsOf({ byCode }: Coded, length: number): ReadonlyMap<string, readonly Entry[]> {
  const found = new Map<string, Entry[]>();
  for (const [code, entries] of byCode) {
    if (code.length < length) continue;
    const beginning = code.slice(0, length);
    const known = found.get(beginning);
    if (known === undefined) found.set(beginning, [...entries]);
    else known.push(...entries);
  }
  return found;
}

/** All lines at or below a code. */
export function entriesUnder(coded: Coded, code: string): readonly Entry[] {
  const known: Beginnings = under.get(coded) ?? new Map();
  const byBeginning = known.get(code.length) ?? beginningsOf(coded, code.length);
  under.set(coded, known.set(code.length, byBeginning));
  return byBeginning.get(code) ?? [];
}

/** The cells of several lines under the first of the measures the table has; null where it has none of them. */
export function cellsUnder(
  subject: Subject,
  table: Table,
  entries: readonly Entry[],
  ...measures: readonly Measure[]
): readonly Operand[] | null {
  const cells: Operand[] = [];
  for (const entry of entries) {
    const block = blockOf(table, entry.line.lane);
    const column = block === null ? null : columnOf(block, ...measures);
    if (column === null) return null;
    const operand = operandAt(subject, table, entry, column);
    if (operand !== null) cells.push(operand);
  }
  const stated = blocksOf(table).some((block) => columnOf(block, ...measures) !== null);
  return stated ? cells : null;
}

/** Cells that print something among lines that carry no code: they may belong to any sum by code. */
export function doubtfulCells(
  subject: Subject,
  table: Table,
  coded: Coded,
  ...measures: readonly Measure[]
): readonly Operand[] {
  return (cellsUnder(subject, table, coded.uncoded, ...measures) ?? []).filter(mayHoldFigure);
}

/** Of those, the cells of lines whose code was printed and not read: what they state is missing from the sum of their code. */
export function unreadCodes(
  subject: Subject,
  table: Table,
  { uncoded }: Coded,
  ...measures: readonly Measure[]
): readonly Operand[] {
  const lines = uncoded.filter(({ line }) => line.codeUnread === true);
  return lines.length === 0 ? [] : (cellsUnder(subject, table, lines, ...measures) ?? []).filter(mayHoldFigure);
}
