import type { Finding } from '../checks/index.js';
import type { Anchor } from '../disclosure/index.js';

/** 静默范围. `disclosure`: this document and its other versions; `later-years`: also the same unit in later years. */
export type SilenceReach = 'disclosure' | 'later-years';

/** 静默. A false alarm that was said once and is kept silent for the same relation. */
export type Silence = {
  readonly id: string;
  /** Document and finding it was said of. */
  readonly document: string;
  readonly finding: string;
  readonly reach: SilenceReach;
  readonly state: 'active' | 'withdrawn';
  readonly reason: string;
  readonly author: string;
  /** ISO 8601 with offset. */
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly revision: number;
};

/** Years and figures differ from year to year in what is otherwise the same heading or sentence. */
function withoutFigures(text: string | null): string {
  return (text ?? '')
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/\d[\d,.]*/g, '#');
}

/** What tells a place again in another version or year: no index, no line, no figure. */
function placeOf({ tableKind, tableTitle, rowKey, rowLabel, columnPath, project, quote }: Anchor): readonly string[] {
  const isText = tableKind === null && rowKey === null && columnPath === null;
  return [
    tableKind ?? '',
    tableKind === 'other' ? withoutFigures(tableTitle) : '',
    rowKey ?? rowLabel ?? '',
    withoutFigures(columnPath),
    project ?? '',
    isText ? withoutFigures(quote) : '',
  ];
}

/**
 * 关系. What makes a finding of another version or year the same relation: its rule, and table kind, row and column. Where it
 * stands on no cell, every figure it compares is part of the relation: a silence that reaches too far hides an error, one
 * that falls short only asks again.
 */
export function relationOf({ rule, at, evidence }: Finding): string {
  const isCell = at.tableKind !== null && (at.rowKey ?? at.rowLabel) !== null && at.columnPath !== null;
  const compared = isCell ? [] : evidence.map(({ anchor, role }) => [role, ...placeOf(anchor)]);
  return JSON.stringify([rule, placeOf(at), compared]);
}
