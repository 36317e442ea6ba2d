import { describe, expect, test } from 'vitest';
import { faults, missed } from './misprints-of.js';

describe('changes told behind a list', () => {
  const LISTED =
    '2031年支出预算640.90万元，其中：农林水支出512.40万元，卫生健康支出48.30万元，住房保障支出80.20万元；支出较上年增加31.60万元，主要是基本支出增加52.10万元，项目支出减少20.50万元。';

  test('are no parts without an amount', () => {
    expect(
      missed(LISTED, [
        ['640.90', '940.90', 'TEXT-ENUM-SUM'],
        ['512.40', '212.40', 'TEXT-ENUM-SUM'],
        ['48.30', '78.30', 'TEXT-ENUM-SUM'],
        ['31.60', '61.60', 'TEXT-CHANGE-SUM'],
        ['52.10', '82.10', 'TEXT-CHANGE-SUM'],
      ]),
    ).toEqual([]);
  });

  test('leave a part whose amount is not told what it is', () => {
    const open =
      '2031年支出预算640.90万元，其中：农林水支出512.40万元，卫生健康支出较上年增加8.30万元，住房保障支出80.20万元。';
    expect(faults(open)).toEqual([]);
  });

  const FUNDS =
    '2031年收入预算640.90万元，其中：一般公共预算拨款收入566.70万元，政府性基金预算拨款收入74.20万元。收入较上年增加31.60万元，主要是一般公共预算拨款增加52.10万元，政府性基金预算拨款收入减少20.50万元。';

  test('say that two parts are all there are where they make up the change', () => {
    expect(
      missed(FUNDS, [
        ['566.70', '266.70', 'TEXT-ENUM-SUM'],
        ['74.20', '44.20', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
    const silent = FUNDS.replace('566.70', '266.70').replace('减少20.50', '减少12.35');
    expect(faults(silent).filter((fault) => fault.includes('ENUM'))).toEqual([]);
  });
});

describe('totals of two sides', () => {
  test('the same amount in two sentences is two totals', () => {
    expect(
      missed(
        '2031年本年收入590.40万元，加上年初结转50.50万元，收入总计640.90万元。2031年本年支出622.70万元，结转下年18.20万元，支出总计640.90万元。',
        [
          ['622.70', '922.70', 'TEXT-ENUM-SUM'],
          ['18.20', '48.20', 'TEXT-ENUM-SUM'],
          ['支出总计640.90', '支出总计340.90', 'TEXT-ENUM-SUM'],
          ['590.40', '290.40', 'TEXT-ENUM-SUM'],
        ],
      ),
    ).toEqual([]);
  });

  test('由…组成, one behind the other', () => {
    expect(
      missed(
        '收入总计640.90万元，由本年收入590.40万元和年初结转结余50.50万元组成；支出总计640.90万元，由本年支出622.70万元和年末结转结余18.20万元组成。',
        [
          ['收入总计640.90', '收入总计940.90', 'TEXT-ENUM-SUM'],
          ['590.40', '290.40', 'TEXT-ENUM-SUM'],
          ['622.70', '322.70', 'TEXT-ENUM-SUM'],
          ['18.20', '48.20', 'TEXT-ENUM-SUM'],
        ],
      ),
    ).toEqual([]);
  });

  test('加本年收入, 减本年支出', () => {
    expect(
      missed('年初结转60.20万元，加本年收入740.50万元，减本年支出710.30万元，年末结转90.40万元。', [
        ['60.20', '30.20', 'TEXT-ENUM-SUM'],
        ['710.30', '410.30', 'TEXT-ENUM-SUM'],
        ['90.40', '60.40', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
  });

  test('原值, 累计折旧 and 净值', () => {
    expect(
      missed('截至2031年底，固定资产原值705.60万元，累计折旧412.30万元，固定资产净值293.30万元。', [
        ['705.60', '405.60', 'TEXT-ENUM-SUM'],
        ['412.30', '712.30', 'TEXT-ENUM-SUM'],
        ['293.30', '593.30', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
  });
});

describe('what stands in a row of several', () => {
  test('plans, outcomes and how far they were carried out', () => {
    expect(
      missed(
        '教育支出、卫生健康支出和住房保障支出年初预算分别为240.00万元、80.00万元和50.00万元，支出决算分别为252.00万元、72.80万元和48.50万元，分别完成年初预算的105.00%、91.00%和97.00%。',
        [
          ['240.00', '540.00', 'TEXT-COMPLETION'],
          ['80.00', '30.00', 'TEXT-COMPLETION'],
          ['72.80', '42.80', 'TEXT-COMPLETION'],
          ['105.00%', '405.00%', 'TEXT-COMPLETION'],
          ['97.00%', '67.00%', 'TEXT-COMPLETION'],
        ],
      ),
    ).toEqual([]);
  });

  test('执行率 of three fees', () => {
    expect(
      missed(
        '会议费、培训费、差旅费全年预算分别为8.00万元、16.00万元、30.00万元，实际支出分别为6.00万元、14.40万元、27.30万元，预算执行率分别为75.00%、90.00%、91.00%。',
        [
          ['16.00', '46.00', 'TEXT-COMPLETION'],
          ['27.30', '57.30', 'TEXT-COMPLETION'],
          ['90.00%', '60.00%', 'TEXT-COMPLETION'],
        ],
      ),
    ).toEqual([]);
  });

  test('the shares of two years', () => {
    const text =
      '支出总额500.00万元，其中：基本支出275.00万元，项目支出225.00万元。\n基本支出与项目支出之比由上年的60.0%和40.0%调整为55.0%和45.0%。';
    expect(
      missed(text, [
        ['60.0%', '90.0%', 'TEXT-PERCENT-SUM'],
        ['40.0%', '70.0%', 'TEXT-PERCENT-SUM'],
        ['55.0%', '85.0%', 'TEXT-PERCENT-SUM'],
        ['45.0%', '75.0%', 'TEXT-PERCENT-SUM'],
      ]),
    ).toEqual([]);
    const neither = text.replace('60.0%', '50.0%').replace('55.0%', '51.0%');
    expect(faults(neither)).toEqual([]);
  });
});

describe('what an amount is compared with or a part of', () => {
  test('the base stands before the name', () => {
    expect(
      missed(
        '与2030年预算800.00万元相比，2031年支出预算净减64.00万元，下降8.00%，其中：人员类项目支出增加20.40万元，运转类项目支出减少52.10万元，特定目标类项目支出减少32.30万元。',
        [
          ['800.00', '500.00', 'TEXT-RATE'],
          ['64.00', '34.00', 'TEXT-RATE'],
          ['8.00%', '5.00%', 'TEXT-RATE'],
          ['20.40', '50.40', 'TEXT-CHANGE-SUM'],
        ],
      ),
    ).toEqual([]);
  });

  test('a share of a part, named with 金额', () => {
    expect(
      missed(
        '政府采购预算总额240.00万元。面向中小企业预留144.00万元，占采购预算总额的60.00%，其中面向小微企业90.00万元，占面向中小企业预留金额的62.50%。',
        [
          ['90.00', '60.00', 'TEXT-PERCENT'],
          ['62.50%', '92.50%', 'TEXT-PERCENT'],
        ],
      ),
    ).toEqual([]);
  });

  test('a share told apart from its amounts', () => {
    const text =
      '事业收入960.00万元（门诊收入384.00万元，住院收入576.00万元），其他收入40.00万元。\n门诊收入占事业收入的40.00%，住院收入占事业收入的60.00%。';
    expect(
      missed(text, [
        ['40.00%', '70.00%', 'TEXT-PERCENT'],
        ['60.00%', '30.00%', 'TEXT-PERCENT'],
      ]),
    ).toEqual([]);
    // Two amounts under one name: neither is meant for sure.
    const two = `${text.replace('40.00%', '70.00%')}\n门诊收入500.00万元。`;
    expect(faults(two)).toEqual([]);
  });

  test('a share behind a semicolon belongs to another way of parting', () => {
    const text =
      '政府采购总额240.60万元，其中货物120.40万元、工程70.10万元、服务50.10万元；授予中小企业合同180.45万元，占采购总额的75.00%。';
    expect(
      missed(text, [
        ['120.40', '420.40', 'TEXT-ENUM-SUM'],
        ['70.10', '40.10', 'TEXT-ENUM-SUM'],
        ['50.10', '80.10', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
  });

  test('a bracket that has taken amounts out leaves the completion what it is', () => {
    expect(
      missed('财政收入560.00亿元（已剔除从基金预算调入40.00亿元），完成预算（500.00亿元）的112.0%。', [
        ['560.00', '860.00', 'TEXT-COMPLETION'],
        ['500.00', '800.00', 'TEXT-COMPLETION'],
        ['112.0%', '142.0%', 'TEXT-COMPLETION'],
      ]),
    ).toEqual([]);
  });

  test('低于 and 多支出 contradict each other', () => {
    expect(
      missed('公务接待费支出11.50万元，高于上年10.00万元，多支出1.50万元，上升15.00%。', [
        ['高于', '低于', 'TEXT-DIRECTION'],
      ]),
    ).toEqual([]);
  });

  test('two comparisons, neither with the amount', () => {
    const text =
      '2031年“三公”经费支出6.60万元。\n2031年“三公”经费支出比年初预算减少0.90万元，下降12.00%；比上年减少0.40万元，下降5.71%。';
    expect(
      missed(text, [
        ['减少0.40', '增加0.40', 'TEXT-DIRECTION'],
        ['下降5.71%', '增长5.71%', 'TEXT-DIRECTION'],
      ]),
    ).toEqual([]);
  });

  test('节约率 of the plan, or of what was spent', () => {
    const text = '政府采购预算50.00万元，实际采购40.00万元，节约资金10.00万元，节约率20.00%。';
    expect(
      missed(text, [
        ['20.00%', '50.00%', 'TEXT-RATE'],
        ['预算50.00', '预算80.00', 'TEXT-RATE'],
      ]),
    ).toEqual([]);
    expect(faults(text.replace('20.00%', '25.00%'))).toEqual([]);
  });
});
