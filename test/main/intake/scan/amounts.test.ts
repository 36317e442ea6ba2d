import { describe, expect, it } from 'vitest';
import {
  betterOf,
  isLikeAmount,
  withMendedDigits,
  withoutGaps,
  withSettledSeparators,
} from '../../../../src/main/intake/scan/amounts.js';
import type { ReadCharacter } from '../../../../src/main/intake/scan/ctc.js';

/** A line whose separators the model is `sure` of; for the signs in `others` it says what of an amount they may be. */
function line(text: string, sure = 0.8, others: Readonly<Record<string, string>> = {}): readonly ReadCharacter[] {
  return [...text].map((sign, index): ReadCharacter => {
    const isSeparator = /[.,，．]/.test(sign);
    const inAmount = others[sign];
    return {
      text: sign,
      at: (index + 0.5) / text.length,
      confidence: isSeparator || inAmount !== undefined ? sure : 0.99,
      ...(isSeparator ? { separator: 0.99 } : {}),
      ...(inAmount === undefined ? {} : { inAmount }),
    };
  });
}

const textOf = (characters: readonly ReadCharacter[]): string => characters.map(({ text }) => text).join('');
const unsure = (characters: readonly ReadCharacter[]): string =>
  textOf(characters.filter(({ confidence }) => confidence <= 0.5));

describe('points and commas', () => {
  it.each([
    ['4.218.36', '4,218.36'],
    ['12.345.678.9', '12,345,678.9'],
    ['-1,204,50', '-1,204.50'],
    ['731,08', '731.08'],
    ['4.218.36%', '4,218.36%'],
  ])('%s can only be %s', (read, settled) => {
    expect(textOf(withSettledSeparators(line(read)))).toBe(settled);
  });

  it.each(['4,218.36', '4.218', '4,218', '12.5', '1,5', '2025.12.31', '2.08.05', '12.345.6789', '合计4.218.36'])(
    '%s stays',
    (read) => {
      const given = line(read);
      expect(textOf(withSettledSeparators(given))).toBe(read);
    },
  );

  it('stay in doubt where the model is sure of the other sign: the page may have it so', () => {
    expect(unsure(withSettledSeparators(line('4.218.36', 0.99)))).toBe(',');
    expect(unsure(withSettledSeparators(line('4.218.36', 0.9)))).toBe('');
  });
});

describe('broken digits', () => {
  it.each([
    ['185.0]', { ']': '1' }, '185.01'],
    ['6.00)', { ')': '0' }, '6.00'],
    ['6.00）', { '）': '' }, '6.00'],
    ['(83.0)', { '(': '6', ')': '0' }, '(83.0)'],
    ['[83.0)', { '[': '6', ')': '0' }, '683.00'],
    ['1.836.7+', { '+': '4' }, '1,836.74'],
  ])('of %s are mended where an amount comes out: %s %s', (read, others, mended) => {
    expect(textOf(withMendedDigits(line(read, 0.8, others)))).toBe(mended);
  });

  it('are doubtful as a whole', () => {
    expect(unsure(withMendedDigits(line('185.0]', 0.8, { ']': '1' })))).toBe('185.01');
  });

  it.each([
    ['(683.00)', { '(': '6', ')': '0' }],
    ['（683.00）', { '（': '6', '）': '0' }],
    ['+12.50', { '+': '4' }],
    ['14]', { ']': '1' }],
    ['a(b).10', { a: '4', '(': '6', b: '6', ')': '0' }],
  ])('are none in %s', (read, others) => {
    expect(textOf(withMendedDigits(line(read, 0.8, others)))).toBe(read);
  });

  it('are none where the model is sure of a letter', () => {
    expect(textOf(withMendedDigits(line('A1.25', 0.99, { A: '4' })))).toBe('A1.25');
    expect(textOf(withMendedDigits(line('A1.25', 0.8, { A: '4' })))).toBe('41.25');
  });
});

describe('spaces', () => {
  it.each([
    ['7,318 .42', {}, '7,318.42'],
    ['7. 318.42', {}, '7.318.42'],
    ['9.50 )', { ')': '' }, '9.50)'],
    ['7.318.4 +', { '+': '2' }, '7.318.4+'],
  ])('are none in what is an amount or can be mended: %s', (read, others, solid) => {
    expect(textOf(withoutGaps(line(read, 0.8, others)))).toBe(solid);
  });

  it('between two digits leave the amount in doubt', () => {
    expect(unsure(withoutGaps(line('7,318 .42', 0.99)))).toBe('');
    expect(unsure(withoutGaps(line('7 318.42', 0.99)))).toBe('7318.42');
  });

  it.each(['合计 12.50', '2031-4-5 10:30', '3 .5', '第 2 页', '12.50 31.40'])('of %s stay', (read) => {
    expect(textOf(withoutGaps(line(read)))).toBe(read);
  });
});

describe('two readings of one line', () => {
  it('give the amount, else the surer one', () => {
    expect(textOf(betterOf(line('6.0H', 0.99), line('6.00', 0.6)))).toBe('6.00');
    const faint = line('6.00').map((one) => ({ ...one, confidence: 0.6, separator: 0.6 }));
    expect(betterOf(faint, line('6.00'))).toEqual(line('6.00'));
    expect(betterOf(line('6.00'), faint)).toEqual(line('6.00'));
  });

  it('that differ leave the whole amount in doubt', () => {
    expect(unsure(betterOf(line('6.00', 0.99), line('8.00', 0.99)))).toBe('6.00');
    expect(unsure(betterOf(line('6.00', 0.99), line('6.00', 0.99)))).toBe('');
  });

  it('of which one alone is an amount leave it in doubt where their digits differ', () => {
    expect(unsure(betterOf(line('641.38', 0.99), line('64138', 0.99)))).toBe('');
    expect(unsure(betterOf(line('64138', 0.99), line('641.39', 0.99)))).toBe('641.39');
    expect(unsure(betterOf(line('641.39', 0.99), line('64138', 0.99)))).toBe('641.39');
  });

  it('are taken of lines that are to be amounts', () => {
    expect(['185.0]', '-1,204.50', '6.()'].map((text) => isLikeAmount(line(text)))).toEqual([true, true, true]);
    expect(['合计', '2025年', '()', ''].map((text) => isLikeAmount(line(text)))).toEqual([false, false, false, false]);
  });
});
