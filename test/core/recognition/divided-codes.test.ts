import { describe, expect, it } from 'vitest';
import type { Line } from '../../../src/core/disclosure/index.js';
import { recognise } from '../../../src/core/recognition/index.js';
import { textToBlocks } from '../../../src/main/intake/text/blocks.js';

const HEAD = ['功能分类科目编码\t\t\t科目名称\t合计\t基本支出\t项目支出', '类\t款\t项'];

/** Lines of a table that divides its codes over three columns. */
function linesOf(...rows: readonly string[]): readonly Line[] {
  const { blocks } = textToBlocks(['支出总表', '单位：万元', ...HEAD, ...rows].join('\n'));
  const { tables } = recognise({ fileName: 'a', format: 'text', blocks, defects: [] });
  return (tables[0]?.rows ?? []).flatMap(({ lines }) => lines);
}

function codesOf(...rows: readonly string[]): readonly (string | undefined)[] {
  return linesOf(...rows).map(({ codes }) => codes.function);
}

function unreadOf(...rows: readonly string[]): readonly (true | undefined)[] {
  return linesOf(...rows).map(({ codeUnread }) => codeUnread);
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

  it('is none where a part of it was not read, nor where a row leaves that part to the row above', () => {
    const rows = [
      `208\t\t\t${amounts}`,
      `208\t###\t\t${amounts}`,
      `\t\t01\t${amounts}`,
      `###\t05\t02\t${amounts}`,
      `208\t05\t03\t${amounts}`,
    ];
    expect(codesOf(...rows)).toEqual(['208', undefined, undefined, undefined, '2080503']);
    expect(unreadOf(...rows)).toEqual([undefined, true, true, true, undefined]);
  });
});
