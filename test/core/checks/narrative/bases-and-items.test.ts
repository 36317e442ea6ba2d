import { describe, expect, test } from 'vitest';
import { faults, missed } from './misprints-of.js';

describe('what a change is from', () => {
  test('stands in a bracket behind the comparison', () => {
    expect(
      missed('学生资助支出预算420.60万元，比上年预算数（398.20万元）增加22.40万元，增长5.63%。', [
        ['420.60', '450.60', 'TEXT-DELTA'],
        ['398.20', '328.20', 'TEXT-DELTA'],
        ['增加', '减少', 'TEXT-DIRECTION'],
        ['5.63%', '5.36%', 'TEXT-RATE'],
      ]),
    ).toEqual([]);
  });

  test('stands in a bracket behind the change, where the amount was told before', () => {
    expect(
      missed(
        '2031年“三公”经费预算为80.50万元。2031年“三公”经费支出预算数比2030年减少5.50万元（2030年为86.00万元），下降6.40%。',
        [['86.00', '89.00', 'TEXT-']],
      ),
    ).toEqual([]);
  });

  test('is that of both totals told before it', () => {
    expect(
      missed(
        '2031年收入总计352.91万元，支出总计352.91万元，与2030年预算338.20万元相比，收、支总计各增加14.71万元，增长4.35%。',
        [
          ['338.20', '333.20', 'TEXT-DELTA'],
          ['14.71', '17.41', 'TEXT-DELTA'],
        ],
      ),
    ).toEqual([]);
  });

  test('is found behind the parts of a total that is named again', () => {
    expect(
      missed(
        '2031年支出预算总额为688.92万元，其中：农林水支出511.20万元；卫生健康支出177.72万元。2031年支出预算较2030年减少14.48万元，下降2.06%。',
        [
          ['14.48', '44.48', 'TEXT-RATE'],
          ['2.06%', '2.60%', 'TEXT-RATE'],
        ],
      ),
    ).toEqual([]);
    expect(
      missed(
        '支出预算总额566.21万元，包括基本支出408.70万元和项目支出157.51万元。基本支出比2030年增加18.10万元，增长4.63%；项目支出比2030年增加17.31万元，增长12.35%。',
        [['12.35%', '13.25%', 'TEXT-RATE']],
      ),
    ).toEqual([]);
    // The change of a part of the income is not that of all of it.
    expect(
      faults(
        '2031年收入预算688.92万元，其中：事业收入80.00万元。2031年事业收入预算较2030年减少14.48万元，下降15.33%。',
      ),
    ).toEqual([]);
  });
});

describe('items below items', () => {
  test('make up the item they stand under, and the two of a year the total', () => {
    const text =
      '（一）收入预算总计1640.25万元。包括：\n1.本年收入合计1562.94万元。\n（1）一般公共预算拨款收入802.19万元，与上年相比减少30.41万元，减少3.65%。\n（2）政府性基金预算拨款收入560.05万元，与上年预算数相同。\n（3）事业收入200.70万元，与上年相比增加19.00万元，增长10.46%。\n2.上年结转结余为77.31万元。';
    expect(
      missed(text, [
        ['总计1640.25', '总计1690.25', 'TEXT-ENUM-SUM'],
        ['1562.94', '1592.94', 'TEXT-ENUM-SUM'],
        ['560.05', '590.05', 'TEXT-ENUM-SUM'],
        ['77.31', '71.31', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
  });

  test('are contained in what is named before them', () => {
    expect(
      missed('基本支出833.05万元，比上年增加3.20万元。基本支出含人员经费560.22万元和公用经费272.83万元。', [
        ['272.83', '277.83', 'TEXT-ENUM-SUM'],
        ['833.05', '883.05', 'TEXT-'],
      ]),
    ).toEqual([]);
    expect(
      missed('收入预算966.38万元，由本年拨款收入930.20万元和上年结转36.18万元组成，占比分别为96.26%、3.74%。', [
        ['96.26%', '92.66%', 'TEXT-PERCENT'],
        ['3.74%', '3.47%', 'TEXT-PERCENT'],
      ]),
    ).toEqual([]);
  });
});

describe('a year before that is told beside an amount', () => {
  test('is the base of the change behind it', () => {
    const text = '学生营养改善计划预算330.50万元，2030年预算280.20万元，同比增长17.95%，增加50.30万元。';
    expect(
      missed(text, [
        ['330.50', '380.50', 'TEXT-'],
        ['280.20', '230.20', 'TEXT-'],
        ['50.30', '53.30', 'TEXT-DELTA'],
        ['17.95%', '19.75%', 'TEXT-RATE'],
      ]),
    ).toEqual([]);
  });

  test('becomes the amount now, whichever way that is', () => {
    expect(
      missed('事业收入由1268.30万元变为1202.80万元，减少65.50万元，下降5.16%。', [
        ['1268.30', '1288.30', 'TEXT-DELTA'],
        ['减少', '增加', 'TEXT-DIRECTION'],
      ]),
    ).toEqual([]);
    expect(faults('事业收入由上年的1268.30万元调整为1202.80万元。')).toEqual([]);
  });
});

describe('lists that go on', () => {
  test('behind 主要用于： and its semicolons', () => {
    expect(
      missed(
        '2031年财政拨款支出812.44万元，主要用于：农林水支出620.30万元，占76.35%；住房保障支出98.04万元，占12.07%；卫生健康支出94.10万元，占11.58%。',
        [
          ['98.04', '93.04', 'TEXT-'],
          ['12.07%', '17.07%', 'TEXT-PERCENT'],
          ['11.58%', '15.18%', 'TEXT-PERCENT'],
        ],
      ),
    ).toEqual([]);
  });

  test('behind a reason, where they tell shares', () => {
    const text =
      '2031年收入预算1602.24万元，与2030年预算相比增加52.16万元，主要原因是新站投入运行，其中：\n财政拨款1401.06万元，占87.44%；事业收入201.18万元，占12.56%。';
    expect(
      missed(text, [
        ['1602.24', '1902.24', 'TEXT-'],
        ['1401.06', '1101.06', 'TEXT-'],
        ['87.44%', '84.74%', 'TEXT-PERCENT'],
      ]),
    ).toEqual([]);
    // The amounts of a reason are no parts.
    expect(faults('2031年项目支出30.00万元，主要原因是新增项目，其中：水务80.20万元，管网50.10万元。')).toEqual([]);
  });

  test('behind 用于', () => {
    expect(
      missed('校园建设资金838.53万元，用于新建校舍420.12万元、校舍维修210.11万元、操场改造208.30万元。', [
        ['838.53', '888.53', 'TEXT-ENUM-SUM'],
        ['210.11', '270.11', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
  });
});
