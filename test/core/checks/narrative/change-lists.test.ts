import { describe, expect, test } from 'vitest';
import { faults, missed } from './misprints-of.js';

describe('changes of parts make that of the whole', () => {
  const chapter = [
    '2031年“三公”经费支出预算为47.30万元，比2030年预算减少3.60万元。',
    '（一）因公出国（境）费支出预算6.20万元，与2030年预算持平。',
    '（二）公务接待费支出预算8.70万元，比2030年预算减少1.40万元。',
    '（三）公务用车购置及运行费支出预算32.40万元，比2030年预算减少2.20万元。',
  ].join('\n');

  test('“三公”经费 in paragraphs of its own', () => {
    expect(
      missed(chapter, [
        ['减少3.60', '减少6.60', 'TEXT-CHANGE-SUM'],
        ['减少1.40', '减少4.40', 'TEXT-CHANGE-SUM'],
        ['减少1.40', '增加1.40', 'TEXT-CHANGE-SUM'],
        ['减少2.20', '减少2.50', 'TEXT-CHANGE-SUM'],
      ]),
    ).toEqual([]);
    // A step or two is what rounding makes of it.
    expect(faults(chapter.replace('减少1.40', '减少1.41'))).toEqual([]);
    // Where one part does not tell its own change, the others need not make the total's.
    expect(faults(chapter.replace('，与2030年预算持平', '').replace('减少1.40', '减少1.90'))).toEqual([]);
  });

  test('two parts told in one item, and changes too small to prove a slip', () => {
    const halves = [
      '2031年“三公”经费预算4.95万元，比2030年预算数4.87万元增加0.08万元，增长1.64%。其中：',
      '1.因公出国（境）费0.00万元，与2030年预算数持平。',
      '2.公务接待费1.30万元，比2030年预算数1.29万元增加0.01万元，增长0.78%。',
      '3.公务用车购置费0.00万元，与2030年预算数持平；公务用车运行维护费3.65万元，比2030年预算数3.58万元增加0.07万元，增长1.96%。',
    ].join('\n');
    expect(faults(halves)).toEqual([]);
    // Of an open list nothing is known where the changes have one digit.
    const open = [
      '2031年部门支出预算418.08万元，比上年增加0.08万元，主要用于以下方面：',
      '1.教育支出200.41万元，比上年增加0.01万元。',
      '2.卫生健康支出61.30万元，与上年持平。',
      '3.住房保障支出80.20万元，与上年持平。',
    ].join('\n');
    expect(faults(open)).toEqual([]);
  });

  test('without amounts, behind the change of the whole', () => {
    const run =
      '2031年“三公”经费预算41.20万元。比2030年年初预算减少5.90万元，其中，因公出国（境）费减少0.70万元，公务用车购置及运行费减少3.80万元，公务接待费减少1.40万元。';
    expect(
      missed(run, [
        ['减少5.90', '减少2.90', 'TEXT-CHANGE-SUM'],
        ['减少3.80', '减少6.80', 'TEXT-CHANGE-SUM'],
        ['费减少1.40', '费增加1.40', 'TEXT-CHANGE-SUM'],
      ]),
    ).toEqual([]);
  });

  test('in the next sentence', () => {
    const next =
      '2031年“三公”经费财政拨款预算40.80万元。与2030年预算相比，“三公”经费财政拨款预算减少3.10万元，下降7.1%。其中，因公出国（境）费减少0.60万元，公务用车购置及运行费减少1.70万元，公务接待费减少0.80万元。';
    expect(
      missed(next, [
        ['减少1.70', '减少4.70', 'TEXT-CHANGE-SUM'],
        ['减少3.10', '减少6.10', 'TEXT-CHANGE-SUM'],
      ]),
    ).toEqual([]);
  });

  test('where only rates are told, by what they make of the year before', () => {
    const rates = [
      '2031年“三公”经费预算为80.00万元，比上年下降20.0%。',
      '（一）因公出国（境）费10.00万元，比上年增长25.0%。',
      '（二）公务接待费30.00万元，比上年下降25.0%。',
      '（三）公务用车购置及运行费40.00万元，比上年下降23.1%。',
    ].join('\n');
    expect(
      missed(rates, [
        ['下降20.0%', '下降50.0%', 'TEXT-CHANGE-SUM'],
        ['增长25.0%', '增长95.0%', 'TEXT-CHANGE-SUM'],
        ['下降25.0%', '增长25.0%', 'TEXT-CHANGE-SUM'],
      ]),
    ).toEqual([]);
  });

  test('a list whose amounts make up the whole may leave out what was there last year only', () => {
    const list = (whole: string): string =>
      `2031年收入预算618.40万元，比上年${whole}万元，其中：财政拨款收入507.10万元，比上年增加21.30万元；事业收入111.30万元，比上年增加4.60万元。`;
    expect(faults(list('增加25.90'))).toEqual([]);
    expect(faults(list('减少17.32'))).toEqual([]);
    expect(faults(list('增加28.47'))).toEqual(['TEXT-CHANGE-SUM 增加28.47万元→25.90万元']);
  });

  test('changes that make the change of the whole prove that amounts are missing none', () => {
    const list =
      '2031年收入预算618.40万元，比上年增加25.90万元，其中：财政拨款收入507.10万元，比上年增加21.30万元；事业收入111.30万元，比上年增加4.60万元。';
    expect(missed(list, [['507.10', '507.80', 'TEXT-ENUM-SUM']])).toEqual([]);
  });
});

describe('amounts of reasons, and the two sides of a total', () => {
  test('changes that a reason names make up the change, or nothing is said of them', () => {
    const reasons =
      '收支总预算906.42万元，比上年减少52.31万元，主要原因：甲类专项减少61.27万元，乙类专项增加13.08万元，丙类专项减少4.12万元。';
    expect(
      missed(reasons, [
        ['减少52.31', '减少22.31', 'TEXT-CHANGE-SUM'],
        ['减少61.27', '减少31.27', 'TEXT-CHANGE-SUM'],
        ['增加13.08', '减少13.08', 'TEXT-CHANGE-SUM'],
      ]),
    ).toEqual([]);
    expect(faults(reasons.replace('减少61.27', '减少47.93'))).toEqual([]);
  });

  test('income and spending of one total', () => {
    const sides = '某局2031年收入总计513.76万元，支出总计513.76万元，与2030年预算相比，收、支总计各增加18.20万元。';
    expect(missed(sides, [['支出总计513.76', '支出总计813.76', 'TEXT-ENUM-SUM']])).toEqual([]);
    expect(faults(sides.replace('支出总计513.76', '支出总计497.35'))).toEqual([]);
    // What the year brought in need not be what it spent.
    expect(faults('2031年本年收入513.76万元，本年支出813.76万元。')).toEqual([]);
  });
});

describe('lists that one wrong digit opens', () => {
  const listed =
    '2031年支出预算742.56万元，其中：教育支出518.37万元，社会保障和就业支出121.42万元，卫生健康支出47.16万元，住房保障支出55.61万元。';

  test('one digit, or a neighbour that changed its place', () => {
    expect(
      missed(listed, [
        ['742.56', '772.56', 'TEXT-ENUM-SUM'],
        ['518.37', '581.37', 'TEXT-ENUM-SUM'],
        ['47.16', '17.16', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
  });

  test('what may just be left out is not missed', () => {
    // Another item of any amount, a round one beside round ones, a list that says so.
    expect(faults(listed.replace('742.56', '796.83'))).toEqual([]);
    expect(faults('支出预算150.00万元，其中：教育支出80.00万元，卫生健康支出30.00万元，农林水支出20.00万元。')).toEqual(
      [],
    );
    expect(faults(listed.replace('742.56', '772.56').replace('55.61万元。', '55.61万元等。'))).toEqual([]);
  });

  test('items in paragraphs of their own', () => {
    const items = [
      '2031年财政拨款支出预算936.48万元，主要内容如下：',
      '1.“一般公共服务支出”科目703.25万元，用于机关运转。',
      '2.“社会保障和就业支出”科目148.61万元，用于养老保险。',
      '3.“住房保障支出”科目84.62万元，用于住房公积金。',
    ].join('\n');
    expect(
      missed(items, [
        ['936.48', '966.48', 'TEXT-ENUM-SUM'],
        ['148.61', '118.61', 'TEXT-ENUM-SUM'],
        ['84.62', '54.62', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
    // The heading may name what is listed, and functional codes number the items.
    const coded = [
      '2031年支出预算936.48万元。财政拨款安排支出906.48万元。',
      '财政拨款按功能分类支出情况：',
      '2010301行政运行703.25万元，用于机关运转。',
      '2080505机关事业单位基本养老保险缴费支出148.61万元，用于养老保险。',
      '2210201住房公积金54.62万元，用于住房公积金。',
    ].join('\n');
    expect(missed(coded, [['148.61', '118.61', 'TEXT-ENUM-SUM']])).toEqual([]);
    // Numbers that do not go on belong to two lists; an item without an amount leaves its list open.
    expect(faults(items.replace('936.48', '966.48').replace('3.“住房', '1.“住房'))).toEqual([]);
    expect(faults(items.replace('936.48', '966.48').replace('148.61万元', '的经费'))).toEqual([]);
  });
});

describe('lists within lists', () => {
  test('parts of a part are no parts of the whole', () => {
    const nested =
      '2031年支出预算总额381.70万元，其中：基本支出264.20万元，包括工资福利支出201.35万元、商品和服务支出62.85万元；项目支出117.50万元，包括商品和服务支出81.90万元、资本性支出35.60万元。';
    expect(
      missed(nested, [
        ['201.35', '501.35', 'TEXT-ENUM-SUM'],
        ['117.50', '147.50', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
  });

  test('what is said behind a bracket is said of what stands before it', () => {
    const cars =
      '公务用车购置及运行费9.40万元（其中，购置费0万元，运行费9.40万元），比2030年预算9.90万元减少0.50万元。';
    expect(missed(cars, [['减少0.50', '减少0.80', 'TEXT-DELTA']])).toEqual([]);
  });

  test('what a total contains is no total of its own', () => {
    const total =
      '收支总预算471.20万元，含甲所经费50.00万元，乙所经费37.30万元；比2030年预算增加75.10万元，增长18.96%。';
    expect(missed(total, [['75.10', '45.10', 'TEXT-RATE']])).toEqual([]);
  });

  test('国内 and 外事 make up 公务接待费', () => {
    const reception = '公务接待费3.75万元，其中：国内接待费2.85万元，外事接待费0.90万元。';
    expect(missed(reception, [['0.90', '0.60', 'TEXT-ENUM-SUM']])).toEqual([]);
  });
});

describe('names and words', () => {
  test('an item of which the title is a sentence of its own', () => {
    const item = '2.公务接待费。2031年预算数0.86万元，比2030年预算数0.96万元减少0.10万元。';
    expect(missed(item, [['减少0.10', '减少0.40', 'TEXT-DELTA']])).toEqual([]);
  });

  test('the title of a document is no part of its first sentence, and last year is not this year', () => {
    expect(
      faults(
        '某局2031年“三公”经费预算\n去年“三公”经费实际发生额为61.30万元。其中，因公出国（境）费支出30.10万元，公务用车购置及运行费支出25.40万元，公务接待费支出5.80万元。\n今年安排的“三公”经费预算58.20万元。其中，因公出国（境）费预算29.00万元，公务用车购置及运行费预算24.00万元，公务接待费预算5.20万元。',
      ),
    ).toEqual([]);
  });

  test('负增长 goes down', () => {
    const rate = '行政经费6.20万元，比上年减少0.80万元，负增长11.4%。';
    expect(missed(rate, [['负增长', '增长', 'TEXT-DIRECTION']])).toEqual([]);
  });

  test('the amounts of numbered reasons are no statements', () => {
    expect(
      faults(
        '收入预算512.60万元，比上年增加43.10万元，原因是：1、人员增加；2、本年安排专项资金90.00万元。其中：财政拨款收入501.20万元；其他收入11.40万元。',
      ),
    ).toEqual([]);
  });

  test('a share of one of two names is not of both, and the first of two shares is that of the list', () => {
    expect(
      faults(
        '支出总额900.00亿元，其中：税收返还和转移支付600.00亿元，占支出总额的66.7%（一般性转移支付320.00亿元，占转移支付的80.0%）；本级支出294.60亿元，占支出总额的32.7%；预备费5.40亿元，占支出总额的0.6%，占本级支出的1.8%。',
      ),
    ).toEqual([]);
  });

  test('约 before decimals is rounding', () => {
    const about = '收入预算305.27万元，比上年290.14万元增加约15.13万元。';
    expect(missed(about, [['15.13', '12.13', 'TEXT-DELTA']])).toEqual([]);
    expect(faults('收入预算305.27万元，比上年290.14万元增加约20万元。')).toEqual([]);
  });
});
