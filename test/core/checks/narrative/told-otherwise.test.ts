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
