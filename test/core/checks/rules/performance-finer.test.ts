import { describe, expect, it } from 'vitest';
import type { Subject } from '../../../../src/core/checks/index.js';
import { made, one, said, WHOLE, withProjects } from './performance-cases.js';

const more = (...indicators: readonly string[]): Subject => one([...WHOLE, ...indicators]);

describe('signs that cannot be read', () => {
  it.each(['≡', '≒', '≌'])('%s is told of once and not judged', (sign) => {
    expect(
      said('PERF-DIRECTION', more(`数量指标|管护里程|${sign}|12|公里|`, `数量指标|抽查频次|${sign}|4|次|`)),
    ).toEqual([expect.stringMatching(new RegExp(`^notice 2 个指标的运算符印作“${sign}”`))]);
  });

  it.each(['≥', '＝', '定性', '%', '', '/'])('“%s” is another matter', (sign) => {
    expect(said('PERF-DIRECTION', more(`数量指标|管护里程|${sign}|12|公里|`))).toEqual([]);
  });
});

describe('a goal that names steps of work alone', () => {
  const goal = (text: string): Subject => withProjects([made('1', '河道清淤', WHOLE, { goal: text })]);

  it.each([
    '委托第三方单位，对辖区排污口开展现场检查。',
    '依据《河道管理条例》（霁政发〔2030〕6号）要求，对沿线村组发放管护补贴，按年度一次性拨付。',
    '聘请专家评审图纸，组织召开论证会，汇总专家意见。',
  ])('%s', (text) => {
    expect(said('PERF-GOAL', goal(text))).toEqual([expect.stringMatching(/^notice 绩效目标只写工作内容/)]);
  });

  it.each([
    '委托第三方单位，对辖区排污口开展现场检查，保证断面水质达标。',
    '对辖区排污口开展现场检查 40 次。',
    '聘请专家评审图纸，让群众少跑路。',
    '在社区组织展演，丰富居民文化生活。',
    '公布抽检结果并处置不合格产品。',
  ])('is none where an effect or a quantity is stated: %s', (text) => {
    expect(said('PERF-GOAL', goal(text))).toEqual([]);
  });
});

describe('a value that is an aim and no standard', () => {
  it.each(['保障运维水平', '提升辖区治水能力', '进一步改善人居环境。'])('%s', (value) => {
    expect(said('PERF-QUANT', more(`质量指标|闸门启闭状况|定性|${value}||`))).toEqual([
      expect.stringMatching(/^notice 1 个定性指标的指标值没有可判断的标准/),
    ]);
  });

  it.each(['保障闸门正常启闭', '明显提升', '提升至二级标准，投诉减少', '实现不间断服务', '改善率达九成'])(
    '%s can be judged',
    (value) => {
      expect(said('PERF-QUANT', more(`质量指标|闸门启闭状况|定性|${value}||`))).toEqual([]);
    },
  );
});

describe('a scope counted in heads', () => {
  it.each(['数量指标|服务人群覆盖范围|≥|10000|人|', '数量指标|受益范围|≥|300|户|', '数量指标|保障对象范围|≥|60|家|'])(
    '%s',
    (spec) => {
      expect(said('PERF-UNIT', more(spec))).toEqual([expect.stringContaining('与指标名称不符')]);
    },
  );

  it.each(['数量指标|服务范围|≥|12|个街道|', '数量指标|服务人数|≥|300|人|', '数量指标|巡查范围|≥|60|平方公里|'])(
    '%s is one',
    (spec) => {
      expect(said('PERF-UNIT', more(spec))).toEqual([]);
    },
  );
});

describe('PERF-DIRECTION and outputs that may not be more', () => {
  it.each([
    '数量指标|新增档案箱数|≤|350|箱|',
    '数量指标|完成河道清淤里程|＜|12|公里|',
    '数量指标|受益群众人数|≤|900|人|',
  ])('notices %s', (spec) => {
    expect(said('PERF-DIRECTION', more(spec))).toEqual([
      expect.stringMatching(/^notice 新增、完成一类的数量指标用了“小于”类运算符/),
    ]);
  });

  it.each([
    '数量指标|新增档案箱数|≥|350|箱|',
    '数量指标|新增隐性债务数|≤|0|万元|',
    '数量指标|新增失业人数|≤|20|人|',
    '数量指标|新增安全隐患数|≤|3|处|',
    '数量指标|会议召开次数|≤|4|次|',
    '时效指标|完成检查天数|≤|30|天|',
  ])('accepts %s', (spec) => {
    expect(said('PERF-DIRECTION', more(spec))).toEqual([]);
  });

  it('tells once of what is against its printed direction too', () => {
    expect(said('PERF-DIRECTION', more('数量指标|新增档案箱数|≤|350|箱|正向指标'))).toEqual([
      expect.stringMatching(/^warning 1 个指标的运算符与方向不符/),
    ]);
  });
});
