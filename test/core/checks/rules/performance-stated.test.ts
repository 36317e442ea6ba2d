import { describe, expect, test } from 'vitest';
import { PLAIN, says, stateOf } from './words.js';

/** Three projects of 20.004 万元 each, and what the text says of them. */
function document(words: string): string {
  const targets = ['水质自动监测站建设', '河道漂浮物打捞', '水文资料整编'].map(
    (name, at) =>
      `990001-霁川市水务监测中心\t99000131T00000000001${at}-${name}\t20.004000\t\t产出指标\t数量指标\t完成工作场次\t≥\t3\t次`,
  );
  return `${PLAIN.replace('霁川市水务监测中心\n\n2031年2月10日', `（四）绩效情况\n\n${words}\n\n霁川市水务监测中心\n\n2031年2月10日`)}
预算03表 2031年项目支出绩效表

金额单位：万元

单位名称\t项目名称\t项目总额\t绩效目标\t一级指标\t二级指标\t三级指标\t绩效指标性质\t本年绩效指标值\t绩效度量单位
${targets.join('\n')}
`;
}

const stated = (count: number, money: string): string =>
  document(`2031年本单位编报绩效目标的项目${count}个，涉及资金${money}万元。`);

describe('PERF-COVERAGE and what the text states', () => {
  test('agrees with the number and the sum of the table, rounded as printed', () => {
    expect(says('PERF-COVERAGE', stated(3, '60.01'))).toEqual([]);
    expect(says('PERF-COVERAGE', stated(3, '60.012'))).toEqual([]);
  });

  test('finds another sum by the digits the table prints', () => {
    expect(says('PERF-COVERAGE', stated(3, '60.03'))).toEqual([
      expect.stringMatching(/^warning .*项目金额为 60\.03 万元，绩效表 3 个项目的总额之和为 60\.012 万元/),
    ]);
  });

  test('finds a number too high where the money shows that no project was lost in reading', () => {
    expect(says('PERF-COVERAGE', stated(4, '60.01'))).toEqual([
      expect.stringMatching(/^warning .*4 个，绩效表列有 3 个/),
    ]);
    expect(says('PERF-COVERAGE', stated(4, '80.01'))).toEqual([]);
    expect(stateOf('PERF-COVERAGE', stated(4, '80.01'))).toBe('ambiguous');
  });
});
