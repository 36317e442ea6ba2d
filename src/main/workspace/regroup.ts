import { randomUUID } from 'node:crypto';
import { holdsSameParts, listDocuments, loadDisclosure, type StoredDocument } from './documents.js';
import { isSameDisclosure } from '../../core/disclosure/index.js';
import { appendLog } from './log.js';
import type { Workspace } from './open.js';
import { signedVersion } from './sign-off-lock.js';

/** Whose document a stored one is, as one value to compare. */
function identityText({ unitCode, unitName, level, fiscalYear, stage }: StoredDocument): string {
  return JSON.stringify([unitCode, unitName, level, fiscalYear, stage]);
}

/**
 * 重新归组. Puts documents whose profile a correction has changed with the versions of the same disclosure: they leave
 * versions of another and join those they now belong to, in the order of their import. Notes and corrections go with the
 * document they were written on; what was in force on a document that leaves stays in force on it. `before` are the
 * documents as they stood. Part of the caller's transaction. Gives the documents that other corrections may now concern.
 */
export function regroup(workspace: Workspace, before: readonly StoredDocument[], actor: string): readonly string[] {
  const affected = new Set<string>();
  for (const old of before) {
    const all = listDocuments(workspace);
    const document = all.find(({ id }) => id === old.id);
    if (document === undefined || identityText(document) === identityText(old)) continue;
    const members = all.filter(({ lineage }) => lineage === document.lineage);
    // Versions of which the same is unknown, because the same correction was taken back from both, stay together.
    const group = members.filter(
      (one) => identityText(one) === identityText(document) || isSameDisclosure(document, one),
    );
    const reading = loadDisclosure(workspace, document.id);
    const isTarget = (one: StoredDocument): boolean =>
      one.latest &&
      one.lineage !== document.lineage &&
      isSameDisclosure(document, one) &&
      (reading === null || holdsSameParts(workspace, reading, one.id));
    const target = all.find(isTarget);
    if (target === undefined && group.length === members.length) continue;
    const left = members.filter((one) => !group.includes(one));
    const joined = target === undefined ? [] : all.filter(({ lineage }) => lineage === target.lineage);
    const lineage = target?.lineage ?? randomUUID();
    for (const one of group) keepInForce(workspace, one, left, lineage);
    for (const one of left) keepInForce(workspace, one, group, document.lineage);
    const follow = workspace.database.prepare('UPDATE correction SET lineage = ? WHERE document = ?');
    for (const { id } of group) follow.run(lineage, id);
    moveNotes(workspace, group, { from: document.lineage, to: lineage }, actor);
    setAside(workspace, [...left, ...joined, ...group]);
    arrange(workspace, left, document.lineage);
    arrange(workspace, [...joined, ...group], lineage);
    for (const { id } of [...left, ...joined, ...group]) affected.add(id);
    for (const { id } of group) {
      const detail = { before: document.lineage, after: lineage };
      appendLog(workspace.database, { actor, action: 'document.regroup', subject: id, detail });
    }
  }
  return [...affected];
}

/** Corrections of earlier versions from which a document is parted are copied to it: it looks as it did. */
function keepInForce(
  { database }: Workspace,
  document: StoredDocument,
  parted: readonly StoredDocument[],
  lineage: string,
): void {
  const copy = database.prepare(
    `INSERT INTO correction (id, document, lineage, target, origin, state, reason, author, created_at, updated_at, revision)
     SELECT ?, ?, ?, target, origin, state, reason, author, created_at, updated_at, 1 FROM correction WHERE id = ?`,
  );
  const active = database.prepare<[string], { id: string }>(
    `SELECT id FROM correction WHERE document = ? AND state = 'active'`,
  );
  for (const one of parted) {
    if (one.version >= document.version) continue;
    for (const { id } of active.all(one.id)) copy.run(randomUUID(), document.id, lineage, id);
  }
}

/**
 * Notes go with their documents; a decision that was made elsewhere, on a finding between documents, goes with the finding.
 * Where both sides have decided the same finding, a signed review keeps its word, else the later one decides it; the other
 * note is kept as a remark of its own.
 */
function moveNotes(
  workspace: Workspace,
  group: readonly StoredDocument[],
  { from, to }: { readonly from: string; readonly to: string },
  actor: string,
): void {
  const { database } = workspace;
  const moving = database.prepare<[string, string, string], { id: string; finding: string | null; updatedAt: string }>(
    `SELECT id, finding, updated_at AS updatedAt FROM note WHERE lineage = ? AND (document = ? OR (
       document NOT IN (SELECT sha256 FROM document WHERE document.lineage = note.lineage)
       AND finding IN (SELECT finding.id FROM finding WHERE finding.document = ?)))`,
  );
  const decided = database.prepare<[string, string], { id: string; updatedAt: string }>(
    'SELECT id, updated_at AS updatedAt FROM note WHERE lineage = ? AND finding = ?',
  );
  const free = database.prepare('UPDATE note SET finding = NULL, revision = revision + 1 WHERE id = ?');
  const move = database.prepare('UPDATE note SET lineage = ? WHERE id = ?');
  const isHeld = signedVersion(workspace, to) !== null;
  for (const { id: document } of group) {
    for (const note of moving.all(from, document, document)) {
      const rival = note.finding === null ? undefined : decided.get(to, note.finding);
      if (rival !== undefined && rival.id !== note.id) {
        const isLater = Date.parse(rival.updatedAt) > Date.parse(note.updatedAt);
        const loser = isHeld || isLater ? note.id : rival.id;
        free.run(loser);
        const detail = { finding: note.finding, decidedBy: loser === note.id ? rival.id : note.id };
        appendLog(database, { actor, action: 'note.stand-alone', subject: loser, detail });
      }
      move.run(to, note.id);
    }
  }
}

/** Out of the way before they are numbered anew: versions and the latest are unique within a lineage. */
function setAside({ database }: Workspace, documents: readonly StoredDocument[]): void {
  const aside = database.prepare('UPDATE document SET lineage = ?, version = 1, latest = 0 WHERE sha256 = ?');
  for (const { id, lineage } of documents) aside.run(`${lineage} ${id}`, id);
}

/** Numbers versions in the order of their import; the last is the latest. */
function arrange({ database }: Workspace, documents: readonly StoredDocument[], lineage: string): void {
  const order = [...documents].sort(
    (a, b) => Date.parse(a.importedAt) - Date.parse(b.importedAt) || a.version - b.version,
  );
  const place = database.prepare('UPDATE document SET lineage = ?, version = ?, latest = ? WHERE sha256 = ?');
  for (const [index, { id }] of order.entries()) {
    place.run(lineage, index + 1, index === order.length - 1 ? 1 : 0, id);
  }
}
