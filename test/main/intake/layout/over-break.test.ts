import { describe, expect, it } from 'vitest';
import type { BlockCell, GridBlock } from '../../../../src/core/disclosure/index.js';
import {
  layOutPages,
  type PlacedCharacter,
  type PlacedPage,
  type Rule,
} from '../../../../src/main/intake/layout/index.js';
import { mergeOverBreak } from '../../../../src/main/intake/layout/over-break.js';
import { page, write, type DrawnCell, type DrawnTable } from './draw.js';

const HEADER = ['单位', '项目', '金额', '目标', '指标'];
const WIDTH = 64;
/** Characters of the size below that fill a line of a cell. */
const FULL = 6;
const SIZE = 10;
const ROW = 14;

/** Words in a cell, line by line, the last one at the foot of the cell. */
type Drawn = { readonly text: readonly string[]; readonly rowSpan?: number };

/** Rows of cells; null where a taller one from above covers. Lines stand at the foot, as they do where a page is full. */
function part(number: number, rows: readonly (readonly (Drawn | null)[])[]): PlacedPage {
  const cells: DrawnCell[] = [];
  const text: PlacedCharacter[] = [];
  const all = [HEADER.map((word): Drawn | null => ({ text: [word] })), ...rows];
  const heights = all.map((row) =>
    Math.max(1, ...row.map((cell) => (cell?.rowSpan === undefined ? (cell?.text.length ?? 1) : 1))),
  );
  const ys = [100];
  for (const height of heights) ys.push(ys[ys.length - 1]! + height * ROW);
  for (const [row, drawn] of all.entries()) {
    for (const [column, cell] of drawn.entries()) {
      if (cell === null) continue;
      const rowSpan = cell.rowSpan ?? 1;
      cells.push({ row, column, rowSpan, columnSpan: 1, text: '' });
      const foot = ys[row + rowSpan]! - 4;
      for (const [line, words] of cell.text.entries()) {
        text.push(...write(words, 50 + column * WIDTH + 2, foot - (cell.text.length - 1 - line) * ROW, { size: SIZE }));
      }
    }
  }
  const table: DrawnTable = {
    xs: HEADER.map((_, column) => 50 + column * WIDTH).concat(50 + HEADER.length * WIDTH),
    ys,
    cells,
  };
  return page(number, { tables: [table], text });
}

function gridOf(...pages: readonly PlacedPage[]): GridBlock {
  const [first, ...rest] = layOutPages(pages).blocks;
  expect(rest).toEqual([]);
  if (first?.type !== 'grid') throw new Error('No table was found.');
  return first;
}

function column({ cells }: GridBlock, at: number): readonly Pick<BlockCell, 'row' | 'rowSpan' | 'text'>[] {
  return cells
    .filter((cell) => cell.column === at && cell.row > 0)
    .map(({ row, rowSpan, text }) => ({ row, rowSpan, text }));
}

const word = (...text: string[]): Drawn => ({ text });
const tall = (rowSpan: number, ...text: string[]): Drawn => ({ text, rowSpan });
const long = '某某业务专用'.slice(0, FULL - 1).padEnd(FULL, '项');

describe('a merged cell over a page break', () => {
  const above = (amount: string): PlacedPage =>
    part(1, [
      [word(''), word('甲'), word('1.00'), word('丙'), word('一')],
      [word(''), word(long), word(amount), word(long), word('二')],
    ]);
  const below = (name: string, amount: string): PlacedPage =>
    part(2, [
      [tall(3, ''), tall(3, name), tall(3, amount), tall(3, '用房维护。'), word('三')],
      [null, null, null, null, word('四')],
      [null, null, null, null, word('五')],
    ]);

  it('whose text runs on is one cell, where the amount beside it stands on one side only', () => {
    const grid = gridOf(above('9.75'), below('用经费', ''));
    expect(column(grid, 1).at(-1)).toEqual({ row: 2, rowSpan: 4, text: `${long}用经费` });
    expect(column(grid, 2).at(-1)).toEqual({ row: 2, rowSpan: 4, text: '9.75' });
    expect(column(grid, 3).at(-1)).toEqual({ row: 2, rowSpan: 4, text: `${long}用房维护。` });
    expect(column(grid, 4).map(({ text }) => text)).toEqual(['一', '二', '三', '四', '五']);
  });

  it('is one cell where no line ends it at the foot of the page, beside cells that one ends', () => {
    const first = part(1, [
      [word('甲'), word('甲'), word('1.00'), word('丙'), word('一')],
      [word(''), word('乙'), word('2.00'), word('丁'), word('二')],
    ]);
    const second = part(2, [
      [word('戊'), word(''), word('2.00'), word('丁'), word('三')],
      [word(''), word('己'), word('3.00'), word('庚'), word('四')],
    ]);
    const isEnd = ({ at, from }: Rule): boolean => at === 100 + 3 * ROW && from >= 50 + WIDTH && from < 50 + 4 * WIDTH;
    const unclosed = {
      ...first,
      rules: { ...first.rules, horizontal: first.rules.horizontal.filter((rule) => !isEnd(rule)) },
    };
    const grid = gridOf(unclosed, second);
    // The first one is closed: a blank cell, and a name of the next row.
    expect(column(grid, 0).map(({ text }) => text)).toEqual(['甲', '', '戊', '']);
    expect(column(grid, 1).map(({ rowSpan, text }) => `${rowSpan} ${text}`)).toEqual(['1 甲', '2 乙', '1 己']);
    expect(column(grid, 2).map(({ rowSpan, text }) => `${rowSpan} ${text}`)).toEqual(['1 1.00', '2 2.00', '1 3.00']);
    expect(column(grid, 3).map(({ rowSpan, text }) => `${rowSpan} ${text}`)).toEqual(['1 丙', '2 丁', '1 庚']);
    expect(column(gridOf(first, second), 1).map(({ text }) => text)).toEqual(['甲', '乙', '', '己']);
    // Two amounts are two cells, whatever lines there are.
    const other = part(2, [[word(''), word('乙'), word('9.00'), word('丁'), word('三')]]);
    expect(column(gridOf(unclosed, other), 2).map(({ text }) => text)).toEqual(['1.00', '2.00', '9.00']);
  });

  it('stays two cells where the next project begins behind the break: its amount is never given to the one before', () => {
    const grid = gridOf(above('9.75'), below('乙项目', '8.00'));
    expect(
      column(grid, 1)
        .slice(-2)
        .map(({ text }) => text),
    ).toEqual([long, '乙项目']);
    expect(
      column(grid, 2)
        .slice(-2)
        .map(({ text }) => text),
    ).toEqual(['9.75', '8.00']);
    // Not even a blank amount beside the name of another project is filled from below.
    const blank = part(1, [[word(''), word('乙'), word(''), word('丙'), word('一')]]);
    const next = gridOf(blank, below('丁项目', '8.00'));
    expect(column(next, 2)).toMatchObject([{ text: '' }, { text: '8.00' }]);
  });

  it('stays two cells where the upper text leaves room in its line', () => {
    const short = part(1, [[word(''), word('甲乙丙'), word('9.75'), word(long), word('一')]]);
    expect(column(gridOf(short, below('用经费', '')), 1).map(({ text }) => text)).toEqual(['甲乙丙', '用经费']);
  });

  it.each([
    ['clipped', '并更新设', '维护站点并更新设备，全年无事故。'],
    // Where nothing is hidden, words that were said before may be said again.
    [null, '并更新设', '维护站点并更新设备，全年无事故。并更新设'],
    // Both halves hold all of it from the beginning, and the lower one lacks a line that stands over its cell.
    ['clipped', '维护站点并更新设备，全年无故。', '维护站点并更新设备，全年无事故。'],
    [null, '维护站点并更新设备，全年无故。', '维护站点并更新设备，全年无事故。维护站点并更新设备，全年无故。'],
  ] as const)('takes no words that only the file holds for more of them: %s %s', (doubt, rest, expected) => {
    const cell = (row: number, column: number, rowSpan: number, text: string) => ({
      row,
      column,
      rowSpan,
      columnSpan: 1,
      text,
      page: 1,
      box: [0, 0, 10, 10] as const,
      doubt: column === 0 ? doubt : null,
      lineCount: 1,
      open: true,
      recognised: null,
    });
    const upper = [
      cell(0, 0, 2, '维护站点并更新设备，全年无事故。'),
      cell(0, 1, 2, '某项目'),
      cell(0, 2, 1, '甲'),
      cell(1, 2, 1, '乙'),
    ];
    const lower = [cell(2, 0, 1, rest), cell(2, 1, 1, ''), cell(2, 2, 1, '丙')];
    expect(mergeOverBreak(upper, lower, 2).cells[0]).toMatchObject({ rowSpan: 3, text: expected });
  });

  it('with the same words and figure on both sides is one cell', () => {
    const grid = gridOf(above('9.75'), below(long, '9.75'));
    expect(column(grid, 2).at(-1)).toEqual({ row: 2, rowSpan: 4, text: '9.75' });
  });
});

describe('a row over a page break', () => {
  const above = part(1, [
    [word(''), word(long, '经费'), word('1.00'), word('丙'), word('一')],
    [word(''), word(long), word('2.00'), word('丙'), word('二')],
  ]);
  const rest = (name: string, amount = ''): PlacedPage =>
    part(2, [
      [word(''), word(name), word(amount), word(''), word('')],
      [word(''), word('丁'), word('3.00'), word('丙'), word('三')],
    ]);

  it('is one row: its last line stands on the next page', () => {
    const grid = gridOf(above, rest('经费'));
    expect(column(grid, 1).map(({ text }) => text)).toEqual([`${long}经费`, `${long}经费`, '丁']);
    expect(column(grid, 2).map(({ text }) => text)).toEqual(['1.00', '2.00', '3.00']);
    expect(grid.rowCount).toBe(4);
  });

  it('is a row of its own with an amount, with a number of its own, and in a column that breaks no lines', () => {
    expect(gridOf(above, rest('经费', '7.00')).rowCount).toBe(5);
    expect(gridOf(above, rest('二、经费')).rowCount).toBe(5);
    expect(gridOf(above, rest('其中：')).rowCount).toBe(5);
    // Nothing says that these words belong together; a list without amounts looks like that.
    expect(gridOf(above, rest('甲项目')).rowCount).toBe(5);
    const fitted = part(1, [[word(''), word(long), word('2.00'), word('丙'), word('专项经费')]]);
    expect(gridOf(fitted, rest('经费')).rowCount).toBe(4);
  });

  it('takes its merged cells with it, and the last digits of a figure', () => {
    const split = part(1, [
      [word(''), word(long, '经费'), word('1.00'), word('丙', '丁'), word(long, '指标')],
      [word(''), word(long), word('1,076.073'), word(long), word(long)],
    ]);
    const lower = part(2, [
      [tall(2, ''), tall(2, '用经费'), tall(2, '135'), tall(2, '用房。'), word('指标')],
      [null, null, null, null, word('五')],
    ]);
    // Without a cell that has nothing below it, merged cells may as well be those of the next project.
    expect(gridOf(split, lower).rowCount).toBe(5);
    const withRoom = part(1, [
      [word(''), word(long, '经费'), word('1.00'), word('丙'), word(long, '指标')],
      [word(''), word(long), word('1,076.073'), word('丙'), word(long)],
    ]);
    const beside = part(2, [
      [tall(2, ''), tall(2, '用经费'), tall(2, '135'), word(''), word('指标')],
      [null, null, null, word('丁'), word('五')],
    ]);
    const grid = gridOf(withRoom, beside);
    expect(column(grid, 2).at(-1)).toEqual({ row: 2, rowSpan: 2, text: '1,076.073135' });
    expect(column(grid, 4).map(({ text }) => text)).toEqual([`${long}指标`, `${long}指标`, '五']);
  });

  it('is one row where its figures are cut in the middle', () => {
    const narrow = (first: string, second: string, third: string): PlacedPage =>
      part(1, [
        [word('某局'), word('甲'), word('10,437.25'), word('8,342.60'), word('249,696.43')],
        [word('某局'), word('综合事务'), word(first), word(second), word(third)],
      ]);
    const rest = (...figures: readonly [string, string, string]): PlacedPage =>
      part(2, [
        [word(''), word(''), ...figures.map((one) => word(one))],
        [word('某局'), word('丁'), word('1.00'), word('2.00'), word('3.00')],
      ]);
    const grid = gridOf(narrow('10,437', '8,342.6', '249,'), rest('.26', '8', '696.44'));
    expect(grid.cells.filter(({ row }) => row === 2).map(({ text }) => text)).toEqual([
      '某局',
      '综合事务',
      '10,437.26',
      '8,342.68',
      '249,696.44',
    ]);
    expect(grid.rowCount).toBe(4);
    // A figure that breaks at the space between its groups.
    const spaced = gridOf(narrow('14', '5', '－7'), rest('250.53', '297.82', '392.40'));
    expect(column(spaced, 2).map(({ text }) => text)).toEqual(['10,437.25', '14250.53', '1.00']);
    // Whole figures on both sides, and the numbers of the columns above the first figures, are rows.
    expect(gridOf(narrow('10.26', '8.68', '24'), rest('1.00', '2.00', '.44')).rowCount).toBe(5);
    expect(gridOf(narrow('1', '2', '3'), rest('250.53', '297.82', '392.40')).rowCount).toBe(5);
  });

  it('is one row where its name stands elsewhere as a whole, or is all there is of a row in a list without gaps', () => {
    const list = (name: string): PlacedPage =>
      part(1, [
        ...['子', '丑', '寅', '卯', '辰'].map((one, row) => [
          word('某局'),
          word(one),
          word(`${row}.00`),
          word(''),
          word(''),
        ]),
        [word('某局'), word('公共', name), word('9.00'), word(''), word('')],
      ]);
    const lower = (name: string, code: string): PlacedPage =>
      part(2, [
        [word(code), word(name), word(''), word(''), word('')],
        [word('某局'), word('公共服务'), word('3.00'), word(''), word('')],
      ]);
    const names = (grid: GridBlock): readonly string[] => column(grid, 1).map(({ text }) => text);
    expect(names(gridOf(list('管理'), lower('事务', '')))).toContain('公共管理事务');
    expect(names(gridOf(list('服'), lower('务', '')))).toContain('公共服务');
    expect(names(gridOf(list('管理'), lower('事务', '某局')))).toContain('事务');
    expect(names(gridOf(list('管理'), lower('注：含结转。', '')))).toContain('注：含结转。');
  });

  it('is one row where two of its names end alike, so that the rest of the row says the same twice', () => {
    const upper = part(1, [
      [word('甲'), word('产出要求'), word('1.00'), word('正向要求'), word('')],
      [word('乙'), word('产出'), word('2.00'), word('正向'), word('')],
    ]);
    const lower = (...more: readonly (readonly Drawn[])[]): PlacedPage =>
      part(2, [[word(''), word('要求'), word(''), word('要求'), word('')], ...more]);
    const names = (grid: GridBlock): readonly string[] => column(grid, 1).map(({ text }) => text);
    expect(names(gridOf(upper, lower()))).toEqual(['产出要求', '产出要求']);
    // A word that fills a cell elsewhere is none of a name that was cut.
    const other = [word('丙'), word('要求'), word('3.00'), word('正向要求'), word('')];
    expect(names(gridOf(upper, lower(other)))).toEqual(['产出要求', '产出', '要求', '要求']);
  });

  it('is one row where one of its pieces stands nowhere else, whatever another page break left', () => {
    const upper = part(1, [
      [word('甲'), word('产出要求'), word('1.00'), word('正向任务'), word('')],
      [word('乙'), word('产出'), word('2.00'), word('正向'), word('')],
    ]);
    const lower = part(2, [
      [word(''), word('要求'), word(''), word('任务'), word('')],
      [word('丙'), word('要求'), word('3.00'), word('正向任务'), word('')],
    ]);
    expect(column(gridOf(upper, lower), 1).map(({ text }) => text)).toEqual(['产出要求', '产出要求', '要求']);
  });

  it('is one row where words go on in several columns and it lacks the code and the total of every other row', () => {
    const list = (amount: string): PlacedPage =>
      part(1, [
        ...['子', '丑', '寅', '卯', '辰', '巳'].map((one, row) => [
          word(`10${row}`),
          word(one),
          word(row === 2 ? amount : `${row}.00`),
          word('某局'),
          word(''),
        ]),
        [word('107'), word('公共'), word('9.00'), word('一'), word('重点')],
      ]);
    const lower = (amount: string): PlacedPage =>
      part(2, [
        [word(''), word('管理事务'), word(amount), tall(2, '中心'), word('项目')],
        [word('108'), word('午'), word('8.00'), null, word('')],
      ]);
    const whole = gridOf(list('2.00'), lower(''));
    expect(column(whole, 1).slice(-2)).toEqual([
      { row: 7, rowSpan: 1, text: '公共管理事务' },
      { row: 8, rowSpan: 1, text: '午' },
    ]);
    // The merged cell that begins in the lower part of the row begins in the upper one.
    expect(column(whole, 3).at(-1)).toEqual({ row: 7, rowSpan: 2, text: '一中心' });
    expect(column(gridOf(list('2.00'), lower('3.00')), 1).map(({ text }) => text)).toContain('管理事务');
    expect(column(gridOf(list(''), lower('')), 1).map(({ text }) => text)).toContain('管理事务');
  });

  it('is one row where it is blank in columns of words that no other row leaves blank, below a text that fills its cell', () => {
    const list = (last: string): PlacedPage =>
      part(1, [
        ...['子', '丑', '寅', '卯', '辰'].map((one) => [word('产出'), word('质量'), word(one), word(''), word('定性')]),
        [word('效益'), word('社会'), word('己'), word(long, last), word('定性')],
      ]);
    const lower = (kind: string): PlacedPage =>
      part(2, [
        [word(kind), word(''), word(''), word('并及时恢复'), word('')],
        [word('产出'), word('数量'), word('午'), word(''), word('定性')],
      ]);
    const values = (grid: GridBlock): readonly string[] => column(grid, 3).map(({ text }) => text);
    expect(values(gridOf(list(long), lower('')))).toContain(`${long}${long}并及时恢复`);
    // The text above ends in the middle of its line, or the row below has a word in such a column.
    expect(values(gridOf(list('运行'), lower('')))).toContain('并及时恢复');
    expect(values(gridOf(list(long), lower('效益')))).toContain('并及时恢复');
  });

  it('leaves no blank row where the break left only the rim of a row, and keeps blank rows that are no rims', () => {
    const row = (name: string): Drawn[] => [word('某局'), word(name), word('1.00'), word('丙'), word('一')];
    const blank = ['', '', '', '', ''].map((one) => word(one));
    const joined = gridOf(part(1, [row('甲'), row('乙')]), part(2, [blank, row('丙')]));
    expect(column(joined, 1).map(({ text }) => text)).toEqual(['甲', '乙', '丙']);
    const kept = gridOf(part(1, [row('甲'), blank, row('乙')]), part(2, [blank, row('丙')]));
    expect(kept.rowCount).toBe(6);
  });
});
