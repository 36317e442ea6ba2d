/** Budgets that state money carried over apart, in words of their own; everything is invented. */
import { describe, expect, it } from 'vitest';
import { checkDocument } from '../../../../src/core/checks/index.js';
import type { Block, Disclosure } from '../../../../src/core/disclosure/index.js';
import { columnsOf, exactGrid, paragraph, recogniseBlocks } from '../../recognition/helpers.js';

type Given = Parameters<typeof exactGrid>[0];

const titled = (title: string, rows: Given): readonly Block[] => [
  paragraph(title),
  paragraph('单位：万元'),
  exactGrid(rows),
];

function disclose(...tables: readonly (readonly Block[])[]): Disclosure {
  return recogniseBlocks([paragraph('2031年霁川市水务局部门预算'), ...tables.flat()]);
}

function found(disclosure: Disclosure, ...rules: readonly string[]): readonly string[] {
  return checkDocument({ document: 'a', disclosure }, rules)
    .findings.filter(({ outcome }) => outcome === 'finding')
    .map(({ rule, at }) => `${rule} ${at.row ?? ''} ${at.column ?? ''}`.trim());
}

describe('财政拨款小计 as a column beside the three budgets', () => {
  const income = (subtotal: string, general: string): Disclosure =>
    disclose(
      titled('表2 部门收入总体情况表', [
        [
          '科目编码',
          '科目名称',
          '总计',
          '财政拨款（补助）小计',
          '一般公共预算',
          '政府性基金预算',
          '事业收入',
          '上年结转',
        ],
        ['213', '农林水支出', '90.00', subtotal, general, '10.00', '5.00', '15.00'],
        ['21303', '水利', '90.00', subtotal, general, '10.00', '5.00', '15.00'],
        ['2130304', '水利行业业务管理', '90.00', subtotal, general, '10.00', '5.00', '15.00'],
        ['', '合计', '90.00', subtotal, general, '10.00', '5.00', '15.00'],
      ]),
    );

  it('is counted once', () => {
    expect(found(income('70.00', '60.00'), 'SUM-ROW')).toEqual([]);
  });

  it('is the sum of the budgets, and of nothing else', () => {
    expect(found(income('70.00', '66.00'), 'SUM-ROW')).toHaveLength(4);
    expect(found(income('73.00', '63.00'), 'SUM-ROW')).toHaveLength(4);
  });
});

describe('财政拨款结转资金 as a line of its own', () => {
  const tables = (general: string, water: string): Disclosure =>
    disclose(
      titled('表1 部门收支总体情况表', [
        [['收入', 1, 2], null, ['支出', 1, 2], null],
        ['项目', '预算数', '功能分类', '预算数'],
        ['财政拨款（补助）', '60.00', '208 社会保障和就业支出', '12.00'],
        ['一般公共预算', '60.00', '213 农林水支出', '63.00'],
        ['小计', '60.00', '小计', '75.00'],
        ['财政拨款结转资金', '15.00', '', ''],
        ['收入总计', '75.00', '支出总计', '75.00'],
      ]),
      titled('表3 部门支出总体情况表', [
        ['科目编码', '科目名称', '合计', '基本支出', '项目支出'],
        ['2080505', '机关事业单位基本养老保险缴费支出', '12.00', '12.00', ''],
        ['2130304', '水利行业业务管理', '63.00', '40.00', '23.00'],
        ['', '合计', '75.00', '52.00', '23.00'],
      ]),
      titled('表4 财政拨款收支总体情况表', [
        [['收入', 1, 2], null, ['支出', 1, 3], null, null],
        ['项目', '合计', '功能分类', '合计', '一般公共预算'],
        ['财政拨款（补助）', '60.00', '208 社会保障和就业支出', '12.00', '12.00'],
        ['一般公共预算', '60.00', '213 农林水支出', '63.00', '63.00'],
        ['财政拨款结转资金', '15.00', '', '', ''],
        ['收入总计', '75.00', '支出总计', '75.00', '75.00'],
      ]),
      titled('表5 一般公共预算支出情况表', [
        ['科目编码', '科目名称', '小计', '基本支出', '项目支出'],
        ['2080505', '机关事业单位基本养老保险缴费支出', '12.00', '12.00', ''],
        ['2130304', '水利行业业务管理', water, '40.00', '8.00'],
        ['', '合计', general, '52.00', '8.00'],
      ]),
    );
  const RULES = ['XTAB-EXP-GPB', 'XTAB-FISCAL-CLASS', 'SUM-TOTAL', 'SUM-CURRENT', 'XTAB-FUND'];

  it('is not in a table of spending whose total is the money of the year', () => {
    expect(found(tables('60.00', '48.00'), ...RULES)).toEqual([]);
  });

  it('is asked for where the total is neither the money of the year nor all of it', () => {
    expect(found(tables('62.00', '50.00'), 'XTAB-FISCAL-CLASS')).toEqual(['XTAB-FISCAL-CLASS 1 4']);
  });

  it('does not excuse an item that is more than all spending on it', () => {
    expect(found(tables('60.00', '68.00'), 'XTAB-EXP-GPB')).toEqual(['XTAB-EXP-GPB 1 2']);
  });

  it('is one budget’s where its name says so', () => {
    const [table] = disclose(
      titled('表4 财政拨款收支总体情况表', [
        [['收入', 1, 2], null, ['支出', 1, 2], null],
        ['项目', '预算数', '功能分类', '预算数'],
        ['一般公共预算拨款', '60.00', '农林水支出', '75.00'],
        ['一般公共预算财政拨款结转', '15.00', '', ''],
        ['收入总计', '75.00', '支出总计', '75.00'],
      ]),
    ).tables;
    expect(table?.rows.map(({ lines }) => lines[0]?.item)).toEqual([
      'general-public',
      'carry-in.general-public',
      'total-income',
    ]);
  });
});

describe('收支总表 whose lines are 类别', () => {
  const overview = (other: string, water: string): Disclosure =>
    disclose(
      titled('一、收支预算总表', [
        [['收入', 1, 2], null, ['支出', 1, 2], null],
        ['收入项目类别', '预算数', '支出项目类别', '预算数'],
        ['一、一般公共预算拨款收入', '80.00', '一、社会保障和就业支出', '12.00'],
        ['二、其他收入', other, '二、农林水支出', water],
        ['三、上年结转结余', '4.00', '', ''],
        ['收入合计', '90.00', '支出合计', '90.00'],
      ]),
    );

  it('has two sides', () => {
    expect(columnsOf(overview('6.00', '78.00').tables[0])).toEqual([
      '收入/收入项目类别 → item',
      '收入/预算数 → amount',
      '支出/支出项目类别 → item',
      '支出/预算数 → amount',
    ]);
    expect(found(overview('6.00', '78.00'), 'SUM-TOTAL', 'SUM-CURRENT')).toEqual([]);
  });

  it('adds up on each of them', () => {
    expect(found(overview('8.00', '78.00'), 'SUM-TOTAL', 'SUM-CURRENT')).toHaveLength(1);
    expect(found(overview('6.00', '79.00'), 'SUM-TOTAL', 'SUM-CURRENT')).toHaveLength(1);
  });
});
