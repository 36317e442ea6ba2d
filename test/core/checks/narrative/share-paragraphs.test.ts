import { describe, expect, test } from 'vitest';
import { faults, missed } from './misprints-of.js';

describe('shares of a list whose parts stand in paragraphs of their own', () => {
  const income =
    '某某县水利局收入预算733.50万元，其中：\n一般公共预算614.20万元，占83.74%，比上年有所增加。\n政府性基金预算81.90万元，占11.17%，比上年有所减少。\n上年结转37.40万元，占5.10%，比上年有所减少。';
  const spending =
    '某某县水利局支出预算733.50万元，其中：\n基本支出291.30万元，占39.71%，比上年减少，主要原因是人员减少；公用经费增加。\n项目支出442.20万元，占60.29%。';

  test('are of the whole that the first of them is listed under', () => {
    expect(faults(income)).toEqual([]);
    expect(
      missed(income, [
        ['11.17%', '17.17%', 'TEXT-PERCENT'],
        ['5.10%', '8.10%', 'TEXT-PERCENT'],
        ['81.90', '31.90', 'TEXT-PERCENT'],
        ['37.40', '67.40', 'TEXT-PERCENT'],
      ]),
    ).toEqual([]);
    expect(faults(spending)).toEqual([]);
    expect(missed(spending, [['60.29%', '90.29%', 'TEXT-PERCENT']])).toEqual([]);
  });

  test('what is a share of one of the parts is none of the whole', () => {
    expect(
      faults(
        '支出预算80.50万元，其中：\n基本支出60.10万元，占74.66%。\n工资福利支出40.00万元，占66.56%。\n项目支出20.40万元，占25.34%。',
      ),
    ).toEqual([]);
    expect(
      faults(
        '支出预算80.50万元，其中：\n基本支出60.10万元，占74.66%。\n工资福利支出40.00万元，占基本支出的66.56%。\n项目支出20.40万元，占25.34%。',
      ),
    ).toEqual([]);
    expect(
      faults('支出预算80.50万元，其中：\n基本支出60.10万元，占74.66%。\n工资福利支出40.00万元，占66.56%。'),
    ).toEqual([]);
  });
});
