/** Where an edge between two columns can be. */
export type Between = readonly [least: number, most: number];

/** What stands in a cell from its left to its right, in points. */
export type Extent = readonly [from: number, to: number];

/** Cells from column `first` to `last` whose middle is known. */
export type Centred = { readonly first: number; readonly last: number; readonly middle: number };

/** Text may reach over the edge of its cell by so much. Points. */
const OVER = 1;
/** More turns than this change nothing that matters. */
const TURNS = 12;

/**
 * 列界. Where the edges of columns can be, given what stands in each column and the middles of cells: headings stand in the
 * middle of their cells, so that every edge follows from the one before it. Null where no edges fit. `slack`: how far a
 * heading may stand beside the middle, in points.
 */
export function cellEdges(
  contents: readonly Extent[],
  centred: readonly Centred[],
  slack: number,
): readonly Between[] | null {
  const least = [-Infinity, ...contents.map(([, to]) => to - OVER)];
  const most = [...contents.map(([from]) => from + OVER), Infinity];
  for (let turn = 0; turn < TURNS; turn += 1) {
    let isChanged = false;
    for (const { first, last, middle } of centred) {
      for (const [own, other] of [
        [first, last + 1],
        [last + 1, first],
      ] as const) {
        const low = 2 * (middle - slack) - (most[other] ?? Infinity);
        const high = 2 * (middle + slack) - (least[other] ?? -Infinity);
        if (low > (least[own] ?? -Infinity) + 0.01) {
          least[own] = low;
          isChanged = true;
        }
        if (high < (most[own] ?? Infinity) - 0.01) {
          most[own] = high;
          isChanged = true;
        }
        if ((least[own] ?? 0) > (most[own] ?? 0)) return null;
      }
    }
    if (!isChanged) break;
  }
  return least.map((low, index): Between => [low, most[index] ?? low]);
}
