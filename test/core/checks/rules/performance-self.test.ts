/** 绩效自评表: the rate, the marks and their sums as printed; everything is invented. */
import { describe, expect, it } from 'vitest';
import { checkDocument } from '../../../../src/core/checks/index.js';
import type { Disclosure } from '../../../../src/core/disclosure/index.js';
import { exactGrid, paragraph, recogniseBlocks } from '../../recognition/helpers.js';

const MONEY = ['80.00', '80.00', '76.00', '10', '95.00%', '9.5'];
const LINES = [
  ['产出指标', '数量指标', '巡检次数', '≥4次', '5次', '40', '40', ''],
  ['', '质量指标', '巡检合格率', '≥95%', '93%', '30', '28.2', '设备老化'],
  ['满意度指标', '服务对象满意度指标', '使用单位满意度', '≥90%', '96%', '20', '20', ''],
];
const TOTAL = ['100', '97.7'];

function disclose({
  money = MONEY,
  lines = LINES,
  total = TOTAL,
}: {
  money?: string[];
  lines?: string[][];
  total?: string[];
}): Disclosure {
  return recogniseBlocks([
    paragraph('霁川市水务局2031年度部门决算'),
    paragraph('项目支出绩效自评表'),
    paragraph('（2031年度）'),
    exactGrid([
      [['项目名称', 1, 2], null, ['水文测站巡检', 1, 6], null, null, null, null, null],
      [['项目资金（万元）', 2, 1], '', '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'],
      [null, '年度资金总额', ...money],
      ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '偏差原因'],
      ...lines,
      [['总分', 1, 5], null, null, null, null, ...total, ''],
    ]),
  ]);
}

function said(given: Parameters<typeof disclose>[0]): readonly string[] {
  return checkDocument({ document: 'a', disclosure: disclose(given) }, ['PERF-SELF']).findings.map(
    ({ severity, message }) => `${severity} ${message}`,
  );
}

const line = (at: number, place: number, text: string): string[][] =>
  LINES.map((cells, index) => cells.map((cell, column) => (index === at && column === place ? text : cell)));

describe('PERF-SELF', () => {
  it('passes where rate and marks are what the form says', () => {
    expect(said({})).toEqual([]);
    const { coverage } = checkDocument({ document: 'a', disclosure: disclose({}) }, ['PERF-SELF']);
    expect(coverage.find(({ rule }) => rule === 'PERF-SELF')?.state).toBe('pass');
  });

  it.each([
    ['a mark', { lines: line(1, 6, '2B.2') }],
    ['the total', { total: ['100', '9?.7'] }],
  ])('has not added up a form of which %s was not read', (_, given) => {
    const { coverage } = checkDocument({ document: 'a', disclosure: disclose(given) }, ['PERF-SELF']);
    expect(coverage.find(({ rule }) => rule === 'PERF-SELF')).toMatchObject({
      state: 'insufficient-data',
      why: expect.stringContaining('总分未核对'),
    });
  });

  it.each([
    ['95%', []],
    ['95.0', []],
    ['0.95', []],
    ['96.00%', [expect.stringContaining('= 95%，执行率印作 96.00%')]],
    ['59.00%', [expect.stringContaining('执行率印作 59.00%')]],
  ])('holds the rate against the money: %s', (rate, expected) => {
    expect(said({ money: MONEY.with(4, rate) })).toEqual(expected);
  });

  it('allows a rate that was cut off, not rounded', () => {
    const money = ['80.00', '80.00', '75.99', '10', '94.98%', '9.5'];
    expect(said({ money })).toEqual([]);
    expect(said({ money: money.with(4, '94.90%') })).toHaveLength(1);
  });

  it('adds up the marks, with those for the money or without them', () => {
    expect(said({ total: ['100', '98.7'] })).toEqual([
      expect.stringMatching(/^error .*得分之和为 97.7，总分印作 98.7/),
    ]);
    expect(said({ total: ['90', '88.2'] })).toEqual([]);
    expect(said({ lines: line(1, 6, '26.2') })).toEqual([expect.stringContaining('总分印作 97.7')]);
    expect(said({ total: ['100', '97.72'] })).toEqual([]);
  });

  it('adds up the weights', () => {
    expect(said({ lines: line(1, 5, '35') })).toEqual([expect.stringContaining('各项分值之和为 105')]);
  });

  it('finds a mark above its weight', () => {
    expect(said({ lines: line(0, 6, '42'), total: ['100', '99.7'] })).toEqual([
      expect.stringContaining('得分 42 大于分值 40'),
    ]);
  });

  it('says nothing of sums where a mark is missing', () => {
    expect(said({ lines: line(0, 6, ''), total: ['100', '99.7'] })).toEqual([]);
    expect(said({ total: ['', '12.7'] })).toEqual([]);
  });

  it('does not apply to targets', () => {
    const disclosure = recogniseBlocks([paragraph('霁川市水务局2031年部门预算')]);
    const { coverage } = checkDocument({ document: 'a', disclosure }, ['PERF-SELF']);
    expect(coverage.find(({ rule }) => rule === 'PERF-SELF')?.state).toBe('not-applicable');
  });
});
