/** What is said of both sides of a total, of the total without what is carried over, and of the same amount named again. */
import { describe, expect, test } from 'vitest';
import { faults, missed } from './misprints-of.js';

describe('the two sides of a total', () => {
  const told =
    '一、收支总体情况\n2031年本部门预算收入816.42万元，其中一般公共预算拨款收入800.15万元、上年结转16.27万元，较上年增加43.18万元，主要原因是项目增加；2031年本部门预算支出816.42万元，其中一般公共预算拨款支出800.15万元、上年结转支出16.27万元，较上年增加43.18万元，主要原因同收入。';

  test('changed by the same since the year before', () => {
    expect(
      missed(told, [
        [
          '较上年增加43.18万元，主要原因同收入',
          '较上年减少43.18万元，主要原因同收入',
          'TEXT-ENUM-SUM 减少43.18万元→增加43.18万元',
        ],
        [
          '较上年增加43.18万元，主要原因同收入',
          '较上年增加48.18万元，主要原因同收入',
          'TEXT-ENUM-SUM 增加48.18万元→增加43.18万元',
        ],
      ]),
    ).toEqual([]);
    // Several digits apart: one of them may be compared with something else.
    expect(faults(told.replace('增加43.18万元，主要原因同收入', '增加25.60万元，主要原因同收入'))).toEqual([]);
    expect(faults(told.replace('较上年增加43.18万元，主要原因同', '较上年预算增加48.18万元，主要原因同'))).toEqual([]);
  });

  test('are no parts of each other', () => {
    const accounts =
      '一、收入支出决算总体情况\n某某街道2031年度总收入834.61万元，其中本年收入772.21万元，上年结转和结余62.40万元；总支出834.61万元，其中本年支出715.65万元，年末结转和结余118.96万元。与上年相比，收入、支出总计各增加50.00万元，增长6.4%。';
    expect(
      missed(accounts, [
        ['772.21', '775.21', 'TEXT-ENUM-SUM'],
        ['62.40', '62.60', 'TEXT-ENUM-SUM'],
        ['6.4%', '6.9%', 'TEXT-RATE'],
        ['增长6.4%', '下降6.4%', 'TEXT-DIRECTION'],
      ]),
    ).toEqual([]);
  });

  test('one of them told without its fund', () => {
    const granted =
      '二、财政拨款收入支出决算总体情况\n2031年度财政拨款收入总计816.38万元，支出总计816.38万元。与2030年相比，财政拨款收、支总计各减少41.69万元，下降4.9%。';
    expect(
      missed(granted, [
        ['4.9%', '4.6%', 'TEXT-RATE'],
        ['41.69', '71.69', 'TEXT-RATE'],
      ]),
    ).toEqual([]);
  });

  test('of several funds, each compared in its turn', () => {
    const funds =
      '三、财政拨款收支情况\n某某局2031年一般公共预算收支预算512.15万元，政府性基金收支预算74.25万元。与2030年相比，一般公共预算收支各减少54.91万元，下降9.68%，主要原因：项目压减；政府性基金收支预算各减少13.41万元，下降15.30%，主要原因：项目完工。';
    expect(
      missed(funds, [
        ['15.30%', '18.30%', 'TEXT-RATE'],
        ['13.41', '16.41', 'TEXT-RATE'],
        ['74.25', '44.25', 'TEXT-RATE'],
        ['下降15.30%', '增长15.30%', 'TEXT-DIRECTION'],
      ]),
    ).toEqual([]);
  });
});

test('what was spent this year may be the total without what is left', () => {
  const spent =
    '一、收入支出决算情况\n（一）支出总计521.86万元，包括：\n1.基本支出368.43万元。\n2.项目支出138.26万元。\n与上年相比，今年支出减少14.91万元，下降2.86%，主要原因：项目减少。\n3.年末结转和结余15.17万元。';
  expect(
    missed(spent, [
      ['2.86%', '2.36%', 'TEXT-RATE'],
      ['14.91', '17.91', 'TEXT-RATE'],
    ]),
  ).toEqual([]);
  // Said of the total itself it is as right.
  expect(faults(spent.replace('2.86%', '2.78%'))).toEqual([]);
});

test('三公经费 compared with the year before behind their plan', () => {
  const told =
    '（六）关于“三公”经费支出决算情况说明\n2031年度“三公”经费预算为7.50万元，支出决算为6.36万元，完成预算的84.80%。“三公”经费支出较上年减少0.59万元，下降8.49%。';
  expect(
    missed(told, [
      ['8.49%', '8.19%', 'TEXT-RATE'],
      ['0.59', '0.89', 'TEXT-RATE'],
    ]),
  ).toEqual([]);
});

test('决算 compared with the plan of 三公经费 that names its fund', () => {
  const told =
    '2031年度“三公”经费财政拨款支出年初预算为14.50万元，支出决算为10.46万元，完成年初预算的72.1%，决算数较年初预算数减少4.04万元，较2030年减少1.58万元，下降13.1%。';
  expect(missed(told, [['减少4.04', '减少4.34', 'TEXT-DELTA']])).toEqual([]);
});

describe('what guests cost', () => {
  const told = '公务接待费支出1.26万元，完成预算63.00%。国内公务接待14批次，112人次，共计支出1.26万元。外事接待0批次。';

  test('is what the receptions cost where there were no others', () => {
    expect(missed(told, [['共计支出1.26', '共计支出1.56', 'TEXT-ENUM-SUM 1.56万元→1.26万元']])).toEqual([]);
    expect(
      missed(
        '2.公务接待费0.95万元，比上年增加0.17万元。2031年国内公务接待累计11批次、94人次、0.95万元，其中：外事接待0批次。',
        [['人次、0.95', '人次、0.85', 'TEXT-ENUM-SUM 0.85万元→0.95万元']],
      ),
    ).toEqual([]);
  });

  test('may be less where guests came from abroad', () => {
    expect(
      faults(
        '公务接待费支出1.26万元。国内公务接待14批次，112人次，共计支出1.06万元。外事接待1批次，4人次，共计支出0.20万元。',
      ),
    ).toEqual([]);
  });
});

describe('lists that leave nothing out', () => {
  test('end with the other projects', () => {
    const told =
      '2031年项目支出644.54万元，比上年减少26.38万元。其中：助学金281.34万元，生活补助143.20万元，其他项目220.00万元。';
    expect(
      missed(told, [
        ['143.20', '146.20', 'TEXT-ENUM-SUM'],
        ['220.00', '520.00', 'TEXT-ENUM-SUM'],
        ['644.54', '647.54', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
    // 其他支出 is an item like others.
    expect(faults(told.replace('其他项目220.00', '其他支出210.00'))).toEqual([]);
  });

  test('of two parts that are all but their whole', () => {
    const told = '2031年政府性基金预算支出274.25万元，其中康复救助168.25万元、器具适配106.00万元。';
    expect(missed(told, [['274.25', '274.27', 'TEXT-ENUM-SUM']])).toEqual([]);
    expect(faults(told.replace('168.25', '161.25'))).toEqual([]);
  });

  test('by the money that pays for the projects', () => {
    const told =
      '2031年共11个项目，金额851.02万元，其中：一般公共预算项目7个，金额544.77万元；政府性基金项目3个，金额274.25万元；其他资金项目1个，金额32.00万元。';
    expect(
      missed(told, [
        ['544.77', '844.77', 'TEXT-ENUM-SUM'],
        ['32.00', '62.00', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
  });

  test('of projects told behind their cost and its share', () => {
    const told =
      '本部门对6个项目开展了绩效自评，涉及资金321.40万元，占项目支出总额的40.00%，其中一级项目2个、二级项目4个。';
    expect(
      missed(told, [
        ['一级项目2个', '一级项目3个', 'TEXT-ENUM-SUM'],
        ['对6个', '对8个', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
  });
});
