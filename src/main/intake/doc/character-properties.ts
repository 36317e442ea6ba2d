import type { Extent } from './fib.js';
import { runAt, type FormattedRun } from './formatted-pages.js';
import type { Piece } from './pieces.js';
import { isOn, sprmsIn } from './sprms.js';

/** Characters that are not part of the shown text, or mean something other than themselves. Bits of one number. */
export const MARK = { hidden: 1, deleted: 2, inserted: 4, special: 8 } as const;

/** 字符标记 and pictures by character position. */
export type CharacterMarks = {
  /** Bits of `MARK` for each character position. */
  readonly marks: Uint8Array;
  /** Place of the picture of a picture character in the data stream, by position. */
  readonly pictures: ReadonlyMap<number, number>;
};

type Marked = { readonly mark: number; readonly picture: number | null };

const PLAIN: Marked = { mark: 0, picture: null };
/** Short changes of a quick save by their number. */
const SHORT: Readonly<Record<number, number>> = { 0x41: MARK.deleted, 0x42: MARK.inserted, 0x5c: MARK.hidden };

/** Marks of the characters up to a position. */
export function characterMarks(
  stream: DataView,
  pieces: readonly Piece[],
  runs: readonly FormattedRun[],
  table: DataView,
  until: number,
): CharacterMarks {
  const marks = new Uint8Array(until);
  const pictures = new Map<number, number>();
  const known = new Map<FormattedRun, Marked>();
  for (const { from, to, offset, isNarrow, changes, shortChange } of pieces) {
    const width = isNarrow ? 1 : 2;
    const limit = Math.min(to, until);
    const end = offset + (limit - from) * width;
    for (let index = runAt(runs, offset); index < runs.length; index += 1) {
      const run = runs[index];
      if (run === undefined || run.from >= end) break;
      const marked = known.get(run) ?? markedBy(PLAIN, stream, run.changes);
      known.set(run, marked);
      if (marked.mark === 0 && marked.picture === null) continue;
      const first = from + Math.max(0, Math.floor((run.from - offset) / width));
      const last = Math.min(limit, from + Math.ceil((run.to - offset) / width));
      if (marked.mark !== 0) marks.fill(marked.mark, first, last);
      if (marked.picture !== null) pictures.set(first, marked.picture);
    }
    const extra = changes === null ? shortMark(shortChange) : markedBy(PLAIN, table, changes).mark;
    if (extra !== 0)
      for (let position = from; position < limit; position += 1) marks[position] = (marks[position] ?? 0) | extra;
  }
  return { marks, pictures };
}

function shortMark(change: number): number {
  return change >> 8 === 0 ? 0 : (SHORT[(change >> 1) & 0x7f] ?? 0);
}

function markedBy(before: Marked, view: DataView, { offset, length }: Extent): Marked {
  let { mark, picture } = before;
  const set = (bit: number, on: boolean): void => {
    mark = on ? mark | bit : mark & ~bit;
  };
  for (const sprm of sprmsIn(view, offset, offset + length)) {
    if (sprm.code === 0x083c) set(MARK.hidden, isOn(view, sprm));
    else if (sprm.code === 0x0800) set(MARK.deleted, isOn(view, sprm));
    else if (sprm.code === 0x0801) set(MARK.inserted, isOn(view, sprm));
    else if (sprm.code === 0x0855) set(MARK.special, isOn(view, sprm));
    else if (sprm.code === 0x6a03) picture = view.getUint32(sprm.at, true);
    // A symbol of a special font: the character itself is a stand-in.
    else if (sprm.code === 0x6a09) set(MARK.special, true);
  }
  return { mark, picture };
}
