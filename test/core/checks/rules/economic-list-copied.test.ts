/** 主要包括清单: a list taken over from a template, held against a table that was read whole. */
import { describe, expect, it } from 'vitest';
import { checkDocument } from '../../../../src/core/checks/index.js';
import { recogniseText } from '../../recognition/helpers.js';

const TABLE = (total: string): string => `2031年某某市地名档案馆单位预算

预算04表 一般公共预算基本支出表

金额单位：万元

部门支出经济分类科目\t合计\t人员经费\t公用经费
30101-基本工资\t61.20\t61.20\t
30102-津贴补贴\t20.40\t20.40\t
30107-绩效工资\t33.10\t33.10\t
30113-住房公积金\t14.60\t14.60\t
30201-办公费\t5.30\t\t5.30
30206-电费\t1.10\t\t1.10
30207-邮电费\t1.00\t\t1.00
30211-差旅费\t3.30\t\t3.30
合 计\t${total}\t129.30\t10.70

三、2031年单位预算情况说明

（一）基本支出情况

`;

function said(text: string, total = '140.00'): readonly string[] {
  const disclosure = recogniseText(TABLE(total) + text);
  return checkDocument({ document: '文件', disclosure }, ['TEXT-ECON-LIST']).findings.map(
    ({ severity, message }) => `${severity} ${message}`,
  );
}

const OWN = '人员经费129.30万元，主要包括：基本工资、津贴补贴、绩效工资、住房公积金';

describe('TEXT-ECON-LIST of a template', () => {
  it.each([
    `${OWN}、奖金、伙食补助费、抚恤金、生活补助。`,
    `${OWN}、离休费、退休费、医疗费补助、奖励金。`,
    '公用经费10.70万元，主要包括：办公费、电费、邮电费、差旅费、印刷费、咨询费、手续费、水费。',
  ])('tells once that many of its names have no money: %s', (text) => {
    expect(said(text)).toEqual([expect.stringMatching(/^notice 文字列举的科目中有.*疑似沿用通用清单/)]);
  });

  it('tells how many, and both lists in one line', () => {
    const both = `${OWN}、奖金、伙食补助费、抚恤金、生活补助。\n\n公用经费10.70万元，主要包括：办公费、电费、邮电费、差旅费、印刷费、咨询费、手续费、水费。`;
    expect(said(both)).toEqual([
      expect.stringContaining('等 8 个在一般公共预算基本支出表中没有金额，疑似沿用通用清单'),
    ]);
  });

  it('says nothing where the list is right, or where rows of the table may be missing', () => {
    expect(said(`${OWN}。`)).toEqual([]);
    expect(said(`${OWN}、奖金、伙食补助费、抚恤金、生活补助。`, '240.00')).toEqual([]);
  });
});
