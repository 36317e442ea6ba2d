import { describe, expect, it } from 'vitest';
import type { Subject } from '../../../../src/core/checks/index.js';
import { made, one, said, WHOLE, withProjects } from './performance-cases.js';

const more = (...indicators: readonly string[]): Subject => one([...WHOLE, ...indicators]);
const about = (rule: string, subject: Subject, word: string): readonly string[] =>
  said(rule, subject).filter((message) => message.includes(word));

describe('PERF-VALUE-RANGE: values of two indicators exchanged', () => {
  it.each([
    ['减少沿河积水时间', '提升街区排涝能力'],
    ['降低图书丢失数量。', '延长阅览室开放时间'],
    ['改善牧区饮水条件', '带动周边农户增收致富'],
  ])('“%s” and “%s”', (first, second) => {
    const exchanged = [`社会效益指标|${first}|定性|${second}||`, `经济效益指标|${second}|定性|${first}||`];
    expect(about('PERF-VALUE-RANGE', more(...exchanged), '互为对方')).toEqual([expect.stringMatching(/^warning /)]);
    const right = [`社会效益指标|${first}|定性|${first}||`, `经济效益指标|${second}|定性|${second}||`];
    expect(said('PERF-VALUE-RANGE', more(...right))).toEqual([]);
    const half = [`社会效益指标|${first}|定性|${second}||`, `经济效益指标|${second}|定性|较上年改善||`];
    expect(said('PERF-VALUE-RANGE', more(...half))).toEqual([]);
  });

  it('short answers may meet by chance', () => {
    expect(said('PERF-VALUE-RANGE', more('质量指标|及时|定性|准确||', '质量指标|准确|定性|及时||'))).toEqual([]);
  });
});

describe('PERF-BOUNDARY: 定期 and 不定期', () => {
  const told = (goal: string, level3: string): readonly string[] =>
    about('PERF-BOUNDARY', one([...WHOLE, `数量指标|${level3}|≥|4|次|`], { goal }), '前后矛盾');

  it.each([
    ['不定期抽查各仓库防火情况，消除隐患', '定期抽查仓库'],
    ['安排专人对堤防进行不定期巡护并记录', '每季度堤防巡护'],
    ['不定期开展培训提高值守人员水平', '值守人员定期培训'],
  ])('%s / %s', (goal, level3) => {
    expect(told(goal, level3)).toEqual([expect.stringMatching(/^notice 同一项目的说法前后矛盾/)]);
  });

  it.each([
    ['采取定期和不定期抽查相结合的方式', '定期抽查仓库'],
    ['不定期抽查各仓库防火情况，消除隐患', '定期维护设备'],
    ['不定期抽查各仓库防火情况，消除隐患', '不定期抽查仓库'],
    ['定期抽查各仓库防火情况，消除隐患', '定期抽查仓库'],
  ])('may stand beside each other: %s / %s', (goal, level3) => {
    expect(told(goal, level3)).toEqual([]);
  });

  it('are two matters in two projects', () => {
    const two = withProjects([
      made('1', '东片泵站', WHOLE, { goal: '不定期巡护沿线管网，及时堵漏' }),
      made('2', '西片泵站', [...WHOLE, '数量指标|定期巡护管网|≥|4|次|']),
    ]);
    expect(about('PERF-BOUNDARY', two, '前后矛盾')).toEqual([]);
  });
});

describe('PERF-BOUNDARY: no more than a year in a year', () => {
  it.each(['当年值守时长|＞|1', '本年设备在用时间|≥|2', '全年开放时间|＝|3'])('%s 年', (spec) => {
    expect(about('PERF-BOUNDARY', more(`时效指标|${spec}|年|`), '超过一年')).toHaveLength(1);
  });

  it.each(['当年值守时长|≥|1|年', '设备质保时间|≥|3|年', '当年值守时长|≥|11|月'])('%s is possible', (spec) => {
    expect(about('PERF-BOUNDARY', more(`时效指标|${spec}|`), '超过一年')).toEqual([]);
  });
});

describe('PERF-QUANT', () => {
  it.each(['质量指标|救助对象护理费用100%兑付', '时效指标|群众来信5个工作日内办结', '数量指标|每年至少2次组织演练'])(
    'a figure in the name of an indicator in words: %s',
    (spec) => {
      expect(about('PERF-QUANT', more(`${spec}|定性|按要求完成||`), '名称写有数值')).toHaveLength(1);
      expect(about('PERF-QUANT', more(`${spec}|≥|2|次|`), '名称写有数值')).toEqual([]);
    },
  );

  it.each(['质量指标|符合2031年行业标准', '质量指标|第3期档案整理规范', '社会效益指标|落实《管理办法》第5条'])(
    'a year or number is no target: %s',
    (spec) => {
      expect(about('PERF-QUANT', more(`${spec}|定性|按要求完成||`), '名称写有数值')).toEqual([]);
    },
  );

  it.each([
    ['满意度', 1],
    ['综合满意率', 1],
    ['总体满意度指标', 1],
    ['住户满意度', 0],
    ['服务对象满意度', 0],
  ])('whose satisfaction: “%s”', (name, count) => {
    expect(about('PERF-QUANT', more(`服务对象满意度指标|${name}|≥|90|%|`), '是谁的满意度')).toHaveLength(count);
  });
});

describe('PERF-DIRECTION', () => {
  it.each(['受助学生人数|≤|40|人', '免费体检人次|≤|900|人次', '改水受益户数|＝|30|户'])(
    'people served are no limit: %s',
    (spec) => {
      expect(about('PERF-DIRECTION', more(`数量指标|${spec}|反向指标`), '服务对象的数量')).toHaveLength(1);
      expect(about('PERF-DIRECTION', more(`数量指标|${spec}|正向指标`), '服务对象的数量')).toEqual([]);
    },
  );

  it.each(['出国团组人数|≤|4|人', '重大事故伤亡人数|≤|0|人', '编外聘用人数|≤|12|人', '印制份数|≤|90|份'])(
    'fewer may be wanted: %s',
    (spec) => {
      expect(about('PERF-DIRECTION', more(`数量指标|${spec}|反向指标`), '服务对象的数量')).toEqual([]);
    },
  );

  it.each(['系统运维时长', '设备质保服务时长', '机房值守时长'])('%s is to be long', (name) => {
    expect(about('PERF-DIRECTION', more(`时效指标|${name}|≤|12|月|`), '越高越好')).toHaveLength(1);
    expect(said('PERF-DIRECTION', more(`时效指标|${name}|≥|12|月|`, '时效指标|故障响应时长|≤|2|小时|'))).toEqual([]);
  });
});

it.each(['机组平稳运行时间', '平台连续运行天数', '管网安全运行时长'])(
  'PERF-DIM-MISMATCH: %s tells of quality, not of time',
  (name) => {
    expect(said('PERF-DIM-MISMATCH', more(`时效指标|${name}|≥|300|天|`))).toHaveLength(1);
    expect(said('PERF-DIM-MISMATCH', more(`质量指标|${name}|≥|300|天|`, '时效指标|抢修完成时间|≤|2|天|'))).toEqual([]);
  },
);
