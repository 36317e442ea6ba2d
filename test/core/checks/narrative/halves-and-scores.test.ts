import { describe, expect, test } from 'vitest';
import { faults, missed } from './misprints-of.js';

describe('projects by the score of their own evaluation', () => {
  const text =
    '2031年度对42个项目开展绩效自评，涉及金额3218.60万元，其中：自评得分90分（含）以上的33个，80分（含）至90分的7个，80分以下的2个。';

  test('from the top to the bottom nothing is left out', () => {
    expect(
      missed(text, [
        ['42个', '45个', 'TEXT-ENUM-SUM'],
        ['33个', '31个', 'TEXT-ENUM-SUM'],
        ['7个', '9个', 'TEXT-ENUM-SUM'],
        ['2个。', '3个。', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
  });

  test('without the lowest scores others may be left out', () => {
    expect(faults('对42个项目开展绩效自评，其中：自评得分90分以上的31个，80分以上90分以下的7个。')).toEqual([]);
    expect(faults('对42个项目开展绩效自评，其中：80分以上90分以下的7个，80分以下的2个。')).toEqual([]);
  });
});

describe('公务接待费 of guests from abroad and from the country itself', () => {
  const text =
    '（3）公务接待费预算为9.00万元，支出决算为6.34万元，完成预算的70.44%。其中：外事接待支出0.52万元，主要用于来访交流，接待9人次，1批次。其他国内公务接待支出5.82万元，主要用于业务检查，接待412人次，46批次。';

  test('the second half stands in a sentence of its own', () => {
    expect(
      missed(text, [
        ['外事接待支出0.52', '外事接待支出0.82', 'TEXT-ENUM-SUM'],
        ['公务接待支出5.82', '公务接待支出5.32', 'TEXT-ENUM-SUM'],
        ['6.34', '6.37', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
  });

  test('of the year before, or of another whole, it is none', () => {
    expect(
      faults(
        '公务接待费支出决算为6.34万元。其中：外事接待支出0.52万元。2031年共接待46批次。本年接待来宾412人次。全年会议3次。其他国内公务接待支出5.31万元。',
      ),
    ).toEqual([]);
    expect(faults('“三公”经费支出20.00万元。其中：外事接待支出0.52万元。国内公务接待支出5.31万元。')).toEqual([]);
  });
});

describe('net assets', () => {
  const text =
    '资产总额3120.46万元，其中：流动资产420.30万元，固定资产净值2608.91万元，无形资产91.25万元。负债总额58.62万元，净资产3061.84万元。';

  test('behind the kinds of assets the sentence of the debts goes on', () => {
    expect(
      missed(text, [
        ['58.62', '88.62', 'TEXT-ENUM-SUM'],
        ['58.62', '58.92', 'TEXT-ENUM-SUM'],
        ['3061.84', '3061.24', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
  });

  test('what is told of others in between is none of it', () => {
    expect(faults('资产总额3120.46万元。下属单位3家，职工86人。负债总额58.62万元，净资产1061.84万元。')).toEqual([]);
  });
});

describe('an average of its own sentence', () => {
  const text =
    '“三公”经费支出12.60万元，其中：因公出国（境）费0万元，公务用车购置及运行维护费9.20万元，公务接待费3.40万元。\n公务接待费3.40万元，全年国内公务接待28批次、340人次，人均100元。';

  test('is of the amount and the number there', () => {
    expect(
      missed(text, [
        ['\n公务接待费3.40', '\n公务接待费3.90', 'TEXT-AVERAGE'],
        ['340人次', '310人次', 'TEXT-AVERAGE'],
        ['100元', '400元', 'TEXT-AVERAGE'],
      ]),
    ).toEqual([]);
  });

  test('may be of others where no wrong digit explains it', () => {
    expect(
      faults(
        '公务用车运行维护费9.20万元，公务用车保有量4辆，单车运行费用2.30万元。\n执法车辆运行维护费4.60万元，保有量4辆，单车运行费用2.30万元。',
      ),
    ).toEqual([]);
  });
});
