import { randomUUID } from 'node:crypto';
import type { Correction, CorrectionTarget } from '../../core/disclosure/index.js';
import { findDocument, updateCorrected, type CorrectedReading, type StoredDocument } from './documents.js';
import { findingsIn, followFindings } from './follow.js';
import { appendLog } from './log.js';
import type { Workspace } from './open.js';
import { regroup } from './regroup.js';
import { timestamp } from './timestamp.js';

/** A correction to write: a new one, or (with the one it is made on) a changed one. */
type CorrectionDraft = {
  readonly before: Correction | null;
  readonly document: string;
  readonly target: CorrectionTarget;
  readonly origin: Correction['origin'];
  readonly reason: string;
};

/** Something confirmed once that holds for later documents with one of these keys. */
type Memory = {
  readonly correction: string;
  readonly keys: readonly string[];
  readonly target: CorrectionTarget;
  readonly rememberedAt: string;
};

type CorrectionRow = Omit<Correction, 'target'> & { readonly target: string };

const SELECT = `SELECT correction.id, correction.document, target, origin, correction.state, reason, author,
  created_at AS createdAt, updated_at AS updatedAt, revision FROM correction`;

function fromRow({ target, ...rest }: CorrectionRow): Correction {
  return { ...rest, target: JSON.parse(target) as CorrectionTarget };
}

/**
 * Corrections that concern a document: its own and those of earlier versions, withdrawn ones included. Older versions
 * first, then in the order in which they were made, so that the later word stands behind the earlier.
 */
export function listCorrections(workspace: Workspace, document: string): readonly Correction[] {
  const stored = findDocument(workspace, document);
  return stored === null ? [] : correctionsUpTo(workspace, stored.lineage, stored.version);
}

/** Corrections made on a disclosure up to one of its versions. */
export function correctionsUpTo(workspace: Workspace, lineage: string, version: number): readonly Correction[] {
  return workspace.database
    .prepare<[string, number], CorrectionRow>(
      `${SELECT} JOIN document ON document.sha256 = correction.document
       WHERE correction.lineage = ? AND document.version <= ? ORDER BY document.version, created_at, correction.rowid`,
    )
    .all(lineage, version)
    .map(fromRow);
}

function write(workspace: Workspace, correction: Correction, lineage: string): void {
  workspace.database
    .prepare(
      `INSERT INTO correction (id, document, lineage, target, origin, state, reason, author, created_at, updated_at, revision)
       VALUES (@id, @document, @lineage, @target, @origin, @state, @reason, @author, @createdAt, @updatedAt, @revision)
       ON CONFLICT (id) DO UPDATE SET target = excluded.target, origin = excluded.origin, state = excluded.state,
         reason = excluded.reason, updated_at = excluded.updated_at, revision = excluded.revision`,
    )
    .run({ ...correction, lineage, target: JSON.stringify(correction.target) });
}

/** The correction a draft makes, with its author and the moment. */
export function makeCorrection(draft: CorrectionDraft, actor: string): Correction {
  const { before, document, target, origin, reason } = draft;
  const now = timestamp();
  return before === null
    ? {
        id: randomUUID(),
        document,
        target,
        origin,
        state: 'active',
        reason,
        author: actor,
        createdAt: now,
        updatedAt: now,
        revision: 1,
      }
    : { ...before, target, origin, state: 'active', reason, updatedAt: now, revision: before.revision + 1 };
}

/** A change of one correction: the row as it will stand, and as it stood. */
export type CorrectionChange = { readonly before: Correction | null; readonly after: Correction };

/** Writes corrections of a document with their log rows. Part of the caller's transaction. */
export function insertCorrections(
  workspace: Workspace,
  stored: StoredDocument,
  changes: readonly CorrectionChange[],
  actor: string,
): void {
  for (const { before, after } of changes) {
    write(workspace, after, stored.lineage);
    const action =
      after.state === 'withdrawn' ? 'correction.withdraw' : before === null ? 'correction.create' : 'correction.change';
    appendLog(workspace.database, { actor, action, subject: after.id, detail: { before, after } });
  }
}

/** What is to be remembered with a change of corrections, and what no longer. */
export type MemoryChange = {
  readonly remember: readonly { readonly correction: string; readonly keys: readonly string[] }[];
  readonly forget: readonly string[];
};

/**
 * Writes corrections, what is remembered of them, and everything that follows from them for the documents they concern, in
 * one transaction: readings never show a correction whose checks have not run. `readings` is asked when the corrections
 * are written, and once more for the documents that a changed profile has put among other versions.
 */
export function storeCorrections(
  workspace: Workspace,
  stored: StoredDocument,
  changes: readonly CorrectionChange[],
  memory: MemoryChange,
  readings: (regrouped: readonly string[] | null) => readonly CorrectedReading[],
  actor: string,
): void {
  const update = (corrected: readonly CorrectedReading[]): void => {
    for (const reading of corrected) {
      const before = findingsIn(workspace, 'own', reading.document);
      updateCorrected(workspace, reading);
      followFindings(workspace, before, reading.check.findings, actor);
    }
  };
  workspace.database
    .transaction(() => {
      insertCorrections(workspace, stored, changes, actor);
      for (const id of memory.forget) forget(workspace, id, actor);
      for (const { correction, keys } of memory.remember) {
        const target = changes.find(({ after }) => after.id === correction)?.after.target;
        if (target !== undefined) remember(workspace, { correction, keys, target }, actor);
      }
      const concerned = readings(null);
      const known = concerned.flatMap(({ document }) => findDocument(workspace, document) ?? []);
      update(concerned);
      const regrouped = regroup(workspace, known, actor);
      if (regrouped.length > 0) update(readings(regrouped));
    })
    .immediate();
}

function remember(workspace: Workspace, memory: Omit<Memory, 'rememberedAt'>, actor: string): void {
  workspace.database
    .prepare(
      `INSERT INTO memory (correction, keys, target, remembered_at) VALUES (@correction, @keys, @target, @now)
       ON CONFLICT (correction) DO UPDATE SET keys = excluded.keys, target = excluded.target, remembered_at = excluded.remembered_at`,
    )
    .run({
      correction: memory.correction,
      keys: memory.keys.join('\n'),
      target: JSON.stringify(memory.target),
      now: timestamp(),
    });
  appendLog(workspace.database, {
    actor,
    action: 'memory.keep',
    subject: memory.correction,
    detail: { keys: memory.keys, target: memory.target },
  });
}

function forget(workspace: Workspace, correction: string, actor: string): void {
  const { changes } = workspace.database.prepare('DELETE FROM memory WHERE correction = ?').run(correction);
  if (changes > 0) appendLog(workspace.database, { actor, action: 'memory.forget', subject: correction, detail: null });
}

/** Everything remembered, the latest last. */
export function listMemories(workspace: Workspace): readonly Memory[] {
  return workspace.database
    .prepare<[], { correction: string; keys: string; target: string; rememberedAt: string }>(
      'SELECT correction, keys, target, remembered_at AS rememberedAt FROM memory ORDER BY remembered_at, rowid',
    )
    .all()
    .map(({ keys, target, ...rest }) => ({
      ...rest,
      keys: keys.split('\n'),
      target: JSON.parse(target) as CorrectionTarget,
    }));
}
