import { describe, expect, it } from 'vitest';
import { anchorForDocument, type Anchor } from '../../../src/core/disclosure/index.js';
import { BUILT_IN_WORDINGS, blankValues, fillBlanks, openBlanks, phraseOf } from '../../../src/core/review/index.js';
import { ruleCatalogue } from '../../../src/core/checks/index.js';
import { finding } from '../../main/workspace/samples.js';

const anchor: Anchor = {
  ...anchorForDocument('d'),
  table: 't',
  tableKind: 'expenditure',
  printedNumber: '预算03表',
  row: 2,
  rowKey: '2101501',
  rowLabel: '行政运行',
  column: 3,
  columnPath: '合计',
  quote: '12.30',
};

describe('phrases', () => {
  it('are filled from the place and the finding, and from the suspect before the relation', () => {
    const on = finding('d', 'f', { at: anchor, expected: '3.00', actual: '3.10', difference: '0.10' });
    const values = blankValues(anchor, on);
    expect(fillBlanks('{表}“{行}”“{列}”为 {印数}，应为 {应为}，差 {差}', values)).toBe(
      '预算03表 支出总表“行政运行”“合计”为 3.10，应为 3.00，差 0.10',
    );
    const suspect = { anchor, printed: '12.30', suggested: '12.20', score: 1, why: '' };
    expect(blankValues(anchor, { ...on, suspects: [suspect] })).toMatchObject({ 印数: '12.30', 应为: '12.20' });
  });

  it('keep open what is not known, and say so', () => {
    const text = fillBlanks('{表}“{行}”应为 {应为}', blankValues(anchor, null));
    expect(openBlanks(text)).toEqual(['{应为}']);
    expect(openBlanks('{其他} 与 {} 不是占位词')).toEqual([]);
  });

  it('come back from what was written, the longest words first', () => {
    const values = { 表: '预算03表 支出总表', 行: '支出总表', 印数: '3.10', 应为: '9' };
    expect(phraseOf('预算03表 支出总表为 3.10，不是 9', values)).toBe('{表}为 {印数}，不是 9');
    expect(phraseOf('13.10 与 3.105 不是 3.10', values)).toBe('13.10 与 3.105 不是 {印数}');
  });

  it('know a figure with and without its commas, and a difference without its direction', () => {
    const on = finding('d', 'f', { at: anchor, expected: '2929.87', actual: '2229.89', difference: '-699.98' });
    const values = blankValues(anchor, on);
    expect(fillBlanks('应为 {应为}，印作 {印数}，相差 {差}', values)).toBe('应为 2,929.87，印作 2,229.89，相差 699.98');
    const phrase = '应为 {应为}，印作 {印数}，相差 {差} 万元';
    expect(phraseOf('应为 2,929.87，印作 2229.89，相差 699.98 万元', values)).toBe(phrase);
    expect(phraseOf('12,929.87 与 2,929.875 是别的数', values)).toBe('12,929.87 与 2,929.875 是别的数');
    const large = { 差: '1,935,640' };
    expect(phraseOf('相差 1935640 元', large)).toBe('相差 {差} 元');
    expect(phraseOf('相差 1,935,640 元', large)).toBe('相差 {差} 元');
  });

  it('ship for families that rules have, with blanks that are known', () => {
    const families = new Set<string>(ruleCatalogue().map(({ family }) => family));
    const used = BUILT_IN_WORDINGS.map(({ family }) => family).filter((family) => family !== '');
    expect(used.filter((family) => !families.has(family))).toEqual([]);
    const unknown = BUILT_IN_WORDINGS.flatMap(({ text }) =>
      (text.match(/\{[^}]*\}/gu) ?? []).filter((blank) => !openBlanks(text).includes(blank)),
    );
    expect(unknown).toEqual([]);
  });
});
