import { describe, expect, test } from 'vitest';
import { faults, missed } from './misprints-of.js';

describe('what a percentage is of', () => {
  test('in a bracket behind it', () => {
    const share =
      '2031年度财政拨款支出640.90万元，占本年支出的80.11%（本年支出800.00万元）。财政拨款支出较上年增加31.60万元，增长5.19%。';
    expect(
      missed(share, [
        ['80.11', '80.61', 'TEXT-PERCENT'],
        ['800.00', '900.00', 'TEXT-PERCENT'],
      ]),
    ).toEqual([]);
    expect(
      missed('培训费支出决算为12.34万元，完成预算的61.70%（预算20.00万元）。', [
        ['61.70', '71.70', 'TEXT-COMPLETION'],
        ['20.00', '30.00', 'TEXT-COMPLETION'],
      ]),
    ).toEqual([]);
  });

  test('the plan that was compared with, or that stands beside', () => {
    expect(
      missed(
        '“三公”经费支出18.20万元，比年初预算24.00万元节约5.80万元，为预算的75.83%；比上年20.30万元减少2.10万元。',
        [
          ['75.83', '85.83', 'TEXT-COMPLETION'],
          ['2.10', '3.10', 'TEXT-DELTA'],
        ],
      ),
    ).toEqual([]);
    expect(
      missed('财政拨款支出年初预算318.00万元、决算339.52万元，执行率106.77%，超预算21.52万元。', [
        ['106.77', '116.77', 'TEXT-COMPLETION'],
        ['318.00', '378.00', 'TEXT-COMPLETION'],
        ['21.52', '31.52', 'TEXT-DELTA'],
      ]),
    ).toEqual([]);
    // What is left of the plan carries out nothing.
    expect(
      missed('“三公”经费决算数19.36万元，预算数25.00万元，结余5.64万元，预算执行率77.44%。', [
        ['77.44', '87.44', 'TEXT-COMPLETION'],
      ]),
    ).toEqual([]);
  });

  test('what cars cost to run, with all the rest named last', () => {
    const cars =
      '公务用车运行维护费2031年预算数12.36万元，其中：公务用车加油4.30万元，公务用车维修4.86万元，公务用车保险2.10万元，公务用车其他支出1.10万元。';
    expect(
      missed(cars, [
        ['12.36', '12.66', 'TEXT-ENUM-SUM'],
        ['4.30', '4.00', 'TEXT-ENUM-SUM'],
        ['1.10', '1.90', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
    expect(faults(cars.replace('，公务用车其他支出1.10万元', ''))).toEqual([]);
  });

  test('an item whose plan is not told has none', () => {
    const items =
      '2031年支出决算为384.15万元，完成预算96.28%。其中：预算数为399.00万元。\n1.教育支出（类）进修及培训（款）培训支出（项）：支出决算为5.52万元，完成预算100%。';
    expect(faults(items)).toEqual([]);
  });

  test('what was purchased, of what small enterprises got', () => {
    expect(
      missed(
        '本年度政府采购支出共455.07万元，其中货物类120.31万元、工程类98.66万元、服务类236.10万元。面向中小企业采购409.00万元，占89.88%。',
        [
          ['89.88', '99.88', 'TEXT-PERCENT'],
          ['409.00', '449.00', 'TEXT-PERCENT'],
        ],
      ),
    ).toEqual([]);
  });

  test('debts of assets', () => {
    expect(
      missed(
        '年末资产总额2011.45万元，其中流动资产621.01万元、固定资产净值1289.04万元、无形资产101.40万元；负债总额301.26万元，净资产1710.19万元，资产负债率14.98%。',
        [
          ['14.98', '24.98', 'TEXT-PERCENT'],
          ['301.26', '311.26', 'TEXT-ENUM-SUM'],
          ['1710.19', '1770.19', 'TEXT-ENUM-SUM'],
          ['1289.04', '1209.04', 'TEXT-ENUM-SUM'],
        ],
      ),
    ).toEqual([]);
  });
});

describe('what is said behind a semicolon or in another paragraph', () => {
  test('a comparison that only says 同比', () => {
    expect(
      missed('（一）财政拨款收入1125.07万元，占87.9%，为当年从本级取得的资金；同比增加78.05万元，同比增长7.45%。', [
        ['78.05', '88.05', 'TEXT-RATE'],
        ['7.45', '8.45', 'TEXT-RATE'],
        ['同比增加', '同比减少', 'TEXT-DIRECTION'],
      ]),
    ).toEqual([]);
  });

  test('shares of assets are none of the income', () => {
    const income =
      '本部门总收入1280.41万元。财政拨款收入1125.07万元，占87.9%；事业收入130.33万元，占10.2%；经营收入25.01万元，占2.0%。';
    const assets = '资产总计4022.82万元。资产中：流动资产1022.82万元，占25.43%；非流动资产3000.00万元，占74.57%。';
    expect(missed(`${income}\n${assets}`, [['25.43', '35.43', 'TEXT-PERCENT']])).toEqual([]);
  });
});

describe('lists and their totals', () => {
  test('a list that goes on beside a part that has parts', () => {
    expect(
      missed(
        '财政补助收入340.26万元（占比36.85%），其中基本支出补助281.06万元、项目支出补助59.20万元；事业收入548.07万元（占比59.35%），其中教育事业收入82.01万元、医疗收入466.06万元；其他收入35.05万元（占比3.80%）。',
        [['59.35', '69.35', 'TEXT-PERCENT']],
      ),
    ).toEqual([]);
  });

  test('a part that the sentence before goes on about has the parts', () => {
    expect(
      missed(
        '本院决算总支出为612.05万元：本年支出594.20万元，结转下年17.85万元。本年支出较上年减少16.07万元。其中：人员支出386.62万元，占本年支出65.1%；公用支出90.24万元，占本年支出15.2%；项目支出117.34万元，占本年支出19.7%。',
        [
          ['386.62', '346.62', 'TEXT-ENUM-SUM'],
          ['19.7', '29.7', 'TEXT-PERCENT'],
        ],
      ),
    ).toEqual([]);
  });

  const SHARED =
    '财政拨款支出年初预算为551.00万元，支出决算为579.03万元。公共安全支出501.21万元，占86.6%；社会保障和就业支出42.01万元，占7.3%；卫生健康支出14.06万元，占2.4%；住房保障支出21.75万元，占3.8%。';

  test('whose shares come to 100 % make up the amount before them', () => {
    expect(
      missed(SHARED, [
        ['42.01', '42.06', 'TEXT-ENUM-SUM'],
        ['579.03', '579.83', 'TEXT-ENUM-SUM'],
        ['501.21', '501.71', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
    // No one digit explains it: something else is meant.
    expect(faults(SHARED.replace('579.03', '640.77'))).toEqual([]);
  });

  test('that name a way of parting make it up as well', () => {
    expect(
      missed(
        '本年支出579.03万元。支出按功能科目分：公共安全支出501.21万元，比上年增加5.00万元；社会保障和就业支出42.01万元，比上年增加1.00万元；住房保障支出35.81万元，比上年减少2.00万元。',
        [['42.01', '42.06', 'TEXT-ENUM-SUM']],
      ),
    ).toEqual([]);
  });

  test('whose total stands behind them', () => {
    expect(
      missed('会议费支出16.20万元，比上年增加6.45万元；培训费支出7.38万元，比上年减少4.68万元。两项合计23.58万元。', [
        ['23.58', '33.58', 'TEXT-ENUM-SUM'],
        ['7.38', '9.38', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
  });

  test('of purchases without one of the three kinds, and of the halves of the cars', () => {
    expect(
      missed('全年采购830.90万元，其中货物560.40万元（含医疗设备402.00万元），服务270.50万元。', [
        ['830.90', '834.90', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
    expect(
      missed(
        '公务用车购置及运行维护费151.20万元。公务用车购置及运行维护费中，购置支出22.60万元，运行维护支出128.60万元。',
        [['128.60', '122.60', 'TEXT-ENUM-SUM']],
      ),
    ).toEqual([]);
  });

  test('from what was left over of the year before, behind a colon', () => {
    expect(
      missed('本院决算总收入为612.05万元：上年结转23.32万元，本年收入588.73万元。', [
        ['23.32', '33.32', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
  });

  test('of what was saved', () => {
    expect(
      missed('预算安排380.00万元，实际采购352.44万元，节约资金27.56万元，节约率7.25%。', [
        ['352.44', '356.44', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
  });
});

describe('numbers of people and averages', () => {
  test('kinds of staff, men and women, grades behind an amount', () => {
    expect(
      missed(
        '年末实有在职人员102人，其中行政71人、事业31人；离退休人员38人，其中：离休2人，退休36人。在校生2460人，其中男生512人、女生1948人。',
        [
          ['71人', '74人', 'TEXT-ENUM-SUM'],
          ['36人', '35人', 'TEXT-ENUM-SUM'],
          ['512人', '517人', 'TEXT-ENUM-SUM'],
        ],
      ),
    ).toEqual([]);
    expect(
      missed('纳入自评项目26个，涉及资金209.72万元；其中评价等级为优的21个，良的4个，中的1个。', [
        ['4个', '5个', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
    expect(faults('在校生2460人，其中女生1948人、寄宿生800人。')).toEqual([]);
  });

  test('long numbers, where one digit explains the gap', () => {
    const cases = '全年受理案件3120件，其中民事1985件、刑事623件、行政512件。';
    expect(missed(cases, [['1985', '1985'.replace('8', '3'), 'TEXT-ENUM-SUM']])).toEqual([]);
    expect(faults(cases.replace('行政512件', '行政104件'))).toEqual([]);
  });

  test('an average in 元 is rounded, though amounts in 元 are exact', () => {
    expect(faults('公务接待费21,655.00元。全年接待37批268人，人均80.80元。')).toEqual([]);
  });

  test('the amount and the number of one sentence', () => {
    expect(
      missed('全镇14个行政村，拨付村级运转经费350.00万元，村均25.00万元。', [
        ['25.00', '26.00', 'TEXT-AVERAGE'],
        ['350.00', '390.00', 'TEXT-AVERAGE'],
      ]),
    ).toEqual([]);
  });
});
