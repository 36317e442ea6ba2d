import { describe, expect, test } from 'vitest';
import { faults, missed } from './misprints-of.js';

describe('projects that were evaluated, by the procedure', () => {
  const text =
    '对2031年度部门项目支出实施绩效评价，评价项目32个，占部门项目总数的40.00%，涉及金额5206.80万元。其中，普通程序评价项目5个，涉及金额3120.50万元；简易程序评价项目27个，涉及金额2086.30万元。';

  test('numbers and amounts make up those of all', () => {
    expect(
      missed(text, [
        ['评价项目32', '评价项目35', 'TEXT-ENUM-SUM'],
        ['普通程序评价项目5', '普通程序评价项目8', 'TEXT-ENUM-SUM'],
        ['简易程序评价项目27', '简易程序评价项目21', 'TEXT-ENUM-SUM'],
        ['5206.80', '5236.80', 'TEXT-ENUM-SUM'],
        ['3120.50', '3150.50', 'TEXT-ENUM-SUM'],
        ['2086.30', '2086.90', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
  });

  test('an amount behind the list of a number that is not parted says nothing', () => {
    // The list is of other projects than those before it.
    expect(
      faults(
        '开展自评项目40个，涉及金额900.00万元。本年新增甲类项目15个，金额300.00万元；乙类项目25个，金额500.00万元。',
      ),
    ).toEqual([]);
    // Not all of the projects are told of.
    expect(
      faults('评价项目40个，涉及金额900.00万元。其中，甲类项目15个，金额300.00万元；乙类项目20个，金额500.00万元。'),
    ).toEqual([]);
  });
});

describe('车均购置费', () => {
  const text =
    '公务用车购置费2031年度决算数98.40万元，比2031年年初预算数110.00万元减少11.60万元。2031年度购置（更新）6辆，车均购置费16.40万元。公务用车运行维护费2031年度决算数75.60万元。2031年度公务用车保有量42辆，车均运行维护费1.80万元。';

  test('is what the cars cost by how many were bought', () => {
    expect(
      missed(text, [
        ['（更新）6', '（更新）8', 'TEXT-AVERAGE'],
        ['购置费16.40', '购置费46.40', 'TEXT-AVERAGE'],
        ['购置费16.40', '购置费16.70', 'TEXT-AVERAGE'],
        ['维护费1.80', '维护费1.30', 'TEXT-AVERAGE'],
      ]),
    ).toEqual([]);
  });

  test('is not divided by the cars there are, or by those that were scrapped', () => {
    expect(faults('公务用车购置费支出98.40万元，车均购置费16.40万元，年末公务用车保有量42辆，年内报废3辆。')).toEqual(
      [],
    );
  });

  test('says nothing of cars that nobody bought', () => {
    expect(faults('公务用车购置费支出0万元，购置0辆，车均购置费0万元。')).toEqual([]);
  });
});

describe('“三公”经费 with the two halves of the cars', () => {
  const text =
    '2031年“三公”经费财政拨款预算比上年减少8.40万元，其中：因公出国（境）费增加0万元，主要原因是：未安排预算；公务用车购置费减少6.20万元，主要原因是：不再更新车辆；公务用车运行费减少1.70万元，主要原因是：压减支出；公务接待费减少0.50万元，主要原因是：严控标准。';

  test('the changes of the parts make up that of all', () => {
    expect(
      missed(text, [
        ['8.40', '8.70', 'TEXT-CHANGE-SUM'],
        ['6.20', '6.80', 'TEXT-CHANGE-SUM'],
        ['1.70', '1.40', 'TEXT-CHANGE-SUM'],
        ['0.50', '0.90', 'TEXT-CHANGE-SUM'],
        ['接待费减少', '接待费增加', 'TEXT-CHANGE-SUM'],
      ]),
    ).toEqual([]);
  });

  test('where one of the halves is not told the list is open', () => {
    expect(
      faults(
        '2031年“三公”经费预算比上年减少8.40万元，其中：因公出国（境）费增加0万元；公务用车运行费减少1.70万元；公务接待费减少0.50万元。',
      ),
    ).toEqual([]);
  });
});

describe('what a total is made of', () => {
  test('专项资金支出 is spending like the parts beside it', () => {
    const text =
      '项目支出2031年年初预算数为1386.40万元，其中：业务工作经费支出86.40万元，主要用于普查等方面；运行维护经费支出0万元；县级专项资金支出1300.00万元，主要用于创新平台等方面。';
    expect(
      missed(text, [
        ['1386.40', '1381.40', 'TEXT-ENUM-SUM'],
        ['1300.00', '1309.00', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
    // Another part may be left out.
    expect(faults(text.replace('1386.40', '1386.90').replace('运行维护经费支出0万元；', ''))).toEqual([]);
  });
});
