import { describe, expect, test } from 'vitest';
import { faults, missed } from './misprints-of.js';

describe('projects told by what was planned and carried out', () => {
  test('执行数 behind 全年预算数', () => {
    expect(
      missed('“河道清淤”项目全年预算数为640.00万元，执行数为592.36万元，完成预算的92.56%。', [
        ['640.00', '740.00', 'TEXT-COMPLETION'],
        ['592.36', '582.36', 'TEXT-COMPLETION'],
        ['92.56', '95.56', 'TEXT-COMPLETION'],
      ]),
    ).toEqual([]);
    expect(
      missed('“河道清淤”项目全年预算数640.00万元，全年执行数592.36万元，预算执行率92.56%。', [
        ['592.36', '582.36', 'TEXT-COMPLETION'],
        ['92.56', '95.56', 'TEXT-COMPLETION'],
      ]),
    ).toEqual([]);
  });
});

describe('what a comparison in a sentence of its own is of', () => {
  test('of both totals', () => {
    for (const words of ['收、支总计均', '收支各', '收支总计均']) {
      const told = `2031年度收、支总计（含结转和结余）2,418.60万元。与2030年度决算相比，${words}增加118.60万元，增长5.16%。`;
      expect(
        missed(told, [
          ['118.60', '128.60', 'TEXT-RATE'],
          ['5.16', '5.66', 'TEXT-RATE'],
        ]),
      ).toEqual([]);
    }
  });

  test('with the plan, behind a rate of completion', () => {
    const told =
      '公务用车运行维护费支出预算为16.00万元，支出决算13.20万元，完成预算的82.50%。较预算减少2.80万元，降低17.50%；较上年减少1.10万元，降低7.69%。';
    expect(
      missed(told, [
        ['2.80', '3.80', 'TEXT-DELTA'],
        ['17.50', '27.50', 'TEXT-RATE'],
        ['较预算减少', '较预算增加', 'TEXT-DIRECTION'],
        ['1.10', '2.10', 'TEXT-RATE'],
      ]),
    ).toEqual([]);
  });

  test('of the one measure told, where its own words name none', () => {
    const told =
      '公务接待费4.20万元，主要用于接待外地来访单位。费用支出较年初预算数减少1.80万元，下降30.00%，较上年支出数减少0.80万元，下降16.00%。';
    expect(
      missed(told, [
        ['1.80', '2.80', 'TEXT-RATE'],
        ['16.00', '26.00', 'TEXT-RATE'],
      ]),
    ).toEqual([]);
    const listed =
      '“三公”经费支出预算50.00万元，决算支出42.00万元，完成预算的84.00%，其中：公务接待费2.00万元，占“三公”经费决算支出的4.76%；公务用车运行维护费40.00万元，占“三公”经费决算支出的95.24%。决算数比上年减少3.00万元，下降6.67%。';
    expect(missed(listed, [['3.00', '8.00', 'TEXT-RATE']])).toEqual([]);
    // Of two measures side by side, nobody knows which.
    const two =
      '会议费支出4.20万元，培训费支出8.00万元，均用于业务工作。费用支出较上年减少1.80万元，下降50.00%。决算数比上年减少1.80万元，下降50.00%。';
    expect(faults(two)).toEqual([]);
  });
});

describe('lists that begin behind words which explain', () => {
  test('by kinds of purchase', () => {
    expect(
      missed(
        '政府采购支出总额362.40万元，从采购类型来看，政府采购货物支出112.05万元、政府采购工程支出198.60万元、政府采购服务支出51.75万元。',
        [
          ['112.05', '142.05', 'TEXT-ENUM-SUM'],
          ['362.40', '392.40', 'TEXT-ENUM-SUM'],
        ],
      ),
    ).toEqual([]);
  });

  test('by use, behind what the amount is for', () => {
    const told =
      '基本支出1,266.30万元，占支出总计的57.41%。主要是为保障机构正常运转而发生的各项支出，其中：工资福利支出1,040.25万元，商品和服务支出187.50万元，对个人和家庭的补助支出38.55万元。';
    expect(
      missed(told, [
        ['1,040.25', '1,080.25', 'TEXT-ENUM-SUM'],
        ['38.55', '68.55', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
    // A reason lists what has grown, and parts nothing.
    expect(
      faults('项目支出比上年增加65.00万元。主要是为民办实事任务增加，其中：设备购置25.00万元，维修20.00万元。'),
    ).toEqual([]);
  });

  test('by what was received for', () => {
    const told =
      '国内公务接待支出8.60万元。共计支出8.60万元。具体内容包括：接待业务检查3.27万元，接待外地调研2.74万元，接待项目验收2.59万元。';
    expect(missed(told, [['2.74', '2.44', 'TEXT-ENUM-SUM']])).toEqual([]);
  });
});
