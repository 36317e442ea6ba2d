import { describe, expect, test } from 'vitest';
import { faults, missed } from './misprints-of.js';

describe('kinds of people', () => {
  test('make up their number where they leave nothing out', () => {
    expect(
      missed(
        '（二）本部门编制61人，其中行政编制25人、事业编制36人。\n本校现有学生333人，其中高一112人、高二116人、高三105人；教职工49人，其中专任教师38人、工勤人员8人、其他3人。\n本院现有干警81人，其中：员额法官26人；审判辅助人员38人；司法行政人员17人。',
        [
          ['编制61', '编制67', 'TEXT-ENUM-SUM'],
          ['25人', '20人', 'TEXT-ENUM-SUM'],
          ['333人', '338人', 'TEXT-ENUM-SUM'],
          ['高三105', '高三102', 'TEXT-ENUM-SUM'],
          ['38人、工勤', '33人、工勤', 'TEXT-ENUM-SUM'],
          ['17人', '77人', 'TEXT-ENUM-SUM'],
        ],
      ),
    ).toEqual([]);
  });

  test('are never more than it, and may be fewer where others are left out', () => {
    expect(faults('现有教职工49人，其中专任教师38人、工勤人员18人。')).toEqual(['TEXT-ENUM-SUM 49人→56人']);
    for (const text of [
      '现有教职工49人，其中专任教师38人、工勤人员8人。',
      '现有职工49人，其中党员38人、女职工28人。',
      '现有职工49人，其中行政人员8人、事业人员12人、借调人员9人。',
      '在职职工83人（行政52人、事业31人），退休29人。',
    ]) {
      expect(faults(text)).toEqual([]);
    }
  });

  test('come to what the sentence counts up', () => {
    expect(
      missed('本部门现有在职职工83人（行政52人、事业31人），退休29人，遗属2人，合计供养114人。', [
        ['83人', '86人', 'TEXT-ENUM-SUM'],
        ['事业31', '事业37', 'TEXT-ENUM-SUM'],
        ['退休29', '退休20', 'TEXT-ENUM-SUM'],
        ['114人', '144人', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
  });
});

describe('a number as a share of another', () => {
  test('agrees with both', () => {
    expect(
      missed(
        '填报绩效目标的预算项目18个，占本部门全部预算项目25个的72.00%。\n教职工88人，其中专任教师62人，占70.45%。\n预计全年办理案件2600件，其中刑事案件1850件，占71.2%。',
        [
          ['项目18个', '项目13个', 'TEXT-PERCENT'],
          ['25个', '26个', 'TEXT-PERCENT'],
          ['72.00%', '27.00%', 'TEXT-PERCENT'],
          ['70.45%', '76.45%', 'TEXT-PERCENT'],
        ],
      ),
    ).toEqual([]);
    expect(faults('教职工88人，其中专任教师62人，其中高级教师31人，占50.00%。')).toEqual([]);
    expect(faults('教职工88人，其中培训30人，占全年培训计划的12.50%。')).toEqual([]);
  });
});

describe('how much for each', () => {
  test('agrees with how many and how much in all', () => {
    expect(
      missed(
        '村级组织运转补助涉及9个村，每村补助20000元，共计180000元。\n全镇14个行政村，村级运转经费按每村3.60万元安排，共安排50.40万元。\n陪审员经费91.00万元，惠及13个审判团队，平均每个团队7.00万元。\n补助按每人1.20万元、30人安排，合计36.00万元。',
        [
          ['9个村', '6个村', 'TEXT-AVERAGE'],
          ['20000元', '30000元', 'TEXT-AVERAGE'],
          ['180000', '150000', 'TEXT-AVERAGE'],
          ['14个', '11个', 'TEXT-AVERAGE'],
          ['50.40', '56.40', 'TEXT-AVERAGE'],
          ['7.00万元', '1.00万元', 'TEXT-AVERAGE'],
          ['36.00', '39.00', 'TEXT-AVERAGE'],
        ],
      ),
    ).toEqual([]);
  });

  test('says nothing of what is near, of months, and of a gap that no digit explains', () => {
    for (const text of [
      '涉及9个村，每村补助约2万元，共计20万元。',
      '培训4期，每期60人，每人标准400元，共计9.60万元。',
      '聘用9人，每人每月3000元，共计32.40万元。',
      '涉及9个村，每村补助2.00万元，共计31.50万元。',
      '涉及9个村，每村补助2.00万元，另有工作经费3.00万元，共计21.00万元。',
    ]) {
      expect(faults(text)).toEqual([]);
    }
  });
});

describe('totals of both sides', () => {
  test('are those of each', () => {
    expect(
      missed(
        '按照综合预算的原则，本镇2031年收支总预算1163.94万元。\n（一）收入预算情况\n2031年收入预算1163.94万元，比上年有所增加。\n（二）支出预算情况\n2031年支出预算1163.94万元，比上年有所增加。',
        [
          ['总预算1163.94', '总预算1168.94', 'TEXT-ENUM-SUM'],
          ['支出预算1163.94', '支出预算1163.49', 'TEXT-ENUM-SUM'],
        ],
      ),
    ).toEqual([]);
    expect(faults('2031年收支总预算1163.94万元。\n2031年财政拨款收入预算1163.49万元。')).toEqual([]);
    expect(faults('2031年收支总预算1163.94万元。\n2030年收入预算1163.49万元。')).toEqual([]);
  });
});
