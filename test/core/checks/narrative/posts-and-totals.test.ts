import { describe, expect, test } from 'vitest';
import { faults, missed } from './misprints-of.js';

describe('posts and those who hold them', () => {
  test('are parted by kinds, whatever they are counted in', () => {
    expect(
      missed(
        '单位编制57个，其中：行政编制21个，事业编制36个。\n编制数83人，其中：行政人员编制17人、工勤4人、参公0人、事业编制62人。\n实有干警77名，其中政法专项编制69名，事业编制8名；另有聘用制书记员31名，保安6名。',
        [
          ['编制57', '编制51', 'TEXT-ENUM-SUM'],
          ['事业编制36', '事业编制38', 'TEXT-ENUM-SUM'],
          ['行政人员编制17', '行政人员编制11', 'TEXT-ENUM-SUM'],
          ['事业编制62', '事业编制82', 'TEXT-ENUM-SUM'],
          ['干警77', '干警71', 'TEXT-ENUM-SUM'],
          ['事业编制8名', '事业编制3名', 'TEXT-ENUM-SUM'],
        ],
      ),
    ).toEqual([]);
    // Offices are no posts.
    expect(faults('单位编制57个，其中：行政编制21个，事业编制36个；内设科室7个。')).toEqual([]);
    expect(faults('下属单位9个，其中行政6个、事业4个。')).toEqual([]);
  });

  test('are parted also where semicolons join the parts, and how much each has changed', () => {
    expect(
      missed('实有人数134人，其中：在职78人，减少4人；退休55人，增加3人；离休1人。', [
        ['人数134', '人数184', 'TEXT-ENUM-SUM'],
        ['在职78', '在职73', 'TEXT-ENUM-SUM'],
        ['退休55', '退休65', 'TEXT-ENUM-SUM'],
        ['离休1', '离休7', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
    // What follows a list that closes stands beside it.
    expect(faults('实有人数133人，其中：在职78人；退休55人；遗属6人。')).toEqual([]);
    expect(faults('实有人数133人，其中在职78人、退休55人；遗属6人。')).toEqual([]);
  });

  test('are in office with a post, or without', () => {
    expect(
      missed(
        '在职职工53人，其中：在编36人，临聘17人，比上年末减少2人；离退休22人。\n现有职工64人，其中在编人员41人、编外人员23人。',
        [
          ['职工53', '职工58', 'TEXT-ENUM-SUM'],
          ['临聘17', '临聘11', 'TEXT-ENUM-SUM'],
          ['在编人员41', '在编人员47', 'TEXT-ENUM-SUM'],
        ],
      ),
    ).toEqual([]);
  });

  test('come to a total without a name of its own', () => {
    expect(
      missed('本局行政编制数23人、事业编制数41人，合计64人；在职人数58人。', [
        ['23人', '28人', 'TEXT-ENUM-SUM'],
        ['合计64', '合计84', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
    expect(
      missed('设临床科室17个、医技科室5个、职能科室9个，共31个科室。', [
        ['17个', '12个', 'TEXT-ENUM-SUM'],
        ['共31', '共37', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
    // Not all that is told before need be counted up.
    expect(faults('党员2人，在职20人，退休5人，合计25人。')).toEqual([]);
    // What bears another name is not among what is counted up.
    expect(faults('内设机构5个、下属单位3个，共7个法庭。')).toEqual([]);
  });

  test('projects are parted by who pays for them, also where their amounts stand between', () => {
    expect(
      missed(
        '填报绩效目标的预算项目31个，涉及资金924.60万元；其中本级项目12个、金额311.40万元，上级转移支付项目19个、金额613.20万元。',
        [
          ['项目31', '项目37', 'TEXT-ENUM-SUM'],
          ['本级项目12', '本级项目18', 'TEXT-ENUM-SUM'],
          ['项目19', '项目10', 'TEXT-ENUM-SUM'],
          ['924.60', '974.60', 'TEXT-ENUM-SUM'],
          ['金额613.20', '金额643.20', 'TEXT-ENUM-SUM'],
        ],
      ),
    ).toEqual([]);
  });
});

describe('how much for each guest', () => {
  test('agrees with what is planned, where only that is told', () => {
    const text = '2031年公务接待费预算为5.40万元，国内公务接待批次为60次，共计接待450人次，人均120元。';
    expect(
      missed(text, [
        ['450人次', '950人次', 'TEXT-AVERAGE'],
        ['人均120', '人均180', 'TEXT-AVERAGE'],
        ['5.40万元', '8.40万元', 'TEXT-AVERAGE'],
      ]),
    ).toEqual([]);
    // The average may be that of the year before.
    expect(faults(text.replace('人均120', '人均97'))).toEqual([]);
  });
});

describe('how much for each', () => {
  test('is told behind a stroke, for each visit, or as what a standard was raised to', () => {
    expect(
      missed(
        '拟安排出访3批次8人，预算费用3.50万元/人，共计28.00万元。\n预计门诊42000人次，次均费用180.00元，门诊收入预计756.00万元。\n生均公用经费标准由700元提高到850元，按在校学生640名计算，共需54.40万元。',
        [
          ['8人', '6人', 'TEXT-AVERAGE'],
          ['3.50万元/人', '3.90万元/人', 'TEXT-AVERAGE'],
          ['28.00', '23.00', 'TEXT-AVERAGE'],
          ['42000', '47000', 'TEXT-AVERAGE'],
          ['756.00', '716.00', 'TEXT-AVERAGE'],
          ['850元', '350元', 'TEXT-AVERAGE'],
          ['54.40', '54.90', 'TEXT-AVERAGE'],
        ],
      ),
    ).toEqual([]);
    for (const text of [
      '聘用8人，费用3000元/人/月，共计28.80万元。',
      '聘用8人，费用3000元/人·月，共计28.80万元。',
      '开会3次，次均费用2.00万元，会议费预计6.50万元。',
    ]) {
      expect(faults(text)).toEqual([]);
    }
  });
});
