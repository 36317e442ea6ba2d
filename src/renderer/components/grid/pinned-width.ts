import type { GridApi } from 'ag-grid-community';

/** Share of the grid the columns that stay in view may take, and the least width of one of them in px. */
const PINNED_SHARE = 0.52;
const LEAST_PINNED = 84;

/** The width to which the widest are cut, so that all together take the room at most. */
function commonWidth(widths: readonly number[], room: number): number {
  let left = room;
  for (const [index, width] of [...widths].sort((one, other) => one - other).entries()) {
    const share = left / (widths.length - index);
    if (width > share) return share;
    left -= width;
  }
  return Infinity;
}

/** Columns that stay in view leave the figures their room in a grid so many px wide: the widest give way. */
export function narrowPinned(api: GridApi, width: number): void {
  const pinned = api.getDisplayedLeftColumns();
  const widths = pinned.map((column) => column.getActualWidth());
  const most = Math.max(LEAST_PINNED, Math.floor(commonWidth(widths, width * PINNED_SHARE)));
  const wider = pinned.filter((_column, index) => (widths[index] ?? 0) > most);
  if (wider.length > 0) api.setColumnWidths(wider.map((key) => ({ key, newWidth: most })));
}
