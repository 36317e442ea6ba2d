import type { TableKind } from '../../src/core/disclosure/index.js';
import { tablesOf, type PrintedBlock, type PrintedDocument, type PrintedTable } from './printed.js';

/** How a figure was spoilt. */
export type Misprint =
  /** One digit is another digit. */
  | 'digit'
  /** Two different neighbouring digits have changed places. */
  | 'transposition'
  /** The decimal point has moved one place to the left. */
  | 'point';

/** What was planted, and what stood there before. */
export type Planted = {
  readonly kind: Misprint | 'cells' | 'text' | 'missing-block' | 'missing-note';
  readonly table: TableKind | null;
  readonly printedNumber: string | null;
  /** Label of the row's line and its key in words. */
  readonly row: string | null;
  readonly column: string | null;
  readonly printed: string;
  readonly shouldBe: string;
  /** Further cells of the same table that were changed with the first. */
  readonly more: readonly CellChange[];
};

type CellChange = {
  readonly row: string;
  readonly column: string;
  readonly printed: string;
  readonly shouldBe: string;
};

export type Spoilt = { readonly document: PrintedDocument; readonly planted: Planted };

/** Where a figure stands: the table's position among the tables, row and column. */
export type CellPlace = { readonly table: number; readonly row: number; readonly column: number };

function digitPlaces(text: string): readonly number[] {
  return [...text].flatMap((character, index) => (/\d/.test(character) ? [index] : []));
}

function replaceAt(text: string, index: number, characters: string): string {
  return text.slice(0, index) + characters + text.slice(index + characters.length);
}

/**
 * Misprints a figure. `position` counts digits from the left, the first being 0. Null where the figure cannot be
 * misprinted that way: no digit there, or two equal neighbours.
 */
function misprint(text: string, kind: Misprint, position: number): string | null {
  const places = digitPlaces(text);
  const at = places[position];
  if (at === undefined) return null;
  if (kind === 'digit') {
    const digit = Number(text[at]);
    const other = position === 0 ? (digit % 9) + 1 : (digit + 3) % 10;
    return other === digit ? null : replaceAt(text, at, String(other));
  }
  if (kind === 'transposition') {
    const next = places[position + 1];
    if (next === undefined || text[at] === text[next]) return null;
    if (position === 0 && text[next] === '0') return null;
    return replaceAt(replaceAt(text, at, text[next]!), next, text[at]!);
  }
  const digits = text.replace(/[,.]/g, '');
  const decimals = text.split('.')[1]?.length ?? 0;
  if (decimals === 0) return null;
  const moved = digits.padStart(decimals + 2, '0').slice(0, -1);
  return `${moved.slice(0, -decimals)}.${moved.slice(-decimals)}`;
}

function replaceTable(document: PrintedDocument, index: number, table: PrintedTable): PrintedDocument {
  let seen = -1;
  const blocks = document.blocks.map((block): PrintedBlock => {
    if (block.type !== 'table') return block;
    seen += 1;
    return seen === index ? { type: 'table', table } : block;
  });
  return { ...document, blocks };
}

/** The label of the row's line the column belongs to. */
function labelAt(table: PrintedTable, place: CellPlace): string {
  const lines = table.rows[place.row]!.lines;
  const lane = lines.length === 2 && place.column >= 2 ? 1 : 0;
  return (lines[lane] ?? lines[0])?.label ?? '';
}

/** Puts other text into cells of one table and says so. */
export function plantCells(
  document: PrintedDocument,
  changes: readonly { readonly place: CellPlace; readonly printed: string }[],
  kind: Planted['kind'] = 'cells',
): Spoilt {
  const index = changes[0]!.place.table;
  const table = tablesOf(document)[index]!;
  const printedAt = (row: number, column: number): string | undefined =>
    changes.find(({ place }) => place.row === row && place.column === column)?.printed;
  const rows = table.rows.map((row, at) => ({
    ...row,
    cells: row.cells.map((cell, column) => printedAt(at, column) ?? cell),
  }));
  const [first, ...more] = changes.map(({ place, printed }): CellChange => ({
    row: labelAt(table, place),
    column: table.columns[place.column]!.map((part) => part.replace(/\s+/g, '')).join('/'),
    printed,
    shouldBe: table.rows[place.row]!.cells[place.column]!,
  }));
  return {
    document: replaceTable(document, index, { ...table, rows }),
    planted: { kind, table: table.kind, printedNumber: table.printedNumber, ...first!, more },
  };
}

/** Misprints a figure in a cell; null where it cannot be misprinted that way. */
export function plantMisprint(
  document: PrintedDocument,
  place: CellPlace,
  kind: Misprint,
  position: number,
): Spoilt | null {
  const cell = tablesOf(document)[place.table]?.rows[place.row]?.cells[place.column] ?? '';
  const printed = /^[\d,.]+$/.test(cell) ? misprint(cell, kind, position) : null;
  return printed === null ? null : plantCells(document, [{ place, printed }], kind);
}

/** Replaces words of the narrative (first place only). Throws where the words do not occur: the plan was wrong. */
export function plantText(document: PrintedDocument, shouldBe: string, printed: string): Spoilt {
  let done = false;
  const blocks = document.blocks.map((block): PrintedBlock => {
    if (done || block.type === 'table' || !block.text.includes(shouldBe)) return block;
    done = true;
    return { ...block, text: block.text.replace(shouldBe, printed) };
  });
  if (!done) throw new Error(`the narrative does not contain ${shouldBe}`);
  const planted: Planted = {
    kind: 'text',
    table: null,
    printedNumber: null,
    row: null,
    column: null,
    printed,
    shouldBe,
    more: [],
  };
  return { document: { ...document, blocks }, planted };
}

/** Takes a heading out with everything up to the next heading of its depth or above. */
export function plantMissingSection(document: PrintedDocument, heading: string): Spoilt {
  const start = document.blocks.findIndex((block) => block.type === 'heading' && block.text.includes(heading));
  const first = document.blocks[start];
  if (first?.type !== 'heading') throw new Error(`there is no heading ${heading}`);
  const length = document.blocks
    .slice(start + 1)
    .findIndex((block) => block.type === 'heading' && block.depth <= first.depth);
  const end = length < 0 ? document.blocks.length : start + 1 + length;
  const planted: Planted = {
    kind: 'missing-block',
    table: null,
    printedNumber: null,
    row: null,
    column: null,
    printed: '',
    shouldBe: first.text,
    more: [],
  };
  return {
    document: { ...document, blocks: [...document.blocks.slice(0, start), ...document.blocks.slice(end)] },
    planted,
  };
}

/** Takes away the explanation below an empty table. */
export function plantMissingNote(document: PrintedDocument, kind: TableKind): Spoilt {
  const index = tablesOf(document).findIndex((table) => table.kind === kind && table.emptyNote !== null);
  const table = tablesOf(document)[index];
  if (table === undefined) throw new Error(`there is no empty table of kind ${kind}`);
  return {
    document: replaceTable(document, index, { ...table, emptyNote: null }),
    planted: {
      kind: 'missing-note',
      table: kind,
      printedNumber: table.printedNumber,
      row: null,
      column: null,
      printed: '',
      shouldBe: table.emptyNote ?? '',
      more: [],
    },
  };
}
