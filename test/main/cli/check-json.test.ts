import { describe, expect, it } from 'vitest';
import { checkFiles, isMet, sameContent } from '../../../src/main/cli/check-files.js';
import { coverageJson, findingJson, tableReadingsJson } from '../../../src/main/cli/check-json.js';
import { checkText } from '../../../src/main/cli/check-text.js';
import { namesOf } from '../../../src/main/cli/json.js';
import { DISCLOSURE, FAILED, finding, reading } from './invented.js';

describe('findingJson', () => {
  it('maps a finding to the contract', () => {
    const total = {
      table: 'income-expenditure-overview',
      tableId: 'income-expenditure-overview',
      printedNumber: '表一',
      row: 'total-income',
      rowLabel: '收入总计',
      project: null,
      section: null,
      line: 14,
    };
    const left = { ...total, column: '收入/预算数', quote: '1,200.50' };
    const right = { ...total, column: '支出/预算数', quote: '1,200.00', file: '甲.txt' };
    expect(findingJson(finding(), namesOf([reading()]))).toEqual({
      id: 'f1',
      rule: 'BAL-TOTAL',
      family: 'arithmetic',
      severity: 'error',
      outcome: 'finding',
      file: '甲.txt',
      files: ['甲.txt'],
      message: '收入总计与支出总计相差 0.50 万元。',
      arithmetic: '1,200.50 ≠ 1,200.00',
      at: left,
      expected: '1200.00',
      actual: '1200.50',
      difference: '0.50',
      evidence: [
        { ...left, file: '甲.txt', text: '1,200.50', role: 'operand' },
        { ...right, text: '1,200.00', role: 'subtrahend' },
      ],
      suspects: [{ ...right, printed: '1,200.00', suggested: '1,200.50', score: 0.5, why: '一位数字不同' }],
      group: 'g1',
      basis: '预算法',
    });
  });

  it('names sections by heading', () => {
    const narrative = { ...finding().at, section: 's1' };
    const json = findingJson(finding({ at: narrative }), namesOf([reading()]));
    expect(json.at.section).toBe('三、说明');
  });

  it('names coverage by file', () => {
    const coverage = {
      document: 'aa',
      rule: 'SUM-ROW',
      state: 'insufficient-data',
      why: '表头未读出',
      count: 0,
    } as const;
    expect(coverageJson(coverage, namesOf([FAILED, reading()]))).toEqual({
      file: '甲.txt',
      rule: 'SUM-ROW',
      state: 'insufficient-data',
      why: '表头未读出',
      count: 0,
    });
  });
});

describe('tableReadingsJson', () => {
  const numbers = { sums: 2, closed: 1, untested: 0, doubtful: 0, confirmed: 3, garbled: 0 };
  const table = DISCLOSURE.tables[0]!;

  it('names the table beside the numbers of its self-check', () => {
    const one = reading();
    if (!one.outcome.ok) throw new Error('the invented reading is sound');
    const { value } = one.outcome;
    const readings = [{ table: table.id, ...numbers }];
    const checked = {
      ...one,
      outcome: { ok: true, value: { ...value, check: { ...value.check, readings } } },
    } as const;
    expect(tableReadingsJson(checked)).toEqual([
      { id: table.id, kind: table.kind, printedNumber: table.printedNumber, title: table.title, reading: numbers },
    ]);
  });

  it('says nothing of a file that was not read or not checked', () => {
    expect(tableReadingsJson(FAILED)).toEqual([]);
    expect(tableReadingsJson(reading())).toEqual([]);
  });
});

describe('checkFiles', () => {
  it('counts files with the same content once, and says so', () => {
    const readings = [reading('甲.txt'), FAILED, reading('副本.txt')];
    const parts = checkFiles(readings, { each: false, only: null });
    expect(parts.map((part) => part.findings.map((one) => findingJson(one, part.names).file))).toEqual([['甲.txt']]);
    expect(sameContent(readings)).toEqual([{ file: '副本.txt', like: '甲.txt' }]);
  });

  it('lets every file stand alone with each', () => {
    const parts = checkFiles([reading('甲.txt'), reading('副本.txt')], { each: true, only: null });
    expect(parts.map((part) => part.findings.map((one) => findingJson(one, part.names).file))).toEqual([
      ['甲.txt'],
      ['副本.txt'],
    ]);
  });

  it('keeps only the named rules', () => {
    expect(checkFiles([reading()], { each: false, only: ['SUM-ROW'] })[0]?.findings).toEqual([]);
    expect(checkFiles([reading()], { each: false, only: ['BAL-TOTAL'] })[0]?.findings).toHaveLength(1);
  });
});

describe('isMet', () => {
  it.each([
    [undefined, finding(), false],
    ['error', finding(), true],
    ['error', finding({ severity: 'warning' }), false],
    ['warning', finding({ severity: 'warning' }), true],
    ['warning', finding(), true],
    ['warning', finding({ severity: 'notice' }), false],
    ['warning', finding({ outcome: 'rounding' }), false],
  ] as const)('%s', (failOn, one, met) => {
    expect(isMet(failOn, [one])).toBe(met);
  });
});

describe('checkText', () => {
  it('shows the unit, the tables, findings by severity with their arithmetic, and what stayed open', () => {
    const findings = [
      finding({ severity: 'notice', message: '提示一条。', arithmetic: null, suspects: [] }),
      finding(),
      finding({ outcome: 'rounding', severity: 'notice' }),
    ];
    const coverage = [
      { document: 'aa', rule: 'BAL-TOTAL', state: 'finding', why: '', count: 3 },
      { document: 'aa', rule: 'SUM-ROW', state: 'insufficient-data', why: '表头未读出', count: 0 },
    ] as const;
    const selfCheck = '2 张表，合计未能检查，1 处未读出';
    expect(checkText('甲.txt', DISCLOSURE, { findings, coverage }, new Map(), selfCheck)).toBe(`甲.txt
  单位：900001 某某中心（据封面），单位；年度：2026（据表题）；文种：预算；性质：事业单位（据正文）；地区：北京市甲乙区（据封面）；部分读出
  表 2 张：
    表一        收支总表          3 行  万元                收支总表
    （无表号）  政府性基金支出表  0 行  万元  空表，有说明  政府性基金支出表
  读取自检：2 张表，合计未能检查，1 处未读出
  已用 1 条规则核对 3 处；错误 1 · 疑似 0 · 提示 1 · 取舍差 1
    [错误] BAL-TOTAL  表一 收支总表·收入总计·收入/预算数（第 14 行）
      收入总计与支出总计相差 0.50 万元。
      算式：1,200.50 ≠ 1,200.00
      最可能：表一 收支总表·收入总计·支出/预算数（第 14 行） 印为 1,200.00，应为 1,200.50（一位数字不同）
    [提示] BAL-TOTAL  表一 收支总表·收入总计·收入/预算数（第 14 行）
      提示一条。
  未能检查的规则 1 条：
    SUM-ROW   数据不足：表头未读出
`);
  });
});
