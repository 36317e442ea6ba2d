// Entry of the thread that writes and reads packages: each task is answered once, then it ends.
import { answerAside } from './aside.js';
import { memoryOfAnswer, runPackageTask } from './packager.js';

await answerAside(runPackageTask, memoryOfAnswer);
