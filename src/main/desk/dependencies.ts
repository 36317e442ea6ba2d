import type { checkAcross, checkDocument, CheckResult, ruleCatalogue } from '../../core/checks/index.js';
import type { alignTable, comparableUnits, compareProjects } from '../../core/comparison/index.js';
import type { buildReport, placeNote } from '../../core/review/index.js';
import type { createPageDrawer, createReaderPool, findDocuments } from '../intake/index.js';
import type { renderPrinted, renderReport } from '../reports/index.js';

/** The stages the desk uses. Tests give their own. */
export type Dependencies = {
  readonly createReaderPool: typeof createReaderPool;
  readonly createPageDrawer: typeof createPageDrawer;
  readonly findDocuments: typeof findDocuments;
  readonly checkDocument: typeof checkDocument;
  /** `checkDocument` rule by rule; what is asked of the desk meanwhile gets its turn. See `asItStands`. */
  readonly checkDocumentInTurns: (...what: Parameters<typeof checkDocument>) => Promise<CheckResult>;
  /** Over many documents it takes a while; what is asked of the desk meanwhile gets its turn. */
  readonly checkAcross: (...what: Parameters<typeof checkAcross>) => CheckResult | Promise<CheckResult>;
  readonly ruleCatalogue: typeof ruleCatalogue;
  readonly alignTable: typeof alignTable;
  readonly comparableUnits: typeof comparableUnits;
  readonly compareProjects: typeof compareProjects;
  readonly placeNote: typeof placeNote;
  readonly buildReport: typeof buildReport;
  readonly renderReport: typeof renderReport;
  readonly renderPrinted: typeof renderPrinted;
};

type Checked = Parameters<Dependencies['checkDocument']>;

/** The stages with every document checked otherwise: `adapt` says what is checked, and how, from what it would have been. */
export function adaptingChecks(dependencies: Dependencies, adapt: (...what: Checked) => Checked): Dependencies {
  return {
    ...dependencies,
    checkDocument: (...what) => dependencies.checkDocument(...adapt(...what)),
    checkDocumentInTurns: (...what) => dependencies.checkDocumentInTurns(...adapt(...what)),
  };
}
