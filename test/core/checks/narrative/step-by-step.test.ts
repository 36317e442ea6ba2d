import { describe, expect, test } from 'vitest';
import { faults, missed } from './misprints-of.js';

describe('amounts that are added, taken away and counted together on the way', () => {
  test('追加 and 调减 lead to 调整后', () => {
    expect(
      missed('2031年年初预算752.40万元，年中追加163.25万元，调减31.15万元，调整后预算为884.50万元。', [
        ['752.40', '722.40', 'TEXT-ENUM-SUM'],
        ['163.25', '463.25', 'TEXT-ENUM-SUM'],
        ['31.15', '37.15', 'TEXT-ENUM-SUM'],
        ['884.50', '854.50', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
  });

  test('加上, 扣除 and what is left', () => {
    expect(
      missed('维修项目年初结转17.35万元，加上当年安排62.80万元，可用资金80.15万元，支出75.95万元，结余4.20万元。', [
        ['17.35', '47.35', 'TEXT-ENUM-SUM'],
        ['62.80', '65.80', 'TEXT-ENUM-SUM'],
        ['80.15', '50.15', 'TEXT-ENUM-SUM'],
        ['75.95', '45.95', 'TEXT-ENUM-SUM'],
        ['4.20', '7.20', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
    expect(
      missed('培训项目预算210.60万元，扣除年末收回58.15万元后，实际支出152.45万元。', [
        ['210.60', '510.60', 'TEXT-ENUM-SUM'],
        ['58.15', '38.15', 'TEXT-ENUM-SUM'],
        ['152.45', '452.45', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
  });

  test('a gap that no single digit explains is not told: something may have been left out', () => {
    expect(faults('2031年年初预算752.40万元，年中追加163.25万元，调整后预算为884.50万元。')).toEqual([]);
    expect(faults('可用资金80.15万元，支出75.95万元，结余12.63万元。')).toEqual([]);
  });

  test('三项合计 behind amounts and behind changes', () => {
    expect(
      missed('卫生健康支出88.24万元、农林水支出66.56万元、住房保障支出91.75万元，三项合计246.55万元。', [
        ['66.56', '36.56', 'TEXT-ENUM-SUM'],
        ['246.55', '546.55', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
    expect(
      missed(
        '较上年，人员经费减少49.45万元，公用经费减少8.50万元，项目支出增加27.35万元，增减相抵后支出总额净减少30.60万元。',
        [
          ['49.45', '19.45', 'TEXT-ENUM-SUM'],
          ['27.35', '57.35', 'TEXT-ENUM-SUM'],
          ['30.60', '60.60', 'TEXT-ENUM-SUM'],
          ['公用经费减少', '公用经费增加', 'TEXT-ENUM-SUM'],
        ],
      ),
    ).toEqual([]);
  });
});

describe('a percentage with the amount it is of right before it', () => {
  test('占年度预算…的, 是上年…的', () => {
    expect(
      missed('全局“三公”经费实际支出60.60万元，占年度预算63.10万元的96.0%，结余2.50万元。', [
        ['60.60', '30.60', 'TEXT-COMPLETION'],
        ['63.10', '33.10', 'TEXT-COMPLETION'],
        ['96.0%', '66.0%', 'TEXT-COMPLETION'],
        ['2.50', '5.50', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
    expect(
      missed('培训费支出6.60万元，是上年7.50万元的88.00%。', [
        ['6.60', '3.60', 'TEXT-PERCENT'],
        ['7.50', '4.50', 'TEXT-PERCENT'],
        ['88.00%', '58.00%', 'TEXT-PERCENT'],
      ]),
    ).toEqual([]);
    // More than all of the year before is no fault.
    expect(faults('培训费支出9.00万元，相当于上年7.50万元的120.00%。')).toEqual([]);
  });

  test('差异率 is that of the difference told before it', () => {
    expect(
      missed(
        '2031年度财政拨款支出1710.00万元。与年初预算数1550.00万元相比，决算数超出预算数160.00万元，差异率10.32%。',
        [
          ['1550.00', '1250.00', 'TEXT-DELTA'],
          ['10.32%', '40.32%', 'TEXT-RATE'],
        ],
      ),
    ).toEqual([]);
  });

  test('个百分点 counts nothing', () => {
    expect(
      missed(
        '总收入21.50亿元，其中事业收入6.45亿元，占总收入的30.00%，占比较上年提高1.04个百分点；其他收入15.05亿元，占总收入的70.00%。',
        [['30.00%', '60.00%', 'TEXT-PERCENT']],
      ),
    ).toEqual([]);
  });
});

describe('which amounts are parts of which', () => {
  test('a colon, 由…组成, and a part of a part beside its siblings', () => {
    const text =
      '本年支出合计9000.00万元：基本支出2700.00万元（占30.00%），其中人员经费2200.00万元、日常公用经费500.00万元；项目支出3600.00万元（占40.00%）；经营支出2700.00万元（占30.00%）。';
    expect(
      missed(text, [
        ['2200.00', '2500.00', 'TEXT-ENUM-SUM'],
        ['项目支出3600.00', '项目支出6600.00', 'TEXT-PERCENT'],
      ]),
    ).toEqual([]);
    expect(
      missed('基本支出784.90万元，由人员经费674.90万元和公用经费110.00万元组成。', [
        ['674.90', '374.90', 'TEXT-ENUM-SUM'],
        ['110.00', '410.00', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
  });

  test('names that say all of themselves stand in a row', () => {
    expect(
      missed(
        '财政拨款支出1000.00万元，其中人员经费、公用经费、项目支出分别为600.00万元、150.00万元和250.00万元，占比分别为60.00%、15.00%和25.00%。',
        [
          ['150.00', '450.00', 'TEXT-PERCENT'],
          ['25.00%', '55.00%', 'TEXT-PERCENT'],
        ],
      ),
    ).toEqual([]);
  });

  test('behind the first part of a total the sentence may compare the total', () => {
    const text =
      '收入总计2517.00万元，其中年初结转和结余160.50万元，较2030年增加419.50万元，增长20.00%；本年收入2356.50万元。';
    expect(missed(text, [['20.00%', '50.00%', 'TEXT-RATE']])).toEqual([]);
  });

  test('the plan and what was spent of an item in other words', () => {
    expect(
      missed(
        '1.住房保障支出（类）住房改革支出（款）住房公积金（项）。年初预算699.20万元，全年支出690.60万元，比年初预算少8.60万元。',
        [
          ['699.20', '399.20', 'TEXT-DELTA'],
          ['690.60', '390.60', 'TEXT-DELTA'],
          ['8.60', '5.60', 'TEXT-DELTA'],
        ],
      ),
    ).toEqual([]);
  });

  test('a comparison behind a semicolon names the measure it goes on about', () => {
    expect(
      missed('“三公”经费实际支出60.60万元，结余2.50万元；同上年实际支出53.70万元相比，增加6.90万元，增长12.8%。', [
        ['53.70', '83.70', 'TEXT-DELTA'],
        ['12.8%', '42.8%', 'TEXT-RATE'],
      ]),
    ).toEqual([]);
  });
});

describe('amounts that another clause compares with', () => {
  test('低于预算…，节约… and 高于上年…，多支出…', () => {
    expect(
      missed(
        '“三公”经费支出11.80万元，低于预算15.80万元，节约4.00万元，节约率25.32%；高于上年10.30万元，多支出1.50万元，上升14.56%。',
        [
          ['15.80', '45.80', 'TEXT-DELTA'],
          ['25.32%', '55.32%', 'TEXT-RATE'],
          ['10.30', '40.30', 'TEXT-DELTA'],
          ['14.56%', '44.56%', 'TEXT-RATE'],
        ],
      ),
    ).toEqual([]);
  });

  test('the year before, with nothing but its name', () => {
    expect(
      missed('会议费4.30万元，上年3.20万元，增加1.10万元；培训费3.85万元，上年4.65万元，减少0.80万元。', [
        ['4.30', '7.30', 'TEXT-DELTA'],
        ['3.20', '6.20', 'TEXT-DELTA'],
        ['减少0.80', '增加0.80', 'TEXT-DIRECTION'],
      ]),
    ).toEqual([]);
    expect(
      missed('收入同比减少111.30万元、下降8.65%，上年为1286.10万元。', [['1286.10', '1586.10', 'TEXT-RATE']]),
    ).toEqual([]);
  });

  test('预算执行率 of the plan told before', () => {
    expect(
      missed('全年预算安排944.40万元，实际支出885.00万元，预算执行率93.71%，比预算节约59.40万元。', [
        ['944.40', '644.40', 'TEXT-COMPLETION'],
        ['93.71%', '63.71%', 'TEXT-COMPLETION'],
        ['59.40', '89.40', 'TEXT-DELTA'],
      ]),
    ).toEqual([]);
  });
});

test('a bracket that opens with 含 ends with itself, and 占比为 goes with the amounts in a row', () => {
  expect(
    missed(
      '收入885.00万元，其中财政拨款722.30万元（含上年结转9.00万元），占收入的81.62%；其他收入162.70万元，占收入的18.38%。',
      [['81.62%', '51.62%', 'TEXT-PERCENT']],
    ),
  ).toEqual([]);
  expect(
    missed('支出885.00万元，按性质划分，基本支出329.00万元、项目支出556.00万元，占比为37.18%和62.82%。', [
      ['329.00', '629.00', 'TEXT-PERCENT'],
      ['62.82%', '32.82%', 'TEXT-PERCENT'],
    ]),
  ).toEqual([]);
});

test('what was saved is not what the list behind it makes up', () => {
  const text =
    '政府采购预算35.80万元，实际采购22.20万元，节约资金13.60万元。其中公开招标13.30万元，竞争性磋商8.90万元。';
  expect(
    missed(text, [
      ['35.80', '65.80', 'TEXT-ENUM-SUM'],
      ['13.60', '43.60', 'TEXT-ENUM-SUM'],
    ]),
  ).toEqual([]);
});

test('what is left when both sides have been told', () => {
  expect(
    missed(
      '2031年收入1174.70万元，加年初结转结余46.05万元，收入总计1220.75万元；支出1159.70万元，收支相抵，年末结转结余61.05万元。',
      [
        ['46.05', '76.05', 'TEXT-ENUM-SUM'],
        ['1159.70', '4159.70', 'TEXT-ENUM-SUM'],
        ['61.05', '31.05', 'TEXT-ENUM-SUM'],
      ],
    ),
  ).toEqual([]);
});

test('lists in other words: 依次为, 含 and 不含, a measure named again, two in brackets', () => {
  expect(
    missed(
      '全年总支出900.00万元。人员经费450.00万元，药品费270.00万元，其他费用180.00万元，占总支出比重依次为50.0%、30.0%、20.0%。',
      [
        ['30.0%', '60.0%', 'TEXT-PERCENT'],
        ['270.00', '570.00', 'TEXT-PERCENT'],
      ],
    ),
  ).toEqual([]);
  expect(
    missed('2031年度收、支总计1867.00万元（含上年结转60.90万元，不含上年结转为1806.10万元）。', [
      ['60.90', '30.90', 'TEXT-ENUM-SUM'],
      ['1806.10', '4806.10', 'TEXT-ENUM-SUM'],
    ]),
  ).toEqual([]);
  expect(
    missed(
      '公务用车运行维护费2031年决算数6.15万元，比2031年年初预算数7.50万元减少1.35万元，2031年公务用车运行维护费中，公务用车加油1.15万元，公务用车维修0.85万元，公务用车保险2.35万元，其他支出1.80万元。',
      [
        ['1.15', '4.15', 'TEXT-ENUM-SUM'],
        ['2.35', '5.35', 'TEXT-ENUM-SUM'],
      ],
    ),
  ).toEqual([]);
  expect(
    missed('医疗收入13296.00万元（门诊收入5052.45万元，住院收入8243.55万元）。', [
      ['8243.55', '5243.55', 'TEXT-ENUM-SUM'],
    ]),
  ).toEqual([]);
  expect(
    missed('2031年度财政拨款支出决算2088.00万元，与年初预算2014.50万元相比，完成年初预算的103.65%。', [
      ['2014.50', '5014.50', 'TEXT-COMPLETION'],
      ['103.65%', '403.65%', 'TEXT-COMPLETION'],
    ]),
  ).toEqual([]);
});
