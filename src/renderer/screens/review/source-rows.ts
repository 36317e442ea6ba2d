import type { Anchor } from '../../../shared/desk-api.js';

/** A piece of a source line as the pane shows it: every piece takes one row of fixed height. */
export type SourceRow = {
  /** Number of the source line, from 1. */
  readonly line: number;
  /** Where the piece begins in its line, as shown; 0 for the first piece. */
  readonly offset: number;
  readonly text: string;
};

/** Width of a piece in ems. */
function widthOfText(text: string): number {
  let width = 0;
  for (const character of text) width += widthOf(character);
  return width;
}

/** How a tab of the source is shown. */
const TAB = '  │  ';

const widthOf = (character: string): number => (character.charCodeAt(0) > 0x2e7f ? 1 : 0.6);

/**
 * Breaks the lines into pieces of at most `ems` widths, by its own count and not the browser's, so that the pane needs no
 * measuring to know where a line stands. Figures are not torn apart where a break before them is possible.
 */
export function sourceRows(lines: readonly string[], ems: number): readonly SourceRow[] {
  const rows: SourceRow[] = [];
  lines.forEach((raw, index) => {
    const text = shownLine(raw);
    let start = 0;
    let width = 0;
    let lastBreak = 0;
    const push = (end: number): void => {
      rows.push({ line: index + 1, offset: start, text: text.slice(start, end) });
      start = end;
    };
    for (let at = 0; at < text.length; at++) {
      const character = text[at] ?? '';
      if (!/[\d.,%A-Za-z]/.test(character)) lastBreak = at;
      const own = widthOf(character);
      if (width + own > ems) {
        const end =
          lastBreak > start && !/[\d.,%A-Za-z]/.test(text[lastBreak] ?? '') && lastBreak < at ? lastBreak + 1 : at;
        push(end);
        width = widthOfText(text.slice(start, at));
      }
      width += own;
    }
    push(text.length);
  });
  return rows;
}

/** Lines an anchor covers, from 1; null where the source does not tell. */
export function anchorLines(
  anchor: Anchor | null,
  lines: readonly string[],
): readonly [first: number, last: number] | null {
  if (anchor === null) return null;
  const { line, endLine } = anchor.place ?? {};
  if (line !== undefined) return [line, Math.max(line, endLine ?? line)];
  // Without a line the quoted words show the place, where they occur only once.
  const quote = anchor.quote?.trim() ?? '';
  if (quote === '') return null;
  const hits = lines.flatMap((text, index) => (text.includes(quote) ? [index + 1] : []));
  const [only] = hits;
  return hits.length === 1 && only !== undefined ? [only, only] : null;
}

/** Characters of a shown line that an anchor means. */
export type MarkedSpan = { readonly line: number; readonly start: number; readonly end: number };

/** The very words or figure an anchor means: its field of the line, else its quote where it stands there only once. */
export function anchorSpan(anchor: Anchor | null, lines: readonly string[]): MarkedSpan | null {
  const [line] = anchorLines(anchor, lines) ?? [];
  if (anchor === null || line === undefined) return null;
  const raw = lines[line - 1] ?? '';
  const quote = anchor.quote?.trim() ?? '';
  if (quote === '') return null;
  const fields = raw.split('\t');
  const field = anchor.place?.field;
  const text = shownLine(raw);
  if (field !== undefined && fields[field]?.trim() === quote) {
    const start = fields.slice(0, field).reduce((sum, one) => sum + one.length + TAB.length, 0);
    const inner = fields[field].indexOf(quote);
    return { line, start: start + inner, end: start + inner + quote.length };
  }
  const start = text.indexOf(quote);
  return start === -1 || text.includes(quote, start + 1) ? null : { line, start, end: start + quote.length };
}

/** Cuts a piece at the marked characters: [before, marked, after]; null where none of them are in it. */
export function cutAtSpan(row: SourceRow, span: MarkedSpan | null): readonly [string, string, string] | null {
  if (span === null || span.line !== row.line) return null;
  const from = Math.max(0, span.start - row.offset);
  const to = Math.min(row.text.length, span.end - row.offset);
  return from >= to ? null : [row.text.slice(0, from), row.text.slice(from, to), row.text.slice(to)];
}

function shownLine(raw: string): string {
  // Empty fields at the end of a table row say nothing and would only fill a second row of the pane.
  return raw.trimEnd().replaceAll('\t', TAB);
}
