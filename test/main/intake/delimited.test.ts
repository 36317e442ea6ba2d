import { describe, expect, it } from 'vitest';
import { inTime } from '../../in-time.js';
import { delimitedToBlocks, parseDelimited, separatorOf } from '../../../src/main/intake/delimited.js';

function fields(text: string, separator = ','): readonly (readonly string[])[] {
  return parseDelimited(text, separator).map((row) => row.fields.map((field) => field.text));
}

describe('parseDelimited', () => {
  const cases: readonly [what: string, text: string, rows: readonly (readonly string[])[]][] = [
    [
      'plain rows',
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'last row without a break',
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['separators and quotes in quotes', '"1,234.50","说""明"""\n', [['1,234.50', '说"明"']]],
    ['a line break in quotes', '"预算\r\n数",b\n', [['预算\n数', 'b']]],
    ['blank fields', ',,\n', [['', '', '']]],
    ['a quote inside a field', '5" 管,1\n', [['5" 管', '1']]],
    ['a quote that never closes, as itself', '"a,b\nc', [['"a', 'b'], ['c']]],
    [
      'a quote that another field closes, as itself',
      '1,"a,2\n"3,4",5',
      [
        ['1', '"a', '2'],
        ['3,4', '5'],
      ],
    ],
    ['quotes and words behind them', '"a"b,1', [['ab', '1']]],
    ['marks of byte order between files', '\ufeff"1,2",3', [['1,2', '3']]],
    ['nothing', '', []],
  ];
  it.each(cases)('%s', (_, text, rows) => {
    expect(fields(text)).toEqual(rows);
  });

  it('numbers lines as the file has them', () => {
    const rows = parseDelimited('a,"x\ny"\nb,c\n', ',');
    expect(rows.map(({ line, endLine }) => ({ line, endLine }))).toEqual([
      { line: 1, endLine: 2 },
      { line: 3, endLine: 3 },
    ]);
  });
});

describe('separatorOf', () => {
  it('takes what most lines contain', () => {
    expect(separatorOf('表,\n项目,数\n')).toBe(',');
    expect(separatorOf('项目\t数\n甲\t1,000\n乙\t2\n')).toBe('\t');
    expect(separatorOf('项目;数\n甲;1\n')).toBe(';');
    expect(separatorOf('一行')).toBe(',');
    expect(separatorOf('项目|数\n甲|1\n')).toBe('|');
  });

  it('is not misled by commas in figures, and believes what the file states', () => {
    expect(separatorOf('甲;1,000.00;2.00\n乙;1,000,000.00;2,000.00\n丙;1,000.00;2,000.00\n')).toBe(';');
    expect(separatorOf('sep=;\r\n甲,乙\r\n')).toBe(';');
  });
});

describe('delimitedToBlocks', () => {
  it('reads on behind a quote without a partner and names its line', () => {
    const { blocks, defects } = delimitedToBlocks('项目,数\n甲,"1\n乙,2\n丙,3\n', ',');
    const texts = blocks.flatMap((block) => (block.type === 'grid' ? block.cells.map(({ text }) => text) : []));
    expect(texts).toEqual(['项目', '数', '甲', '"1', '乙', '2', '丙', '3']);
    expect(defects).toMatchObject([{ code: 'text.quotes-odd', at: { line: 2 } }]);
    expect(delimitedToBlocks('项目,数\n"甲\n局","1,0"\n', ',').defects).toEqual([]);
  });

  it('takes the line that states the separator for no row', () => {
    const { blocks } = delimitedToBlocks('sep=;\n项目;数\n甲;1,000.00\n', ';');
    expect(blocks).toMatchObject([{ type: 'grid', rowCount: 2, at: { line: 2 } }]);
  });

  it('works off a million quotes in no time', () => {
    const texts = ['x,"y\n'.repeat(300_000), `"${'""\n'.repeat(300_000)}`, '"a\n"b,'.repeat(300_000)];
    for (const text of texts) expect(inTime(3_000, () => delimitedToBlocks(text, ',')).defects).toHaveLength(1);
  });

  it('makes caption and unit paragraphs, one grid a table, notes paragraphs', () => {
    const text = [
      '收支总表,,,',
      '单位：万元,,,',
      '收入,,支出,',
      '项目,预算数,项目,预算数',
      '一、拨款收入,"1,000.00",一、教育支出,',
      '二、其他收入,,,',
      '收入总计,"1,000.00",支出总计,"1,000.00"',
      '注：数据取整。,,,',
      ',,,',
      '三公经费表,,,',
      '合计,出国',
      '1.00,1.00',
    ].join('\r\n');
    const { blocks, lines } = delimitedToBlocks(text, ',');
    expect(lines).toHaveLength(12);
    expect(blocks.map((block) => (block.type === 'grid' ? { ...block, cells: block.cells.length } : block))).toEqual([
      { type: 'paragraph', text: '收支总表', at: { line: 1 } },
      { type: 'paragraph', text: '单位：万元', at: { line: 2 } },
      { type: 'grid', cells: 14, rowCount: 5, columnCount: 4, spans: 'lost', at: { line: 3, endLine: 7 } },
      { type: 'paragraph', text: '注：数据取整。', at: { line: 8 } },
      { type: 'paragraph', text: '三公经费表', at: { line: 10 } },
      { type: 'grid', cells: 4, rowCount: 2, columnCount: 2, spans: 'lost', at: { line: 11, endLine: 12 } },
    ]);
    const grid = blocks[2];
    // A row with a name and no amounts is a row of the table, not a caption.
    expect(grid?.type === 'grid' && grid.cells.find((cell) => cell.row === 3)).toEqual({
      row: 3,
      column: 0,
      rowSpan: 1,
      columnSpan: 1,
      text: '二、其他收入',
      at: { line: 6, field: 0 },
    });
  });
});
