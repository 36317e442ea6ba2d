import { describe, expect, it } from 'vitest';
import { compositionOf, sumOf } from '../../../src/core/comparison/index.js';

describe('the composition of a whole', () => {
  it('is what each part is of their exact sum, rounded as accountants round', () => {
    expect(compositionOf(['10.00', '20.005', null], null)).toEqual({
      sum: '30.005',
      shares: ['33.33', '66.67', null],
      negative: false,
      gap: null,
    });
  });

  it('adds without losing a digit, and leaves blanks out of the sum', () => {
    expect(sumOf(['0.1', '0.2', null])).toBe('0.3');
    expect(sumOf(['99999999999999999999.99', '0.01'])).toBe('100000000000000000000.00');
    expect(sumOf([null, null])).toBeNull();
  });

  it('tells a printed total that rounding cannot explain, and is silent about one it can', () => {
    // Three figures of two decimals and the total: half a cent each.
    expect(compositionOf(['10.00', '20.00', '30.00'], '60.02').gap).toBeNull();
    expect(compositionOf(['10.00', '20.00', '30.00'], '60.03').gap).toBe('-0.03');
    expect(compositionOf(['10.00', '20.00', '30.00'], '59.00').gap).toBe('1.00');
    expect(compositionOf(['10', '20.00'], '30.4').gap).toBeNull();
    expect(compositionOf([null], '5.00').gap).toBeNull();
  });

  it('gives no shares where a part is below zero, or the whole is nothing', () => {
    expect(compositionOf(['-1.00', '3.00'], '2.00')).toMatchObject({
      negative: true,
      shares: [null, null],
      sum: '2.00',
    });
    expect(compositionOf(['-0.00', '3.00'], null)).toMatchObject({ negative: false });
    expect(compositionOf(['0.00', '0.00'], null).shares).toEqual([null, null]);
  });
});
