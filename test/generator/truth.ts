import type { Codes, TableKind } from '../../src/core/disclosure/index.js';
import { tablesOf, type PrintedDocument, type PrintedTable } from './printed.js';

/** What a correct reader must find in a written document. Plain data. */
export type Truth = {
  readonly unitCode: string;
  readonly unitName: string;
  readonly level: 'department' | 'unit';
  readonly fiscalYear: number;
  readonly tables: readonly TruthTable[];
};

export type TruthTable = {
  readonly kind: TableKind;
  readonly printedNumber: string | null;
  readonly title: string;
  readonly moneyUnit: string | null;
  /** Header paths joined with 「/」, white space removed. */
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly lines: readonly {
      readonly lane: number;
      readonly label: string;
      readonly role: string;
      readonly codes: Codes;
    }[];
    readonly cells: readonly string[];
  }[];
  readonly emptyNote: string | null;
};

function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}

function truthOfTable(table: PrintedTable): TruthTable {
  return {
    kind: table.kind,
    printedNumber: table.printedNumber,
    title: squeeze(table.title),
    moneyUnit: table.moneyUnit,
    columns: table.columns.map((path) => path.map(squeeze).join('/')),
    rows: table.rows.map((row) => ({ lines: row.lines, cells: row.cells })),
    emptyNote: table.emptyNote,
  };
}

/** The truth of a document as it is printed (planted errors included: a reader reads what stands there). */
export function truthOf(document: PrintedDocument): Truth {
  return {
    unitCode: document.unitCode,
    unitName: document.unitName,
    level: document.level,
    fiscalYear: document.year,
    tables: tablesOf(document).map(truthOfTable),
  };
}
