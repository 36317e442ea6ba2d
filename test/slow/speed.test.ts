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
  const some = timeOf(textOf(170_000), 4);
  const much = timeOf(textOf(1_700_000), 3);
  expect(much / some).toBeLessThan(12);
}, 120_000);

test('five megabytes of text are read in five seconds', () => {
  timeOf(textOf(20_000), 5);
  const characters = Math.ceil((5_000_000 * ONE.length) / Buffer.byteLength(ONE));
  expect(timeOf(textOf(characters), 2)).toBeLessThan(5_000);
}, 120_000);
