import { describe, expect, it } from 'vitest';
import { PLAIN, says } from './words.js';

const table = (title: string): string =>
  `\n${title}\n\n金额单位：万元\n\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n2130304\t水利行业业务管理\t20.00\t20.00\t\n2130311\t水资源节约管理与保护\t60.00\t\t60.00\n合计\t\t80.00\t20.00\t60.00\n`;
const typos = (title: string): readonly string[] =>
  says('TXT-TYPO', PLAIN + table(title)).filter((one) => one.includes('表名'));

describe('words of titles', () => {
  it.each([
    ['预算05表 2031年一般公用预算支出表', '一般公共预算'],
    ['预算09表 2031年政府性资金预算支出表', '政府性基金'],
    ['预算10表 2031年国有资产经营预算支出表', '国有资本经营'],
    ['预算03表 2031年支出出预算总表', '支出预算总表'],
  ])('%s is told', (title, right) => {
    expect(typos(title)).toEqual([expect.stringMatching(new RegExp(`^notice .*疑为“${right}”之误`))]);
  });

  it.each([
    '预算05表 2031年一般公共预算支出表',
    '预算09表 2031年财政拨款政府性基金支出预算表',
    '预算03表 2031年支出预算总表',
    '预算02表 2031年收入预算总表',
    '预算06表 2031年财政拨款收入支出总表',
    '预算12表 2031年基建支出预算表',
    '公开11表 2031年机构运行经费支出情况表',
  ])('%s is right', (title) => {
    expect(typos(title)).toEqual([]);
  });
});

describe('a title and its entry in the contents', () => {
  const told = (title: string, entry = '五、一般公共预算支出表'): readonly string[] =>
    says(
      'TXT-TOC',
      `2031年霁川市水务监测中心单位预算\n\n目录\n\n第一部分 单位概况\n\n一、单位概况\n\n二、2031年单位预算情况说明\n\n${entry}\n\n第一部分 单位概况\n\n${PLAIN.slice(PLAIN.indexOf('一、单位概况'))}${table(title)}${['收入总表', '支出总表', '财政拨款收支总表'].map((each, index) => table(`预算0${index + 2}表 2031年${each}`)).join('')}`,
    ).filter((one) => one.includes('写法不一'));

  it('are told where they differ in one character', () => {
    expect(told('预算05表 2031年一般公共预算支出表')).toEqual([]);
    expect(told('预算05表 2031年一般公用预算支出表')).toEqual([
      expect.stringMatching(/^notice .*目录为“五、一般公共预算支出表”，正文为“.*一般公用预算支出表”/),
    ]);
  });

  it('say nothing where the title is longer or of another table', () => {
    expect(told('预算05表 2031年一般公共预算支出表（功能科目）')).toEqual([]);
    expect(told('预算05表 2031年一般公共预算支出表', '五、收入支出总表')).toEqual([]);
  });

  it('are told where a few characters are left out of one of them', () => {
    expect(told('预算05表 2031年政府采购预算表', '五、政府采购支出预算表')).toEqual([
      expect.stringMatching(/^notice .*目录为“五、政府采购支出预算表”，正文为“.*政府采购预算表”/),
    ]);
    expect(told('预算05表 2031年政府采购支出预算表', '五、政府采购支出预算表')).toEqual([]);
    // Another table of nearly that name is no other way to write this one.
    expect(told('预算05表 2031年一般公共预算基本支出表', '五、一般公共预算支出表')).toEqual([]);
  });
});
