// Entry of the thread that writes reports: each task is answered once, then it ends.
import { answerAside, wholeMemory } from './aside.js';
import { runReportTask } from './report-writer.js';

await answerAside(runReportTask, (bytes) => wholeMemory([bytes]));
