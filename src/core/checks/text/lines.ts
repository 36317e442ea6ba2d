import type { Disclosure, Passage, Place } from '../../disclosure/index.js';
import { matchesIn } from './matches.js';

/**
 * 一段文字. A passage as the wording rules see it: in the order of the document, without what the extraction added, and
 * with its heading number split off. Offsets are those of the passage.
 */
export type TextLine = {
  readonly passage: Passage;
  /** The passage's text; residue of the extraction is blanked out, character for character. */
  readonly text: string;
  readonly section: string | null;
  /** A short line without a full stop or a figure: a heading. */
  readonly isHeading: boolean;
  /** Inside 名词解释, where terms are defined and nothing is stated about this year. */
  readonly isDefinition: boolean;
};

/** 识别残留. Words that no Chinese official document prints: descriptions of seals and pictures, tags, stray 「and」. */
const RESIDUE =
  /<\/?[a-z][^<>]{0,40}>|[A-Za-z][A-Za-z.,'’"“”;:()\s-]{30,}|(?<=[\u4e00-\u9fff])\s*\band\b\s*(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])and(?=[\u4e00-\u9fff])|[≡]/g;

const LONGEST_HEADING = 60;
const ORDINAL =
  /^(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、])/;

/** The residue in a text, as printed. */
export function residueOf(text: string): readonly string[] {
  if (!/[A-Za-z≡]/.test(text)) return [];
  return matchesIn(text, RESIDUE)
    .map(([words]) => words.trim())
    .filter((words) => words !== '');
}

/** The text without residue, every other character where it was. */
export function withoutResidue(text: string): string {
  // Most texts have no Latin letter at all.
  return !/[A-Za-z≡]/.test(text) ? text : text.replace(RESIDUE, (words) => ' '.repeat(words.length));
}

/** The place of the character at `offset`. */
export function placeIn(passage: Passage, offset: number): Place {
  let place: Place = passage.marks[0]?.at ?? {};
  for (const mark of passage.marks) {
    if (mark.start > offset) break;
    place = mark.at;
  }
  return place;
}

/** Where a place stands in the document: its file, where there are several, then page before line, then height on the page. */
function rank(place: Place): readonly [number, number, number] {
  return [place.part?.order ?? 0, place.page ?? 0, place.line ?? place.box?.[1] ?? 0];
}

type Rank = ReturnType<typeof rank>;

function order(one: Rank, other: Rank): number {
  return one[0] - other[0] || one[1] - other[1] || one[2] - other[2];
}

function isHeadingText(text: string, section: string | null): boolean {
  if (text.length > LONGEST_HEADING || /[。；，]|\d\s*(?:万?元|%|％)/.test(text)) return false;
  return ORDINAL.test(text) || (section === null && text.length <= 30);
}

const LINES = new WeakMap<Disclosure, readonly TextLine[]>();

/** All running text in the order of the document. */
export function linesOf(disclosure: Disclosure): readonly TextLine[] {
  const known = LINES.get(disclosure);
  if (known !== undefined) return known;
  const lines = disclosure.passages.map((passage): TextLine => {
    const text = withoutResidue(passage.text);
    return {
      passage,
      text,
      section: passage.section,
      isHeading: isHeadingText(text.trim(), passage.section),
      isDefinition: passage.section === 'N-TERM',
    };
  });
  const ranks = new Map(lines.map((line) => [line, rank(line.passage.marks[0]?.at ?? {})]));
  const sorted = [...lines].sort((a, b) => order(ranks.get(a) ?? [0, 0, 0], ranks.get(b) ?? [0, 0, 0]));
  LINES.set(disclosure, sorted);
  return sorted;
}

/** True where a table stands before the line. */
export function isAfterTable(disclosure: Disclosure, line: TextLine): boolean {
  const own = rank(line.passage.marks[0]?.at ?? {});
  return disclosure.tables.some((table) => order(rank(table.at), own) < 0);
}

/** True where a table stands between two lines, the first of which may be absent. */
export function isTableBetween(disclosure: Disclosure, before: TextLine | undefined, line: TextLine): boolean {
  if (before === undefined) return isAfterTable(disclosure, line);
  const [from, to] = [rank(before.passage.marks.at(-1)?.at ?? {}), rank(line.passage.marks[0]?.at ?? {})];
  const isBehind = (one: Rank, other: Rank): boolean => order(one, other) > 0;
  return disclosure.tables.some(({ at }) => isBehind(rank(at), from) && isBehind(to, rank(at)));
}

/** True where there is no running text and no recognised table: then nothing can be said to have been looked at. */
export function isBlank(disclosure: Disclosure): boolean {
  return disclosure.passages.length === 0 && disclosure.tables.every(({ kind }) => kind === 'other');
}

/** 表下附注. It belongs to the table above it, also where a styled title of the file makes a section of what follows. */
const NOTE = /^\s*(?:附注|备注|注)\s*[:：]/;

/** True where the document has running text beside its tables. Title pages and notes below tables alone are none. */
export function hasNarrative(disclosure: Disclosure): boolean {
  return linesOf(disclosure).some((line) => line.section !== null && line.text.includes('。') && !NOTE.test(line.text));
}

/** A stretch of a line. */
export type Spot = { readonly line: TextLine; readonly start: number; readonly end: number };

/** Every match of a global pattern in some lines. */
export function spotsOf(lines: readonly TextLine[], pattern: RegExp): readonly Spot[] {
  const spots: Spot[] = [];
  for (const line of lines) {
    // matchAll would copy the pattern for each line.
    pattern.lastIndex = 0;
    for (let match = pattern.exec(line.text); match !== null; match = pattern.exec(line.text)) {
      spots.push({ line, start: match.index, end: match.index + match[0].length });
      if (match[0] === '') pattern.lastIndex += 1;
    }
  }
  return spots;
}

/** The sentence around a stretch, without the white space around it. */
export function sentenceAround({ line, start, end }: Spot): string {
  const before = Math.max(...['。', '；', '！', '？'].map((mark) => line.text.lastIndexOf(mark, start - 1)));
  const ends = ['。', '；', '！', '？'].map((mark) => line.text.indexOf(mark, end)).filter((at) => at >= 0);
  const after = ends.length === 0 ? line.text.length : Math.min(...ends) + 1;
  return line.text.slice(before + 1, after).trim();
}

/** Characters of a clause that are quoted on either side of a stretch. */
const LONGEST_SIDE = 20;
const CLAUSE_MARK = /[，,。；;：:！？]/;

/**
 * 分句. The clause a stretch stands in, from mark to mark. `quote` is what is printed; `words` marks with 「…」 where the clause
 * goes on: words that break off in the middle without a sign read like a misprint of the document.
 */
export function clauseAround({ line: { text }, start, end }: Spot): { readonly quote: string; readonly words: string } {
  let from = start;
  while (from > 0 && start - from < LONGEST_SIDE && !CLAUSE_MARK.test(text[from - 1] ?? '')) from -= 1;
  let to = end;
  while (to < text.length && to - end < LONGEST_SIDE && !CLAUSE_MARK.test(text[to] ?? '')) to += 1;
  const quote = text.slice(from, to).trim();
  const isWhole = (at: string | undefined): boolean => at === undefined || CLAUSE_MARK.test(at);
  return { quote, words: `${isWhole(text[from - 1]) ? '' : '…'}${quote}${isWhole(text[to]) ? '' : '…'}` };
}

/** The words of a stretch. */
export function wordsOf({ line, start, end }: Spot): string {
  return line.text.slice(start, end);
}
