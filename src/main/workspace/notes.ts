import { randomUUID } from 'node:crypto';
import type { Anchor } from '../../core/disclosure/index.js';
import type { Note } from '../../core/review/index.js';
import { findDocument } from './documents.js';
import { documentsWithFinding } from './findings.js';
import { appendLog } from './log.js';
import type { Workspace } from './open.js';
import { indexNote } from './search-index.js';
import { signedVersion, type SignedVersion } from './sign-off-lock.js';
import { timestamp } from './timestamp.js';

/** What a reviewer writes. `id` and `revision` are null for a new note. */
export type NoteDraft = Omit<Note, 'id' | 'revision' | 'author' | 'createdAt' | 'updatedAt' | 'mergedInto'> & {
  readonly id: string | null;
  /** Revision the change was made on. */
  readonly revision: number | null;
};

/** A note and the lineage of documents it stays with. */
export type StoredNote = { readonly note: Note; readonly lineage: string };

export type SaveOutcome =
  | { readonly saved: true; readonly note: Note }
  /** The note was changed meanwhile, or the finding is already decided: `existing` is what stands. Nothing was written. */
  | { readonly saved: false; readonly reason: 'conflict'; readonly existing: Note }
  /** The review of the document is closed: `signed` says by whom. */
  | { readonly saved: false; readonly reason: 'signed'; readonly signed: SignedVersion }
  | {
      readonly saved: false;
      readonly reason: 'note-missing' | 'document-missing' | 'finding-missing' | 'finding-fixed';
    };

type NoteRow = Omit<Note, 'anchor' | 'mergedInto'> & {
  readonly anchor: string;
  readonly lineage: string;
  readonly mergedInto: string | null;
};

const SELECT = `SELECT id, document, lineage, finding, anchor, state, severity, text, suggestion, basis,
  reject_reason AS rejectReason, rectification, author, created_at AS createdAt, updated_at AS updatedAt, revision,
  merged_into AS mergedInto FROM note`;

function fromRow({ lineage, anchor, mergedInto, ...rest }: NoteRow): StoredNote {
  const note: Note = { ...rest, anchor: JSON.parse(anchor) as Anchor };
  return { lineage, note: mergedInto === null ? note : { ...note, mergedInto } };
}

/** Every note, oldest first. */
export function listNotes(workspace: Workspace): readonly StoredNote[] {
  return workspace.database.prepare<[], NoteRow>(`${SELECT} ORDER BY created_at, id`).all().map(fromRow);
}

/** One note, or null. */
export function findNote(workspace: Workspace, id: string): StoredNote | null {
  const row = workspace.database.prepare<[string], NoteRow>(`${SELECT} WHERE id = ?`).get(id);
  return row === undefined ? null : fromRow(row);
}

/** The note that decides a finding in a lineage, or null. */
function findDecision(workspace: Workspace, lineage: string, finding: string): Note | null {
  const row = workspace.database
    .prepare<[string, string], NoteRow>(`${SELECT} WHERE lineage = ? AND finding = ?`)
    .get(lineage, finding);
  return row === undefined ? null : fromRow(row).note;
}

/**
 * Document whose lineage a decision stays with: the note's own where the finding stands there, else the one at which
 * the finding is shown (a finding between documents may be decided from either side). Null where nobody has it.
 */
function ownerOf(workspace: Workspace, document: string, finding: string | null): string | null {
  if (finding === null) return document;
  const owners = documentsWithFinding(workspace, finding);
  const lineage = findDocument(workspace, document)?.lineage;
  const related = owners.find((owner) => findDocument(workspace, owner)?.lineage === lineage);
  return related ?? owners[0] ?? null;
}

/**
 * Lineage with which a decision stays that was made on a document: that of the note where it is here, else the one a new
 * note would have. Null where the document is not here.
 */
export function decisionLineage(workspace: Workspace, document: string, finding: string): string | null {
  const known = workspace.database
    .prepare<[string, string], string>('SELECT lineage FROM note WHERE document = ? AND finding = ?')
    .pluck()
    .get(document, finding);
  if (known !== undefined) return known;
  if (findDocument(workspace, document) === null) return null;
  const owner = ownerOf(workspace, document, finding) ?? document;
  return findDocument(workspace, owner)?.lineage ?? null;
}

/** `decisionLineage` for many: the notes are read once. */
export function decisionLineages(workspace: Workspace): (document: string, finding: string) => string | null {
  const rows = workspace.database
    .prepare<[], { document: string; finding: string; lineage: string }>(
      'SELECT document, finding, lineage FROM note WHERE finding IS NOT NULL',
    )
    .all();
  const known = new Map(rows.map(({ document, finding, lineage }) => [JSON.stringify([document, finding]), lineage]));
  return (document, finding) =>
    known.get(JSON.stringify([document, finding])) ?? decisionLineage(workspace, document, finding);
}

function write(workspace: Workspace, note: Note, lineage: string): void {
  workspace.database
    .prepare(
      `INSERT INTO note (id, document, lineage, finding, anchor, state, severity, text, suggestion, basis, reject_reason,
         rectification, author, created_at, updated_at, revision)
       VALUES (@id, @document, @lineage, @finding, @anchor, @state, @severity, @text, @suggestion, @basis,
         @rejectReason, @rectification, @author, @createdAt, @updatedAt, @revision)
       ON CONFLICT (id) DO UPDATE SET document = excluded.document, anchor = excluded.anchor, state = excluded.state,
         severity = excluded.severity, text = excluded.text, suggestion = excluded.suggestion, basis = excluded.basis,
         reject_reason = excluded.reject_reason, rectification = excluded.rectification,
         updated_at = excluded.updated_at, revision = excluded.revision`,
    )
    .run({ ...note, lineage, anchor: JSON.stringify(note.anchor) });
  indexNote(workspace, note);
}

function create(workspace: Workspace, draft: NoteDraft, actor: string): SaveOutcome {
  const owner = ownerOf(workspace, draft.document, draft.finding);
  if (owner === null) return { saved: false, reason: 'finding-missing' };
  const lineage = findDocument(workspace, owner)?.lineage ?? owner;
  const signed = signedVersion(workspace, lineage);
  if (signed !== null) return { saved: false, reason: 'signed', signed };
  if (draft.finding !== null) {
    const existing = findDecision(workspace, lineage, draft.finding);
    if (existing !== null) return { saved: false, reason: 'conflict', existing };
  }
  const now = timestamp();
  const note: Note = { ...draft, id: randomUUID(), revision: 1, author: actor, createdAt: now, updatedAt: now };
  write(workspace, note, lineage);
  const detail = { before: null, after: note };
  appendLog(workspace.database, { actor, action: 'note.create', subject: note.id, detail });
  return { saved: true, note };
}

function change(workspace: Workspace, id: string, draft: NoteDraft, actor: string): SaveOutcome {
  const stored = findNote(workspace, id);
  if (stored === null) return { saved: false, reason: 'note-missing' };
  const before = stored.note;
  if (draft.revision !== before.revision) return { saved: false, reason: 'conflict', existing: before };
  if (draft.finding !== before.finding) return { saved: false, reason: 'finding-fixed' };
  const signed = signedVersion(workspace, stored.lineage);
  if (signed !== null) return { saved: false, reason: 'signed', signed };
  const note: Note = {
    ...draft,
    id,
    revision: before.revision + 1,
    author: before.author,
    createdAt: before.createdAt,
    updatedAt: timestamp(),
    ...(before.mergedInto !== undefined && { mergedInto: before.mergedInto }),
  };
  const parts = partsToFollow(workspace, note);
  for (const { lineage } of parts) {
    const held = signedVersion(workspace, lineage);
    if (held !== null) return { saved: false, reason: 'signed', signed: held };
  }
  write(workspace, note, stored.lineage);
  appendLog(workspace.database, { actor, action: 'note.change', subject: id, detail: { before, after: note } });
  followWhole(workspace, note, parts, actor);
  return { saved: true, note };
}

/** Parts of a merged note that are not decided as it is. A part on a finding between documents may stay with another lineage. */
function partsToFollow(workspace: Workspace, { id, state, rejectReason, rectification }: Note): readonly StoredNote[] {
  return workspace.database
    .prepare<[string], NoteRow>(`${SELECT} WHERE merged_into = ?`)
    .all(id)
    .map(fromRow)
    .filter(
      ({ note }) => note.state !== state || note.rejectReason !== rejectReason || note.rectification !== rectification,
    );
}

/** The parts of a merged note are decided as it is. Part of the caller's transaction. */
function followWhole(workspace: Workspace, whole: Note, parts: readonly StoredNote[], actor: string): void {
  const { state, rejectReason, rectification } = whole;
  for (const { note: before, lineage } of parts) {
    const { revision } = before;
    const note: Note = {
      ...before,
      state,
      rejectReason,
      rectification,
      revision: revision + 1,
      updatedAt: timestamp(),
    };
    write(workspace, note, lineage);
    const detail = { before, after: note, whole: whole.id };
    appendLog(workspace.database, { actor, action: 'note.change', subject: note.id, detail });
  }
}

/**
 * Writes a new note, or a change made on the revision it names, together with its log row in one transaction.
 * A finding has at most one deciding note in a lineage; a second one is a conflict with the first.
 */
export function saveNote(workspace: Workspace, draft: NoteDraft, actor: string): SaveOutcome {
  return workspace.database
    .transaction((): SaveOutcome => {
      if (findDocument(workspace, draft.document) === null) return { saved: false, reason: 'document-missing' };
      return draft.id === null ? create(workspace, draft, actor) : change(workspace, draft.id, draft, actor);
    })
    .immediate();
}
