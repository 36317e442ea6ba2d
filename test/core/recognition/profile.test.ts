import { describe, expect, it } from 'vitest';
import { recogniseText } from './helpers.js';

const TABLE = `单位：万元
|项目单位|项目名称|支出功能分类科目|合计
|301002-某某服务中心|项目甲|2010102-一般行政管理事务|1.00`;

describe('profile', () => {
  it('reads a cover whose name is broken over lines', () => {
    const { profile } = recogniseText(`2031年
云水区某某服务中心单
位预算

目录
一、单位概况……1
一、单位概况
2031年项目支出表
${TABLE.replace('某某服务中心', '云水区某某服务中心')}`);
    expect(profile).toMatchObject({
      unitName: { value: '云水区某某服务中心', from: 'cover' },
      unitCode: { value: '301002', from: 'table-body' },
      level: { value: 'unit', from: 'cover' },
      fiscalYear: { value: 2031, from: 'cover' },
      stage: { value: 'budget', from: 'cover' },
    });
  });

  it('reads a year in Chinese digits and a final account', () => {
    const { profile } = recogniseText(`云水区某某局\n二〇三一年度部门决算\n\n一、部门概况\n无`);
    expect(profile).toMatchObject({
      unitName: { value: '云水区某某局' },
      fiscalYear: { value: 2031, from: 'cover' },
      level: { value: 'department', from: 'cover' },
      stage: { value: 'final', from: 'cover' },
    });
  });

  it('takes the file name where there is no cover, and keeps what differs', () => {
    const { profile } = recogniseText(
      `一、2030年单位预算情况说明\n无\n2030年项目支出表\n${TABLE}`,
      '2031年云水区某某局部门预算公开.docx',
    );
    expect(profile.fiscalYear).toMatchObject({ value: 2031, from: 'file-name' });
    expect(profile.fiscalYear.rejected.map(({ value, from }) => `${value} ${from}`)).toEqual([
      '2030 heading',
      '2030 table-title',
    ]);
    expect(profile.level).toMatchObject({ value: 'department', from: 'file-name' });
    expect(profile.unitName).toMatchObject({ value: '云水区某某局', from: 'file-name' });
    expect(profile.unitName.rejected.map(({ value }) => value)).toContain('某某服务中心');
  });

  it('never takes a year from a cited document, a date or a comparison', () => {
    const { profile } = recogniseText(`一、关于《某某规划（2029年）》落实情况的说明
二、比2029年减少的情况说明
三、截至2029年12月31日资产情况的说明
四、2031年收入预算情况说明`);
    expect(profile.fiscalYear).toMatchObject({ value: 2031, from: 'heading', rejected: [] });
  });

  it('takes the department by its code in a department document', () => {
    const { profile } = recogniseText(`2031年云水区某某局部门预算

2031年收入总表
单位：万元
|部门（单位）代码|部门（单位）名称|合计|本年收入
|301|云水区某某局|3.00|3.00
|301001|云水区某某局|1.00|1.00
|301002|云水区某某中心|2.00|2.00
|合计||3.00|3.00`);
    expect(profile.unitCode).toMatchObject({ value: '301', from: 'table-body' });
    expect(profile.unitCode.rejected.map(({ value }) => value)).toEqual(['301001', '301002']);
  });

  it('reads the unit from 编制单位 and the signature', () => {
    const { profile } = recogniseText(`收支总表
编制单位：云水区某某局 金额单位：万元
|项目|预算数|项目|预算数
|一、事业收入|1.00|一、外交支出|1.00

一、情况说明
本年无变化。

云水区某某局
2031年2月3日`);
    expect(profile.unitName).toMatchObject({ value: '云水区某某局', from: 'signature', rejected: [] });
    expect(profile.fiscalYear.value).toBeNull();
  });

  it('leaves open what is printed nowhere', () => {
    const { profile } = recogniseText('收支总表\n单位：万元\n|项目|预算数\n|一、事业收入|1.00');
    expect(profile).toMatchObject({
      unitName: { value: null, from: 'none', at: null },
      unitCode: { value: null, from: 'none' },
      level: { value: 'unknown', from: 'none' },
      fiscalYear: { value: null, from: 'none' },
    });
  });
});

describe('sections', () => {
  const { sections } = recogniseText(`第二部分 2031年部门预算情况说
明
一、收入预算情况
本年收入1.00万元，其中财政拨
款1.00万元。
1.第一项，没有标题的列项；
（一）政府采购情况
没有安排。
支出总表
单位：万元
|支出功能分类科目|合计|基本支出|项目支出
|2010101-行政运行|1.00|1.00|
说明在表后。
二、名词解释`);

  it('takes the narrative apart at numbered headings', () => {
    expect(sections.map(({ id, ordinal, depth, heading }) => [id, ordinal, depth, heading])).toEqual([
      ['other', '第二部分', 0, '第二部分2031年部门预算情况说明'],
      ['N-INCOME', '一、', 1, '一、收入预算情况'],
      ['N-PROC', '（一）', 2, '（一）政府采购情况'],
      ['N-TERM', '二、', 1, '二、名词解释'],
    ]);
  });

  it('removes soft breaks, keeps items apart and leaves tables out', () => {
    expect(sections[1]?.text).toBe('本年收入1.00万元，其中财政拨款1.00万元。\n1.第一项，没有标题的列项；');
    expect(sections[2]?.text).toBe('没有安排。\n说明在表后。');
    expect(sections[1]?.at).toEqual({ line: 3, endLine: 6 });
  });

  it.each([
    ['（1）林业和草原支出（类）林业和草原管理（款）森林资源培', '育（项）。年初预算为1.00万元。'],
    ['（1）林业和草原支出（类）林业和草原管理（款', '）森林资源培育（项）年初预算为1.00万元。'],
    ['（1）林业和草原支出（类）林业和草原管理（款）', '森林资源培育（项）。年初预算为1.00万元。'],
    ['（1）林业和草原支出（类）林业和草原管理（款）森林资源培育（项）2031年预算数为', '1.00万元。'],
    ['（1）林业和草原支出（类）林业和草原管理（款）森林资源培育（项）', '。年初预算为1.00万元。'],
    ['（1）林业和草原支出', '（类）林业和草原管理（款）森林资源培育（项）。年初预算为1.00万元。'],
  ])('finds no heading in an item that is wrapped: %s', (...lines) => {
    const document = recogniseText(['一、支出决算具体情况', '支出2.00万元。', ...lines, '二、名词解释'].join('\n'));
    expect(document.sections.map(({ heading }) => heading)).toEqual(['一、支出决算具体情况', '二、名词解释']);
    expect(document.passages[2]).toMatchObject({ text: lines.join(''), section: 'N-GPB-ITEM' });
  });

  it.each(['年初预算为1.00万元。', '（2）其他林业和草原支出（项）'])('leaves a function that is whole: %s', (next) => {
    const heading = '（1）林业和草原支出（类）林业和草原管理（款）森林资源培育（项）';
    const document = recogniseText(['一、支出决算具体情况', heading, next].join('\n'));
    expect(document.sections.map((section) => section.heading)).toContain(heading);
  });

  it('begins a note below a line that no full stop ends', () => {
    const { passages } = recogniseText('一、支出决算具体情况\n某表\n注：本表由四舍五入的数额构成。');
    expect(passages.map(({ text }) => text)).toContain('注：本表由四舍五入的数额构成。');
  });
});

describe('a text whose cover is a picture', () => {
  const sentences = (...owners: readonly string[]): string =>
    [
      '一、主要职能',
      '负责全区水务监测工作。',
      '二、收支情况说明',
      ...owners.map((owner, index) => {
        const matters = ['收入、支出预算总计', '财政拨款收支预算', '一般公共预算支出预算', '收支预算总计'];
        return `${owner}2031年度${matters[index % 4] ?? ''}3${index}0.55万元。`;
      }),
    ].join('\n\n');

  it('is of the office its sentences speak of', () => {
    const { unitName } = recogniseText(
      sentences('霁川市水务局', '霁川市水务局', '霁川市水务局', '霁川市财政局'),
    ).profile;
    expect(unitName).toMatchObject({ value: '霁川市水务局', from: 'text' });
  });

  it('is of nobody where few sentences or several offices are spoken of, or only 本部门', () => {
    const nameOf = (...owners: readonly string[]): string | null =>
      recogniseText(sentences(...owners)).profile.unitName.value;
    expect(nameOf('霁川市水务局', '霁川市水务局')).toBeNull();
    expect(nameOf(...['霁川市水务局', '霁川市财政局'].flatMap((name) => [name, name, name]))).toBeNull();
    expect(nameOf('本部门', '本部门', '本部门', '本部门')).toBeNull();
  });
});
