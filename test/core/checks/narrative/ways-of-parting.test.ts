import { expect, test } from 'vitest';
import { faults, missed } from './misprints-of.js';

const TWICE =
  '2031年支出总额410.35万元，按功能分类：教育支出166.20万元，卫生健康支出135.85万元，住房保障支出108.30万元；按支出结构：基本支出216.15万元，项目支出194.20万元。';

test('a whole that is parted twice is added up each way for itself', () => {
  expect(
    missed(TWICE, [
      ['166.20', '466.20', 'TEXT-ENUM-SUM'],
      ['135.85', '138.85', 'TEXT-ENUM-SUM'],
      ['216.15', '246.15', 'TEXT-ENUM-SUM'],
      ['总额410.35', '总额410.85', 'TEXT-ENUM-SUM'],
    ]),
  ).toEqual([]);
});

test('parts that leave something out are no sum', () => {
  expect(faults('2031年支出总额410.35万元，按功能分类：教育支出66.20万元，卫生健康支出35.85万元等。')).toEqual([]);
});
