import { parentPort, SHARE_ENV, Worker, workerData, type TransferListItem } from 'node:worker_threads';
import { WorkspaceProblem, type WorkspaceProblemCode } from '../workspace/index.js';
import { DeskProblem } from './desk-problem.js';
import { messageOf, reportTrouble } from './trouble.js';

/** What a thread says when its task is done. */
type Answer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: string; readonly code: WorkspaceProblemCode | null };

/** A task for a thread of its own. */
type Aside = {
  /** Built entry of the thread, which calls `answerAside`. */
  readonly script: string | URL;
  readonly name: string;
  readonly task: unknown;
  /** What changes hands with the task instead of being copied. */
  readonly transfer?: readonly TransferListItem[];
  /** Said to the reviewer where the thread ends without an answer, Chinese. */
  readonly ended: string;
};

/**
 * 旁线程. Has a task done by a thread of its own, which ends with it: the thread that asks goes on answering the desk. Rejects with a
 * Chinese message. The answer is of the type that belongs to the task.
 */
export function runAside<Value>({ script, name, task, transfer = [], ended }: Aside): Promise<Value> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, {
      name,
      workerData: task,
      transferList: [...transfer],
      env: SHARE_ENV,
      execArgv: [],
    });
    worker.unref();
    worker.on('message', (answer: Answer) => {
      if (answer.ok) resolve(answer.value as Value);
      else if (answer.code === null) reject(new Error(answer.message));
      else reject(new WorkspaceProblem(answer.code, answer.message));
    });
    worker.on('error', (error) => {
      // A defect, or memory that ran out: an exit follows, and the reviewer is told what it means for the task.
      reportTrouble(name, error);
    });
    worker.on('exit', () => reject(new DeskProblem('internal', ended)));
  });
}

/** The memory of what is all of its memory: that may change hands. What shares it with others is copied. */
export function wholeMemory(views: Iterable<Uint8Array>): readonly ArrayBuffer[] {
  return [...views].flatMap(({ buffer, byteLength }) =>
    buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [],
  );
}

/** In such a thread: does the task and tells what came of it. `transferOf`: what of it changes hands. */
export async function answerAside<Task, Value>(
  run: (task: Task) => Promise<Value>,
  transferOf: (value: Value) => readonly TransferListItem[] = () => [],
): Promise<void> {
  const send = (answer: Answer, transfer: readonly TransferListItem[] = []): void =>
    parentPort?.postMessage(answer, transfer);
  try {
    const value = await run(workerData as Task);
    send({ ok: true, value }, transferOf(value));
  } catch (error) {
    send({ ok: false, message: messageOf(error), code: error instanceof WorkspaceProblem ? error.code : null });
  }
}
