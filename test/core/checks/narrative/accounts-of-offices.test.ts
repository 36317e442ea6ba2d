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

  test('the plan behind an outcome that no word says to be one', () => {
    expect(
      missed('3.公务接待费6.30万元，年初预算18.00万元，完成预算的35.00%，接待国内来宾47批次389人次。', [
        ['18.00', '48.00', 'TEXT-COMPLETION'],
        ['35.00', '35.50', 'TEXT-COMPLETION'],
      ]),
    ).toEqual([]);
    // Of a list, nobody knows whose plan it is.
    expect(faults('培训支出80.00万元，其中讲课费20.00万元，年初预算75.00万元，完成预算的106.67%。')).toEqual([]);
  });

  test('a difference from the plan in a sentence of its own', () => {
    const told =
      '2031年度“三公”经费支出4.80万元，较上年5.40万元减少0.60万元，下降11.11%；年初预算为6.40万元，较年初预算减少1.60万元，完成预算的75.00%。';
    expect(
      missed(told, [
        ['6.40', '6.90', 'TEXT-COMPLETION'],
        ['1.60', '1.90', 'TEXT-DELTA'],
        ['较年初预算减少', '较年初预算增加', 'TEXT-DIRECTION'],
        ['75.00', '76.00', 'TEXT-COMPLETION'],
      ]),
    ).toEqual([]);
  });

  test('the phase before the side, and 当年预算', () => {
    expect(
      missed('2031年年初预算收入2,480.30万元，决算收入3,926.70万元，决算比预算增加1,446.40万元，增幅58.32%。', [
        ['2,480.30', '2,460.30', 'TEXT-DELTA'],
        ['1,446.40', '1,476.40', 'TEXT-DELTA'],
      ]),
    ).toEqual([]);
    const told =
      '1.某某支出（类）某某事务（款）某某管理（项）。当年预算数为920.00万元，支出决算为874.00万元，完成当年预算的95.0%。决算数比当年预算数减少46.00万元，主要原因：工期顺延。';
    expect(
      missed(told, [
        ['46.00', '49.00', 'TEXT-DELTA'],
        ['减少', '增加', 'TEXT-DIRECTION'],
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

  test('of both totals, told as one amount or compared twice', () => {
    expect(
      missed('2031年度收入总计、支出总计均为2,973.40万元。与2030年度相比，收、支总计各减少132.60万元，下降4.27%。', [
        ['132.60', '432.60', 'TEXT-RATE'],
        ['4.27', '4.57', 'TEXT-RATE'],
      ]),
    ).toEqual([]);
    expect(
      missed(
        '2031年度财政拨款收入总计2,438.90万元，支出总计2,438.90万元，与2030年相比，各增加131.40万元，增长5.69%；比年初预算各增加88.90万元，增长3.78%。',
        [
          ['131.40', '134.40', 'TEXT-RATE'],
          ['88.90', '28.90', 'TEXT-RATE'],
          ['3.78', '6.78', 'TEXT-RATE'],
        ],
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

describe('two years side by side', () => {
  test('the list behind them is of the later one', () => {
    const told =
      '2031年收入决算3,926.70万元，2030年收入决算4,208.15万元，同比减少281.45万元，下降6.69%。其中：财政拨款收入3,510.40万元，占收入的89.40%；其他收入416.30万元，占收入的10.60%。';
    expect(
      missed(told, [
        ['3,510.40', '3,610.40', 'TEXT-PERCENT'],
        ['10.60', '16.60', 'TEXT-PERCENT'],
      ]),
    ).toEqual([]);
  });

  test('the end of the year and its beginning', () => {
    const told =
      '年初结转和结余486.15万元，本年收入926.70万元，本年支出754.28万元，年末结转和结余658.57万元，较上年末增加172.42万元。';
    expect(
      missed(told, [
        ['172.42', '175.42', 'TEXT-DELTA'],
        ['增加', '减少', 'TEXT-DELTA'],
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

describe('averages of others than guests', () => {
  test('of those who went abroad, and of cars that were bought', () => {
    const told =
      '（一）因公出国（境）费支出决算为126.40万元。全年因公出国（境）团组13个，累计32人次，人均支出3.95万元。\n（二）公务接待费支出决算为6.93万元，接待38批次296人次。';
    expect(
      missed(told, [
        ['32人次', '62人次', 'TEXT-AVERAGE'],
        ['3.95', '3.05', 'TEXT-AVERAGE'],
      ]),
    ).toEqual([]);
    expect(
      missed('2.公务用车购置费118.50万元，年初预算125.00万元，完成预算的94.80%，购置公务用车6辆，平均每辆19.75万元。', [
        ['19.75', '19.05', 'TEXT-AVERAGE'],
      ]),
    ).toEqual([]);
  });
});

describe('shares of contracts by kind of purchase', () => {
  const spent = '2031年度政府采购支出总额481.10万元，其中：政府采购货物支出186.40万元、政府采购服务支出294.70万元。';

  test('of what was spent on each kind', () => {
    const told = `${spent}授予中小企业合同金额400.90万元，占政府采购支出总额的83.33%。其中，货物采购授予中小企业合同金额占货物支出金额的80.50%，工程采购授予中小企业合同金额占工程支出金额的0%，服务采购授予中小企业合同金额占服务支出金额的85.12%。`;
    expect(
      missed(told, [
        ['80.50', '80.90', 'TEXT-PERCENT'],
        ['85.12', '85.62', 'TEXT-PERCENT'],
        ['400.90', '407.90', 'TEXT-PERCENT'],
      ]),
    ).toEqual([]);
    expect(faults(told.replace('80.50', '80.90'))).toEqual(['TEXT-PERCENT 400.90万元→401.65万元']);
    // A kind without its share, or a share of what is not told.
    expect(faults(told.replace('货物采购授予中小企业合同金额占货物支出金额的80.50%，', ''))).toEqual([]);
    expect(faults(told.replace('占工程支出金额的0%', '占工程支出金额的20%'))).toEqual([]);
  });

  test('of all contracts', () => {
    const told = `${spent}授予中小企业合同金额400.90万元，占政府采购支出总额的83.33%；货物采购授予中小企业合同金额占授予中小企业合同金额的37.43%，服务采购授予中小企业合同金额占授予中小企业合同金额的62.57%。`;
    expect(
      missed(told, [
        ['37.43', '67.43', 'TEXT-PERCENT'],
        ['62.57', '62.07', 'TEXT-PERCENT'],
      ]),
    ).toEqual([]);
  });
});

describe('shares told before their amount', () => {
  test('of contracts', () => {
    const told =
      '2031年度政府采购支出共211.30万元，其中货物支出48.40万元、服务支出162.90万元。授予中小企业合同金额占政府采购支出总额的88.74%，合同金额187.50万元。';
    expect(
      missed(told, [
        ['187.50', '487.50', 'TEXT-PERCENT'],
        ['88.74', '88.04', 'TEXT-PERCENT'],
      ]),
    ).toEqual([]);
  });
});

describe('what stands behind the parts of an amount', () => {
  test('a completion is of the whole that the parts make up', () => {
    const parts = '其中中央资金240.00万元、省级资金116.10万元';
    expect(
      missed(`某某（款）某某管理（项）356.10万元，${parts}，完成年初预算380.00万元的93.71%。`, [
        ['93.71', '96.71', 'TEXT-COMPLETION'],
        ['380.00', '390.00', 'TEXT-COMPLETION'],
      ]),
    ).toEqual([]);
    expect(
      missed(`某某管理费年初预算380.00万元，支出356.10万元，${parts}，完成年初预算的93.71%。`, [
        ['93.71', '96.71', 'TEXT-COMPLETION'],
      ]),
    ).toEqual([]);
  });

  test('a change behind 等 is of the whole', () => {
    const told =
      '某某（款）某某发展（项）1,204.70万元，主要用于农田建设860.00万元、良种补贴214.70万元等，较上年增加219.40万元，增长22.27%。';
    expect(
      missed(told, [
        ['1,204.70', '1,704.70', 'TEXT-RATE'],
        ['219.40', '249.40', 'TEXT-RATE'],
        ['22.27', '27.27', 'TEXT-RATE'],
      ]),
    ).toEqual([]);
  });

  test('what assets were bought for is no part of what they are worth', () => {
    const told = '固定资产原值5,620.30万元，累计折旧2,104.60万元，净值3,515.70万元；其中房屋原值3,860.00万元。';
    expect(faults(told)).toEqual([]);
  });

  test('what was saved of a plan', () => {
    expect(
      missed('采购预算1,860.00万元，实际采购1,749.80万元，节约110.20万元，节约率5.92%。', [
        ['1,860.00', '1,890.00', 'TEXT-DELTA'],
        ['110.20', '110.90', 'TEXT-DELTA'],
        ['5.92', '5.32', 'TEXT-RATE'],
      ]),
    ).toEqual([]);
  });
});
