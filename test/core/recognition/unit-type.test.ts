import { describe, expect, it } from 'vitest';
import { recogniseText } from './helpers.js';

/** A document of one office: its introduction and one table of spending, a row for each 「功能|政府经济分类」. */
function reading(name: string, introduction: string, rows: readonly string[] = [], scope = '单位') {
  const table =
    rows.length === 0
      ? ''
      : `2031年支出总表
单位：万元
|支出功能分类科目|政府预算支出经济分类科目|合计|基本支出|项目支出
${rows.map((row) => `|${row}|5.00|5.00|`).join('\n')}`;
  return recogniseText(`${name}2031年${scope}预算\n\n一、${scope}概况\n${introduction}\n${table}`).profile;
}

const ADMINISTRATIVE = ['2010101-行政运行|50101-工资奖金津补贴'];
const PUBLIC_SERVICE = ['2010150-事业运行|50501-工资福利支出'];

describe('unit type', () => {
  it.each([
    ['本馆为全额拨款事业单位，未设分馆。', 'public-service'],
    ['我中心是云水区财政局所属的公益一类事业单位。', null],
    ['我中心是公益一类事业单位，承担档案保管工作。', 'public-service'],
    ['本单位为参照公务员法管理的事业单位。', 'managed-as-civil-service'],
    ['我局是区政府工作部门，下设事业单位3个。', 'administrative'],
    ['单位性质：行政单位。', 'administrative'],
    ['本单位负责指导事业单位登记管理工作。', null],
  ])('is read in the text: %s', (text, expected) => {
    const { unitType } = reading('云水区某某服务中心', text);
    expect([unitType.value, unitType.from]).toEqual(expected === null ? [null, 'none'] : [expected, 'text']);
    expect(unitType.at?.line ?? null).toBe(expected === null ? null : 4);
  });

  it('counts the units of a department', () => {
    const several = reading(
      '云水区某某局',
      '本部门预算单位包括行政单位1家、参照公务员法管理的事业单位2家、事业单位3家。',
      [],
      '部门',
    );
    expect(several.unitType).toMatchObject({ value: 'several', from: 'text' });
    const one = reading('云水区某某局', '纳入本部门预算单位构成的有：事业单位3家，行政单位0家。', [], '部门');
    expect(one.unitType).toMatchObject({ value: 'public-service', from: 'text' });
  });

  it('is read in the codes where the text is silent', () => {
    expect(reading('云水区某某中心', '负责档案。', PUBLIC_SERVICE).unitType).toMatchObject({
      value: 'public-service',
      from: 'table-body',
    });
    expect(reading('云水区某某局', '负责档案。', ADMINISTRATIVE).unitType).toMatchObject({
      value: 'administrative',
      from: 'table-body',
    });
    const both = reading('云水区某某局', '负责档案。', [...ADMINISTRATIVE, ...PUBLIC_SERVICE], '部门');
    expect(both.unitType.value).toBe('several');
  });

  it('is offered and not taken where codes leave it open', () => {
    // A 中心 with the codes of an office may be 参公.
    const { unitType } = reading('云水区某某中心', '负责档案。', ADMINISTRATIVE);
    expect(unitType.value).toBeNull();
    expect(unitType.rejected.map(({ value }) => value)).toEqual(['administrative', 'managed-as-civil-service']);
  });

  it('keeps what the codes say beside what the text says', () => {
    const { unitType } = reading('云水区某某局', '本单位为全额拨款事业单位。', ADMINISTRATIVE);
    expect(unitType).toMatchObject({ value: 'public-service', from: 'text' });
    expect(unitType.rejected).toMatchObject([{ value: 'administrative', from: 'table-body' }]);
  });
});

describe('region', () => {
  it('is read in the name, with the place of the name', () => {
    const { region } = reading('湖北省甲乙市丙丁县档案馆', '负责档案。');
    expect(region).toMatchObject({ value: '湖北省/甲乙市/丙丁县', from: 'cover', rejected: [] });
  });

  it('is read in the text or in the codes of projects where the name says nothing', () => {
    expect(reading('档案管理中心', '本单位为北京市甲乙区档案局下属单位。').region).toMatchObject({
      value: '北京市/甲乙区',
      from: 'text',
    });
    const { region } = recogniseText(`项目支出表
单位：万元
|项目编码|项目名称|合计
|${'32'}0000${'25'}T000000000123|项目甲|1.00`).profile;
    expect(region).toMatchObject({ value: '江苏省', from: 'table-body' });
  });

  it('keeps a code that contradicts the name', () => {
    const { region } = recogniseText(`江苏省某某局2031年单位预算

一、单位概况
负责档案。
项目支出表
单位：万元
|项目编码|项目名称|合计
|${'42'}0000${'31'}T000000000123|项目甲|1.00`).profile;
    expect(region.value).toBe('江苏省');
    expect(region.rejected).toMatchObject([{ value: '湖北省', from: 'table-body' }]);
  });
});
