import type { Codes, Line, Row, Table } from '../disclosure/index.js';
import { amountColumns, type AmountColumn } from './columns.js';
import type { Entry } from './entry.js';
import { bareTitle, cleanName, withoutYear } from './names.js';
import { formColumns, projectEntry, projectsIn } from './project-entries.js';
import type { ComparisonSource } from './types.js';
import { holdingOf, namesUnits, unitsOfLines } from './units.js';
import { words } from './words.js';

/** The lines of one year that take part. */
export type YearLines = {
  readonly source: ComparisonSource;
  readonly tables: readonly Table[];
  readonly columnsOf: ReadonlyMap<Table, ReadonlyMap<number, readonly AmountColumn[]>>;
  readonly entries: readonly Entry[];
};

export type Gathered = {
  readonly years: readonly YearLines[];
  readonly remarks: readonly string[];
};

/** Code parts in the order in which they are joined, behind the unit. */
const PARTS = [
  'function',
  'economicGovernment',
  'economicDepartment',
  'project',
] as const satisfies readonly (keyof Codes)[];

type Candidate = { readonly source: ComparisonSource; readonly tables: readonly Table[]; readonly partial: boolean };

/**
 * Takes from every source the lines of one table kind that belong to the compared unit. Years whose document lacks the
 * table, or does not print it by unit, are left out and named in the remarks: a missing table says nothing about its rows.
 */
export function gather(kind: Table['kind'], sources: readonly ComparisonSource[]): Gathered {
  const remarks: string[] = [];
  const candidates: Candidate[] = [];
  for (const source of [...sources].sort((a, b) => (a.column ?? a.year) - (b.column ?? b.year))) {
    const tables = source.disclosure.tables.filter((table) => table.kind === kind);
    const partial = holdingOf(source.disclosure, source.unitCode) === 'rows';
    const last = candidates.at(-1)?.source;
    if (source.column === undefined && last?.year === source.year) remarks.push(words.sameYear(nameOf(source)));
    else if (tables.length === 0) remarks.push(words.noTable(nameOf(source)));
    else if (partial && !tables.some((table) => table.isEmpty || namesUnits(table))) {
      remarks.push(words.notByUnit(nameOf(source)));
    } else candidates.push({ source, tables, partial });
  }
  const owners = new Set(candidates.flatMap(({ source }) => source.disclosure.profile.unitCode.value ?? []));
  const unfiltered = candidates.every(({ source }) => source.unitCode === null);
  if (unfiltered && owners.size > 1) remarks.push(words.differentUnits([...owners]));
  const anyPartial = candidates.some((candidate) => candidate.partial);
  if (anyPartial) {
    for (const { source, partial } of candidates) if (partial) remarks.push(words.partial(nameOf(source)));
    remarks.push(words.totalsLeftOut);
  }
  const chosen = candidates.map((candidate) => chosenLines(candidate, anyPartial));
  const withUnit = !anyPartial && chosen.some(holdsSeveralUnits);
  const years = candidates.map((candidate, index) => {
    const { source, tables } = candidate;
    const columnsOf = columnsByTable(candidate, remarks);
    const lines = chosen[index] ?? [];
    const projects = projectEntries(candidate, anyPartial ? lines : null, columnsOf);
    // A table of projects is compared project by project; only its totals are lines beside them.
    const rest = projects.length === 0 ? lines : totalsBeside(lines, projects);
    return { source, tables, columnsOf, entries: [...projects, ...entriesOf(candidate, rest, withUnit, columnsOf)] };
  });
  return { years, remarks };
}

function nameOf({ label, year }: ComparisonSource): string {
  return label ?? words.yearLabel(year);
}

type Chosen = { readonly table: Table; readonly row: Row; readonly line: Line; readonly unit: string | null };

/** Lines of the unit. Beside a department's rows the other years are cut the same way, or their totals would seem dropped. */
function chosenLines(candidate: Candidate, anyPartial: boolean): readonly Chosen[] {
  const { unitCode } = candidate.source;
  const chosen: Chosen[] = [];
  for (const table of candidate.tables) {
    const units = unitsOfLines(table);
    // An empty table says of every unit that it has nothing.
    const isWhole = !candidate.partial || table.isEmpty;
    for (const row of table.rows) {
      for (const line of row.lines) {
        const unit = units.get(line) ?? null;
        const taken = !anyPartial || unit === unitCode || (unit === null && isWhole && line.role !== 'total');
        if (taken) chosen.push({ table, row, line, unit });
      }
    }
  }
  return chosen;
}

/** 项目 of the tables, once each. `lines`: only projects whose row is among them; null: all of them. */
function projectEntries(
  { source, tables }: Candidate,
  lines: readonly Chosen[] | null,
  columnsOf: YearLines['columnsOf'],
): readonly Entry[] {
  const rows = lines === null ? null : new Set(lines.map(({ row }) => row));
  return tables.flatMap((table) => {
    const columns = columnsOf.get(table)?.get(0) ?? [];
    return projectsIn(source.disclosure.projects, table).flatMap((project): readonly Entry[] => {
      const entry = projectEntry(project, table, columns);
      return entry === null || (rows !== null && !rows.has(entry.row)) ? [] : [entry];
    });
  });
}

function totalsBeside(lines: readonly Chosen[], projects: readonly Entry[]): readonly Chosen[] {
  const rows = new Set(projects.map(({ row }) => row));
  return lines.filter(({ line, row }) => line.role === 'total' && !rows.has(row));
}

function holdsSeveralUnits(lines: readonly Chosen[]): boolean {
  let first: string | null = null;
  for (const { unit } of lines) {
    if (unit === null) continue;
    if (first !== null && unit !== first) return true;
    first = unit;
  }
  return false;
}

function columnsByTable({ source, tables }: Candidate, remarks: string[]): YearLines['columnsOf'] {
  return new Map(
    tables.map((table) => {
      const { lanes, leftOut } = amountColumns(table, source.year, source.stage);
      remarks.push(...leftOut.map((heading) => words.columnLeftOut(nameOf(source), heading)));
      const ofForms = formColumns(table, projectsIn(source.disclosure.projects, table));
      return [table, ofForms === null ? lanes : new Map([[0, ofForms]])];
    }),
  );
}

function entriesOf(
  candidate: Candidate,
  chosen: readonly Chosen[],
  withUnit: boolean,
  columnsOf: YearLines['columnsOf'],
): readonly Entry[] {
  const single = soleLine(candidate, chosen);
  const tracks = new Map<Table, Map<number, Track>>();
  const entries: Entry[] = [];
  for (const { table, row, line, unit } of chosen) {
    const track = trackOf(tracks, table, line.lane, columnsOf);
    const { scope } = track;
    // The sole line of a 三公 table is often called by its year: that is no other name.
    const name = line === single ? table.kind : cleanName(line.label);
    const parent = enter(track.tree, name, line.depth);
    const code = line === single ? table.kind : codeOf(line.codes, unit, withUnit);
    if (PERFORMANCE.has(table.kind) && !statesNewAmount(row, track, code)) continue;
    entries.push({
      row,
      line,
      lane: line.lane,
      table,
      columns: track.columns,
      code: code === null ? null : scope + code,
      codes: line.codes,
      item: line.item,
      key: scope + (code ?? line.item ?? (name === '' ? row.key : name)),
      name,
      parent: scope + parent,
      isTotal: line.role === 'total',
    });
  }
  return entries;
}

/**
 * Tables in which most rows are indicators: they state no amount, and their words are compared elsewhere. A project that
 * is printed again at the head of a page states nothing new either.
 */
const PERFORMANCE: ReadonlySet<Table['kind']> = new Set<Table['kind']>([
  'project-performance',
  'overall-performance',
  'department-performance-declaration',
]);

function statesNewAmount(row: Row, track: Track, code: string | null): boolean {
  const amounts = track.columns.map(({ column }) => (row.cells[column.index]?.text ?? '').trim());
  if (amounts.every((amount) => amount === '')) return false;
  if (code === null) return true;
  const statement = [code, ...amounts].join('\t');
  if (track.stated.has(statement)) return false;
  track.stated.add(statement);
  return true;
}

/** What the lines of one lane of a table share. */
type Track = {
  readonly tree: Ancestors;
  readonly columns: readonly AmountColumn[];
  readonly scope: string;
  /** Codes with their amounts that were already met; only in performance tables. */
  readonly stated: Set<string>;
};

function trackOf(
  tracks: Map<Table, Map<number, Track>>,
  table: Table,
  lane: number,
  columnsOf: YearLines['columnsOf'],
): Track {
  const lanes = tracks.get(table) ?? new Map<number, Track>();
  tracks.set(table, lanes);
  const known = lanes.get(lane);
  if (known !== undefined) return known;
  const track: Track = {
    tree: [],
    stated: new Set(),
    columns: columnsOf.get(table)?.get(lane) ?? [],
    // Tables of no known kind have nothing in common but their title.
    scope: table.kind === 'other' ? `${titleOf(table, [...columnsOf.keys()])}|` : '',
  };
  lanes.set(lane, track);
  return track;
}

/** What a table of no known kind is found by; of two that only the words in brackets tell apart these stay. */
function titleOf({ title }: Table, tables: readonly Table[]): string {
  const bare = bareTitle(title);
  const alike = tables.filter((other) => bareTitle(other.title) === bare);
  return alike.length > 1 ? withoutYear(cleanName(title)) : bare;
}

/** Open lines of a tree, outermost first. */
type Ancestors = { readonly name: string; readonly depth: number }[];

/** Enters a line into the tree and returns the name of the line it belongs to, "" for an outermost one. */
function enter(tree: Ancestors, name: string, depth: number): string {
  while ((tree.at(-1)?.depth ?? -1) >= depth) tree.pop();
  const parent = tree.at(-1)?.name ?? '';
  tree.push({ name, depth });
  return parent;
}

/**
 * The 三公 table states one thing per document, whatever its row is called (「2025」, the unit, 合计). Of several rows the
 * one of the document's year counts; where that is not a single row, rows keep their own keys.
 */
function soleLine(candidate: Candidate, chosen: readonly Chosen[]): Line | null {
  if (candidate.tables[0]?.kind !== 'three-public') return null;
  const year = new RegExp(`^${candidate.source.year}年?(?:度|预算|决算|年度)?`, 'u');
  const ofYear = chosen.filter(({ line }) => year.test(cleanName(line.label)));
  const details = chosen.filter(({ line }) => line.role !== 'total');
  for (const lines of [ofYear, details, chosen]) if (lines.length === 1) return lines[0]?.line ?? null;
  return null;
}

/** Codes of a line joined with 「|」. The unit takes part where several units are compared, or where it is all there is. */
function codeOf(codes: Codes, unit: string | null, withUnit: boolean): string | null {
  const prefix = withUnit ? (unit ?? '') : '';
  let joined = prefix;
  for (const part of PARTS) {
    const code = codes[part] ?? '';
    if (code !== '') joined = joined === '' ? code : `${joined}|${code}`;
  }
  return joined === prefix ? (codes.unit ?? null) : joined;
}
