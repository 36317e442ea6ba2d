import { TABLE_KIND_NAMES } from '../core/disclosure/index.js';
import type { Anchor } from '../shared/desk-api.js';
import { words } from './words.js';

/** 位置. Where an anchor points, in one short line: 「预算03表 · 行政运行 · 合计」. */
export function placeText(anchor: Anchor): string {
  return [tableText(anchor), ...cellParts(anchor)].filter((part) => part !== '').join(' · ');
}

/** The place inside its table: row and column, without the table. */
export function cellText(anchor: Anchor): string {
  return cellParts(anchor).join(' · ') || anchor.quote || placeText(anchor);
}

/** Table as printed, else its kind, else the part of the text. */
export function tableText(anchor: Anchor): string {
  if (anchor.tableKind !== null || anchor.tableTitle !== null) {
    const name = anchor.tableKind === null || anchor.tableKind === 'other' ? null : TABLE_KIND_NAMES[anchor.tableKind];
    return [anchor.printedNumber, name ?? anchor.tableTitle].filter(Boolean).join(' ');
  }
  if (anchor.section !== null) return sectionText(anchor.section);
  if (anchor.place?.page !== undefined) return words.review.sourcePage(anchor.place.page);
  if (anchor.place?.line !== undefined) return words.review.sourceLine(anchor.place.line);
  return words.review.document;
}

/** A section is named by its heading; an id says nothing to a reader. */
function sectionText(section: string): string {
  return /\p{Script=Han}/u.test(section) ? section : words.review.narrative;
}

function cellParts(anchor: Anchor): readonly string[] {
  return [anchor.project, anchor.rowLabel, anchor.columnPath].filter(
    (part): part is string => part !== null && part !== '',
  );
}
