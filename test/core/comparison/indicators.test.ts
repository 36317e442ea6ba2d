import { describe, expect, it } from 'vitest';
import { compareIndicators } from '../../../src/core/comparison/indicators.js';
import type { Indicator, Project } from '../../../src/core/disclosure/index.js';
import { buildProject } from './build.js';

function indicator(level3: string, target: string, level2 = '数量指标', level1 = '产出指标'): Indicator {
  const [, nature = '', value = '', unit = ''] = /^(\D*)([\d.]+)(.*)$/.exec(target) ?? ['', '', target, ''];
  const place = { table: 't', row: 0, at: { line: 1 } };
  return {
    level1,
    level2,
    level3,
    nature,
    value,
    unit,
    direction: '',
    attribution: 'printed',
    evidence: null,
    ...place,
  };
}

function project(...indicators: readonly Indicator[]): Project {
  return { ...buildProject({ name: '河道监测', total: '1.00' }), goal: '保持达标', indicators };
}

describe('compareIndicators', () => {
  it('marks value, comparator and unit that changed, and tells what is new and what was dropped', () => {
    const before = project(
      indicator('监测点位', '≥12个'),
      indicator('报告期数', '≥4期'),
      indicator('达标率', '=95%', '质量指标'),
      indicator('投诉处理', '≤3次', '时效指标'),
    );
    const after = project(
      indicator('监测点位', '≥15个'),
      indicator('达标率', '≥95.0%', '质量指标'),
      indicator('培训人次', '≥30人次'),
      indicator('投诉处理', '≤3件', '时效指标'),
    );
    const { indicators, goals, unread } = compareIndicators([before, after]);
    expect(indicators.map(({ level3, status, differs }) => [level3, status, differs])).toEqual([
      ['监测点位', 'changed', ['value']],
      ['报告期数', 'dropped', []],
      ['达标率', 'changed', ['nature']],
      ['培训人次', 'new', []],
      ['投诉处理', 'changed', ['unit']],
    ]);
    expect([goals, unread]).toEqual([['保持达标', '保持达标'], []]);
  });

  it('takes printing for no change', () => {
    const { indicators } = compareIndicators([
      project(indicator('监测 点位', '>=12个', '数量', '产出')),
      project(indicator('监测点位', '≥12.00个')),
    ]);
    expect(indicators.map(({ status, differs }) => [status, differs])).toEqual([['same', []]]);
  });

  it('does not pair by place alone, and keeps the same name of two levels apart', () => {
    const { indicators } = compareIndicators([
      project(indicator('完成率', '=100%', '质量指标'), indicator('检查次数', '≥2次')),
      project(
        indicator('完成率', '=100%', '时效指标'),
        indicator('完成率', '=98%', '质量指标'),
        indicator('购置', '≥5台'),
      ),
    ]);
    expect(indicators.map(({ level2, level3, status }) => `${level2} ${level3} ${status}`).toSorted()).toEqual([
      '数量指标 检查次数 dropped',
      '数量指标 购置 new',
      '时效指标 完成率 new',
      '质量指标 完成率 changed',
    ]);
  });

  it('says nothing of a year whose indicators were not read', () => {
    const { indicators, unread, goals } = compareIndicators([
      project(),
      project(indicator('监测点位', '≥12个')),
      null,
      project(indicator('监测点位', '≥12个'), indicator('报告期数', '≥4期')),
    ]);
    expect(unread).toEqual([0]);
    expect(goals[2]).toBeNull();
    expect(indicators.map(({ level3, status }) => [level3, status])).toEqual([
      ['监测点位', 'same'],
      ['报告期数', 'new'],
    ]);
    expect(indicators[0]?.targets.map((target) => target?.value ?? null)).toEqual([null, '12', null, '12']);
    const alone = compareIndicators([project(), project(indicator('监测点位', '≥12个'))]);
    expect(alone.indicators[0]?.status).toBe('same');
  });
});
