import { randomUUID } from 'node:crypto';
import type { Stage } from '../../core/disclosure/index.js';
import { appendLog } from './log.js';
import type { Workspace } from './open.js';
import { keepUnlogged, readSetting } from './settings.js';
import { timestamp } from './timestamp.js';

/** What a reviewer says of a batch. */
type BatchContent = {
  readonly name: string;
  readonly fiscalYear: number | null;
  readonly stage: Stage | null;
  /** 地区口径: id of a region profile; null: by the name of each unit. */
  readonly region: string | null;
  /** 批复日 and 期限 as days: 2026-03-05. */
  readonly approvedOn: string | null;
  readonly deadline: string | null;
  readonly reviewers: readonly string[];
  readonly archived: boolean;
};

/** 批次. */
export type StoredBatch = BatchContent & {
  readonly id: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly revision: number;
};

/** A batch to write. `id` and `revision` are null for a new one. */
export type BatchDraft = BatchContent & { readonly id: string | null; readonly revision: number | null };

export type BatchOutcome =
  | { readonly saved: true; readonly batch: StoredBatch }
  /** Nothing was written. `conflict`: it was changed meanwhile; `same-name`: an open batch has this name. */
  | { readonly saved: false; readonly reason: 'missing' | 'conflict' | 'same-name' };

/** That a document is in a batch, and who looks at it until when. */
export type Membership = {
  readonly document: string;
  readonly batch: string;
  readonly reviewer: string | null;
  /** Where it differs from that of the batch. */
  readonly deadline: string | null;
};

type BatchRow = Omit<StoredBatch, 'archived' | 'reviewers'> & {
  readonly archived: number;
  readonly reviewers: string;
};

const SELECT = `SELECT id, name, fiscal_year AS fiscalYear, stage, region, approved_on AS approvedOn, deadline, reviewers,
  archived, created_at AS createdAt, updated_at AS updatedAt, revision FROM batch`;

/** Name of the batch the program makes for documents that nobody put anywhere. */
const FALLBACK_NAME = '默认批次';

function fromRow({ archived, reviewers, ...rest }: BatchRow): StoredBatch {
  return { ...rest, archived: archived === 1, reviewers: JSON.parse(reviewers) as readonly string[] };
}

/** Every batch, the latest first, archived ones at the end. */
export function listBatches(workspace: Workspace): readonly StoredBatch[] {
  return workspace.database
    .prepare<[], BatchRow>(`${SELECT} ORDER BY archived, created_at DESC, rowid DESC`)
    .all()
    .map(fromRow);
}

/** One batch, or null. */
export function findBatch(workspace: Workspace, id: string): StoredBatch | null {
  const row = workspace.database.prepare<[string], BatchRow>(`${SELECT} WHERE id = ?`).get(id);
  return row === undefined ? null : fromRow(row);
}

function write(workspace: Workspace, batch: StoredBatch, fallback: boolean): void {
  workspace.database
    .prepare(
      `INSERT INTO batch (id, name, fiscal_year, stage, region, approved_on, deadline, reviewers, fallback, archived,
         created_at, updated_at, revision)
       VALUES (@id, @name, @fiscalYear, @stage, @region, @approvedOn, @deadline, @reviewers, @fallback, @archived,
         @createdAt, @updatedAt, @revision)
       ON CONFLICT (id) DO UPDATE SET name = excluded.name, fiscal_year = excluded.fiscal_year, stage = excluded.stage,
         region = excluded.region, approved_on = excluded.approved_on, deadline = excluded.deadline,
         reviewers = excluded.reviewers, archived = excluded.archived, updated_at = excluded.updated_at,
         revision = excluded.revision`,
    )
    .run({
      ...batch,
      reviewers: JSON.stringify(batch.reviewers),
      archived: Number(batch.archived),
      fallback: Number(fallback),
    });
}

/** Writes a new batch, or a change made on the revision it names, with its log row in one transaction. */
export function saveBatch(workspace: Workspace, draft: BatchDraft, actor: string): BatchOutcome {
  return workspace.database
    .transaction((): BatchOutcome => {
      const before = draft.id === null ? null : findBatch(workspace, draft.id);
      if (draft.id !== null && before === null) return { saved: false, reason: 'missing' };
      if (before !== null && before.revision !== draft.revision) return { saved: false, reason: 'conflict' };
      const isTaken = listBatches(workspace).some(
        ({ id, name, archived }) => id !== draft.id && !archived && name === draft.name,
      );
      if (isTaken && !draft.archived) return { saved: false, reason: 'same-name' };
      const now = timestamp();
      const batch: StoredBatch = {
        ...draft,
        id: before?.id ?? randomUUID(),
        createdAt: before?.createdAt ?? now,
        updatedAt: now,
        revision: (before?.revision ?? 0) + 1,
      };
      write(workspace, batch, false);
      const action = before === null ? 'batch.create' : 'batch.change';
      appendLog(workspace.database, { actor, action, subject: batch.id, detail: { before, after: batch } });
      return { saved: true, batch };
    })
    .immediate();
}

const CHOSEN = 'batch.chosen';

/** The batch the reviewer looks at, as left last; null: all documents. An archived or unknown one counts as none. */
export function chosenBatch(workspace: Workspace): string | null {
  const id = readSetting(workspace, CHOSEN);
  const batch = id === null || id === '' ? null : findBatch(workspace, id);
  return batch === null || batch.archived ? null : batch.id;
}

/** Remembers the batch the reviewer looks at. Looking is no act: the log does not tell of it. */
export function chooseBatch(workspace: Workspace, batch: string | null): void {
  keepUnlogged(workspace, CHOSEN, batch ?? '');
}

/** In which batches each document is. */
export function listMemberships(workspace: Workspace): readonly Membership[] {
  return workspace.database
    .prepare<[], Membership>('SELECT document, batch, reviewer, deadline FROM batch_document ORDER BY document, batch')
    .all();
}

/** Documents of a batch. */
export function documentsIn(workspace: Workspace, batch: string): ReadonlySet<string> {
  return new Set(
    workspace.database
      .prepare<[string], string>('SELECT document FROM batch_document WHERE batch = ?')
      .pluck()
      .all(batch),
  );
}

/** The open batch of the program's own, made where there is none. Part of the caller's transaction. */
function fallbackBatch(workspace: Workspace, actor: string): string {
  const { database } = workspace;
  const known = database
    .prepare<[], string>('SELECT id FROM batch WHERE fallback = 1 AND archived = 0 ORDER BY created_at LIMIT 1')
    .pluck()
    .get();
  if (known !== undefined) return known;
  const now = timestamp();
  const batch: StoredBatch = {
    id: randomUUID(),
    name: FALLBACK_NAME,
    fiscalYear: null,
    stage: null,
    region: null,
    approvedOn: null,
    deadline: null,
    reviewers: [],
    archived: false,
    createdAt: now,
    updatedAt: now,
    revision: 1,
  };
  write(workspace, batch, true);
  appendLog(database, { actor, action: 'batch.create', subject: batch.id, detail: { before: null, after: batch } });
  return batch.id;
}

function insertMember(workspace: Workspace, { batch, document, reviewer, deadline }: Membership): boolean {
  const { changes } = workspace.database
    .prepare('INSERT OR IGNORE INTO batch_document (batch, document, reviewer, deadline) VALUES (?, ?, ?, ?)')
    .run(batch, document, reviewer, deadline);
  return changes > 0;
}

/**
 * Puts a document that has come in into its batches: the one it was imported for, and those of the version before it with
 * reviewer and deadline. Without either it goes into the program's own, so that nothing is lost. Part of the caller's transaction.
 */
export function joinBatches(
  workspace: Workspace,
  document: { readonly id: string; readonly lineage: string; readonly version: number },
  wanted: string | null,
  actor: string,
): void {
  const { database } = workspace;
  const inherited = database
    .prepare<[string, number], Omit<Membership, 'document'>>(
      `SELECT batch, reviewer, deadline FROM batch_document WHERE document =
         (SELECT sha256 FROM document WHERE lineage = ? AND version < ? ORDER BY version DESC LIMIT 1)`,
    )
    .all(document.lineage, document.version);
  const joined = inherited
    .filter((membership) => insertMember(workspace, { ...membership, document: document.id }))
    .map(({ batch }) => batch);
  const isIn = (): boolean =>
    database.prepare('SELECT 1 FROM batch_document WHERE document = ?').get(document.id) !== undefined;
  const target = wanted !== null && findBatch(workspace, wanted) !== null ? wanted : null;
  const chosen = target ?? (isIn() ? null : fallbackBatch(workspace, actor));
  if (chosen !== null && !joined.includes(chosen)) {
    if (insertMember(workspace, { batch: chosen, document: document.id, reviewer: null, deadline: null })) {
      joined.push(chosen);
    }
  }
  if (joined.length === 0) return;
  appendLog(database, { actor, action: 'batch.join', subject: document.id, detail: { batches: joined } });
}

/** Puts documents that are in no batch (of a workspace from before there were any) into the program's own. */
export function adoptStrays(workspace: Workspace, actor: string): number {
  return workspace.database
    .transaction((): number => {
      const strays = workspace.database
        .prepare<[], { id: string; lineage: string; version: number }>(
          `SELECT sha256 AS id, lineage, version FROM document
           WHERE NOT EXISTS (SELECT 1 FROM batch_document WHERE document = document.sha256) ORDER BY lineage, version`,
        )
        .all();
      for (const stray of strays) joinBatches(workspace, stray, null, actor);
      return strays.length;
    })
    .immediate();
}

/**
 * Puts documents into a batch. `from`: the batch they leave; null: they stay where they are as well. Reviewer and deadline
 * come along from the batch they leave.
 */
export function moveDocuments(
  workspace: Workspace,
  documents: readonly string[],
  to: string,
  from: string | null,
  actor: string,
): void {
  const { database } = workspace;
  const before = database.prepare<[string, string], { reviewer: string | null; deadline: string | null }>(
    'SELECT reviewer, deadline FROM batch_document WHERE batch = ? AND document = ?',
  );
  const leave = database.prepare('DELETE FROM batch_document WHERE batch = ? AND document = ?');
  database
    .transaction(() => {
      for (const document of documents) {
        const left = from === null ? undefined : before.get(from, document);
        const joined = insertMember(workspace, { batch: to, document, reviewer: null, deadline: null, ...left });
        const gone = from !== null && from !== to && leave.run(from, document).changes > 0;
        if (!joined && !gone) continue;
        const detail = { to, from: gone ? from : null };
        appendLog(database, { actor, action: 'batch.move', subject: document, detail });
      }
    })
    .immediate();
}

/** Who looks at documents, or until when. What is left out stays; `batch` null: in every batch they are in. */
export function assignDocuments(
  workspace: Workspace,
  documents: readonly string[],
  batch: string | null,
  change: { readonly reviewer?: string | null; readonly deadline?: string | null },
  actor: string,
): void {
  const { database } = workspace;
  const rows = database.prepare<[string, string | null, string | null], Membership>(
    'SELECT document, batch, reviewer, deadline FROM batch_document WHERE document = ? AND (? IS NULL OR batch = ?)',
  );
  const update = database.prepare(
    'UPDATE batch_document SET reviewer = @reviewer, deadline = @deadline WHERE batch = @batch AND document = @document',
  );
  database
    .transaction(() => {
      for (const document of documents) {
        for (const row of rows.all(document, batch, batch)) {
          const after: Membership = { ...row, ...change };
          if (after.reviewer === row.reviewer && after.deadline === row.deadline) continue;
          update.run(after);
          appendLog(database, { actor, action: 'batch.assign', subject: document, detail: { before: row, after } });
        }
      }
    })
    .immediate();
}
