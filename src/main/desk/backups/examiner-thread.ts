import { SHARE_ENV, Worker } from 'node:worker_threads';
import { WorkspaceProblem, type WorkspaceProblemCode } from '../../workspace/index.js';
import { builtFile } from '../program-file.js';
import { examine, type CopyAnswers, type Examiner } from './examiner.js';

/** What the thread says when it is done. */
export type Answer =
  | { readonly ok: true; readonly value: CopyAnswers[keyof CopyAnswers] }
  | { readonly ok: false; readonly message: string; readonly code: WorkspaceProblemCode | null };

/** Does tasks with copies in a thread of their own each; where the program is not built, in this one. */
export function createExaminer(script: string | null = builtFile('examiner.js')): Examiner {
  if (script === null) return { run: examine };
  return {
    run: (task) =>
      new Promise((resolve, reject) => {
        const worker = new Worker(script, { name: 'gouji-examiner', workerData: task, env: SHARE_ENV, execArgv: [] });
        worker.unref();
        worker.on('message', (answer: Answer) => {
          // The answer belongs to the type of the task.
          if (answer.ok) resolve(answer.value as never);
          else if (answer.code === null) reject(new Error(answer.message));
          else reject(new WorkspaceProblem(answer.code, answer.message));
        });
        worker.on('error', reject);
        worker.on('exit', () => reject(new Error('核验备份的线程意外结束，备份未完成。请重试。')));
      }),
  };
}
