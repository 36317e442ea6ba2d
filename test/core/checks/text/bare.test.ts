import { describe, expect, it } from 'vitest';
import { withoutMarks } from '../../../../src/core/checks/text/bare.js';

describe('withoutMarks', () => {
  it('takes white space and punctuation of every width out', () => {
    expect(withoutMarks(' 巡查河道，不少于 12 次（含夜间）。')).toBe('巡查河道不少于12次含夜间');
  });

  it('keeps what is no mark, signs of comparison among it', () => {
    expect(withoutMarks('≥95%')).toBe('≥95');
    expect(withoutMarks('＜3')).toBe('＜3');
  });

  it('gives the same for a text that is asked for again, and for one too long to be remembered', () => {
    const long = '培训、考核。'.repeat(60);
    for (let again = 0; again < 2; again += 1) {
      expect(withoutMarks('甲、乙')).toBe('甲乙');
      expect(withoutMarks(long)).toBe('培训考核'.repeat(60));
    }
  });
});
