import { changeOf, type ComparisonLine } from '../../../core/comparison/index.js';
import { picture, span } from './drawn.js';

const SIDE = 12;
/** Signs in a box of twelve: = + − ⇄ ▲ ▼ ┬ ↕. */
const SIGNS = {
  same: 'M2 4h8v1.5H2zM2 7h8v1.5H2z',
  new: 'M5.2 2h1.6v3.2H10v1.6H6.8V10H5.2V6.8H2V5.2h3.2z',
  dropped: 'M2 5.2h8v1.6H2z',
  renamed: 'M2 3h5V1l4 3-4 3V5H2zM10 7v2H5v2L1 8.5 5 6v1z',
  up: 'M6 2.5l4.5 7h-9z',
  down: 'M6 9.5l-4.5-7h9z',
  /** ┬: divided by one side only. */
  finer: 'M2 2h8v1.5H6.8V10H5.2V3.5H2z',
  /** Changed in between, or where one end has no figure. */
  moved: 'M6 .5l3 4H7v3h2l-3 4-3-4h2v-3H3z',
} as const;

type Sign = keyof typeof SIGNS;

/** The sign of a row, by its status and where it moved. `position`: the measure it is judged on. */
export function signOf(row: ComparisonLine, position: number): Sign {
  if (row.status !== 'changed') return row.status;
  const change = changeOf(row, position).change ?? '';
  if (!/[1-9]/.test(change)) return 'moved';
  return change.startsWith('-') ? 'down' : 'up';
}

type Drawn = { readonly data?: { readonly row: ComparisonLine } | undefined };

/** 变化: a sign and words; colour only helps. `position`: the measure the sign is judged on; `read`: the words of a row. */
export function statusCell(
  position: number,
  read: (row: ComparisonLine) => string,
): (cell: Drawn) => HTMLElement | string {
  return ({ data }) => {
    if (data === undefined) return '';
    const { row } = data;
    const sign = picture(SIDE, SIDE, SIGNS[signOf(row, position)], 'desk-drawn');
    return span(`desk-row-status desk-row-status-${row.status}`, sign, read(row));
  };
}
