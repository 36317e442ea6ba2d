import { describe, expect, test } from 'vitest';
import { faults, missed } from './misprints-of.js';

describe('people and projects that are counted', () => {
  test('by office and by grade make up their number', () => {
    expect(
      missed(
        '年末实有人数31人，其中：在职人员22人，离休人员0人，退休人员9人。\n2031年我单位对7个项目开展绩效自评，其中评价结果为优5个，良2个。',
        [
          ['31人', '37人', 'TEXT-ENUM-SUM'],
          ['22人', '28人', 'TEXT-ENUM-SUM'],
          ['9人', '8人', 'TEXT-ENUM-SUM'],
          ['7个', '9个', 'TEXT-ENUM-SUM'],
          ['优5', '优6', 'TEXT-ENUM-SUM'],
        ],
      ),
    ).toEqual([]);
  });

  test('say nothing where a kind may be left out, or the number is of something else', () => {
    for (const text of [
      '核定编制人数31人，其中：在职人员22人，退休人员5人。',
      '年末实有在职人员总数22人，实有离休人员0人，实有退休人员9人。',
      '年末实有人数31人，其中：在职人员22人，党员12人。',
      '年末实有人数31人，其中：离退休人员9人，离休人员0人，退休人员9人。',
      '2031年我单位对7个项目开展绩效自评，其中重点项目2个，良1个。',
    ]) {
      expect(faults(text)).toEqual([]);
    }
  });
});

describe('how many, how much for each, how much in all', () => {
  test('agree', () => {
    expect(
      missed(
        '公用经费按定额安排，人均公用经费1.25万元，按在职48人计算，共计60.00万元。\n公务用车购置费支出74万元。全年购置轿车2辆（每辆18万元）、小型客车1辆（每辆38万元）。',
        [
          ['1.25', '1.75', 'TEXT-AVERAGE'],
          ['48人', '43人', 'TEXT-AVERAGE'],
          ['60.00', '90.00', 'TEXT-AVERAGE'],
          ['74万元', '47万元', 'TEXT-AVERAGE'],
          ['2辆', '3辆', 'TEXT-AVERAGE'],
          ['38万元', '33万元', 'TEXT-AVERAGE'],
        ],
      ),
    ).toEqual([]);
  });

  test('are not multiplied where months count as well, or where a price is missing', () => {
    for (const text of [
      '每人每月500元，按20人计算，共计12.00万元。',
      '公务用车购置费支出74万元。全年购置轿车2辆（每辆18万元）、小型客车1辆。',
      '公务用车购置费支出74万元。全年购置轿车2辆（每辆约18万元）、小型客车1辆（每辆30万元）。',
      // From how much on a thing is counted is no price.
      '公务用车购置费0万元。截至2030年12月31日，本单位共有车辆2辆，单价100万元以上设备1台。',
      '公务用车购置费0万元。截至2030年12月31日，本单位共有车辆2辆，单价50万元（含）以上通用设备1台。',
    ]) {
      expect(faults(text)).toEqual([]);
    }
  });

  test('an average of the staff is not that of the guests', () => {
    expect(
      faults(
        '公务接待费支出4.80万元，接待12批次，共接待160人次。\n人均公用经费1.25万元，按在职48人计算，共计60.00万元。',
      ),
    ).toEqual([]);
    expect(faults('公务接待费支出4.80万元，接待12批次，共接待160人次，人均接待费0.08万元。')).toHaveLength(1);
  });
});

describe('what is listed and need not be all', () => {
  test('kinds of assets are told where one digit is wrong', () => {
    const text = '资产总额2,610.37万元，其中：流动资产402.15万元，固定资产1,380.90万元，在建工程827.32万元。';
    expect(
      missed(text, [
        ['2,610.37', '2,670.37', 'TEXT-ENUM-SUM'],
        ['402.15', '482.15', 'TEXT-ENUM-SUM'],
        ['827.32', '827.92', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
    // A kind that is not listed, and what assets have lost.
    expect(faults(text.replace('827.32', '614.08'))).toEqual([]);
    expect(
      faults('资产总额2,610.37万元，其中：流动资产402.15万元，固定资产原值2,980.90万元，净值2,208.22万元。'),
    ).toEqual([]);
  });

  test('reasons in the next sentence, and on the next line, are told where one digit is wrong', () => {
    const text =
      '一般公共预算收入2,310.48万元，与上年相比增加163.48万元，增长7.61%。主要原因是安排增加人员经费141.25万元、追加租赁费增加22.23万元。';
    for (const one of [text, text.replace('。主要', '。\n主要')]) {
      expect(
        missed(one, [
          ['141.25', '147.25', 'TEXT-CHANGE-SUM'],
          ['22.23', '82.23', 'TEXT-CHANGE-SUM'],
        ]),
      ).toEqual([]);
    }
    expect(faults(text.replace('22.23', '9.05'))).toEqual([]);
  });

  test('a share of one kind of procurement is held against that kind', () => {
    expect(
      missed(
        '政府采购支出总额200.00万元，其中：政府采购货物支出80.00万元、政府采购工程支出50.00万元、政府采购服务支出70.00万元。授予中小企业合同金额150.00万元，占政府采购支出总额的75.00%；货物采购授予中小企业合同金额56.00万元，占货物支出金额的70.00%。',
        [
          ['70.00%', '79.00%', 'TEXT-PERCENT'],
          ['56.00', '58.00', 'TEXT-PERCENT'],
        ],
      ),
    ).toEqual([]);
  });
});
