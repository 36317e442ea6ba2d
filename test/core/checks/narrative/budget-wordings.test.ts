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
