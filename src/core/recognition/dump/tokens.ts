import type { Place } from '../../disclosure/index.js';

/**
 * 残行. One piece of a table that a PDF dump broke into lines: a figure, a run of digits (a code, or part of one), or words.
 */
export type Token = {
  readonly type: 'figure' | 'digits' | 'words';
  readonly text: string;
  readonly at: Place;
};

/** A line of the dump. */
export type DumpLine = { readonly text: string; readonly at: Place };

const LONE_FIGURE = /^-?\d{1,3}(?:,\d{3})*\.(\d+)$|^-?\d+\.(\d+)$/;
/** Project codes mix digits with one letter: 「2032R00」. */
const CODE_PIECE = /^[0-9A-Z]*\d[0-9A-Z]*$/;

/**
 * The number of decimals that most figures show; null where there is no figure at all. A figure that is followed by a
 * digit or two on its own (「0.0」「0」) was broken and counts with them.
 */
export function usualDecimals(lines: readonly DumpLine[]): number | null {
  const counts = new Map<number, number>();
  const pieces = lines.flatMap((line) => line.text.split(/[\s\u3000]+/)).filter((piece) => piece !== '');
  pieces.forEach((piece, index) => {
    const match = LONE_FIGURE.exec(piece);
    const decimals = (match?.[1] ?? match?.[2])?.length;
    if (decimals === undefined) return;
    const next = pieces[index + 1] ?? '';
    const whole = decimals + (/^\d{1,2}$/.test(next) ? next.length : 0);
    counts.set(whole, (counts.get(whole) ?? 0) + 1);
  });
  const best = [...counts].toSorted((a, b) => b[1] - a[1])[0];
  return best?.[0] ?? null;
}

/**
 * Cuts the lines into tokens. With the usual number of decimals known, figures that ran together come apart in exactly
 * one way (「51.4741.47」 → 51.47, 41.47), a figure leaves the label it ran into (「51.47一、…」), and a figure broken over
 * lines (「0.」「00」) is joined again.
 */
export function tokenise(lines: readonly DumpLine[], decimals: number): readonly Token[] {
  const figure = new RegExp(String.raw`^-?(?:\d{1,3}(?:,\d{3})+|\d+)\.\d{${decimals}}`);
  const broken = new RegExp(String.raw`^-?(?:\d{1,3}(?:,\d{3})+|\d+)\.\d{0,${decimals - 1}}$`);
  const tokens: Token[] = [];
  let open: { text: string; at: Place } | null = null;
  for (const line of lines) {
    for (const piece of line.text.split(/[\s\u3000]+/)) {
      if (piece === '') continue;
      let rest = piece;
      if (open !== null) {
        const missing: number = decimals - (open.text.split('.')[1]?.length ?? 0);
        if (/^\d+$/.test(rest) && rest.length === missing) {
          tokens.push({ type: 'figure', text: open.text + rest, at: open.at });
          open = null;
          continue;
        }
        tokens.push({ type: 'words', text: open.text, at: open.at });
        open = null;
      }
      while (rest !== '') {
        const whole = figure.exec(rest);
        if (whole !== null) {
          tokens.push({ type: 'figure', text: whole[0], at: line.at });
          rest = rest.slice(whole[0].length);
          continue;
        }
        if (decimals > 0 && broken.test(rest)) {
          open = { text: rest, at: line.at };
          break;
        }
        const next = nextFigure(rest, figure);
        const words = next === -1 ? rest : rest.slice(0, next);
        tokens.push({ type: CODE_PIECE.test(words) ? 'digits' : 'words', text: words, at: line.at });
        rest = next === -1 ? '' : rest.slice(next);
      }
    }
  }
  if (open !== null) tokens.push({ type: 'words', text: open.text, at: open.at });
  return tokens;
}

/** Offset at which a figure begins inside a piece that begins with words, or -1. */
function nextFigure(text: string, figure: RegExp): number {
  for (let index = 1; index < text.length; index += 1) {
    if (/[\d-]/.test(text.charAt(index)) && !/[\d.,]/.test(text.charAt(index - 1)) && figure.test(text.slice(index)))
      return index;
  }
  return -1;
}
