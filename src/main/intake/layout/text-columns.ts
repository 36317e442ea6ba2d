import { around } from './page.js';
import type { Segment, TextLine } from './text-lines.js';

/** Fewer lines beside each other than this are a caption with two parts, not columns of text. */
const FEWEST_LINES = 5;
/** Both columns are at least this share of the page wide. */
const NARROWEST = 0.28;

/**
 * Takes lines of two text columns apart so that the left one is read first. Only where a gap runs through many lines with
 * running text on both sides; everything else is one column.
 */
export function inColumns(lines: readonly TextLine[], pageWidth: number): readonly (readonly TextLine[])[] {
  const sorted = [...lines].sort((left, right) => left.baseline - right.baseline || left.box[0] - right.box[0]);
  const gutter = gutterOf(sorted, pageWidth);
  if (gutter === null) return [sorted];
  const [from, to] = gutter;
  const groups: TextLine[][] = [];
  let left: TextLine[] = [];
  let right: TextLine[] = [];
  const flush = (): void => {
    for (const group of [left, right]) if (group.length > 0) groups.push(group);
    left = [];
    right = [];
  };
  for (const line of sorted) {
    const before = line.segments.filter((segment) => segment.box[2] <= from + 0.5);
    const behind = line.segments.filter((segment) => segment.box[0] >= to - 0.5);
    if (before.length + behind.length < line.segments.length) {
      flush();
      groups.push([line]);
      continue;
    }
    if (before.length > 0) left.push(lineOf(line, before));
    if (behind.length > 0) right.push(lineOf(line, behind));
  }
  flush();
  return groups;
}

function lineOf(line: TextLine, segments: readonly Segment[]): TextLine {
  const text = segments.map((segment) => segment.text).join(' ');
  const box = around(segments.map((segment) => segment.box));
  const characters = line.characters.filter((character) => character.box[0] >= box[0] && character.box[2] <= box[2]);
  return { ...line, text, segments, box, characters };
}

/** The gap that lines of exactly two wide segments have in common. */
function gutterOf(lines: readonly TextLine[], pageWidth: number): readonly [from: number, to: number] | null {
  const pairs = lines.filter((line) => line.segments.length === 2);
  if (pairs.length < FEWEST_LINES || pairs.length * 2 < lines.length) return null;
  const wide = pairs.filter((line) =>
    line.segments.every((segment) => segment.box[2] - segment.box[0] >= NARROWEST * pageWidth),
  );
  if (wide.length < FEWEST_LINES) return null;
  const from = Math.max(...wide.map((line) => line.segments[0]?.box[2] ?? 0));
  const to = Math.min(...wide.map((line) => line.segments[1]?.box[0] ?? 0));
  return to - from > 6 ? [from, to] : null;
}
