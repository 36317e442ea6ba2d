/**
 * 检索用词. SQLite's own tokenisers know no Chinese words, and its trigrams none of one or two characters. Here text
 * becomes words before it reaches the index: overlapping pairs of characters (with the last one alone at the end of a run), whole
 * numbers without thousands separators, whole Latin words. A query becomes phrases of the same words, so that a hit is always
 * the typed characters in their order, whatever spaces and punctuation stand between them.
 */

/** The smallest unit that is compared: a character, a number or a Latin word; offsets into the text as given. */
type Atom = {
  readonly text: string;
  readonly type: 'character' | 'number' | 'latin';
  readonly start: number;
  readonly end: number;
};

/** Part of a text by offsets, end exclusive. */
export type Span = { readonly start: number; readonly end: number };

// A separator groups by three; while a query is being typed its last group may still be short.
const ATOM = /(\d+(?:,\d{3})*(?:,\d{1,2}$)?(?:\.\d+)?)|([a-z]+)|(\p{L})/gu;

/** Cells of a row are kept apart: no hit goes from one into the next. */
export const CELL_SEPARATOR = '\t';

/** Most characters that are remembered: hostile texts have any number of them. */
const MOST_PIECES = 20_000;
const PIECES = new Map<string, string>();

/** A character with its width and case made equal. A text has few different ones, and to ask anew costs more than all the rest. */
function pieceOf(character: string): string {
  const known = PIECES.get(character);
  if (known !== undefined) return known;
  const piece = character.normalize('NFKC').toLowerCase();
  if (PIECES.size < MOST_PIECES) PIECES.set(character, piece);
  return piece;
}

/** Text with widths and letters made equal, and for each of its units where it came from. */
function normalised(text: string): { readonly text: string; readonly from: readonly number[] } {
  let made = '';
  const from: number[] = [];
  let offset = 0;
  for (const character of text) {
    const piece = pieceOf(character);
    made += piece;
    for (let index = 0; index < piece.length; index += 1) from.push(offset);
    offset += character.length;
  }
  from.push(text.length);
  return { text: made, from };
}

function atomsOf(text: string): readonly Atom[] {
  const plain = normalised(text);
  return [...plain.text.matchAll(ATOM)].map((match): Atom => {
    const [whole, number, latin] = match;
    const end = match.index + whole.length;
    return {
      text: number === undefined ? whole : whole.replaceAll(',', ''),
      type: number !== undefined ? 'number' : latin !== undefined ? 'latin' : 'character',
      start: plain.from[match.index] ?? 0,
      end: plain.from[end] ?? text.length,
    };
  });
}

/** Words of a part of a query. Its last run of characters goes on behind the end: the last pair stands for it. */
function wordsOf(atoms: readonly Atom[]): readonly string[] {
  return atoms.flatMap((atom, index): readonly string[] => {
    if (atom.type !== 'character') return [atom.text];
    const next = atoms[index + 1];
    if (next?.type === 'character') return [atom.text + next.text];
    const before = atoms[index - 1];
    // Alone the end of the query stands for any pair that begins with it.
    return next === undefined && before?.type === 'character' ? [] : [atom.text];
  });
}

/** As ATOM, with the characters of a run in one piece. */
const RUN = /(\d+(?:,\d{3})*(?:,\d{1,2}$)?(?:\.\d+)?)|([a-z]+)|((?:(?![a-z])\p{L})+)/gu;

/** Words of a cell: those of a query with the same text, and the end of every run. A document has thousands of cells. */
function cellWords(cell: string): readonly string[] {
  let plain = '';
  for (const character of cell) plain += pieceOf(character);
  const words: string[] = [];
  let waiting = '';
  for (const [whole, number, latin] of plain.matchAll(RUN)) {
    if (number === undefined && latin === undefined) {
      for (const character of whole) {
        if (waiting !== '') words.push(waiting + character);
        waiting = character;
      }
      continue;
    }
    if (waiting !== '') words.push(waiting);
    waiting = '';
    words.push(number === undefined ? whole : whole.replaceAll(',', ''));
  }
  if (waiting !== '') words.push(waiting);
  return words;
}

/** What the index holds of a text: words with a space between, each with a mark before it. */
export function indexWords(text: string, mark: string): string {
  return text
    .split(CELL_SEPARATOR)
    .flatMap(cellWords)
    .map((word) => mark + word)
    .join(' ');
}

function partsOf(query: string): readonly (readonly Atom[])[] {
  return query
    .normalize('NFKC')
    .split(/\s+/)
    .map((part) => atomsOf(part))
    .filter((atoms) => atoms.length > 0);
}

/**
 * The query in the language of FTS5, for words with a mark before each: every part between spaces must be there. Null where
 * nothing can be looked for.
 */
export function matchExpression(query: string, mark: string): string | null {
  const phrases = partsOf(query).map((atoms) => {
    const words = wordsOf(atoms).map((word) => mark + word);
    const last = atoms.at(-1);
    const isWhole = last?.type === 'character' && atoms.at(-2)?.type === 'character';
    return `"${words.join(' ')}"${isWhole ? '' : ' *'}`;
  });
  return phrases.length === 0 ? null : phrases.join(' AND ');
}

/** Where the parts of a query stand in a text, from left to right. */
export function findHits(text: string, query: string): readonly Span[] {
  const parts = partsOf(query);
  const hits: Span[] = [];
  let offset = 0;
  for (const cell of text.split(CELL_SEPARATOR)) {
    const atoms = atomsOf(cell);
    for (const part of parts) {
      for (let index = 0; index + part.length <= atoms.length; index += 1) {
        if (!standsAt(atoms, index, part)) continue;
        const first = atoms[index];
        const last = atoms[index + part.length - 1];
        if (first !== undefined && last !== undefined)
          hits.push({ start: offset + first.start, end: offset + last.end });
        index += part.length - 1;
      }
    }
    offset += cell.length + CELL_SEPARATOR.length;
  }
  return merged(hits.toSorted((one, other) => one.start - other.start));
}

function standsAt(atoms: readonly Atom[], index: number, part: readonly Atom[]): boolean {
  return part.every((wanted, ordinal) => {
    const there = atoms[index + ordinal];
    if (there === undefined || there.type !== wanted.type) return false;
    const mayGoOn = ordinal === part.length - 1 && wanted.type !== 'character';
    return mayGoOn ? there.text.startsWith(wanted.text) : there.text === wanted.text;
  });
}

function merged(hits: readonly Span[]): readonly Span[] {
  const made: Span[] = [];
  for (const hit of hits) {
    const last = made.at(-1);
    if (last !== undefined && hit.start <= last.end) {
      made[made.length - 1] = { start: last.start, end: Math.max(last.end, hit.end) };
    } else made.push(hit);
  }
  return made;
}
