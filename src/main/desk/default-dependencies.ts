import { setImmediate } from 'node:timers/promises';
import {
  checkAcrossInSteps,
  checkDocument,
  checkDocumentInSteps,
  ruleCatalogue,
  type CheckResult,
} from '../../core/checks/index.js';
import { alignTable, comparableUnits, compareProjects } from '../../core/comparison/index.js';
import { buildReport, placeNote } from '../../core/review/index.js';
import { createPageDrawer, createReaderPool, findDocuments } from '../intake/index.js';
import type { Dependencies } from './dependencies.js';
import { createReportWriter } from './report-writer.js';

/** Takes a long work step by step, and lets others have their turn in between. */
async function inTurns(steps: Generator<undefined, CheckResult>): Promise<CheckResult> {
  let step = steps.next();
  while (step.done !== true) {
    await setImmediate();
    step = steps.next();
  }
  return step.value;
}

/** The stages of the program itself. */
export const dependencies: Dependencies = {
  createReaderPool,
  createPageDrawer,
  findDocuments,
  checkDocument,
  checkDocumentInTurns: (...what) => inTurns(checkDocumentInSteps(...what)),
  checkAcross: (...what) => inTurns(checkAcrossInSteps(...what)),
  ruleCatalogue,
  alignTable,
  comparableUnits,
  compareProjects,
  placeNote,
  buildReport,
  ...createReportWriter(),
};
