import { describe, expect, test } from 'vitest';
import { faults, missed } from './misprints-of.js';

describe('shares of a total that is named, in two ways of parting it', () => {
  const text = [
    '2031年收入总预算12480360.25元。',
    '2031年支出总预算12480360.25元，基本支出预算8206140.10元，占支出总预算65.75%，项目支出预算4274220.15元，占支出总预算34.25%。',
    '（1）一般公共服务支出类科目5618420.55元，占支出总预算45.02%。',
    '（2）农林水支出类科目6361939.70元，占支出总预算50.98%。',
    '（3）住房保障支出类科目500000.00元，占支出总预算4.01%。',
  ].join('\n');

  test('each of the two makes up the total', () => {
    expect(
      missed(text, [
        ['支出总预算12480360.25', '支出总预算12480390.25', 'TEXT-ENUM-SUM'],
        ['8206140.10', '8206140.70', 'TEXT-ENUM-SUM'],
        ['4274220.15', '4274220.18', 'TEXT-ENUM-SUM'],
        ['5618420.55', '5618920.55', 'TEXT-ENUM-SUM'],
        ['6361939.70', '6361939.10', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
  });

  test('one wrong total is told once, and not by each share', () => {
    const found = faults(text.replace('支出总预算12480360.25', '支出总预算72480360.25'));
    expect(found.filter((one) => one.startsWith('TEXT-PERCENT'))).toEqual([
      expect.stringMatching(/^TEXT-PERCENT 72480360\.25元→12,4/),
    ]);
  });

  test('parts that do not make 100 % are no list, and parts of a part no way of their own', () => {
    expect(
      faults(
        '2031年支出总预算800.00万元，基本支出预算600.00万元，占支出总预算75.00%，工资160.02万元，占支出总预算20.00%。',
      ),
    ).toEqual([]);
    expect(
      faults(
        '2031年支出总预算800.00万元，基本支出预算600.00万元，占支出总预算75.00%，其中人员经费440.00万元，占支出总预算55.00%；项目支出预算200.00万元，占支出总预算25.00%。',
      ),
    ).toEqual([]);
  });
});

describe('购置 and 运行 below a heading that names the cars', () => {
  const text = '2031年预算安排368.40万元，其中：公务用车运行费314.60万元、公务用车购置费53.80万元。';

  test('make up an amount without a name', () => {
    expect(
      missed(text, [
        ['368.40', '363.40', 'TEXT-ENUM-SUM'],
        ['314.60', '317.60', 'TEXT-ENUM-SUM'],
        ['53.80', '13.80', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
  });

  test('beside other parts of “三公”经费 they need not', () => {
    expect(faults(text.replace('368.40', '402.15'))).toEqual([]);
    expect(faults(text.replace('2031年预算安排368.40', '“三公”经费预算安排368.90'))).toEqual([]);
  });
});
