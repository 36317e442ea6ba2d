import { describe, expect, it } from 'vitest';
import { says } from './words.js';

const HEAD = (person: string, unit: string): string =>
  `单位名称\t项目名称\t${person}\t项目总额\t绩效目标\t一级指标\t二级指标\t三级指标\t绩效指标性质\t本年绩效指标值\t${unit}\t指标方向性`;
const ROW = (name: string, indicator: string): string =>
  `301002-霁川市水务监测中心\t${name}\t\t6.00\t保证监测站全年正常运行。\t产出指标\t数量指标\t${indicator}\t≥\t12\t次\t正向指标`;

/** A performance table of two pages, the second with a header of its own. */
function twoPages(person: string, unit: string): string {
  return `2031年霁川市水务监测中心单位预算

预算13表 2031年项目支出绩效表

金额单位：万元

${HEAD('项目负责人', '绩效度量单位')}
${ROW('监测站值守', '值守次数')}
${ROW('水样化验', '化验次数')}

${HEAD(person, unit)}
${ROW('设备校准', '校准次数')}
`;
}

const told = (person: string, unit: string): readonly string[] =>
  says('TXT-TYPO', twoPages(person, unit)).filter((message) => message.includes('续页'));

describe('the header of a continuation page', () => {
  it.each([
    ['项目责任人', '绩效度量单位', '“项目责任人”（前页为“项目负责人”）'],
    ['项目负责人', '绩效质量单位', '“绩效质量单位”（前页为“绩效度量单位”）'],
    ['项目负贵人', '绩效度量单位', '“项目负贵人”（前页为“项目负责人”）'],
  ])('with another character is told of: %s, %s', (person, unit, words) => {
    expect(told(person, unit)).toEqual([`notice 同一张表的表头在续页写法不同：${words}，请核对。`]);
  });

  it('that is the same, or broken in reading, is not', () => {
    expect(told('项目负责人', '绩效度量单位')).toEqual([]);
    expect(told('项目负责', '绩效度量单位')).toEqual([]);
    expect(told('项目 负责人', '绩效度量 单位')).toEqual([]);
  });
});
