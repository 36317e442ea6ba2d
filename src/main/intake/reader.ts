/** Entry of a reader thread: one job at a time in, one outcome out. */
import { parentPort } from 'node:worker_threads';
import { STILL_READING, type ReadJob, type ReadOutcome } from './job.js';
import { failure } from './messages.js';
import { readJob } from './read-job.js';

/** Never rejects: a defect of the program while reading one file is that file's failure. */
async function outcomeOf(job: ReadJob): Promise<ReadOutcome> {
  try {
    return await readJob(job, () => parentPort?.postMessage(STILL_READING, []));
  } catch (error) {
    return {
      ok: false,
      failure: failure(job.name, 'reader-crashed', error instanceof Error ? error.message : undefined),
    };
  }
}

parentPort?.on('message', (job: ReadJob) => {
  void outcomeOf(job).then((outcome) => parentPort?.postMessage(outcome, []));
});
