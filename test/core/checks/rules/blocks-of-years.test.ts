/** Blocks of columns for two years and for what changed, and sides of an overview that are parted by level; everything is invented. */
import { describe, expect, it } from 'vitest';
import { checkDocument } from '../../../../src/core/checks/index.js';
import type { Disclosure } from '../../../../src/core/disclosure/index.js';
import { exactGrid, paragraph, recogniseBlocks } from '../../recognition/helpers.js';

type Given = Parameters<typeof exactGrid>[0];

const titled = (title: string, rows: Given): Disclosure =>
  recogniseBlocks([
    paragraph('霁川市水务局2031年部门预算'),
    paragraph(title),
    paragraph('单位：万元'),
    exactGrid(rows),
  ]);

function found(disclosure: Disclosure, ...rules: readonly string[]): readonly string[] {
  return checkDocument({ document: 'a', disclosure }, rules)
    .findings.filter(({ outcome }) => outcome === 'finding')
    .map(({ severity, rule, at }) => `${severity} ${rule} ${at.row ?? ''} ${at.column ?? ''}`.trim());
}

const PARTS = ['合计', '公务接待费', '会议费'] as const;

describe('三公 of two years and what changed between them, by unit', () => {
  const table = ([before, after]: readonly [string, string], changes: Readonly<Record<string, string>> = {}) => {
    const printed = (text: string): string => changes[text] ?? text;
    const head = (title: string): Given[number] => [[title, 1, 3], null, null];
    return titled('表12 一般公共预算拨款“三公”经费及会议费支出预算表', [
      [['单位编码', 2, 1], ['单位名称', 2, 1], ...head(before), ...head(after), ...head('增减变化情况')],
      [null, null, ...PARTS, ...PARTS, ...PARTS],
      ['', '合计', '9.10', '4.10', '5.00', '7.70', '3.40', '4.30', '-1.40', '-0.70', '-0.70'],
      ['306001', '霁川市水务局（机关）', '6.60', '2.60', '4.00', '5.30', printed('2.20'), '3.10', printed('-1.30'), '-0.40', '-0.90'], // prettier-ignore
      ['306002', '霁川市水务监测站', '2.50', '1.50', '1.00', '2.40', '1.20', '1.20', '-0.10', printed('-0.30'), '0.20'],
    ]);
  };
  const YEARS = [
    ['2030年', '2031年'],
    ['上年', '本年'],
  ] as const;

  it.each(YEARS)('are recomputed column by column: %s, %s', (...years) => {
    expect(found(table(years), 'SUM-CHANGE', 'SUM-COL')).toEqual([]);
    expect(found(table(years, { '-1.30': '1.30' }), 'SUM-CHANGE')).toEqual(['error SUM-CHANGE 1 8']);
    expect(found(table(years, { '-0.30': '-0.80' }), 'SUM-CHANGE')).toEqual(['error SUM-CHANGE 2 9']);
  });

  it('add up over the units', () => {
    expect(found(table(YEARS[0], { '2.20': '7.20' }), 'SUM-COL')).toEqual([expect.stringMatching(/SUM-COL 0 6$/)]);
  });

  it('are left alone where hardly any change agrees', () => {
    expect(found(table(['2031年', '2030年']), 'SUM-CHANGE')).toEqual([]);
  });
});

describe('the sides of an overview beside the classes', () => {
  const overview = (staff: string, materials: string, projects = '16.00') =>
    titled('表1 收支总表', [
      [['收入', 1, 2], null, ['支出', 1, 4], null, null, null],
      ['项目', '预算数', '项目（按功能分类）', '预算数', '项目（按部门预算经济分类）', '预算数'],
      ['一、一般公共预算拨款收入', '47.00', '一、农林水支出', '39.00', '一、部门预算', '47.00'],
      ['', '', '二、住房保障支出', '8.00', '1、人员经费和公用经费支出', '31.00'],
      ['', '', '', '', '（1）工资福利支出', staff],
      ['', '', '', '', '（2）商品和服务支出', '11.00'],
      ['', '', '', '', '2、专项业务经费支出', projects],
      ['', '', '', '', '（1）商品和服务支出', materials],
      ['', '', '', '', '（2）资本性支出', '7.00'],
      ['本年收入合计', '47.00', '本年支出合计', '47.00', '本年支出合计', '47.00'],
      ['收入总计', '47.00', '支出总计', '47.00', '支出总计', '47.00'],
    ]);

  it('are parted below themselves', () => {
    expect(found(overview('20.00', '9.00'), 'SUM-CURRENT')).toEqual([]);
    expect(found(overview('50.00', '9.00'), 'SUM-CURRENT')).toEqual(['error SUM-CURRENT 1 5']);
    expect(found(overview('20.00', '6.00'), 'SUM-CURRENT')).toEqual(['error SUM-CURRENT 4 5']);
  });

  it('are not where most of the lines do not add up', () => {
    expect(found(overview('50.00', '6.00'), 'SUM-CURRENT')).toEqual([]);
  });
});
