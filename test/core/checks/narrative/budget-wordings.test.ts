import { describe, expect, test } from 'vitest';
import { faults, missed } from './misprints-of.js';

describe('lists of budgets', () => {
  test('are added up for all money and for that of one fund', () => {
    expect(
      missed(
        '政府采购预算总额92.50万元：政府采购货物预算31.20万元、政府采购工程预算40.00万元、政府采购服务预算21.30万元；其中一般公共预算拨款政府采购77.50万元：政府采购货物预算31.20万元、政府采购工程预算25.00万元、政府采购服务预算21.30万元。',
        [
          ['92.50', '97.50', 'TEXT-ENUM-SUM'],
          ['40.00', '43.00', 'TEXT-ENUM-SUM'],
          ['77.50', '71.50', 'TEXT-ENUM-SUM'],
          ['25.00', '28.00', 'TEXT-ENUM-SUM'],
        ],
      ),
    ).toEqual([]);
  });

  test('name income by its source, whatever its last word', () => {
    expect(
      missed(
        '2031年部门财务总收入418.60万元，其中：一般公共预算368.10万元，政府性基金预算0万元，国有资本经营收益0万元，事业收入30.30万元，其他收入20.20万元。\n一般公共预算财政拨款368.10万元（本级财力312.40万元，专项收入40.50万元，执法办案补助15.20万元）。',
        [
          ['418.60', '478.60', 'TEXT-ENUM-SUM'],
          ['30.30', '36.30', 'TEXT-ENUM-SUM'],
          ['312.40', '372.40', 'TEXT-ENUM-SUM'],
          ['15.20', '75.20', 'TEXT-ENUM-SUM'],
        ],
      ),
    ).toEqual([]);
  });

  test('name assets by the words of the balance, and those of the end of the year before', () => {
    expect(
      missed(
        '资产总额836.40万元，其中，流动资产112.30万元，固定资产520.60万元，对外投资及有价证券0万元，在建工程190.10万元，无形资产13.40万元。\n上年末固定资产金额为520.60万元（详见下表），较上年增加20.60万元，增长4.12%。',
        [
          ['836.40', '896.40', 'TEXT-ENUM-SUM'],
          ['112.30', '117.30', 'TEXT-ENUM-SUM'],
          ['4.12', '4.72', 'TEXT-RATE'],
        ],
      ),
    ).toEqual([]);
    // What is compared with the end of the year before is still last year's amount.
    expect(faults('固定资产520.60万元，比上年末固定资产500.00万元增加20.60万元。')).toEqual([]);
    expect(faults('固定资产520.60万元，比上年末固定资产500.00万元增加26.60万元。')).toHaveLength(1);
  });

  test('make up both sides of a total, what was carried over among them', () => {
    expect(
      missed(
        '2031年财政拨款收支预算总数640.30万元。收入包括：本年一般公共预算拨款收入610.10万元、上年一般公共预算拨款结转30.20万元；支出包括：社会保障和就业支出92.40万元、卫生健康支出488.60万元、住房保障支出59.30万元。',
        [
          ['640.30', '649.30', 'TEXT-ENUM-SUM'],
          ['610.10', '616.10', 'TEXT-ENUM-SUM'],
          ['30.20', '31.20', 'TEXT-ENUM-SUM'],
          ['488.60', '483.60', 'TEXT-ENUM-SUM'],
        ],
      ),
    ).toEqual([]);
  });
});

describe('what is counted in a budget', () => {
  test('makes up its number where the kinds named are all there are', () => {
    expect(
      missed(
        '编制人数共计63人，其中：全部补助事业编制人数21人、部分补助事业编制人数42人。实有人数共计58人，其中：在职人数小计39人，离休人数小计2人，退休人数小计17人。\n在职实有39人，其中：财政全额保障34人，财政差额补助5人，财政专户资金、单位资金保障0人。\n年末实有在职人员39人，其中行政人员12人，事业人员27人；退休人员17人。\n2031年安排购置车辆5辆，其中：应急保障用车2辆、特种专业技术用车3辆。\n2031年对13个一级项目实行绩效管理，其中：一般公共预算拨款项目9个、其他资金项目4个。\n2031年预算项目15个，其中人员类项目6个、运转类项目2个、特定目标类项目7个。\n全镇共有17个村（社区），其中行政村11个、社区6个。\n房屋面积4310平方米，其中自有2870平方米，租用1440平方米。\n预算单位共6个。其中：财政全额供给单位5个；差额供给单位1个；定额补助单位0个；自收自支单位0个。',
        [
          ['63人', '68人', 'TEXT-ENUM-SUM'],
          ['42人', '47人', 'TEXT-ENUM-SUM'],
          ['离休人数小计2', '离休人数小计3', 'TEXT-ENUM-SUM'],
          ['财政差额补助5', '财政差额补助6', 'TEXT-ENUM-SUM'],
          ['事业人员27', '事业人员21', 'TEXT-ENUM-SUM'],
          ['特种专业技术用车3', '特种专业技术用车4', 'TEXT-ENUM-SUM'],
          ['其他资金项目4', '其他资金项目3', 'TEXT-ENUM-SUM'],
          ['15个', '16个', 'TEXT-ENUM-SUM'],
          ['行政村11', '行政村12', 'TEXT-ENUM-SUM'],
          ['2870', '2375', 'TEXT-ENUM-SUM'],
          ['差额供给单位1', '差额供给单位2', 'TEXT-ENUM-SUM'],
        ],
      ),
    ).toEqual([]);
  });

  test('says nothing where a kind may be left out, or what follows stands beside', () => {
    for (const text of [
      '共有人员39人，其中行政人员12人，事业人员20人，退休人员7人。',
      '核定编制39名，其中行政编制12名、工勤编制2名；实有在职人员35人。',
      '2031年安排购置车辆5辆，其中新能源汽车3辆、执法执勤用车4辆。',
      '2031年预算项目15个，其中重点项目6个、民生项目2个。',
      '下属单位9个，其中参公单位2个、公益一类事业单位5个。',
    ]) {
      expect(faults(text)).toEqual([]);
    }
  });

  test('leaves vacant what the 编制 has more than those in office', () => {
    expect(
      missed('核定编制47名，其中行政编制30名、事业编制17名；实有在职人员43人，空编4名。', [
        ['47名', '49名', 'TEXT-ENUM-SUM'],
        ['43人', '45人', 'TEXT-ENUM-SUM'],
        ['空编4', '空编6', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
    expect(missed('核定编制47名，在编49人，超编2名。', [['超编2', '超编3', 'TEXT-ENUM-SUM']])).toEqual([]);
    expect(faults('核定编制47名，实有人员43人，其中在编40人，空编7名。')).toEqual([]);
  });

  test('has the rates and shares that are told of it', () => {
    expect(
      missed(
        '2030年共受理案件1312件，审结1260件，结案率96.04%。\n建筑面积8640平方米，其中业务用房5270平方米，占61.00%。',
        [
          ['1312', '1812', 'TEXT-PERCENT'],
          ['96.04', '96.54', 'TEXT-PERCENT'],
          ['5270', '5870', 'TEXT-PERCENT'],
        ],
      ),
    ).toEqual([]);
    expect(faults('2030年共受理案件1312件，审结1260件，同比增长率5.20%。')).toEqual([]);
  });

  test('costs what one costs, so many times', () => {
    expect(
      missed(
        '生均公用经费为每生每年650元，按在校学生920人测算，需安排公用经费59.80万元。\n购置运输车3辆，每辆24.50万元，小计73.50万元。',
        [
          ['650', '680', 'TEXT-AVERAGE'],
          ['59.80', '53.80', 'TEXT-AVERAGE'],
          ['24.50', '21.50', 'TEXT-AVERAGE'],
          ['73.50', '78.50', 'TEXT-AVERAGE'],
        ],
      ),
    ).toEqual([]);
  });
});

describe('what goes on about the total', () => {
  test('names reasons for a change that is told behind the amount', () => {
    expect(
      missed(
        '2031年部门财务总收入418.60万元。与上年对比增加18.67万元，增长4.67%，主要原因是人员经费增加12.34万元、项目支出增加6.33万元。',
        [
          ['12.34', '12.54', 'TEXT-CHANGE-SUM'],
          ['增加6.33', '减少6.33', 'TEXT-CHANGE-SUM'],
        ],
      ),
    ).toEqual([]);
    expect(
      faults('2031年部门财务总收入418.60万元。与上年对比增加18.67万元，增长4.67%，主要原因是人员经费增加12.34万元。'),
    ).toEqual([]);
  });

  test('has shares of all income and of all spending', () => {
    expect(
      missed(
        '2031年度部门收入预算为418.60万元。其中：财政拨款收入368.10万元，占总收入的87.9%；其他收入50.50万元，占总收入的12.1%。',
        [
          ['87.9', '87.4', 'TEXT-PERCENT'],
          ['12.1', '12.6', 'TEXT-PERCENT'],
        ],
      ),
    ).toEqual([]);
    // A part of a part may be told as a share of everything.
    expect(
      faults(
        '基本支出预算为418.60万元。其中：人员经费368.10万元，占总支出的43.3%；公用经费50.50万元，占总支出的5.9%。',
      ),
    ).toEqual([]);
  });

  test('parts fixed assets by their kinds', () => {
    expect(
      missed('固定资产总额836.42万元，其中：房屋520.61万元，设备212.34万元，图书档案62.15万元，家具用具41.32万元。', [
        ['836.42', '836.12', 'TEXT-ENUM-SUM'],
        ['212.34', '242.34', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
    expect(faults('固定资产总额836.42万元，其中：房屋520.61万元，设备212.34万元，累计折旧242.34万元。')).toEqual([]);
  });

  test('in a paragraph of its own', () => {
    expect(
      missed(
        '2031年部门财务总收入418.60万元，其中：一般公共预算368.10万元，事业收入50.50万元。\n与上年对比增加18.60万元，增长4.65%，主要原因是人员调资。',
        [
          ['4.65', '4.15', 'TEXT-RATE'],
          ['增加18', '减少18', 'TEXT-DIRECTION'],
        ],
      ),
    ).toEqual([]);
    expect(faults('2.项目支出418.60万元，用于防汛。\n与上年对比增加68.60万元，增长4.65%。')).toEqual([]);
  });

  test('as a plan of the year before, and as a share of the purchases', () => {
    expect(
      missed(
        '上年项目支出预算640.00万元，执行608.00万元，预算执行率95.00%。\n2031年政府采购预算84.00万元，其中：货物60.00万元，服务24.00万元。面向中小企业预留采购份额58.80万元，占采购预算的70.00%。',
        [
          ['608.00', '668.00', 'TEXT-COMPLETION'],
          ['95.00', '96.00', 'TEXT-COMPLETION'],
          ['58.80', '53.80', 'TEXT-PERCENT'],
          ['70.00', '71.00', 'TEXT-PERCENT'],
        ],
      ),
    ).toEqual([]);
    expect(faults('2031年政府采购预算84.00万元。面向中小企业预留58.80万元，占服务采购的90.00%。')).toEqual([]);
  });
});

describe('lists that other words interrupt', () => {
  test('part the amount before a reason without figures', () => {
    expect(
      missed(
        '2031年，某某中学收入预算为418.60万元，比上年增加18.60万元，主要原因是学生人数增加，其中：一般公共预算拨款收入368.10万元，财政专户管理资金收入50.50万元。相应安排支出预算418.60万元，其中：基本支出320.40万元、项目支出98.20万元。',
        [
          ['368.10', '388.10', 'TEXT-ENUM-SUM'],
          ['320.40', '340.40', 'TEXT-ENUM-SUM'],
        ],
      ),
    ).toEqual([]);
    // The projects make up the increase, not the total.
    expect(
      faults(
        '项目支出418.60万元，比上年增加80.00万元，主要原因是新增两个项目，其中：智慧城管项目450.00万元、垃圾分类项目30.00万元。',
      ),
    ).toEqual([]);
  });

  test('are complete though each part is for a purpose and so on', () => {
    const text =
      '项目支出预算为145.42万元，其中：站点运行支出58.63万元，主要用于检测站日常运转等方面；装备支出41.27万元，主要用于装备更新等方面；信息化支出45.52万元，主要用于系统维护等方面。';
    expect(
      missed(text, [
        ['145.42', '148.42', 'TEXT-ENUM-SUM'],
        ['58.63', '58.93', 'TEXT-ENUM-SUM'],
        ['45.52', '45.12', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
    expect(
      faults('项目支出预算为148.42万元，其中：站点运行支出58.63万元、装备支出41.27万元、信息化支出45.52万元等。'),
    ).toEqual([]);
  });

  test('end where the other side of the budget is told', () => {
    const text =
      '2031年本部门预算收入418.60万元，其中一般公共预算拨款收入368.10万元、政府性基金拨款收入50.50万元；2031年本部门预算支出418.60万元，其中一般公共预算拨款支出368.10万元、政府性基金拨款支出50.50万元。';
    expect(
      missed(text, [
        ['拨款收入368', '拨款收入388', 'TEXT-ENUM-SUM'],
        ['拨款支出50', '拨款支出80', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
  });

  test('of counts part no amount', () => {
    expect(
      faults('会议费预算6.30万元，拟召开会议3个，其中年度会议1个、业务会议2个；培训费预算18.40万元，拟培训4个班。'),
    ).toEqual([]);
  });
});

describe('a number of another year', () => {
  test('differs by what is told', () => {
    expect(
      missed('2031年预计在校生1365人，比上年1350人增加15人，增长1.11%。', [
        ['1365', '1865', 'TEXT-DELTA'],
        ['15人', '25人', 'TEXT-DELTA'],
        ['增加15', '减少15', 'TEXT-DIRECTION'],
        ['增长1', '下降1', 'TEXT-DIRECTION'],
        ['1.11', '1.41', 'TEXT-RATE'],
      ]),
    ).toEqual([]);
    expect(faults('在校生1365人，比上年1350人增加15个。')).toEqual([]);
  });

  test('is parted into kinds of people where it is long', () => {
    expect(
      missed('在校学生48263人，其中高中生6121人、初中生13482人、小学生21564人、在园幼儿7096人。', [
        ['48263', '48268', 'TEXT-ENUM-SUM'],
        ['21564', '21864', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
    expect(faults('在校学生48263人，其中高中生6121人、住校生13482人、贫困生1564人。')).toEqual([]);
  });

  test('has an average that is told behind what was paid', () => {
    expect(
      missed('发放助学金1246人次、金额186.90万元，人均1500元。', [
        ['186.90', '168.90', 'TEXT-AVERAGE'],
        ['1500', '1800', 'TEXT-AVERAGE'],
      ]),
    ).toEqual([]);
  });

  test('has its shares told in turn', () => {
    expect(
      missed('在编人员中高级教师96人、一级教师113人、二级及以下教师63人，分别占35.29%、41.54%、23.16%。', [
        ['113人', '118人', 'TEXT-PERCENT'],
        ['35.29', '35.79', 'TEXT-PERCENT'],
        ['23.16', '32.16', 'TEXT-PERCENT'],
      ]),
    ).toEqual([]);
    // The shares are of all staff, which is more than the three.
    expect(faults('高级教师96人、一级教师113人、二级及以下教师63人，分别占30.00%、35.31%、19.69%。')).toEqual([]);
  });
});

describe('an average', () => {
  test('stands behind a comma of any width', () => {
    expect(faults('发放助学金1246人次、金额186.90万元,人均1800元。')).toHaveLength(1);
  });
});
