import { describe, expect, it } from 'vitest';
import type { GridBlock } from '../../../../src/core/disclosure/index.js';
import { layOutPages, type Box } from '../../../../src/main/intake/layout/index.js';
import { page, write, type DrawnTable } from './draw.js';

const XS = [50, 80, 92, 190];
const YS = [100, 120, 140, 160];
const table: DrawnTable = {
  xs: XS,
  ys: YS,
  cells: [0, 1, 2].flatMap((row) => [0, 1, 2].map((column) => ({ row, column, rowSpan: 1, columnSpan: 1, text: '' }))),
};

/** Texts of a row where signs wider than their column stand in the second cell. */
function second(clip: Box | null): readonly string[] {
  const text = [
    ...write('208', 52, 134),
    ...write('###', 74, 134, { step: 6, clip }),
    ...write('某项业务', 100, 134),
    ...write('科目', 52, 114),
    ...write('名称', 100, 114),
  ];
  const grids = layOutPages([page(1, { tables: [table], text })]).blocks.filter(
    (block): block is GridBlock => block.type === 'grid',
  );
  return (grids[0]?.cells ?? []).filter(({ row }) => row === 1).map(({ text: words }) => words);
}

describe('signs that are printed where a column is too narrow for its figure', () => {
  it.each([
    ['drawn over the column before', null],
    // Cut off at the edges of the whole column, as spreadsheets do.
    ['cut off at the edges of their column', [80, 100, 92, 160]],
  ] as const)('stay together in its cell: %s', (_, clip) => {
    expect(second(clip === null ? null : [...clip])).toEqual(['208', '###', '某项业务']);
  });
});
