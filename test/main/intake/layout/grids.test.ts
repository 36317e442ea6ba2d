import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GridBlock } from '../../../../src/core/disclosure/index.js';
import { layOutPages, type PlacedPage } from '../../../../src/main/intake/layout/index.js';
import { edges, page, plainTable, rulesOf, write, type DrawnCell, type DrawnTable } from './draw.js';

function grids(...pages: PlacedPage[]): readonly GridBlock[] {
  return layOutPages(pages).blocks.filter((block) => block.type === 'grid');
}

function cellsOf(grid: GridBlock | undefined): readonly DrawnCell[] {
  return (grid?.cells ?? []).map(({ row, column, rowSpan, columnSpan, text }) => ({
    row,
    column,
    rowSpan,
    columnSpan,
    text,
  }));
}

/** A random table: column widths, row heights and merges that do not overlap. */
const tables = fc
  .record({
    widths: fc.array(fc.integer({ min: 12, max: 90 }), { minLength: 2, maxLength: 9 }),
    heights: fc.array(fc.integer({ min: 12, max: 60 }), { minLength: 2, maxLength: 14 }),
    merges: fc.array(fc.tuple(fc.nat(13), fc.nat(8), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })), {
      maxLength: 8,
    }),
    blank: fc.array(fc.boolean(), { minLength: 126, maxLength: 126 }),
    x: fc.integer({ min: 5, max: 60 }),
    y: fc.integer({ min: 5, max: 60 }),
  })
  .map(({ widths, heights, merges, blank, x, y }): DrawnTable => {
    const taken = heights.map(() => widths.map(() => false));
    const cells: DrawnCell[] = [];
    const take = (row: number, column: number, rowSpan: number, columnSpan: number): void => {
      for (let r = row; r < row + rowSpan; r += 1) {
        for (let c = column; c < column + columnSpan; c += 1) if (taken[r]?.[c] !== false) return;
      }
      for (let r = row; r < row + rowSpan; r += 1) taken[r]!.fill(true, column, column + columnSpan);
      const text = blank[cells.length] === true ? '' : `${row}-${column}`;
      cells.push({ row, column, rowSpan, columnSpan, text });
    };
    for (const [row, column, rowSpan, columnSpan] of merges) take(row, column, rowSpan, columnSpan);
    for (const row of heights.keys()) for (const column of widths.keys()) take(row, column, 1, 1);
    const sums = (from: number, sizes: readonly number[]): number[] =>
      sizes.reduce<number[]>((all, size) => [...all, all[all.length - 1]! + size], [from]);
    return inOrder(withoutUnseenEdges({ xs: sums(x, widths), ys: sums(y, heights), cells }));
  })
  .filter((table) => table.xs.length > 2 && table.cells.filter(({ text }) => text !== '').length >= 2);

/** An edge that every cell spans over is not drawn anywhere, so nobody can see it. */
function withoutUnseenEdges({ xs, ys, cells }: DrawnTable): DrawnTable {
  const columns = new Set(cells.flatMap(({ column, columnSpan }) => [column, column + columnSpan]));
  const rows = new Set(cells.flatMap(({ row, rowSpan }) => [row, row + rowSpan]));
  const [keptColumns, keptRows] = [[...columns].sort((a, b) => a - b), [...rows].sort((a, b) => a - b)];
  return {
    xs: keptColumns.map((index) => xs[index]!),
    ys: keptRows.map((index) => ys[index]!),
    cells: cells.map((cell) => {
      const [column, row] = [keptColumns.indexOf(cell.column), keptRows.indexOf(cell.row)];
      return {
        ...cell,
        column,
        row,
        columnSpan: keptColumns.indexOf(cell.column + cell.columnSpan) - column,
        rowSpan: keptRows.indexOf(cell.row + cell.rowSpan) - row,
      };
    }),
  };
}

function inOrder(table: DrawnTable): DrawnTable {
  return {
    ...table,
    cells: [...table.cells].sort((left, right) => left.row - right.row || left.column - right.column),
  };
}

describe('ruled tables', () => {
  it('reads back every drawn table with its merges, however the lines are drawn', () => {
    fc.assert(
      fc.property(tables, fc.constantFrom('strokes', 'pieces', 'double'), (table, style) => {
        const found = grids(page(1, { tables: [table], style }));
        expect(found).toHaveLength(1);
        expect(found[0]).toMatchObject({
          rowCount: table.ys.length - 1,
          columnCount: table.xs.length - 1,
          spans: 'exact',
        });
        expect(cellsOf(found[0])).toEqual(table.cells);
      }),
      { numRuns: 300 },
    );
  });

  it('gives each cell its page and its box in points', () => {
    const [grid] = grids(
      page(3, {
        tables: [
          plainTable(50, 100, [
            ['甲', '乙'],
            ['丙', '丁'],
          ]),
        ],
      }),
    );
    expect(grid?.cells[3]).toMatchObject({ text: '丁', at: { page: 3, box: [110, 118, 170, 136] } });
    expect(grid?.at).toEqual({ page: 3, box: [50, 100, 170, 136] });
  });

  it('keeps two tables apart that share a page', () => {
    const found = grids(
      page(1, {
        tables: [
          plainTable(50, 100, [
            ['甲', '乙'],
            ['1', '2'],
          ]),
          plainTable(50, 300, [
            ['丙', '丁'],
            ['3', '4'],
          ]),
        ],
      }),
    );
    expect(found.map((grid) => grid.cells[0]?.text)).toEqual(['甲', '丙']);
  });

  it('closes the sides of a table that is drawn without left and right border', () => {
    const horizontal = edges(100, 20, 3).map((at) => ({ at, from: 50, to: 350 }));
    const vertical = [150, 250].map((at) => ({ at, from: 100, to: 160 }));
    const text = ['左', '中', '右'].flatMap((word, column) => write(word, 60 + column * 100, 114));
    const [grid] = grids({
      page: 1,
      width: 595,
      height: 842,
      characters: [...text, ...write('9', 60, 134)],
      rules: { horizontal, vertical },
    });
    expect(grid).toMatchObject({ rowCount: 3, columnCount: 3 });
    expect(grid?.cells.slice(0, 3).map(({ text }) => text)).toEqual(['左', '中', '右']);
  });

  it('closes the foot of a table that a page break left open', () => {
    const horizontal = [100, 120].map((at) => ({ at, from: 50, to: 250 }));
    const vertical = [50, 150, 250].map((at) => ({ at, from: 100, to: 145 }));
    const text = [
      ...write('名称', 60, 114),
      ...write('金额', 160, 114),
      ...write('合计', 60, 134),
      ...write('5.00', 160, 134),
    ];
    const [grid] = grids({ page: 1, width: 595, height: 842, characters: text, rules: { horizontal, vertical } });
    expect(grid?.cells.map(({ text }) => text)).toEqual(['名称', '金额', '合计', '5.00']);
  });

  it('leaves underlines, frames around words and empty drawings in the narrative', () => {
    const words = [...write('单位负责人', 60, 114), ...write('填表人', 200, 114)];
    const underlines = {
      horizontal: [
        { at: 116, from: 110, to: 160 },
        { at: 116, from: 230, to: 300 },
      ],
      vertical: [],
    };
    const frame = rulesOf({
      xs: [50, 400],
      ys: [90, 130],
      cells: [{ row: 0, column: 0, rowSpan: 1, columnSpan: 1, text: '' }],
    });
    const chart = rulesOf(
      plainTable(50, 300, [
        ['', ''],
        ['', ''],
      ]),
    );
    for (const rules of [underlines, frame, chart]) {
      const { blocks } = layOutPages([{ page: 1, width: 595, height: 842, characters: words, rules }]);
      expect(blocks.map((block) => (block.type === 'paragraph' ? block.text : 'grid'))).toEqual(['单位负责人 填表人']);
    }
  });

  it('does not take the strokes of large ornamental characters for cells', () => {
    const small = rulesOf(
      plainTable(
        50,
        100,
        [
          ['', '', ''],
          ['', '', ''],
        ],
        8,
        9,
      ),
    );
    const text = [...write('证', 50, 112, { size: 24 }), ...write('书', 66, 112, { size: 24 })];
    expect(grids({ page: 1, width: 595, height: 842, characters: text, rules: small })).toEqual([]);
  });

  it('marks cells whose lines make no rectangle and reports them once', () => {
    // The lines between three of the four cells are missing: an L remains.
    const table = plainTable(50, 100, [
      ['甲', '乙'],
      ['丙', '丁'],
    ]);
    const { horizontal, vertical } = rulesOf(table);
    const rules = {
      horizontal: horizontal.filter(({ at, from }) => at !== 118 || from !== 50),
      vertical: vertical.filter(({ at, from }) => at !== 110 || from !== 118),
    };
    const { blocks, defects } = layOutPages([{ ...page(1, { tables: [table] }), rules }]);
    expect(defects).toMatchObject([{ code: 'layout.cell-ambiguous', at: { page: 1 } }]);
    const cells = blocks.flatMap((block) => (block.type === 'grid' ? block.cells : []));
    expect(cells.filter(({ confidence }) => confidence !== undefined).map(({ text }) => text)).toEqual([
      '甲',
      '丙',
      '丁',
    ]);
    expect(cells.find(({ text }) => text === '乙')?.confidence).toBeUndefined();
  });

  it('reports a hatching instead of making a table of it', () => {
    const horizontal = edges(50, 2.4, 310).map((at) => ({ at, from: 20, to: 820 }));
    const vertical = edges(20, 2.4, 330).map((at) => ({ at, from: 50, to: 790 }));
    const { blocks, defects } = layOutPages([
      { page: 2, width: 842, height: 842, characters: [], rules: { horizontal, vertical } },
    ]);
    expect(blocks).toEqual([]);
    expect(defects).toMatchObject([{ code: 'layout.too-many-lines', at: { page: 2 } }]);
  });
});
