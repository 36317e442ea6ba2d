import { anchorForCell, anchorForRange, type Anchor, type Measure, type TableKind } from '../disclosure/index.js';
import { changeBetween, NO_CHANGE } from './change.js';
import { compareIndicators, type ComparedGoals } from './indicators.js';
import type { Entry } from './entry.js';
import type { YearLines } from './lines.js';
import { alignTable, printedOf, valueOf, type Alignment, type ComparisonLine } from './sheet.js';
import type { Change, ComparedCell, ComparisonRow, ComparisonSource, ComparisonTable } from './types.js';

/** Aligns one table kind over the given sources (one per year), every figure with its place. Null: see `alignTable`. */
export function compareTables(kind: TableKind, sources: readonly ComparisonSource[]): ComparisonTable | null {
  const alignment = alignTable(kind, sources);
  if (alignment === null) return null;
  const { sheet } = alignment;
  return {
    kind,
    years: sheet.columns.map(({ year }) => year),
    moneyUnit: sheet.moneyUnit,
    measures: sheet.measures,
    primary: sheet.primary,
    rows: sheet.rows.map((row, index) => rowOf(row, alignment.lines[index] ?? [], alignment)),
    remarks: sheet.remarks,
  };
}

function rowOf(row: ComparisonLine, lines: readonly (Entry | null)[], { sheet, years }: Alignment): ComparisonRow {
  const cells: Record<string, Partial<Record<Measure, ComparedCell>>> = {};
  for (const [index, entry] of lines.entries()) {
    const year = years[index];
    if (entry !== null && year !== undefined) cells[year.source.year] = cellsOf(entry, year, row, index, sheet);
  }
  const changes: Partial<Record<Measure, Change>> = {};
  for (const [position, { id }] of sheet.measures.entries()) {
    if (row.figures.some((figures) => (figures?.[position] ?? null) !== null)) changes[id] = changeOf(row, position);
  }
  const { figures: _figures, primary = sheet.primary, names = {}, ...rest } = row;
  return { ...rest, primary, names, cells, changes };
}

function cellsOf(
  entry: Entry,
  year: YearLines,
  row: ComparisonLine,
  index: number,
  { measures }: Alignment['sheet'],
): Partial<Record<Measure, ComparedCell>> {
  const cells: Partial<Record<Measure, ComparedCell>> = {};
  for (const { measure, column } of entry.columns) {
    const position = measures.findIndex(({ id }) => id === measure);
    cells[measure] = {
      text: printedOf(entry, measure, column),
      value: valueOf(row.figures[index]?.[position]),
      anchor: anchorForCell(year.source.document, entry.table, entry.row, column),
    };
  }
  return cells;
}

/**
 * Change of a measure (by its position in the sheet) from the earliest column that has the row to the last column; nothing
 * where the last column lacks the row or either figure is missing.
 */
export function changeOf({ figures }: ComparisonLine, measure: number): Change {
  const last = figures.at(-1) ?? null;
  const first = figures.find((one) => one !== null) ?? null;
  if (last === null || first === null || first === last) return NO_CHANGE;
  return changeBetween(valueOf(first[measure]), valueOf(last[measure]));
}

/** Where a figure of the comparison stands in its document; null where there is none. */
export function placeInSheet(
  { sheet, years, lines }: Alignment,
  figure: { readonly lane: number; readonly key: string; readonly column: number; readonly measure: Measure },
): Anchor | null {
  const row = sheet.rows.findIndex(({ lane, key }) => lane === figure.lane && key === figure.key);
  const index = sheet.columns.findIndex(({ key }) => key === figure.column);
  const [year, entry] = [years[index], lines[row]?.[index]];
  const column = entry?.columns.find(({ measure }) => measure === figure.measure)?.column;
  if (year === undefined || entry === null || entry === undefined || column === undefined) return null;
  const [first, last] = [entry.summed?.[0], entry.summed?.at(-1)];
  if (first === undefined || last === undefined) {
    return anchorForCell(year.source.document, entry.table, entry.row, column);
  }
  // A sum is not printed: the lines it adds up are its place.
  return anchorForRange(year.source.document, entry.table, { row: first, column }, { row: last, column });
}

/** 绩效目标与指标 of the project of a row, years side by side; null where the row is no project. */
export function goalsInSheet(
  { sheet, lines }: Alignment,
  { lane, key }: { readonly lane: number; readonly key: string },
): ComparedGoals | null {
  const row = lines[sheet.rows.findIndex((one) => one.lane === lane && one.key === key)];
  const projects = row?.map((entry) => entry?.project ?? null) ?? [];
  return projects.every((project) => project === null) ? null : compareIndicators(projects);
}
