// Entry of the thread that looks at copies of the workspace: each task is answered once, then it ends.
import { parentPort, workerData } from 'node:worker_threads';
import { WorkspaceProblem } from '../../workspace/index.js';
import { messageOf } from '../trouble.js';
import type { Answer } from './examiner-thread.js';
import { examine, type CopyTask } from './examiner.js';

const port = parentPort;
const send = (answer: Answer): void => port?.postMessage(answer);
try {
  send({ ok: true, value: await examine(workerData as CopyTask) });
} catch (error) {
  send({ ok: false, message: messageOf(error), code: error instanceof WorkspaceProblem ? error.code : null });
}
