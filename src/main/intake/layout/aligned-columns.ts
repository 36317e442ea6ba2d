import type { Box } from './geometry.js';
import { around, type PlacedCharacter } from './page.js';
import type { TextLine } from './text-lines.js';

/** 词. Characters of one line without a gap between them that could part two columns. */
export type Word = {
  readonly text: string;
  readonly box: Box;
  readonly baseline: number;
  readonly size: number;
  readonly characters: readonly PlacedCharacter[];
};

/** 列. The stretch of the page that the words of a column fill. */
export type AlignedColumn = { readonly from: number; readonly to: number; readonly isAmounts: boolean };

/** A gap wider than this, in em, may part two columns. */
const GAP = 0.35;
/** Of so many rows one may reach over a gap: 合计 stands over codes and names. */
const ROWS_FOR_ONE_ACROSS = 5;
/** Amounts of a column end, begin or have their middle this near to each other, in em. */
const SAME_PLACE = 0.5;
const FEWEST_AMOUNTS = 3;

const AMOUNT = /^[-−▲△]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)%?$/;
const FIGURE = /^(?:[-−▲△]?\d[\d,]*(?:\.\d+)?%?|[-−—–]{1,2})$/;

/** True for an amount with decimals or thousands separators: what tables without lines consist of here. */
export function isAmount(word: Word): boolean {
  return AMOUNT.test(figureIn(word));
}

/** True for any figure, and for the dash that stands where there is none. */
export function isFigure(word: Word): boolean {
  return FIGURE.test(figureIn(word));
}

const figures = new WeakMap<Word, string>();

/** A figure as it is printed elsewhere: digits of full width are narrow, brackets are a sign. */
function figureIn(word: Word): string {
  const known = figures.get(word);
  if (known !== undefined) return known;
  const made = word.text.normalize('NFKC').replace(/^\((.+)\)$/, '-$1');
  figures.set(word, made);
  return made;
}

/** How columns are told: from how many amounts, by gaps of how many em, and whether one row may reach over them. */
export type Loose = { readonly fewest: number; readonly gap: number; readonly isAcross: boolean };

const STRICT: Loose = { fewest: FEWEST_AMOUNTS, gap: GAP, isAcross: true };

/** The words of a line, from left to right. Nothing where the line is turned. */
export function wordsOf(line: TextLine): readonly Word[] {
  if (line.characters.some(({ turn }) => turn !== 0)) return [];
  const groups: PlacedCharacter[][] = [];
  let end = -Infinity;
  for (const character of line.characters) {
    const open = groups[groups.length - 1];
    if (open === undefined || character.box[0] - end > GAP * character.size) groups.push([character]);
    else open.push(character);
    end = Math.max(end, character.box[2]);
  }
  return groups.map((characters) => ({
    text: characters.map(({ text }) => text).join(''),
    box: around(characters.map(({ box }) => box)),
    baseline: line.baseline,
    size: line.size,
    characters,
  }));
}

/**
 * The columns of rows with amounts: what white gaps part that run through all rows, or through all but one word that is no
 * figure. Null where amounts do not stand below each other, or two figures would share a cell: then the gaps are no columns.
 */
export function columnsOf(
  rows: readonly (readonly Word[])[],
  { fewest, gap, isAcross }: Loose = STRICT,
): readonly AlignedColumn[] | null {
  const size = Math.max(...rows.flat().map((word) => word.size));
  const across = isAcross && rows.length >= ROWS_FOR_ONE_ACROSS ? 1 : 0;
  let found = stretchesOf(rows.flat(), 0, gap * size);
  if (across > 0) {
    const wide = stretchesOf(rows.flat(), across, gap * size);
    const reaching = rows.flat().filter((word) => under(word, wide).length > 1);
    const isOneRow = new Set(reaching.map(({ baseline }) => baseline)).size <= across;
    const alone = rows.flat().filter((word) => under(word, wide).length === 0);
    if (isOneRow && !reaching.some(isFigure) && wide.length > 0) found = withAlone(wide, alone, gap * size);
  }
  const columns = found.map(([from, to]): AlignedColumn => {
    const words = rows.flat().filter(({ box }) => box[0] < to && box[2] > from);
    return { from, to, isAmounts: areAmounts(words, size, fewest) };
  });
  const isMixed = rows.some((row) =>
    found.some((stretch) => {
      const words = row.filter((word) => under(word, [stretch]).length > 0);
      return words.length > 1 && words.some(isAmount);
    }),
  );
  return isMixed || !columns.some(({ isAmounts }) => isAmounts) ? null : columns;
}

type Stretch = readonly [from: number, to: number];

/** Indexes of the stretches that a word stands in. */
export function under({ box }: Word, stretches: readonly Stretch[]): readonly number[] {
  return stretches.flatMap(([from, to], index) => (box[0] < to && box[2] > from ? [index] : []));
}

/** Stretches that more than `across` words cover, parted by gaps. */
function stretchesOf(words: readonly Word[], across: number, gap: number): readonly Stretch[] {
  const ends = words
    .flatMap(({ box }) => [
      { at: box[0], step: 1 },
      { at: box[2], step: -1 },
    ])
    .sort((left, right) => left.at - right.at || left.step - right.step);
  const stretches: [number, number][] = [];
  let depth = 0;
  for (const { at, step } of ends) {
    const before = depth;
    depth += step;
    if (before <= across && depth > across) {
      const last = stretches[stretches.length - 1];
      if (last === undefined || at - last[1] > gap) stretches.push([at, at]);
    } else if (before > across && depth <= across) {
      const last = stretches[stretches.length - 1];
      if (last !== undefined) last[1] = at;
    }
  }
  return stretches;
}

/** Words in no stretch are columns with one filled cell. */
function withAlone(stretches: readonly Stretch[], alone: readonly Word[], gap: number): readonly Stretch[] {
  const all = [...stretches, ...stretchesOf(alone, 0, gap)].toSorted((left, right) => left[0] - right[0]);
  return all;
}

/** True where most words are amounts that end, begin or have their middle at the same place. */
function areAmounts(words: readonly Word[], size: number, fewest: number): boolean {
  const amounts = words.filter(isAmount);
  if (amounts.length < fewest || words.filter(isFigure).length < 0.8 * words.length) return false;
  const places = [
    amounts.map(({ box }) => box[2]),
    amounts.map(({ box }) => box[0]),
    amounts.map(({ box }) => (box[0] + box[2]) / 2),
  ];
  return places.some((own) => {
    const middle = own.toSorted((left, right) => left - right)[own.length >> 1] ?? 0;
    return own.filter((place) => Math.abs(place - middle) <= SAME_PLACE * size).length >= 0.8 * own.length;
  });
}
