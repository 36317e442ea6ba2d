/** 项目资金 of a form: what its lines of money add up to; everything is invented. */
import { describe, expect, it } from 'vitest';
import { checkDocument } from '../../../../src/core/checks/index.js';
import { exactGrid, paragraph, recogniseBlocks } from '../../recognition/helpers.js';

type Line = readonly [string, string, ...string[]];

const MONEY: readonly Line[] = [
  ['年度资金总额：', '60.00'],
  ['其中：财政拨款', '52.00'],
  ['其他资金', '8.00'],
];

function ask(money: readonly Line[]): { said: readonly string[]; state: string | undefined } {
  const disclosure = recogniseBlocks([
    paragraph('霁川市水务局2031年部门预算'),
    paragraph('项目支出绩效目标表'),
    exactGrid([
      ['项目名称', '水文测站巡检', '', '', ''],
      ...money.map(([label, amount, more = '']) => ['项目资金（万元）', label, amount, more, '']),
      ['总体目标', '按期完成全部测站的巡检，及时处置故障。', '', '', ''],
      ['一级指标', '二级指标', '三级指标', '指标值', ''],
      ['产出指标', '数量指标', '巡检次数', '≥4次', ''],
      ['成本指标', '经济成本指标', '巡检总成本', '≤60.00万元', ''],
    ]),
  ]);
  const { findings, coverage } = checkDocument({ document: 'a', disclosure }, ['SUM-SUBSET']);
  return {
    said: findings.map(({ severity, message }) => `${severity} ${message}`),
    state: coverage.find(({ rule }) => rule === 'SUM-SUBSET')?.state,
  };
}

const changed = (at: number, amount: string): readonly Line[] =>
  MONEY.map((line, index) => (index === at ? [line[0], amount] : line));

describe('SUM-SUBSET: the money of a form', () => {
  it('adds up', () => {
    expect(ask(MONEY)).toEqual({ said: [], state: 'pass' });
    expect(ask([MONEY[0]!, ['财政拨款：', '60.00'], ['其他资金：', '0.00']])).toEqual({ said: [], state: 'pass' });
  });

  it.each([
    [0, '66.00'],
    [1, '25.00'],
    [2, '8.80'],
  ])('is found wrong where line %i reads %s', (at, amount) => {
    expect(ask(changed(at, amount)).said).toEqual([expect.stringMatching(/^error .*“水文测站巡检”的项目总额应等于/)]);
  });

  it('is not judged with another source, a second column or a part left blank', () => {
    const state = 'insufficient-data';
    const carried: Line = ['上年结转资金', '8.00'];
    expect(ask([MONEY[0]!, ['财政拨款', '44.00'], carried, MONEY[2]!]).said).toEqual([]);
    expect(ask([['年度资金总额', '60.00', '55.00'], MONEY[1]!, ['其他资金', '9.00']]).said).toEqual([]);
    expect(ask(changed(2, ''))).toMatchObject({ said: [], state });
  });
});
