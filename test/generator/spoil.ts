import type { TableKind } from '../../src/core/disclosure/index.js';
import { plantCells, plantMisprint, plantText, type CellPlace, type Spoilt } from './plant.js';
import { tablesOf, type PrintedDocument } from './printed.js';

/** One planned spoiling of a document. Throws where the document does not hold what the plan expects. */
export type Spoil = (document: PrintedDocument) => Spoilt;

/** Finds a cell by table kind, a word of its row and its column path. Throws where it is missing: the plan was wrong. */
function place(document: PrintedDocument, kind: TableKind, rowWord: string, column: string): CellPlace {
  const tables = tablesOf(document);
  const table = tables.findIndex((each) => each.kind === kind);
  const found = tables[table];
  const squeeze = (text: string): string => text.replace(/\s+/g, '');
  const columnIndex = found?.columns.findIndex((path) => path.map(squeeze).join('/') === column) ?? -1;
  const row = found?.rows.findIndex((each) => each.cells.some((cell) => squeeze(cell) === rowWord)) ?? -1;
  if (columnIndex < 0 || row < 0) throw new Error(`no cell ${kind} ${rowWord} ${column}`);
  return { table, row, column: columnIndex };
}

function cellText(document: PrintedDocument, at: CellPlace): string {
  return tablesOf(document)[at.table]!.rows[at.row]!.cells[at.column]!;
}

/** Misprints one figure, counted by digit from the left. */
export function misprinted(
  kind: 'digit' | 'transposition',
  table: TableKind,
  row: string,
  column: string,
  position: number,
): Spoil {
  return (document) => {
    const spoilt = plantMisprint(document, place(document, table, row, column), kind, position);
    if (spoilt === null) throw new Error(`cannot misprint ${table} ${row} ${column}`);
    return spoilt;
  };
}

/** Exchanges the figures of two cells of one column: every sum still holds, the names do not fit the figures. */
export function exchanged(table: TableKind, first: string, second: string, column: string): Spoil {
  return (document) => {
    const a = place(document, table, first, column);
    const b = { ...place(document, table, second, column), column: a.column };
    return plantCells(document, [
      { place: a, printed: cellText(document, b) },
      { place: b, printed: cellText(document, a) },
    ]);
  };
}

/** Adds the same sum to a row and to the total row of some columns: the table stays right in itself. */
export function raised(
  table: TableKind,
  row: string,
  total: string,
  columns: readonly string[],
  hundredths: bigint,
): Spoil {
  return (document) => {
    const raise = (text: string): string => {
      const steps = BigInt(text.replace(/[,.]/g, '')) + hundredths;
      const digits = steps.toString();
      return `${digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')}.${digits.slice(-2)}`;
    };
    const places = columns.flatMap((column) => [
      place(document, table, row, column),
      place(document, table, total, column),
    ]);
    return plantCells(
      document,
      places.map((at) => ({ place: at, printed: raise(cellText(document, at)) })),
    );
  };
}

/** Replaces words of the narrative. */
export function spoken(shouldBe: string, printed: string): Spoil {
  return (document) => plantText(document, shouldBe, printed);
}

/** Replaces the first match of a pattern in the narrative. */
export function spokenMatch(pattern: RegExp, printed: (match: RegExpExecArray) => string): Spoil {
  return (document) => {
    const match = document.blocks
      .map((block) => (block.type === 'table' ? null : pattern.exec(block.text)))
      .find((each) => each !== null);
    if (match === undefined || match === null) throw new Error(`the narrative does not match ${pattern.source}`);
    return plantText(document, match[0], printed(match));
  };
}

/** Changes one character of the first project's name in the performance table. */
export function renamed(document: PrintedDocument): Spoilt {
  const tables = tablesOf(document);
  const table = tables.findIndex((each) => each.kind === 'project-performance');
  const cell = tables[table]!.rows[0]!.cells[1]!;
  const printed = cell.replace('综合事务', '综合业务');
  if (printed === cell) throw new Error('the first project has another name than the plan expects');
  return plantCells(document, [{ place: { table, row: 0, column: 1 }, printed }]);
}

/** Changes the very last digit of the total of the basic expenditure table. */
export function lastDigit(document: PrintedDocument): Spoilt {
  const at = place(document, 'general-public-basic', '合计', '本年预算数/合计');
  const position = cellText(document, at).replace(/[,.]/g, '').length - 1;
  return plantMisprint(document, at, 'digit', position)!;
}
