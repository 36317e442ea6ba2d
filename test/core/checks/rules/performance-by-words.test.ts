/** Indicators that do not belong to their dimension by their own words, and goals copied from elsewhere. */
import { describe, expect, it } from 'vitest';
import { checkDocument } from '../../../../src/core/checks/index.js';
import { recogniseText } from '../../recognition/helpers.js';

type Given = readonly [level1: string, level2: string, level3: string, nature: string, value: string, unit: string];

const HEAD = '|项目名称|项目总额|绩效目标|一级指标|二级指标|三级指标|指标性质|本年绩效指标值|绩效度量单位';

function said(
  rule: string,
  given: readonly Given[],
  goal = '完成全年任务，提升服务水平。',
  duty = '',
): readonly string[] {
  const rows = given.map((cells, index) =>
    ['', ...(index === 0 ? ['某某保障项目', '10.000000', goal] : ['', '', '']), ...cells].join('|'),
  );
  const text = `2031年部门预算\n一、主要职责\n${duty}\n项目支出绩效表\n单位：万元\n${HEAD}\n${rows.join('\n')}\n`;
  return checkDocument({ document: '文件', disclosure: recogniseText(text) }, [rule]).findings.map(
    ({ severity, message }) => `${severity} ${message}`,
  );
}

describe('PERF-DIM-MISMATCH by words', () => {
  it.each<readonly [string, Given]>([
    ['时效指标写的是资金使用要求', ['产出指标', '时效指标', '经费使用合规', '=', '100', '%']],
    ['时效指标与时间无关', ['产出指标', '时效指标', '设备设施完好', '=', '100', '%']],
    ['数量指标只写百分数', ['产出指标', '数量指标', '巡查任务完成情况', '=', '100', '%']],
    ['成本指标不是成本', ['成本指标', '经济成本指标', '拨款及时到位', '=', '100', '%']],
    ['生态效益指标与生态无关', ['效益指标', '生态效益指标', '信息系统安全运行', '=', '100', '%']],
    ['效益指标写的是资金使用要求', ['效益指标', '社会效益指标', '资金使用规范', '=', '100', '%']],
    ['效益指标写的是工作内容', ['效益指标', '经济效益指标', '组织业务骨干轮训', '=', '100', '%']],
  ])('%s', (reason, given) => {
    expect(said('PERF-DIM-MISMATCH', [given])).toEqual([expect.stringContaining(reason)]);
  });

  it.each<Given>([
    ['产出指标', '时效指标', '任务按时完成率', '≥', '95', '%'],
    ['产出指标', '时效指标', '资金拨付进度', '=', '100', '%'],
    ['产出指标', '数量指标', '行政村覆盖面', '=', '100', '%'],
    ['成本指标', '经济成本指标', '预算控制情况', '≤', '100', '%'],
    ['成本指标', '经济成本指标', '材料价格', '≤', '10', '万元'],
    ['效益指标', '生态效益指标', '推行无纸化办公服务', '定性', '减少用纸', ''],
    ['效益指标', '生态效益指标', '水质达标工作', '≥', '90', '%'],
    ['效益指标', '社会效益指标', '开展普法宣传，提高公众知晓率', '≥', '90', '%'],
    ['产出指标', '质量指标', '资金使用合规率', '=', '100', '%'],
  ])('%s %s %s may stand where it is', (...given) => {
    expect(said('PERF-DIM-MISMATCH', [given])).toEqual([]);
  });
});

describe('PERF-QUANT of values without a measure', () => {
  it.each<Given>([
    ['效益指标', '社会效益指标', '公共服务水平', '', '效果明显', ''],
    ['效益指标', '社会效益指标', '取得良好成效', '', '100%', ''],
    ['产出指标', '质量指标', '业务办理效率', '=', '100', '%'],
  ])('%s %s %s', (...given) => {
    expect(said('PERF-QUANT', [given])).toEqual([expect.stringContaining('请写明可衡量的目标值')]);
  });

  it('takes rates and levels that are stated', () => {
    expect(said('PERF-QUANT', [['产出指标', '质量指标', '业务办结率', '=', '100', '%']])).toEqual([]);
    expect(said('PERF-QUANT', [['效益指标', '社会效益指标', '查询服务有效率', '≥', '98', '%']])).toEqual([]);
  });
});

describe('PERF-GOAL copied from the duties', () => {
  const own: readonly Given[] = [['产出指标', '数量指标', '检查次数', '≥', '4', '次']];
  const duty = '承担全区渔政船只检验，负责水域资源调查，组织增殖放流活动，指导渔民安全生产。';

  it.each([
    ['承担全区渔政船只检验，负责水域资源调查，组织增殖放流活动等工作。'],
    ['负责水域资源调查、组织增殖放流活动、指导渔民安全生产。'],
    ['保障承担全区渔政船只检验，负责水域资源调查，指导渔民安全生产。'.replace('保障', '')],
  ])('%s', (goal) => {
    expect(said('PERF-GOAL', own, goal, duty).filter((message) => message.includes('职责'))).toHaveLength(1);
  });

  it('says nothing of a goal with words of its own', () => {
    const goal = '全年检验渔船 120 艘，完成三个水域的资源调查并出具报告，保障渔业生产安全。';
    expect(said('PERF-GOAL', own, goal, duty).filter((message) => message.includes('职责'))).toEqual([]);
  });

  it('sees that 中期 and 年度 say the same', () => {
    const table = (year: string): string =>
      `2031年部门预算\n项目支出绩效目标表\n单位：万元\n|项目名称|中期绩效目标|年度绩效目标|一级指标|二级指标|三级指标|指标性质|指标值|计量单位\n|渔船检验|三年检验渔船，保障安全。|${year}|产出指标|数量指标|检验艘数|≥|40|艘\n`;
    const of = (year: string): readonly string[] =>
      checkDocument({ document: '文件', disclosure: recogniseText(table(year)) }, ['PERF-GOAL']).findings.map(
        ({ message }) => message,
      );
    expect(of('三年检验渔船，保障安全。')).toEqual([expect.stringContaining('逐字相同')]);
    expect(of('本年检验渔船四十艘，保障安全。')).toEqual([]);
  });
});

describe('TEXT-ECON-LIST of lists that contradict', () => {
  const text = (one: string, other: string): string =>
    `2031年部门预算\n一、财政拨款基本支出情况说明\n（一）人员经费120.50万元。主要包括：${one}。\n二、一般公共预算基本支出情况说明\n（一）人员经费120.50万元。主要包括：${other}。\n`;
  const of = (one: string, other: string): readonly string[] =>
    checkDocument({ document: '文件', disclosure: recogniseText(text(one, other)) }, ['TEXT-ECON-LIST']).findings.map(
      ({ severity, message }) => `${severity} ${message}`,
    );

  it.each([
    ['基本工资、津贴补贴、奖金、离休费、退休费、奖励金', '基本工资、津贴补贴、奖金、离休费、退休费、奖金', '奖金'],
    ['基本工资、津贴补贴、绩效工资、退休费', '基本工资、津贴补贴、绩效工资、津贴补贴', '津贴补贴'],
    ['基本工资、绩效工资、住房公积金', '基本工资、基本工资、绩效工资、住房公积金', '基本工资'],
  ])('finds a name listed twice', (one, other, name) => {
    const messages = of(one, other);
    expect(messages).toContainEqual(expect.stringMatching(new RegExp(`^warning 同一清单中“${name}”列举了两次`)));
    expect(messages).toHaveLength(1);
  });

  it('finds two lists of one amount that differ both ways, and leaves a shorter one', () => {
    const full = '基本工资、津贴补贴、绩效工资、离休费';
    expect(of(full, '基本工资、津贴补贴、绩效工资、退休费')).toEqual([
      expect.stringMatching(/^warning 同为人员经费 120.50 万元.*“离休费”.*“退休费”/),
    ]);
    expect(of(full, '基本工资、津贴补贴、绩效工资等')).toEqual([]);
    expect(of(full, full)).toEqual([]);
  });
});
