import { under, type AlignedColumn, type Word } from './aligned-columns.js';

/** A heading with the columns it stands over and its rows in the header. */
type Heading = {
  readonly words: readonly Word[];
  readonly first: number;
  readonly last: number;
  readonly row: number;
  readonly rowSpan: number;
};

export type Header = { readonly rowCount: number; readonly headings: readonly Heading[] };

/** How far the middle of a heading may stand beside the middle of the columns below it, in em. */
const OFF_CENTRE = 1.5;
/** Base lines of one line of headings, in em. */
const SAME_LINE = 0.3;

/** Lines of one heading, in em. */
const ONE_HEADING = 1.5;

type Placed = { readonly word: Word; readonly first: number; readonly last: number };

/**
 * What the words above the rows say about which column. A heading in the middle over several columns that have their own
 * headings below is a group. Null where words stand over no column, columns without a heading are left, or it is open which
 * columns a heading belongs to.
 */
export function headerOf(lines: readonly (readonly Word[])[], columns: readonly AlignedColumn[]): Header | null {
  const homes = new Map(lines.flat().map((word) => [word, homeOf(word, columns)] as const));
  const words = columns.map((_, index) =>
    lines
      .flat()
      .filter((word) => homes.get(word) === index)
      .sort((one, other) => one.baseline - other.baseline),
  );
  const groups: Placed[] = [];
  const grouped = new Set<Word>();
  // From the bottom: what a group holds may be groups.
  const tops = new Map<number, Word>();
  for (const line of lines.toReversed()) {
    const own = new Set(line.flatMap((word) => homes.get(word) ?? []));
    const placed = line.map((word) => {
      const home = homes.get(word) ?? 0;
      const open = (index: number): boolean => index === home || !own.has(index);
      return { word, range: rangeOf(word, home, tops, open, words, columns) };
    });
    for (const { word, range } of placed) {
      if (range === 'open') return null;
      if (range === null) {
        tops.set(homes.get(word) ?? 0, word);
        continue;
      }
      grouped.add(word);
      groups.unshift({ word, ...range });
      for (let index = range.first; index <= range.last; index += 1) tops.set(index, word);
    }
  }
  // In the gap between two columns only a group of both can stand.
  if (lines.flat().some((word) => !grouped.has(word) && standsOver(word, columns).length === 0)) return null;
  const leaves = words.map((own) => own.filter((word) => !grouped.has(word)));
  if (leaves.some((own) => own.length === 0)) return null;
  return stacked(groups, leaves);
}

/** The column a word stands over, or beside, whose middle is nearest. */
function homeOf(word: Word, columns: readonly AlignedColumn[]): number {
  const over = standsOver(word, columns);
  const middle = (word.box[0] + word.box[2]) / 2;
  const distance = (index: number): number => {
    const column = columns[index];
    return column === undefined ? Infinity : Math.abs((column.from + column.to) / 2 - middle);
  };
  const candidates = over.length > 0 ? over : columns.map((_, index) => index);
  return candidates.toSorted((one, other) => distance(one) - distance(other))[0] ?? 0;
}

function standsOver(word: Word, columns: readonly AlignedColumn[]): readonly number[] {
  return under(
    word,
    columns.map(({ from, to }) => [from, to] as const),
  );
}

type Range = { readonly first: number; readonly last: number };

/**
 * The columns that a heading stands over as a group: neighbours whose own first heading is on one line below it, with their
 * middle below its middle. Null for the heading of one column; `open` where neither is clear.
 */
function rangeOf(
  word: Word,
  home: number,
  tops: ReadonlyMap<number, Word>,
  isOpen: (index: number) => boolean,
  words: readonly (readonly Word[])[],
  columns: readonly AlignedColumn[],
): Range | 'open' | null {
  const below = tops.get(home);
  if (below === undefined) return null;
  const isOrphan = (index: number): boolean => {
    const top = tops.get(index);
    return top !== undefined && isOpen(index) && Math.abs(top.baseline - below.baseline) <= SAME_LINE * word.size;
  };
  let least = home;
  let most = home;
  while (isOrphan(least - 1)) least -= 1;
  while (isOrphan(most + 1)) most += 1;
  if (least === most) return null;
  const middle = (word.box[0] + word.box[2]) / 2;
  let best: (Range & { readonly off: number }) | null = null;
  for (let first = least; first <= home; first += 1) {
    if (tops.get(first) === tops.get(first - 1)) continue;
    for (let last = home; last <= most; last += 1) {
      if (first === last || tops.get(last) === tops.get(last + 1)) continue;
      const off = Math.abs((centreOf(first, words, columns) + centreOf(last, words, columns)) / 2 - middle);
      if (best === null || off < best.off - 1 || (off < best.off + 1 && last - first > best.last - best.first)) {
        best = { first, last, off };
      }
    }
  }
  return best !== null && best.off <= OFF_CENTRE * word.size ? { first: best.first, last: best.last } : 'open';
}

/** The middle of a column: that of its lowest heading. */
function centreOf(index: number, words: readonly (readonly Word[])[], columns: readonly AlignedColumn[]): number {
  const own = words[index];
  const lowest = own?.[own.length - 1];
  const column = columns[index];
  return lowest === undefined ? ((column?.from ?? 0) + (column?.to ?? 0)) / 2 : (lowest.box[0] + lowest.box[2]) / 2;
}

/**
 * Gives groups and columns their rows: a group stands above what it holds. Null where groups cut each other. The wider
 * groups come first.
 */
export function stacked(groups: readonly Placed[], leaves: readonly (readonly Word[])[]): Header | null {
  const merged: { words: Word[]; first: number; last: number }[] = [];
  for (const { word, first, last } of groups) {
    const same = merged.find(
      (one) =>
        one.first === first &&
        one.last === last &&
        one.words.some((other) => Math.abs(other.baseline - word.baseline) <= ONE_HEADING * word.size),
    );
    if (same !== undefined) same.words.push(word);
    else merged.push({ words: [word], first, last });
  }
  for (const [index, one] of merged.entries()) {
    for (const other of merged.slice(index + 1)) {
      const apart = one.last < other.first || other.last < one.first;
      const holds = one.first <= other.first && other.last <= one.last;
      if (!apart && !holds) return null;
    }
  }
  const depthOf = (at: number, first: number, last: number): number =>
    merged.slice(0, at).filter((one) => one.first <= first && last <= one.last).length;
  const depths = leaves.map((_, index) => depthOf(merged.length, index, index));
  const rowCount = 1 + Math.max(0, ...depths);
  return {
    rowCount,
    headings: [
      ...merged.map((one, at) => ({ ...one, row: depthOf(at, one.first, one.last), rowSpan: 1 })),
      ...leaves.map((words, index) => {
        const row = depths[index] ?? 0;
        return { words, first: index, last: index, row, rowSpan: rowCount - row };
      }),
    ],
  };
}
