import { runAside } from '../aside.js';
import { builtFile } from '../program-file.js';
import { examine, type Examiner } from './examiner.js';

/** Does tasks with copies in a thread of their own each; where the program is not built, in this one. */
export function createExaminer(script: string | null = builtFile('examiner.js')): Examiner {
  if (script === null) return { run: examine };
  return {
    run: (task) =>
      runAside({ script, name: 'gouji-examiner', task, ended: '核验备份的线程意外结束，备份未完成。请重试。' }),
  };
}
