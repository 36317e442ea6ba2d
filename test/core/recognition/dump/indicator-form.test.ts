/** Performance forms that a dump printed cell by cell, one line below the other. */
import { describe, expect, it } from 'vitest';
import type { Disclosure, Indicator } from '../../../../src/core/disclosure/index.js';
import { codesOf, recogniseText } from '../helpers.js';

const words = ({ level1, level2, level3, nature, value, unit }: Indicator): string =>
  [level1, level2, level3, nature, value, unit].join('/');

const projectsOf = ({ projects }: Disclosure): readonly (readonly string[])[] =>
  projects.map(({ name, goal, indicators }) => [name, goal, ...indicators.map(words)]);

const broken = (...cells: readonly string[]): string => cells.join('\n').replaceAll('|', '\n');

const HEAD = broken(
  '项目',
  '名称',
  '中期绩效目标 年度绩效目标',
  '一|级|指|标',
  '二级|指标',
  '三级指|标',
  '计|算|符|号',
  '指标|值',
  '计|量|单|位',
  '备注',
  '（选',
  '填）',
);

/** One project whose page ends inside a row; its name is said by the text above. */
const NARROW = `一、重点项目绩效目标
“河道巡护补助”主要内容是：保障河道巡护。2031 年预算安排 8 万元。
项目支出绩效目标申报表
（2031 年度）
${HEAD}
${broken('河道', '巡护', '补助')}
${broken('完成全年河道巡护，', '保持水面清洁，')}
${broken('完成全年河道巡护，', '保持水面清洁，')}
${broken('产|出|指|标', '数量|指标', '每月巡|护次数', '≥ 4 次')}
${broken('质量 水面保 ≥ 95%')}
${broken('及时处理垃圾', '及时处理垃圾')}
${broken('指标 洁情况', '达到要', '求的比例')}
${broken('时效|指标', '垃圾处|理时间', '≤ 2 天')}
${broken('效|益|指|标', '社会|效益|指标', '沿岸居|民生活|环境', '明显|改善')}
${broken('社会|公众|或服|务对|象满|意度|指标', '沿岸居|民满意|度', '% 90%')}
`;

describe('torn forms of projects', () => {
  it('give levels, names and values back, also across the end of a page', () => {
    const disclosure = recogniseText(NARROW);
    expect(projectsOf(disclosure)).toEqual([
      [
        '河道巡护补助',
        '完成全年河道巡护，保持水面清洁，及时处理垃圾',
        '产出指标/数量指标/每月巡护次数/≥/4/次',
        '产出指标/质量指标/水面保洁情况达到要求的比例/≥/95%/',
        '产出指标/时效指标/垃圾处理时间/≤/2/天',
        '效益指标/社会效益指标/沿岸居民生活环境//明显改善/',
        '社会公众或服务对象满意度指标//沿岸居民满意度/%/90%/',
      ],
    ]);
    expect(codesOf(disclosure)).toContain('table.columns-inferred');
    expect(codesOf(disclosure)).not.toContain('table.rest-truncated');
  });

  it('point at the line an indicator begins in', () => {
    const { projects } = recogniseText(NARROW);
    const lines = NARROW.split('\n');
    expect(lines[(projects[0]?.indicators[2]?.at.line ?? 0) - 1]).toBe('垃圾处');
  });

  it('take the name from its narrow column where the text says none', () => {
    const { projects } = recogniseText(NARROW.replace('“河道巡护补助”', '本项目'));
    expect(projects.map(({ name }) => name)).toEqual(['河道巡护补助']);
  });

  it('are not read where nothing tells the name of the project', () => {
    const disclosure = recogniseText(
      NARROW.replace('“河道巡护补助”', '本项目').replace('河道\n巡护\n补助', '河道巡护补助'),
    );
    expect(disclosure.projects).toEqual([]);
    expect(disclosure.defects.some(({ code }) => code === 'table.rest-truncated')).toBe(true);
  });

  it.each([
    ['another cell', '≤ 2 天', '≤ 2 天\n另有少量'],
    ['a value below no level', '产\n出\n指\n标\n数量\n指标\n', ''],
    ['a name without value', '≤ 2 天', ''],
  ])('leave out a project with text that fits no cell: %s', (_what, from, to) => {
    const torn = NARROW.replace(from, to);
    expect(torn).not.toBe(NARROW);
    const disclosure = recogniseText(torn);
    expect(disclosure.projects).toEqual([]);
    expect(disclosure.defects.some(({ code }) => code === 'table.rest-truncated')).toBe(true);
  });

  it('give dates and words behind 定性 as values, and end a name with its line', () => {
    const { projects } = recogniseText(`项目绩效目标表
项目名称： 植树造林 主管部门及代码 某某局
负责处室 造林处
年度资金总额： 12.00
总体目标 目标1：完成造林，
目标2：保障成活。
绩效指标 一级指标 二级指标 三级指标 指标性质 指标值 度量单位
产出指标 数量指标 造林面积 ≥ 120 亩
产出指标 时效指标 完成时限 = 2031 年 12 月前
效益指标 生态效益指标 林区环境 定性 明显改善
效益指标 社会效益指标
护林意识
定性
有所
提升
满意度指标 服务对象满意度指标 群众满意度 ≥ 90 %
`);
    expect(projects.map(({ name, goal }) => [name, goal])).toEqual([
      ['植树造林', '目标1：完成造林，目标2：保障成活。'],
    ]);
    expect(projects.flatMap(({ indicators }) => indicators.map(words))).toEqual([
      '产出指标/数量指标/造林面积/≥/120/亩',
      '产出指标/时效指标/完成时限/=/2031年12月前/',
      '效益指标/生态效益指标/林区环境/定性/明显改善/',
      '效益指标/社会效益指标/护林意识/定性/有所提升/',
      '满意度指标/服务对象满意度指标/群众满意度/≥/90/%',
    ]);
  });

  it('with labels are read in any order of these, several one below the other', () => {
    const form = (name: string, amount: string, level3: string): string => `项目绩效目标表
项目编码 990001310000000000${amount.length}7
资金总额 ${amount}
项目名称 ${name}
主管部门 某某局
其中:财政资金 ${amount} 其他资金 0.00
年度目标 完成${name}，
保障正常运转
一级指标 二级指标 三级指标 指标值
产出指标 数量指标 ${level3} ≥12次
质量指标 合格率 ≥95%
时效指标 完成时限 ≤12月
成本指标 经济成本指标 项目成本 ≤${amount}万元
`;
    const disclosure = recogniseText(form('设备维护', '30.00', '维护次数') + form('宣传活动', '8.00', '活动场次'));
    expect(projectsOf(disclosure).map(([name, goal, ...rest]) => [name, goal, rest.length, rest[0], rest[3]])).toEqual([
      [
        '设备维护',
        '完成设备维护，保障正常运转',
        4,
        '产出指标/数量指标/维护次数/≥/12/次',
        '成本指标/经济成本指标/项目成本/≤/30.00/万元',
      ],
      [
        '宣传活动',
        '完成宣传活动，保障正常运转',
        4,
        '产出指标/数量指标/活动场次/≥/12/次',
        '成本指标/经济成本指标/项目成本/≤/8.00/万元',
      ],
    ]);
    expect(
      disclosure.projects.map(({ total }) => (total.state === 'number' ? total.amount.value : total.state)),
    ).toEqual(['30.00', '8.00']);
  });
});

describe('torn forms of the whole unit', () => {
  const amounts = broken('收入构成 财政拨款 60.00 50.00 10.00', '合 计 60.00 50.00 10.00', '支出构成');
  const spending = broken('基本支出 40.00 40.00 0.00', '项目支出 20.00 10.00 10.00', '合 计 60.00 50.00 10.00');
  const indicators = broken(
    '一级指标 二级指标 三级指标 年初目标值 备 注',
    '产出指标',
    '公共服务 窗口受理效率 效果明显',
    '公共管理 办件准确率 100%',
    '效益指标',
    '经济效益',
    '减少办事|费用',
    '50%',
    '社会效益 服务范围扩大 100%',
    '社会公众或服务',
    '对象满意度',
    '群众满意 95%',
  );
  const expected = [
    '产出指标/公共服务/窗口受理效率//效果明显/',
    '产出指标/公共管理/办件准确率//100%/',
    '效益指标/经济效益/减少办事费用//50%/',
    '效益指标/社会效益/服务范围扩大//100%/',
    '社会公众或服务对象满意度//群众满意//95%/',
  ];

  it('give their indicators beside their amounts', () => {
    const text = `部门整体支出绩效目标申报表\n（2031 年度）\n部门名称 某某中心\n${amounts}\n${spending}\n${indicators}\n`;
    const disclosure = recogniseText(text);
    expect((disclosure.wholeIndicators ?? []).map(words)).toEqual(expected);
    const figures = disclosure.tables.flatMap(({ rows }) =>
      rows.flatMap(({ cells }) => cells.filter(({ reading }) => reading.state === 'number').map(({ text }) => text)),
    );
    expect(figures).toEqual(expect.arrayContaining(['60.00', '50.00', '40.00', '20.00']));
  });

  it('give their indicators without amounts', () => {
    const disclosure = recogniseText(`部门整体支出绩效目标表\n（2031 年度）\n部门名称 某某中心\n${indicators}\n`);
    expect((disclosure.wholeIndicators ?? []).map(words)).toEqual(expected);
  });
});
