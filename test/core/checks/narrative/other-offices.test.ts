import { describe, expect, test } from 'vitest';
import { faults, missed } from './misprints-of.js';

describe('shares of a whole that is told elsewhere or not at all', () => {
  test('of the total of the year, in another chapter', () => {
    expect(
      missed(
        '2031年本年支出合计402.00万元，其中：基本支出301.50万元，占75.00%；项目支出100.50万元，占25.00%。\n2031年一般公共预算财政拨款支出126.50万元，占本年支出合计的31.47%。',
        [
          ['支出126.50', '支出162.50', 'TEXT-PERCENT'],
          ['31.47%', '34.47%', 'TEXT-PERCENT'],
        ],
      ),
    ).toEqual([]);
  });

  test('three shares of one name find the one that is of another amount', () => {
    const list =
      '教育支出903.20万元，占支出总预算72.80%。\n卫生健康支出187.40万元，占支出总预算15.11%。\n住房保障支出96.30万元，占支出总预算7.76%。\n农林水支出53.70万元，占支出总预算4.33%。';
    expect(
      missed(list, [
        ['903.20', '930.20', 'TEXT-PERCENT'],
        ['15.11%', '18.11%', 'TEXT-PERCENT'],
        ['96.30', '69.30', 'TEXT-PERCENT'],
      ]),
    ).toEqual([]);
  });

  test('two shares of one name contradict each other', () => {
    const pair = '1.基本支出881.30万元，占财政拨款支出的96.74%。\n2.项目支出29.70万元，占财政拨款支出的3.26%。';
    expect(
      missed(pair, [
        ['881.30', '811.30', 'TEXT-PERCENT'],
        ['3.26%', '3.62%', 'TEXT-PERCENT'],
      ]),
    ).toEqual([]);
    // Budget and outcome of one name are two amounts, and a share cut off instead of rounded is none.
    expect(faults('1.接待费预算8.00万元，占经费的40.0%。\n2.接待费决算3.00万元，占经费的30.0%。')).toEqual([]);
    expect(faults('1.工资905.70万元，占财政拨款支出的79.89%。\n2.补助73.20万元，占财政拨款支出的6.45%。')).toEqual([]);
  });
});

describe('parts and wholes', () => {
  test('a part is not more than what it is listed under', () => {
    expect(faults('2031年收入预算760.90万元，其中：财政拨款790.90万元。')).toEqual([
      'TEXT-ENUM-SUM 790.90万元→不大于760.90万元',
    ]);
    expect(faults('2031年收入预算760.90万元，其中：财政拨款760.90万元。')).toEqual([]);
    // The outcome may well be more than the plan it is listed behind.
    expect(faults('会议费预算数3.00万元，其中：培训费决算数3.50万元。')).toEqual([]);
  });

  test('a whole that is parted in two ways, one behind the other', () => {
    const twice =
      '本单位2031年政府采购预算总额361.64万元，其中：货物7.00万元，工程0.00万元，服务354.64万元。其中，面向中小企业预留7.00万元。';
    expect(faults(twice)).toEqual([]);
    // The first way is still added up.
    expect(missed(twice, [['服务354.64', '服务384.64', 'TEXT-ENUM-SUM']])).toEqual([]);
  });

  test('人员经费 in the sentence, 公用经费 in the next paragraph', () => {
    expect(
      missed(
        '2031年一般公共预算基本支出113.30万元，其中：人员经费103.00万元，主要包括：基本工资、津贴补贴。\n公用经费10.30万元，主要包括：办公费、水费。',
        [
          ['支出113.30', '支出133.30', 'TEXT-ENUM-SUM'],
          ['公用经费10.30', '公用经费13.30', 'TEXT-ENUM-SUM'],
        ],
      ),
    ).toEqual([]);
  });

  test('income and spending each make up the total of both', () => {
    expect(
      missed(
        '2031年财政拨款收支总预算705.70万元。收入包括：一般公共预算拨款703.40万元、上年结转2.30万元；支出包括：教育支出580.60万元、住房保障支出125.10万元。',
        [
          ['总预算705.70', '总预算750.70', 'TEXT-ENUM-SUM'],
          ['结转2.30', '结转3.20', 'TEXT-ENUM-SUM'],
          ['支出580.60', '支出508.60', 'TEXT-ENUM-SUM'],
        ],
      ),
    ).toEqual([]);
    // An amount without its unit is not read.
    expect(
      faults('2031年收支总预算705.70万元。支出包括：教育支出580.60万元、卫生健康支出25.10、住房保障支出100.00万元。'),
    ).toEqual([]);
    // 「主要包括」 and 「等」 leave something out.
    expect(faults('2031年收支总预算705.70万元。支出主要包括：教育支出580.60万元、住房保障支出25.10万元。')).toEqual([]);
    expect(faults('2031年收支总预算705.70万元。支出包括：教育支出580.60万元、住房保障支出25.10万元等。')).toEqual([]);
  });

  test('the totals of the final accounts, and what both together changed by', () => {
    expect(
      missed(
        '2031年度收入总计434.70万元，其中：本年收入合计434.10万元，使用非财政拨款结余0.00万元，年初结转和结余0.60万元。\n2031年度支出总计434.70万元，其中：本年支出合计434.10万元，结余分配0.00万元，年末结转和结余0.60万元。\n收入支出总体与上年相比，增加58.20万元，增长15.46%，主要原因是人员增加。',
        [
          ['本年支出合计434.10', '本年支出合计431.10', 'TEXT-ENUM-SUM'],
          ['年末结转和结余0.60', '年末结转和结余6.60', 'TEXT-ENUM-SUM'],
          ['增加58.20', '增加85.20', 'TEXT-RATE'],
          ['15.46%', '14.56%', 'TEXT-RATE'],
        ],
      ),
    ).toEqual([]);
  });

  test('a change behind a list that makes up its whole may be that of the whole', () => {
    const text =
      '事业运行经费总预算373.30万元，其中：基本支出预算4.80万元，项目支出预算368.50万元，同比增加271.20万元，增长265.6%。';
    expect(missed(text, [['265.6%', '256.6%', 'TEXT-RATE']])).toEqual([]);
  });
});

describe('“三公”经费 told in paragraphs of their own', () => {
  test.each([
    [
      '2031年公务用车购置及运行费共7.50万元。一是购置支出3.00万元，二是公务用车运行维护费4.50万元。',
      '公务接待费5.00万元。',
    ],
    ['2031年公务接待费共5.00万元。', '公务用车购置及运行维护费7.50万元。\n公务接待费5.00万元。'],
    ['2031年因公出国（境）费支出3.20万元。', '公务用车购置及运行维护费7.50万元。\n公务接待费5.00万元。'],
  ])('below a title that runs into the first of them: %s', (first, second) => {
    expect(faults(`某局2031年度“三公”经费支出情况\n${first}\n${second}`)).toEqual([]);
  });

  const CHAPTER =
    '2031年“三公”经费预算总额为12.50万元。\n1.因公出国（境）费预算0万元，与上年持平。\n2.公务用车购置及运行维护费预算7.50万元。其中：\n公务用车购置费预算0万元；\n公务用车运行维护费预算7.50万元，主要用于燃料费。\n3.公务接待费预算5.00万元，比上年减少0.50万元。\n公务接待费预算5.00万元用于接待来访。';

  test('the parts make up the total, the halves the cars, and what is told twice is told alike', () => {
    expect(
      missed(CHAPTER, [
        ['总额为12.50', '总额为15.50', 'TEXT-ENUM-SUM'],
        ['运行维护费预算7.50万元。其中', '运行维护费预算1.50万元。其中', 'TEXT-ENUM-SUM'],
        ['预算7.50万元，主要用于', '预算5.70万元，主要用于', 'TEXT-ENUM-SUM'],
        ['5.00万元，比上年', '2.00万元，比上年', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
  });

  test('where nothing was spent abroad and nothing is said of it, the rest makes up the total', () => {
    expect(
      missed('2031年“三公”经费预算支出83.50万元：其中公务接待费支出为50万元，公务车运行费为33.50万元。', [
        ['83.50', '85.30', 'TEXT-ENUM-SUM'],
        ['支出为50万元', '支出为20万元', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
  });

  test('budget and outcome, other money and other years are not compared', () => {
    expect(
      faults(
        '“三公”经费支出2.00万元，年初预算为2.90万元。其中：公务用车运行维护费支出0万元，年初预算为0.90万元；公务接待费支出2.00万元，年初预算为2.00万元。',
      ),
    ).toEqual([]);
    expect(faults('2031年公务接待费5.00万元。\n2030年公务接待费6.00万元。\n全口径公务接待费8.00万元。')).toEqual([]);
  });

  test('a name that is none of the parts may be one of them', () => {
    expect(
      faults(
        '“三公”经费58.34万元，其中：公务用车购置6.92万元；公务用车开支46.12万元；公务接待费4.30万元；因公出国1.00万元。',
      ),
    ).toEqual([]);
    expect(
      missed(
        '“三公”经费58.34万元，其中：公务用车购置6.92万元；公车运行及维护46.12万元；公务接待费4.30万元；因公出国1.00万元。',
        [['46.12', '41.62', 'TEXT-ENUM-SUM']],
      ),
    ).toEqual([]);
  });
});

test('an amount with few digits that grew by a part of it had a base', () => {
  expect(faults('公务接待费1万元，比上年增加0.5万元，增长100%。')).toEqual([]);
  expect(faults('公务接待费1万元，比上年增加1万元，增长100%。')).toEqual(['TEXT-ZEROBASE 100%→不计算增减幅度']);
});

test('the plan inside the words of its completion, and a comparison that compares nothing yet', () => {
  expect(
    missed(
      '甲局2031年度“三公”经费财政拨款支出决算为17.06万元，完成预算27万元的63.2%。其中：因公出国（境）费支出决算为7.80万元，完成预算10万元的78.0%；公务用车购置及运行费支出决算为7.50万元，完成预算12万元的62.5%；公务接待费支出决算为1.76万元，完成预算5万元的35.2%。',
      [
        ['决算为17.06', '决算为11.06', 'TEXT-'],
        ['预算27万元', '预算57万元', 'TEXT-COMPLETION'],
        ['63.2%', '36.2%', 'TEXT-COMPLETION'],
        ['预算10万元', '预算40万元', 'TEXT-COMPLETION'],
        ['为1.76', '为1.67', 'TEXT-'],
      ],
    ),
  ).toEqual([]);
  expect(
    missed('经比较2031年度“三公”经费41.00万元，较上年减少19.00万元，下降31.67%。', [['31.67%', '43.67%', 'TEXT-RATE']]),
  ).toEqual([]);
  // The plan told by its total alone, and what was spent, are two amounts.
  expect(faults('2031年“三公”经费预算为20.00万元。\n2031年“三公”经费支出共计9.07万元。')).toEqual([]);
});
