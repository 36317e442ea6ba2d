/** Targets of a project that fall more than its money does, from one year to the next. */
import { describe, expect, it } from 'vitest';
import { checkAcross, type Subject } from '../../../../src/core/checks/index.js';
import type { Indicator } from '../../../../src/core/disclosure/index.js';
import { project, subject } from '../build.js';

/** 「二级指标|三级指标|符号|值|单位」; a leading 「?」 marks a row whose project is not certain. */
function indicator(spec: string, row: number): Indicator {
  const [level2 = '', level3 = '', nature = '', value = '', unit = ''] = spec.replace('?', '').split('|');
  return {
    level1: '产出指标',
    level2,
    level3,
    nature,
    value,
    unit,
    direction: '',
    attribution: spec.startsWith('?') ? 'unknown' : 'printed',
    table: 'project-performance',
    row,
    at: {},
    evidence: null,
  };
}

function budget(year: number, total: string, specs: readonly string[], others: readonly string[] = []): Subject {
  const own = { ...project({ code: '32990025T000000000001', name: '自动站运行维护', row: 0, total }) };
  const other = project({ code: '32990025T000000000002', name: '断面采样', row: 40, total: '7.00' });
  return subject([], {
    document: `${year}`,
    year,
    projects: [
      { ...own, indicators: specs.map(indicator) },
      { ...other, indicators: others.map((spec, row) => indicator(spec, row + 40)) },
    ],
  });
}

function said(was: readonly string[], is: readonly string[], others: readonly string[] = []): readonly string[] {
  const both = [budget(2030, '50.00', was), budget(2031, '46.00', is, others)];
  return checkAcross(both, ['YOY-PROJECT']).findings.map(({ message }) => message);
}

describe('YOY-PROJECT and targets', () => {
  it.each([
    ['数量指标|水质采样点次|≥|2400|次', '数量指标|水质采样点次|≥|1100|次', '2400→1100次'],
    ['时效指标|站房运维时长|≥|1|年', '时效指标|站房运维时长|≥|4|月', '1年→4月'],
    ['质量指标|设备维保期限|≥|12|个月', '质量指标|设备维保期限|≥|1|季度', '12个月→1季度'],
  ])('%s falls to %s', (was, is, words) => {
    expect(said([was], [is])).toEqual([expect.stringMatching(new RegExp(`目标值下降更多.*${words}`))]);
    // Of unknown owner, but printed once in either year.
    expect(said([was], [`?${is}`])).toEqual([expect.stringContaining(words)]);
    expect(said([was], [`?${is}`], [is])).toEqual([]);
  });

  it.each([
    ['时效指标|站房运维时长|≥|1|年', '时效指标|站房运维时长|≥|12|月'],
    ['时效指标|维护服务期限|≤|12|月', '时效指标|维护服务期限|≤|3|月'],
    ['数量指标|水质采样点次|≥|2400|次', '数量指标|水质采样点次|≥|2100|次'],
  ])('%s is no less than %s, or a limit', (was, is) => {
    expect(said([was], [is])).toEqual([]);
  });
});
