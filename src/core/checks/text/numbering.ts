import type { Disclosure } from '../../disclosure/index.js';
import { isAfterTable, isTableBetween, linesOf, type TextLine } from './lines.js';

/** Styles of numbers, outermost first. */
const STYLES: readonly RegExp[] = [
  /^第([一二三四五六七八九十]+)(?:部分|章)/,
  /^([一二三四五六七八九十]+)、/,
  /^[（(]([一二三四五六七八九十]+)[）)]/,
  /^(\d{1,2})[.．、](?!\d(?!\d{3}\s*年))/,
  /^[（(](\d{1,2})[）)]/,
];

const DIGITS = '零一二三四五六七八九';

/** 「十二」 as 12; null where it is no number. */
function valueOf(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text);
  const match = /^(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(text);
  if (match === null || text === '') return null;
  const tens = match[2] === undefined ? 0 : match[1] === undefined ? 1 : DIGITS.indexOf(match[1]);
  return tens * 10 + (match[3] === undefined ? 0 : DIGITS.indexOf(match[3]));
}

/** A number that does not follow the one before it. */
export type Break = {
  readonly before: TextLine;
  readonly after: TextLine;
  /** The numbers as printed: 「（七）」「（九）」. */
  readonly from: string;
  readonly to: string;
  readonly kind: 'gap' | 'twice';
  /** How many numbers are left out. */
  readonly skipped: number;
  /** Depth of the style, 0 outermost. */
  readonly depth: number;
  /** Both are headings, so that what is lost is a heading too. */
  readonly isHeadings: boolean;
  /** The heading of the one part that is left out, where it stands further on. */
  readonly elsewhere: TextLine | null;
};

/** A numbered heading that begins its list although its number is not the first. */
type Start = { readonly line: TextLine; readonly printed: string; readonly depth: number };

type Open = { readonly value: number; readonly line: TextLine; readonly printed: string };

const BREAKS = new WeakMap<Disclosure, readonly Break[]>();

/**
 * True where a sentence of the list may have been taken for a note of a table, so that nothing is missing: a table stands
 * within the list, or right before it without a heading that ends what belongs to the table.
 */
function mayBeNote(disclosure: Disclosure, { before, after }: Pick<Break, 'before' | 'after'>): boolean {
  if (isTableBetween(disclosure, before, after)) return true;
  const lines = linesOf(disclosure);
  const heading = lines
    .slice(0, lines.indexOf(before))
    .findLast(({ isHeading, section }) => isHeading && section !== null);
  return heading === undefined ? isAfterTable(disclosure, before) : isTableBetween(disclosure, heading, before);
}

/** Every place where numbering skips or repeats, in each style by itself; a new outer number starts the inner ones anew. */
export function breaksOf(disclosure: Disclosure): readonly Break[] {
  const known = BREAKS.get(disclosure);
  if (known !== undefined) return known;
  const open: (Open | undefined)[] = [];
  const breaks: Omit<Break, 'elsewhere'>[] = [];
  const parts = new Map<number, TextLine>();
  const lines = linesOf(disclosure);
  for (const line of lines) {
    const text = line.text.trim();
    const depth = STYLES.findIndex((style) => style.test(text));
    const match = depth < 0 ? null : STYLES[depth]?.exec(text);
    const value = match?.[1] === undefined ? null : valueOf(match[1]);
    if (match === null || match === undefined || value === null) continue;
    const before = open[depth];
    if (depth === 0 && line.isHeading) parts.set(value, line);
    open.length = depth;
    open[depth] = { value, line, printed: match[0] };
    if (before === undefined || value === 1 || value === before.value + 1 || value < before.value) continue;
    breaks.push({
      before: before.line,
      after: line,
      from: before.printed,
      to: match[0],
      kind: value === before.value ? 'twice' : 'gap',
      skipped: value - before.value - 1,
      depth,
      isHeadings: before.line.isHeading && line.isHeading,
    });
  }
  const sure = breaks.flatMap((one): readonly Break[] => {
    const left = one.depth === 0 && one.skipped === 1 ? valueOf(STYLES[0]?.exec(one.from)?.[1] ?? '') : null;
    const found = left === null ? undefined : parts.get(left + 1);
    const elsewhere = found !== undefined && lines.indexOf(found) > lines.indexOf(one.after) ? found : null;
    return one.isHeadings || !mayBeNote(disclosure, one) ? [{ ...one, elsewhere }] : [];
  });
  BREAKS.set(disclosure, sure);
  return sure;
}

/** Outermost styles in which headings, not items of a sentence, are numbered. */
const DEEPEST_HEADING = 2;

/** True where 「第一部分」 stands anywhere: a contents page may be read in part, and its second entry is no late start. */
function hasFirstPart({ passages, sections, contents }: Disclosure): boolean {
  const texts = [...passages, ...(contents ?? [])].map(({ text }) => text);
  return [...texts, ...sections.map(({ heading }) => heading)].some((text) => /^\s*第一(?:部分|章)/.test(text));
}

/**
 * Headings that begin with 「二」: the first one of their list is lost or numbered otherwise. Right behind a table, where a heading
 * may have been taken for its title, and where an outer heading begins in the middle as well, nothing is said; a 「第一部分」 may stand on a page of its own.
 */
export function lateStartsOf(disclosure: Disclosure): readonly Start[] {
  const seen: boolean[] = [];
  let isCut = false;
  return linesOf(disclosure).flatMap((line, index, lines): readonly Start[] => {
    const text = line.text.trim();
    const depth = STYLES.findIndex((style) => style.test(text));
    const match = depth < 0 ? null : STYLES[depth]?.exec(text);
    const value = match?.[1] === undefined ? null : valueOf(match[1]);
    if (match === null || match === undefined || value === null) return [];
    const isFirst = seen[depth] !== true;
    seen.length = depth;
    seen[depth] = true;
    if (!isFirst || value === 1) return [];
    const isOuter = !isCut;
    isCut = true;
    return isOuter &&
      value === 2 &&
      line.isHeading &&
      !(depth === 0 && hasFirstPart(disclosure)) &&
      depth <= DEEPEST_HEADING &&
      !isTableBetween(disclosure, lines[index - 1], line)
      ? [{ line, printed: match[0], depth }]
      : [];
  });
}
