/** Sums of uses but for rounding, marks around brackets, time limits that ask for the very day, targets not shown. */
import { describe, expect, it } from 'vitest';
import { checkDocument } from '../../../../src/core/checks/index.js';
import { recogniseText } from '../../recognition/helpers.js';

const said = (rule: string, text: string): readonly string[] =>
  checkDocument({ document: '文件', disclosure: recogniseText(`2031年度部门预算情况说明\n${text}\n`) }, [
    rule,
  ]).findings.map(({ severity, message }) => `${severity} ${message}`);

describe('TEXT-ENUM-SUM of uses', () => {
  const of = (whole: string, uses: string): readonly string[] =>
    said('TEXT-ENUM-SUM', `一、支出预算情况\n1．农林水支出（类）${whole} 万元：主要用于${uses}。`);

  it.each([
    ['75.3', '病虫害防治 2.82 万元，农村公益事业 72.47 万元'],
    ['10.1', '防汛补助 4.04 万元、抗旱补助 6.05 万元'],
    ['30.50', '造林 10.17 万元，管护 10.17 万元，防火 10.17 万元'],
  ])('notices that %s is the sum but for rounding', (whole, uses) => {
    expect(of(whole, uses)).toEqual([expect.stringMatching(/^notice 所列用途之和.*取舍误差之内/)]);
  });

  it('says nothing of exact sums, of uses that are not all priced, and of sums that leave out more', () => {
    expect(of('75.29', '病虫害防治 2.82 万元，农村公益事业 72.47 万元')).toEqual([]);
    expect(of('75.3', '病虫害防治 2.82 万元，农村公益事业')).toEqual([]);
    expect(of('90.3', '病虫害防治 2.82 万元，农村公益事业 72.47 万元')).toEqual([]);
  });
});

describe('TXT-PUNCT of brackets', () => {
  const of = (text: string): readonly string[] => said('TXT-PUNCT', `一、支出预算情况\n1．${text}`);
  const list = '基本工资3.00万元、津贴补贴2.00万元、奖金1.00万元、绩效工资4.00万元、住房公积金1.50万元';

  it.each([
    [`工资福利支出 11.50 万元，用于人员开支。（${list}）。`],
    ['公用经费 5.00 万元，用于日常运转。（其中办公费 2.00 万元、水费 3.00 万元）。'],
    ['项目支出增长 12.5%。（因新增巡查任务）。'],
  ])('%s', (text) => {
    expect(of(text)).toContainEqual(expect.stringContaining('括号应在句号之前'));
  });

  it('leaves brackets before the stop, and whole sentences in brackets', () => {
    expect(of(`工资福利支出 11.50 万元，用于人员开支（${list}）。`)).toEqual([]);
    expect(of('公用经费 5.00 万元，用于日常运转。（本项口径与上年相同。）其他支出没有变化。')).toEqual([]);
  });

  it('finds a comma between amounts that are divided by 、', () => {
    const uneven = list.replace('奖金1.00万元、', '奖金1.00万元，');
    expect(of(`工资福利支出 11.50 万元（${uneven}）。`)).toContainEqual(expect.stringContaining('有的用逗号'));
    expect(of(`工资福利支出 11.50 万元（${list.replaceAll('、', '，')}）。`)).toEqual([]);
  });
});

describe('PERF-BOUNDARY of time limits', () => {
  const of = (name: string, sign: string, value: string, unit: string): readonly string[] =>
    said(
      'PERF-BOUNDARY',
      `项目支出绩效表\n单位：万元\n|项目名称|项目总额|绩效目标|一级指标|二级指标|三级指标|指标性质|本年绩效指标值|绩效度量单位\n|某某工程|10.000000|完成建设任务，改善条件。|产出指标|时效指标|${name}|${sign}|${value}|${unit}`,
    );

  it.each([
    ['平台建设周期', '8', '月'],
    ['工程工期', '90', '天'],
    ['项目完成时限', '6', '个月'],
  ])('%s = %s', (name, value, unit) => {
    expect(of(name, '=', value, unit)).toEqual([expect.stringContaining('提前完成即不符')]);
    expect(of(name, '≤', value, unit)).toEqual([]);
  });

  it.each([
    ['设备质保期限', '3', '年'],
    ['系统运维时长', '12', '月'],
    ['房屋租赁期限', '1', '年'],
  ])('%s may be told exactly', (name, value, unit) => {
    expect(of(name, '=', value, unit)).toEqual([]);
  });
});

describe('DISC-PERF-DISCLOSED', () => {
  const of = (title: string): readonly string[] =>
    said(
      'DISC-PERF-DISCLOSED',
      `一、基本支出情况\n人员经费包括基本工资、绩效工资。\n二、绩效目标情况\n2031年本部门共6个项目实行绩效目标管理，涉及资金81.30万元。\n${title}\n单位：万元\n|科目编码|科目名称|金额\n|30201|办公费|20.00\n|30202|印刷费|10.00\n|合计||30.00`,
    );

  it('sees that targets are only counted, beside tables of money of whatever kind', () => {
    expect(of('一般公共预算机关运行经费支出预算表')).toEqual([expect.stringContaining('没有公开绩效目标表')]);
    expect(of('其他重点任务目标一览表')).toEqual([]);
  });

  it('takes a heading of the tables for no word on where the targets are, and a reference for one', () => {
    expect(of('# 附 表\n一般公共预算机关运行经费支出预算表')).toHaveLength(1);
    expect(of('绩效目标表另附，见附件。\n一般公共预算机关运行经费支出预算表')).toEqual([]);
  });
});
