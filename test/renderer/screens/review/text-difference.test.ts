import { assert, property, string } from 'fast-check';
import { expect, it } from 'vitest';
import { textDifference } from '../../../../src/renderer/screens/review/text-difference.js';

it('marks what differs and nothing else', () => {
  expect(textDifference('行政单位退修', '行政单位退休')).toEqual([
    ['行政单位退', '修', ''],
    ['行政单位退', '休', ''],
  ]);
  expect(textDifference('甲乙丙', '甲丙')).toEqual([
    ['甲', '乙', '丙'],
    ['甲', '', '丙'],
  ]);
});

it('never loses a character', () => {
  assert(
    property(string(), string(), (first, second) => {
      expect(textDifference(first, second).map((parts) => parts.join(''))).toEqual([first, second]);
    }),
  );
});
