import { describe, expect, test } from 'vitest';
import { faults, missed } from './misprints-of.js';

describe('plan and outcome side by side, as final accounts tell them', () => {
  test('「决算数为」 takes the name of the plan before it', () => {
    expect(
      missed(
        '（一）农林水支出年初预算数为420.00万元，决算数为462.84万元，完成年初预算的110.20%，主要原因是：年中追加。\n本部门2031年度“三公”经费支出全年预算数为19.60万元，决算数为14.70万元，完成全年预算的75.00%，决算数较2030年减少0.90万元，下降5.77%。',
        [
          ['420.00', '450.00', 'TEXT-COMPLETION'],
          ['462.84', '426.84', 'TEXT-COMPLETION'],
          ['110.20%', '101.20%', 'TEXT-COMPLETION'],
          ['14.70', '17.40', 'TEXT-'],
          ['0.90万元', '0.60万元', 'TEXT-RATE'],
          ['5.77%', '7.57%', 'TEXT-RATE'],
        ],
      ),
    ).toEqual([]);
  });

  test('parts told as plan and outcome add up each for itself', () => {
    const parts =
      '“三公”经费支出全年预算数为19.60万元，决算数为14.70万元，完成全年预算的75.00%，其中：\n（一）公务接待费支出全年预算数为8.60万元，决算数为6.20万元，完成全年预算的72.09%。\n（二）公务用车购置及运行维护费支出8.50万元，其中公务用车购置全年预算数为0万元，决算数为0万元；公务用车运行维护费支出全年预算数为11.00万元，决算数为8.50万元，完成全年预算的77.27%。';
    expect(faults(parts)).toEqual([]);
    expect(faults(parts.replace('支出8.50万元，其中', '支出5.80万元，其中'))).not.toEqual([]);
  });

  test('the rate of the outcome against the plan, with its sign', () => {
    const text =
      '与年初预算相比，年初预算数250.00万元，决算数310.00万元，预决算差异率24.00%，主要原因是：年中追加。\n公务接待费全年预算数9.50万元，决算数7.60万元，预决算差异率-20.00%。';
    expect(
      missed(text, [
        ['250.00', '280.00', 'TEXT-RATE'],
        ['310.00', '301.00', 'TEXT-RATE'],
        ['24.00%', '42.00%', 'TEXT-RATE'],
        ['差异率24', '差异率-24', 'TEXT-DIRECTION'],
        ['9.50', '5.90', 'TEXT-'],
        ['-20.00%', '-23.00%', 'TEXT-RATE'],
      ]),
    ).toEqual([]);
  });

  test('a title in its own sentence, and in its own line', () => {
    expect(
      missed('2.公务接待费。2031年决算数0.56万元，比2031年年初预算数0.80万元减少0.24万元。', [
        ['0.56', '0.65', 'TEXT-DELTA'],
        ['0.80', '0.50', 'TEXT-'],
        ['减少0.24', '减少0.42', 'TEXT-DELTA'],
        ['减少', '增加', 'TEXT-DIRECTION'],
      ]),
    ).toEqual([]);
    expect(
      missed(
        '1、教育支出（类）普通教育（款）小学教育（项）。\n年初预算为82.00万元，支出决算为90.20万元，完成年初预算的110.00%。',
        [['90.20', '92.00', 'TEXT-COMPLETION']],
      ),
    ).toEqual([]);
  });

  test('the comparison goes on behind a reason without figures', () => {
    expect(
      missed(
        '公务接待费支出预算为9.00万元，支出决算为6.30万元，完成预算的70.00%，决算数小于预算数的主要原因是厉行节约，与上年相比减少0.70万元，下降10.00%，减少的主要原因是批次减少。',
        [
          ['减少0.70', '减少0.40', 'TEXT-RATE'],
          ['10.00%', '40.00%', 'TEXT-RATE'],
          ['下降', '增长', 'TEXT-DIRECTION'],
        ],
      ),
    ).toEqual([]);
    // A figure inside the reason ends what can be said.
    expect(faults('公务接待费6.30万元，主要原因是会议减少2.00万元，与上年相比减少9.70万元，下降10.00%。')).toEqual([]);
  });

  test('「节约」 is no 「约」', () => {
    expect(
      missed(
        '公务接待费年初预算数为9.00万元，支出决算为6.30万元，完成年初预算的70.00%，比年初预算节约2.70万元，较上年支出数减少0.70万元，下降10.00%。',
        [
          ['70.00%', '40.00%', 'TEXT-COMPLETION'],
          ['10.00%', '40.00%', 'TEXT-RATE'],
        ],
      ),
    ).toEqual([]);
  });

  test('purchase and running under one name are the cars', () => {
    expect(
      faults(
        '公务接待费支出决算为6.30万元，占42.57%，公务用车购置费及运行维护费支出决算为8.50万元，占57.43%。\n公务用车购置费0万元，公务用车运行维护费8.50万元。',
      ),
    ).toEqual([]);
  });
});

describe('lists of changes', () => {
  test('the sentence behind the total goes on comparing', () => {
    expect(
      missed(
        '2031年度收入合计900.00万元。其中：财政拨款收入700.00万元，占总收入的77.78%；其他收入200.00万元，占总收入的22.22%。与上年相比，收入合计减少100.00万元，下降10.00%。其中：财政拨款收入减少50.00万元，下降6.67%；其他收入减少50.00万元，下降20.00%。',
        [
          ['财政拨款收入减少50.00', '财政拨款收入减少80.00', 'TEXT-RATE'],
          ['6.67%', '7.66%', 'TEXT-RATE'],
          ['20.00%', '50.00%', 'TEXT-RATE'],
          ['收入减少50.00万元，下降6', '收入增加50.00万元，下降6', 'TEXT-DIRECTION'],
        ],
      ),
    ).toEqual([]);
  });

  test('a list of changes goes on behind a part that did not change', () => {
    expect(
      missed(
        '2031年度“三公”经费支出决算数比2030年度增加5.20万元，增长45.61%，其中：因公出国（境）费支出决算为0.00万元，与2030年持平；公务用车购置及运行维护费支出决算增加5.20万元，增长45.61%；公务接待费支出决算为0.00万元，与2030年持平。',
        [
          ['决算增加5.20万元，增长', '决算减少5.20万元，增长', 'TEXT-DIRECTION'],
          ['决算增加5.20万元，增长', '决算增加5.20万元，下降', 'TEXT-DIRECTION'],
        ],
      ),
    ).toEqual([]);
  });

  test('plain names mean what was told by them just before', () => {
    expect(
      missed(
        '支出合计500.00万元。其中：基本支出300.00万元，占60.00%；项目支出200.00万元，占40.00%。与上年相比，支出合计增加50.00万元，增长11.11%。其中：基本支出增加20.00万元，增长7.14%；项目支出增加30.00万元，增长17.65%。',
        [
          ['7.14%', '4.17%', 'TEXT-RATE'],
          ['增加30.00', '增加60.00', 'TEXT-RATE'],
        ],
      ),
    ).toEqual([]);
  });

  test('one figure for both sides, told in the sentence before', () => {
    expect(
      missed('2031年度收、支总计均为1200.00万元。与2030年度相比，收、支总计各增加200.00万元，增长20.00%。', [
        ['1200.00', '1500.00', 'TEXT-RATE'],
        ['增加200.00', '增加500.00', 'TEXT-RATE'],
      ]),
    ).toEqual([]);
  });
});

describe('averages', () => {
  const cars =
    '公务用车运行维护费支出8.40万元，车均运行维护费2.10万元，与上年决算相比，减少0.60万元，下降6.67%。财政拨款开支的公务用车保有量为4辆。';
  const guests = '公务接待费支出4.50万元，接待21批次，共接待150人次，人均0.03万元。其中：国内公务接待支出4.50万元。';

  test('of cars and of guests are recomputed, and have no parts', () => {
    expect(
      missed(cars, [
        ['2.10万元', '1.20万元', 'TEXT-AVERAGE'],
        ['8.40', '4.80', 'TEXT-AVERAGE'],
        ['4辆', '7辆', 'TEXT-AVERAGE'],
        ['6.67%', '7.66%', 'TEXT-RATE'],
      ]),
    ).toEqual([]);
    expect(
      missed(guests, [
        ['0.03万元', '0.06万元', 'TEXT-AVERAGE'],
        ['150人次', '450人次', 'TEXT-AVERAGE'],
      ]),
    ).toEqual([]);
  });

  test('where a number is told in two ways, or the average is rough, nothing is said', () => {
    expect(faults(cars.replace('保有量为4辆', '编制数为6辆，保有量为5辆'))).toEqual([]);
    expect(faults(cars.replace('车均运行维护费2.10', '车均运行维护费约2.50'))).toEqual([]);
    // The change is that of the average as well as that of the amount.
    expect(faults(cars.replace('减少0.60万元，下降6.67%', '减少0.40万元，下降16.00%'))).toEqual([]);
  });
});

describe('lists that close', () => {
  test('opening balance, income, spending and closing balance of one sentence', () => {
    expect(
      missed('政府性基金年初结转和结余3.10万元，本年收入26.80万元，本年支出25.70万元，年末结转和结余4.20万元。', [
        ['3.10', '6.10', 'TEXT-ENUM-SUM'],
        ['26.80', '28.60', 'TEXT-ENUM-SUM'],
        ['4.20', '2.40', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
    expect(
      faults(
        '年初结转和结余3.10万元，本年收入26.80万元，结余分配1.00万元，本年支出25.70万元，年末结转和结余3.20万元。',
      ),
    ).toEqual([]);
  });

  test('who ends a list with the rest lists everything', () => {
    expect(
      missed(
        '公务用车运行维护费2031年决算数13.90万元。2031年公务用车运行维护费中，公务用车加油2.80万元，公务用车维修2.90万元，公务用车保险1.20万元，公务用车其他支出7.00万元。',
        [
          ['加油2.80', '加油8.20', 'TEXT-ENUM-SUM'],
          ['支出7.00', '支出1.00', 'TEXT-ENUM-SUM'],
        ],
      ),
    ).toEqual([]);
    expect(faults('公务用车运行维护费13.90万元。公务用车运行维护费中，加油2.80万元，维修2.90万元。')).toEqual([]);
  });

  test('the two totals of one sentence', () => {
    expect(
      missed('2031年度收入总计840.30万元，支出总计840.30万元。收支较上年决算数减少59.70万元，下降6.63%。', [
        ['收入总计840.30', '收入总计880.30', 'TEXT-ENUM-SUM'],
        ['支出总计840.30', '支出总计841.30', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
    expect(faults('财政拨款收入总计840.30万元，支出总计873.10万元。')).toEqual([]);
  });

  test('the changes of the three parts, however they are introduced', () => {
    expect(
      missed(
        '2031年“三公”经费支出132.40万元，较2031年预算减少36.60万元，降低21.66%，主要是因公出国（境）费减少9.40万元，公务用车购置及运行费减少12.50万元，公务接待费减少14.70万元。',
        [
          ['费减少9.40', '费减少6.40', 'TEXT-CHANGE-SUM'],
          ['减少36.60', '减少63.60', 'TEXT-'],
          ['减少14.70', '减少17.40', 'TEXT-CHANGE-SUM'],
        ],
      ),
    ).toEqual([]);
  });

  test('amounts of two years, and a name of two parts, are no repetition', () => {
    expect(
      faults(
        '2030年某局“三公经费”财政拨款预算中，公务用车购置及运行费31.50万元，公务接待费6.20万元。\n2031年某局“三公经费”财政拨款预算中，公务用车购置及运行费29.30万元，公务接待费6.20万元。',
      ),
    ).toEqual([]);
    expect(
      faults(
        '公务用车购置及运行费和公务接待费的预算37.70万元。\n公务用车购置及运行费预算31.50万元。\n公务接待费6.20万元，其中涉外的公务接待费1.10万元。\n更新轿车2辆（每辆18.00万元）、越野车1辆（每辆31.00万元）。',
      ),
    ).toEqual([]);
  });

  test('who receives no guests from abroad names the part for the whole', () => {
    expect(
      missed(
        '2031年“三公”经费预算为143.00万元，其中：因公出国（境）费21.00万元、公务用车运行维护费98.00万元、国内公务接待费24.00万元。',
        [
          ['21.00', '51.00', 'TEXT-ENUM-SUM'],
          ['费24.00', '费42.00', 'TEXT-ENUM-SUM'],
        ],
      ),
    ).toEqual([]);
  });
});

describe('what a completion is of', () => {
  test('the plan of the same measure in the chapter', () => {
    expect(
      missed(
        '2031年“三公”经费预算为40.00万元，其中：因公出国（境）费8.00万元、公务用车运行维护费22.00万元、公务接待费10.00万元。“三公”经费支出为32.00万元，完成预算的80.00%，其中：因公出国（境）费支出9.00万元，完成预算的112.50%；公务用车运行维护费支出17.60万元，完成预算的80.00%；公务接待费支出5.40万元，完成预算的54.00%。',
        [
          ['112.50%', '121.50%', 'TEXT-COMPLETION'],
          ['支出17.60', '支出16.70', 'TEXT-'],
          ['54.00%', '45.00%', 'TEXT-COMPLETION'],
        ],
      ),
    ).toEqual([]);
  });

  test('the plan of the whole is none of its parts', () => {
    expect(
      faults(
        '“三公”经费支出预算为40.00万元，支出决算为32.00万元，完成预算的80.00%，其中：公务接待费支出决算为5.40万元，完成预算的54.00%。',
      ),
    ).toEqual([]);
  });

  test('a change against the plan of the sentence, named or not', () => {
    expect(
      missed(
        '2031年预算数512.30万元，调整数598.90万元，决算数598.90万元，增加86.60万元。\n公务接待费年初预算数为9.00万元，支出决算为6.30万元，完成年初预算的70.00%，比年初预算节约2.70万元。',
        [
          ['512.30', '521.30', 'TEXT-DELTA'],
          ['86.60', '68.60', 'TEXT-DELTA'],
          ['增加', '减少', 'TEXT-DIRECTION'],
          ['节约2.70', '节约7.20', 'TEXT-DELTA'],
        ],
      ),
    ).toEqual([]);
  });
});

test('a comparison with the plan may open its sentence, and one with the year before may follow', () => {
  expect(
    missed(
      '本部门2031年度收入、支出决算总计1200.00万元。与年初预算相比，收、支总计各减少300.00万元，下降20.00%。与上年决算相比，收、支总计各增加200.00万元，增长20.00%。',
      [
        ['减少300.00', '减少600.00', 'TEXT-RATE'],
        ['增加200.00', '增加500.00', 'TEXT-RATE'],
      ],
    ),
  ).toEqual([]);
  expect(
    missed('公务接待费支出4.80万元。\n接待外宾0批次。公务接待费支出与上年决算相比，增加0.80万元，增长20.00%。', [
      ['增加0.80', '增加0.60', 'TEXT-RATE'],
    ]),
  ).toEqual([]);
});

test('an amount of nothing is no base of a share', () => {
  expect(
    missed(
      '本年支出合计900.00万元。\n上缴上级支出0万元。\n一般公共预算财政拨款支出810.00万元，占本年支出合计的90.00%。',
      [['90.00%', '60.00%', 'TEXT-PERCENT']],
    ),
  ).toEqual([]);
});
