import type { Finding } from '../../core/checks/index.js';
import { appendLog } from './log.js';
import type { Workspace } from './open.js';

/** Findings of one scope, of one document or (null) of all. */
export function findingsIn(workspace: Workspace, scope: 'own' | 'across', document: string | null): readonly Finding[] {
  const { database } = workspace;
  const rows =
    document === null
      ? database
          .prepare<[string], { body: string }>('SELECT body FROM finding WHERE scope = ? ORDER BY document, position')
          .all(scope)
      : database
          .prepare<[string, string], { body: string }>(
            'SELECT body FROM finding WHERE scope = ? AND document = ? ORDER BY position',
          )
          .all(scope, document);
  return rows.map(({ body }) => JSON.parse(body) as Finding);
}

/** What a finding is about, without the names that a correction may have changed. */
function subjectOf({ rule, outcome, at, evidence }: Finding): string {
  const place = (one: Finding['at']): readonly unknown[] => [one.document, one.place, one.row, one.column, one.section];
  return JSON.stringify([rule, outcome, place(at), evidence.map(({ anchor, role }) => [role, place(anchor)])]);
}

/**
 * Decisions follow their findings. Ids carry unit, year and kind of table; where a correction changes these, the same finding
 * comes back under another id. Part of the caller's transaction.
 */
export function followFindings(
  workspace: Workspace,
  before: readonly Finding[],
  after: readonly Finding[],
  actor: string,
): void {
  const { database } = workspace;
  const kept = new Set(after.map(({ id }) => id));
  const known = new Set(before.map(({ id }) => id));
  const come = Map.groupBy(
    after.filter(({ id }) => !known.has(id)),
    subjectOf,
  );
  if (come.size === 0) return;
  const notesOn = database.prepare<[string], { id: string; lineage: string }>(
    'SELECT id, lineage FROM note WHERE finding = ?',
  );
  const isDecided = database.prepare<[string, string], { id: string }>(
    'SELECT id FROM note WHERE lineage = ? AND finding = ?',
  );
  const move = database.prepare('UPDATE note SET finding = ?, revision = revision + 1 WHERE id = ?');
  for (const finding of before) {
    if (kept.has(finding.id)) continue;
    const next = come.get(subjectOf(finding))?.shift();
    if (next === undefined) continue;
    for (const { id, lineage } of notesOn.all(finding.id)) {
      if (isDecided.get(lineage, next.id) !== undefined) continue;
      move.run(next.id, id);
      appendLog(database, {
        actor,
        action: 'note.follow',
        subject: id,
        detail: { before: finding.id, after: next.id },
      });
    }
  }
}
