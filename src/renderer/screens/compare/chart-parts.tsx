import type { JSX, KeyboardEvent } from 'react';

/** Width of every drawing in its own units. */
export const WIDTH = 1040;
/** Room for a name beside a mark, and the letters it holds; the whole name stands in the title. */
export const NAME_WIDTH = 230;
const NAME_LETTERS = 15;
/** Height of a line of text. */
const LINE = 17;

const PATTERNS = [
  'M0 0h6v6H0z',
  'M0 6L6 0M-1 1L1-1M5 7L7 5',
  'M2 2h2v2H2z',
  'M0 3h6',
  'M3 0v6',
  'M0 0L6 6M-1 5L1 7M5-1L7 1',
  'M0 3h6M3 0v6',
  'M0 0h3v3H0zM3 3h3v3H3z',
  'M0 0L6 6M0 6L6 0',
  'M0 0h1v1H0z',
] as const;

/** Fills that differ in pattern, so that marks are told apart without colour. */
export function Patterns(): JSX.Element {
  return (
    <defs>
      {PATTERNS.map((path, index) => (
        <pattern key={path} id={`desk-fill-${index}`} width="6" height="6" patternUnits="userSpaceOnUse">
          <rect width="6" height="6" className="desk-chart-ground" />
          <path d={path} className="desk-chart-hatch" />
        </pattern>
      ))}
    </defs>
  );
}

/** The fill of a pattern by its number. */
export function fill(pattern: number): string {
  return `url(#desk-fill-${pattern % PATTERNS.length})`;
}

/** A small field of a fill, for legends; words beside it say what it is. */
export function Swatch({ pattern }: { readonly pattern: number }): JSX.Element {
  return (
    <svg width={22} height={12} aria-hidden>
      <rect width={22} height={12} fill={fill(pattern)} className="desk-chart-bar" />
    </svg>
  );
}

/** Moves heights apart until the names beside them can be read, in their order, within `height`. */
export function spread(heights: readonly number[], height: number): readonly number[] {
  const order = heights.map((at, index) => ({ at, index })).toSorted((a, b) => a.at - b.at);
  const placed = Array<number>(heights.length).fill(0);
  let free = LINE / 2;
  for (const [nth, { at, index }] of order.entries()) {
    // The names below need their room as well.
    const lowest = height - LINE * (order.length - nth);
    const own = Math.min(Math.max(at, free), Math.max(free, lowest));
    placed[index] = own;
    free = own + LINE;
  }
  return placed;
}

/** A name as far as there is room for it. */
export function shortName(label: string): string {
  return label.length > NAME_LETTERS ? `${label.slice(0, NAME_LETTERS - 1)}…` : label;
}

/** A mark that can be pressed, and says what it stands for. */
export function button(label: string, act: () => void): JSX.IntrinsicElements['g'] {
  return {
    role: 'button',
    tabIndex: 0,
    'aria-label': label,
    className: 'desk-chart-mark',
    onClick: act,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      act();
    },
  };
}
