import { describe, expect, it } from 'vitest';
import type { GridBlock } from '../../../../src/core/disclosure/index.js';
import { layOutPages, type PlacedPage } from '../../../../src/main/intake/layout/index.js';
import { pageList } from '../../../../src/main/intake/layout/page-list.js';
import { page, plainTable, write, type DrawnTable } from './draw.js';

const HEADER = ['科目编码', '科目名称', '合计'];

function body(from: number, count: number): string[][] {
  return Array.from({ length: count }, (_, index) => [
    `20${from + index}`,
    `科目${from + index}`,
    `${from + index}.00`,
  ]);
}

function flow(...pages: PlacedPage[]): readonly (string | GridBlock)[] {
  return layOutPages(pages).blocks.map((block) => (block.type === 'grid' ? block : block.text));
}

function texts(block: string | GridBlock | undefined): readonly string[] {
  return typeof block === 'object' ? block.cells.filter(({ column }) => column === 0).map(({ text }) => text) : [];
}

describe('a table over several pages', () => {
  it('is one grid, without the header rows and captions that the later pages repeat', () => {
    const title = (): ReturnType<typeof write> => write('支出总表', 50, 90);
    const [first, ...rest] = flow(
      page(1, { text: title(), tables: [plainTable(50, 100, [HEADER, ...body(1, 3)])] }),
      page(2, { text: title(), tables: [plainTable(60, 100, [HEADER, ...body(4, 3)])] }),
      page(3, { tables: [plainTable(50, 60, body(7, 2))] }),
    );
    expect(first).toBe('支出总表');
    expect(rest).toHaveLength(1);
    expect(texts(rest[0])).toEqual(['科目编码', '201', '202', '203', '204', '205', '206', '207', '208']);
    const last = (rest[0] as GridBlock).cells.at(-1);
    expect(last).toMatchObject({ row: 8, text: '8.00', at: { page: 3 } });
  });

  it('drops a repeated header even where clipping took some of its words', () => {
    const cut = [HEADER[0]!, '科目名', HEADER[2]!];
    const [table] = flow(
      page(1, { tables: [plainTable(50, 100, [HEADER, ...body(1, 2)])] }),
      page(2, { tables: [plainTable(50, 60, [cut, ...body(3, 2)])] }),
    );
    expect(texts(table)).toEqual(['科目编码', '201', '202', '203', '204']);
  });

  it('keeps a first row whose figures consist of the same digits as those of the first row of the page before', () => {
    const wide = (code: string, ...figures: readonly string[]): string[] => [code, '公共服务', ...figures];
    const head = ['科目编码', '科目名称', '合计', '基本支出', '项目支出'];
    const [table] = flow(
      page(1, { tables: [plainTable(50, 100, [head, wide('2010112', '31,245.78', '1,234.56', '30,011.22')])] }),
      page(2, { tables: [plainTable(50, 60, [head, wide('2010121', '31,254.78', '1,243.56', '30,011.22')])] }),
    );
    expect(texts(table)).toEqual(['科目编码', '2010112', '2010121']);
  });

  it('goes on with fewer or more columns where merged cells hide some edges, unless a caption stands between', () => {
    const narrow = (x: number): DrawnTable => ({
      xs: [x, x + 60, x + 180],
      ys: [60, 78],
      cells: [
        { row: 0, column: 0, rowSpan: 1, columnSpan: 1, text: '总计' },
        { row: 0, column: 1, rowSpan: 1, columnSpan: 1, text: '9.00' },
      ],
    });
    const wide = plainTable(50, 100, [HEADER, ...body(1, 2)]);
    const [fewer, ...none] = flow(page(1, { tables: [wide] }), page(2, { tables: [narrow(40)] }));
    expect(none).toEqual([]);
    expect((fewer as GridBlock).cells.slice(-2)).toMatchObject([
      { row: 3, column: 0, columnSpan: 1, text: '总计' },
      { row: 3, column: 1, columnSpan: 2, text: '9.00' },
    ]);
    const [more] = flow(page(1, { tables: [narrow(40)] }), page(2, { tables: [wide] }));
    expect(more).toMatchObject({ rowCount: 4, columnCount: 3 });
    expect(
      flow(page(1, { tables: [wide] }), page(2, { text: write('另表', 50, 50), tables: [narrow(40)] })),
    ).toHaveLength(3);
  });

  it.each([
    ['another caption', write('国有资本经营支出表', 50, 50), plainTable(50, 60, [HEADER, ...body(3, 2)]), []],
    ['other columns', [], plainTable(50, 60, [HEADER, ...body(3, 2)], 63), []],
    ['text behind the first part', [], plainTable(50, 60, [HEADER, ...body(3, 2)]), write('注：单位万元。', 50, 200)],
  ])('is not joined with one that has %s', (_, caption, next, note) => {
    const found = flow(
      page(1, {
        text: [...write('政府性基金支出表', 50, 90), ...note],
        tables: [plainTable(50, 100, [HEADER, ...body(1, 2)])],
      }),
      page(2, { text: caption, tables: [next] }),
    );
    expect(found.filter((block) => typeof block === 'object')).toHaveLength(2);
  });

  it('is not joined with one whose title stands inside the table', () => {
    const titled = (title: string): DrawnTable => {
      const table = plainTable(50, 100, [['', ''], ...body(1, 2).map((row) => row.slice(0, 2))]);
      return {
        ...table,
        cells: [{ row: 0, column: 0, rowSpan: 1, columnSpan: 2, text: title }, ...table.cells.slice(2)],
      };
    };
    expect(flow(page(1, { tables: [titled('甲表')] }), page(2, { tables: [titled('乙表')] }))).toHaveLength(2);
    expect(flow(page(1, { tables: [titled('甲表')] }), page(2, { tables: [titled('甲表')] }))).toHaveLength(1);
  });

  it('makes one cell of the two halves of a merged cell, and never of two amounts', () => {
    const merged = (rows: number, label: string): DrawnTable => {
      const table = plainTable(
        50,
        100,
        Array.from({ length: rows }, () => ['', '甲', '']),
      );
      const cells = table.cells.filter(({ column }) => column > 0);
      return { ...table, cells: [{ row: 0, column: 0, rowSpan: rows, columnSpan: 1, text: label }, ...cells] };
    };
    const [joined] = flow(page(1, { tables: [merged(3, '某单位')] }), page(2, { tables: [merged(2, '')] }));
    const grid = joined as GridBlock;
    expect(grid.cells.filter(({ column }) => column === 0)).toMatchObject([{ row: 0, rowSpan: 5, text: '某单位' }]);
    // The blank amounts left and right of the break are two cells of two rows.
    expect(grid.cells.filter(({ column }) => column === 2).map(({ row }) => row)).toEqual([0, 1, 2, 3, 4]);
    const [apart] = flow(page(1, { tables: [merged(3, '某单位')] }), page(2, { tables: [merged(2, '另一单位')] }));
    expect((apart as GridBlock).cells.filter(({ column }) => column === 0)).toHaveLength(2);
  });
});

describe('page furniture', () => {
  const numbered = (number: number, foot: string, words: string): PlacedPage =>
    page(number, { text: [...write('某单位预算公开', 240, 40), ...write(words, 60, 120), ...write(foot, 290, 810)] });

  it('leaves out page numbers in all their forms and all but the first copy of a running head', () => {
    const feet = ['- 1 -', '— 2 —', '第3页', '4', '5', '第 6 页 共 7 页', '7/7'];
    const found = flow(...feet.map((foot, index) => numbered(index + 1, foot, `正文第${index}段。`)));
    expect(found).toEqual(['某单位预算公开', ...feet.map((_, index) => `正文第${index}段。`)]);
  });

  it('leaves them out in the margins of a page that lies on its side, between pages that stand', () => {
    const sheet = (number: number, width: number, height: number): PlacedPage => ({
      ...page(number, {
        height,
        text: [
          ...write('某单位预算公开', 240, 64),
          ...write(`正文第${number}段。`, 60, 200),
          ...write(`共 9.50 万元 第 ${number} 页`, 290, height - 64),
        ],
      }),
      width,
    });
    const found = flow(sheet(1, 595, 842), sheet(2, 842, 595), sheet(3, 842, 595), sheet(4, 595, 842));
    expect(found).toEqual([
      '某单位预算公开',
      '正文第1段。',
      '共9.50万元第1页',
      '正文第2段。',
      '正文第3段。',
      '正文第4段。',
    ]);
  });

  it('keeps numbers that are no page numbers, and lines of the text that happen to repeat', () => {
    const found = flow(
      ...[1, 2, 3].map((number) =>
        page(number, { text: [...write('无', 60, 400), ...write('2024', 290, 810), ...write('本页完', 60, 500)] }),
      ),
    );
    expect(found.filter((block) => block === '无')).toHaveLength(3);
    expect(found.filter((block) => block === '本页完')).toHaveLength(3);
  });

  it('keeps the caption right above a table on every page', () => {
    const found = flow(
      ...[1, 2, 3].map((number) =>
        page(number, {
          text: write('单位：万元', 400, 55),
          tables: [
            plainTable(
              50,
              60,
              [
                [`甲${number}`, '乙'],
                ['1', '2'],
              ],
              60 + number * 5,
            ),
          ],
        }),
      ),
    );
    expect(found.filter((block) => block === '单位：万元')).toHaveLength(3);
  });
});

describe('page lists in messages', () => {
  it.each([
    [[1], '第 1 页'],
    [[3, 1, 2, 5], '第 1—3、5 页'],
    [[2, 2, 4], '第 2、4 页'],
  ])('%j', (pages, list) => {
    expect(pageList(pages)).toBe(list);
  });
});
