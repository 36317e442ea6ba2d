import type { Extent } from './fib.js';

/** Property changes of the characters or paragraphs between two places of the stream. */
export type FormattedRun = {
  readonly from: number;
  readonly to: number;
  /** Style of a paragraph; 0 for runs of characters. */
  readonly style: number;
  /** Where the property changes lie in the stream. */
  readonly changes: Extent;
};

const PAGE = 512;
const PAGE_NUMBER = 0x3f_ffff;

type RunReader = (page: number, index: number, count: number) => Omit<FormattedRun, 'from' | 'to'>;

/**
 * Runs of all formatting pages that a table names, in order and without overlap. Throws `RangeError` where a page lies
 * outside the stream: its tables would fall apart unseen.
 */
function readRuns(
  table: DataView,
  { offset, length }: Extent,
  stream: DataView,
  read: RunReader,
): readonly FormattedRun[] {
  const count = Math.floor((length - 4) / 8);
  const runs: FormattedRun[] = [];
  const seen = new Set<number>();
  for (let index = 0; index < count; index += 1) {
    const page = (table.getUint32(offset + (count + 1) * 4 + index * 4, true) & PAGE_NUMBER) * PAGE;
    if (seen.has(page)) continue;
    seen.add(page);
    const size = stream.getUint8(page + PAGE - 1);
    for (let run = 0; run < size; run += 1) {
      const from = stream.getUint32(page + run * 4, true);
      const to = stream.getUint32(page + run * 4 + 4, true);
      if (to > from) runs.push({ from, to, ...read(page, run, size) });
    }
  }
  runs.sort((a, b) => a.from - b.from);
  let end = 0;
  return runs.filter(({ from, to }) => {
    const isApart = from >= end;
    if (isApart) end = to;
    return isApart;
  });
}

/** Properties of paragraphs. */
export function paragraphRuns(table: DataView, extent: Extent, stream: DataView): readonly FormattedRun[] {
  return readRuns(table, extent, stream, (page, index, count) => {
    const entry = page + (count + 1) * 4 + index * 13;
    const at = entry < page + PAGE ? page + stream.getUint8(entry) * 2 : page;
    // No entry of its own: a paragraph of the first style.
    if (at === page) return { style: 0, changes: { offset: page, length: 0 } };
    const words = stream.getUint8(at);
    const start = words === 0 ? at + 2 : at + 1;
    const length = words === 0 ? stream.getUint8(at + 1) * 2 : words * 2 - 1;
    const end = Math.min(start + length, page + PAGE);
    return length < 2
      ? { style: 0, changes: { offset: start, length: 0 } }
      : { style: stream.getUint16(start, true), changes: { offset: start + 2, length: Math.max(0, end - start - 2) } };
  });
}

/** Properties of characters. */
export function characterRuns(table: DataView, extent: Extent, stream: DataView): readonly FormattedRun[] {
  return readRuns(table, extent, stream, (page, index, count) => {
    const entry = page + (count + 1) * 4 + index;
    const at = entry < page + PAGE ? page + stream.getUint8(entry) * 2 : page;
    const length = at === page ? 0 : stream.getUint8(at);
    return { style: 0, changes: { offset: at + 1, length: Math.min(length, page + PAGE - at - 1) } };
  });
}

/** Index of the run that holds a place, or of the next one behind it. */
export function runAt(runs: readonly FormattedRun[], place: number): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.to ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  return low;
}
