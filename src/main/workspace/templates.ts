import { createHash } from 'node:crypto';
import { appendLog } from './log.js';
import type { Workspace } from './open.js';
import { timestamp } from './timestamp.js';

/** 模板 as it is kept: what it is called, and the bytes it was chosen with. */
export type StoredTemplate = {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
  /** Who chose it. */
  readonly reviewer: string;
  /** ISO 8601 with offset. */
  readonly at: string;
};

/** The reviewer's template of the opinion, or null where the program's own layout is used. */
export function findTemplate({ database }: Workspace): StoredTemplate | null {
  return (
    database
      .prepare<[], StoredTemplate>(`SELECT name, sha256, bytes, reviewer, at FROM template WHERE kind = 'opinion'`)
      .get() ?? null
  );
}

/** Keeps a template in place of the one before and logs its name and hash. */
export function saveTemplate({ database }: Workspace, name: string, bytes: Uint8Array, actor: string): void {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  database
    .transaction(() => {
      database
        .prepare(
          `INSERT INTO template (kind, name, sha256, bytes, reviewer, at) VALUES ('opinion', ?, ?, ?, ?, ?)
           ON CONFLICT (kind) DO UPDATE SET name = excluded.name, sha256 = excluded.sha256, bytes = excluded.bytes,
             reviewer = excluded.reviewer, at = excluded.at`,
        )
        .run(name, sha256, Buffer.from(bytes), actor, timestamp());
      appendLog(database, { actor, action: 'template.set', subject: name, detail: { sha256, size: bytes.byteLength } });
    })
    .immediate();
}

/** Goes back to the program's own layout. */
export function removeTemplate(workspace: Workspace, actor: string): void {
  const { database } = workspace;
  database
    .transaction(() => {
      const before = findTemplate(workspace);
      if (before === null) return;
      database.prepare(`DELETE FROM template WHERE kind = 'opinion'`).run();
      appendLog(database, { actor, action: 'template.reset', subject: before.name, detail: { sha256: before.sha256 } });
    })
    .immediate();
}
