import { describe, expect, it } from 'vitest';
import { selfCheckSentence, type SumsChecked } from '../../../src/main/desk/self-check.js';

const pass = { state: 'pass', count: 4 } as const;
const found = { state: 'finding', count: 2 } as const;
const absent = { state: 'not-applicable', count: 0 } as const;
const missing = { state: 'insufficient-data', count: 0 } as const;
const unclear = { state: 'ambiguous', count: 0 } as const;

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
    ['未识别出表格', { tables: 0, failures: 0, questions: 0, defects: 3, coverage: [pass] }],
  ])('%s', (sentence, sums) => {
    expect(selfCheckSentence(sums)).toBe(sentence);
  });
});
