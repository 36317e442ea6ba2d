import { describe, expect, test } from 'vitest';
import { faults, missed } from './misprints-of.js';

describe('amounts that are added up or taken away in words', () => {
  test('加上 … 总计, behind a list and its own total', () => {
    expect(
      missed(
        '2031年收入预算2406.50万元。其中：本年财政拨款收入2130.40万元，其他资金收入152.30万元，本年收入合计2282.70万元，加上上年结转123.80万元，收入总计2406.50万元。',
        [
          ['2130.40', '2430.40', 'TEXT-ENUM-SUM'],
          ['152.30', '182.30', 'TEXT-ENUM-SUM'],
          ['合计2282.70', '合计2252.70', 'TEXT-ENUM-SUM'],
          ['123.80', '423.80', 'TEXT-ENUM-SUM'],
          ['总计2406.50', '总计2706.50', 'TEXT-ENUM-SUM'],
        ],
      ),
    ).toEqual([]);
  });

  test('加上 two amounts, with brackets and a semicolon before', () => {
    expect(
      missed(
        '一般公共预算收入42.60亿元（含税收收入30.20亿元、非税收入12.40亿元），增长3.1%；加上转移性收入31.70亿元、调入资金2.20亿元后，一般公共预算总收入76.50亿元。',
        [
          ['42.60', '45.60', 'TEXT-ENUM-SUM'],
          ['31.70', '34.70', 'TEXT-ENUM-SUM'],
          ['2.20', '2.90', 'TEXT-ENUM-SUM'],
          ['76.50', '73.50', 'TEXT-ENUM-SUM'],
        ],
      ),
    ).toEqual([]);
  });

  test('扣除 … 后, and what is compared behind it', () => {
    expect(
      missed(
        '部门预算总支出1804.90万元，扣除一次性基建支出127.40万元后，可比口径支出为1677.50万元，较上年1449.30万元增加228.20万元，增长15.75%。',
        [
          ['1804.90', '1304.90', 'TEXT-ENUM-SUM'],
          ['127.40', '157.40', 'TEXT-ENUM-SUM'],
          ['1677.50', '1377.50', 'TEXT-ENUM-SUM'],
          ['1449.30', '1749.30', 'TEXT-DELTA'],
          ['228.20', '258.20', 'TEXT-DELTA'],
          ['15.75%', '18.75%', 'TEXT-RATE'],
        ],
      ),
    ).toEqual([]);
  });

  test('两项合计 behind a list, with a comparison of the same total', () => {
    const text = '培训费预算5.60万元、会议费预算3.20万元，两项合计8.80万元，较上年两项合计8.00万元增加0.80万元。';
    expect(
      missed(text, [
        ['5.60', '5.90', 'TEXT-ENUM-SUM'],
        ['3.20', '6.20', 'TEXT-ENUM-SUM'],
        ['合计8.80', '合计5.80', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
  });

  test('what is added need not be added to the amount right before, nor to one of this sentence', () => {
    expect(
      faults(
        '财政支出553.00亿元。其中：一般公共预算支出452.20亿元；政府性基金预算支出100.80亿元。加上债务还本支出17.30亿元，预计上解支出26.60亿元后，财政总支出596.90亿元。',
      ),
    ).toEqual([]);
    expect(faults('预算支出580.00万元，其中基本支出480.00万元，加上结转下年20.50万元，支出总计600.50万元。')).toEqual(
      [],
    );
    // 「增加上级补助」 adds nothing up.
    expect(faults('收入预算80.50万元，主要是增加上级补助收入5.20万元，收入总计90.10万元。')).toEqual([]);
    // A list of changes behind a total.
    expect(faults('支出预算80.50万元，比上年增加5.00万元，扣除一次性因素后，同口径下降1.20%。')).toEqual([]);
  });
});

describe('percentage points', () => {
  test('against the share of this year and that of the year before', () => {
    expect(
      missed(
        '基本支出1140.80万元，占支出预算的61.50%，上年占比为55.30%，占比提高6.20个百分点；项目支出714.10万元，占支出预算的38.50%，比上年的44.70%下降6.20个百分点。',
        [
          ['55.30%', '52.30%', 'TEXT-DELTA'],
          ['提高6.20', '提高9.20', 'TEXT-DELTA'],
          ['提高6.20', '下降6.20', 'TEXT-DELTA'],
          ['44.70%', '47.70%', 'TEXT-DELTA'],
          ['下降6.20', '提高6.20', 'TEXT-DELTA'],
        ],
      ),
    ).toEqual([]);
  });

  test('are left alone where the year before is not told', () => {
    expect(faults('基本支出占支出预算的61.50%，人员经费占45.00%，比上年提高6.20个百分点。')).toEqual([]);
  });
});

describe('what changes come to', () => {
  const text =
    '收支总预算918.20万元，比上年预算增加35.70万元，主要原因：一是人员经费增加41.30万元；二是公用经费增加12.60万元；三是离退休补助减少8.40万元；四是专项减少9.80万元。上述因素相抵后，净增加35.70万元。';
  test('net of increases and decreases', () => {
    expect(
      missed(text, [
        ['人员经费增加41.30', '人员经费增加44.30', 'TEXT-CHANGE-SUM'],
        ['净增加35.70', '净增加32.70', 'TEXT-CHANGE-SUM'],
        ['净增加', '净减少', 'TEXT-CHANGE-SUM'],
      ]),
    ).toEqual([]);
    // Reasons need not all be named.
    expect(faults(text.replace('四是专项减少9.80万元', '四是专项有所减少'))).toEqual([]);
  });

  test('told of all parts behind them', () => {
    const total = '以上三项增减相抵，支出预算总体比上年减少44.10万元，下降5.22%。';
    expect(missed(total, [['减少', '增加', 'TEXT-DIRECTION']])).toEqual([]);
  });

  test('the whole named again behind its parts', () => {
    const whole =
      '2031年预算总支出3357.50万元，其中基本支出2186.10万元（人员经费995.00万元、日常公用经费1191.10万元）、项目支出1171.40万元，总支出同上年相比减少463.20万元，其中：基本支出减少357.10万元，项目支出减少106.10万元。';
    expect(
      missed(whole, [
        ['项目支出1171.40', '项目支出1174.40', 'TEXT-ENUM-SUM'],
        ['减少463.20', '减少493.20', 'TEXT-CHANGE-SUM'],
      ]),
    ).toEqual([]);
  });

  test('parts of a list that made up the whole', () => {
    const parts =
      '（一）收入预算：2031年年初预算数2336.20万元，其中：一般公共预算财政拨款2286.20万元，上年结转收入38.70万元，其他收入11.30万元。收入预算较上年减少129.10万元，主要是一般公共预算财政拨款较上年减少154.80万元，上年结转收入较上年增加21.40万元，其他收入较上年增加4.30万元。';
    expect(
      missed(parts, [
        ['减少129.10', '减少121.60', 'TEXT-CHANGE-SUM'],
        ['减少154.80', '减少184.80', 'TEXT-CHANGE-SUM'],
      ]),
    ).toEqual([]);
  });
});

describe('figures in the order of their names', () => {
  test('两者分别占, 所占比重依次为', () => {
    expect(
      missed(
        '支出预算4000.00万元，包括：人员类项目支出2200.00万元、运转类项目支出600.00万元、特定目标类项目支出1200.00万元，所占比重依次为55.00%、15.00%、30.00%。',
        [['15.00%', '18.00%', 'TEXT-PERCENT']],
      ),
    ).toEqual([]);
    expect(
      missed(
        '支出总额1447.60万元，其中：财政拨款支出预算661.70万元，单位其他资金785.90万元，两者分别占45.71%和54.29%。',
        [
          ['45.71%', '48.71%', 'TEXT-PERCENT'],
          ['661.70', '631.70', 'TEXT-PERCENT'],
        ],
      ),
    ).toEqual([]);
  });

  test('the measure of the year before is named again', () => {
    expect(
      missed('2031年支出预算1870.20万元，上年支出预算2453.00万元，同比减少582.80万元。', [
        ['1870.20', '1570.20', 'TEXT-DELTA'],
        ['582.80', '552.80', 'TEXT-DELTA'],
        ['减少', '增加', 'TEXT-DIRECTION'],
      ]),
    ).toEqual([]);
  });

  test('预算数比 goes on about the whole of the list before', () => {
    expect(
      missed(
        '（二）公务用车购置及运行费12.60万元，其中，公务用车购置费0.00万元，公务用车运行维护费12.60万元。预算数比2030年减少0.50万元，下降3.82%。',
        [
          ['减少', '增加', 'TEXT-DIRECTION'],
          ['3.82%', '6.82%', 'TEXT-RATE'],
        ],
      ),
    ).toEqual([]);
  });

  test('工资福利, 商品和服务 and 对个人和家庭的补助 also behind 主要包括', () => {
    expect(
      missed(
        '基本支出388.27万元，主要包括工资福利支出78.23万元、商品和服务支出139.51万元、对个人和家庭的补助170.53万元。',
        [['139.51', '136.51', 'TEXT-ENUM-SUM']],
      ),
    ).toEqual([]);
  });
});
