import type { Note } from '../../core/review/index.js';
import { appendLog } from './log.js';
import { findNote, listNotes, saveNote, type NoteDraft, type SaveOutcome } from './notes.js';
import type { Workspace } from './open.js';
import { signedVersion, type SignedVersion } from './sign-off-lock.js';
import { timestamp } from './timestamp.js';

export type MergeOutcome =
  | Exclude<SaveOutcome, { readonly saved: true }>
  | { readonly saved: true; readonly note: Note }
  /** One of the notes is already part of another, or has parts of its own. */
  | { readonly saved: false; readonly reason: 'already-merged' };

/** Carries the outcome out of a transaction that is to leave nothing behind. */
class Refusal extends Error {
  constructor(readonly outcome: MergeOutcome) {
    super('refused');
  }
}

function isMerged(workspace: Workspace, id: string | null): boolean {
  if (id === null) return false;
  return listNotes(workspace).some(
    ({ note }) => note.mergedInto === id || (note.id === id && note.mergedInto !== undefined),
  );
}

/**
 * 合并. Saves a note and makes those on other findings part of it: they are decided as it is, from now on as well. All of it
 * is written or nothing.
 */
export function mergeNotes(
  workspace: Workspace,
  whole: NoteDraft,
  parts: readonly NoteDraft[],
  actor: string,
): MergeOutcome {
  try {
    return workspace.database
      .transaction((): MergeOutcome => {
        const lead = saveNote(workspace, whole, actor);
        if (!lead.saved) throw new Refusal(lead);
        if (lead.note.mergedInto !== undefined) throw new Refusal({ saved: false, reason: 'already-merged' });
        const { state, rejectReason, rectification } = lead.note;
        for (const part of parts) {
          if (part.id === lead.note.id || isMerged(workspace, part.id)) {
            throw new Refusal({ saved: false, reason: 'already-merged' });
          }
          const saved = saveNote(workspace, { ...part, state, rejectReason, rectification }, actor);
          if (!saved.saved) throw new Refusal(saved);
          writeWhole(workspace, saved.note.id, lead.note.id, actor);
        }
        return lead;
      })
      .immediate();
  } catch (error) {
    if (error instanceof Refusal) return error.outcome;
    throw error;
  }
}

function writeWhole({ database }: Workspace, note: string, whole: string | null, actor: string): void {
  database
    .prepare('UPDATE note SET merged_into = ?, updated_at = ?, revision = revision + 1 WHERE id = ?')
    .run(whole, timestamp(), note);
  appendLog(database, {
    actor,
    action: whole === null ? 'note.split' : 'note.merge',
    subject: note,
    detail: { whole },
  });
}

export type SplitOutcome =
  | { readonly split: true; readonly notes: number }
  | { readonly split: false; readonly reason: 'note-missing' }
  | { readonly split: false; readonly reason: 'signed'; readonly signed: SignedVersion };

/** 拆分. The parts of a note stand for themselves again, decided as they are. */
export function splitNote(workspace: Workspace, id: string, actor: string): SplitOutcome {
  return workspace.database
    .transaction((): SplitOutcome => {
      const stored = findNote(workspace, id);
      if (stored === null) return { split: false, reason: 'note-missing' };
      const parts = listNotes(workspace).filter(({ note }) => note.mergedInto === id);
      for (const { lineage } of [stored, ...parts]) {
        const signed = signedVersion(workspace, lineage);
        if (signed !== null) return { split: false, reason: 'signed', signed };
      }
      for (const { note } of parts) writeWhole(workspace, note.id, null, actor);
      return { split: true, notes: parts.length };
    })
    .immediate();
}

/** Id of a decision of a lineage, or of a remark; null where there is none. */
export function noteOf(
  { database }: Workspace,
  lineage: string,
  finding: string | null,
  note: string | null,
): string | null {
  const id = database.prepare<[string, string | null, string | null, string | null], string>(
    'SELECT id FROM note WHERE lineage = ? AND (finding = ? OR (? IS NULL AND finding IS NULL AND id = ?))',
  );
  return id.pluck().get(lineage, finding, finding, note) ?? null;
}

/**
 * Makes a note part of another one as another workspace has it, or lets it stand for itself. Part of the caller's
 * transaction. False where one of them is part of a note, or has parts, already: a merge has two levels and no more.
 */
export function receiveWhole(workspace: Workspace, part: string, whole: string | null, actor: string): boolean {
  const now = findNote(workspace, part)?.note.mergedInto ?? null;
  if (now === whole) return true;
  if (whole !== null) {
    const notes = listNotes(workspace).map(({ note }) => note);
    const isPart = notes.find(({ id }) => id === whole)?.mergedInto !== undefined;
    if (whole === part || isPart || notes.some(({ mergedInto }) => mergedInto === part)) return false;
  }
  writeWhole(workspace, part, whole, actor);
  return true;
}
