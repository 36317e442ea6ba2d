import { checkAcross, checkDocument, ruleCatalogue } from '../../core/checks/index.js';
import { alignTable, comparableUnits, compareProjects } from '../../core/comparison/index.js';
import { buildReport, placeNote } from '../../core/review/index.js';
import { createPageDrawer, createReaderPool, findDocuments } from '../intake/index.js';
import type { Dependencies } from './dependencies.js';

/** The stages of the program itself. */
export const dependencies: Dependencies = {
  createReaderPool,
  createPageDrawer,
  findDocuments,
  checkDocument,
  checkAcross,
  ruleCatalogue,
  alignTable,
  comparableUnits,
  compareProjects,
  placeNote,
  buildReport,
  // The writers of Word and Excel files are large and needed last: they must not delay the start.
  renderReport: async (model, format) => (await import('../reports/index.js')).renderReport(model, format),
};
