import type { ComparisonLine, ComparisonSheet } from '../../../core/comparison/index.js';

/** Most rows offered at once; typing finds the others. */
const MOST = 100;

/**
 * Rows of a year (by its position) that a row may be paired with: those that stand alone first, then the nearest. Typed
 * words must all stand in code or name.
 */
export function partnersFor(
  { rows }: ComparisonSheet,
  row: ComparisonLine,
  index: number,
  sought: string,
): readonly ComparisonLine[] {
  const parts = sought.split(/\s+/).filter((part) => part !== '');
  const here = rows.indexOf(row);
  const fits = (other: ComparisonLine): boolean =>
    other !== row &&
    other.lane === row.lane &&
    other.figures[index] !== null &&
    parts.every((part) => other.key.includes(part) || other.label.includes(part) || hasName(other, part));
  return rows
    .map((other, place) => ({ other, distance: Math.abs(place - here) + (isAlone(other) ? 0 : rows.length) }))
    .filter(({ other }) => fits(other))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MOST)
    .map(({ other }) => other);
}

function hasName({ names }: ComparisonLine, part: string): boolean {
  return names !== undefined && Object.values(names).some((name) => name.includes(part));
}

function isAlone({ figures }: ComparisonLine): boolean {
  return figures.filter((one) => one !== null).length === 1;
}
