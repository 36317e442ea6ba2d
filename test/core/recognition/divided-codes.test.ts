import { describe, expect, it } from 'vitest';
import { recognise } from '../../../src/core/recognition/index.js';
import { textToBlocks } from '../../../src/main/intake/text/blocks.js';

const HEAD = ['功能分类科目编码\t\t\t科目名称\t合计\t基本支出\t项目支出', '类\t款\t项'];

/** Function codes of the rows of a table that divides them over three columns. */
function codesOf(...rows: readonly string[]): readonly (string | undefined)[] {
  const { blocks } = textToBlocks(['支出总表', '单位：万元', ...HEAD, ...rows].join('\n'));
  const { tables } = recognise({ fileName: 'a', format: 'text', blocks, defects: [] });
  return (tables[0]?.rows ?? []).flatMap(({ lines }) => lines.map(({ codes }) => codes.function));
}

const amounts = '某项业务\t3.00\t2.00\t1.00';

describe('a code divided over columns', () => {
  it('is whole where a spreadsheet took its parts for numbers and dropped the zeros', () => {
    const rows = [
      `208\t\t\t${amounts}`,
      `208\t5\t\t${amounts}`,
      `208\t5\t1\t${amounts}`,
      `\t\t6\t${amounts}`,
      `208\t11\t99\t${amounts}`,
    ];
    expect(codesOf(...rows)).toEqual(['208', '20805', '2080501', '2080506', '2081199']);
  });

  it('is the same with its zeros', () => {
    const rows = [`208\t\t\t${amounts}`, `208\t05\t\t${amounts}`, `208\t05\t01\t${amounts}`, `\t\t06\t${amounts}`];
    expect(codesOf(...rows)).toEqual(['208', '20805', '2080501', '2080506']);
  });
});
