import { describe, expect, test } from 'vitest';
import { faults, missed } from './misprints-of.js';

describe('two parts that are all there are', () => {
  test('货物 and 服务, where 工程 is not named', () => {
    expect(
      missed('政府采购预算总额67.40万元，其中：货物18.90万元，服务48.50万元。', [['48.50', '48.00', 'TEXT-ENUM-SUM']]),
    ).toEqual([]);
    // Two figures of one kind are no list of kinds.
    expect(faults('政府采购预算总额67.40万元，其中：服务18.90万元，服务48.00万元。')).toEqual([]);
  });

  test('the main ones and 其他', () => {
    const text =
      '2031年运行经费安排96.40万元，比上年增加3.20万元，主要包括办公费21.60万元、电费13.50万元、物业管理费28.70万元、其他32.60万元。';
    expect(
      missed(text, [
        ['96.40', '96.70', 'TEXT-ENUM-SUM'],
        ['13.50', '13.80', 'TEXT-ENUM-SUM'],
        ['其他32.60', '其他32.10', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
    expect(faults(text.replace('、其他32.60万元', '').replace('13.50', '13.80'))).toEqual([]);
  });

  test('what is worth something, and all other 固定资产', () => {
    expect(
      missed('固定资产总值864.20万元，其中房屋514.00万元，车辆62.50万元，其他固定资产287.70万元。', [
        ['864.20', '864.70', 'TEXT-ENUM-SUM'],
        ['62.50', '62.00', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
  });

  test('the funds of 财政拨款', () => {
    const text = '2031年财政拨款收支总预算913.46万元，其中，一般公共预算拨款718.15万元，政府性基金预算拨款195.31万元。';
    expect(
      missed(text, [
        ['913.46', '973.46', 'TEXT-ENUM-SUM'],
        ['718.15', '748.15', 'TEXT-ENUM-SUM'],
        ['195.31', '165.31', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
    expect(faults(text.replace('195.31', '145.28'))).toEqual([]);
    expect(
      faults('2031年收入预算913.46万元，其中，一般公共预算拨款618.15万元，政府性基金预算拨款195.31万元。'),
    ).toEqual([]);
  });

  test('what levels of government share', () => {
    expect(
      missed('预算安排规模：734.20万元，其中中央资金512.60万元，自治区资金148.35万元，县级配套73.25万元。', [
        ['734.20', '784.20', 'TEXT-ENUM-SUM'],
        ['512.60', '572.60', 'TEXT-ENUM-SUM'],
        ['148.35', '198.35', 'TEXT-ENUM-SUM'],
        ['73.25', '93.25', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
  });

  test('what cars are worth, behind how many there are', () => {
    expect(
      missed('2.车辆8辆，价值163.40万元；其中：一般公务用车3辆，价值47.85万元；其他车辆5辆，价值115.55万元。', [
        ['163.40', '193.40', 'TEXT-ENUM-SUM'],
        ['47.85', '41.85', 'TEXT-ENUM-SUM'],
        ['115.55', '175.55', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
  });

  test('what 「分别是：」 lists behind a number and what it comes to', () => {
    expect(
      missed('2031年项目支出3个，共318.70万元，分别是：校舍维修156.20万元，食堂服务97.35万元，设备购置65.15万元。', [
        ['318.70', '348.70', 'TEXT-ENUM-SUM'],
        ['156.20', '136.20', 'TEXT-ENUM-SUM'],
        ['65.15', '85.15', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
  });

  test('both sides of a total, told without a colon', () => {
    const text =
      '2031年收支总预算893.57万元。收入包括一般公共预算拨款收入614.82万元、事业收入187.25万元、上年结转91.50万元；支出包括教育支出703.17万元、住房保障支出190.40万元。';
    expect(
      missed(text, [
        ['893.57', '853.57', 'TEXT-ENUM-SUM'],
        ['614.82', '674.82', 'TEXT-ENUM-SUM'],
        ['91.50', '91.70', 'TEXT-ENUM-SUM'],
        ['703.17', '763.17', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
    expect(
      missed(
        '2031年财政拨款收支总预算893.57万元。收入全部为一般公共预算拨款，其中本年收入814.82万元，上年结转78.75万元。',
        [['814.82', '854.82', 'TEXT-ENUM-SUM']],
      ),
    ).toEqual([]);
    expect(faults('2031年收支总预算893.57万元。收入包括财政拨款收入等。支出主要用于教育支出703.17万元。')).toEqual([]);
  });
});

describe('both sides of a budget without a total before them', () => {
  const text =
    '收入包括：一般公共预算拨款收入614.82万元、其他收入28.75万元；支出包括：教育支出503.17万元、住房保障支出140.40万元。某某街道2031年收支总预算643.57万元，比上年减少12.40万元。';

  test('spending is no part of what came in last', () => {
    expect(faults(text)).toEqual([]);
    expect(faults(text.replace('其他收入28.75', '上年结转28.75'))).toEqual([]);
  });

  test('each side makes up the total behind them', () => {
    expect(
      missed(text, [
        ['614.82', '674.82', 'TEXT-ENUM-SUM'],
        ['503.17', '563.17', 'TEXT-ENUM-SUM'],
        ['140.40', '190.40', 'TEXT-ENUM-SUM'],
        ['643.57', '843.57', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
  });
});

describe('shares', () => {
  test('of 总收入预算, where the sentence tells the 收入预算', () => {
    expect(
      missed(
        '收入预算913.46万元，其中：本年收入718.15万元，占总收入预算的78.62%；上年结转结余195.31万元，占总收入预算的21.38%。',
        [
          ['78.62%', '78.64%', 'TEXT-PERCENT'],
          ['21.38%', '21.33%', 'TEXT-PERCENT'],
        ],
      ),
    ).toEqual([]);
  });

  test('of what was set apart for small enterprises', () => {
    expect(
      missed(
        '面向中小企业预留政府采购项目预算金额84.60万元，其中：面向小微企业预留政府采购项目预算金额52.30万元，占预留金额的61.8%。',
        [
          ['84.60', '34.60', 'TEXT-PERCENT'],
          ['52.30', '57.30', 'TEXT-PERCENT'],
          ['61.8%', '68.1%', 'TEXT-PERCENT'],
        ],
      ),
    ).toEqual([]);
  });
});

describe('changes of the parts', () => {
  test('of all kinds of purchases leave nothing out', () => {
    const text =
      '2031年政府采购预算718.00万元，比上年减少62.00万元，下降7.95%。其中：货物类158.00万元，比上年增加18.00万元；工程类460.00万元，比上年减少90.00万元；服务类100.00万元，比上年增加10.00万元。';
    expect(
      missed(text, [
        ['18.00万元；', '48.00万元；', 'TEXT-CHANGE-SUM'],
        ['10.00万元。', '30.00万元。', 'TEXT-CHANGE-SUM'],
        ['减少90.00', '减少40.00', 'TEXT-CHANGE-SUM'],
      ]),
    ).toEqual([]);
  });

  test('one that is told the wrong way round is off by twice as much', () => {
    const text =
      '2031年收入预算总额862.50万元，较上年增加42.90万元，其中：财政拨款收入536.20万元，较上年增加32.40万元；教育收费资金收入250.00万元，较上年增加15.00万元；其他收入76.30万元，较上年减少4.50万元。';
    expect(
      missed(text, [
        ['教育收费资金收入250.00万元，较上年增加', '教育收费资金收入250.00万元，较上年减少', 'TEXT-CHANGE-SUM'],
        ['其他收入76.30万元，较上年减少', '其他收入76.30万元，较上年增加', 'TEXT-CHANGE-SUM'],
      ]),
    ).toEqual([]);
  });
});

test('a gap of twice a round change says nothing of a list that may leave something out', () => {
  expect(
    faults('2031年收入预算比上年增加100.00万元，主要原因是人员经费增加25.00万元，公用经费增加25.00万元。'),
  ).toEqual([]);
});

describe('reasons that semicolons join', () => {
  const text =
    '2031年运行经费预算81.26万元，比上年减少14.73万元，主要原因：一是办公费减少8.14万元；二是差旅费减少9.38万元；三是邮电费增加2.79万元。';

  test('make up the change together', () => {
    expect(faults(text)).toEqual([]);
    expect(
      missed(text, [
        ['14.73', '64.73', 'TEXT-CHANGE-SUM'],
        ['8.14', '3.14', 'TEXT-CHANGE-SUM'],
        ['9.38', '4.38', 'TEXT-CHANGE-SUM'],
        ['邮电费增加', '邮电费减少', 'TEXT-CHANGE-SUM'],
        ['差旅费减少', '差旅费增加', 'TEXT-CHANGE-SUM'],
      ]),
    ).toEqual([]);
  });

  test('what a piece compares by itself is another statement', () => {
    expect(
      faults(
        '2031年人员经费81.26万元，比上年减少14.73万元，主要原因是办公费减少8.14万元，差旅费减少6.59万元；公用经费9.10万元，比上年增加3.20万元。',
      ),
    ).toEqual([]);
    // The reasons before the semicolon make it up by themselves.
    expect(
      faults(
        '2031年人员经费81.26万元，比上年减少14.73万元，主要原因是办公费减少8.14万元，差旅费减少6.59万元；邮电费减少50.00万元。',
      ),
    ).toEqual([]);
  });
});
