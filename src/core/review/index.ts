export type { Note, NotePlacement, NoteState, Placed, Rectification } from './note.js';
export type { LedgerRow, OpinionItem, ReportFile, ReportModel, ReportSource } from './report.js';
export {
  countLooks,
  reviewState,
  seenOf,
  type ReviewCounts,
  type ReviewState,
  type SecondLook,
  type SignOff,
} from './sign-off.js';
export type {
  PrintedBlock,
  PrintedCell,
  PrintedColumn,
  PrintedLevel,
  PrintedMark,
  PrintedParagraph,
  PrintedPicture,
  PrintedReport,
  PrintedTable,
} from './printed.js';
export { relationOf, type Silence, type SilenceReach } from './silence.js';
export {
  BUILT_IN_WORDINGS,
  blankValues,
  fillBlanks,
  openBlanks,
  phraseOf,
  type Wording,
  type WordingKind,
} from './wording.js';
export { placeNote } from './placement.js';
export { locationText } from './location.js';
export { markedEntriesOf, undecidedOf } from './report-entries.js';
export { buildReport } from './build-report.js';
export { titleLines } from './title-lines.js';
export { words as reviewWords } from './words.js';
export { fatesOf, rectificationOf, type CheckedVersion, type Fate, type FindingFate } from './fates.js';
export { differentTables, type TableDifference } from './table-difference.js';
export { differentSentences, type SentenceDifference } from './sentence-difference.js';
