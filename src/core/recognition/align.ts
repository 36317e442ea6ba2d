import { readAmount } from '../amount/index.js';
import { cellBeside, type BlockCell, type Column, type Place } from '../disclosure/index.js';
import { bareCode, splitClassified } from './codes.js';
import type { Grid, GridRow } from './grid.js';
import type { HeaderColumn } from './header.js';
import { isLabel } from './measures.js';
import { isTotalLabel, squeeze } from './words.js';

/** The text of each column of one body row. */
export type AlignedRow = {
  readonly texts: readonly string[];
  readonly places: readonly Place[];
  /** 存储值 by column, where a worksheet stores another number than it shows. */
  readonly stored?: ReadonlyMap<number, string>;
  /** 存疑 by column: places in the text of characters that were recognised from an image and are not sure. */
  readonly doubts?: ReadonlyMap<number, readonly number[]>;
  readonly at: Place;
  /** False where the fields fit the columns in no way, or in more than one: the row is not to be trusted. */
  readonly certain: boolean;
};

/**
 * Puts the fields of a body row under the columns. Where spans are exact, position decides and a label covered by the
 * cell above is repeated. Where they are lost, a row may begin early because merged cells vanished: then the one shift
 * is taken under which codes, words and figures all stand under columns of their kind.
 */
export function alignRow(
  grid: Grid,
  rowIndex: number,
  header: readonly HeaderColumn[],
  columns: readonly Column[],
  bodyFrom: number,
): AlignedRow {
  const row = grid.rows[rowIndex] ?? { fields: [], cells: [], at: grid.at };
  const direct = place(grid, rowIndex, row, header, columns, 0, bodyFrom);
  if (grid.spans === 'exact') return direct;
  const last = lastFilled(row);
  const width = (header[header.length - 1]?.fields[0] ?? -1) + 1;
  if (last < width && fits(direct.texts, columns)) return direct;
  const first = row.fields.findIndex((text) => text.trim() !== '');
  const shifts: number[] = [];
  for (let shift = 1; last + shift < width && shift <= width; shift += 1) shifts.push(shift);
  for (let shift = -1; first + shift >= 0 && -shift <= width; shift -= 1) if (last + shift < width) shifts.push(shift);
  const fitting = shifts
    .map((shift) => place(grid, rowIndex, row, header, columns, shift, bodyFrom))
    .filter((candidate) => fits(candidate.texts, columns));
  const [only] = fitting;
  if (fitting.length === 1 && only !== undefined) return only;
  return { ...direct, certain: false };
}

/** The fields where they stand, without looking for a shift; null where the row is wider than the header. */
export function placeDirectly(
  grid: Grid,
  rowIndex: number,
  header: readonly HeaderColumn[],
  columns: readonly Column[],
): AlignedRow | null {
  const row = grid.rows[rowIndex];
  const width = (header[header.length - 1]?.fields[0] ?? -1) + 1;
  return row === undefined || lastFilled(row) >= width
    ? null
    : place(grid, rowIndex, row, header, columns, 0, rowIndex);
}

function lastFilled(row: GridRow): number {
  for (let field = row.fields.length - 1; field >= 0; field -= 1) {
    if ((row.fields[field] ?? '').trim() !== '') return field;
  }
  return -1;
}

function place(
  grid: Grid,
  rowIndex: number,
  row: GridRow,
  header: readonly HeaderColumn[],
  columns: readonly Column[],
  shift: number,
  bodyFrom: number,
): AlignedRow {
  const texts: string[] = [];
  const places: Place[] = [];
  let stored: Map<number, string> | undefined;
  let doubts: Map<number, readonly number[]> | undefined;
  const noteDoubts = (index: number, cells: readonly BlockCell[]): void => {
    if (cells.every(({ doubtful }) => doubtful === undefined)) return;
    const own = doubtsIn(cells);
    if (own.length > 0) (doubts ??= new Map()).set(index, own);
  };
  let certain = true;
  let reaching: BlockCell | undefined;
  for (const [index, { fields }] of header.entries()) {
    const found: BlockCell[] = reaching === undefined ? [] : [reaching];
    for (const field of fields) {
      const cell = row.cells[field - shift];
      if (cell !== undefined && cell.text !== '' && cell.text.trim() !== '') found.push(cell);
    }
    reaching = reachingCell(row, found, header[index + 1], shift);
    if (reaching !== undefined) found.pop();
    const [first] = found;
    const label = isLabel(columns[index]?.measure ?? 'other');
    if (first === undefined && label) {
      const above = grid.covered.get(`${rowIndex}:${fields[0] ?? -1}`);
      // Only a label of the body that spans rows downwards is said again in each of them.
      if (above !== undefined && above.row >= bodyFrom && above.row < rowIndex && above.column === fields[0]) {
        texts.push(above.text);
        places.push(above.at);
        noteDoubts(index, [above]);
        continue;
      }
    }
    // Two figures under one leaf cannot both be its value.
    if (!label && found.length > 1) certain = false;
    texts.push(label ? found.map(({ text }) => text).join('') : (first?.text ?? ''));
    places.push(first?.at ?? blankPlace(grid, rowIndex, row, (fields[0] ?? 0) - shift));
    if (first?.stored !== undefined) (stored ??= new Map()).set(index, first.stored);
    noteDoubts(index, label ? found : found.slice(0, 1));
  }
  return {
    texts,
    places,
    at: row.at,
    certain,
    ...(stored === undefined ? {} : { stored }),
    ...(doubts === undefined ? {} : { doubts }),
  };
}

/**
 * The rule between two columns may stand elsewhere in the header than in the body: the name then begins below the heading
 * of the code and reaches below its own. A second cell that lies on a heading without any other text belongs to that one.
 */
function reachingCell(
  row: GridRow,
  found: readonly BlockCell[],
  next: HeaderColumn | undefined,
  shift: number,
): BlockCell | undefined {
  const last = found[found.length - 1];
  if (last === undefined || found.length < 2 || next === undefined) return undefined;
  const end = last.column + last.columnSpan + shift;
  if (last.columnSpan < 2 || !next.fields.every((field) => field < end)) return undefined;
  return next.fields.some((field) => (row.fields[field - shift] ?? '').trim() !== '') ? undefined : last;
}

/** Places of the doubtful characters in the texts of the cells, one text behind the other. */
function doubtsIn(cells: readonly BlockCell[]): readonly number[] {
  const doubts: number[] = [];
  let from = 0;
  for (const { text, doubtful } of cells) {
    for (const at of doubtful ?? []) doubts.push(from + at);
    from += text.length;
  }
  return doubts;
}

/**
 * A blank cell has a place, too: a reviewer may have to point at it, or a finding does. On a page that is the box the rules
 * draw, be it of the cell or of one that covers its position.
 */
function blankPlace(grid: Grid, rowIndex: number, row: GridRow, field: number): Place {
  const drawn = row.cells[field] ?? grid.covered.get(`${rowIndex}:${field}`);
  if (drawn?.at.box !== undefined) return drawn.at;
  if (row.at.line === undefined || field < 0) return row.at;
  const { cell, ...at } = row.at;
  return cell === undefined ? { ...at, field } : { ...at, field, cell: cellBeside(cell, field) };
}

/** True where no text stands under a column of another kind. */
export function fits(texts: readonly string[], columns: readonly Column[]): boolean {
  return columns.every((column, index) => {
    const text = texts[index] ?? '';
    return text.trim() === '' || fitsColumn(text, column);
  });
}

function fitsColumn(text: string, column: Column): boolean {
  const words = squeeze(text);
  switch (column.measure) {
    case 'other':
    case 'year':
      return true;
    case 'function':
    case 'economic.government':
    case 'economic.department':
      return isTotalLabel(words) || splitClassified(words) !== null || !isFigure(words);
    case 'function.code':
    case 'economic.code':
    case 'unit.code':
      return bareCode(words) !== null || splitClassified(words) !== null || !/^[\d.,]+$/.test(words);
    default:
      break;
  }
  if (isLabel(column.measure)) return column.measure === 'item' || !isFigure(words);
  return readAmount(words, null).state !== 'text';
}

/** A figure with decimals or thousands separators; a bare whole number may be a code. */
function isFigure(text: string): boolean {
  return /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^-?\d+\.\d+$/.test(text.normalize('NFKC'));
}
