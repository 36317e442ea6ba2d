import type { Place } from '../../disclosure/index.js';
import type { Token } from './tokens.js';

/** One side of a row of an overview table. */
type Side = { readonly label: string; readonly figure: string; readonly at: Place };
export type TwoSidedRow = { readonly left: Side | null; readonly right: Side | null; readonly at: Place };

const ORDINAL =
  /(?=(?<![一二三四五六七八九十廿卅])[一二三四五六七八九十廿卅]+、|[（(][一二三四五六七八九十廿卅]+[）)])/;
/** Lines that carry no ordinal. 上年结转 and 年终结转 may also follow one. */
const TOTALS = /(?=本年收入合计|本年支出合计|收入总计|支出总计)|(?<![、）)])(?=上年结转|年终结转|年末结转|结转下年)/;
const FOOTNOTE = /^(?:备注|注|说明)[:：]/;
const RIGHT = /支出|年终结转|年末结转|结转下年|预备费/;

/**
 * Rebuilds an overview table (income on the left, expenditure on the right) from its labels: each begins with an ordinal or
 * is a known total, and the words say the side. Null where no such label is found.
 */
export function rebuildTwoSided(tokens: readonly Token[]): readonly TwoSidedRow[] | null {
  const sides: (Side & { readonly right: boolean })[] = [];
  let words = '';
  let at: Place = {};
  const flush = (figure: string): void => {
    const labels = words
      .split(ORDINAL)
      .flatMap((part) => part.split(TOTALS))
      .filter((label) => isLabel(label));
    labels.forEach((label, index) => {
      sides.push({ label, figure: index === labels.length - 1 ? figure : '', at, right: RIGHT.test(label) });
    });
    words = '';
  };
  for (const token of tokens) {
    if (token.type === 'figure') {
      flush(token.text);
      continue;
    }
    if (words === '') {
      if (FOOTNOTE.test(token.text)) break;
      at = token.at;
    }
    words += token.text;
  }
  flush('');
  if (sides.length === 0) return null;
  return pair(sides);
}

function isLabel(text: string): boolean {
  return /^(?:[一二三四五六七八九十廿卅]+、|[（(][一二三四五六七八九十廿卅]+[）)]).+|^(?:本年收入合计|本年支出合计|收入总计|支出总计|上年结转|年终结转|年末结转|结转下年)/.test(
    text,
  );
}

/** The dump follows the rows: a left side opens a row, a right side closes it. */
function pair(sides: readonly (Side & { readonly right: boolean })[]): readonly TwoSidedRow[] {
  const rows: { left: Side | null; right: Side | null; at: Place }[] = [];
  for (const { right, ...side } of sides) {
    const current = rows.at(-1);
    if (right && current !== undefined && current.right === null) current.right = side;
    else rows.push({ left: right ? null : side, right: right ? side : null, at: side.at });
  }
  return rows;
}
