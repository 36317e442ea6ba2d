/** Overviews that call the total of the year otherwise than 本年收入合计, and amounts by nothing but their year. */
import { describe, expect, it } from 'vitest';
import { checkDocument } from '../../../src/core/checks/index.js';
import { columnsOf, recogniseText } from './helpers.js';

const itemsOf = (text: string): readonly string[] =>
  recogniseText(text).tables.flatMap(({ rows }) =>
    rows.flatMap(({ lines }) => lines.flatMap(({ label, item }) => (item === null ? [] : [`${label} ${item}`]))),
  );

const OVERVIEW = `2031年某某县渔政站部门预算

附表1 收支预算总体情况表
单位：万元
|收入||支出||
|项目|预算数|项目|预算数|
|一、财政拨款（补助）|80.00|一、教育支出|30.00|
|1.一般公共预算|70.00|二、农林水支出|60.00|
|2.政府性基金预算|10.00|||
|二、事业收入|5.00|||
|收入合计|85.00|支出合计|90.00|
|上年结转结余|5.00|结转下年||
|收入总计|90.00|支出总计|90.00|`;

const found = (text: string): readonly string[] =>
  checkDocument({ document: 'a', disclosure: recogniseText(text) })
    .findings.filter(({ family, outcome }) => family === 'arithmetic' && outcome === 'finding')
    .map(({ severity, rule }) => `${severity} ${rule}`);

describe('the total of the year', () => {
  it.each(['收入合计|85.00|支出合计', '小计|85.00|小计'])('is known before what was carried over: %s', (line) => {
    const text = OVERVIEW.replace('收入合计|85.00|支出合计', line);
    expect(itemsOf(text)).toEqual(
      expect.arrayContaining([
        '财政拨款（补助） fiscal',
        `${line.split('|')[0] ?? ''} current-income`,
        `${line.split('|')[2] ?? ''} current-expenditure`,
        '收入总计 total-income',
        '支出总计 total-expenditure',
      ]),
    );
    expect(found(text)).toEqual([]);
    expect(found(text.replace('|85.00|', '|58.00|'))).toContain('error SUM-CURRENT');
    expect(found(text.replace('计|90.00|\n|上年', '计|96.00|\n|上年'))).toContain('error SUM-CURRENT');
    expect(found(text.replace('（补助）|80.00', '（补助）|30.00'))).toContain('error SUM-CURRENT');
  });

  it('is not looked for where the table has a total of the year, or only one total', () => {
    const plain = OVERVIEW.replace('收入合计|85.00|支出合计', '本年收入合计|85.00|本年支出合计');
    expect(itemsOf(plain)).toContain('本年收入合计 current-income');
    const [head = ''] = OVERVIEW.split('|上年结转结余');
    expect(itemsOf(`${head}`)).toContain('收入合计 total-income');
  });
});

describe('columns that are called by their year', () => {
  it('hold the amounts of the later year, beside those of the year before and the change', () => {
    const { tables } = recogniseText(`2031年收支总表
单位：万元
|收入|||支出|||
|项目|2030年|2031年|项目|2030年|2031年|
|一、一般公共预算|70.00|80.00|一、农林水支出|70.00|80.00|
|收入总计|70.00|80.00|支出总计|70.00|80.00|`);
    expect(columnsOf(tables[0]).filter((one) => one.includes('年'))).toEqual([
      '收入/2030年 → other',
      '收入/2031年 → amount',
      '支出/2030年 → other',
      '支出/2031年 → amount',
    ]);
    const funds = recogniseText(`2031年财政拨款收支总表
单位：万元
|收入||支出|||
|项目|2031年|项目|小计|一般公共预算|政府性基金预算|
|一、一般公共预算|80.00|一、农林水支出|80.00|80.00||
|收入总计|80.00|支出总计|80.00|80.00||`);
    expect(columnsOf(funds.tables[0])).toContain('支出/小计 → total');
    const three = recogniseText(`2031年一般公共预算“三公”经费支出情况统计表
单位：万元
|项目|2030年|2031年|增减变化金额|增减%|
|1、因公出国（境）费用|||||
|2、公务接待费|2.00|1.00|-1.00|-50.00|
|合计|2.00|1.00|-1.00|-50.00|`);
    expect(columnsOf(three.tables[0])).toContain('2031年 → amount');
    expect(three.defects).toEqual([]);
  });
});
