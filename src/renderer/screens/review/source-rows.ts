import type { Anchor } from '../../../shared/desk-api.js';

/** A piece of a source line as the pane shows it: every piece takes one row of fixed height. */
export type SourceRow = {
  /** Number of the source line, from 1. */
  readonly line: number;
  /** Not the first piece of its line. */
  readonly continued: boolean;
  readonly text: string;
};

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
    const text = raw.replaceAll('\t', TAB).trimEnd();
    let start = 0;
    let width = 0;
    let lastBreak = 0;
    const push = (end: number): void => {
      rows.push({ line: index + 1, continued: start > 0, text: text.slice(start, end) });
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
        width = [...text.slice(start, at)].reduce((sum, one) => sum + widthOf(one), 0);
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

/** Cuts a row at the quoted words: [before, quote, after]; null where they are not in it. */
export function cutAtQuote(text: string, quote: string | null): readonly [string, string, string] | null {
  const wanted = quote?.trim() ?? '';
  if (wanted === '') return null;
  const at = text.indexOf(wanted);
  return at === -1 ? null : [text.slice(0, at), wanted, text.slice(at + wanted.length)];
}
