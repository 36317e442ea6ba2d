import { createHash } from 'node:crypto';
import type { Wording } from '../../core/review/index.js';
import { appendLog } from './log.js';
import type { Workspace } from './open.js';
import { timestamp } from './timestamp.js';

/** What makes an entry: the same words for the same use are one entry, in every workspace. */
export type WordingDraft = Pick<Wording, 'kind' | 'family' | 'text'>;

/** An entry as it goes into a package. */
export type KeptWording = WordingDraft & { readonly author: string; readonly createdAt: string };

type WordingRow = KeptWording & { readonly id: string };

function idOf({ kind, family, text }: WordingDraft): string {
  return createHash('sha256')
    .update(JSON.stringify([kind, family, text]), 'utf8')
    .digest('hex');
}

/** Reviewers' own bases and phrases, the latest first. */
export function listWordings({ database }: Workspace): readonly WordingRow[] {
  return database
    .prepare<[], WordingRow>(
      `SELECT id, kind, family, text, author, created_at AS createdAt FROM wording WHERE state = 'active'
       ORDER BY created_at DESC, id`,
    )
    .all();
}

/** Keeps words with a log row; a removed entry comes back. False where they are kept already. */
export function addWording({ database }: Workspace, draft: WordingDraft, actor: string): boolean {
  return database
    .transaction(() => {
      const now = timestamp();
      const id = idOf(draft);
      const { changes } = database
        .prepare(
          `INSERT INTO wording (id, kind, family, text, state, author, created_at, updated_at)
           VALUES (@id, @kind, @family, @text, 'active', @actor, @now, @now)
           ON CONFLICT (id) DO UPDATE SET state = 'active', updated_at = excluded.updated_at WHERE state = 'removed'`,
        )
        .run({ ...draft, id, actor, now });
      if (changes > 0) appendLog(database, { actor, action: 'wording.add', subject: id, detail: { after: draft } });
      return changes > 0;
    })
    .immediate();
}

/**
 * Puts other words in an entry's place, with a log row. The former words count as removed: a package that still has them does
 * not bring them back. Where the new ones are kept already, that entry stays. False where there is no entry of this id.
 */
export function changeWording({ database }: Workspace, id: string, text: string, actor: string): boolean {
  return database
    .transaction(() => {
      const row = database
        .prepare<[string], WordingDraft & { readonly createdAt: string }>(
          `SELECT kind, family, text, created_at AS createdAt FROM wording WHERE id = ? AND state = 'active'`,
        )
        .get(id);
      if (row === undefined) return false;
      const { createdAt, ...before } = row;
      if (before.text === text) return true;
      const after = { ...before, text };
      const now = timestamp();
      database.prepare(`UPDATE wording SET state = 'removed', updated_at = ? WHERE id = ?`).run(now, id);
      // The time it was first kept stays, and with it the place in the list.
      database
        .prepare(
          `INSERT INTO wording (id, kind, family, text, state, author, created_at, updated_at)
           VALUES (@id, @kind, @family, @text, 'active', @actor, @createdAt, @now)
           ON CONFLICT (id) DO UPDATE SET state = 'active', updated_at = excluded.updated_at`,
        )
        .run({ ...after, id: idOf(after), actor, createdAt, now });
      appendLog(database, { actor, action: 'wording.change', subject: idOf(after), detail: { before, after } });
      return true;
    })
    .immediate();
}

/** Takes an entry out of the library, with a log row. False where there is none. */
export function removeWording({ database }: Workspace, id: string, actor: string): boolean {
  return database
    .transaction(() => {
      const before = database
        .prepare<[string], WordingDraft>(`SELECT kind, family, text FROM wording WHERE id = ? AND state = 'active'`)
        .get(id);
      if (before === undefined) return false;
      database.prepare(`UPDATE wording SET state = 'removed', updated_at = ? WHERE id = ?`).run(timestamp(), id);
      appendLog(database, { actor, action: 'wording.remove', subject: id, detail: { before } });
      return true;
    })
    .immediate();
}

/**
 * Takes in entries of a package: those nobody had here. An entry is told by its words, so that there is nothing to differ on;
 * one that was removed here stays removed. Number of new ones.
 */
export function mergeWordings({ database }: Workspace, incoming: readonly KeptWording[], actor: string): number {
  return database
    .transaction(() => {
      const insert = database.prepare(
        `INSERT INTO wording (id, kind, family, text, state, author, created_at, updated_at)
         VALUES (@id, @kind, @family, @text, 'active', @author, @createdAt, @now) ON CONFLICT (id) DO NOTHING`,
      );
      let added = 0;
      for (const { kind, family, text, author, createdAt } of incoming) {
        const draft = { kind, family, text };
        const id = idOf(draft);
        if (insert.run({ ...draft, id, author, createdAt, now: timestamp() }).changes === 0) continue;
        added += 1;
        appendLog(database, { actor, action: 'wording.receive', subject: id, detail: { after: draft, author } });
      }
      return added;
    })
    .immediate();
}
