import { expect, test } from 'vitest';
import { recognise } from '../../src/core/recognition/index.js';
import { textToBlocks } from '../../src/main/intake/text/blocks.js';
import { documentOf, layoutsOf, STYLES } from '../generator/variety.js';
import { writeText } from '../generator/write-text.js';

const ONE = writeText(documentOf(6, layoutsOf(STYLES[0]!)[0]!));

/** The same disclosure again and again, until there is so much text. */
function textOf(characters: number): string {
  return Array.from({ length: Math.ceil(characters / ONE.length) }, () => ONE).join('\n');
}

/** Milliseconds of the processor for one reading, the best of some: others may use the same machine. */
function timeOf(text: string, runs: number): number {
  const times = Array.from({ length: runs }, () => {
    const start = process.cpuUsage();
    const { blocks, defects } = textToBlocks(text);
    const { tables } = recognise({ fileName: '材料.txt', format: 'text', blocks, defects });
    expect(tables.length).toBeGreaterThan(5);
    const { user } = process.cpuUsage(start);
    return user / 1000;
  });
  return Math.min(...times);
}

test('ten times the text takes at most twelve times as long', () => {
  timeOf(textOf(20_000), 5);
  const [little, much] = [textOf(170_000), textOf(1_700_000)];
  // Ten readings of the one take about as long as one of the other, and both in turn: a computer that is slow for seconds is
  // slow for both. The middle of five rounds counts.
  const ratios = Array.from({ length: 5 }, () => {
    const ten = Array.from({ length: 10 }, () => timeOf(little, 1)).reduce((sum, time) => sum + time, 0);
    return (10 * timeOf(much, 1)) / ten;
  });
  expect(ratios.toSorted((one, other) => one - other)[2]).toBeLessThan(12);
});

test('five megabytes of text are read in five seconds', () => {
  timeOf(textOf(20_000), 5);
  const characters = Math.ceil((5_000_000 * ONE.length) / Buffer.byteLength(ONE));
  expect(timeOf(textOf(characters), 2)).toBeLessThan(5_000);
});

test('a line of a hundred megabytes ends soon and says that it was cut', () => {
  const line = '预算（1.00\t'.repeat(Math.ceil(100_000_000 / 8));
  const start = process.cpuUsage();
  const { blocks, defects } = textToBlocks(`支出总表\n单位：万元\n${line}`);
  const read = recognise({ fileName: '材料.txt', format: 'text', blocks, defects });
  expect(process.cpuUsage(start).user / 1000).toBeLessThan(20_000);
  expect(read.defects.filter(({ code }) => /truncated|too-many|too-large/.test(code))).not.toEqual([]);
});

test('a hundred thousand short tables are read, or it is said how many were not', () => {
  const tables = Array.from({ length: 100_000 }, (_, index) => `支出总表\n合计\t项目\n第${index}\t1.00\n`).join('\n');
  const start = process.cpuUsage();
  const { blocks, defects } = textToBlocks(tables);
  const read = recognise({ fileName: '材料.txt', format: 'text', blocks, defects });
  expect(process.cpuUsage(start).user / 1000).toBeLessThan(60_000);
  // Tables of one name and header are pages of one table.
  const rows = read.tables.reduce((count, table) => count + table.rows.length, 0);
  expect(rows === 100_000 || read.defects.some(({ code }) => /too-many|truncated|too-large/.test(code))).toBe(true);
}, 240_000);
