// Entry of the thread that looks at copies of the workspace: each task is answered once, then it ends.
import { answerAside } from '../aside.js';
import { examine, type CopyTask } from './examiner.js';

await answerAside((task: CopyTask) => examine(task));
