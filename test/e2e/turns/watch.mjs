/**
 * Loaded before the program (NODE_OPTIONS=--import): writes down every turn of the event loops of the program's threads that took
 * long, by the processor time of the thread. What else the computer does, and what is waited for, is not the turn's.
 *
 * GOUJI_TURNS names the file the lines go to, GOUJI_TURNS_FROM the least milliseconds worth a line.
 */
import { appendFileSync } from 'node:fs';
import { isMainThread, parentPort, threadName } from 'node:worker_threads';

const file = process.env['GOUJI_TURNS'];
const least = Number(process.env['GOUJI_TURNS_FROM'] ?? 50);
/** How often the timer phase of the loop is asked for, in ms: once in each turn that is longer. */
const INTERVAL = 4;
const WATCHED = ['gouji-service'];

/** Requests that have come and are not answered: a long turn is of one of them, or of what the program does on its own. */
const open = new Map();

/** The service answers over its port: what comes and goes there says what it is at. */
function nameRequests(port) {
  const { on, postMessage } = port;
  port.on = (event, listener) =>
    on.call(port, event, (message) => {
      const { number, request } = message ?? {};
      if (request !== undefined) open.set(number, request.operation ?? request.type);
      listener(message);
    });
  port.postMessage = (message, ...rest) => {
    if (message?.type === 'answer' || message?.type === 'failure') {
      // The turn that answers is the request's too: forgotten when that turn has been looked at.
      setTimeout(() => open.delete(message.number), 3 * INTERVAL).unref();
    }
    return postMessage.call(port, message, ...rest);
  };
}

function watch(thread) {
  let before = process.threadCpuUsage();
  setInterval(() => {
    const { user, system } = process.threadCpuUsage(before);
    before = process.threadCpuUsage();
    const milliseconds = (user + system) / 1000;
    if (milliseconds < least) return;
    // The clock of a processor profile, for whoever lays one beside the turns.
    const clock = Number(process.hrtime.bigint() / 1000n);
    const line = { thread, clock, milliseconds, of: [...new Set(open.values())] };
    appendFileSync(file, `${JSON.stringify(line)}\n`);
    before = process.threadCpuUsage();
  }, INTERVAL).unref();
}

if (file !== undefined && isMainThread && process.argv[1]?.endsWith('cli.js')) watch('host');
if (file !== undefined && !isMainThread && WATCHED.includes(threadName)) {
  nameRequests(parentPort);
  watch('service');
}
