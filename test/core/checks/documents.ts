/** Whole documents for the tests: real ones from the folder beside the checkout, and generated ones. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readAmount } from '../../../src/core/amount/index.js';
import type { Subject } from '../../../src/core/checks/index.js';
import type { Cell, Column, Row, Table } from '../../../src/core/disclosure/index.js';
import { recognise } from '../../../src/core/recognition/index.js';
import { textToBlocks } from '../../../src/main/intake/text/blocks.js';

const SEEDS = fileURLToPath(new URL('../../../../shared/seeds', import.meta.url));

/** Names of the real documents; empty where the folder is absent. They are read here and never copied. */
export const seedNames: readonly string[] = existsSync(SEEDS)
  ? readdirSync(SEEDS)
      .filter((name) => name.endsWith('.txt'))
      .sort()
  : [];

export function seedText(name: string): string {
  return readFileSync(`${SEEDS}/${name}`, 'utf8');
}

/** Reads text the way the program does. */
export function read(text: string, fileName = 'some.txt'): Subject {
  const { blocks, defects } = textToBlocks(text);
  return { document: 'sha', disclosure: recognise({ fileName, format: 'text', blocks, defects }) };
}

export type Spot = { readonly table: Table; readonly row: Row; readonly column: Column; readonly cell: Cell };

/** Cells with a non-zero figure. */
export function figures(of: Subject): readonly Spot[] {
  return of.disclosure.tables.flatMap((table) =>
    table.rows.flatMap((row) =>
      row.cells.flatMap((cell): Spot[] => {
        const column = table.columns[cell.column]!;
        const isFigure = cell.reading.state === 'number' && /[1-9]/.test(cell.reading.amount.value);
        return isFigure && column.moneyUnit !== null ? [{ table, row, column, cell }] : [];
      }),
    ),
  );
}

/** The figure with its first digit changed: a misprint far beyond any rounding, unless the figure is tiny. */
export function misprinted(text: string): string {
  const at = text.search(/[1-9]/);
  const digit = text[at] === '9' ? '4' : String(Number(text[at]) + 1);
  return text.slice(0, at) + digit + text.slice(at + 1);
}

/**
 * Puts another figure into the source text: in the cell's line, at the occurrence that reads back as that cell. Null
 * where the line cannot be told (a cell that was put together from several lines).
 */
export function reprintText(text: string, spot: Spot, figure: string): { text: string; subject: Subject } | null {
  const line = spot.cell.at.line;
  if (line === undefined) return null;
  const lines = text.split('\n');
  const source = lines[line - 1] ?? '';
  const printed = spot.cell.text.trim();
  for (let at = source.indexOf(printed); at >= 0; at = source.indexOf(printed, at + 1)) {
    const changed = source.slice(0, at) + figure + source.slice(at + printed.length);
    const other = [...lines.slice(0, line - 1), changed, ...lines.slice(line)].join('\n');
    const subject = read(other);
    const table = subject.disclosure.tables.find((each) => each.id === spot.table.id);
    const cell = table?.rows[spot.row.index]?.cells[spot.column.index];
    const wanted = readAmount(figure, null);
    const same =
      cell?.reading.state === 'number' &&
      wanted.state === 'number' &&
      cell.reading.amount.value === wanted.amount.value;
    if (same) return { text: other, subject };
  }
  return null;
}
