import { describe, expect, test } from 'vitest';
import { faults, missed } from './misprints-of.js';

describe('amounts that are told together with those of another year', () => {
  test('由…增加到…', () => {
    expect(
      missed('2031年普通初中生均经费由上年的17250.00元增加到20700.00元，增长20.00%。', [
        ['17250.00', '17950.00', 'TEXT-RATE'],
        ['20700.00', '20100.00', 'TEXT-RATE'],
        ['20.00%', '26.00%', 'TEXT-RATE'],
        ['增加到', '减少到', 'TEXT-DIRECTION'],
        ['增长20', '下降20', 'TEXT-DIRECTION'],
      ]),
    ).toEqual([]);
  });

  test('上年预算 without 为', () => {
    expect(
      missed('行政运行2031年预算155.40万元，上年预算161.85万元，同比减少6.45万元。', [
        ['155.40', '155.70', 'TEXT-DELTA'],
        ['161.85', '131.85', 'TEXT-DELTA'],
        ['减少', '增加', 'TEXT-DIRECTION'],
      ]),
    ).toEqual([]);
  });

  test('base, change and rate without the amount', () => {
    expect(
      missed('学院总收入比上年预算51.50亿元增加1.03亿元，增幅2.0%。', [
        ['51.50', '81.50', 'TEXT-RATE'],
        ['1.03', '1.93', 'TEXT-RATE'],
        ['2.0%', '5.0%', 'TEXT-RATE'],
      ]),
    ).toEqual([]);
  });

  test('收、支总计 with 各增加 behind another clause', () => {
    expect(
      missed('2031年度收、支总计3021.80万元，与2030年度相比，各增加421.80万元，增长16.2%。', [
        ['3021.80', '3521.80', 'TEXT-RATE'],
        ['421.80', '451.80', 'TEXT-RATE'],
        ['16.2%', '19.2%', 'TEXT-RATE'],
      ]),
    ).toEqual([]);
  });

  test('a line that begins with 较年初预算数 compares what was told before', () => {
    expect(
      missed('2031年一般公共预算财政拨款支出307.95万元。\n较年初预算数增加71.05万元，增长30.0%。', [
        ['增加', '减少', 'TEXT-DIRECTION'],
        ['30.0%', '36.0%', 'TEXT-RATE'],
      ]),
    ).toEqual([]);
  });
});

test('收入总计、支出总计各增加 is one change of both', () => {
  expect(
    missed(
      '本部门2031年度收入总计1448.80万元、支出总计1448.80万元，与2030年度相比，收入总计、支出总计各增加48.80万元，增长3.49%。',
      [
        ['增加48.80', '增加78.80', 'TEXT-RATE'],
        ['3.49%', '6.49%', 'TEXT-RATE'],
        ['增长', '下降', 'TEXT-DIRECTION'],
      ],
    ),
  ).toEqual([]);
});

test('出国（境）费 is one of the three parts', () => {
  const text =
    '2030年“三公经费”财政拨款支出181.40万元。\n出国（境）费财政拨款支出26.80万元。\n车辆购置及运行费支出130.70万元。\n公务接待费支出23.90万元。';
  expect(missed(text, [['费财政拨款支出26.80', '费财政拨款支出56.80', 'TEXT-ENUM-SUM']])).toEqual([]);
});

describe('plan and outcome', () => {
  test('a plan that is told behind what was done is what was completed, and what follows is of the latter', () => {
    const text =
      '本年度收入决算数为1523.40万元，年初预算数为1402.10万元，完成年初预算的108.65%，比上年1498.20万元增长1.68%。';
    expect(
      missed(text, [
        ['1523.40', '1593.40', 'TEXT-COMPLETION'],
        ['108.65%', '106.65%', 'TEXT-COMPLETION'],
        ['1498.20', '1468.20', 'TEXT-RATE'],
      ]),
    ).toEqual([]);
  });

  test('为预算数…的… tells the plan and its completion', () => {
    expect(
      missed('“三公”经费支出决算38.20万元，为预算数45.00万元的84.89%，比上年决算数42.10万元下降9.26%。', [
        ['45.00', '48.00', 'TEXT-COMPLETION'],
        ['84.89%', '54.89%', 'TEXT-COMPLETION'],
        ['42.10', '45.10', 'TEXT-RATE'],
        ['下降', '增长', 'TEXT-DIRECTION'],
      ]),
    ).toEqual([]);
  });

  test('超预算, 超出 and 大于预算数 tell the difference to the plan', () => {
    expect(
      missed('公共安全支出年初预算为510.50万元，支出决算为527.92万元，超预算17.42万元，超3.41%。', [
        ['17.42', '14.42', 'TEXT-DELTA'],
        ['3.41%', '6.41%', 'TEXT-RATE'],
      ]),
    ).toEqual([]);
    expect(
      missed('公共安全支出年初预算为1500.00万元，支出决算为1575.50万元，超出75.50万元。', [
        ['75.50', '45.50', 'TEXT-DELTA'],
        ['1500.00', '1800.00', 'TEXT-DIRECTION'],
      ]),
    ).toEqual([]);
    expect(
      missed('支出年初预算为2310.50万元，支出决算为2402.90万元。决算数大于预算数92.40万元，主要原因是年中追加。', [
        ['92.40', '62.40', 'TEXT-DELTA'],
      ]),
    ).toEqual([]);
    // 「超50万元」 of an amount is none that can be recomputed.
    expect(faults('公共安全支出年初预算为510.50万元，支出决算为527.92万元，超10万元。')).toEqual([]);
  });

  test('a change behind how many guests there were and what each cost is that of the amount before', () => {
    expect(
      missed('公务接待费1.26万元，共接待14批次、126人次，人均接待费100元，比上年减少0.14万元，降低10.00%。', [
        ['降低10.00%', '降低40.00%', 'TEXT-RATE'],
        ['减少0.14', '增加0.14', 'TEXT-DIRECTION'],
      ]),
    ).toEqual([]);
  });
});

describe('lists', () => {
  test('a list in brackets ends with them, and the list around goes on', () => {
    const text =
      '本年收入合计1860.30万元；包括财政拨款收入750.20万元（其中，一般公共预算700.20万元，政府性基金预算50.00万元），占收入合计40.3%；事业收入610.05万元，占收入合计32.8%；其他收入500.05万元，占收入合计26.9%。';
    expect(
      missed(text, [
        ['40.3%', '46.3%', 'TEXT-PERCENT'],
        ['610.05', '640.05', 'TEXT-PERCENT'],
        ['合计1860.30', '合计1560.30', 'TEXT-PERCENT'],
      ]),
    ).toEqual([]);
  });

  test('this year and what was carried over make up the total', () => {
    const text = '本部门2031年度总收入3065.85万元，其中本年收入2956.60万元，年初结转和结余109.25万元。';
    expect(
      missed(text, [
        ['3065.85', '3465.85', 'TEXT-ENUM-SUM'],
        ['2956.60', '2356.60', 'TEXT-ENUM-SUM'],
        ['109.25', '709.25', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
    // What is left out may be 使用非财政拨款结余.
    expect(faults(text.replace('109.25', '68.12'))).toEqual([]);
  });

  test('parts that are rounded miss their total by a step, and one wrong digit is still a proof', () => {
    expect(
      missed(
        '政府集中采购的预算规模为227957.45万元，其中：货物类采购97926.37万元；工程类采购41941.66万元；服务类采购88089.43万元。',
        [
          ['97926.37', '67926.37', 'TEXT-ENUM-SUM'],
          ['227957.45', '227987.45', 'TEXT-ENUM-SUM'],
        ],
      ),
    ).toEqual([]);
    // Short numbers differ in one digit by chance.
    expect(faults('规模为22.5万元，其中：甲类9.7万元；乙类4.1万元；丙类8.8万元。')).toEqual([]);
  });

  test('工资福利 and 对个人和家庭的补助 are all of 人员经费', () => {
    expect(
      missed('人员经费165.05万元（工资福利支出85.80万元，对个人和家庭的补助79.25万元）。', [
        ['85.80', '55.80', 'TEXT-ENUM-SUM'],
        ['79.25', '49.25', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
  });

  test('two plain words name the halves of the cars', () => {
    expect(
      missed('2031年公务用车购置及运行费17.50万元，其中：购置费0万元、运行费17.50万元，主要用于车辆保险。', [
        ['运行费17.50万元，其', '运行费47.50万元，其', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
  });

  test('changes of the three parts go on behind semicolons', () => {
    expect(
      missed(
        '2031年度“三公”经费支出决算比2030年度减少23.30万元，其中：因公出国（境）费支出决算减少6.90万元；公务用车购置及运行维护费支出决算减少13.50万元；公务接待费支出决算减少2.90万元。',
        [
          ['6.90', '3.90', 'TEXT-CHANGE-SUM'],
          ['13.50', '43.50', 'TEXT-CHANGE-SUM'],
          ['23.30', '53.30', 'TEXT-CHANGE-SUM'],
        ],
      ),
    ).toEqual([]);
  });
});

describe('shares', () => {
  test('of the amount right before, where one of two agrees', () => {
    expect(
      missed('支出预算647.50万元，基本支出250.00万元，占38.61%；项目支出397.50万元，占61.39%。', [
        ['250.00', '550.00', 'TEXT-PERCENT'],
        ['61.39%', '31.39%', 'TEXT-PERCENT'],
      ]),
    ).toEqual([]);
  });

  test('told before the amount', () => {
    expect(
      missed(
        '2031年预算总支出4821.50万元，人员经费占76.00%，为3664.34万元；公用经费占14.00%，为675.01万元；项目经费占10.00%，为482.15万元。',
        [
          ['76.00%', '46.00%', 'TEXT-PERCENT'],
          ['675.01', '615.01', 'TEXT-PERCENT'],
          ['10.00%', '16.00%', 'TEXT-PERCENT'],
        ],
      ),
    ).toEqual([]);
  });

  test('in a row behind the amounts', () => {
    expect(
      missed('基本支出4338.30万元，其中人员经费3663.20万元、公用经费675.10万元，分别占基本支出的84.44%和15.56%。', [
        ['84.44%', '54.44%', 'TEXT-PERCENT'],
        ['15.56%', '45.56%', 'TEXT-PERCENT'],
        ['675.10', '375.10', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
  });

  test('two amounts that make up one told before are shares of it', () => {
    expect(
      missed(
        '2031年一般公共预算当年拨款675.25万元。比如，文化旅游体育与传媒支出627.20万元，占比92.88%；社会保障和就业支出48.05万元，占比7.12%。',
        [
          ['92.88%', '62.88%', 'TEXT-PERCENT'],
          ['7.12%', '4.12%', 'TEXT-PERCENT'],
        ],
      ),
    ).toEqual([]);
  });

  test('a name that two longer ones end with means neither of them', () => {
    expect(
      faults(
        '县本级一般公共预算收入80.00万元，乡级一般公共预算收入20.00万元。税收收入70.00万元，占一般公共预算收入的70.0%。',
      ),
    ).toEqual([]);
  });
});
