import { describe, expect, it } from 'vitest';
import { read } from '../documents.js';
import { ask } from '../rules/cases.js';

/** What TEXT-ITEM says where the table prints the given text for the item that the sentence tells as 40.00. */
function judged(printed: string) {
  const text = [
    '2031年部门预算',
    '二、一般公共预算支出情况',
    '小学教育支出情况：教育支出（类）普通教育（款）小学教育（项）40.00万元。',
    '一般公共预算支出表',
    '单位：万元',
    '科目编码\t科目名称\t合计\t基本支出\t项目支出',
    '2050201\t学前教育\t25.00\t20.00\t5.00',
    `2050202\t小学教育\t${printed}\t30.00\t10.00`,
    '合计\t\t65.00\t50.00\t15.00',
  ];
  const of = read(text.join('\n'));
  const { line, findings } = ask('TEXT-ITEM', of);
  const cells = ask('NUM-CELL', of).findings.map(({ message }) => message);
  const sums = ask('SUM-ROW', of);
  return { state: line.state, count: findings.length, cells: cells.length, sums: sums.findings.length };
}

describe('a cell whose figure was misread', () => {
  it('is told itself and accuses neither the text nor another cell', () => {
    expect(judged('40.00')).toMatchObject({ state: 'pass', count: 0, cells: 0, sums: 0 });
    for (const printed of ['04.00', '4O.00', '40.0.0', '4,0.00', '约40']) {
      expect({ printed, ...judged(printed) }).toMatchObject({ printed, count: 0, cells: 1, sums: 0 });
      expect(judged(printed).state).not.toBe('pass');
    }
    expect(judged('41.00')).toMatchObject({ state: 'finding', count: 1, cells: 0, sums: 1 });
  });
});
