import { describe, expect, it } from 'vitest';
import { reviewWords, titleLines } from '../../../src/core/review/index.js';

const title = reviewWords.title;

describe('the title of an opinion in lines', () => {
  it('keeps a span of years in one line and breaks between words', () => {
    expect(titleLines(title(['测试甲中心'], [2024, 2026], ['budget', 'final']))).toEqual([
      '关于测试甲中心2024—2026年部门预决算',
      '公开材料的审核意见',
    ]);
    expect(
      titleLines(title(['测试市甲区城市运行和应急保障服务中心（本级）'], [2024, 2026], ['budget', 'final'])),
    ).toEqual(['关于测试市甲区城市运行和', '应急保障服务中心（本级）', '2024—2026年部门预决算公开材料的审核意见']);
  });

  it('leaves a short title in one line', () => {
    const short = title(['甲局'], [2026], ['budget']);
    expect(titleLines(short)).toEqual([short]);
  });

  it('loses no sign, and fits the page, however long the name is', () => {
    for (const length of [1, 7, 14, 19, 25, 44, 60]) {
      const long = title(['测'.repeat(length)], [2025, 2026], ['final']);
      const lines = titleLines(long);
      expect(lines.join('')).toBe(long);
      // Two digits are as wide as one sign.
      expect(Math.max(...lines.map((line) => line.replaceAll(/\d\d/g, '0').length))).toBeLessThanOrEqual(20);
    }
    // What is no name at all is left to the page.
    const endless = title(['测'.repeat(3_000)], [2026], ['final']);
    expect(titleLines(endless)).toEqual([endless]);
  });
});
