import { anchorForText, type Disclosure, type Place, type Table } from '../../../core/disclosure/index.js';
import type { Anchor, FindingView } from '../../../shared/desk-api.js';
import type { CellPlace } from '../../anchors.js';
import { boxesOfWords, placesOf, type PageBox, type PagePlace } from './source-frames.js';

/** A cell with its box on a page. */
type CellBox = { readonly box: PageBox; readonly table: Table; readonly cell: CellPlace };

/** 原文索引. Cells by where they stand: boxes by page, and fields by line. Made once for each disclosure. */
type SourceIndex = {
  readonly pages: ReadonlyMap<number, readonly CellBox[]>;
  readonly fields: ReadonlyMap<string, { readonly table: Table; readonly cell: CellPlace }>;
};

const indexes = new WeakMap<Disclosure, SourceIndex>();

function fieldKey(line: number, field: number): string {
  return `${line}:${field}`;
}

function indexOf(disclosure: Disclosure): SourceIndex {
  const known = indexes.get(disclosure);
  if (known !== undefined) return known;
  const pages = new Map<number, CellBox[]>();
  const fields = new Map<string, { readonly table: Table; readonly cell: CellPlace }>();
  const add = (table: Table, cell: CellPlace, { page, box, line, endLine, field }: Place): void => {
    if (page !== undefined && box !== undefined) {
      const list = pages.get(page);
      if (list === undefined) pages.set(page, [{ box, table, cell }]);
      else list.push({ box, table, cell });
    }
    if (line === undefined || field === undefined) return;
    for (let at = line; at <= (endLine ?? line); at += 1) {
      if (!fields.has(fieldKey(at, field))) fields.set(fieldKey(at, field), { table, cell });
    }
  };
  for (const table of disclosure.tables) {
    for (const row of table.rows) {
      for (const { column, at } of row.cells) add(table, { row: row.index, column }, at);
    }
  }
  const index = { pages, fields };
  indexes.set(disclosure, index);
  return index;
}

function contains([x0, y0, x1, y1]: PageBox, x: number, y: number): boolean {
  return x >= x0 && x <= x1 && y >= y0 && y <= y1;
}

function area([x0, y0, x1, y1]: PageBox): number {
  return (x1 - x0) * (y1 - y0);
}

/** The cell at a point of a page, in points; of several the smallest. */
export function cellAt(
  disclosure: Disclosure,
  page: number,
  x: number,
  y: number,
): { readonly table: Table; readonly cell: CellPlace } | null {
  const hits = (indexOf(disclosure).pages.get(page) ?? []).filter(({ box }) => contains(box, x, y));
  const [hit] = hits.sort((first, second) => area(first.box) - area(second.box));
  return hit === undefined ? null : { table: hit.table, cell: hit.cell };
}

/** The cell in a field of a line; both as places count them. */
export function cellAtField(
  disclosure: Disclosure,
  line: number,
  field: number,
): { readonly table: Table; readonly cell: CellPlace } | null {
  return indexOf(disclosure).fields.get(fieldKey(line, field)) ?? null;
}

/** The finding on the words at a point of a page, or null. */
export function findingAt(
  disclosure: Disclosure,
  findings: readonly FindingView[],
  document: string,
  { page, x, y }: { readonly page: number; readonly x: number; readonly y: number },
): FindingView | null {
  const isHere = (place: PagePlace): boolean => place.page === page && contains(place.box, x, y);
  return (
    findings.find(
      ({ finding: { at } }) =>
        at.document === document && at.table === null && at.quote !== null && placesOf(at, disclosure).some(isHere),
    ) ?? null
  );
}

/** The sentence at a point of a page, or null where no running text stands there. */
export function sentenceAt(
  disclosure: Disclosure,
  document: string,
  { page, x, y }: { readonly page: number; readonly x: number; readonly y: number },
): Anchor | null {
  for (const passage of disclosure.passages) {
    if (!passage.marks.some(({ at }) => at.page === page && at.box !== undefined && contains(at.box, x, y))) continue;
    for (const { 0: text, index } of passage.text.matchAll(/[^。；！？]+[。；！？]?/g)) {
      const boxes = boxesOfWords(passage, index, index + text.length);
      if (!boxes.some((place) => place.page === page && contains(place.box, x, y))) continue;
      const [first] = boxes;
      return anchorForText(document, passage.section, text.trim(), first === undefined ? null : { ...first });
    }
  }
  return null;
}
