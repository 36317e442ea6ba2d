import { describe, expect, it } from 'vitest';
import { PLAIN, says, stateOf, withParagraph, withWords } from './words.js';

const only = (rule: string, text: string, words: string): readonly string[] =>
  says(rule, text).filter((line) => line.includes(words));

describe('document numbers', () => {
  it.each(['（财库[2030]189号）', '（财预„2030‟13 号）', '依据水发（2029）第10号文件', '《办法》（财预【2028】7 号）'])(
    '%s has other brackets than 〔〕',
    (words) => {
      expect(only('TXT-PUNCT', withParagraph(`${words}编制。`), '六角括号')).toHaveLength(1);
    },
  );

  it.each(['（财库〔2030〕189号）', '（财库﹝2030﹞189号）', '监测点（2031）共10号', '第3号令（2030年修订）'])(
    '%s does not',
    (words) => {
      expect(only('TXT-PUNCT', withParagraph(`${words}编制。`), '六角括号')).toEqual([]);
    },
  );
});

describe('years without 年', () => {
  it.each(['2031项目支出安排', '按时完成2030监测项目', '系统改造2031首付款', '2031单位预算说明'])('%s', (words) => {
    expect(only('TXT-NUMBER', withParagraph(`本单位${words}。`), '年份后')).toHaveLength(1);
  });

  it.each([
    '2031年项目支出',
    '2030-2031年度项目',
    '编码992031项目',
    '财库〔2030〕189号',
    'GB/T2031方案',
    '采样2031个点位',
    '面积2031平方米',
  ])('not in: %s', (words) => {
    expect(only('TXT-NUMBER', withParagraph(`本单位${words}。`), '年份后')).toEqual([]);
  });
});

describe('lists numbered in several ways', () => {
  it.each([
    '1.开展水质监测，2.完成设备更新，3，发布监测公报，4，处理投诉，5跟进整改落实。',
    '目标：1、开展监测；2.完成更新；3、发布公报。',
    '（一）任务：1.开展监测。2．完成更新。3.发布公报。',
  ])('within one text: %s', (sentence) => {
    expect(only('TXT-NUMBERING', withParagraph(sentence), '编号写法')).toHaveLength(1);
  });

  it.each([
    '1.开展监测，2.完成更新，3.发布公报。',
    '（1）开展监测；（2）完成更新；（3）发布公报。',
    '监测点1，监测点2、监测点3。完成检查1次，2个科室，3人参加。',
    '增加1.5万元，2.5万元，3万元。',
    '1.开展监测，2、完成更新。',
  ])('not in: %s', (sentence) => {
    expect(only('TXT-NUMBERING', withParagraph(sentence), '编号写法')).toEqual([]);
  });

  it('as items of their own', () => {
    const items = (marks: readonly [string, string, string]): string =>
      withParagraph(`1${marks[0]}开展水质监测工作。\n\n2${marks[1]}完成设备更新工作。\n\n3${marks[2]}发布监测公报。`);
    expect(only('TXT-NUMBERING', items(['.', '．', '.']), '序号后的标点')).toHaveLength(1);
    expect(only('TXT-NUMBERING', items(['、', '.', '.']), '序号后的标点')).toHaveLength(1);
    expect(only('TXT-NUMBERING', items(['、', '、', '、']), '序号后的标点')).toEqual([]);
  });

  it('but not where a list stands inside another', () => {
    const text = withParagraph(
      '1.开展监测工作。\n\n2.更新设备如下。\n\n1、采样设备。\n\n2、分析设备。\n\n3.发布监测公报。',
    );
    expect(only('TXT-NUMBERING', text, '序号后的标点')).toEqual([]);
  });
});

const KINDS = ['收支总表', '收入总表', '支出总表', '财政拨款收支总表', '一般公共预算支出表', '政府性基金预算支出表'];

/** A file of tables only: a list of their names in front, and the tables in some order. */
function tables(listed: readonly string[], printed: readonly string[]): string {
  const contents = listed.map((name, index) => `${'一二三四五六七八'.charAt(index)}、${name}`).join('\n\n');
  const table = (name: string): string =>
    `${name}\n\n金额单位：万元\n\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n2130301\t行政运行\t300.55\t300.55\t\n\t合 计\t300.55\t300.55\t\n`;
  return `2031年霁川市水务监测中心单位预算\n\n目录\n\n${contents}\n\n${printed.map(table).join('\n')}`;
}

describe('the order of the tables', () => {
  it('is that of the contents', () => {
    expect(only('TXT-TOC', tables(KINDS, KINDS), '先后')).toEqual([]);
    const moved = [...KINDS.slice(0, 2), KINDS[5] ?? '', ...KINDS.slice(2, 5)];
    expect(only('TXT-TOC', tables(moved, KINDS), '先后')).toEqual([
      expect.stringContaining('“三、政府性基金预算支出表”'),
    ]);
    expect(only('TXT-TOC', tables(KINDS, moved), '先后')).toEqual([
      expect.stringContaining('“六、政府性基金预算支出表”'),
    ]);
  });

  it('is not judged by titles that another entry names', () => {
    const longer = KINDS.map((name) => (name === '政府性基金预算支出表' ? '政府性基金一般公共预算支出表' : name));
    expect(only('TXT-TOC', tables(longer, KINDS.slice(0, 5)), '先后')).toEqual([]);
  });
});

describe('a set of tables without a year', () => {
  const set = (year: string): string =>
    tables(KINDS, KINDS)
      .replace('2031年', year)
      .replace(/目录[\s\S]*?(?=\n收支总表)/, '');

  it('is noticed, a few tables or a printed year are not', () => {
    expect(only('YEAR-TITLE', set(''), '没有读出年度')).toHaveLength(1);
    expect(only('YEAR-TITLE', set('2031年'), '没有读出年度')).toEqual([]);
    const inside = `${set('')}\n“三公”经费支出表\n\n金额单位：万元\n\n年度\t合计\t公务接待费\n2031\t0.20\t0.20\n`;
    expect(only('YEAR-TITLE', inside, '没有读出年度')).toHaveLength(1);
    expect(only('YEAR-TITLE', `2031年单位预算\n\n${inside}`, '没有读出年度')).toEqual([]);
    expect(stateOf('YEAR-TITLE', PLAIN.slice(PLAIN.indexOf('预算01表')).replace('2031年', ''))).toBe(
      'insufficient-data',
    );
    expect(withWords(['2031年霁川市', '霁川市'])).not.toBe(PLAIN);
  });
});

describe('parts of a document', () => {
  /** The first part is named behind the second: in the contents that were read in part, or on a page of its own. */
  const parts = (text: string): readonly string[] => only('DISC-SECTION-SET', text, '之前没有');

  it('begin with the second only where no first part is named anywhere', () => {
    const second = withWords(['一、单位概况', '第二部分 单位预算表\n\n一、单位概况']);
    expect(parts(second)).toEqual([expect.stringContaining('由“第二部分”开始，之前没有“第一部分”')]);
    expect(
      parts(second.replace('二、2031年单位预算情况说明', '第一部分 单位概况\n\n二、2031年单位预算情况说明')),
    ).toEqual([]);
  });
});
