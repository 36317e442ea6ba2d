// The built service thread, with ways to die: messages named `die` end it as a defect or a lack of memory would.
import { parentPort } from 'node:worker_threads';

/** Fills the heap until the thread is ended for it. */
function runOutOfMemory() {
  const kept = [];
  for (;;) kept.push('1 '.repeat(50_000).split(' '));
}

const WAYS = {
  throw: () => {
    throw new Error('asked to die');
  },
  exit: () => process.exit(1),
  memory: runOutOfMemory,
};

parentPort.on('message', ({ request }) => {
  if (request.type === 'dispatch' && request.operation === 'die') WAYS[request.input]();
});

await import(new URL('../../out/main/service.js', import.meta.url).href);
