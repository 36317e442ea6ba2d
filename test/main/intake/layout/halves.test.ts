import { describe, expect, it } from 'vitest';
import type { GridBlock } from '../../../../src/core/disclosure/index.js';
import { layOutPages, type PlacedPage } from '../../../../src/main/intake/layout/index.js';
import { page, plainTable, write, type DrawnTable } from './draw.js';

const LABELS = ['基本服务', '专项服务', '综合服务', '其他服务', '合计'];

function figure(row: number, column: number): string {
  return `${100 + 7 * row + 31 * column}.${row}${column}`;
}

/** Rows `from`…`to` of the columns that stand on one sheet, with or without those that name the rows. */
function sheet(from: number, to: number, columns: readonly number[], isNamed: boolean, width: number): DrawnTable {
  const names = (label: string, name: string): string[] => (isNamed ? [label, name] : []);
  const rows = LABELS.slice(from, to).map((name, index) => [
    ...names(`20${from + index + 1}`, name),
    ...columns.map((column) => figure(from + index, column)),
  ]);
  const head = [...names('编码', '名称'), ...columns.map((column) => `第${column}类`)];
  return plainTable(50, 100, [head, ...rows], width);
}

function read(...pages: PlacedPage[]): {
  texts: readonly string[];
  grids: readonly GridBlock[];
  said: readonly string[];
} {
  const { blocks, defects } = layOutPages(pages);
  return {
    texts: blocks.flatMap((block) => (block.type === 'grid' ? [] : [block.text])),
    grids: blocks.filter((block) => block.type === 'grid'),
    said: defects.map(({ message }) => message),
  };
}

/** The rows of a grid as they are read across. */
function rowsOf({ cells, rowCount }: GridBlock): readonly string[] {
  return Array.from({ length: rowCount }, (_, row) =>
    cells
      .filter((cell) => cell.row === row)
      .map(({ text }) => text)
      .join(' '),
  );
}

const WHOLE = [
  '编码 名称 第1类 第2类 第3类 第4类 第5类',
  ...LABELS.map((name, row) => [`20${row + 1}`, name, ...[1, 2, 3, 4, 5].map((at) => figure(row, at))].join(' ')),
];

describe('a table too wide for its paper', () => {
  it('is one table where the second sheet repeats the columns that name the rows, and says so', () => {
    const { texts, grids, said } = read(
      page(1, { text: write('支出明细表', 60, 90), tables: [sheet(0, 5, [1, 2, 3], true, 60)] }),
      page(2, { text: write('单位：万元', 60, 90), tables: [sheet(0, 5, [4, 5], true, 70)] }),
    );
    expect(texts).toEqual(['支出明细表', '单位：万元']);
    expect(grids.map(rowsOf)).toEqual([WHOLE]);
    expect(said).toEqual([expect.stringContaining('第 1—2 页的表左右分页印制')]);
    // Every cell keeps its own page.
    expect(grids[0]?.cells.find(({ text }) => text === figure(2, 5))?.at.page).toBe(2);
  });

  it('is one table where the second sheet holds nothing but figures', () => {
    const { grids } = read(
      page(1, { tables: [sheet(0, 5, [1, 2, 3], true, 60)] }),
      page(2, { tables: [sheet(0, 5, [4, 5], false, 60)] }),
    );
    expect(grids.map(rowsOf)).toEqual([WHOLE]);
  });

  it('is one table where its number stands over the last columns, and is not where each sheet has its own', () => {
    const left = (above: string): PlacedPage =>
      page(1, { text: write(above, 60, 90), tables: [sheet(0, 5, [1, 2, 3, 4], true, 60)] });
    const right = page(2, {
      text: [...write('公开05表', 60, 70), ...write('金额单位：万元', 60, 90)],
      tables: [sheet(0, 5, [5], false, 60)],
    });
    const joined = read(left('支出决算表'), right);
    expect(joined.grids.map(rowsOf)).toEqual([WHOLE]);
    expect(joined.texts).toEqual(['支出决算表', '公开05表', '金额单位：万元']);
    expect(read(left('公开04表'), right).grids).toHaveLength(2);
  });

  it('is one table where a note below its first sheet stands between the two', () => {
    const note = [...write('注：本表反映全年各项收支情况，数字为', 60, 230), ...write('决算数。', 60, 245)];
    const right = page(2, { text: write('单位：万元', 60, 90), tables: [sheet(0, 5, [4, 5], false, 60)] });
    const { texts, grids } = read(page(1, { text: note, tables: [sheet(0, 5, [1, 2, 3], true, 60)] }), right);
    expect(grids.map(rowsOf)).toEqual([WHOLE]);
    expect(texts).toEqual(['单位：万元', '注：本表反映全年各项收支情况，数字为', '决算数。']);
    const words = write('本单位另有一张表，见下一页。', 60, 230);
    expect(read(page(1, { text: words, tables: [sheet(0, 5, [1, 2, 3], true, 60)] }), right).grids).toHaveLength(2);
  });

  it.each([
    ['first down and then over', [0, 1, 2, 3]],
    ['first over and then down', [0, 2, 1, 3]],
  ] as const)('is one table over several sheets in both directions, printed %s', (_, order) => {
    const sheets = [
      sheet(0, 3, [1, 2, 3], true, 60),
      sheet(3, 5, [1, 2, 3], true, 60),
      sheet(0, 3, [4, 5], true, 70),
      sheet(3, 5, [4, 5], true, 70),
    ];
    const pages = order.map((at, index) => page(index + 1, { tables: [sheets[at]!] }));
    const { grids, said } = read(...pages);
    expect(grids.map(rowsOf)).toEqual([WHOLE]);
    expect(said).toEqual([expect.stringContaining('第 1—4 页')]);
  });

  it.each(['0.00', '0', '—'])('keeps every row of a last column that says %s in all of them', (text) => {
    const figures = (count: number, head: readonly (readonly string[])[]): DrawnTable =>
      plainTable(50, 100, [...head, ...Array.from({ length: count }, () => [text])], 60);
    const { grids } = read(
      page(1, { tables: [sheet(0, 3, [1, 2, 3], true, 60)] }),
      page(2, { tables: [sheet(3, 5, [1, 2, 3], true, 60)] }),
      page(3, { tables: [figures(3, [['第4类']])] }),
      page(4, { tables: [figures(2, [['第4类']])] }),
    );
    const own = grids.flatMap(({ cells }) => cells.filter((cell) => cell.text === text));
    expect(own).toHaveLength(5);
  });

  it('is not made of two tables with the same rows: one with a title of its own, or of a form filled in twice', () => {
    const first = page(1, { text: write('支出明细表', 60, 90), tables: [sheet(0, 5, [1, 2, 3], true, 60)] });
    const titled = page(2, { text: write('基本支出表', 60, 90), tables: [sheet(0, 5, [4, 5], true, 70)] });
    const again = page(2, { tables: [sheet(0, 5, [3, 4, 5], true, 60)] });
    for (const second of [titled, again]) {
      const { grids, said } = read(first, second);
      expect(grids).toHaveLength(2);
      expect(said).toEqual([]);
    }
  });

  it('is not made of tables whose rows differ in height or number', () => {
    const first = page(1, { tables: [sheet(0, 5, [1, 2, 3], true, 60)] });
    const taller = sheet(0, 5, [4, 5], true, 70);
    const uneven = { ...taller, ys: taller.ys.map((y, at) => (at > 2 ? y + 6 : y)) };
    for (const other of [uneven, sheet(0, 4, [4, 5], true, 70)]) {
      expect(read(first, page(2, { tables: [other] })).grids).toHaveLength(2);
    }
  });
});
