import { checkAcross, ruleCatalogue } from '../../core/checks/index.js';
import { comparableUnits, compareProjects, compareTables } from '../../core/comparison/index.js';
import { createReaderPool, findDocuments } from '../intake/index.js';
import { renderReport } from '../reports/index.js';
import type { Dependencies } from './dependencies.js';

/** The stages of the program itself. */
export const dependencies: Dependencies = {
  createReaderPool,
  findDocuments,
  checkAcross,
  ruleCatalogue,
  comparableUnits,
  compareTables,
  compareProjects,
  placeNote: () => 'orphan',
  buildReport: () => {
    throw new Error('not yet');
  },
  renderReport,
};
