import { pairLines, type Pairable } from './pairing.js';
import type { MatchedBy } from './types.js';

/** One row of the comparison: for each year its line, or null. */
export type Aligned<Line> = { readonly lines: readonly (Line | null)[]; readonly matchedBy: MatchedBy };

/** A row under construction, linked to its neighbours so that dropped lines can be put where they stood. */
type Slot<Line> = {
  readonly lines: (Line | null)[];
  /** The line of the year read last: the nearest in time to the one to be paired next. */
  nearest: Line;
  matchedBy: MatchedBy;
  next: Slot<Line> | null;
};

const WEAKNESS: Readonly<Record<MatchedBy, number>> = { reviewer: 0, code: 1, name: 2, 'similar-name': 3 };

/**
 * Aligns the lines of several years, given oldest first. The result keeps the order of the last year; a line that it
 * lacks stands behind the line it followed in its own year.
 */
export function alignYears<Line extends Pairable>(years: readonly (readonly Line[])[]): readonly Aligned<Line>[] {
  const count = years.length;
  // Head of the chain; it stands for no row.
  let first: Slot<Line> | null = null;
  const slots: Slot<Line>[] = [];
  for (let year = count - 1; year >= 0; year -= 1) {
    const lines = years[year] ?? [];
    const pairs = pairLines(
      slots.map((slot) => slot.nearest),
      lines,
    );
    const slotOf = Array<Slot<Line> | undefined>(lines.length);
    for (const { left, right, by } of pairs) {
      const slot = slots[left];
      const line = lines[right];
      if (slot === undefined || line === undefined) continue;
      slot.lines[year] = line;
      slot.nearest = line;
      if (WEAKNESS[by] > WEAKNESS[slot.matchedBy]) slot.matchedBy = by;
      slotOf[right] = slot;
    }
    let previous: Slot<Line> | null = null;
    for (const [index, line] of lines.entries()) {
      let slot = slotOf[index];
      if (slot === undefined) {
        slot = emptySlot(line, year, count);
        if (previous === null) {
          slot.next = first;
          first = slot;
        } else {
          slot.next = previous.next;
          previous.next = slot;
        }
        slots.push(slot);
      }
      previous = slot;
    }
  }
  const rows: Aligned<Line>[] = [];
  for (let slot: Slot<Line> | null = first; slot !== null; slot = slot.next) {
    // What one year alone has was paired with nothing: it carries what it would be paired by.
    const alone = slot.lines.filter((line) => line !== null).length === 1;
    rows.push({
      lines: slot.lines,
      matchedBy: alone ? (slot.nearest.code === null ? 'name' : 'code') : slot.matchedBy,
    });
  }
  return rows;
}

function emptySlot<Line extends Pairable>(line: Line, year: number, count: number): Slot<Line> {
  const lines = Array<Line | null>(count).fill(null);
  lines[year] = line;
  return { lines, nearest: line, matchedBy: 'code', next: null };
}
