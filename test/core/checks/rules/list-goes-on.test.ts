/** A list of economic items that goes on in the next lane of the same row, with one 公用经费合计 below both. */
import { describe, expect, it } from 'vitest';
import { checkDocument } from '../../../../src/core/checks/index.js';
import { exactGrid, paragraph, recogniseBlocks } from '../../recognition/helpers.js';

type Figures = { readonly class302: string; readonly post: string; readonly total: string };

const RIGHT: Figures = { class302: '6.50', post: '2.50', total: '7.75' };

function found(figures: Partial<Figures>, heading = true): readonly string[] {
  const { class302, post, total } = { ...RIGHT, ...figures };
  const lane = ['科目编码', '科目名称', '决算数'];
  const disclosure = recogniseBlocks([
    paragraph('2031年度单位决算'),
    paragraph('一般公共预算财政拨款支出决算表'),
    paragraph('单位：万元'),
    exactGrid([
      ['科目编码', '科目名称', '合计', '基本支出', '项目支出'],
      ['2130104', '事业运行', '14.75', '14.75', ''],
      ['', '合计', '14.75', '14.75', ''],
    ]),
    paragraph('一般公共预算财政拨款基本支出决算明细表'),
    paragraph('单位：万元'),
    exactGrid([
      ...(heading ? [[['人员经费', 1, 3], null, null, ['公用经费', 1, 6]] as const] : []),
      [...lane, ...lane, ...lane],
      ['301', '工资福利支出', '5.00', '302', '商品和服务支出', class302, '30207', '邮电费', post],
      ['30101', '基本工资', '5.00', '30201', '办公费', '3.00', '310', '资本性支出', '1.25'],
      ['303', '对个人和家庭的补助', '2.00', '30202', '印刷费', '1.00', '31002', '办公设备购置', '1.25'],
      ['30302', '退休费', '2.00', '', '', '', '', '', ''],
      [['人员经费合计', 1, 2], null, '7.00', ['公用经费合计', 1, 5], null, null, null, null, total],
    ]),
  ]);
  return checkDocument({ document: 'a', disclosure }, ['SUM-COL', 'SUM-HIER', 'XTAB-BASIC']).findings.map(
    ({ rule, at }) => `${rule} ${at.row} ${at.column}`,
  );
}

describe('a list that goes on in the next lane', () => {
  it('is added up as one', () => {
    expect(found({})).toEqual([]);
    expect(found({}, false)).toEqual([]);
  });

  it('has its 小计 and its 合计 recomputed over both lanes', () => {
    expect(found({ post: '2.80' })).toEqual(['SUM-HIER 0 5']);
    expect(found({ class302: '6.60' })).toEqual(['SUM-COL 4 8', 'SUM-HIER 0 5']);
    expect(found({ total: '7.85' })).toEqual(['SUM-COL 4 8', 'XTAB-BASIC 1 3']);
  });
});

describe('a list of all items over three lanes with one 合计', () => {
  const told = (total: string, label = 0): readonly string[] => {
    const lane = ['经济分类科目编码', '科目名称', '决算数'];
    const last = ['', '', '', '', '', '', '', '', total];
    last[label] = '合计';
    const disclosure = recogniseBlocks([
      paragraph('2031年度单位决算'),
      paragraph('一般公共预算财政拨款项目支出决算表'),
      paragraph('单位：万元'),
      exactGrid([
        [...lane, ...lane, ...lane],
        ['301', '工资福利支出', '', '302', '商品和服务支出', '5.00', '310', '资本性支出', '4.00'],
        ['30101', '基本工资', '', '30201', '办公费', '3.00', '31002', '办公设备购置', '1.50'],
        ['30102', '津贴补贴', '', '30202', '印刷费', '2.00', '31003', '专用设备购置', '2.50'],
        last,
      ]),
    ]);
    return checkDocument({ document: 'a', disclosure }, ['SUM-COL']).findings.map(
      ({ at, message }) => `${at.row} ${at.column} ${message}`,
    );
  };

  it('is added up over all of them', () => {
    expect(told('9.00')).toEqual([]);
    expect(told('8.00')).toEqual([expect.stringContaining('按各项计算为 9.00')]);
  });
});
