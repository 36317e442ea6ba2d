import { describe, expect, it } from 'vitest';
import { checkDocument, ruleCatalogue } from '../../../src/core/checks/index.js';
import { recognise } from '../../../src/core/recognition/index.js';
import { textToBlocks } from '../../../src/main/intake/text/blocks.js';
import { selfCheckSentence, selfCheckState, sumsOf, type SumsChecked } from '../../../src/main/desk/self-check.js';

const pass = { state: 'pass', count: 4 } as const;
const found = { state: 'finding', count: 2 } as const;
const absent = { state: 'not-applicable', count: 0 } as const;
const missing = { state: 'insufficient-data', count: 0 } as const;
const unclear = { state: 'ambiguous', count: 0 } as const;

/** A file without tables. */
const words: SumsChecked = { tables: 0, failures: 0, questions: 0, defects: 0, coverage: [missing] };

describe('the self-check sentence', () => {
  it.each<[string, SumsChecked]>([
    ['13 张表，合计全部闭合', { tables: 13, failures: 0, questions: 0, defects: 0, coverage: [pass, absent] }],
    ['13 张表，2 处合计不符', { tables: 13, failures: 2, questions: 0, defects: 0, coverage: [pass, found] }],
    [
      '13 张表，2 处合计不符，1 项未能检查',
      { tables: 13, failures: 2, questions: 0, defects: 0, coverage: [found, missing] },
    ],
    [
      '13 张表，已检查的合计闭合，2 项未能检查',
      { tables: 13, failures: 0, questions: 0, defects: 0, coverage: [pass, missing, unclear] },
    ],
    ['13 张表，已检查的合计闭合，1 处未读出', { tables: 13, failures: 0, questions: 0, defects: 1, coverage: [pass] }],
    ['13 张表，合计未能检查', { tables: 13, failures: 0, questions: 0, defects: 0, coverage: [] }],
    [
      '13 张表，合计未能检查',
      { tables: 13, failures: 0, questions: 0, defects: 0, coverage: [{ state: 'pass', count: 0 }] },
    ],
    ['13 张表，合计未能检查，1 项未能检查', { tables: 13, failures: 0, questions: 0, defects: 0, coverage: [missing] }],
    ['13 张表，1 处数字待核', { tables: 13, failures: 0, questions: 1, defects: 0, coverage: [pass, found] }],
    [
      '13 张表，2 处合计不符，1 处数字待核',
      { tables: 13, failures: 2, questions: 1, defects: 0, coverage: [pass, found] },
    ],
    [
      '13 张表，已检查的合计闭合，2 处数字存疑',
      { tables: 13, failures: 0, questions: 0, defects: 0, doubtful: 2, coverage: [pass] },
    ],
    ['13 张表，合计全部闭合', { tables: 13, failures: 0, questions: 0, defects: 0, doubtful: 0, coverage: [pass] }],
    ['未识别出表格', { tables: 0, failures: 0, questions: 0, defects: 3, coverage: [pass] }],
    ['未识别出表格', { ...words, beside: [{ fileName: '样例说明.doc', tables: 0 }] }],
    ['本文件没有表，同一材料的“样例表.xls”有 9 张', { ...words, beside: [{ fileName: '样例表.xls', tables: 9 }] }],
    [
      '本文件没有表，同一材料的另外 2 个文件有 11 张，3 处未读出',
      {
        ...words,
        defects: 3,
        beside: [
          { fileName: '样例表.xls', tables: 9 },
          { fileName: '样例说明.doc', tables: 0 },
          { fileName: '样例绩效表.xls', tables: 2 },
        ],
      },
    ],
    [
      '13 张表，合计全部闭合',
      { ...words, tables: 13, coverage: [pass], beside: [{ fileName: '样例说明.doc', tables: 0 }] },
    ],
  ])('%s', (sentence, sums) => {
    expect(selfCheckSentence(sums)).toBe(sentence);
  });
});

describe('the self-check in one word', () => {
  const sound: SumsChecked = { tables: 3, failures: 0, questions: 0, defects: 0, coverage: [pass, absent] };
  it.each<[string, SumsChecked]>([
    ['closed', sound],
    ['partly', { ...sound, coverage: [pass, missing] }],
    ['partly', { ...sound, coverage: [pass, unclear] }],
    ['unproven', { ...sound, coverage: [absent] }],
    ['unproven', { ...sound, coverage: [{ state: 'pass', count: 0 }, missing] }],
    ['look', { ...sound, tables: 0, coverage: [] }],
    ['look', { ...words, beside: [{ fileName: '样例说明.doc', tables: 0 }] }],
    ['unproven', { ...words, beside: [{ fileName: '样例表.xls', tables: 9 }] }],
    ['unproven', { ...words, coverage: [pass], beside: [{ fileName: '样例表.xls', tables: 9 }] }],
    ['look', { ...words, defects: 1, beside: [{ fileName: '样例表.xls', tables: 9 }] }],
    ['look', { ...sound, failures: 1 }],
    ['look', { ...sound, questions: 1 }],
    ['look', { ...sound, defects: 1 }],
    ['look', { ...sound, doubtful: 1 }],
    ['look', { ...sound, garbled: 1 }],
  ])('%s', (state, sums) => {
    expect(selfCheckState(sums)).toBe(state);
    // The sentence never says more than the word.
    expect(selfCheckSentence(sums).includes('全部闭合')).toBe(state === 'closed');
  });
});

describe('what is known of the sums of a document', () => {
  const text = (cell: string): string => `901001 甲单位2031年单位预算

预算03表 2031年支出总表

金额单位：万元

科目\t合计\t基本支出\t项目支出
2010101-行政运行\t5.00\t3.00\t2.00
2010102-一般行政管理事务\t${cell}\t1.00\t1.00
合计\t7.00\t4.00\t3.00
`;
  const readText = (printed: string) => {
    const { blocks, defects } = textToBlocks(printed);
    const disclosure = recognise({ fileName: 'a.txt', format: 'text', blocks, defects });
    const rules = new Map(ruleCatalogue().map((rule) => [rule.id, rule]));
    const check = checkDocument({ document: 'a', disclosure });
    return { sums: sumsOf(disclosure, check, rules), check };
  };
  const read = (cell: string) => readText(text(cell)).sums;

  it('is said of the sums alone', () => {
    expect(read('2.00')).toMatchObject({ tables: 1, failures: 0, questions: 0, doubtful: 0 });
    expect(selfCheckSentence(read('2.00'))).toMatch(/^1 张表，.*闭合/);
    expect(read('2.50').failures).toBeGreaterThan(0);
  });

  it('a negative figure where none is usual says nothing against the sums around it', () => {
    const negative = text('-2.00')
      .replace('-2.00\t1.00\t1.00', '-2.00\t-3.00\t1.00')
      .replace('7.00\t4.00', '3.00\t0.00');
    const { sums, check } = readText(negative);
    expect(check.findings.map(({ rule }) => rule)).toContain('NUM-CELL');
    expect(sums.failures).toBe(0);
    expect(sums.questions).toBeGreaterThan(0);
    expect(selfCheckSentence(sums)).toMatch(/^1 张表，\d+ 处数字待核/);
  });

  it('values that were looked at are no sums that were checked', () => {
    const { sums, check } = readText(text('2.00'));
    expect(check.coverage.map(({ rule }) => rule)).toContain('NUM-CELL');
    const rules = new Map([['NUM-CELL', { id: 'NUM-CELL', family: 'arithmetic' as const }]]);
    expect(sums.coverage.length).toBeGreaterThan(0);
    expect(sumsOf({ tables: [], defects: [] } as never, check, rules).coverage).toEqual([]);
  });

  it.each(['###', '2.\ufffd0', '2.\ue0120'])('a figure that nobody can read is none that closes: %j', (cell) => {
    expect(read(cell).doubtful).toBe(1);
    expect(selfCheckSentence(read(cell))).toMatch(/1 处数字存疑$/);
    expect(selfCheckSentence(read(cell))).not.toContain('全部闭合');
  });
});
