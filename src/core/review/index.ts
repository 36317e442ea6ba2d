export type { Note, NotePlacement, NoteState, Rectification, RejectReason } from './note.js';
export type { LedgerRow, ReportModel, ReportSource } from './report.js';
export { anchorForCell, anchorForDocument, anchorForRow, anchorForText, columnPath } from './anchor.js';
