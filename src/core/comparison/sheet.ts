import type { MoneyUnit, Reading } from '../amount/index.js';
import type { Column, Measure, TableKind } from '../disclosure/index.js';
import { alignYears, type Aligned } from './align.js';
import { sameValue, valueIn } from './change.js';
import { primaryOf, type AmountColumn } from './columns.js';
import type { Entry } from './entry.js';
import { withFunctionSums, type FunctionSums } from './function-sums.js';
import { gather, type YearLines } from './lines.js';
import { groupLines, type Pairing } from './pairings.js';
import { projectReading } from './project-entries.js';
import { suspectedKin } from './project-kin.js';
import { statusOf } from './status.js';
import type { ComparisonSource, MatchedBy, ProjectKin, RowStatus } from './types.js';
import { words } from './words.js';

/**
 * A figure: the exact value in the comparison's money unit with its printed decimals; in a list what is printed where that
 * is no number (blank, a dash, unreadable). Null: the table of that column has no such measure.
 */
export type SheetFigure = string | readonly [printed: string] | null;

/** A row of the comparison. A hundred thousand of them go to the page at once: places and changes are found when asked for. */
export type ComparisonLine = {
  /** Unique within the lane. A second line under the same codes carries 「#2」. */
  readonly key: string;
  /** Name of the latest year that has the row; further lines under one key end with 「（第2笔）」. */
  readonly label: string;
  readonly depth: number;
  readonly role: 'detail' | 'subtotal' | 'total';
  readonly lane: number;
  readonly status: RowStatus;
  readonly matchedBy: MatchedBy;
  /** The measure the status is judged on; null where the years have none in common. Left out: that of the sheet. */
  readonly primary?: Measure | null;
  /** Names by column where they differ, for 改名. */
  readonly names?: Readonly<Record<string, string>>;
  /** 疑似拆分或合并; only for projects. */
  readonly kin?: readonly ProjectKin[];
  /** 各行之和: how many printed lines were added up where a column does not print the row, by column. */
  readonly sums?: Readonly<Record<string, number>>;
  /** Column → measure, both in the order of the sheet. Null: the row is not in that year. */
  readonly figures: readonly (readonly SheetFigure[] | null)[];
};

/** What stands in a column group: a year, or one of two sides. */
export type ComparisonColumn = {
  /** The year, or 1 and 2 for two sides: names the column in `names` and elsewhere. */
  readonly key: number;
  readonly document: string;
  readonly unitCode: string | null;
  readonly year: number;
  readonly stage: ComparisonSource['stage'];
};

/** 同一表种的多年对照, as the page takes it. */
export type ComparisonSheet = {
  readonly kind: TableKind;
  /** Oldest first, or left and right. A source that could not be compared is named in `remarks`. */
  readonly columns: readonly ComparisonColumn[];
  /** Unit all values are expressed in (that of the last column); null where no document states one. */
  readonly moneyUnit: MoneyUnit | null;
  readonly measures: readonly { readonly id: Measure; readonly label: string }[];
  /** The measure that stands for the row: 合计, 预算数, … */
  readonly primary: Measure | null;
  /** In the last year's printed order, lane by lane; dropped rows stand behind their former neighbour. */
  readonly rows: readonly ComparisonLine[];
  readonly remarks: readonly string[];
};

/** A comparison with the lines behind it. `lines` and `rows` of the sheet go together. */
export type Alignment = {
  readonly sheet: ComparisonSheet;
  readonly years: readonly YearLines[];
  readonly lines: readonly (readonly (Entry | null)[])[];
};

/** The exact value of a figure; null where it is none. */
export function valueOf(figure: SheetFigure | undefined): string | null {
  return typeof figure === 'string' ? figure : null;
}

/** The column a source stands in. */
function columnKey(source: ComparisonSource): number {
  return source.column ?? source.year;
}

/**
 * Aligns one table kind over the given sources (one for each year or side). Null where no source has the table for the
 * unit. No figure is shown that is not printed, unless `functionSums` are asked for: they are marked (`sums`).
 */
export function alignTable(
  kind: TableKind,
  sources: readonly ComparisonSource[],
  pairings: readonly Pairing[] = [],
  { functionSums = false }: { readonly functionSums?: boolean } = {},
): Alignment | null {
  const { years: printed, remarks } = gather(kind, sources);
  if (printed.length === 0) return null;
  const { years, isUndivided } = functionSums
    ? withFunctionSums(printed)
    : { years: printed, isUndivided: () => false };
  const target = targetUnit(years);
  const measures = measuresOf(years);
  const primary = primaryOf(measures.map((measure) => measure.id));
  const frame: Frame = {
    keys: years.map(({ source }) => String(columnKey(source))),
    target,
    primary,
    isUndivided,
    positions: new Map(measures.map(({ id }, index) => [id, index])),
  };
  const { groups, lost } = groupLines(years, pairings);
  const lanes = [...new Set(years.flatMap(({ entries }) => entries.map((entry) => entry.lane)))].sort((a, b) => a - b);
  const rows: ComparisonLine[] = [];
  const lines: (readonly (Entry | null)[])[] = [];
  let repeated = 0;
  for (const lane of lanes) {
    const ofLane = years.map(({ entries }) => entries.filter((entry) => entry.lane === lane));
    const numbering: Numbering = { keys: new Map(), firstNames: new Map(), names: new Map() };
    for (const aligned of alignYears(ofLane, groups)) {
      const row = rowOf(aligned, frame, numbering);
      if (row === null) continue;
      rows.push(row);
      lines.push(aligned.lines);
    }
    for (const times of numbering.names.values()) repeated += times - 1;
  }
  if (kind === 'project-performance') withKin(rows, lines, years, frame);
  return {
    sheet: {
      kind,
      columns: years.map(({ source }) => ({
        key: columnKey(source),
        document: source.document,
        unitCode: source.unitCode,
        year: source.year,
        stage: source.stage,
      })),
      moneyUnit: target,
      measures,
      primary,
      rows,
      remarks: [
        ...remarks,
        ...sumRemarks(years),
        ...(repeated > 0 ? [words.repeated(repeated)] : []),
        ...(lost > 0 ? [words.lostPairings(lost)] : []),
      ],
    },
    years,
    lines,
  };
}

/** Marks the rows that seem to be one project split, or several merged; two documents side by side are no years. */
function withKin(
  rows: ComparisonLine[],
  lines: readonly (readonly (Entry | null)[])[],
  years: readonly YearLines[],
  { primary, positions }: Frame,
): void {
  const position = primary === null ? undefined : positions.get(primary);
  if (position === undefined || years.some(({ source }) => source.column !== undefined)) return;
  const kin = suspectedKin(
    rows.map(({ figures }, index) => ({
      names: years.map((_, year) => {
        const entry = lines[index]?.[year] ?? null;
        return entry === null || entry.isTotal ? undefined : entry.line.label;
      }),
      values: figures.map((own) => valueOf(own?.[position])),
    })),
    years.map(({ source }) => ({ key: source.year, label: words.yearLabel(source.year) })),
  );
  for (const [index, row] of rows.entries()) {
    const own = kin.get(index);
    if (own !== undefined) rows[index] = { ...row, kin: own };
  }
}

/** Says of each year how many rows are sums of its lines. */
function sumRemarks(years: readonly YearLines[]): readonly string[] {
  return years.flatMap(({ source, entries }) => {
    const count = entries.filter(({ summed }) => summed !== undefined).length;
    return count === 0 ? [] : [words.functionSums(source.label ?? words.yearLabel(source.year), count)];
  });
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
function measuresOf(years: readonly YearLines[]): ComparisonSheet['measures'] {
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

/** What all rows of one comparison share. */
type Frame = {
  readonly keys: readonly string[];
  readonly target: MoneyUnit | null;
  readonly primary: Measure | null;
  readonly positions: ReadonlyMap<Measure, number>;
  readonly isUndivided: FunctionSums['isUndivided'];
};

/** How often a key, and a key with a name, have been given in a lane. */
type Numbering = {
  readonly keys: Map<string, number>;
  readonly firstNames: Map<string, string>;
  /** Only for keys given more than once. */
  readonly names: Map<string, number>;
};

/** A year that has the row. */
type Present = { readonly key: string; readonly entry: Entry; readonly figures: readonly SheetFigure[] };

function rowOf({ lines, matchedBy }: Aligned<Entry>, frame: Frame, numbering: Numbering): ComparisonLine | null {
  const present: Present[] = [];
  const figures = lines.map((entry, index): readonly SheetFigure[] | null => {
    if (entry === null) return null;
    const own = figuresOf(entry, frame);
    present.push({ key: frame.keys[index] ?? '', entry, figures: own });
    return own;
  });
  const newest = present.at(-1)?.entry;
  if (newest === undefined) return null;
  const { line, key, name } = newest;
  const { nth, nthNamed } = numbered(numbering, key, name);
  const label = line.label === '' ? words.unnamed : line.label;
  const primary = commonPrimary(present, frame);
  const renamed = present.some(({ entry }) => entry.name !== name);
  const sums = present.filter(({ entry }) => entry.summed !== undefined);
  // A year that does not divide the function says nothing of its parts: they are not missing there.
  const judged = lines.filter((entry, index) => entry !== null || !frame.isUndivided(index, newest));
  return {
    key: nth === 1 ? key : `${key}#${nth}`,
    label: nthNamed === 1 ? label : words.occurrence(label, nthNamed),
    depth: line.depth,
    role: line.role,
    lane: line.lane,
    status:
      judged.length === 1 && lines.length > 1
        ? 'finer'
        : statusOf({
            only: lines.length === 1,
            inLast: judged.at(-1) !== null,
            years: present.length,
            renamed,
            changed: () => figuresDiffer(present, frame, primary),
          }),
    matchedBy,
    ...(primary === frame.primary ? {} : { primary }),
    ...(renamed ? { names: Object.fromEntries(present.map((one) => [one.key, one.entry.line.label])) } : {}),
    ...(sums.length > 0
      ? { sums: Object.fromEntries(sums.map(({ key: of, entry }) => [of, entry.summed?.length ?? 0])) }
      : {}),
    figures,
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

function figuresOf(entry: Entry, { positions, target }: Frame): readonly SheetFigure[] {
  const figures = Array<SheetFigure>(positions.size).fill(null);
  for (const { measure, column, unit } of entry.columns) {
    const reading = readingOf(entry, measure, column);
    const value = reading === null ? null : valueIn(reading, unit, target);
    figures[positions.get(measure) ?? 0] = value ?? [printedOf(entry, measure, column)];
  }
  return figures;
}

/** The measure that stands for a row: the best one that every year of it has; null where they have none in common. */
function commonPrimary(present: readonly Present[], { positions }: Frame): Measure | null {
  const [first, ...others] = present;
  if (first === undefined) return null;
  const inAllYears = (measure: Measure): boolean =>
    others.every(({ figures }) => (figures[positions.get(measure) ?? -1] ?? null) !== null);
  const best = primaryOfColumns(first.entry.columns);
  if (best === null || inAllYears(best)) return best;
  return primaryOf(first.entry.columns.map((column) => column.measure).filter(inAllYears));
}

/** True where the primary figure of any two years differs, or one of them could not be read. */
function figuresDiffer(present: readonly Present[], { positions }: Frame, primary: Measure | null): boolean {
  // Without a common measure nothing can be said to be the same, unless there is nothing to compare at all.
  if (primary === null) return present.some(({ entry }) => entry.columns.length > 0);
  const position = positions.get(primary) ?? -1;
  const first = valueOf(present[0]?.figures[position]);
  return present.some(
    ({ entry, figures }) => !sameValue(first, valueOf(figures[position])) || isUnread(entry, primary),
  );
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
  return column !== undefined && readingOf(entry, measure, column.column)?.state === 'unreadable';
}

/** What is printed as a figure. */
export function printedOf({ project, row }: Entry, measure: Measure, { index }: Column): string {
  const reading = project === undefined ? null : projectReading(project, measure);
  if (reading === null) return row.cells[index]?.text ?? '';
  if (reading.state === 'number') return reading.amount.text;
  return reading.state === 'blank' ? '' : reading.text;
}

/** A project's amount is what was read of it in all its rows, any other that of its cell. */
function readingOf({ project, row }: Entry, measure: Measure, { index }: Column): Reading | null {
  const ofProject = project === undefined ? null : projectReading(project, measure);
  return ofProject ?? row.cells[index]?.reading ?? null;
}
