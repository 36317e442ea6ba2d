import type { Workspace } from './open.js';
import { KIND_MARKS, SEARCH_KINDS, type SearchKind, type SearchPlace } from './search-entries.js';
import { CELL_SEPARATOR, findHits, matchExpression, type Span } from './search-words.js';

/** Something found. */
type SearchHit = {
  readonly kind: SearchKind;
  readonly document: string;
  /** The text around the hits, as shown; offsets of `hits` are into it. */
  readonly text: string;
  readonly hits: readonly Span[];
  readonly place: SearchPlace;
  /** Column of the cell that was hit, where the text is a row. */
  readonly column: number | null;
};

/** What was found of one kind. `more`: there is more of it than is listed. */
export type SearchGroup = { readonly kind: SearchKind; readonly hits: readonly SearchHit[]; readonly more: boolean };

type Found = { readonly document: string; readonly text: string; readonly place: string };

/** Shown before the first hit of a text that does not fit a line of the list, and of the text at most, in characters. */
const BEFORE = 16;
const LONGEST = 120;
/** What fits a line. */
const LINE = 36;

/** A part of the text with the first hit in it. */
function excerpt(text: string, hits: readonly Span[]): { readonly text: string; readonly hits: readonly Span[] } {
  const first = hits[0]?.start ?? 0;
  const start = text.length <= LINE ? 0 : Math.max(0, first - BEFORE);
  const end = Math.min(text.length, start + LONGEST);
  const lead = start > 0 ? '…' : '';
  return {
    text: `${lead}${text.slice(start, end).replaceAll(CELL_SEPARATOR, ' ')}${end < text.length ? '…' : ''}`,
    hits: hits
      .filter((hit) => hit.start >= start && hit.start < end)
      .map((hit) => ({
        start: hit.start - start + lead.length,
        end: Math.min(hit.end, end) - start + lead.length,
      })),
  };
}

function hitOf(kind: SearchKind, { document, text, place }: Found, query: string): SearchHit {
  const where = JSON.parse(place) as SearchPlace;
  const hits = findHits(text, query);
  const first = hits[0];
  const cell = first === undefined ? null : text.slice(0, first.start).split(CELL_SEPARATOR).length - 1;
  const column = kind !== 'row' || cell === null ? null : (where.columns?.[cell] ?? cell);
  return { kind, document, place: where, column, ...excerpt(text, hits) };
}

/**
 * Looks for a query in everything: the latest versions of documents, and all notes. Each kind has its own limit, the
 * latest entries first. Empty where the query holds nothing that could be looked for.
 */
export function searchWorkspace(
  workspace: Workspace,
  query: string,
  limits: (kind: SearchKind) => number,
): readonly SearchGroup[] {
  const find = workspace.database.prepare<[string, number, number], Found>(
    `SELECT entry.document, entry.text, entry.place
     FROM search_index CROSS JOIN search_entry AS entry ON entry.id = search_index.rowid
     JOIN document ON document.sha256 = entry.document
     WHERE search_index MATCH ? AND (document.latest = 1 OR ? = 1)
     ORDER BY search_index.rowid DESC LIMIT ?`,
  );
  return SEARCH_KINDS.flatMap((kind): readonly SearchGroup[] => {
    const limit = limits(kind);
    const expression = matchExpression(query, KIND_MARKS[kind]);
    if (expression === null || limit === 0) return [];
    const found = find.all(expression, Number(kind === 'note'), limit + 1);
    if (found.length === 0) return [];
    const hits = found.slice(0, limit).map((one) => hitOf(kind, one, query));
    return [{ kind, hits, more: found.length > limit }];
  });
}
