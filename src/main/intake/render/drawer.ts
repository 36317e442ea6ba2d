/** Entry of the drawing thread: one request at a time in, one answer out. A request that throws ends the thread. */
import { parentPort } from 'node:worker_threads';
import { createAnswers } from './answer-draw.js';
import type { DrawRequest } from './job.js';

const answer = createAnswers();

parentPort?.on('message', async (request: DrawRequest) => {
  parentPort?.postMessage(await answer(request), []);
});
