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

  test('of each of two totals', () => {
    const told = '2031年度收入总计984.27万元，支出总计984.27万元，与2030年度相比，各增加72.41万元，增长7.94%。';
    expect(
      missed(told, [
        ['72.41', '82.41', 'TEXT-RATE'],
        ['7.94', '8.94', 'TEXT-RATE'],
        ['收入总计984.27', '收入总计284.27', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
    // Of two amounts that are no total, nobody knows which.
    expect(faults('基本支出984.27万元，项目支出284.27万元，与2030年度相比，各增加72.41万元，增长7.94%。')).toEqual([]);
  });

  test('of each side of the total of both', () => {
    const told =
      '2031年度收入、支出总计均为1,246.70万元。与2030年度相比，收入总计增加64.65万元，增长5.47%；支出总计增加64.65万元，增长5.47%。';
    expect(
      missed(told, [
        ['64.65', '84.65', 'TEXT-RATE'],
        ['5.47%。', '6.47%。', 'TEXT-RATE'],
      ]),
    ).toEqual([]);
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

describe('what a plan is of', () => {
  test('a name in a bracket is forgotten behind it', () => {
    const told =
      '公务用车购置及运行维护费支出预算9.00万元（其中：公务用车运行维护费支出预算8.00万元），支出决算7.20万元，完成调整预算的80.00%。';
    expect(
      missed(told, [
        ['9.00', '9.60', 'TEXT-COMPLETION'],
        ['7.20', '7.80', 'TEXT-COMPLETION'],
        ['80.00', '90.00', 'TEXT-COMPLETION'],
      ]),
    ).toEqual([]);
  });

  test('a plan alone in its sentence is of what was told before', () => {
    const told =
      '2031年度一般公共预算财政拨款支出508.40万元，占本年支出的90.10%。年初预算为428.50万元，完成年初预算的118.65%。';
    expect(
      missed(told, [
        ['428.50', '448.50', 'TEXT-COMPLETION'],
        ['508.40', '518.40', 'TEXT-COMPLETION'],
        ['118.65', '128.65', 'TEXT-COMPLETION'],
      ]),
    ).toEqual([]);
    // Behind a list, nobody knows which of it the plan is of.
    const listed =
      '支出508.40万元，其中：基本支出300.00万元，项目支出208.40万元。年初预算为428.50万元，完成年初预算的70.01%。';
    expect(faults(listed)).toEqual([]);
  });
});

describe('lists told in several sentences', () => {
  test('人员经费 and 公用经费, with what the former is for between them', () => {
    const told =
      '2031年度财政拨款基本支出384.61万元。其中：人员经费319.02万元，较上年增加8.81万元，增长2.84%，主要原因是人员增加。人员经费用途主要包括基本工资。公用经费65.59万元，较上年减少2.06万元，下降3.05%。';
    expect(
      missed(told, [
        ['384.61', '394.61', 'TEXT-ENUM-SUM'],
        ['65.59', '95.59', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
  });

  test('人员经费 by what they mainly consist of', () => {
    const told =
      '人员经费208.05万元，主要包括：基本工资98.81万元、津贴补贴40.26万元、奖金30.18万元、机关事业单位基本养老保险缴费22.04万元、住房公积金16.76万元。';
    expect(
      missed(told, [
        ['30.18', '40.18', 'TEXT-ENUM-SUM'],
        ['22.04', '22.84', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
    expect(faults(told.replace('、住房公积金16.76万元', ''))).toEqual([]);
    expect(faults(told.replace('30.18', '40.18').replace('16.76万元', '16.76万元等'))).toEqual([]);
  });

  test('what the cars cost, told twice', () => {
    const told =
      '2031年度“三公”经费支出决算为43.70万元，其中：因公出国（境）费支出决算为0.00万元；公务用车购置及运行费支出决算为39.80万元；公务接待费支出决算为3.90万元。\n1.公务用车购置及运行维护费支出39.80万元。其中：公务用车购置支出0.00万元，购置车辆0辆。公务用车运行维护支出39.80万元。';
    expect(missed(told, [['维护费支出39.80', '维护费支出49.80', 'TEXT-ENUM-SUM']])).toEqual([]);
  });

  test('changes that semicolons join, behind the change of the whole', () => {
    const told =
      '2031年度“三公”经费支出决算数比2030年减少3.42万元，下降7.26%。其中：因公出国（境）费支出决算增加0.00万元；公务用车购置及运行费支出决算减少2.01万元，下降4.81%；公务接待费支出决算减少1.41万元，下降26.55%。';
    expect(
      missed(told, [
        ['2.01', '3.01', 'TEXT-CHANGE-SUM'],
        ['1.41', '2.41', 'TEXT-CHANGE-SUM'],
        ['3.42', '4.42', 'TEXT-CHANGE-SUM'],
      ]),
    ).toEqual([]);
  });

  test('what an amount was used for', () => {
    const told =
      '1.公共安全支出256.02万元，占总支出的84.92%。主要用于人员经费159.83万元、案件办理71.24万元、装备购置24.95万元。';
    expect(
      missed(told, [
        ['159.83', '189.83', 'TEXT-ENUM-SUM'],
        ['24.95', '64.95', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
    // Some of what it was used for.
    expect(
      faults(
        '公共安全支出256.02万元，占总支出的84.92%。主要用于人员经费109.46万元、案件办理41.24万元、装备购置24.95万元。',
      ),
    ).toEqual([]);
  });

  test('本年支出 by what it consists of', () => {
    const told =
      '支出总计468.95万元，其中本年支出合计440.12万元，年末结转和结余28.83万元。\n本年支出的具体构成为：基本支出183.62万元，占41.72%；项目支出256.50万元，占58.28%；经营支出0万元，占0%。';
    expect(missed(told, [['183.62', '183.92', 'TEXT-ENUM-SUM']])).toEqual([]);
  });
});

describe('the total of a side called by its year', () => {
  test('今年收入 is the total of the chapter', () => {
    const told =
      '（一）收入总计220.56万元，包括：\n1.财政拨款收入209.04万元。\n2.其他收入11.52万元。\n与上年相比，今年收入减少18.44万元，降低7.72%。';
    expect(
      missed(told, [
        ['18.44', '28.44', 'TEXT-RATE'],
        ['7.72', '9.72', 'TEXT-RATE'],
      ]),
    ).toEqual([]);
  });
});

test('what was bought, by number and price', () => {
  expect(
    missed('本年新增投影仪1台，单价12.00万元；新增显示屏12台（套），单价1.85万元，金额22.20万元。', [
      ['12台', '15台', 'TEXT-AVERAGE'],
      ['1.85', '1.95', 'TEXT-AVERAGE'],
      ['22.20', '32.20', 'TEXT-AVERAGE'],
    ]),
  ).toEqual([]);
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

describe('the total of a side and what makes it up, in paragraphs of their own', () => {
  const TOLD = [
    '1.总体情况。2031年度收入总计738.61万元，支出总计738.61万元。',
    '2.收入情况。2031年度收入合计721.44万元，其中：财政拨款收入718.01万元，占99.52%；其他收入3.43万元，占0.48%。此外，使用非财政拨款结余0.00万元，年初结转和结余17.17万元。',
    '3.支出情况。2031年度支出合计730.19万元，其中：基本支出386.60万元，占52.95%；项目支出343.59万元，占47.05%。此外，结余分配0.00万元。',
    '4.结转结余情况。2031年度年末结转和结余8.42万元。',
  ].join('\n');

  test('add up, or miss by one digit', () => {
    expect(
      missed(TOLD, [
        ['年初结转和结余17.17', '年初结转和结余27.17', 'TEXT-ENUM-SUM'],
        ['年末结转和结余8.42', '年末结转和结余8.92', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
  });

  test('are left alone where the gap may be what is not told, or where one is told twice', () => {
    expect(faults(TOLD.replace('17.17', '14.04').replace('使用非财政拨款结余0.00万元，', ''))).toEqual([]);
    expect(
      faults(TOLD.replace('17.17', '27.17').concat('\n5.上年收入合计600.00万元，年初结转和结余9.00万元。')),
    ).toEqual([]);
  });
});

test('what guests cost, by its name and behind their number', () => {
  const told =
    '公务接待费支出1.07万元。其中：国内公务接待支出1.07万元，主要用于校企合作。国内公务接待14批次，107人次（不包括陪同人员），共计支出1.07万元。';
  expect(missed(told, [['共计支出1.07', '共计支出2.07', 'TEXT-ENUM-SUM']])).toEqual([]);
  expect(faults('国内公务接待支出1.07万元。会议3场，107人次，共计支出2.07万元。')).toEqual([]);
});
