/** Tables said to be attached, numbers and names of tables and items, and chapters asked for step by step. */
import { describe, expect, it } from 'vitest';
import { checkDocument } from '../../../../src/core/checks/index.js';
import { recogniseText } from '../../recognition/helpers.js';

function said(rule: string, text: string): readonly string[] {
  const disclosure = recogniseText(text);
  return checkDocument({ document: '文件', disclosure }, [rule]).findings.map(
    ({ severity, message }) => `${severity} ${message}`,
  );
}

const NARRATIVE = `霁川市水务监测中心2018年度单位预算

第一部分 单位概况
一、主要职责
负责辖区水质监测。
二、机构设置
内设三个科室。
第二部分 预算表
PLACE
第三部分 预算情况说明
一、收支预算总体情况说明
本单位2018年度收支预算总计 320.00 万元，比上年增加 20.00 万元，增长 6.67%，主要原因是新增自动监测站。
二、“三公”经费预算情况说明
本单位“三公”经费预算 3.20 万元，与上年持平。
三、政府采购预算情况说明
政府采购预算 12.00 万元。
PERF
第四部分 名词解释
一、基本支出：指为保障机构正常运转而发生的支出。
`;
const narrative = (place: string, more = '', year = '2018'): string =>
  NARRATIVE.replace('PLACE', place).replace('PERF', more).replaceAll('2018', year);

describe('DISC-TABLE-SET without a table', () => {
  it.each([
    ['2018年度单位预算公开表附后。', '年度单位预算公开表附后'],
    ['各预算表格详见附件。', '各预算表格详见附件'],
    ['预算报表另附。', '预算报表另附'],
  ])('asks for the tables that are said to be attached: %s', (place, words) => {
    expect(said('DISC-TABLE-SET', narrative(place))).toEqual([
      `notice 文中称“${words}”，文件中没有表；请确认各表随同公开，并与本文件一并导入核对。`,
    ]);
  });

  it('asks for nothing where none are, or where tables were read', () => {
    expect(said('DISC-TABLE-SET', narrative('各项数据见下文说明。'))).toEqual([]);
    const table = '预算表附后。\n\n预算01表 收支总表\n\n单位：万元\n\n项目\t预算数\n本年收入合计\t320.00\n';
    expect(said('DISC-TABLE-SET', narrative(table)).filter((message) => message.includes('附后'))).toEqual([]);
  });
});

describe('DISC-SECTION-SET of the years before all had to publish', () => {
  const BOTH = '四、国有资产占有使用情况\n共有车辆 2 辆。\n五、预算绩效情况\n项目已设绩效目标。';
  const ABOUT = (text: string): readonly string[] =>
    said('DISC-SECTION-SET', text).filter((message) => message.includes('国有资产') || message.includes('绩效'));

  it.each(['2017', '2018'])('only notices what is not there: %s', (year) => {
    expect(ABOUT(narrative('略。', '', year))).toEqual([
      expect.stringMatching(/^notice 文字说明中没有国有资产占有使用情况、预算绩效情况；/),
    ]);
    expect(ABOUT(narrative('略。', BOTH, year))).toEqual([]);
  });

  it('says nothing of earlier years, and warns later', () => {
    expect(ABOUT(narrative('略。', '', '2015'))).toEqual([]);
    expect(ABOUT(narrative('略。', '', '2020'))).toEqual([
      expect.stringMatching(/^warning .*国有资产占有使用情况、预算绩效/),
    ]);
  });

  it('does not take pay by results for a chapter on performance', () => {
    const paid = '四、国有资产占有使用情况\n共有车辆 2 辆。\n五、人员情况\n人员经费包括基本工资、绩效工资。';
    expect(ABOUT(narrative('略。', paid, '2020'))).toEqual([expect.stringMatching(/^warning .*预算绩效情况/)]);
  });
});

describe('TEXT-REF: one title under two numbers', () => {
  const two = (first: string, second: string): string =>
    narrative('略。', `四、其他说明\n人员经费见${first}。\n公用经费见${second}。`);

  it.each([
    ['公开06表 财政拨款基本支出预算表', '公开08表 财政拨款基本支出预算表'],
    ['“预算3表项目支出预算表”', '“预算5表项目支出预算表”'],
    ['公开 6 表《政府性基金支出预算表》', '公开 7 表《政府性基金支出预算表》'],
  ])('%s, %s', (first, second) => {
    expect(said('TEXT-REF', two(first, second))).toEqual([
      expect.stringMatching(/^warning 同一表名写在不同的表号之后/),
    ]);
  });

  it.each([
    ['公开06表 财政拨款基本支出预算表', '公开06表 财政拨款基本支出预算表'],
    ['公开06表 财政拨款基本支出预算表', '公开08表 一般公共预算基本支出预算表'],
  ])('leaves: %s, %s', (first, second) => {
    expect(said('TEXT-REF', two(first, second))).toEqual([]);
  });
});

describe('TEXT-ECON-LIST without a table', () => {
  const list = (names: string): string =>
    narrative('略。', `四、基本支出情况\n公用经费 20.00 万元。主要包括：办公费、水费、电费、${names}。`);

  it.each([
    ['其他交通费', '其他交通费用'],
    ['公务用车运行维护', '公务用车运行维护费'],
    ['公务接待', '公务接待费'],
  ])('shows the name in full: %s', (name, whole) => {
    expect(said('TEXT-ECON-LIST', list(name))).toEqual([
      `notice 文字中列举的科目没有写全称：“${name}”（全称“${whole}”），请按科目名称书写。`,
    ]);
  });

  it('leaves names in full, and words for several', () => {
    expect(said('TEXT-ECON-LIST', list('其他交通费用、公务接待费、日常维护'))).toEqual([]);
  });
});

describe('DISC-PROC behind a note with figures', () => {
  it.each([
    '注：采购品目名称按《政府采购品目分类目录》（财库〔2013〕189号）书写。',
    '政府采购限额标准见省政府办公厅2017年第12号通知。',
    '政府采购按照集中采购目录（2018年版）执行。',
  ])('reads the sentence that tells the amount: %s', (note) => {
    const text = narrative('略。', '其中：货物 8.00 万元，服务 4.00 万元。').replace(
      '一、收支预算总体情况说明',
      `${note}\n一、收支预算总体情况说明`,
    );
    expect(said('DISC-PROC', text)).toEqual([expect.stringMatching(/^notice 政府采购没有分工程说明/)]);
  });
});
