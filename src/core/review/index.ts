export type { Note, NotePlacement, NoteState, Rectification, RejectReason } from './note.js';
