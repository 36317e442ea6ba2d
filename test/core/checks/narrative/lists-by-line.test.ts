import { describe, expect, test } from 'vitest';
import { faults, missed } from './misprints-of.js';

describe('parts on lines of their own', () => {
  const LINES =
    '某某局本年支出预算合计936.45万元，其中：\n基本支出530.12万元，占56.61%。\n项目支出372.30万元，占39.76%。\n预留机动经费34.03万元，占3.63%。';

  test('have their shares of the total above, and make it up', () => {
    expect(
      missed(LINES, [
        ['372.30万', '327.30万', 'TEXT-ENUM-SUM'],
        ['530.12万', '580.12万', 'TEXT-ENUM-SUM'],
        ['39.76%', '36.76%', 'TEXT-PERCENT'],
        ['3.63%', '8.63%', 'TEXT-PERCENT'],
      ]),
    ).toEqual([]);
    // A line may be wrapped in its midst.
    expect(missed(LINES.replace('占39.76%', '占\n39.76%'), [['39.76%', '36.76%', 'TEXT-PERCENT']])).toEqual([]);
  });

  test('end where a line says something else', () => {
    const more = `${LINES}\n政府采购预算80.05万元，占项目支出预算的比重比上年提高。\n上年结转12.10万元，较上年减少3.00万元。`;
    expect(faults(more)).toEqual([]);
  });

  test('are the items of a 类 that a line names with its amount', () => {
    const text =
      '（二）公用经费201.61万元\n商品和服务支出（类）201.61万元\n（1）办公费（款）支出110.25万元。用于购买办公用品等支出。\n（2）差旅费（款）支出70.33万元。用于出差发生的支出。\n（3）邮电费（款）支出21.03万元。用于邮寄和电话等支出。';
    expect(
      missed(text, [
        ['110.25', '119.25', 'TEXT-ENUM-SUM'],
        ['21.03', '27.03', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
    // Some of what is numbered below an amount that is not of a classification need not make it up.
    expect(
      faults('公用经费201.61万元\n（1）办公费110.25万元。\n（2）差旅费70.33万元。\n（3）邮电费27.03万元。'),
    ).toEqual([]);
  });

  test('are all of a total that is said to hold them, though they are two', () => {
    const text =
      '（一）收入预算总计936.45万元。包括：\n1．财政拨款收入预算总计836.25万元。\n一般公共预算收入836.25万元，与上年相比增加16.15万元，增长1.97%。\n2．事业单位经营收入预算总计100.20万元。与上年一致。';
    expect(
      missed(text, [
        ['总计936.45', '总计986.45', 'TEXT-ENUM-SUM'],
        ['总计100.20', '总计180.20', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
  });
});
