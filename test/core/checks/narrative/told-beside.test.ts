import { describe, expect, test } from 'vitest';
import { faults, missed } from './misprints-of.js';

describe('a completion beside a change against the plan', () => {
  test('follows from the two amounts where the plan is not printed', () => {
    expect(
      missed('公务接待费支出决算为4.15万元，完成全年预算的62.9%，比全年预算减少2.45万元。', [
        ['4.15', '4.45', 'TEXT-COMPLETION'],
        ['62.9%', '65.9%', 'TEXT-COMPLETION'],
        ['62.9%', '62.7%', 'TEXT-COMPLETION'],
        ['减少2.45', '减少2.95', 'TEXT-COMPLETION'],
        ['减少2.45', '增加2.45', 'TEXT-COMPLETION'],
      ]),
    ).toEqual([]);
    expect(
      missed('与年初预算数相比，财政拨款支出312.40万元增加21.60万元，完成年初预算的107.43%。', [
        ['312.40', '372.40', 'TEXT-COMPLETION'],
        ['21.60', '27.60', 'TEXT-COMPLETION'],
        ['107.43%', '107.49%', 'TEXT-COMPLETION'],
        ['增加21.60', '减少21.60', 'TEXT-COMPLETION'],
      ]),
    ).toEqual([]);
  });

  test('is of another plan, or of the year before, where the words say so', () => {
    for (const text of [
      '公务接待费支出决算为4.15万元，完成全年预算的62.9%，比年初预算减少1.15万元。',
      '公务接待费支出决算为4.15万元，完成全年预算的62.9%，比上年减少1.15万元。',
      '公务接待费支出决算为4.15万元，完成预算的62.9%，比年初预算减少1.15万元。',
    ]) {
      expect(faults(text)).toEqual([]);
    }
    // Where only one of the two says which plan it is, one wrong digit is a proof.
    expect(faults('公务接待费支出决算为4.15万元，完成预算的62.9%，比年初预算减少2.95万元。')).toHaveLength(1);
  });
});

describe('a number and how much it has changed', () => {
  test('give the rate where the number before is not told', () => {
    expect(
      missed('全年门诊31284人次，比上年增加1763人次，增长5.97%；出院4106人次，同比减少212人次，下降4.91%。', [
        ['31284', '37284', 'TEXT-RATE'],
        ['1763', '1768', 'TEXT-RATE'],
        ['5.97%', '5.47%', 'TEXT-RATE'],
        ['比上年增加', '比上年减少', 'TEXT-DIRECTION'],
        ['下降4.91%', '增长4.91%', 'TEXT-DIRECTION'],
        ['212', '272', 'TEXT-RATE'],
      ]),
    ).toEqual([]);
    // The change may be that of the whole.
    expect(faults('在校生1840人，其中寄宿生612人，比上年增加58人，增长3.25%。')).toEqual([]);
  });

  test('is by so much more or less than one that is named again', () => {
    expect(
      missed('核定床位240张，实际开放213张，比核定少27张。', [
        ['240', '290', 'TEXT-DELTA'],
        ['213', '218', 'TEXT-DELTA'],
        ['27张', '37张', 'TEXT-DELTA'],
        ['定少27', '定多27', 'TEXT-DIRECTION'],
      ]),
    ).toEqual([]);
    expect(faults('核定床位240张，实际开放213张，比上年少6张。')).toEqual([]);
  });
});

describe('averages', () => {
  test('are of events as well', () => {
    expect(
      missed(
        '计划召开会议7次，会议费预算18.90万元，平均每次会议2.70万元；举办培训班14期，培训费30.80万元，平均每期2.20万元。',
        [
          ['7次', '9次', 'TEXT-AVERAGE'],
          ['18.90', '13.90', 'TEXT-AVERAGE'],
          ['2.70', '2.10', 'TEXT-AVERAGE'],
          ['14期', '24期', 'TEXT-AVERAGE'],
          ['30.80', '80.80', 'TEXT-AVERAGE'],
          ['2.20', '2.29', 'TEXT-AVERAGE'],
        ],
      ),
    ).toEqual([]);
    expect(
      missed('公务接待费预算数为3.00万元，支出决算1.53万元。国内公务接待17批次，平均每批次接待支出900.00元。', [
        ['17批次', '11批次', 'TEXT-AVERAGE'],
        ['900.00', '940.00', 'TEXT-AVERAGE'],
      ]),
    ).toEqual([]);
    // Something else may be paid from the same amount.
    expect(faults('计划召开会议7次，会议费预算18.90万元，平均每次会议1.30万元。')).toEqual([]);
    expect(faults('计划召开会议7次，会议费预算18.90万元，平均每次会议约2.10万元。')).toEqual([]);
  });

  test('of guests and of cars are known by the words around them', () => {
    expect(
      missed('公务接待费支出决算1.53万元。国内公务接待17批次，累计170人次，人均接待支出90.00元。', [
        ['170人次', '110人次', 'TEXT-AVERAGE'],
        ['90.00', '96.00', 'TEXT-AVERAGE'],
      ]),
    ).toEqual([]);
    expect(
      missed('公务用车运行维护费支出8.46万元，车均2.82万元，年末公务用车保有量3辆。', [
        ['2.82', '2.32', 'TEXT-AVERAGE'],
        ['8.46', '8.96', 'TEXT-AVERAGE'],
        ['3辆', '4辆', 'TEXT-AVERAGE'],
      ]),
    ).toEqual([]);
    // Those who went abroad are no guests.
    expect(
      faults(
        '公务接待费支出决算1.53万元。因公出国（境）费支出决算5.20万元。全年出国团组1个；累计2人次，人均2.60万元。',
      ),
    ).toEqual([]);
    expect(faults('开展6期培训，培训费12.60万元，人数315人，人均400.00元。')).toEqual([]);
    expect(faults('开展6期培训，培训费12.60万元，人数615人，人均400.00元。')).toHaveLength(1);
  });
});

describe('people and posts', () => {
  test('are vacant or not also where the posts are of one kind', () => {
    expect(
      missed('本所核定事业编制58名，年末在编人员51人，空编7名；另有编外用工12人，在岗总人数63人。', [
        ['58名', '68名', 'TEXT-ENUM-SUM'],
        ['51人', '57人', 'TEXT-ENUM-SUM'],
        ['空编7', '空编1', 'TEXT-ENUM-SUM'],
        ['12人', '72人', 'TEXT-ENUM-SUM'],
        ['63人', '68人', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
    // There may be posts of another kind.
    expect(faults('核定事业编制58名，年末在编人员51人，空编12名。')).toEqual([]);
  });

  test('with a post and without make up those at work', () => {
    expect(
      missed('编制数97人，现有在职在编人员83人、编外聘用人员16人，在岗合计99人，退休人员24人。', [
        ['83人', '88人', 'TEXT-ENUM-SUM'],
        ['16人', '76人', 'TEXT-ENUM-SUM'],
        ['99人', '94人', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
    expect(faults('现有在编人员83人、编外聘用人员16人，在岗人数112人。')).toEqual([]);
    expect(faults('现有在编人员83人、编外聘用人员16人，其中在岗94人。')).toEqual([]);
  });
});

describe('what is left of a plan', () => {
  test('is the plan less what was spent', () => {
    expect(
      missed('“数据中心”项目全年预算数为246.00万元，执行数为231.58万元，完成预算的94.14%，未执行14.42万元。', [
        ['未执行14.42', '未执行74.42', 'TEXT-ENUM-SUM'],
        ['未执行14.42', '未执行14.46', 'TEXT-ENUM-SUM'],
        ['246.00', '246.05', 'TEXT-ENUM-SUM'],
        ['231.58', '231.53', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
    expect(faults('全年预算数为246.00万元，执行数为231.58万元，未执行9.00万元。')).toEqual([]);
  });
});

describe('ways of parting one total', () => {
  test('by source and by year, each in a sentence of its own', () => {
    expect(
      missed(
        '本校财政拨款收支预算446.80万元。收入按资金来源分为：一般公共预算拨款446.80万元；按资金年度分为：本年财政拨款收入408.35万元，上年结转38.45万元。',
        [
          ['拨款446.80', '拨款446.30', 'TEXT-ENUM-SUM'],
          ['408.35', '468.35', 'TEXT-ENUM-SUM'],
          ['38.45', '38.95', 'TEXT-ENUM-SUM'],
          ['收支预算446.80', '收支预算496.80', 'TEXT-ENUM-SUM'],
        ],
      ),
    ).toEqual([]);
  });

  test('is none of what the other way has parted', () => {
    expect(
      faults(
        '财政拨款收支预算80.00万元。收入按资金来源分为：一般公共预算拨款70.00万元，政府性基金预算拨款10.00万元；按资金年度分为：本年收入75.00万元，上年结转5.00万元。',
      ),
    ).toEqual([]);
  });

  test('shares behind a reason are of the same whole as the one before it', () => {
    const text =
      '本校收入预算500.00万元，其中，本年收入460.00万元，占92.0%，上年结转40.00万元，占8.0%。\n本年收入460.00万元，主要包括：一般公共预算拨款收入400.00万元，占86.96%，比2030年预算增加20.00万元，增长5.26%，原因主要是工资提高；财政专户管理资金收入60.00万元，占13.04%，比2030年预算减少5.00万元，下降7.69%，原因主要是人数减少。';
    expect(missed(text, [['13.04%', '13.94%', 'TEXT-PERCENT']])).toEqual([]);
    // What stands behind a list that is complete is none of its parts.
    expect(
      faults(
        '支出500.00万元。人员经费400.00万元，占80.00%，主要包括：基本工资250.00万元、津贴补贴150.00万元；公用经费100.00万元，占20.00%。',
      ),
    ).toEqual([]);
  });
});

describe('numbers in a sentence before', () => {
  test('are parted though another number stands behind the semicolon', () => {
    expect(
      missed('年末在职职工318人，其中在编187人，聘用131人；卫生技术人员269人，占职工总数的84.6%。', [
        ['318人', '378人', 'TEXT-ENUM-SUM'],
        ['187人', '181人', 'TEXT-ENUM-SUM'],
        ['131人', '191人', 'TEXT-ENUM-SUM'],
        ['269人', '239人', 'TEXT-PERCENT'],
        ['84.6%', '86.6%', 'TEXT-PERCENT'],
      ]),
    ).toEqual([]);
    // A third kind may stand there.
    expect(faults('年末在职职工318人，其中在编187人，聘用109人；返聘专家22人。')).toEqual([]);
    expect(faults('年末在职职工318人，其中在编187人，聘用131人；党员96人，占团员总数的51.3%。')).toEqual([]);
  });

  test('are those of the sections of a school', () => {
    expect(
      missed('在校学生3,148人，其中：初中部1,702人、高中部1,446人。', [
        ['3,148', '3,648', 'TEXT-ENUM-SUM'],
        ['1,446', '1,440', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
    expect(faults('专任教师214人，其中初中高级教师52人、高中高级教师40人。')).toEqual([]);
  });

  test('of guests are preferred to those who went abroad', () => {
    const text =
      '因公出国（境）费支出决算5.20万元，全年出国团组1个；累计2人次，人均2.60万元。\n公务接待费支出决算1.53万元。国内公务接待17批次，累计170人次，人均接待支出90.00元。';
    expect(
      missed(text, [
        ['人均2.60', '人均2.90', 'TEXT-AVERAGE'],
        ['170人次', '110人次', 'TEXT-AVERAGE'],
        ['人均接待支出90.00', '人均接待支出96.00', 'TEXT-AVERAGE'],
      ]),
    ).toEqual([]);
  });
});

describe('a change', () => {
  test('is of the amount of that name, and not of the total told before it', () => {
    expect(
      missed(
        '2031年度支出总计624.80万元，其中，本年支出589.30万元，年末结转和结余35.50万元。与上年相比，本年支出增加41.70万元，增长7.62%。',
        [
          ['41.70', '47.70', 'TEXT-RATE'],
          ['7.62%', '7.02%', 'TEXT-RATE'],
        ],
      ),
    ).toEqual([]);
  });

  test('is no increase by more than there is', () => {
    expect(
      missed('因公出国（境）费支出决算为4.26万元，占“三公”经费的30.00%，与2030年度相比，增加4.26万元。', [
        ['增加4.26', '增加4.29', 'TEXT-DELTA'],
        ['增加4.26', '增加8.26', 'TEXT-DELTA'],
      ]),
    ).toEqual([]);
    expect(faults('年末净结余4.26万元，比上年增加8.26万元。')).toEqual([]);
    // What stands behind a part, or behind another amount, may be said of that.
    expect(faults('“三公”经费9.35万元，其中公务接待费4.26万元，比上年增加5.15万元。')).toEqual([]);
    expect(faults('“三公”经费9.35万元。其中：公务接待费4.26万元，比上年增加5.15万元。')).toEqual([]);
    expect(faults('因公出国（境）费4.26万元，比上年减少8.26万元。')).toEqual([]);
  });
});

describe('what an office runs on day by day', () => {
  test('is what shares of 基本支出 are of', () => {
    expect(
      missed(
        '用于保障本院机构正常运转的日常支出812.40万元。其中：人员经费支出731.20万元，占基本支出的90.00%；公用经费81.20万元，占基本支出的10.00%。',
        [
          ['90.00%', '90.02%', 'TEXT-PERCENT'],
          ['10.00%', '10.04%', 'TEXT-PERCENT'],
        ],
      ),
    ).toEqual([]);
  });
});
