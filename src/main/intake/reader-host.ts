/**
 * Entry of a reader process: one reader thread with its limits, in a process of its own. What brings a whole process down (a
 * fault in native code, memory that runs out at once) ends this one and the file that was being read, nothing else.
 */
import type { ReaderTask } from './job.js';
import { createMemoryWatch } from './memory-watch.js';
import type { HostAnswer, HostStart } from './reader-process.js';
import { startReaderThread } from './reader-thread.js';

const { script, limits, residentLimitMb, keptMb } = JSON.parse(process.argv[2] ?? '') as HostStart;
// Only one file is read here, so that all the memory of the process is that file's.
const memory = createMemoryWatch(residentLimitMb, process.memoryUsage.rss, () => 0);
const thread = startReaderThread(new URL(script), limits, memory);

/** What a process that Electron started speaks through. */
type ParentPort = {
  readonly on: (event: 'message', listener: (message: { readonly data: unknown }) => void) => unknown;
  readonly postMessage: (message: unknown, nothing: []) => void;
};
const { parentPort } = process as { readonly parentPort?: ParentPort | null };

async function read(job: ReaderTask): Promise<void> {
  const answer = await thread.read(job);
  const last = !thread.isAlive() || process.memoryUsage.rss() > keptMb * 2 ** 20;
  const message: HostAnswer = { answer, last };
  if (parentPort) parentPort.postMessage(message, []);
  else process.send?.(message);
}

if (parentPort) {
  // Electron ends its processes itself where the program is gone.
  parentPort.on('message', ({ data }) => void read(data as ReaderTask));
} else {
  process.on('message', (job: ReaderTask) => void read(job));
  // The program is gone, in whatever way. Nothing is to be tidied up here, and native code that never ends must not outlive it.
  const end = (): true => process.kill(process.pid, 'SIGKILL');
  process.on('disconnect', end);
  // It may have gone while this process was starting.
  if (!process.connected) end();
}
// Ctrl+C reaches every process of the terminal; the program itself decides what becomes of its readers.
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined);
