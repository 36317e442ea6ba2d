import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Disclosure } from '../../../src/core/disclosure/index.js';
import { recognise } from '../../../src/core/recognition/index.js';
import { textToBlocks } from '../../../src/main/intake/text/blocks.js';

function read(text: string): Disclosure {
  const { blocks, defects } = textToBlocks(text);
  return recognise({ fileName: 'x', format: 'text', blocks, defects });
}

/** Words that make the recognition believe in a table, between anything else. */
const WORDS = [
  '\n',
  '\n',
  '\n\n',
  '\t',
  '\t',
  '\t\t',
  ' ',
  '预算01表 收支总表',
  '附表 4-1',
  '支出总表',
  '项目支出绩效表',
  '“三公”经费支',
  '出表',
  '金额单位：万',
  '元',
  '单位：万元',
  '收 入',
  '项目',
  '预算数',
  '合 计',
  '小计',
  '本年收入',
  '上年结转结余',
  '支出功能分类科目',
  '科目编码',
  '2010101-行政运行',
  '301',
  '1,234.50',
  '0.00',
  '-',
  '1.2.3',
  '产出指标',
  '≥',
  '31010131T000000000001-甲',
  '一、',
  '（一）情况说明',
  '目录',
  '本单位不涉及此项',
  '2031年某某局部门预算',
  '| a | b |',
  '| --- |',
];

/** Processor time spent on something, in milliseconds: what other processes do at the same time does not count. */
function cost(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const document = fc.array(fc.oneof(fc.constantFrom(...WORDS), fc.string({ maxLength: 6 })), { maxLength: 80 });

describe('any input', () => {
  it('never throws on text, and gives plain data with a cell for every column', () => {
    fc.assert(
      fc.property(document, (words) => {
        const disclosure = read(words.join(''));
        expect(JSON.parse(JSON.stringify(disclosure))).toEqual(disclosure);
        for (const table of disclosure.tables) {
          for (const row of table.rows) expect(row.cells).toHaveLength(table.columns.length);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('leaves no file unread without a word on it', () => {
    fc.assert(
      fc.property(document, (words) => {
        const { status, defects } = read(words.join(''));
        const codes = defects.map(({ code }) => code);
        expect(codes.includes('document.unrecognised')).toBe(status === 'unread');
      }),
      { numRuns: 300 },
    );
    expect(read('会议通知\n请于下周一到会。').defects.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^没有认出表格，也没有认出说明的章节。请/),
    ]);
    expect(read('一、基本情况\n本中心有两个科室。').defects).toEqual([]);
  });

  it('never throws on grids with any spans', () => {
    const cell = fc.record({
      row: fc.integer({ min: -1, max: 6 }),
      column: fc.integer({ min: -1, max: 8 }),
      rowSpan: fc.integer({ min: 0, max: 4 }),
      columnSpan: fc.integer({ min: 0, max: 4 }),
      text: fc.oneof(fc.constantFrom(...WORDS), fc.string({ maxLength: 6 })),
      at: fc.constant({}),
    });
    const grid = fc.record({
      type: fc.constant('grid' as const),
      cells: fc.array(cell, { maxLength: 30 }),
      rowCount: fc.integer({ min: 0, max: 6 }),
      columnCount: fc.integer({ min: 0, max: 9 }),
      spans: fc.constantFrom('exact' as const, 'lost' as const),
      at: fc.constant({}),
    });
    const text = fc.record({
      type: fc.constant('paragraph' as const),
      text: fc.constantFrom(...WORDS),
      at: fc.constant({}),
    });
    fc.assert(
      fc.property(fc.array(fc.oneof(grid, text), { maxLength: 12 }), (blocks) => {
        expect(() => recognise({ fileName: '', format: 'docx', blocks: blocks as Block[], defects: [] })).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });

  it('does not lose a figure silently: it is in a cell, or a defect says so', () => {
    const row = fc.array(fc.constantFrom('', '', '3.14', '合计', '2010101-行政运行', '甲'), {
      minLength: 1,
      maxLength: 7,
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (rows) => {
        const body = rows.map((fields) => `${fields.join('\t')}\t`).join('\n');
        const { tables, defects } = read(`支出总表\n单位：万元\n支出功能分类科目\t合计\t基本支出\t项目支出\n${body}`);
        const printed = body.split('3.14').length - 1;
        const kept = tables
          .flatMap((table) => table.rows.flatMap(({ cells }) => cells))
          .filter(({ text }) => text === '3.14');
        expect(kept.length === printed || defects.length > 0).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    [
      'ten thousand columns',
      `支出总表\n单位：万元\n${'合计\t'.repeat(10_000)}\n${'1.00\t'.repeat(10_000)}\n${'2.00\t'.repeat(10_000)}`,
    ],
    [
      'five thousand rows',
      `支出总表\n单位：万元\n科目编码\t科目名称\t合计\n${'2010101\t行政运行\t1.00\n'.repeat(5_000)}`,
    ],
    ['one very long line', `支出总表\n${'预算（'.repeat(300_000)}`],
    ['five thousand headings', '一、情况说明\n'.repeat(5_000)],
    ['five thousand titles', '预算01表 收支总表\n'.repeat(5_000)],
    ['two thousand tables', '支出总表\n合计\t项目\n甲\t1.00\n\n'.repeat(2_000)],
    ['five thousand unit lines', '单位：万\n'.repeat(5_000)],
  ])(
    '%s: in time',
    (_name, text) => {
      expect(cost(() => read(text))).toBeLessThan(6_000);
    },
    20_000,
  );

  it.each([
    ['digits', '1234567890'],
    ['titles', '收支总表'],
    ['brackets', '预算（'],
    ['fields', '1.00\t'],
  ])('a line of five megabytes of %s ends soon and says that it was cut', (_name, unit) => {
    const line = unit.repeat(Math.ceil(5_000_000 / unit.length));
    let codes: readonly string[] = [];
    expect(cost(() => (codes = read(`支出总表\n单位：万元\n${line}`).defects.map(({ code }) => code)))).toBeLessThan(
      6_000,
    );
    expect(codes.filter((code) => /truncated|too-many/.test(code))).toHaveLength(1);
  });

  it('takes random bytes for what they are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => {
        const text = new TextDecoder('gb18030').decode(bytes);
        expect(() => read(text)).not.toThrow();
      }),
      { numRuns: 200 },
    );
  });

  it('never throws on tables with ragged rows, and names what it left out', () => {
    const field = fc.constantFrom(
      '',
      '',
      '合计',
      '一、货物',
      '小计',
      '3.14',
      '1,2.3',
      '-',
      '2010101',
      '支出',
      '≥',
      '产出指标',
    );
    const rows = fc.array(fc.array(field, { minLength: 1, maxLength: 12 }), { maxLength: 12 });
    const title = fc.constantFrom(
      '政府采购预算表',
      '收入总表',
      '支出总表',
      '单位整体支出绩效目标表',
      '项目支出绩效表',
      '收支总表',
    );
    fc.assert(
      fc.property(title, rows, (words, ragged) => {
        const body = ragged.map((fields) => `${fields.join('\t')}\t`).join('\n');
        const { tables, defects } = read(`${words}\n单位：万元\n项目\t金额\t一级指标\t三级指标\t指标值\n${body}\n`);
        for (const { columns, rows: read_, id } of tables) {
          for (const row of read_) expect([id, row.cells.length]).toEqual([id, columns.length]);
        }
        // A table that was printed is there, or what became of it is said.
        expect(tables.length + defects.length).toBeGreaterThan(0);
        for (const { code, message } of defects)
          expect([code !== '', /[\u4e00-\u9fff]/.test(message)]).toEqual([true, true]);
      }),
      { numRuns: 300 },
    );
  });

  it('takes time in proportion to the text', () => {
    const page = `预算03表 支出总表\n单位：万元\n支出功能分类科目\t合计\t基本支出\t项目支出\n${'2010101-行政运行\t1.00\t1.00\t\n'.repeat(30)}\n一、情况说明\n${'本年收入1.00万元。\n'.repeat(20)}`;
    const time = (copies: number): number => {
      const text = page.repeat(copies);
      return cost(() => read(text));
    };
    time(10);
    const small = Math.min(time(10), time(10), time(10));
    const large = Math.min(time(80), time(80));
    // Eight times the text: quadratic work would take sixty-four times as long.
    expect(large / small).toBeLessThan(24);
  }, 20_000);
});
