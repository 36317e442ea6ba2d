export { openWorkspace, type Workspace } from './open.js';
export { explainDatabaseError, WorkspaceProblem } from './problem.js';
export {
  findDocument,
  listDocuments,
  loadDisclosure,
  loadLines,
  loadOriginal,
  storeDocument,
  type NewDocument,
  type StoredDocument,
} from './documents.js';
export {
  countFindings,
  listCoverage,
  listCoverageStates,
  listFindings,
  storeAcross,
  type FindingCount,
} from './findings.js';
export { findNote, listNotes, saveNote, type NoteDraft, type StoredNote } from './notes.js';
export { beginImport, listFailures, logAction, storeFailure } from './imports.js';
export { logOf, verifyLog } from './log.js';
export { readSetting, writeSetting } from './settings.js';
export { timestamp } from './timestamp.js';
