import type { Cell, Column, Disclosure, Row, Table } from '../../disclosure/index.js';
import { linesOf } from './lines.js';

/** One filled cell with everything that stands around it. */
export type Printed = { readonly table: Table; readonly row: Row; readonly column: Column; readonly cell: Cell };

const CELLS = new WeakMap<Disclosure, readonly Printed[]>();

/** Every cell that prints something, in the order of the tables. */
export function printedCells(disclosure: Disclosure): readonly Printed[] {
  const known = CELLS.get(disclosure);
  if (known !== undefined) return known;
  const cells: Printed[] = [];
  for (const table of disclosure.tables) {
    for (const row of table.rows) {
      for (const cell of row.cells) {
        const column = table.columns[cell.column];
        if (column === undefined || cell.text === '' || cell.text.trim() === '') continue;
        cells.push({ table, row, column, cell });
      }
    }
  }
  CELLS.set(disclosure, cells);
  return cells;
}

const WORDS = new WeakMap<Disclosure, readonly Printed[]>();

/** The cells that print words: where the wording rules look beside the running text. */
export function wordCells(disclosure: Disclosure): readonly Printed[] {
  const known = WORDS.get(disclosure);
  if (known !== undefined) return known;
  const cells = printedCells(disclosure).filter(({ cell }) =>
    /[\u2e80-\u2fdf\u4e00-\u9fff\uf900-\ufaff]/.test(cell.text),
  );
  WORDS.set(disclosure, cells);
  return cells;
}

/** One text with every cell that prints it, and where those stand among the cells with words. */
type Shared = { readonly cells: Printed[]; readonly places: number[] };

const SHARED = new WeakMap<Disclosure, ReadonlyMap<string, Shared>>();

/** What the cells with words print, each text once: most texts of a table stand in several of its rows. */
function sharedWords(disclosure: Disclosure): ReadonlyMap<string, Shared> {
  const known = SHARED.get(disclosure);
  if (known !== undefined) return known;
  const texts = new Map<string, Shared>();
  for (const [place, printed] of wordCells(disclosure).entries()) {
    const shared = texts.get(printed.cell.text);
    if (shared === undefined) texts.set(printed.cell.text, { cells: [printed], places: [place] });
    else {
      shared.cells.push(printed);
      shared.places.push(place);
    }
  }
  SHARED.set(disclosure, texts);
  return texts;
}

/** The cells whose words pass, in the order of the tables. Each text is looked at once, however many cells print it. */
export function wordCellsWith(disclosure: Disclosure, passes: (text: string) => boolean): readonly Printed[] {
  const found: Shared[] = [];
  for (const [text, shared] of sharedWords(disclosure)) if (passes(text)) found.push(shared);
  const [only, ...others] = found;
  if (only === undefined) return [];
  if (others.length === 0) return only.cells;
  const cells = wordCells(disclosure);
  const places = found.flatMap((shared) => shared.places).sort((a, b) => a - b);
  return places.flatMap((place) => cells[place] ?? []);
}

const TEXTS = new WeakMap<Disclosure, string>();

/** Everything the document prints in words, for a quick look before places are searched one by one. */
export function wholeText(disclosure: Disclosure): string {
  const known = TEXTS.get(disclosure);
  if (known !== undefined) return known;
  const text = [
    ...linesOf(disclosure).map((line) => line.text),
    ...sharedWords(disclosure).keys(),
    ...disclosure.tables.map(({ title }) => title),
  ].join('\n');
  TEXTS.set(disclosure, text);
  return text;
}

const SQUEEZED = new WeakMap<Disclosure, string>();

/** The same without white space, line by line: names are looked for however they are spaced. */
export function squeezedText(disclosure: Disclosure): string {
  const known = SQUEEZED.get(disclosure);
  if (known !== undefined) return known;
  const text = wholeText(disclosure).replace(/[^\S\n]+/g, '');
  SQUEEZED.set(disclosure, text);
  return text;
}
