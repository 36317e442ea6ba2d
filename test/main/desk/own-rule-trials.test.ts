// 试运行 over many files goes in steps: other operations are answered meanwhile, it says how far it is, and it can be stopped.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { recognise } from '../../../src/core/recognition/index.js';
import type { ReadJob, ReadOutcome } from '../../../src/main/intake/index.js';
import { textToBlocks } from '../../../src/main/intake/text/blocks.js';
import type { Trial } from '../../../src/shared/desk-api.js';
import { archives } from './archives.js';
import { openTestDesk, type TestDesk } from './setup.js';

const FILES = 6;
const TEXT = '支出总表.项目支出 ≤ 0.1 × 支出总表.合计';

async function read({ name, source }: ReadJob): Promise<ReadOutcome> {
  if (!('path' in source)) throw new Error('the desk gives paths');
  const bytes = readFileSync(source.path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const text = bytes.toString('utf8');
  const disclosure = recognise({ fileName: name, format: 'text', ...textToBlocks(text) });
  const check = { findings: [], coverage: [] };
  return {
    ok: true,
    value: { sha256, size: bytes.length, format: 'text', disclosure, check, lines: text.split('\n') },
  };
}

/** A file in which three quarters of the spending is for projects. */
function budget(index: number): string {
  return [
    `90100${index} 测试第${index}中心2026年部门预算公开`,
    '2026年支出总表',
    '单位：万元',
    '科目编码\t科目名称\t合计\t基本支出\t项目支出',
    `2080501\t行政单位离退休\t4.0${index}\t1.00\t3.0${index}`,
    `\t合计\t4.0${index}\t1.00\t3.0${index}`,
  ].join('\n');
}

let test: TestDesk;

beforeEach(async () => {
  test = openTestDesk({ createReaderPool: () => ({ ...archives, read, close: async () => undefined }) });
  await test.desk.importPaths(
    Array.from({ length: FILES }, (_, index) => test.file(`${index}.txt`, budget(index + 1))),
  );
});

/** Asks how far a trial is until it is over. */
async function followed(run: string, look: (now: Trial) => Promise<void> = async () => undefined) {
  const seen: Trial[] = [];
  for (;;) {
    const now = await test.value('ownRules.trial', { run });
    if (now === null) return seen;
    seen.push(now);
    await look(now);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('a trial over every file', () => {
  it('answers others between two files and says how far it is', async () => {
    const trial = test.value('ownRules.tryOut', { text: TEXT, run: 'one' });
    const seen = await followed('one');
    expect(new Set(seen.map(({ stage }) => stage))).toEqual(new Set(['reading', 'trying']));
    expect(new Set(seen.map(({ total }) => total))).toEqual(new Set([FILES]));
    // More than one answer of each part: a trial in one turn would have let nobody in.
    expect(seen.filter(({ stage }) => stage === 'trying').length).toBeGreaterThan(2);
    expect(seen.filter(({ stage }) => stage === 'reading').length).toBeGreaterThan(2);
    expect(await trial).toMatchObject({ finding: FILES, pass: 0, insufficient: 0, left: 0 });
  });

  it('stops before its next file and says how many are left', async () => {
    const trial = test.value('ownRules.tryOut', { text: TEXT, run: 'two' });
    await followed('two', async ({ stage, done }) => {
      if (stage === 'trying' && done >= 2) await test.value('ownRules.stopTrial', { run: 'two' });
    });
    const { finding, left } = await trial;
    expect(finding).toBeGreaterThanOrEqual(2);
    expect(left).toBeGreaterThan(0);
    expect(finding + left).toBe(FILES);
  });

  it('stopped while files are read says that none was tried', async () => {
    const trial = test.value('ownRules.tryOut', { text: TEXT, run: 'three' });
    await test.value('ownRules.stopTrial', { run: 'three' });
    expect(await trial).toEqual({ mistake: null, finding: 0, pass: 0, insufficient: 0, left: FILES, examples: [] });
  });

  it('is not stopped by the name of another, nor begun with a rule that is not understood', async () => {
    const trial = test.value('ownRules.tryOut', { text: TEXT, run: 'four' });
    await test.value('ownRules.stopTrial', { run: 'five' });
    expect(await trial).toMatchObject({ finding: FILES, left: 0 });
    expect(await test.value('ownRules.tryOut', { text: '支出总表', run: 'six' })).toMatchObject({
      mistake: { message: expect.any(String) },
      left: 0,
    });
    expect(await test.value('ownRules.trial', { run: 'six' })).toBeNull();
  });
});
