import { describe, expect, it } from 'vitest';
import { PLAIN, says, stateOf } from './words.js';

const table = (title: string, ...rows: readonly string[]): string =>
  `\n${title}\n\n金额单位：万元\n\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n${rows.join('\n')}\n`;

/** 2139998 is in no table of codes: the office's own item. */
const OWN = ['合计\t\t60.00\t20.00\t40.00', '2130304\t水利行业业务管理\t20.00\t20.00\t'];
const both = (first: string, second: string, code = '2139998'): string =>
  PLAIN +
  table('预算03表 2031年支出总表', ...OWN, `${code}\t${first}\t40.00\t\t40.00`) +
  table('预算05表 2031年一般公共预算支出表', ...OWN, `${code}\t${second}\t40.00\t\t40.00`);
const apart = (text: string): readonly string[] => says('CODE-NAME', text).filter((one) => one.includes('两个名称'));

describe('a code with two names', () => {
  it.each([
    ['水质自动监测站运行', '水质自动监侧站运行'],
    ['水质自动监测站运行', '河道管护'],
    ['灌区量水设施', '渠道量水设施'],
  ])('is told of: %s and %s', (first, second) => {
    expect(apart(both(first, second))).toEqual([
      expect.stringMatching(new RegExp(`^warning .*2139998.*两个名称：“${first}”.*“${second}”`)),
    ]);
  });

  it.each([
    ['水质自动监测站运行', '水质自动监测站运行'],
    ['水质自动监测站运行支出', '水质自动监测站运行'],
    // A narrow cell.
    ['水质自动监测站运行与维护', '水质自动监测站'],
  ])('says nothing of %s and %s', (first, second) => {
    expect(apart(both(first, second))).toEqual([]);
  });

  it('leaves codes of the tables to what the tables say', () => {
    expect(apart(both('水资源节约管理与保护', '河道管护', '2130311'))).toEqual([]);
    expect(says('CODE-NAME', both('水资源节约管理与保护', '河道管护', '2130311'))).not.toEqual([]);
  });
});

describe('KIND-WORD on the names of tables', () => {
  const wrong = (text: string): readonly string[] => says('KIND-WORD', text);

  it.each(['2031年支出决算总表', '2031年政府性基金预算支出决算表', '2031年一般公共预算机关运行经费支出决算表'])(
    'a budget has no %s',
    (title) => {
      expect(wrong(both('运行', '运行'))).toEqual([]);
      expect(wrong(both('运行', '运行').replace('2031年支出总表', title))).toEqual([
        expect.stringMatching(/^error 本文件为预算，以下文字按决算表述/),
      ]);
    },
  );

  it('nor do its contents', () => {
    const contents = (words: string): string =>
      `2031年霁川市水务监测中心单位预算\n\n目录\n\n一、收支预算总表\n\n二、收入预算总表\n\n三、${words}\n\n四、财政拨款收支预算总表\n\n${both('运行', '运行').replace('2031年霁川市水务监测中心单位预算\n', '第一部分 单位概况\n')}`;
    expect(wrong(contents('支出预算总表'))).toEqual([]);
    expect(wrong(contents('支出决算总表'))).toEqual([expect.stringContaining('三、支出决算总表')]);
  });

  it('of tables alone is checked by their names', () => {
    const alone = (title: string): string => `2031年霁川市水务监测中心单位预算\n${table(title, ...OWN)}`;
    expect(stateOf('KIND-WORD', alone('预算03表 2031年支出总表'))).toBe('pass');
    expect(wrong(alone('预算03表 2031年支出决算总表'))).toHaveLength(1);
  });

  it.each(['2031年收支预算总表', '2031年“三公”经费预算表'])('final accounts have no %s', (title) => {
    const accounts = (own: string): string =>
      `霁川市水务监测中心2031年度单位决算\n${table('公开03表 2031年支出决算表', ...OWN)}${table(own, ...OWN)}`;
    expect(wrong(accounts('公开05表 2031年一般公共预算财政拨款支出决算表'))).toEqual([]);
    expect(wrong(accounts(`公开05表 ${title}`))).toEqual([expect.stringMatching(/^error 本文件为决算/)]);
  });
});
