import { expect, it } from 'vitest';
import { decimalShift, isLarger, rateOf } from '../../../src/core/comparison/index.js';

it('gives the rate of completion as accountants round, and none from nothing or zero', () => {
  expect(rateOf('200.00', '150.00')).toBe('75.00');
  expect(rateOf('3', '1.0')).toBe('33.33');
  expect(rateOf('10000', '9999.5')).toBe('100.00');
  expect(rateOf('-200', '-50')).toBe('25.00');
  expect(rateOf('0.00', '1')).toBeNull();
  expect(rateOf(null, '1')).toBeNull();
  expect(rateOf('1', null)).toBeNull();
});

it('compares sizes exactly, whatever the printed decimals', () => {
  expect(isLarger('-10.01', '10')).toBe(true);
  expect(isLarger('10.00', '10')).toBe(false);
  expect(isLarger('0.1', '0.10000000000000000001')).toBe(false);
});

it('moves the point there and back without losing a digit', () => {
  for (const value of ['0.01', '-12345678.901234', '7', '100', '-0.5', '0.00']) {
    expect(decimalShift(decimalShift(value, -8), 8)).toBe(value);
  }
  expect(decimalShift('1.5', 4)).toBe('15000');
  expect(decimalShift('0.00', 4)).toBe('0');
});
