import { z } from 'zod';
import type { Place } from '../../core/disclosure/index.js';

const KINDS = ['document', 'table', 'row', 'project', 'sentence', 'finding', 'note'] as const;

/** What can be found, in the order in which results are shown. */
export type SearchKind = (typeof KINDS)[number];

/** Where something found stands in its document. What does not apply is left out. */
type SearchPlace = {
  readonly table?: string;
  readonly row?: number;
  readonly project?: string;
  /** Heading or id of the section. */
  readonly section?: string;
  readonly at?: Place;
  readonly finding?: string;
  readonly note?: string;
};

/** Something found. */
export type SearchHit = {
  readonly kind: SearchKind;
  readonly document: string;
  readonly fileName: string;
  readonly unitName: string | null;
  readonly fiscalYear: number | null;
  /** The text around the hits; offsets of `hits` are into it, end exclusive. */
  readonly text: string;
  readonly hits: readonly { readonly start: number; readonly end: number }[];
  readonly place: SearchPlace;
  /** Column of the cell that was hit, where the text is a row. */
  readonly column: number | null;
};

/** What was found of one kind. `more`: there is more of it than is listed. */
export type SearchGroup = { readonly kind: SearchKind; readonly hits: readonly SearchHit[]; readonly more: boolean };

export type SearchResult = {
  readonly groups: readonly SearchGroup[];
  /** Documents of an earlier workspace that are not in the index yet; their contents are not found. */
  readonly pending: number;
};

/** 搜索: input schemas of the operations. */
export const searchOperations = {
  /** Looks in everything; `only`: more of one kind. */
  'search.query': z.object({ query: z.string().max(200), only: z.enum(KINDS).optional() }),
} as const;

/** 搜索: results of the operations. */
export type SearchResults = { 'search.query': SearchResult };
