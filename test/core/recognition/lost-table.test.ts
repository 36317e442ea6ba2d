import { describe, expect, it } from 'vitest';
import { paragraph, recogniseBlocks } from './helpers.js';

const TITLE = '2031年度一般公共预算财政拨款“三公”经费支出决算表';
const TOLD = [
  '（一）“三公”经费支出决算总体情况说明。',
  '2031年度“三公”经费财政拨款支出年初预算为22.00万元，支出决算为8.80万元，完成预算的40.00%，其中：公务接待费支出决算为0.30万元。',
  '2031年度“三公”经费支出决算数比2030年度减少0.20万元，降低2.22%。',
];

describe('a title whose table is missing', () => {
  it('leaves the explanations behind it to the text, and is named as a table without rows', () => {
    const { tables, claims, passages } = recogniseBlocks([
      paragraph(TITLE),
      paragraph('单位：万元'),
      ...TOLD.map((line) => paragraph(line)),
    ]);
    expect(tables).toMatchObject([{ kind: 'three-public', rows: [] }]);
    expect(passages.map(({ text }) => text)).toEqual(TOLD);
    expect(claims.map(({ value }) => value?.amount.text ?? null)).toEqual(['22.00', '8.80', '0.30', null]);
  });

  it('is unread and not empty where the text follows at once', () => {
    const { tables, claims, defects, status } = recogniseBlocks([
      paragraph(TITLE),
      paragraph('单位：万元'),
      ...TOLD.slice(1).map((line) => paragraph(line)),
    ]);
    expect(tables).toMatchObject([{ kind: 'three-public', rows: [], isEmpty: false }]);
    expect(defects).toMatchObject([{ code: 'table.rows-unread' }]);
    expect(status).toBe('partial');
    expect(claims).toHaveLength(4);
  });

  it('is an empty table where a sentence below says so, with its amount', () => {
    const none = '本单位2031年没有使用财政拨款安排的“三公”经费支出，预算为0万元，决算为0万元。';
    const { tables, defects } = recogniseBlocks([
      paragraph(TITLE),
      paragraph('单位：万元'),
      paragraph(none),
      ...TOLD.map((line) => paragraph(line)),
    ]);
    expect(tables).toMatchObject([{ isEmpty: true, emptyNote: none }]);
    expect(defects).toEqual([]);
  });

  it('keeps the cells of a torn table together', () => {
    const cells = ['合计', '因公出国（境）费', '公务接待费', '3.20', '0.00', '3.20', '预算数', '决算数', '备注'];
    const { passages, claims } = recogniseBlocks([
      paragraph(TITLE),
      paragraph('单位：万元'),
      ...cells.map((line) => paragraph(line)),
      paragraph('公务接待费3.20万元按照批复安排，用于接待上级检查和同行交流。'),
    ]);
    expect(claims).toEqual([]);
    expect(passages).toEqual([]);
  });
});
