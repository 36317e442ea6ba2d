import { describe, expect, it } from 'vitest';
import type { Subject } from '../../../../src/core/checks/index.js';
import { subject, table } from '../build.js';
import { indicator, one, said, state, WHOLE } from './performance-cases.js';

/** A department's table of its whole targets, without any project. */
function whole(...specs: readonly string[]): Subject {
  const overall = table({ kind: 'overall-performance', columns: 'performance.level3', rows: specs.join('\n') });
  const base = subject([overall]);
  const wholeIndicators = specs.map((spec, row) => ({ ...indicator(spec, row), table: overall.id }));
  return { ...base, disclosure: { ...base.disclosure, wholeIndicators } };
}

const FINE = ['数量指标|巡检次数|≥|12|次', '服务对象满意度指标|群众满意度|≥|90|%', '质量指标|验收合格率|≥|95|%'];

describe('the indicators of the whole department', () => {
  it.each(['PERF-DIM-MISMATCH', 'PERF-DIRECTION', 'PERF-QUANT', 'PERF-VALUE-RANGE', 'PERF-UNIT'])(
    '%s looks at them as at those of projects',
    (rule) => {
      expect(state(rule, whole(...FINE))).toBe('pass');
      expect(said(rule, whole(...FINE))).toEqual([]);
    },
  );

  it('finds what stands in the wrong dimension', () => {
    expect(said('PERF-DIM-MISMATCH', whole(...FINE, '质量指标|完成水质抽查工作|≥|4|次'))).toEqual([
      expect.stringMatching(/^warning .*质量指标按数量计.*完成水质抽查工作/),
    ]);
  });

  it('finds signs, values and units that do not fit', () => {
    expect(said('PERF-DIRECTION', whole(...FINE, '服务对象满意度指标|科室满意度|≤|95|%'))).toEqual([
      expect.stringMatching(/^warning .*科室满意度/),
    ]);
    expect(said('PERF-VALUE-RANGE', whole(...FINE, '质量指标|整改完成率|≥|950|%'))).toHaveLength(1);
    expect(said('PERF-QUANT', whole(...FINE, '社会效益指标|服务能力|定性|较好'))).toHaveLength(1);
    expect(said('PERF-UNIT', whole(...FINE, '数量指标|档案整理箱数|≥|9|盒'))).toHaveLength(1);
  });
});

describe('PERF-UNIT and months', () => {
  it.each(['时效指标|采购时间|≤|11|月', '时效指标|病历检查结果反馈|≤|11|月', '时效指标|培训进度|≤|12|月'])(
    'cannot tell whether it is a month or a number of months: %s',
    (spec) => {
      expect(said('PERF-UNIT', one([...WHOLE, spec]))).toEqual([expect.stringContaining('“月”是月份还是月数不明')]);
    },
  );

  it.each(['时效指标|建设周期|≤|8|月', '时效指标|完成时间|≤|12|月', '时效指标|合同签订时间|≤|6|个月'])(
    'has nothing to say about %s',
    (spec) => {
      expect(said('PERF-UNIT', one([...WHOLE, spec]))).toEqual([]);
    },
  );
});

describe('PERF-GOAL of the whole department', () => {
  const goal = (row: string): readonly string[] => {
    const overall = table({
      kind: 'overall-performance',
      columns: 'item performance.level3 performance.value',
      rows: `部门名称|霁川市园林管理处|\n${row}\n数量指标|巡检次数|12`,
    });
    return said('PERF-GOAL', subject([overall]));
  };

  it.each([
    '在市委市政府的正确领导下，不断推进全市园林绿化事业发展，努力为市民提供优美的生态环境。',
    '整体绩效目标|深入贯彻上级会议精神，扎实做好各项园林绿化工作，推动绿化事业再上新台阶。',
    '以高质量发展为统领，全面加强园林绿化建设和管护，持续提升市民的获得感和满意度。',
  ])('is no goal where it is set phrases alone: %s', (row) => {
    expect(goal(row)).toEqual([expect.stringMatching(/^notice 整体绩效目标只有原则性的话/)]);
  });

  it.each([
    '在市委市政府的正确领导下，新建口袋公园 6 处，补植行道树，努力为市民提供优美的生态环境。',
    '整体绩效目标|深入贯彻上级会议精神，完成三个片区的绿化改造，推动绿化事业再上新台阶。',
    '做好全市公园绿地的日常管护，补齐老旧小区绿地短板，保持行道树成活。',
  ])('is left alone where it says what is done: %s', (row) => {
    expect(goal(row)).toEqual([]);
  });
});
