import { describe, expect, test } from 'vitest';
import { faults, missed } from './misprints-of.js';

describe('lists that leave something out', () => {
  test('人员经费 and 公用经费 of all that was spent, where there are projects', () => {
    const told =
      '2031年度财政拨款支出3,148.20万元，占本年支出合计的96.40%。其中，人员经费1,907.35万元，占比60.59%，日常公用经费240.85万元，占比7.65%。';
    expect(faults(told)).toEqual([]);
    expect(
      missed('2031年度财政拨款基本支出2,148.20万元，其中：人员经费1,907.35万元，公用经费240.85万元。', [
        ['240.85', '243.85', 'TEXT-ENUM-SUM'],
      ]),
    ).toEqual([]);
  });

  test('the rest is named and not told', () => {
    const told = '2031年度基本支出32.60万元，其中：人员经费18.40万元，公用经费9.15万元，其余为离退休支出。';
    expect(faults(told)).toEqual([]);
    expect(faults(told.replace('，其余为离退休支出', ''))).toHaveLength(1);
  });
});
