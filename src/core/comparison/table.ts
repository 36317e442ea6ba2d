import type { MoneyUnit } from '../amount/index.js';
import type { Measure, TableKind } from '../disclosure/index.js';
import { anchorForCell } from '../review/index.js';
import { alignYears, type Aligned } from './align.js';
import { changeBetween, NO_CHANGE, sameValue, valueIn } from './change.js';
import { primaryOf, type AmountColumn } from './columns.js';
import { gather, type Entry, type YearLines } from './lines.js';
import { statusOf } from './status.js';
import type { Change, ComparedCell, ComparisonRow, ComparisonSource, ComparisonTable } from './types.js';
import { words } from './words.js';

/** What all rows of one comparison share. */
type Frame = {
  readonly years: readonly YearLines[];
  readonly target: MoneyUnit | null;
};

type Cells = Partial<Record<Measure, ComparedCell>>;

/**
 * Aligns one table kind over the given sources (one per year). Null where no source has the table for the unit.
 * Values are exact decimals in one money unit; nothing is summed, so no figure is shown that is not printed.
 */
export function compareTables(kind: TableKind, sources: readonly ComparisonSource[]): ComparisonTable | null {
  const { years, remarks } = gather(kind, sources);
  if (years.length === 0) return null;
  const frame: Frame = { years, target: targetUnit(years) };
  const measures = measuresOf(years);
  const lanes = [...new Set(years.flatMap(({ entries }) => entries.map((entry) => entry.lane)))].sort((a, b) => a - b);
  const rows: ComparisonRow[] = [];
  let repeated = 0;
  for (const lane of lanes) {
    const aligned = alignYears(years.map(({ entries }) => entries.filter((entry) => entry.lane === lane)));
    const numbering: Numbering = { keys: new Map(), firstNames: new Map(), names: new Map() };
    for (const lines of aligned) {
      const row = rowOf(lines, frame, numbering);
      if (row !== null) rows.push(row);
    }
    for (const times of numbering.names.values()) repeated += times - 1;
  }
  return {
    kind,
    years: years.map(({ source }) => source.year),
    moneyUnit: frame.target,
    measures,
    primary: primaryOf(measures.map((measure) => measure.id)),
    rows,
    remarks: repeated > 0 ? [...remarks, words.repeated(repeated)] : remarks,
  };
}

/** Money unit of the last year that states one. */
function targetUnit(years: readonly YearLines[]): MoneyUnit | null {
  for (const { tables, columnsOf } of [...years].reverse()) {
    for (const table of tables) {
      const columns = [...(columnsOf.get(table)?.values() ?? [])].flat();
      const primary = primaryOf(columns.map((column) => column.measure));
      const unit = columns.find((column) => column.measure === primary)?.unit ?? table.moneyUnit;
      if (unit !== null) return unit;
    }
  }
  return null;
}

/** Measures in the printed order of the last year, then those that only earlier years have. */
function measuresOf(years: readonly YearLines[]): ComparisonTable['measures'] {
  const labels = new Map<Measure, { readonly path: readonly string[]; readonly label: string }>();
  for (const { columnsOf } of [...years].reverse()) {
    const ofYear = new Map<Measure, { readonly path: readonly string[]; readonly label: string }>();
    for (const columns of [...columnsOf.values()].flatMap((lanes) => [...lanes.values()].flat())) {
      const { path } = columns.column;
      const twin = ofYear.get(columns.measure);
      // 「收入/预算数」 and 「支出/预算数」 are one measure of two lanes: the heading they share names it.
      const label = twin === undefined || twin.label === columns.path ? columns.path : (path.at(-1) ?? columns.path);
      ofYear.set(columns.measure, { path, label });
    }
    for (const [measure, named] of ofYear) if (!labels.has(measure)) labels.set(measure, named);
  }
  return [...labels].map(([id, { label }]) => ({ id, label }));
}

/** How often a key, and a key with a name, have been given in a lane. */
type Numbering = {
  readonly keys: Map<string, number>;
  readonly firstNames: Map<string, string>;
  /** Only for keys given more than once. */
  readonly names: Map<string, number>;
};

/** A year that has the row. */
type Present = { readonly year: string; readonly document: string; readonly entry: Entry };

function rowOf({ lines, matchedBy }: Aligned<Entry>, frame: Frame, numbering: Numbering): ComparisonRow | null {
  const present: Present[] = [];
  for (const [index, entry] of lines.entries()) {
    const source = frame.years[index]?.source;
    if (entry !== null && source !== undefined)
      present.push({ year: String(source.year), document: source.document, entry });
  }
  const oldest = present[0];
  const newest = present.at(-1);
  if (oldest === undefined || newest === undefined) return null;

  const cells: Record<string, Cells> = {};
  for (const { year, document, entry } of present) cells[year] = cellsOf(entry, document, frame.target);
  const endsInLastYear = lines.at(-1) !== null;
  const comparable = present.length > 1 && endsInLastYear;
  const changes: Partial<Record<Measure, Change>> = {};
  for (const { entry } of present) {
    for (const { measure } of entry.columns) {
      if (changes[measure] !== undefined) continue;
      const first = cells[oldest.year]?.[measure]?.value ?? null;
      const last = cells[newest.year]?.[measure]?.value ?? null;
      changes[measure] = comparable ? changeBetween(first, last) : NO_CHANGE;
    }
  }
  const { line, key, name } = newest.entry;
  const { nth, nthNamed } = numbered(numbering, key, name);
  const label = line.label === '' ? words.unnamed : line.label;
  const primary = commonPrimary(present, cells);
  const renamed = present.some(({ entry }) => entry.name !== name);
  return {
    key: nth === 1 ? key : `${key}#${nth}`,
    label: nthNamed === 1 ? label : words.occurrence(label, nthNamed),
    depth: line.depth,
    role: line.role,
    lane: line.lane,
    status: statusOf({
      only: lines.length === 1,
      inLast: endsInLastYear,
      years: present.length,
      renamed,
      changed: () => figuresDiffer(present, cells, primary),
    }),
    matchedBy,
    primary,
    names: renamed ? Object.fromEntries(present.map(({ year, entry }) => [year, entry.line.label])) : {},
    cells,
    changes,
  };
}

function numbered(
  numbering: Numbering,
  key: string,
  name: string,
): { readonly nth: number; readonly nthNamed: number } {
  const nth = count(numbering.keys, key);
  if (nth === 1) {
    numbering.firstNames.set(key, name);
    return { nth, nthNamed: 1 };
  }
  if (nth === 2) numbering.names.set(`${key}\n${numbering.firstNames.get(key) ?? ''}`, 1);
  return { nth, nthNamed: count(numbering.names, `${key}\n${name}`) };
}

function count(numbers: Map<string, number>, key: string): number {
  const nth = (numbers.get(key) ?? 0) + 1;
  numbers.set(key, nth);
  return nth;
}

function cellsOf(entry: Entry, document: string, target: MoneyUnit | null): Cells {
  const cells: Cells = {};
  for (const { measure, column, unit } of entry.columns) {
    const cell = entry.row.cells[column.index];
    cells[measure] = {
      text: cell?.text ?? '',
      value: cell === undefined ? null : valueIn(cell.reading, unit, target),
      anchor: anchorForCell(document, entry.table, entry.row, column),
    };
  }
  return cells;
}

/** The measure that stands for a row: the best one that every year of it has; null where they have none in common. */
function commonPrimary(present: readonly Present[], cells: Readonly<Record<string, Cells>>): Measure | null {
  const [first, ...others] = present;
  if (first === undefined) return null;
  const inAllYears = (measure: Measure): boolean => others.every(({ year }) => cells[year]?.[measure] !== undefined);
  const best = primaryOfColumns(first.entry.columns);
  if (best === null || inAllYears(best)) return best;
  return primaryOf(first.entry.columns.map((column) => column.measure).filter(inAllYears));
}

/** True where the primary figure of any two years differs, or one of them could not be read. */
function figuresDiffer(
  present: readonly Present[],
  cells: Readonly<Record<string, Cells>>,
  primary: Measure | null,
): boolean {
  // Without a common measure nothing can be said to be the same, unless there is nothing to compare at all.
  if (primary === null) return present.some(({ entry }) => entry.columns.length > 0);
  if (present.some(({ entry }) => isUnread(entry, primary))) return true;
  const values = present.map(({ year }) => cells[year]?.[primary]?.value ?? null);
  return values.some((value) => !sameValue(values[0] ?? null, value));
}

const primaries = new WeakMap<readonly AmountColumn[], { readonly measure: Measure | null }>();

/** `primaryOf` of a lane's columns, found once for all its rows. */
function primaryOfColumns(columns: readonly AmountColumn[]): Measure | null {
  const known = primaries.get(columns);
  if (known !== undefined) return known.measure;
  const measure = primaryOf(columns.map((column) => column.measure));
  primaries.set(columns, { measure });
  return measure;
}

function isUnread(entry: Entry, measure: Measure): boolean {
  const column = entry.columns.find((candidate) => candidate.measure === measure);
  return column !== undefined && entry.row.cells[column.column.index]?.reading.state === 'unreadable';
}
