import { describe, expect, it } from 'vitest';
import type { Subject } from '../../../../src/core/checks/index.js';
import { one, said, WHOLE } from './performance-cases.js';

const more = (...indicators: readonly string[]): Subject => one([...WHOLE, ...indicators]);

describe('a value that repeats a clause of the name', () => {
  it.each([
    '可持续影响指标|通过泵站改造，保障设施正常运转，为片区排涝提供支撑|定性|为片区排涝提供支撑。||',
    '社会效益指标|落实巡查制度，改善河道周边人居环境|定性|改善河道周边人居环境||',
    '生态效益指标|减少面源污染，持续提升断面水质|定性|持续提升断面水质！||',
  ])('is no standard: %s', (spec) => {
    expect(said('PERF-QUANT', more(spec))).toEqual([
      expect.stringMatching(/^notice 1 个定性指标的指标值没有可判断的标准/),
    ]);
  });

  it.each([
    '可持续影响指标|为片区排涝提供支撑|定性|三年内不再发生超过二级的内涝||',
    '社会效益指标|改善河道周边人居环境|定性|环境改善||',
    '社会效益指标|改善人居环境|定性|改善人居环境，投诉比上年减少||',
  ])('is one where it says more, or too little to tell: %s', (spec) => {
    expect(said('PERF-QUANT', more(spec))).toEqual([]);
  });
});

describe('two units for one figure', () => {
  it.each(['个/套', '份／册', '件、套'])('%s', (unit) => {
    expect(said('PERF-UNIT', more(`数量指标|系统维护数量|＝|4|${unit}|`))).toEqual([
      expect.stringContaining('写了两个单位'),
    ]);
  });

  it.each(['次/年', '台/套', '人/次', '元/人', '套', '分钟/月'])('%s is one', (unit) => {
    expect(said('PERF-UNIT', more(`数量指标|系统维护数量|＝|4|${unit}|`))).toEqual([]);
  });
});

describe('a name that is a sentence', () => {
  it.each([
    '质量指标|泵站巡检及时。发现故障立即处理|≥|90|%|',
    '质量指标|按月巡检各处泵站，发现故障立即处理。|≥|90|%|',
    `质量指标|${'按月巡检泵站并记录水位、流量、压力和温度情况'.repeat(3)}|≥|90|%|`,
  ])('tells nobody what is measured: %s', (spec) => {
    expect(said('PERF-QUANT', more(spec))).toEqual([
      expect.stringMatching(/^notice 1 个三级指标写成了整句或整段：“(?:泵站|按月)巡检/),
    ]);
  });

  it.each([
    '质量指标|泵站巡检及时率（发现故障立即处理）|≥|90|%|',
    '质量指标|泵站巡检合格率。|≥|90|%|',
    '质量指标|按月巡检各处泵站，发现故障立即处理|≥|90|%|',
  ])('is one where it is short, whatever its marks: %s', (spec) => {
    expect(said('PERF-QUANT', more(spec))).toEqual([]);
  });
});
