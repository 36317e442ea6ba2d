import {
  countLooks,
  seenOf,
  type Note,
  type ReviewCounts,
  type SecondLook,
  type SignOff,
} from '../../core/review/index.js';
import { findDocument, type StoredDocument } from './documents.js';
import { appendLog } from './log.js';
import { findNote, listNotes, type StoredNote } from './notes.js';
import type { Workspace } from './open.js';
import { countDecisions } from './progress.js';
import { findSignOff, signedVersion, type SignedVersion } from './sign-off-lock.js';
import { timestamp } from './timestamp.js';

/** A note with the last second look at it. */
export type LookedNote = StoredNote & { readonly look?: SecondLook };

type LookRow = Omit<SecondLook, 'own' | 'holds'> & {
  readonly note: string;
  readonly own: number;
  readonly seen: string;
};

/** Every note, oldest first, with the last second look at it. */
export function listLookedNotes(workspace: Workspace): readonly LookedNote[] {
  const rows = workspace.database
    .prepare<[], LookRow>('SELECT note, outcome, reason, reviewer, own, at, seen FROM second_look')
    .all();
  const looks = new Map(rows.map((row) => [row.note, row]));
  return listNotes(workspace).map((stored) => {
    const row = looks.get(stored.note.id);
    if (row === undefined) return stored;
    const { note: _note, own, seen, ...rest } = row;
    return { ...stored, look: { ...rest, own: own === 1, holds: seen === seenOf(stored.note) } };
  });
}

/** How far the review of a document is. The latest version counts the notes of all versions. */
export function countReview(workspace: Workspace, document: StoredDocument): ReviewCounts {
  const progress = countDecisions(workspace).find((one) => one.document === document.id);
  const notes = listLookedNotes(workspace).filter(({ lineage }) => lineage === document.lineage);
  return { total: progress?.total ?? 0, decided: progress?.decided ?? 0, ...countLooks(notes) };
}

/** What a second look says; `withdrawn` takes the last one back. */
export type LookOutcome = SecondLook['outcome'] | 'withdrawn';

export type LookResult =
  | { readonly saved: true }
  /** Nothing was written: a note is gone or withdrawn, was changed meanwhile, or its document is signed. */
  | { readonly saved: false; readonly reason: 'note-missing' }
  | { readonly saved: false; readonly reason: 'conflict'; readonly existing: Note }
  | { readonly saved: false; readonly reason: 'signed'; readonly signed: SignedVersion };

/** Writes a second look at notes, all of them or none. Each names the revision that was looked at. */
export function saveLook(
  workspace: Workspace,
  notes: readonly { readonly note: string; readonly revision: number }[],
  look: { readonly outcome: LookOutcome; readonly reason: string },
  actor: string,
): LookResult {
  return workspace.database
    .transaction((): LookResult => {
      const found: Note[] = [];
      for (const { note: id, revision } of notes) {
        const stored = findNote(workspace, id);
        if (stored === null || stored.note.state === 'withdrawn') return { saved: false, reason: 'note-missing' };
        if (stored.note.revision !== revision) return { saved: false, reason: 'conflict', existing: stored.note };
        const signed = signedVersion(workspace, stored.lineage);
        if (signed !== null) return { saved: false, reason: 'signed', signed };
        found.push(stored.note);
      }
      for (const note of found) writeLook(workspace, note, look, actor);
      return { saved: true };
    })
    .immediate();
}

function writeLook(
  { database }: Workspace,
  note: Note,
  { outcome, reason }: { readonly outcome: LookOutcome; readonly reason: string },
  actor: string,
): void {
  const before = database.prepare('SELECT outcome, reason, reviewer, at FROM second_look WHERE note = ?').get(note.id);
  const own =
    database
      .prepare(`SELECT 1 FROM log WHERE subject = ? AND actor = ? AND action IN ('note.create', 'note.change')`)
      .get(note.id, actor) !== undefined;
  const at = timestamp();
  if (outcome === 'withdrawn') {
    database.prepare('DELETE FROM second_look WHERE note = ?').run(note.id);
  } else {
    database
      .prepare(
        `INSERT INTO second_look (note, outcome, reason, reviewer, own, at, seen) VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (note) DO UPDATE SET outcome = excluded.outcome, reason = excluded.reason,
           reviewer = excluded.reviewer, own = excluded.own, at = excluded.at, seen = excluded.seen`,
      )
      .run(note.id, outcome, reason, actor, own ? 1 : 0, at, seenOf(note));
  }
  const detail = { before: before ?? null, after: { outcome, reason, own, revision: note.revision } };
  appendLog(database, { actor, action: 'note.look', subject: note.id, detail });
}

export type SignResult =
  | { readonly saved: true; readonly signOff: SignOff }
  | { readonly saved: false; readonly reason: 'document-missing' | 'older-version' | 'conflict' }
  /** Something is still open. */
  | { readonly saved: false; readonly reason: 'open'; readonly counts: ReviewCounts };

/** 签发. Closes the review of the latest version of a document; `revision` is that of the last sign-off, null for none. */
export function signDocument(
  workspace: Workspace,
  document: string,
  revision: number | null,
  actor: string,
): SignResult {
  return workspace.database
    .transaction((): SignResult => {
      const stored = findDocument(workspace, document);
      if (stored === null) return { saved: false, reason: 'document-missing' };
      if (!stored.latest) return { saved: false, reason: 'older-version' };
      const before = findSignOff(workspace, document);
      if (before?.state === 'signed' || (before?.revision ?? null) !== revision) {
        return { saved: false, reason: 'conflict' };
      }
      const counts = countReview(workspace, stored);
      if (counts.decided < counts.total || counts.later > 0 || counts.returned > 0) {
        return { saved: false, reason: 'open', counts };
      }
      const unconfirmed = counts.notes - counts.confirmed;
      return {
        saved: true,
        signOff: writeSignOff(workspace, document, { state: 'signed', reason: '', unconfirmed }, actor),
      };
    })
    .immediate();
}

/** 解锁. Opens a signed review again; the reason is kept. */
export function unlockDocument(
  workspace: Workspace,
  document: string,
  revision: number,
  reason: string,
  actor: string,
): SignResult {
  return workspace.database
    .transaction((): SignResult => {
      if (findDocument(workspace, document) === null) return { saved: false, reason: 'document-missing' };
      const before = findSignOff(workspace, document);
      if (before?.state !== 'signed' || before.revision !== revision) return { saved: false, reason: 'conflict' };
      const { unconfirmed } = before;
      return {
        saved: true,
        signOff: writeSignOff(workspace, document, { state: 'unlocked', reason, unconfirmed }, actor),
      };
    })
    .immediate();
}

function storeSignOff({ database }: Workspace, document: string, after: SignOff): void {
  database
    .prepare(
      `INSERT INTO sign_off (document, state, reviewer, at, reason, unconfirmed, revision)
       VALUES (@document, @state, @reviewer, @at, @reason, @unconfirmed, @revision)
       ON CONFLICT (document) DO UPDATE SET state = excluded.state, reviewer = excluded.reviewer, at = excluded.at,
         reason = excluded.reason, unconfirmed = excluded.unconfirmed, revision = excluded.revision`,
    )
    .run({ ...after, document });
}

function writeSignOff(
  workspace: Workspace,
  document: string,
  word: Pick<SignOff, 'state' | 'reason' | 'unconfirmed'>,
  actor: string,
): SignOff {
  const { database } = workspace;
  const before = findSignOff(workspace, document);
  const after: SignOff = { ...word, reviewer: actor, at: timestamp(), revision: (before?.revision ?? 0) + 1 };
  storeSignOff(workspace, document, after);
  const action = after.state === 'signed' ? 'document.sign' : 'document.unlock';
  appendLog(database, { actor, action, subject: document, detail: { before, after } });
  return after;
}

/** Documents whose review is closed. */
export function listSigned({ database }: Workspace): ReadonlySet<string> {
  return new Set(
    database
      .prepare<[], { document: string }>(`SELECT document FROM sign_off WHERE state = 'signed'`)
      .all()
      .map(({ document }) => document),
  );
}

/** Every sign-off, with its document. */
export function signOffRows({ database }: Workspace): readonly (SignOff & { readonly document: string })[] {
  return database
    .prepare<[], SignOff & { readonly document: string }>(
      'SELECT document, state, reviewer, at, reason, unconfirmed, revision FROM sign_off ORDER BY document',
    )
    .all();
}

/** Writes a sign-off as another workspace has it, with its log row. Part of the caller's transaction. */
export function receiveSignOff(
  workspace: Workspace,
  { document, ...said }: Omit<SignOff, 'revision'> & { readonly document: string },
  actor: string,
): void {
  const { database } = workspace;
  const before = findSignOff(workspace, document);
  const after: SignOff = { ...said, revision: (before?.revision ?? 0) + 1 };
  storeSignOff(workspace, document, after);
  appendLog(database, { actor, action: 'document.sign-received', subject: document, detail: { before, after } });
}
