import { describe, expect, it } from 'vitest';
import { exactGrid, paragraph, recogniseBlocks } from './helpers.js';

const grid = exactGrid([
  ['年度', '合计', '公务接待费'],
  ['2031', '3.00', '3.00'],
]);

describe('a title whose end was cut off', () => {
  it.each([
    [['预算10表 2031年财政拨款“三公”经费支', '金额单位：万元']],
    [['预算10表 2031年财政拨款（含一般公共预算和政府性基金预', '算）“三公”经费支', '金额单位：万元']],
  ])('is known by the number it begins with: %j', (lines) => {
    const { tables } = recogniseBlocks([...lines.map((line) => paragraph(line)), grid]);
    expect(tables).toMatchObject([{ kind: 'three-public', printedNumber: '预算10表' }]);
  });

  it('is none where it has no number, or stands above no table', () => {
    const { tables } = recogniseBlocks([
      paragraph('预算10表 2031年财政拨款“三公”经费支'),
      paragraph('本单位没有此项经费。'),
      grid,
    ]);
    expect(tables.map(({ printedNumber }) => printedNumber)).not.toContain('预算10表');
  });
});
