/** Entry of a reader thread: one task at a time in, one answer out. */
import { serialize } from 'node:v8';
import { parentPort } from 'node:worker_threads';
import { listFile, unpackFile } from './archive/index.js';
import { STILL_READING, type Answer, type Outcome, type ReaderTask } from './job.js';
import { failure } from './messages.js';
import { readJob } from './read-job.js';

/** Never rejects: a defect of the program while reading one file is that file's failure. */
async function outcomeOf(job: ReaderTask): Promise<Outcome<unknown>> {
  try {
    if (!('task' in job)) return await readJob(job, () => parentPort?.postMessage(STILL_READING, []));
    return job.task === 'list' ? listFile(job) : unpackFile(job);
  } catch (error) {
    return {
      ok: false,
      failure: failure(job.name, 'reader-crashed', error instanceof Error ? error.message : undefined),
    };
  }
}

/** Bytes change hands instead of being copied; everything else is packed. */
function post(outcome: Outcome<unknown>): void {
  const bytes = outcome.ok && outcome.value instanceof Uint8Array ? outcome.value : null;
  const packed = bytes ?? serialize(outcome);
  const answer: Answer = bytes === null ? packed : outcome;
  parentPort?.postMessage(answer, packed.buffer instanceof ArrayBuffer ? [packed.buffer] : []);
}

parentPort?.on('message', (job: ReaderTask) => {
  void outcomeOf(job).then(post);
});
