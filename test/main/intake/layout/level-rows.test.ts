import { describe, expect, it } from 'vitest';
import type { GridBlock } from '../../../../src/core/disclosure/index.js';
import { layOutPages, type PlacedPage } from '../../../../src/main/intake/layout/index.js';
import { page, write, type DrawnCell, type DrawnTable } from './draw.js';

/** A cell as 「row,column,rows,columns,text」. */
function cellOf(written: string): DrawnCell {
  const [row, column, rowSpan, columnSpan, text = ''] = written.split(',');
  return { row: Number(row), column: Number(column), rowSpan: Number(rowSpan), columnSpan: Number(columnSpan), text };
}

const TOP = 100;
/** Heights of the rows of the sheet: two of the heading, three with figures, which may be blank. */
const HEIGHTS = [18, 30, 24, 18, 36];

function tableOf(columns: number, width: number, cells: readonly string[], heights = HEIGHTS): DrawnTable {
  const ys = heights.reduce<number[]>((edges, height) => [...edges, (edges[edges.length - 1] ?? 0) + height], [TOP]);
  return { xs: Array.from({ length: columns + 1 }, (_, at) => 50 + at * width), ys, cells: cells.map(cellOf) };
}

/** Rows of single cells from a row on. */
function rows(from: number, texts: readonly (readonly string[])[]): readonly string[] {
  return texts.flatMap((row, at) => row.map((text, column) => `${from + at},${column},1,1,${text}`));
}

const FIGURES = [
  ['甲处', '3.00', '2.00'],
  ['乙处', '4.00', '4.00'],
  ['丙处', '5.00', ''],
];
/** Both rows of the heading are merged in every column: on this sheet they are one row. */
const LEFT = tableOf(3, 120, ['0,0,2,1,部门', '0,1,2,1,合计', '0,2,2,1,基本支出', ...rows(2, FIGURES)]);

function read(...pages: PlacedPage[]) {
  const { blocks, defects } = layOutPages(pages);
  const grids = blocks.filter((block): block is GridBlock => block.type === 'grid');
  return {
    texts: blocks.flatMap((block) => (block.type === 'paragraph' ? [block.text] : [])),
    grids: grids.map(({ rowCount, columnCount, cells }) => ({
      size: [rowCount, columnCount],
      head: cells
        .filter(({ row }) => row < 2)
        .map(({ row, column, rowSpan, columnSpan, text }) => [row, column, rowSpan, columnSpan, text].join(',')),
    })),
    codes: defects.map(({ code }) => code),
  };
}

const first = page(1, { text: write('支出总表', 60, 90), tables: [LEFT] });

describe('the sheets of a table too wide for its paper, whose rows lie level', () => {
  it('are one table though the second names nothing, holds few figures and has more rows in its heading', () => {
    const right = tableOf(2, 90, [
      '0,0,1,2,其中',
      '1,0,1,1,上缴',
      '1,1,1,1,补助',
      ...rows(2, [
        ['', ''],
        ['', '0.50'],
        ['', ''],
      ]),
    ]);
    const { grids, codes, texts } = read(first, page(2, { text: write('单位：万元', 150, 90), tables: [right] }));
    expect(grids).toEqual([
      {
        size: [5, 5],
        head: ['0,0,2,1,部门', '0,1,2,1,合计', '0,2,2,1,基本支出', '0,3,1,2,其中', '1,3,1,1,上缴', '1,4,1,1,补助'],
      },
    ]);
    expect(texts).toEqual(['支出总表', '单位：万元']);
    expect(codes).toEqual(['layout.halves-joined']);
  });

  it('are one table though the second shows a heading alone', () => {
    const strip = tableOf(1, 70, ['0,0,2,1,补助', ...rows(2, [[''], [''], ['']])]);
    const { grids } = read(first, page(2, { tables: [strip] }));
    expect(grids).toMatchObject([{ size: [4, 4] }]);
    expect(grids[0]?.head).toContain('0,3,1,1,补助');
    // Beside nothing it is a line of text, as a box with a word in it is.
    const alone = read(page(1, { text: write('说明', 60, 90), tables: [strip] }));
    expect([alone.grids, alone.texts]).toEqual([[], ['说明', '补助']]);
  });

  it('are one table with the pieces of its title left out, and one with words in its right part', () => {
    const words = tableOf(2, 90, [
      '0,0,2,1,用途',
      '0,1,2,1,依据',
      ...rows(2, [
        ['日常', '会议'],
        ['维修', '批复'],
        ['购置', ''],
      ]),
    ]);
    const { grids, texts } = read(first, page(2, { text: write('出总表', 50, 90), tables: [words] }));
    expect(grids).toMatchObject([{ size: [4, 5] }]);
    expect(texts).toEqual(['支出总表']);
  });

  it('have one heading over both, though the second sheet shows the end of its words alone', () => {
    const cells = ['0,0,2,1,部门', '0,1,1,2,', '1,1,1,1,合计', '1,2,1,1,基本支出', ...rows(2, FIGURES)];
    // The heading begins at 380; its cell and the sheet end at 410, and what is behind it is in the file and not on paper.
    const heading = (text: string, x: number) => write(text, x, 112, { clip: [170, 100, 410, 118] });
    const left = page(1, { tables: [tableOf(3, 120, cells)], text: heading('本年预算数', 380) });
    const right = tableOf(1, 90, ['0,0,1,1,算数', '1,0,1,1,项目支出', ...rows(2, [['1.00'], [''], ['5.00']])]);
    expect(read(left, page(2, { tables: [right] })).grids[0]?.head).toContain('0,1,1,3,本年预算数');
    // Half of a character on both sheets.
    const half = { ...right, cells: right.cells.map((cell) => ({ ...cell, text: cell.text.replace('算数', '数') })) };
    const narrow = page(1, { tables: [tableOf(3, 120, cells)], text: write('本年预算数', 362, 112) });
    expect(read(narrow, page(2, { tables: [half] })).grids[0]?.head).toContain('0,1,1,3,本年预算数');
    const other = {
      ...right,
      cells: right.cells.map((cell) => ({ ...cell, text: cell.text.replace('算数', '其他') })),
    };
    expect(read(left, page(2, { tables: [other] })).grids[0]?.head).toContain('0,3,1,1,其他');
  });

  it('go on below as a column without figures does: blank rows are no repeated heading', () => {
    const strip = tableOf(1, 70, ['0,0,2,1,补助', ...rows(2, [[''], [''], ['']])]);
    const lower = {
      ...LEFT,
      cells: LEFT.cells.map((cell) => ({ ...cell, text: cell.text.replace('处', '院').replace('.00', '.70') })),
    };
    const pages = [LEFT, lower, strip, strip].map((table, at) => page(at + 1, { tables: [table] }));
    const heights = HEIGHTS.slice(2).length;
    expect(read(...pages).grids).toMatchObject([{ size: [1 + 2 * heights, 4] }]);
  });

  it('are two tables where an edge is not level, the columns are the same, or the second has a title', () => {
    const heads = ['0,0,2,1,甲类', '0,1,2,1,乙类'];
    const body = rows(2, [
      ['日常', '1.00'],
      ['维修', '2.00'],
      ['购置', '3.00'],
    ]);
    const uneven = tableOf(2, 90, [...heads, ...body], [18, 30, 24, 22, 32]);
    const asWide = tableOf(2, 180, [...heads, ...body]);
    const level = tableOf(2, 90, [...heads, ...body]);
    const banner = tableOf(2, 90, ['0,0,1,2,基本支出表', '1,0,1,1,甲类', '1,1,1,1,乙类', ...body]);
    const titled = page(2, { text: write('基本支出表', 60, 90), tables: [level] });
    expect(read(first, page(2, { tables: [level] })).grids).toHaveLength(1);
    for (const second of [uneven, asWide, banner])
      expect(read(first, page(2, { tables: [second] })).grids).toHaveLength(2);
    expect(read(first, titled).grids).toHaveLength(2);
  });
});
