/** Entry of a reader thread: one task at a time in, one outcome out. */
import { parentPort } from 'node:worker_threads';
import { listFile, unpackFile } from './archive/index.js';
import { STILL_READING, type Outcome, type ReaderTask } from './job.js';
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

/** Unpacked bytes change hands instead of being copied. */
function transferred(outcome: Outcome<unknown>): ArrayBuffer[] {
  if (!outcome.ok || !(outcome.value instanceof Uint8Array)) return [];
  return outcome.value.buffer instanceof ArrayBuffer ? [outcome.value.buffer] : [];
}

parentPort?.on('message', (job: ReaderTask) => {
  void outcomeOf(job).then((outcome) => parentPort?.postMessage(outcome, transferred(outcome)));
});
