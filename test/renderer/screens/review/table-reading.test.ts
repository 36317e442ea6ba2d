import { describe, expect, it } from 'vitest';
import type { TableReading } from '../../../../src/core/checks/index.js';
import { readingShown } from '../../../../src/renderer/screens/review/table-reading.js';

const SOUND: TableReading = {
  table: 'expenditure',
  sums: 31,
  closed: 31,
  untested: 0,
  doubtful: 0,
  confirmed: 0,
  garbled: 0,
};

describe('the self-check of a table in words', () => {
  it.each<[string, string, TableReading | undefined]>([
    ['closed', '合计 31/31 闭合', SOUND],
    ['closed', '合计 31/31 闭合', { ...SOUND, confirmed: 4 }],
    ['partly', '合计 31/31 闭合，2 项未核', { ...SOUND, untested: 2 }],
    ['look', '合计 30/31 闭合', { ...SOUND, closed: 30 }],
    ['look', '合计 31/31 闭合，2 处存疑', { ...SOUND, doubtful: 2 }],
    ['look', '合计 31/31 闭合，1 处字符不明', { ...SOUND, garbled: 1 }],
    ['unproven', '无合计可核', { ...SOUND, sums: 0, closed: 0 }],
    ['look', '无合计可核，1 处存疑', { ...SOUND, sums: 0, closed: 0, doubtful: 1 }],
    ['unproven', '合计未能核对', { ...SOUND, sums: 0, closed: 0, untested: 3 }],
    ['unproven', '未自检', undefined],
  ])('%s: %s', (state, short, reading) => {
    expect(readingShown(reading)).toMatchObject({ state, short });
  });

  it('says in full what to do, and never calls sound what nothing proves', () => {
    expect(readingShown({ ...SOUND, closed: 30, untested: 2 }).full).toMatch(
      /31 处合计，30 处相符.*1 处不符.*2 处合计未能核对/,
    );
    expect(readingShown({ ...SOUND, confirmed: 4 }).full).toContain('4 处没有把握的数字已由合计印证');
    for (const reading of [
      undefined,
      { ...SOUND, sums: 0, closed: 0 },
      { ...SOUND, sums: 0, closed: 0, untested: 1 },
    ]) {
      expect(readingShown(reading).full).not.toMatch(/相符|闭合/);
    }
    expect(readingShown({ ...SOUND, sums: 0, closed: 0 }).full).toContain('对照原件');
  });
});
