export { openWorkspace, type Workspace } from './open.js';
export { explainDatabaseError, WorkspaceProblem, type WorkspaceProblemCode } from './problem.js';
export {
  findDocument,
  formerVersion,
  latestOf,
  listDocuments,
  loadDisclosure,
  loadLines,
  loadOriginal,
  storeDocument,
  type CorrectedReading,
  type NewDocument,
  type StoredDocument,
} from './documents.js';
export { prepareDocument } from './prepare-document.js';
export {
  correctionsUpTo,
  insertCorrections,
  listCorrections,
  listMemories,
  makeCorrection,
  storeCorrections,
  type CorrectionChange,
  type MemoryChange,
} from './corrections.js';
export {
  checksMark,
  countFindings,
  countSerious,
  documentsWithFinding,
  listAcross,
  listCoverage,
  listCoverageStates,
  listFindings,
  storeAcross,
  type FindingCount,
} from './findings.js';
export { listTableReadings, sumTableReadings } from './table-readings.js';
export { decisionLineage, findNote, listNotes, saveNote, type NoteDraft, type StoredNote } from './notes.js';
export {
  countReview,
  listLookedNotes,
  listSigned,
  receiveSignOff,
  saveLook,
  signDocument,
  signOffRows,
  unlockDocument,
  type LookedNote,
  type SignResult,
} from './sign-off.js';
export { mergeNotes, noteOf, receiveWhole, splitNote, type MergeOutcome } from './merged-notes.js';
export {
  addSilence,
  findSilence,
  listSilenced,
  receiveSilence,
  silenceRows,
  withdrawSilence,
  type SilenceRow,
} from './silences.js';
export { findSignOff, signedVersion, type SignedVersion } from './sign-off-lock.js';
export {
  beginImport,
  forgetFailures,
  keepOpenFiles,
  listFailures,
  logAction,
  openFiles,
  storeFailure,
} from './imports.js';
export { logNames, searchLog, type LogQuery } from './log-search.js';
export { exportLog, isWholeLog, logOf, verifyLog } from './log.js';
export { changePairings, listPairings, pairingPlaces, receivePairings, type PairingPlace } from './pairings.js';
export { keepUnlogged, readSetting, writeSetting } from './settings.js';
export { backupWorkspace, verifyWorkspace, withReader, type WorkspaceVerdict } from './verify.js';
export { recordRows, watchRows, type RowChange, type StoredRow } from './row-changes.js';
export { takeBack } from './take-back.js';
export { addWording, changeWording, listWordings, mergeWordings, removeWording, type KeptWording } from './wordings.js';
export { readEdition, type Edition } from './editions.js';
export { decideConflict, exportEditions, listConflicts, mergeEditions, previewMerge, settleNotes } from './exchange.js';
export {
  addSaying,
  lastSayings,
  listSayings,
  listSayingsShown,
  makeSaying,
  showSayings,
  textOf as sayingText,
  type Saying,
  type SayingKind,
} from './sayings.js';
export { findTemplate, removeTemplate, saveTemplate } from './templates.js';
export {
  codeTablesMark,
  listCodeTables,
  receiveCodeTable,
  removeCodeTable,
  saveCodeTable,
  type CodeTable,
} from './code-tables.js';
export { timestamp } from './timestamp.js';
export {
  adoptStrays,
  assignDocuments,
  chooseBatch,
  chosenBatch,
  documentsIn,
  findBatch,
  joinBatches,
  listBatches,
  listMemberships,
  moveDocuments,
  saveBatch,
  type StoredBatch,
} from './batches.js';
export { countDecisions } from './progress.js';
export {
  checkedWith,
  listFilesCheckedWith,
  listUncompared,
  markOfFiles,
  storeCheckedAlone,
  storeCheckedWith,
} from './checked-with.js';
export { findingsIn } from './follow.js';
export { listOutdatedRegions, storeCheck } from './regions.js';
export { regionOf } from './region-of.js';
export { indexDocument, listUnindexed } from './search-index.js';
export { searchWorkspace } from './search-query.js';
export {
  autoCopyName,
  copiesFolder,
  copiesFolderIn,
  elsewhereFile,
  listCopies,
  momentOf,
  surplusCopies,
  type KeptCopy,
  type Retention,
} from './kept-copies.js';
export { copyInSteps } from './copy-in-steps.js';
export { removePartial, settleCopy, stageCopy } from './settle-copy.js';
export { differenceTo, readCopy, type CopyContents } from './copy-contents.js';
export { putBack, putInPlace } from './put-in-place.js';
export { rebuildIndexes } from './rebuild-indexes.js';
export { carryWorkspace, leavePlace, newPlace } from './carry.js';
export { formerPlaces, pointTo, presentPlace, stayAt } from './moved.js';
