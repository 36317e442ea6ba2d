import { DESCRIBING_MEASURES, TABLE_KIND_NAMES } from '../disclosure/index.js';
import type { Column, Item, Line, Measure, Row, Table, TableKind } from '../disclosure/index.js';
import { ambiguous, insufficient, type Gap } from './outcome.js';
import type { Operand } from './relation.js';
import type { Subject } from './subject.js';

/** A line together with the row that prints it. */
export type Entry = { readonly row: Row; readonly line: Line };

/**
 * 列组. The amount columns of one lane that belong together, each measure at most once. A table that sets 上年 and 本年
 * side by side has two.
 */
export type Block = {
  readonly lane: number;
  readonly columns: ReadonlyMap<Measure, Column>;
  /** Money columns whose meaning was not recognised. */
  readonly unknown: readonly Column[];
};

/** Measures that never hold an amount that could be added up. */
const NOT_ADDED: ReadonlySet<Measure> = new Set<Measure>([...DESCRIBING_MEASURES, 'quantity', 'unit-price', 'other']);

/** True for columns of amounts. */
export function isAmountColumn(column: Column): boolean {
  return !NOT_ADDED.has(column.measure);
}

/** Columns that hold money but were not recognised. */
function isUnknownMoney(column: Column): boolean {
  return column.measure === 'other' && column.moneyUnit !== null;
}

function groupBy<Value>(values: readonly Value[], keyOf: (value: Value) => string): Value[][] {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group === undefined) groups.set(keyOf(value), [value]);
    else group.push(value);
  }
  return [...groups.values()];
}

function unique(columns: readonly Column[]): boolean {
  return new Set(columns.map((column) => column.measure)).size === columns.length;
}

const blocks = new WeakMap<Table, readonly Block[]>();

/**
 * The column groups of a table. Where a measure stands more than once and no header level tells the copies apart, the
 * lane has no block: nothing can be claimed about it.
 */
export function blocksOf(table: Table): readonly Block[] {
  const known = blocks.get(table);
  if (known !== undefined) return known;
  const found: Block[] = [];
  for (const lane of new Set(table.columns.map((column) => column.lane))) {
    const own = table.columns.filter((column) => column.lane === lane);
    const amounts = own.filter(isAmountColumn);
    const unknown = own.filter(isUnknownMoney);
    const ways = [
      [amounts],
      groupBy(amounts, (column) => column.path[0] ?? ''),
      groupBy(amounts, (column) => column.path.at(-1) ?? ''),
    ];
    const way = ways.find((groups) => groups.every(unique)) ?? [];
    for (const group of way) {
      if (group.length === 0) continue;
      found.push({ lane, columns: new Map(group.map((column) => [column.measure, column])), unknown });
    }
  }
  blocks.set(table, found);
  return found;
}

/** True where a lane has amount columns that cannot be told apart. */
export function hasUnclearColumns(table: Table): boolean {
  const lanes = new Set(table.columns.filter(isAmountColumn).map((column) => column.lane));
  return [...lanes].some((lane) => !blocksOf(table).some((block) => block.lane === lane));
}

/** The one block of a lane, or null where there is none or several. */
export function blockOf(table: Table, lane: number): Block | null {
  let found: Block | null = null;
  for (const block of blocksOf(table)) {
    if (block.lane !== lane) continue;
    if (found !== null) return null;
    found = block;
  }
  return found;
}

const entries = new WeakMap<Table, Map<number, readonly Entry[]>>();

/** Lines of one lane with their rows, in printed order; remembered, since nearly every rule asks for them. */
export function entriesOf(table: Table, lane: number): readonly Entry[] {
  const byLane = entries.get(table) ?? new Map<number, readonly Entry[]>();
  const known = byLane.get(lane);
  if (known !== undefined) return known;
  const found: Entry[] = [];
  for (const row of table.rows) {
    for (const line of row.lines) if (line.lane === lane) found.push({ row, line });
  }
  entries.set(table, byLane.set(lane, found));
  return found;
}

/** The cell where a line and a column cross; null where the row is too short. */
export function operandAt(subject: Subject, table: Table, entry: Entry, column: Column): Operand | null {
  const cell = entry.row.cells[column.index];
  if (cell === undefined) return null;
  return { document: subject.document, table, row: entry.row, line: entry.line, column, cell };
}

/** The first of several measures that the block has. */
export function columnOf(block: Block, ...measures: readonly Measure[]): Column | null {
  for (const measure of measures) {
    const column = block.columns.get(measure);
    if (column !== undefined) return column;
  }
  return null;
}

/** True for a non-zero number. */
export function hasFigure(operand: Operand | null): boolean {
  const reading = operand?.cell.reading;
  return reading?.state === 'number' && /[1-9]/.test(reading.amount.value);
}

/** True where something is printed that was not read as a number: no amount, and no zero either. */
export function isUnread(operand: Operand | null): boolean {
  return operand?.cell.reading.state === 'unreadable';
}

/** Words that hold an amount besides: the rest of a heading that ran into the cell of a figure. */
const WITH_AMOUNT = /\d\.\d|\d,\d{3}/;

/**
 * True for a cell that may stand for an amount other than zero: a figure, one that was not read, or one that other words ran
 * into. Whoever asks which cells could explain a difference asks for these: what was not read is not nothing.
 */
export function mayHoldFigure(operand: Operand | null): boolean {
  const reading = operand?.cell.reading;
  if (reading?.state === 'unreadable') return true;
  return reading?.state === 'text' ? WITH_AMOUNT.test(reading.text.normalize('NFKC')) : hasFigure(operand);
}

/** True where the cell is blank, a printed nil or a printed zero. */
export function isNothing(operand: Operand | null): boolean {
  const state = operand?.cell.reading.state;
  return state === undefined || state === 'blank' || state === 'nil' || (state === 'number' && !hasFigure(operand));
}

const kinds = new WeakMap<readonly Table[], ReadonlyMap<TableKind, readonly Table[]>>();
const NONE: readonly Table[] = [];

/** All tables of one kind, sorted out once: nearly every rule asks for some. */
function allOf(tables: readonly Table[], kind: TableKind): readonly Table[] {
  const known = kinds.get(tables) ?? Map.groupBy(tables, (table) => table.kind);
  kinds.set(tables, known);
  return known.get(kind) ?? NONE;
}

/** Tables of a kind whose kind is certain. */
export function tablesOf(subject: Subject, ...wanted: readonly TableKind[]): readonly Table[] {
  const { tables } = subject.disclosure;
  const [only, ...others] = wanted;
  const own =
    only !== undefined && others.length === 0
      ? allOf(tables, only)
      : tables.filter((table) => wanted.includes(table.kind));
  return own.filter((table) => table.alternatives.length === 0);
}

const CLASSIFIED: ReadonlySet<Measure> = new Set<Measure>([
  'function',
  'function.code',
  'economic.department',
  'economic.government',
  'economic.code',
]);

/** Rows with a code that a table must have before its codes say that it lists spending. */
const LEAST_CODED = 2;

/**
 * 其他科目明细表. Tables of no known kind that list money by classification codes (财政拨款支出表、机关运行经费支出表):
 * what a code says and how rows add up does not depend on the kind.
 */
export function codedTables(subject: Subject): readonly Table[] {
  return tablesOf(subject, 'other').filter(
    (table) =>
      table.columns.some((column) => CLASSIFIED.has(column.measure)) &&
      table.columns.some(isAmountColumn) &&
      table.rows.filter((row) => row.lines.some(({ codes }) => hasClassification(codes))).length >= LEAST_CODED,
  );
}

function hasClassification(codes: Line['codes']): boolean {
  return (
    codes.function !== undefined || codes.economicDepartment !== undefined || codes.economicGovernment !== undefined
  );
}

/** Gaps for tables of the given kinds whose kind is not certain. */
export function unsureTables(subject: Subject, ...wanted: readonly TableKind[]): readonly Gap[] {
  return subject.disclosure.tables
    .filter((table) => table.alternatives.length > 0 && wanted.includes(table.kind))
    .map((table) => ambiguous(`“${table.title}”可能是${kindNames([table.kind, ...table.alternatives])}，请先确认表种`));
}

function kindNames(named: readonly TableKind[]): string {
  return named.map((kind) => TABLE_KIND_NAMES[kind]).join('或');
}

/** The one table of a kind, or why there is none to work with. */
export function theTable(subject: Subject, kind: TableKind): Table | Gap {
  const all = allOf(subject.disclosure.tables, kind);
  const [first] = all;
  if (first === undefined) return insufficient(`未识别到${TABLE_KIND_NAMES[kind]}`);
  if (all.length > 1) return ambiguous(`${TABLE_KIND_NAMES[kind]}识别到 ${all.length} 张，无法确定用哪一张`);
  return first.alternatives.length === 0 ? first : (unsureTables(subject, kind)[0] ?? first);
}

/** Narrows the result of a look-up that may have failed. */
export function isGap(value: object): value is Gap {
  return 'type' in value && value.type === 'gap';
}

const items = new WeakMap<Table, ReadonlyMap<Item, readonly Entry[]>>();

function itemsOf(table: Table): ReadonlyMap<Item, readonly Entry[]> {
  const known = items.get(table);
  if (known !== undefined) return known;
  const found = new Map<Item, Entry[]>();
  for (const row of table.rows) {
    for (const line of row.lines) {
      if (line.item === null) continue;
      const known = found.get(line.item);
      if (known === undefined) found.set(line.item, [{ row, line }]);
      else known.push({ row, line });
    }
  }
  for (const item of SPENDING_SUMS) found.set(item, ofTheClasses(found, item));
  items.set(table, found);
  return found;
}

/** What the sides of an overview that list spending end with. */
const SPENDING_SUMS: readonly Item[] = [
  'current-expenditure',
  'total-expenditure',
  'carry-out',
  'surplus-distribution',
];

/**
 * Spending listed by class, by economic item and by nature side by side ends with the same sum on every side: the one below
 * the classes is the line of the table, see `otherSides`.
 */
function ofTheClasses(found: ReadonlyMap<Item, readonly Entry[]>, item: Item): Entry[] {
  const lines = found.get(item) ?? [];
  const lanes = new Set(
    [...found].flatMap(([own, entries]) => (own.startsWith('class:') ? entries.map(({ line }) => line.lane) : [])),
  );
  const [lane] = lanes;
  const below = lines.filter(({ line }) => line.lane === lane);
  return lanes.size === 1 && below.length === 1 ? below : [...lines];
}

/** The lines of the other sides of an overview that state what `entry` states: the same sum of another list, in the same row. */
export function otherSides({ row, line }: Entry): readonly Entry[] {
  return row.lines
    .filter((other) => other !== line && other.item === line.item && other.lane !== line.lane)
    .map((other) => ({ row, line: other }));
}

/** The line with a canonical meaning, or null. Two lines with one meaning are not a line: nothing can be claimed. */
export function lineOf(table: Table, item: Item): Entry | null {
  const found = itemsOf(table).get(item) ?? [];
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** The amount of an overview line in the lane's own amount column (or one of `measures`). */
export function itemAmount(
  subject: Subject,
  table: Table,
  item: Item,
  ...measures: readonly Measure[]
): Operand | null {
  const entry = lineOf(table, item);
  if (entry === null) return null;
  const block = blockOf(table, entry.line.lane);
  if (block === null) return null;
  const column = columnOf(block, ...(measures.length === 0 ? (['amount', 'total'] as const) : measures));
  return column === null ? null : operandAt(subject, table, entry, column);
}
