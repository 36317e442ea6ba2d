import { describe, expect, it } from 'vitest';
import { says, withWords } from './words.js';

const found = (...changes: readonly (readonly [from: string, to: string])[]): readonly string[] =>
  says('DISC-SECTION-SET', withWords(...changes)).filter((one) => /序号|标题/.test(one));

describe('headings that are lost', () => {
  it('says nothing of a list that begins with its first heading', () => {
    expect(found()).toEqual([]);
  });

  it('finds a list that begins with the second heading, of either depth', () => {
    expect(found(['（一）主要职责\n\n', ''])).toEqual([
      expect.stringMatching(/^warning 章节序号由“（二）”开始，之前没有“（一）”：“（二）机构设置情况”/),
    ]);
    expect(found(['一、单位概况\n\n（一）主要职责\n\n', ''])).toHaveLength(1);
    expect(found(['（一）收支总体情况', '（二）收支总体情况'])).toEqual([expect.stringContaining('由“（二）”开始')]);
  });

  it('says nothing of a list that goes on behind a table, nor of items of a sentence', () => {
    const table = '预算09表 2031年项目支出表\n\n项目\t合计\n水质监测\t20.00\n合计\t20.00\n\n';
    expect(found(['（一）主要职责\n\n', ''], ['（二）机构设置情况', `${table}（二）机构设置情况`])).toEqual([]);
    expect(
      found(['编制年度预算和决算。', '工作如下：\n\n（二）编制年度预算，保管档案；\n\n（三）编制年度决算。']),
    ).toEqual([]);
  });

  it('takes a part that stands further on for one out of order, not for a lost one', () => {
    const parts = (order: string): readonly (readonly [string, string])[] => {
      const [second = '', third = ''] = order.split('');
      const words: readonly (readonly [string, string])[] = [
        ['一、单位概况', '第一部分 单位概况'],
        ['二、2031年单位预算情况说明', `第${second}部分 2031年单位预算情况说明`],
        ['霁川市水务监测中心\n\n2031年2月10日', `第${third}部分 名词解释\n\n事业收入：指开展业务活动取得的收入。`],
      ];
      return words;
    };
    expect(found(...parts('二三'))).toEqual([]);
    expect(found(...parts('三四'))).toEqual([
      expect.stringMatching(/^error 章节序号由“第一部分”跳到“第三部分”，疑缺少/),
    ]);
    expect(found(...parts('三二'))).toEqual([
      expect.stringMatching(/^notice 章节序号由“第一部分”跳到“第三部分”：.*“第二部分名词解释”在别处另有/),
    ]);
  });
});
