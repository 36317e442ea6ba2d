import { describe, expect, it } from 'vitest';
import type { Block, GridBlock } from '../../../../src/core/disclosure/index.js';
import { textToBlocks } from '../../../../src/main/intake/text/blocks.js';
import { inTime } from '../../../in-time.js';

function textOf(block: Block | undefined): string {
  return block?.type === 'paragraph' ? block.text : `grid`;
}

function gridOf(block: Block | undefined): GridBlock {
  if (block?.type !== 'grid') throw new Error('no grid');
  return block;
}

/** Fields of one row, blanks filled in again. */
function row(grid: GridBlock, index: number): readonly string[] {
  const fields = Array.from({ length: grid.columnCount }, () => '');
  for (const cell of grid.cells) if (cell.row === index) fields[cell.column] = cell.text;
  return fields;
}

describe('textToBlocks', () => {
  it('makes a grid of a run of lines with tabs and keeps line and field of every cell', () => {
    const { blocks, lines } = textToBlocks(
      '预算01表 收支总表\n\n收 入\t\t支 出\t\n<b>合 计</b>\t1.00\t合计\t<b>1.00</b>\n\n说明',
    );
    expect(blocks.map((block) => block.type)).toEqual(['paragraph', 'grid', 'paragraph']);
    const grid = gridOf(blocks[1]);
    expect(grid).toMatchObject({ rowCount: 2, columnCount: 4, spans: 'lost', at: { line: 3, endLine: 4 } });
    expect(row(grid, 0)).toEqual(['收 入', '', '支 出', '']);
    expect(row(grid, 1)).toEqual(['合 计', '1.00', '合计', '1.00']);
    expect(grid.cells.find((cell) => cell.row === 1 && cell.column === 3)?.at).toEqual({ line: 4, field: 3 });
    expect(blocks[2]?.at).toEqual({ line: 6 });
    expect(lines[3]).toBe('<b>合 计</b>\t1.00\t合计\t<b>1.00</b>');
  });

  it('separates grids at blank lines and paragraphs at every line', () => {
    const { blocks } = textToBlocks('甲\t1\r\n\r\n乙\t2\r\n第一行\r\n第二行');
    expect(blocks.map((block) => block.at.line)).toEqual([1, 3, 4, 5]);
    expect(blocks.map(textOf)).toEqual(['grid', 'grid', '第一行', '第二行']);
  });

  it('counts CR, LF and CRLF as one line end each', () => {
    expect(textToBlocks('一\r二\n三\r\n四').blocks.map((block) => block.at.line)).toEqual([1, 2, 3, 4]);
  });

  it('ends a grid at a form feed without counting a line', () => {
    const { blocks } = textToBlocks('甲\t1\n\f乙\t2\n后');
    expect(blocks.map((block) => block.at.line)).toEqual([1, 2, 3]);
    expect(gridOf(blocks[1]).cells[0]?.text).toBe('乙');
  });

  it('reads Markdown tables, headings, emphasis and entities', () => {
    const { blocks } = textToBlocks(
      '## 二、预算表\n**预算02表 收入总表**\n\n| 合计 | 本年&nbsp;收入 |\n| --- | :-: |\n| 1.00 | a\\|b |\n| | |\n\n完',
    );
    expect(blocks[0]).toMatchObject({ type: 'paragraph', text: '二、预算表', headingLevel: 2 });
    expect(textOf(blocks[1])).toBe('预算02表 收入总表');
    const grid = gridOf(blocks[2]);
    expect(grid.rowCount).toBe(3);
    expect(row(grid, 0)).toEqual(['合计', '本年\u00a0收入']);
    expect(row(grid, 1)).toEqual(['1.00', 'a|b']);
    expect(grid.cells[2]?.at).toEqual({ line: 6, field: 0 });
  });

  it('reads a Markdown table without outer bars', () => {
    const { blocks } = textToBlocks('甲 | 乙\n--- | ---\n');
    expect(row(gridOf(blocks[0]), 0)).toEqual(['甲', '乙']);
  });

  it('keeps comparison signs that are not tags', () => {
    expect(textOf(textToBlocks('成本<5，数量>b，<b>≥3</b>').blocks[0])).toBe('成本<5，数量>b，≥3');
  });

  it('reads rows parted by blanks in a table parted by tabs, and names those whose columns are not known', () => {
    const lines = [
      '编码\t名称\t金额\t比重',
      '1\t甲\t1.00\t2.00',
      '2  乙　局   3.00    4.00',
      '3   5.00  6.00',
      '4\t丁\t7.00\t8.00',
    ];
    const { blocks, defects } = textToBlocks(lines.join('\n'));
    const row = (wanted: number) =>
      blocks.flatMap((block) => (block.type === 'grid' ? block.cells : [])).filter((cell) => cell.row === wanted);
    expect(row(2).map(({ column, text }) => [column, text])).toEqual([
      [0, '2'],
      [1, '乙局'],
      [2, '3.00'],
      [3, '4.00'],
    ]);
    expect(defects).toMatchObject([{ code: 'text.row-by-spaces', at: { line: 4 } }]);
  });

  it('drops a grid of blank fields', () => {
    expect(textToBlocks('\t\t\n \t \n').blocks).toEqual([]);
  });

  it('reports fields beyond the limit instead of losing them silently', () => {
    const { blocks, defects } = textToBlocks(`甲${'\t1'.repeat(20_000)}\n`);
    expect(gridOf(blocks[0]).columnCount).toBe(16_384);
    expect(defects.map((defect) => defect.code)).toEqual(['text.too-many-fields']);
  });

  it('reports cells beyond the limit', () => {
    const { defects } = textToBlocks(`${`a${'\tb'.repeat(9_999)}\n`.repeat(101)}`);
    expect(defects).toEqual([
      { code: 'text.too-many-cells', message: expect.stringContaining('第 101 行'), at: { line: 101 } },
    ]);
  });

  it.each([
    ['one long line', '长'.repeat(5_000_000)],
    ['one line of open tags', '<b '.repeat(1_000_000)],
    ['one line of stars', '*'.repeat(3_000_000)],
    ['one line of bars', '|'.repeat(2_000_000)],
    ['one line of dashes', `a|b\n${'-'.repeat(3_000_000)}|`],
    ['one line of ampersands', '&#'.repeat(2_000_000)],
    ['many line ends', '\r\n'.repeat(1_000_000)],
    ['many form feeds', '\f'.repeat(1_000_000)],
  ])('reads %s without delay', (_name, text) => {
    expect(inTime(3_000, () => textToBlocks(text)).blocks).toBeDefined();
  });
});
