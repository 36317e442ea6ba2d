import { describe, expect, test } from 'vitest';
import { subject, table } from '../build.js';
import { ask, brief } from './cases.js';
import { says } from './words.js';

/** A table with two sides, as a text prints it. */
const OVERVIEW = [
  '2031年度收支预算总表',
  '单位：万元',
  '收入\t\t支出\t',
  '项目\t预算数\t项目\t预算数',
  '一、一般公共预算拨款收入\t90.00\t一、一般公共服务支出\t70.00',
  '二、政府性基金预算拨款收入\t10.00\t二、教育支出\t20.00',
  '三、事业收入\t5.00\t三、社会保障和就业支出\t10.00',
  '\t\t四、卫生健康支出\t8.00',
  '本年收入合计\t105.00\t本年支出合计\t108.00',
  '上年结转结余\t3.00\t年终结转结余\t',
  '收入总计\t108.00\t支出总计\t108.00',
];

describe('an amount without a name', () => {
  test('on one side of a table with two sides is a doubt', () => {
    expect(says('NUM-CELL', OVERVIEW.join('\n'))).toEqual([]);
    const stray = OVERVIEW.map((line) => line.replace('\t\t四、卫生', '\t8.00\t四、卫生'));
    expect(says('NUM-CELL', stray.join('\n'))).toEqual([expect.stringMatching(/^warning .*印有“8\.00”.*没有项目名称/)]);
  });

  test('is no doubt in a list, where a row may have no name', () => {
    const list = table({ kind: 'expenditure', columns: 'function total basic', rows: '2010101|5.00|5.00\n|3.00|3.00' });
    expect(brief(ask('NUM-CELL', subject([list])).findings)).toEqual([]);
  });
});

describe('a row that was left out', () => {
  const total = (rows: string): readonly string[] =>
    ask(
      'SUM-TOTAL-ROW',
      subject([
        table({
          kind: 'income-expenditure-overview',
          columns: 'item@0 amount@0 item@1 amount@1',
          rows: `general-public|90.00|class:201|90.00${rows}\ntotal-income|90.00|total-expenditure|90.00`,
        }),
      ]),
    ).findings.map(({ severity, message }) => `${severity} ${message}`);

  test('本年收入 on one side', () => {
    expect(total('\ncurrent-income|90.00|current-expenditure|90.00')).toEqual([]);
    expect(total('')).toEqual([]);
    expect(total('\n||current-expenditure|90.00')).toEqual([
      expect.stringMatching(/^warning .*没有“本年收入（合计）”的行/),
    ]);
    expect(total('\ncurrent-income|90.00||')).toEqual([expect.stringMatching(/^warning .*没有“本年支出（合计）”的行/)]);
  });

  test('「一、」 above 「（一）」', () => {
    const fiscal = [
      '2031年度财政拨款收支预算总表',
      '单位：万元',
      '收入\t\t支出\t',
      '项目\t预算数\t项目\t预算数',
      '一、本年收入\t100.00\t一、本年支出\t100.00',
      '（一）一般公共预算拨款\t90.00\t（一）一般公共服务支出\t70.00',
      '（二）政府性基金预算拨款\t10.00\t（二）教育支出\t30.00',
      '二、上年结转\t\t二、年终结转结余\t',
      '收入总计\t100.00\t支出总计\t100.00',
    ];
    expect(says('SUM-TOTAL-ROW', fiscal.join('\n'))).toEqual([]);
    const lost = fiscal.filter((line) => !line.startsWith('一、'));
    expect(says('SUM-TOTAL-ROW', lost.join('\n'))).toContainEqual(expect.stringMatching(/“（一）”之前没有“一、”的行/));
  });

  test('合计 of procurement, where the other tables have theirs', () => {
    const list = (kind: 'income' | 'expenditure' | 'procurement', whole: string): ReturnType<typeof table> =>
      table({ kind, columns: 'project.name total', rows: `甲类业务|2.00\n乙类业务|3.00\n丙类业务|4.00${whole}` });
    const found = (whole: string): readonly string[] =>
      brief(
        ask(
          'SUM-TOTAL-ROW',
          subject([list('income', '\n合计|9.00'), list('expenditure', '\n合计|9.00'), list('procurement', whole)]),
        ).findings,
      );
    expect(found('\n合计|9.00')).toEqual([]);
    expect(found('')).toHaveLength(1);
  });
});

test('the budget beside the outcome of 三公 adds up as well', () => {
  const own = (budgeted: string): ReturnType<typeof table> =>
    table({
      kind: 'three-public',
      columns:
        'budgeted.three-public budgeted.three-public.abroad budgeted.three-public.reception budgeted.three-public.car three-public three-public.abroad three-public.reception three-public.car',
      rows: `9.00|1.00|${budgeted}|6.00|8.00|1.00|2.00|5.00`,
    });
  expect(ask('SUM-3P', subject([own('2.00')]))).toMatchObject({ line: { state: 'pass', count: 2 }, findings: [] });
  expect(ask('SUM-3P', subject([own('3.00')])).findings).toHaveLength(1);
});

describe('a main table with nothing in it', () => {
  const income = table({ kind: 'income', columns: 'unit total', rows: '合计|9.00' });
  const spent = (rows: string): ReturnType<typeof table> => {
    const own = table({ kind: 'expenditure', columns: 'function total', rows });
    return rows === '' ? { ...own, rows: [], isEmpty: true } : own;
  };
  const found = (of: ReturnType<typeof subject>): readonly string[] =>
    ask('DISC-EMPTY-TABLE-NOTE', of).findings.map(({ severity, message }) => `${severity} ${message}`);

  test('is a doubt while another one lists money', () => {
    expect(found(subject([income, spent('合计|9.00')]))).toEqual([]);
    expect(found(subject([income, spent('')]))).toEqual([expect.stringMatching(/^warning .*没有数据，而.*列有金额/)]);
  });

  test('is none where rows were not read as such', () => {
    const loose = subject([income, spent('')]);
    const passage = { text: '2010101 行政运行 9.00 6.00 3.00', section: null, marks: [{ start: 0, at: { line: 9 } }] };
    const passages = [passage] as (typeof loose)['disclosure']['passages'];
    expect(found({ ...loose, disclosure: { ...loose.disclosure, passages } })).toEqual([]);
  });
});
