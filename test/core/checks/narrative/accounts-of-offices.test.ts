import { describe, expect, test } from 'vitest';
import { faults, missed } from './misprints-of.js';

describe('lists that leave something out', () => {
  test('人员经费 and 公用经费 of all that was spent, where there are projects', () => {
    const told =
      '2031年度财政拨款支出3,148.20万元，占本年支出合计的96.40%。其中，人员经费1,907.35万元，占比60.59%，日常公用经费240.85万元，占比7.65%。';
    expect(faults(told)).toEqual([]);
    expect(
      missed('2031年度财政拨款基本支出2,148.20万元，其中：人员经费1,907.35万元，公用经费240.85万元。', [
        ['240.85', '243.85', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
  });

  test('the rest is named and not told', () => {
    const told = '2031年度基本支出32.60万元，其中：人员经费18.40万元，公用经费9.15万元，其余为离退休支出。';
    expect(faults(told)).toEqual([]);
    expect(faults(told.replace('，其余为离退休支出', ''))).toHaveLength(1);
  });
});

describe('what was done and what had been planned', () => {
  test('the plan behind the outcome and its share', () => {
    for (const done of ['住房保障支出决算', '住房保障支出']) {
      const told = `3.${done}872.36万元，占一般公共预算支出的36.1%，年初预算738.50万元，完成年初预算的118.13%。`;
      expect(
        missed(told, [
          ['738.50', '738.60', 'TEXT-COMPLETION'],
          ['118.13', '418.13', 'TEXT-COMPLETION'],
        ]),
      ).toEqual([]);
    }
  });

  test('the plan of the whole year, with its number left out of its name', () => {
    expect(
      missed('2031年度财政拨款“三公”经费全年预算数为8.40万元，支出决算为6.30万元，完成全年预算的75.00%。', [
        ['8.40', '8.90', 'TEXT-COMPLETION'],
        ['75.00', '76.00', 'TEXT-COMPLETION'],
      ]),
    ).toEqual([]);
  });

  test('two plans, each with what was carried out of it', () => {
    const told =
      '2031年度一般公共预算财政拨款支出年初预算数为820.00万元，调整预算数为950.00万元，支出决算数为902.50万元，完成年初预算的110.06%，完成调整预算的95.00%。';
    expect(
      missed(told, [
        ['820.00', '860.00', 'TEXT-COMPLETION'],
        ['950.00', '960.00', 'TEXT-COMPLETION'],
        ['902.50', '907.50', 'TEXT-COMPLETION'],
        ['110.06', '110.60', 'TEXT-COMPLETION'],
        ['95.00%', '96.00%', 'TEXT-COMPLETION'],
      ]),
    ).toEqual([]);
  });
});

describe('changes of the two sides of a total', () => {
  test('of income and of spending, behind a semicolon', () => {
    const told =
      '2031年度收入总计6,236.80万元、支出总计6,236.80万元。与2030年度相比，收入总计减少174.40万元，下降2.72%；支出总计减少174.40万元，下降2.72%。';
    expect(
      missed(told, [
        ['支出总计减少174.40', '支出总计减少374.40', 'TEXT-RATE'],
        ['支出总计减少', '支出总计增加', 'TEXT-DIRECTION'],
        ['2.72%。', '2.92%。', 'TEXT-RATE'],
      ]),
    ).toEqual([]);
  });

  test('of one total of both', () => {
    const told =
      '2031年度财政拨款收支决算总计7,018.60万元，与2030年度决算数相比，收入增加866.50万元，增长14.08%；支出增加866.50万元，增长14.08%。';
    expect(
      missed(told, [
        ['收入增加866.50', '收入增加566.50', 'TEXT-RATE'],
        ['14.08%。', '14.80%。', 'TEXT-RATE'],
      ]),
    ).toEqual([]);
    expect(
      missed(
        '2031年度收入决算总计3,415.00万元，支出决算总计3,415.00万元。与上年度决算数相比，收、支总计各减少185.00万元，下降5.1%。',
        [['185.00', '485.00', 'TEXT-RATE']],
      ),
    ).toEqual([]);
  });

  test('from an amount at the head of a paragraph that does not tell its own', () => {
    expect(
      missed('与上年的3,988.50万元相比，增加412.70万元，增长10.35%。', [
        ['3,988.50', '3,888.50', 'TEXT-RATE'],
        ['412.70', '612.70', 'TEXT-RATE'],
        ['10.35', '10.85', 'TEXT-RATE'],
      ]),
    ).toEqual([]);
  });
});

describe('what was carried over', () => {
  test('of the grants', () => {
    const told =
      '2031年度财政拨款收入总计4,166.00万元，其中：年初财政拨款结转和结余140.60万元，本年财政拨款收入4,025.40万元。财政拨款支出总计4,166.00万元，其中：年末财政拨款结转和结余62.93万元，本年财政拨款支出4,103.07万元。';
    expect(
      missed(told, [
        ['140.60', '143.60', 'TEXT-ENUM-SUM'],
        ['62.93', '62.23', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
    // Rounded, the two come to a step more; there is no third part that would explain a larger gap.
    expect(
      missed(told.replace('140.60', '140.61'), [
        ['140.61', '143.61', 'TEXT-ENUM-SUM'],
        ['4,025.40', '4,028.40', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
  });

  test('through a semicolon', () => {
    const told = '年初结转和结余152.60万元，本年收入3,405.70万元；本年支出3,310.20万元，年末结转和结余248.10万元。';
    expect(missed(told, [['152.60', '155.60', 'TEXT-ENUM-SUM']])).toEqual([]);
    expect(faults(told.replace('；', '。').replace('152.60', '155.60'))).toEqual([]);
  });
});

describe('numbers of projects', () => {
  test('by their grade, with the money between', () => {
    const told = '2031年度共组织21个项目开展绩效自评，涉及资金873.60万元，其中评价等次为优的14个、良的5个、中的2个。';
    expect(
      missed(told, [
        ['21个', '51个', 'TEXT-ENUM-SUM'],
        ['5个', '6个', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
    expect(
      missed('对11个项目开展绩效自评，其中一级项目2个，二级项目9个，共涉及资金808.40万元。', [
        ['11个', '41个', 'TEXT-ENUM-SUM'],
        ['9个', '8个', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
  });

  test('as a share of all of them', () => {
    const told = '2031年度纳入绩效自评项目12个，涉及资金488.50万元，自评得分90分以上的10个，占83.3%。';
    expect(
      missed(told, [
        ['12个', '14个', 'TEXT-PERCENT'],
        ['83.3', '86.3', 'TEXT-PERCENT'],
      ]),
    ).toEqual([]);
    // What stands behind a share of its own is of another number.
    expect(faults('其中评价等级为“优”的21个，占80.8%，“良”的4个，占15.4%，“中”的1个，占3.8%。')).toEqual([]);
    expect(faults('2031年度纳入绩效自评项目12个，涉及资金488.50万元，自评得分90分以上的10个，占57.9%。')).toEqual([]);
  });
});
