import { describe, expect, it } from 'vitest';
import type { ParagraphBlock } from '../../../../src/core/disclosure/index.js';
import { joinSoftBreaks } from '../../../../src/core/recognition/narrative/index.js';

/** Lines of one page: where they begin and end, and what they say. */
function passages(
  ...lines: readonly (readonly [from: number, to: number, text: string, page?: number])[]
): readonly string[] {
  const blocks = lines.map(([from, to, text, page = 1], index): ParagraphBlock => {
    const y = 80 + index * 20;
    return { type: 'paragraph', text, at: { page, box: [from, y, to, y + 12] } };
  });
  return joinSoftBreaks(blocks).map(({ text }) => text);
}

const PATH = '（5）甲支出（类）乙事务（款）丙管理（项）。';
const SUM = '年初预算为142.00万元，支出决算为133.00万元。';

describe('a sentence that ends where its line does', () => {
  it('does not end the paragraph: the next line begins at the margin', () => {
    expect(passages([72, 540, PATH], [50, 300, SUM])).toEqual([PATH + SUM]);
    expect(passages([72, 540, PATH], [50, 300, SUM, 2])).toEqual([PATH + SUM]);
  });

  it('ends it where the line has room left, the next one is indented, or nothing was indented', () => {
    expect(passages([72, 440, PATH], [50, 540, SUM])).toEqual([PATH, SUM]);
    expect(passages([72, 540, PATH], [72, 300, SUM])).toEqual([PATH, SUM]);
    expect(passages([50, 540, PATH], [50, 300, SUM])).toEqual([PATH, SUM]);
  });

  it('ends it before headings, items and remarks', () => {
    for (const next of ['二、支出情况', '（6）丁支出（类）。', '注：本表不含结转。']) {
      expect(passages([72, 540, PATH], [50, 300, next])).toEqual([PATH, next]);
    }
  });

  it('ends it where places are unknown', () => {
    const plain = [PATH, SUM].map((text, index): ParagraphBlock => ({
      type: 'paragraph',
      text,
      at: { line: index + 1 },
    }));
    expect(joinSoftBreaks(plain).map(({ text }) => text)).toEqual([PATH, SUM]);
  });
});
