import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  listLookedNotes,
  listSilenced,
  openWorkspace,
  saveLook,
  saveNote,
  signDocument,
  verifyLog,
} from '../../../src/main/workspace/index.js';
import { MIGRATIONS } from '../../../src/main/workspace/migrations/index.js';
import { draft, temporaryFolder, temporaryWorkspace } from './samples.js';

const DOCUMENT = 'd'.repeat(64);

/** A workspace of the schema before second looks, with a document and a note on it. */
function olderWorkspace(): string {
  const path = join(temporaryFolder(), 'older.gouji');
  const older = openWorkspace(path, { migrations: MIGRATIONS.slice(0, 5) });
  const { database } = older;
  database.prepare(`INSERT INTO original (sha256, size, encoding, bytes) VALUES (?, 1, 'raw', x'31')`).run(DOCUMENT);
  database
    .prepare(
      `INSERT INTO document (sha256, file_name, format, lineage, version, latest, state, level, table_count,
         project_count, defect_count, engine, imported_at)
       VALUES (?, '旧.txt', 'text', 'lineage', 1, 1, 'read', 'unit', 0, 0, 0, 'e', '2026-03-02T09:00:00.000+08:00')`,
    )
    .run(DOCUMENT);
  database
    .prepare(
      `INSERT INTO note (id, document, lineage, finding, anchor, state, severity, text, suggestion, basis,
         reject_reason, rectification, author, created_at, updated_at, revision)
       VALUES ('n-1', ?, 'lineage', NULL, ?, 'adopted', 'error', '旧意见', '', '', NULL, 'none', '张三', 't', 't', 3)`,
    )
    .run(DOCUMENT, JSON.stringify(draft(DOCUMENT).anchor));
  older.close();
  return path;
}

describe('a workspace of an older program', () => {
  it('keeps its notes, which can then be confirmed, signed and locked', () => {
    const workspace = temporaryWorkspace(olderWorkspace());
    expect(workspace.backup).not.toBeNull();
    expect(workspace.database.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
    const [old] = listLookedNotes(workspace);
    expect(old?.note).toMatchObject({ id: 'n-1', text: '旧意见', revision: 3 });
    expect(old?.note).not.toHaveProperty('mergedInto');
    expect(old).not.toHaveProperty('look');
    expect(listSilenced(workspace)).toEqual([]);

    const look = { outcome: 'confirmed', reason: '' } as const;
    expect(saveLook(workspace, [{ note: 'n-1', revision: 3 }], look, '李四')).toEqual({ saved: true });
    expect(signDocument(workspace, DOCUMENT, null, '王五')).toMatchObject({ signOff: { unconfirmed: 0 } });
    const change = draft(DOCUMENT, { id: 'n-1', revision: 3, text: '改后' });
    expect(saveNote(workspace, change, '张三')).toMatchObject({ saved: false, reason: 'signed' });
    expect(listLookedNotes(workspace)[0]?.note.text).toBe('旧意见');
    expect(verifyLog(workspace.database).whole).toBe(true);
  });
});
