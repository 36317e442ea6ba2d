import { z } from 'zod';
import type { Note, NotePlacement, Placed, SecondLook } from '../../core/review/index.js';
import type { LogEntry } from './app.js';
import type { ExportedFile } from './exported-file.js';
import { anchorSchema, id, optionalDocument } from './schemas.js';

export type NoteView = {
  readonly note: Note;
  readonly fileName: string;
  readonly unitName: string | null;
  readonly placement: NotePlacement;
  /** Where a note of an older version stands in the latest one, and for an orphan the places it may have meant. */
  readonly placed?: Placed;
  /** 复核: the last second look at it; left out where nobody has looked. */
  readonly look?: SecondLook;
};

export type ExportFormat = 'docx' | 'xlsx' | 'md' | 'csv' | 'json';

/** What `notes.save` takes. `id` and `revision` are null for a new note. */
const noteInput = z.object({
  id: id.nullable(),
  revision: z.number().int().nonnegative().nullable(),
  document: id,
  finding: id.nullable(),
  anchor: anchorSchema,
  state: z.enum(['open', 'adopted', 'rejected', 'later', 'withdrawn']),
  severity: z.enum(['error', 'warning', 'notice']),
  text: z.string().max(20000),
  suggestion: z.string().max(20000),
  basis: z.string().max(4000),
  rejectReason: z.enum(['false-alarm', 'different-scope', 'explained', 'other']).nullable(),
  rectification: z.enum(['none', 'in-progress', 'done', 'declined']),
});
export type NoteInput = z.infer<typeof noteInput>;

/** 意见: input schemas of the operations. */
export const notesOperations = {
  /** Of one document, of a batch, or of all. */
  'notes.list': optionalDocument.extend({ batch: id.optional() }),
  'notes.save': noteInput,
  /** Saves a note and makes those on other findings part of it: they are decided as it is. All of it or nothing. */
  'notes.merge': z.object({ whole: noteInput, parts: z.array(noteInput).min(1).max(1000) }),
  /** The parts of a note stand for themselves again. */
  'notes.split': z.object({ note: id }),
  'notes.history': z.object({ note: id }),
  'notes.export': z.object({
    format: z.enum(['docx', 'xlsx', 'md', 'csv', 'json']),
    /** Empty or left out: every document of the workspace. */
    documents: z.array(id).optional(),
  }),
} as const;

/** 意见: results of the operations. */
export type NotesResults = {
  'notes.list': readonly NoteView[];
  'notes.save': Note;
  'notes.merge': Note;
  /** Number of parts. */
  'notes.split': number;
  'notes.history': readonly LogEntry[];
  'notes.export': ExportedFile;
};
