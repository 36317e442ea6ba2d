import { readAmount } from '../amount/index.js';
import {
  anchorForCell,
  anchorForRow,
  anchorForTable,
  columnPath,
  type Anchor,
  type Column,
  type Disclosure,
  type Line,
  type Row,
  type Table,
} from '../disclosure/index.js';
import { best, likeness, plain } from './likeness.js';
import type { Placed } from './note.js';

/** The version in which a note looks for its place. */
export type Target = { readonly document: string; readonly disclosure: Disclosure };

/** Candidates shown for an orphan. */
const MOST_CANDIDATES = 5;
const LEAST_LIKENESS = 0.5;

/** Places an anchor on a table, row, column or cell. */
export function placeInTable(anchor: Anchor, previous: Disclosure | null, target: Target): Placed {
  const tables = tablesLike(anchor, target.disclosure);
  const [table] = tables;
  if (table === undefined) return orphan([]);
  const before = previous?.tables.find((candidate) => candidate.id === anchor.table) ?? null;
  const column = columnOf(anchor, before, table);
  if (anchor.row === null && anchor.rowKey === null && anchor.rowLabel === null) {
    const found = anchorForTable(target.document, table);
    if (anchor.columnPath === null) return same({ ...found, quote: anchor.quote });
    if (column === null) return orphan([found]);
    return same({ ...found, column: column.index, columnPath: columnPath(column), quote: anchor.quote });
  }
  const row = rowOf(anchor, table, column);
  if (row === null) return orphan(rowCandidates(anchor, target, tables, column));
  if (anchor.columnPath === null) return placeRow(anchor, before, target, table, row);
  if (column === null) return orphan([anchorForRow(target.document, table, row)]);
  const found = anchorForCell(target.document, table, row, column);
  const unchanged = anchor.quote === null || sameFigure(anchor.quote, found.quote ?? '');
  return {
    placement: unchanged ? 'same' : 'value-changed',
    anchor: { ...found, project: anchor.project },
    candidates: [],
  };
}

function same(anchor: Anchor): Placed {
  return { placement: 'same', anchor, candidates: [] };
}

function orphan(candidates: readonly Anchor[]): Placed {
  return { placement: 'orphan', anchor: null, candidates };
}

/** Tables of the anchor's kind, the one of the same id or title first. Tables of no known kind are told by their title. */
function tablesLike(anchor: Anchor, disclosure: Disclosure): readonly Table[] {
  const score = (table: Table): number =>
    (sameTitle(table, anchor) ? 2 : 0) + (table.id === anchor.table ? 1 : 0) + (table.isEmpty ? 0 : 0.5);
  const ofKind = disclosure.tables.filter((table) =>
    anchor.tableKind === 'other' ? table.kind === 'other' && sameTitle(table, anchor) : table.kind === anchor.tableKind,
  );
  return best(ofKind, score, 0, ofKind.length);
}

function sameTitle(table: Table, anchor: Anchor): boolean {
  return anchor.tableTitle !== null && plain(table.title) === plain(anchor.tableTitle);
}

/** The column of the same heading, else the only one that means the same, in the same lane where that is known. */
function columnOf(anchor: Anchor, before: Table | null, table: Table): Column | null {
  if (anchor.columnPath === null) return null;
  const path = plain(anchor.columnPath);
  const named = table.columns.filter((column) => plain(columnPath(column)) === path);
  if (named.length > 0) return named.find((column) => column.index === anchor.column) ?? named[0] ?? null;
  const old = anchor.column === null ? undefined : before?.columns[anchor.column];
  if (old === undefined || old.measure === 'other') return null;
  const alike = table.columns.filter((column) => column.measure === old.measure && column.lane === old.lane);
  return alike.length === 1 ? (alike[0] ?? null) : null;
}

type Candidate = { readonly row: Row; readonly line: Line | null };

function candidatesIn(table: Table, column: Column | null): readonly Candidate[] {
  return table.rows.flatMap((row): readonly Candidate[] => {
    const lines = column === null ? row.lines : row.lines.filter((line) => line.lane === column.lane);
    return lines.length === 0 ? [{ row, line: null }] : lines.map((line) => ({ row, line }));
  });
}

/**
 * The row of the same key; where several carry it, the one of the same label, figure, and position. Without the key the
 * row of the same label counts only where it is the only one, or the only one with the quoted figure.
 */
function rowOf(anchor: Anchor, table: Table, column: Column | null): Row | null {
  const all = candidatesIn(table, column);
  const keyed = all.filter(({ row, line }) => anchor.rowKey !== null && (line?.key ?? row.key) === anchor.rowKey);
  const alike = (candidate: Candidate): number =>
    (hasLabel(anchor, candidate) ? 4 : 0) +
    (hasQuote(anchor, candidate, column) ? 2 : 0) -
    Math.min(1, Math.abs(candidate.row.index - (anchor.row ?? 0)) / 10_000);
  const [nearest] = best(keyed, alike, Number.NEGATIVE_INFINITY, 1);
  if (nearest !== undefined) return nearest.row;
  const labelled = all.filter((candidate) => hasLabel(anchor, candidate));
  if (labelled.length === 1) return labelled[0]?.row ?? null;
  const quoted = labelled.filter((candidate) => hasQuote(anchor, candidate, column));
  return quoted.length === 1 ? (quoted[0]?.row ?? null) : null;
}

function hasLabel(anchor: Anchor, { row, line }: Candidate): boolean {
  const label = plain(line?.label ?? row.label);
  return label !== '' && label === plain(anchor.rowLabel ?? '');
}

function hasQuote(anchor: Anchor, { row }: Candidate, column: Column | null): boolean {
  if (column === null || anchor.quote === null || plain(anchor.quote) === '') return false;
  return sameFigure(anchor.quote, row.cells[column.index]?.text ?? '');
}

/** A note on a whole row: the same while every figure of the row is; without the old version only the row is known. */
function placeRow(anchor: Anchor, before: Table | null, target: Target, table: Table, row: Row): Placed {
  const found = anchorForRow(target.document, table, row);
  const old = anchor.row === null ? undefined : before?.rows[anchor.row];
  const figures = (cells: Row['cells']): readonly string[] =>
    cells.filter((cell) => cell.reading.state !== 'blank').map((cell) => plain(cell.text));
  const changed = old !== undefined && figures(old.cells).join('\t') !== figures(row.cells).join('\t');
  return { placement: changed ? 'value-changed' : 'same', anchor: { ...found, quote: anchor.quote }, candidates: [] };
}

function rowCandidates(
  anchor: Anchor,
  target: Target,
  tables: readonly Table[],
  column: Column | null,
): readonly Anchor[] {
  return tables
    .flatMap((table, nth) => {
      const own = nth === 0 ? column : null;
      const score = (candidate: Candidate): number =>
        likeness(anchor.rowLabel ?? '', candidate.line?.label ?? candidate.row.label) +
        (hasQuote(anchor, candidate, own) ? 0.6 : 0);
      return best(candidatesIn(table, own), score, LEAST_LIKENESS, MOST_CANDIDATES).map(({ row, line }) =>
        own === null
          ? anchorForRow(target.document, table, row, line?.lane)
          : anchorForCell(target.document, table, row, own),
      );
    })
    .slice(0, MOST_CANDIDATES);
}

/** The same words, or the same number whatever its separators and decimals. A blank equals a blank only. */
function sameFigure(a: string, b: string): boolean {
  if (plain(a) === plain(b)) return true;
  const left = readAmount(a, null);
  const right = readAmount(b, null);
  if (left.state !== 'number' || right.state !== 'number') return false;
  return trimmed(left.amount.value) === trimmed(right.amount.value);
}

function trimmed(value: string): string {
  return value.includes('.') ? value.replace(/\.?0+$/, '') : value;
}
