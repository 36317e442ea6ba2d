import { pairLines, type Pairable } from './pairing.js';
import type { MatchedBy } from './types.js';

/** One row of the comparison: for each year its line, or null. */
export type Aligned<Line> = { readonly lines: readonly (Line | null)[]; readonly matchedBy: MatchedBy };

/** A row under construction, linked to its neighbours so that dropped lines can be put where they stood. */
type Slot<Line> = {
  readonly lines: (Line | null)[];
  /** The line of the year read last: the nearest in time to the one to be paired next. */
  nearest: Line;
  /** The reviewer's group of any of its lines; null where none has one. */
  group: string | null;
  matchedBy: MatchedBy;
  next: Slot<Line> | null;
};

/** The reviewer's word stands above all: a row paired by it in any year says so. */
const WEAKNESS: Readonly<Record<MatchedBy, number>> = {
  code: 1,
  name: 2,
  'similar-name': 3,
  neighbour: 4,
  reviewer: 5,
};

/**
 * Aligns the lines of several years, given oldest first. The result keeps the order of the last year; a line that it
 * lacks stands behind the line it followed in its own year. `groups`: lines the reviewer has paired, or kept apart.
 */
export function alignYears<Line extends Pairable>(
  years: readonly (readonly Line[])[],
  groups: ReadonlyMap<Line, string> = new Map(),
): readonly Aligned<Line>[] {
  const count = years.length;
  let first: Slot<Line> | null = null;
  for (let year = count - 1; year >= 0; year -= 1) {
    const lines = years[year] ?? [];
    const slots = chain(first);
    const pairs = pairLines(
      slots.map((slot) => slot.nearest),
      lines,
      groups.size === 0
        ? undefined
        : { left: slots.map((slot) => slot.group), right: lines.map((line) => groups.get(line) ?? null) },
    );
    const slotOf = Array<Slot<Line> | undefined>(lines.length);
    for (const { left, right, by } of pairs) {
      const slot = slots[left];
      const line = lines[right];
      if (slot === undefined || line === undefined) continue;
      slot.lines[year] = line;
      slot.nearest = line;
      slot.group ??= groups.get(line) ?? null;
      if (WEAKNESS[by] > WEAKNESS[slot.matchedBy]) slot.matchedBy = by;
      slotOf[right] = slot;
    }
    let previous: Slot<Line> | null = null;
    for (const [index, line] of lines.entries()) {
      let slot = slotOf[index];
      if (slot === undefined) {
        slot = emptySlot(line, year, count, groups.get(line) ?? null);
        if (previous === null) {
          slot.next = first;
          first = slot;
        } else {
          slot.next = previous.next;
          previous.next = slot;
        }
      }
      previous = slot;
    }
  }
  const rows: Aligned<Line>[] = [];
  for (const slot of chain(first)) {
    // What one year alone has was paired with nothing: it carries what it would be paired by.
    const alone = slot.lines.filter((line) => line !== null).length === 1;
    rows.push({ lines: slot.lines, matchedBy: alone ? loneReason(slot) : slot.matchedBy });
  }
  return rows;
}

/** A line that the reviewer has set apart stands alone by the reviewer's word. */
function loneReason<Line extends Pairable>({ group, nearest }: Slot<Line>): MatchedBy {
  if (group !== null) return 'reviewer';
  return nearest.code === null ? 'name' : 'code';
}

/** The rows so far in the order they are shown in. */
function chain<Line>(first: Slot<Line> | null): readonly Slot<Line>[] {
  const slots: Slot<Line>[] = [];
  for (let slot = first; slot !== null; slot = slot.next) slots.push(slot);
  return slots;
}

function emptySlot<Line extends Pairable>(line: Line, year: number, count: number, group: string | null): Slot<Line> {
  const lines = Array<Line | null>(count).fill(null);
  lines[year] = line;
  return { lines, nearest: line, group, matchedBy: 'code', next: null };
}
