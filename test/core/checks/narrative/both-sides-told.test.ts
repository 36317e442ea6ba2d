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

describe('how many there are of something and what they cost', () => {
  const told =
    '2031年某某局共设置12个项目绩效目标，涉及财政拨款资金980.50万元，其中部门业务费绩效目标5个、涉及资金420.50万元，发展性项目绩效目标7个、涉及资金560.00万元。';

  test('prove each other', () => {
    expect(
      missed(told, [
        ['980.50', '980.70', 'TEXT-ENUM-SUM'],
        ['420.50', '720.50', 'TEXT-ENUM-SUM'],
        ['目标5个', '目标6个', 'TEXT-ENUM-SUM 12个→13个'],
        ['设置12个', '设置18个', 'TEXT-ENUM-SUM 18个→12个'],
      ]),
    ).toEqual([]);
    // A list of some of them makes up neither.
    expect(faults(told.replace('，发展性项目绩效目标7个、涉及资金560.00万元', ''))).toEqual([]);
    expect(faults(told.replace('7个、涉及资金560.00万元', '6个、涉及资金520.00万元'))).toEqual([]);
  });

  test('of which the rest is told behind a semicolon', () => {
    expect(
      missed('2031年项目支出预算共9个项目、433.78万元，其中：重点项目3个、268.00万元；一般项目6个、165.78万元。', [
        ['165.78', '168.78', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
  });
});

describe('those in office', () => {
  test('by who pays for them', () => {
    const told =
      '编制人数小计86人，其中：行政编制人数31人、全额补助事业编制人数55人。实有人数小计112人，其中：在职人数小计79人，包括行政人员28人、全额补助事业人员51人；退休人员33人。';
    expect(
      missed(told, [
        ['31人', '37人', 'TEXT-ENUM-SUM 86人→92人'],
        ['51人', '54人', 'TEXT-ENUM-SUM 79人→82人'],
      ]),
    ).toEqual([]);
    // Others are paid for in part, and may be left out.
    expect(faults('编制人数86人，其中：全额补助事业编制31人、差额补助事业编制40人。')).toEqual([]);
  });

  test('by the whole that is named again', () => {
    const told =
      '学校现有教职工96人，其中专任教师71人、行政教辅人员25人；专任教师中，高级职称28人，中级职称32人，初级及以下11人。';
    expect(
      missed(told, [
        ['25人', '28人', 'TEXT-ENUM-SUM 96人→99人'],
        ['28人', '26人', 'TEXT-ENUM-SUM 71人→69人'],
      ]),
    ).toEqual([]);
    expect(faults(told.replace('，初级及以下11人', ''))).toEqual([]);
  });
});

test('things counted up without a name', () => {
  const told = '单价50万元以上通用设备5台，单价100万元以上专用设备7台，合计12台。';
  expect(missed(told, [['合计12', '合计14', 'TEXT-ENUM-SUM 14台→12台']])).toEqual([]);
  expect(faults(told.replace('专用设备7台，', '专用设备7台，报废车辆3辆，'))).toEqual([]);
});

test('基本支出 parted twice in one sentence', () => {
  const told =
    '2031年度一般公共预算财政拨款基本支出412.68万元，其中：人员经费326.45万元，公用经费86.23万元，支出具体情况如下：工资福利支出308.20万元，完成年初预算的101.62%；对个人和家庭的补助18.25万元，完成年初预算的98.75%；商品和服务支出86.23万元，完成年初预算的97.32%。';
  expect(
    missed(told, [
      ['326.45', '329.45', 'TEXT-ENUM-SUM'],
      ['308.20', '308.40', 'TEXT-ENUM-SUM'],
    ]),
  ).toEqual([]);
});

test('what one batch of guests costs', () => {
  const told = '公务接待费4.26万元，国内公务接待42批次，接待386人次，批均接待费用1014.29元。';
  expect(missed(told, [['1014.29', '1017.29', 'TEXT-AVERAGE']])).toEqual([]);
});

describe('compared with the plan', () => {
  test('what was spent, named again', () => {
    const told =
      '某某中心2031年度公务接待费支出预算为0.60万元，支出决算0.42万元，完成预算的70.0%。公务接待费支出较预算减少0.18万元，降低30.0%。';
    expect(missed(told, [['30.0%', '38.0%', 'TEXT-RATE']])).toEqual([]);
  });

  test('an increase that is more than what was spent', () => {
    const told =
      '2031年度财政拨款本年收入312.40万元，完成年初预算的159.6%，比年初预算增加116.60万元，决算数大于预算数主要原因是年中追加。';
    expect(missed(told, [['116.60', '416.60', 'TEXT-DELTA 416.60万元→不大于312.40万元']])).toEqual([]);
  });
});

test('the spending that answers to the income', () => {
  const told =
    '2031年，某某局收入预算为846.27万元，比上年增加63.37万元，主要原因是项目增加。其中：事业收入312.40万元、单位其他资金533.87万元。相应安排支出预算846.27万元，比上年增加63.37万元。';
  expect(
    missed(told, [
      ['相应安排支出预算846.27万元，比上年增加', '相应安排支出预算846.27万元，比上年减少', 'TEXT-ENUM-SUM'],
      ['相应安排支出预算846.27', '相应安排支出预算849.27', 'TEXT-ENUM-SUM'],
    ]),
  ).toEqual([]);
});

test('三公经费 with a part that was and is nothing', () => {
  const told =
    '2031年“三公”经费预算3.20万元，其中：因公出国（境）费0万元；公务用车购置及运行维护费2.80万元；公务接待费0.40万元。较2030年预算减少0.25万元，其中：公务用车购置及运行维护费减少0.10万元，公务接待费减少0.15万元。';
  expect(missed(told, [['公务接待费减少0.15', '公务接待费减少0.45', 'TEXT-CHANGE-SUM']])).toEqual([]);
});

test('what one part has spent, compared in a sentence of its own', () => {
  const told =
    '2031年度财政拨款支出年初预算964.80万元，支出决算968.40万元，完成年初预算的100.37%。其中：\n一般公共服务支出年初预算310.25万元，支出决算286.42万元，完成年初预算的92.32%，用于行政运行。较2030年决算增加81.79万元，增长39.97%，主要原因是人员增加。';
  expect(
    missed(told, [
      ['39.97%', '36.97%', 'TEXT-RATE'],
      ['增长39.97%', '下降39.97%', 'TEXT-DIRECTION'],
    ]),
  ).toEqual([]);
});

test('the difference of a plan and its outcome', () => {
  const told =
    '综合医院年初预算数920.00万元，支出决算数986.35万元，完成年初预算的107.21%，决算数与年初预算数的差异66.35万元，主要原因是追加资金。';
  expect(
    missed(told, [
      ['差异66.35', '差异69.35', 'TEXT-DELTA'],
      ['107.21%', '107.81%', 'TEXT-COMPLETION'],
    ]),
  ).toEqual([]);
});
