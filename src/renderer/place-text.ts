import { TABLE_KIND_NAMES } from '../core/disclosure/index.js';
import type { Anchor } from '../shared/desk-api.js';
import { words } from './words.js';

/** 位置. Where an anchor points, in one short line: 「预算03表 · 行政运行 · 合计」. */
export function placeText(anchor: Anchor): string {
  return [tableText(anchor), ...cellParts(anchor)].filter((part) => part !== '').join(' · ');
}

/** The place inside its table: row and column, without the table. */
export function cellText(anchor: Anchor): string {
  return cellParts(anchor).join(' · ') || placeText(anchor);
}

/** Table as printed, else its kind, else the part of the text. */
export function tableText(anchor: Anchor): string {
  if (anchor.tableKind !== null || anchor.tableTitle !== null) {
    const name = anchor.tableKind === null || anchor.tableKind === 'other' ? null : TABLE_KIND_NAMES[anchor.tableKind];
    return [anchor.printedNumber, name ?? anchor.tableTitle].filter(Boolean).join(' ');
  }
  if (anchor.section !== null) return sectionText(anchor.section);
  if (anchor.project !== null && anchor.quote === null) return words.note.project;
  return anchor.place === null ? words.review.document : words.review.narrative;
}

function lineParts({ place }: Anchor): readonly string[] {
  // The line of a sheet is one of the text made from it; nobody finds it in the workbook.
  if (place?.sheet !== undefined) return [words.review.sourceSheet(place.sheet, place.cell ?? '')];
  return [
    ...(place?.page === undefined ? [] : [words.review.sourcePage(place.page)]),
    ...(place?.line === undefined ? [] : [words.review.sourceLine(place.line)]),
  ];
}

/** A section is named by its heading; an id says nothing to a reader. */
function sectionText(section: string): string {
  return /\p{Script=Han}/u.test(section) ? section : words.review.narrative;
}

/** Row and column of a cell; of words the page and the line. */
function cellParts(anchor: Anchor): readonly string[] {
  if (anchor.tableKind === null && anchor.tableTitle === null)
    return [anchor.project ?? '', ...lineParts(anchor)].filter(Boolean);
  const parts = [anchor.project, anchor.rowLabel, anchor.columnPath];
  const { until } = anchor;
  if (until !== undefined) parts.push(words.note.until([until.rowLabel, until.columnPath].filter(Boolean).join(' · ')));
  return parts.filter((part): part is string => part !== null && part !== '');
}
