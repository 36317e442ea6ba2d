import { describe, expect, it } from 'vitest';
import { checkDocument } from '../../../../src/core/checks/index.js';
import { read } from '../documents.js';
import { says, stateOf, withParagraph, withWords } from './words.js';

const section = (words: string): string => withParagraph(`（四）其他情况\n\n${words}`);

describe('TEXT-ITEM-NAME', () => {
  const path = (words: string): string => section(`${words}2031年预算数为12.00万元。`).replaceAll('2031', '2026');

  it('accepts items under their own 款, with or without 类', () => {
    const right = path('住房保障支出（类）住房改革支出（款）住房公积金（项）');
    expect(says('TEXT-ITEM-NAME', right)).toEqual([]);
    expect(stateOf('TEXT-ITEM-NAME', right)).toBe('pass');
    expect(says('TEXT-ITEM-NAME', path('住房改革支出（款）住房公积金（项）'))).toEqual([]);
  });

  it('finds an item under a 款 that is not its own', () => {
    const [found] = says('TEXT-ITEM-NAME', path('住房保障支出（类）住房保障支出（款）住房公积金（项）'));
    expect(found).toMatch(/^(error|warning) .*“住房公积金”属于住房改革支出（款），请改正。$/);
  });

  it('finds a 款 written as an item', () => {
    expect(says('TEXT-ITEM-NAME', path('卫生健康支出（类）卫生健康支出（款）计划生育事务（项）'))).toHaveLength(1);
  });

  it('says nothing of names the tables do not know, and of years they are not made for', () => {
    expect(says('TEXT-ITEM-NAME', path('住房保障支出（类）某某改革支出（款）住房公积金（项）'))).toEqual([]);
    const old = section('住房保障支出（类）住房保障支出（款）住房公积金（项）2015年预算数为12.00万元。').replaceAll(
      '2031',
      '2015',
    );
    expect(stateOf('TEXT-ITEM-NAME', old)).toBe('not-applicable');
  });
});

describe('TEXT-PERCENT-FORM', () => {
  it.each([
    ['“三公”经费比上年增加0.30，主要原因是新增车辆。', '“增加0.30”没有写单位或百分号，请补写。'],
    ['社会保障和就业支出41.60，住房保障支出28.40万元。', '“社会保障和就业支出41.60”没有写金额单位，请补写。'],
    ['收入比上年增长12.50。', '“增长12.50”没有写单位或百分号，请补写。'],
    ['基本支出200.00万元，占66.70；项目支出100.00万元。', '占比“占66.70”没有写百分号，请补写。'],
    ['项目支出100.00万元%。', '“0.00万元%”既写金额单位又写百分号，请改正。'],
  ])('finds the lost sign in %s', (words, message) => {
    expect(says('TEXT-PERCENT-FORM', section(words))).toEqual([`warning ${message}`]);
  });

  it('notices a share without 占', () => {
    expect(says('TEXT-PERCENT-FORM', section('基本支出200.00万元，占80.00%；项目支出50.00万元，20.00%。'))).toEqual([
      'notice “支出50.00万元，20.00%”漏写“占”，请补写占比的基数。',
    ]);
  });

  it.each([
    '收入比上年增加12.00万元，增长12.50%。',
    '占地面积1200.50平方米，占用房屋2间。',
    '比重提高1.25个百分点。',
    '新增人员3，减少2。',
    '收、支总计各减少126.50、257.30万元，各下降23.51%、38.28%。',
  ])('accepts %s', (words) => {
    expect(says('TEXT-PERCENT-FORM', section(words))).toEqual([]);
  });
});

describe('TEXT-BUDGET-FINAL', () => {
  const final = (words: string): string => section(words);

  it.each([
    '公务接待费年初预算数3.00万元，支出决算数2.00万元，决算数小于年初预算数，主要原因是压减接待。',
    '公务接待费年初预算数3.00万元，支出决算数3.00万元，决算数等于年初预算数。',
    '公务接待费年初预算数3.00万元，全年预算数4.00万元，支出决算数3.50万元，决算数大于年初预算数。',
  ])('accepts %s', (words) => {
    expect(says('TEXT-BUDGET-FINAL', final(words))).toEqual([]);
  });

  it('finds words that contradict the two figures', () => {
    const wrong = '公务接待费年初预算数3.00万元，支出决算数2.00万元，决算数大于年初预算数，主要原因是接待增加。';
    expect(says('TEXT-BUDGET-FINAL', final(wrong))).toEqual([
      'error 决算2.00万元，预算3.00万元，文中称“决算数大于年初预算数”，与两数不符，请核对。',
    ]);
  });

  it('finds 100% beside 大于', () => {
    const wrong = '项目支出决算数55.00万元，完成年初预算的100%，决算数大于预算数。';
    expect(says('TEXT-BUDGET-FINAL', final(wrong))).toHaveLength(1);
    expect(says('TEXT-BUDGET-FINAL', final(wrong.replace('大于', '等于')))).toEqual([]);
  });

  it('finds words that contradict how much was completed, also in a sentence of their own', () => {
    const told = (percent: string, word: string): string =>
      `公务接待费支出决算3.82万元，完成预算的${percent}，较上年减少0.20万元。决算数${word}于预算数的主要原因是厉行节约。`;
    expect(says('TEXT-BUDGET-FINAL', final(told('95.60%', '小')))).toEqual([]);
    expect(says('TEXT-BUDGET-FINAL', final(told('95.60%', '大')))).toEqual([
      expect.stringMatching(/^error 文中称完成预算的95.60%，又称“决算数大于预算数”/),
    ]);
    expect(says('TEXT-BUDGET-FINAL', final(told('105.60%', '小')))).toHaveLength(1);
    const lines = (word: string): string =>
      `年初预算为518.20万元，支出决算为541.90万元。\n\n决算数${word}于预算数的主要原因：人员增加。`;
    expect(says('TEXT-BUDGET-FINAL', final(lines('大')))).toEqual([]);
    expect(says('TEXT-BUDGET-FINAL', final(lines('小')))).toHaveLength(1);
  });

  it('finds words on the total behind the list of its parts', () => {
    const told = (word: string): string =>
      `“三公”经费财政拨款支出年初预算为30.00万元，支出决算为24.60万元，完成预算的82.00%，其中：因公出国（境）费决算为0.00万元；公务用车购置及运行维护费支出决算为24.60万元；公务接待费支出决算为0.00万元。2031年度“三公”经费支出决算数${word}于预算数的主要原因：厉行节约。`;
    expect(says('TEXT-BUDGET-FINAL', final(told('小')))).toEqual([]);
    expect(says('TEXT-BUDGET-FINAL', final(told('大')))).toHaveLength(1);
  });

  it('compares the plan and the outcome told last where a list tells several', () => {
    const told = (word: string, of = ''): string =>
      `“三公”经费支出预算为16.00万元，支出决算为12.00万元，完成预算的75.00%，其中：公务接待费支出预算为6.00万元，支出决算为${of === '' ? '4.00' : of}万元，完成预算的${of === '' ? '66.67' : '115.00'}%，决算数${word}于预算数的主要原因是接待任务变化。`;
    expect(says('TEXT-BUDGET-FINAL', final(told('小')))).toEqual([]);
    expect(says('TEXT-BUDGET-FINAL', final(told('大')))).toHaveLength(1);
    // The words may come back to the total.
    expect(says('TEXT-BUDGET-FINAL', final(told('小', '6.90')))).toEqual([]);
  });

  it('goes on about a rate whose plan was told in a sentence of its own', () => {
    const told = (word: string): string =>
      `财政拨款支出508.40万元，占本年支出的90.10%。年初预算为428.50万元，完成年初预算的118.65%。支出决算数${word}于年初预算数的主要原因是追加项目资金。`;
    expect(says('TEXT-BUDGET-FINAL', final(told('大')))).toEqual([]);
    expect(says('TEXT-BUDGET-FINAL', final(told('小')))).toHaveLength(1);
  });

  it('reads a sentence that is joined by a semicolon of half the width', () => {
    const told = (word: string): string =>
      `会议费预算为8.00万元,支出决算为6.00万元,完成预算的75.0%;较上年减少0.50万元,下降7.7%。决算数${word}于预算数的主要原因是会议减少。`;
    expect(says('TEXT-BUDGET-FINAL', final(told('小')))).toEqual([]);
    expect(says('TEXT-BUDGET-FINAL', final(told('大')))).toHaveLength(1);
  });

  it('leaves unchosen options to their own rule', () => {
    const open = '公务接待费年初预算数3.00万元，支出决算数2.00万元，决算数大于（小于）年初预算数。';
    expect(says('TEXT-BUDGET-FINAL', final(open))).toEqual([]);
  });
});

/** The text of a final account that says no more than this. */
function finalOf(words: string): string {
  return `某某单位2031年度部门决算\n\n第三部分 2031年度部门决算情况说明\n\n七、支出决算情况说明\n\n${words}\n`;
}

describe('TEXT-REPEAT', () => {
  const twice = (first: string, second: string): string =>
    section(
      `2031年机关运行经费预算${first}万元，用于日常办公。本单位为参公单位。2031年机关运行经费预算${second}万元，按定额核定。`,
    );

  it('accepts the same figure, also with other decimals', () => {
    expect(says('TEXT-REPEAT', twice('12.35', '12.35'))).toEqual([]);
    expect(stateOf('TEXT-REPEAT', twice('12.35', '12.35'))).toBe('pass');
    expect(says('TEXT-REPEAT', twice('12.35', '12.4'))).toEqual([]);
  });

  it('finds two figures for one measure, and calls the last digit a notice', () => {
    expect(says('TEXT-REPEAT', twice('12.35', '13.25'))).toEqual([
      'error 文字中“2031年机关运行经费预算”一处为12.35万元，另一处为13.25万元，请核对。',
    ]);
    expect(says('TEXT-REPEAT', twice('12.35', '12.36'))[0]).toMatch(/^notice /);
  });

  it('takes what a final account tells without a phase for what was spent', () => {
    const told = (spent: string): string =>
      finalOf(
        `本单位2031年度财政拨款“三公”经费预算为15.20万元，支出决算为13.10万元。\n\n本单位2031年度财政拨款“三公”经费支出${spent}万元，用于公务往来。`,
      );
    expect(says('TEXT-REPEAT', told('13.10'))).toEqual([]);
    expect(says('TEXT-REPEAT', told('11.30'))).toEqual([
      expect.stringMatching(/^error .*13.10万元，另一处为11.30万元/),
    ]);
  });

  it('holds the amount of an item against the outcome that is told of it behind', () => {
    const told = (spent: string): string =>
      `1.“教育支出（类）普通教育（款）小学教育（项）”90.20万元，主要用于：小学运转。年初预算为82.00万元，支出决算为${spent}万元。`;
    expect(says('TEXT-REPEAT', finalOf(told('90.20')))).toEqual([]);
    expect(says('TEXT-REPEAT', finalOf(told('92.00')))).toHaveLength(1);
  });

  it('does not compare amounts that are told apart before a comma', () => {
    const small =
      '在面向中小企业预留的项目中，由中小企业供应商成交的，采购金额7.40万元；在面向小微企业预留的项目中，由小微企业供应商成交的，采购金额3.90万元。';
    expect(says('TEXT-REPEAT', section(small))).toEqual([]);
  });

  it('does not compare what is named before a comma, nor the purchases of one fund with those of all', () => {
    for (const words of [
      '本单位整体支出实行绩效管理，涉及财政拨款资金610.25万元；本单位共3个项目实行绩效管理，涉及财政拨款资金合计72.40万元。',
      '处置房屋180平方米，账面原值36.20万元；处置车辆1辆，账面原值14.50万元。',
      '政府采购预算总额92.50万元：政府采购货物预算31.20万元、政府采购工程预算40.00万元、政府采购服务预算21.30万元；其中一般公共预算拨款政府采购77.50万元：政府采购货物预算31.20万元、政府采购工程预算25.00万元、政府采购服务预算21.30万元。',
    ]) {
      expect(says('TEXT-REPEAT', section(words))).toEqual([]);
    }
  });

  it('does not compare one economic item of two chapters, nor last year', () => {
    const items = section('（1）差旅费支出3.00万元。\n\n（五）项目支出情况\n\n（1）差旅费支出8.00万元。');
    expect(says('TEXT-REPEAT', items)).toEqual([]);
    expect(
      says('TEXT-REPEAT', twice('12.35', '13.25').replace('2031年机关运行经费预算13', '2030年机关运行经费预算13')),
    ).toEqual([]);
  });
});

const BASIC = `预算06表 一般公共预算基本支出预算表

金额单位：万元

部门预算支出经济分类科目\t合计\t人员经费\t公用经费
合计\t100.00\t90.00\t10.00
30101-基本工资\t50.00\t50.00\t
30102-津贴补贴\t30.00\t30.00\t
30103-奖金\t10.00\t10.00\t
30201-办公费\t6.00\t\t6.00
30211-差旅费\t4.00\t\t4.00
`;

describe('TEXT-ECON-LIST', () => {
  const list = (words: string): string =>
    `${section(`一般公共预算基本支出100.00万元，其中：人员经费90.00万元，主要包括：${words}。`)}\n${BASIC}`;

  it('accepts the items of the table, with 等 also fewer', () => {
    expect(says('TEXT-ECON-LIST', list('基本工资、津贴补贴、奖金'))).toEqual([]);
    expect(stateOf('TEXT-ECON-LIST', list('基本工资、津贴补贴、奖金等'))).toBe('pass');
  });

  it('notices names that are not in the table', () => {
    expect(says('TEXT-ECON-LIST', list('基本工资、津贴补贴、奖金、退休费'))).toEqual([
      'notice 文字中列举的“退休费”，在一般公共预算基本支出表中没有同名科目的金额，请核对科目名称和内容。',
    ]);
  });

  it('judges each list by itself, and takes no general word for an item', () => {
    const both = list('基本工资、津贴补贴、奖金、场地租借费').replace(
      '人员经费90.00万元',
      '公用经费10.00万元，主要用于：绩效工资、伙食补助费、基本工资。人员经费90.00万元',
    );
    expect(says('TEXT-ECON-LIST', both)).toEqual([expect.stringMatching(/^notice 文字中列举的“场地租借费”，/)]);
    expect(says('TEXT-ECON-LIST', list('基本工资、津贴补贴、单位人员日常公用经费'))).toEqual([]);
  });

  describe('items that are left out', () => {
    const more = BASIC.replace('100.00\t90.00\t10.00', '204.00\t194.00\t10.00').replace(
      '30201-',
      '30108-机关事业单位基本养老保险缴费\t60.00\t60.00\t\n30113-住房公积金\t40.00\t40.00\t\n30309-奖励金\t4.00\t4.00\t\n30201-',
    );
    const told = (words: string): readonly string[] =>
      says('TEXT-ECON-LIST', list(words).replace(BASIC, more)).filter((message) => message.includes('漏列'));

    it.each([
      ['基本工资、津贴补贴、奖金、住房公积金等', '机关事业单位基本养老保险缴费'],
      ['基本工资、津贴补贴、奖金、机关事业单位基本养老保险缴费等', '住房公积金'],
      ['津贴补贴、奖金、住房公积金、机关事业单位基本养老保险缴费等', '基本工资'],
    ])('are noticed behind 等 where they are among the largest: %s', (words, name) => {
      expect(told(words)).toEqual([expect.stringMatching(`^notice .*没有“${name}”`)]);
    });

    it('are all noticed without 等', () => {
      expect(told('基本工资、津贴补贴、奖金、机关事业单位基本养老保险缴费、住房公积金')).toEqual([
        expect.stringContaining('没有“奖励金”'),
      ]);
    });

    it.each([
      '基本工资、津贴补贴、奖金、机关事业单位基本养老保险缴费、住房公积金等',
      '基本工资、津贴补贴、奖金、住房公积金、社会保障缴费等',
      '基本工资、津贴补贴、奖金、养老保险缴费、住房公积金、奖励金',
    ])('may be small, or meant by a common name: %s', (words) => {
      expect(told(words)).toEqual([]);
    });
  });

  it('does not judge lists of other things, nor a table of another scope', () => {
    expect(stateOf('TEXT-ECON-LIST', list('下乡调研、会务保障、车辆保险'))).toBe('not-applicable');
    expect(stateOf('TEXT-ECON-LIST', list('绩效工资、伙食补助费、基本工资'))).toBe('ambiguous');
    const alone = section('人员经费90.00万元，主要包括：基本工资、津贴补贴、奖金。');
    expect(stateOf('TEXT-ECON-LIST', alone)).toBe('insufficient-data');
  });
});

describe('TEXT-DIMENSION', () => {
  const items = (third: string): string =>
    section(
      `按照支出经济分类科目，主要用于：\n\n1.工资福利支出78.00万元。\n\n2.商品和服务支出5.00万元。\n\n3.${third}10.00万元。`,
    );

  it('finds a functional item among the economic ones', () => {
    expect(says('TEXT-DIMENSION', items('医疗保障经办事务支出'))).toEqual([
      'error “医疗保障经办事务支出”是支出功能分类科目，列在“按支出经济分类”之下，请改列经济分类科目。',
    ]);
  });

  it('accepts economic items and names of neither classification', () => {
    expect(says('TEXT-DIMENSION', items('资本性支出'))).toEqual([]);
    expect(says('TEXT-DIMENSION', items('河道巡查设备'))).toEqual([]);
    expect(stateOf('TEXT-DIMENSION', withWords())).toBe('not-applicable');
  });
});

describe('TEXT-REF', () => {
  const tables = `预算02表 收入预算总表

金额单位：万元

单位名称\t合计
合计\t300.55
霁川市水务监测中心\t300.55

预算05表 政府采购预算明细表

金额单位：万元

采购类别\t采购金额
合计\t20.00
货物\t20.00
`;
  const referring = (number: string): string =>
    `${section(`2031年政府采购预算总额20.00万元，具体情况见预算${number}表。`)}\n${tables}`;

  it('accepts the right table', () => {
    expect(says('TEXT-REF', referring('05'))).toEqual([]);
    expect(stateOf('TEXT-REF', referring('05'))).toBe('pass');
  });

  it('finds another table, and none', () => {
    expect(says('TEXT-REF', referring('02'))).toEqual([
      'warning 文中引用预算02表说明政府采购表的内容，而该表是预算02表 收入总表，应为预算05表 政府采购表，请核对。',
    ]);
    expect(says('TEXT-REF', referring('09'))).toEqual(['warning 文中引用预算09表，文件中没有这个表号的表，请核对。']);
  });

  it('does not judge where few tables have numbers', () => {
    const bare = section('2031年政府采购预算总额20.00万元，具体情况见预算09表。');
    expect(stateOf('TEXT-REF', bare)).toBe('insufficient-data');
    expect(stateOf('TEXT-REF', withWords())).toBe('not-applicable');
  });
});

describe('XTAB-RUNCOST', () => {
  const text = (money: string, item = '2130101-行政运行'): string =>
    `${section(`2031年本单位机关运行经费预算${money}万元，用于日常办公。`)}\n${BASIC}\n预算05表 一般公共预算支出预算表

金额单位：万元

支出功能分类科目\t合计\t基本支出\t项目支出
合计\t100.00\t100.00\t
${item}\t100.00\t100.00\t
`;
  const of = (words: string): readonly string[] => says('XTAB-RUNCOST', words);

  it('is 公用经费 in a single office', () => {
    expect(of(text('10.00'))).toEqual([]);
    expect(of(text('12.00'))[0]).toContain('前者大于公用经费');
    expect(of(text('8.00'))[0]).toContain('两处不一致');
  });

  it('may be less where public-service units are among them, but not more', () => {
    expect(of(text('8.00', '2130104-事业运行'))).toEqual([]);
    expect(of(text('12.00', '2130104-事业运行'))).toHaveLength(1);
  });

  const department = (money: string, members: string): readonly string[] =>
    says(
      'XTAB-RUNCOST',
      text(money)
        .replaceAll('单位预算', '部门预算')
        .replaceAll('一、单位概况', '一、部门概况')
        .replaceAll('霁川市水务监测中心', '霁川市水务局')
        .replaceAll('本单位', '本部门')
        .replace('用于日常办公', `用于日常办公。本部门包括机关1户，${members}`),
    );

  it.each(['财政补助事业单位1户', '所属事业单位三个', '2家事业单位'])(
    'that is all of a department’s public spending may hold that of its %s',
    (members) => {
      expect(department('10.00', members)).toEqual([expect.stringMatching(/^notice 文字说明列有.*事业单位/)]);
      expect(department('8.00', members)).toEqual([]);
      expect(department('10.00', `${members}（参照公务员法管理）`)).toEqual([]);
    },
  );

  it('of a department without such units is not asked about', () => {
    expect(department('10.00', '没有所属单位')).toEqual([]);
  });

  it('is not compared where the text says that it is counted otherwise', () => {
    const other = text('12.00').replace('用于日常办公', '机关运行经费口径比上年调整');
    expect(checkDocument(read(other), ['XTAB-RUNCOST']).coverage[0]?.state).toBe('ambiguous');
  });
});
