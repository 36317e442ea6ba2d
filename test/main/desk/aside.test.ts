import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { runAside, wholeMemory } from '../../../src/main/desk/aside.js';
import { temporaryFolder } from '../workspace/samples.js';

const ENDED = '线程意外结束，没有生成文件。请重试。';

/** Has a script do a task; the lines are what stands in it. */
function aside(lines: readonly string[]): Promise<unknown> {
  const script = join(temporaryFolder(), 'script.mjs');
  writeFileSync(script, ["import { parentPort, workerData } from 'node:worker_threads';", ...lines].join('\n'));
  return runAside({ script: pathToFileURL(script), name: 'test', task: { number: 20 }, ended: ENDED });
}

it('gives what the thread answers', async () => {
  expect(await aside(['parentPort.postMessage({ ok: true, value: workerData.number + 1 });'])).toBe(21);
});

it('tells the problem of a workspace as one', async () => {
  const answer = "parentPort.postMessage({ ok: false, message: '磁盘已满。', code: 'disk-full' });";
  await expect(aside([answer])).rejects.toMatchObject({
    name: 'WorkspaceProblem',
    code: 'disk-full',
    message: '磁盘已满。',
  });
});

it.each([
  ['ends', 'process.exit(0);'],
  ['throws', "throw new Error('a defect');"],
])('says what it means where the thread %s without an answer', async (_way, line) => {
  await expect(aside([line])).rejects.toMatchObject({ name: 'DeskProblem', code: 'internal', message: ENDED });
});

it('lets change hands what is all of its memory, and nothing that others share', () => {
  const [whole, part] = [new Uint8Array(8), new Uint8Array(new ArrayBuffer(8), 2, 4)];
  expect(wholeMemory([whole, part])).toEqual([whole.buffer]);
});
