import type { Codes, TableKind } from '../../src/core/disclosure/index.js';

/** One line of a printed row; two-sided tables have two. */
export type PrintedLine = {
  readonly lane: number;
  readonly label: string;
  readonly role: 'detail' | 'subtotal' | 'total';
  readonly codes: Codes;
};

export type PrintedRow = { readonly lines: readonly PrintedLine[]; readonly cells: readonly string[] };

/** A table as it will be written: header paths and cells with the figures already printed. */
export type PrintedTable = {
  readonly kind: TableKind;
  /** 「预算03表」; null where the layout prints none. */
  readonly printedNumber: string | null;
  readonly title: string;
  readonly moneyUnit: '元' | '万元' | null;
  /** Header texts from outermost to leaf, as printed (they may hold inner spaces: 「项 目」). */
  readonly columns: readonly (readonly string[])[];
  readonly rows: readonly PrintedRow[];
  readonly emptyNote: string | null;
};

export type PrintedBlock =
  | { readonly type: 'heading'; readonly depth: number; readonly text: string }
  | { readonly type: 'paragraph'; readonly text: string }
  | { readonly type: 'table'; readonly table: PrintedTable };

/** A whole file before it is written down in one text form or another. */
export type PrintedDocument = {
  readonly unitCode: string;
  readonly unitName: string;
  readonly level: 'department' | 'unit';
  readonly year: number;
  readonly blocks: readonly PrintedBlock[];
};

/** The tables of a document in printed order. */
export function tablesOf(document: PrintedDocument): readonly PrintedTable[] {
  return document.blocks.flatMap((block) => (block.type === 'table' ? [block.table] : []));
}

/** A row with one line. */
export function row(label: string, role: PrintedLine['role'], codes: Codes, cells: readonly string[]): PrintedRow {
  return { lines: [{ lane: 0, label, role, codes }], cells };
}

/**
 * Header rows as a text dump shows merged cells: the text stands in the first field of its span, the other fields are
 * empty, below a tall cell the field is empty too.
 */
export function headerRows(columns: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const depth = Math.max(...columns.map((path) => path.length));
  return Array.from({ length: depth }, (_, level) =>
    columns.map((path, index) => {
      const text = path[level];
      if (text === undefined) return '';
      const left = columns[index - 1];
      const continues =
        left !== undefined &&
        level < path.length - 1 &&
        path.slice(0, level + 1).every((part, at) => left[at] === part);
      return continues ? '' : text;
    }),
  );
}
