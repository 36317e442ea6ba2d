import { randomUUID } from 'node:crypto';
import type { Note } from '../../core/review/index.js';
import { findDocument } from './documents.js';
import {
  addEdition,
  bodyText,
  listEditions,
  listShown,
  makeEdition,
  meaningOf,
  recordEditions,
  showEditions,
  type Body,
  type Edition,
} from './editions.js';
import { appendLog } from './log.js';
import { decisionLineages, findNote } from './notes.js';
import type { Workspace } from './open.js';
import { indexNote } from './search-index.js';
import { signedVersion } from './sign-off-lock.js';

/** What the last editions say about one note: a decision on a finding, or a remark. More than one meaning is a conflict. */
type Slot = { readonly key: string; readonly lineage: string; readonly heads: readonly Edition[] };

/** What a merge does, or would do. */
export type MergeCounts = {
  /** Notes nobody had here. */
  readonly added: number;
  /** Notes that say something newer, made from what stood here. */
  readonly changed: number;
  /** Notes that already stood here. */
  readonly same: number;
  /** Notes on which two sides differ. */
  readonly conflicts: number;
  /** Notes whose document is not here; they wait for it. */
  readonly waiting: number;
  /** Notes of reviews that are signed; they wait until the review is unlocked. */
  readonly locked: number;
};

/** Two or more things said about one note, neither made from the other. */
export type Conflict = {
  readonly key: string;
  readonly document: string;
  readonly lineage: string;
  readonly sides: readonly Edition[];
};

// Until a conflict is decided the stricter word stands: no error is lost by a merge. Which came first plays no part.
const STRICTNESS: Readonly<Record<Note['state'], number>> = {
  adopted: 0,
  later: 1,
  open: 2,
  rejected: 3,
  withdrawn: 4,
};

function byStrictness(one: Edition, other: Edition): number {
  const difference = STRICTNESS[one.body.state] - STRICTNESS[other.body.state];
  return difference !== 0 ? difference : one.hash < other.hash ? -1 : 1;
}

/** Editions of which no other was made. */
function headsOf(editions: ReadonlyMap<string, Edition>): readonly Edition[] {
  const parents = new Set([...editions.values()].flatMap((edition) => edition.parents));
  return [...editions.values()].filter(({ hash }) => !parents.has(hash));
}

type Place = { readonly key: string; readonly lineage: string };

/** Places of editions' notes in this workspace; null while their document is not here. */
function placesOf(workspace: Workspace): (body: Body) => Place | null {
  const lineageOf = decisionLineages(workspace);
  return ({ document, finding, note }) => {
    const lineage = finding === null ? findDocument(workspace, document)?.lineage : lineageOf(document, finding);
    if (lineage === undefined || lineage === null) return null;
    return { lineage, key: JSON.stringify(finding === null ? [note] : [lineage, finding]) };
  };
}

function slotsOf(workspace: Workspace, editions: ReadonlyMap<string, Edition>): ReadonlyMap<string, Slot> {
  const slots = new Map<string, Slot>();
  const placeOf = placesOf(workspace);
  for (const head of headsOf(editions)) {
    const place = placeOf(head.body);
    if (place === null) continue;
    const heads = [...(slots.get(place.key)?.heads ?? []), head].toSorted(byStrictness);
    slots.set(place.key, { ...place, heads });
  }
  return slots;
}

/** The heads of a slot, one for each meaning. */
function sidesOf({ heads }: Slot): readonly Edition[] {
  return [...new Map(heads.toReversed().map((head) => [meaningOf(head.body), head])).values()].toSorted(byStrictness);
}

function rowOf({ database }: Workspace, { lineage, heads }: Slot): string | null {
  const finding = heads[0]?.body.finding ?? null;
  const row =
    finding === null
      ? database.prepare<[string], { id: string }>('SELECT id FROM note WHERE id = ?').get(heads[0]?.body.note ?? '')
      : database
          .prepare<[string, string], { id: string }>('SELECT id FROM note WHERE lineage = ? AND finding = ?')
          .get(lineage, finding);
  return row?.id ?? null;
}

function writeLook({ database }: Workspace, note: string, look: Body['look']): void {
  database.prepare('DELETE FROM second_look WHERE note = ?').run(note);
  if (look === null) return;
  database
    .prepare(
      `INSERT INTO second_look (note, outcome, reason, reviewer, own, at, seen)
       VALUES (@note, @outcome, @reason, @reviewer, @own, @at, @seen)`,
    )
    .run({ ...look, note });
}

/** Brings the note of a slot to what its strictest head says. */
function writeNote(workspace: Workspace, slot: Slot, head: Edition, row: string | null, actor: string): string {
  const { note: remark, look, anchor, ...said } = head.body;
  const id = row ?? remark ?? randomUUID();
  const before = row === null ? null : (findNote(workspace, row)?.note ?? null);
  workspace.database
    .prepare(
      `INSERT INTO note (id, document, lineage, finding, anchor, state, severity, text, suggestion, basis, reject_reason,
         rectification, author, created_at, updated_at, revision)
       VALUES (@id, @document, @lineage, @finding, @anchor, @state, @severity, @text, @suggestion, @basis,
         @rejectReason, @rectification, @author, @createdAt, @updatedAt, 1)
       ON CONFLICT (id) DO UPDATE SET document = excluded.document, lineage = excluded.lineage, anchor = excluded.anchor,
         state = excluded.state, severity = excluded.severity, text = excluded.text, suggestion = excluded.suggestion,
         basis = excluded.basis, reject_reason = excluded.reject_reason, rectification = excluded.rectification,
         author = excluded.author, created_at = excluded.created_at, updated_at = excluded.updated_at,
         revision = revision + 1`,
    )
    .run({ ...said, id, lineage: slot.lineage, anchor: JSON.stringify(anchor) });
  writeLook(workspace, id, look);
  const after = findNote(workspace, id)?.note;
  if (after === undefined) throw new Error('a merged note must be there');
  indexNote(workspace, after);
  appendLog(workspace.database, { actor, action: 'note.receive', subject: id, detail: { before, after } });
  return id;
}

/** A remark whose id is that of a decision here comes from a file made by hand; it is left aside. */
function isForged({ database }: Workspace, { heads }: Slot): boolean {
  const { finding = null, note = null } = heads[0]?.body ?? {};
  return (
    finding === null &&
    database.prepare('SELECT 1 FROM note WHERE id = ? AND finding IS NOT NULL').get(note ?? '') !== undefined
  );
}

/** Brings one slot up to date. False where its note may not be changed now. */
function settleSlot(
  workspace: Workspace,
  slot: Slot,
  editions: ReadonlyMap<string, Edition>,
  shown: ReadonlyMap<string, readonly string[]>,
  actor: string,
): boolean {
  const [head] = slot.heads;
  if (head === undefined) return true;
  const agreeing = slot.heads.filter(({ body }) => meaningOf(body) === meaningOf(head.body)).map(({ hash }) => hash);
  const row = rowOf(workspace, slot);
  const standing = row === null ? [] : (shown.get(row) ?? []);
  const texts = new Set(standing.map((hash) => editions.get(hash)).map((one) => one && bodyText(one.body)));
  if (row !== null && texts.has(bodyText(head.body))) {
    if (standing.join() !== agreeing.toSorted().join()) showEditions(workspace, row, agreeing);
    return true;
  }
  if (signedVersion(workspace, slot.lineage) !== null || isForged(workspace, slot)) return false;
  showEditions(workspace, writeNote(workspace, slot, head, row, actor), agreeing);
  return true;
}

/** Brings every note to what the editions say. Part of the caller's transaction. Gives the slots that may not change now. */
function settle(workspace: Workspace, editions: ReadonlyMap<string, Edition>, actor: string): ReadonlySet<string> {
  const shown = listShown(workspace);
  const held = new Set<string>();
  for (const [key, slot] of slotsOf(workspace, editions)) {
    if (!settleSlot(workspace, slot, editions, shown, actor)) held.add(key);
  }
  return held;
}

function headHashes(slot: Slot | undefined): string {
  return (slot?.heads ?? []).map(({ hash }) => hash).join();
}

/** Unites the editions of a package with those here. Part of the caller's transaction. */
function unite(workspace: Workspace, incoming: readonly Edition[], actor: string): MergeCounts {
  recordEditions(workspace);
  const known = listEditions(workspace);
  const before = slotsOf(workspace, known);
  let fresh = 0;
  for (const edition of incoming) if (addEdition(workspace, edition)) fresh += 1;
  const editions = listEditions(workspace);
  const after = slotsOf(workspace, editions);
  const held = settle(workspace, editions, actor);
  const touched = new Set<string>();
  const waiting = new Set<string>();
  const placeOf = placesOf(workspace);
  for (const { body } of incoming) {
    const place = placeOf(body);
    if (place === null) waiting.add(JSON.stringify([body.document, body.finding, body.note]));
    // A decision that followed its finding leaves no head where it was.
    else if (after.has(place.key)) touched.add(place.key);
  }
  const counts = { added: 0, changed: 0, same: 0, conflicts: 0, waiting: waiting.size, locked: 0 };
  for (const key of touched) {
    const slot = after.get(key);
    if (slot === undefined) continue;
    if (held.has(key)) counts.locked += 1;
    else if (sidesOf(slot).length > 1) counts.conflicts += 1;
    else if (!before.has(key)) counts.added += 1;
    else if (headHashes(before.get(key)) === headHashes(slot)) counts.same += 1;
    else counts.changed += 1;
  }
  if (fresh > 0) {
    appendLog(workspace.database, { actor, action: 'package.merge', subject: 'package', detail: { ...counts, fresh } });
  }
  return counts;
}

/**
 * 合并. Takes the notes of a package in, in one transaction. Editions are united and every note brought to what follows from
 * them: neither the order of packages nor a second import makes a difference.
 */
export function mergeEditions(workspace: Workspace, incoming: readonly Edition[], actor: string): MergeCounts {
  return workspace.database.transaction(() => unite(workspace, incoming, actor)).immediate();
}

/** What `mergeEditions` would do. Nothing is kept. */
export function previewMerge(workspace: Workspace, incoming: readonly Edition[], actor: string): MergeCounts {
  const { database } = workspace;
  database.exec('BEGIN IMMEDIATE');
  try {
    return unite(workspace, incoming, actor);
  } finally {
    // On a full disk SQLite has rolled back by itself.
    if (database.inTransaction) database.exec('ROLLBACK');
  }
}

/** Brings notes up to date whose documents have come or whose reviews were unlocked since their package was merged. True where any changed. */
export function settleNotes(workspace: Workspace, actor: string): boolean {
  const { database } = workspace;
  // Nothing was ever exchanged: there is nothing that could wait.
  if (database.prepare('SELECT 1 FROM edition LIMIT 1').get() === undefined) return false;
  return database
    .transaction(() => {
      recordEditions(workspace);
      const changes = database.prepare<[], number>('SELECT count(*) FROM log').pluck();
      const before = changes.get();
      settle(workspace, listEditions(workspace), actor);
      return changes.get() !== before;
    })
    .immediate();
}

/** Every edition of this workspace, what its notes say now included. */
export function exportEditions(workspace: Workspace): readonly Edition[] {
  return workspace.database
    .transaction(() => {
      recordEditions(workspace);
      return [...listEditions(workspace).values()];
    })
    .immediate();
}

/** Notes on which packages differ, those of one document together. */
export function listConflicts(workspace: Workspace): readonly Conflict[] {
  return [...slotsOf(workspace, listEditions(workspace)).values()]
    .map((slot) => ({
      key: slot.key,
      document: slot.heads[0]?.body.document ?? '',
      lineage: slot.lineage,
      sides: sidesOf(slot),
    }))
    .filter(({ sides }) => sides.length > 1)
    .toSorted((one, other) => (one.document + one.key < other.document + other.key ? -1 : 1));
}

/**
 * Decides a conflict for one of its sides. The others stay in the history; whoever gets the decision in a package has it, too.
 * False where the sides are no longer those that were shown; then nothing was written.
 */
export function decideConflict(
  workspace: Workspace,
  key: string,
  sides: readonly string[],
  chosen: string,
  actor: string,
): boolean {
  return workspace.database
    .transaction(() => {
      recordEditions(workspace);
      const slot = slotsOf(workspace, listEditions(workspace)).get(key);
      if (slot === undefined) return false;
      const current = sidesOf(slot);
      const isSame =
        current
          .map(({ hash }) => hash)
          .toSorted()
          .join() === sides.toSorted().join();
      const side = current.find(({ hash }) => hash === chosen);
      if (!isSame || side === undefined || signedVersion(workspace, slot.lineage) !== null) return false;
      const edition = makeEdition(
        slot.heads.map(({ hash }) => hash),
        side.body,
      );
      addEdition(workspace, edition);
      settle(workspace, listEditions(workspace), actor);
      appendLog(workspace.database, {
        actor,
        action: 'package.decide',
        subject: rowOf(workspace, { ...slot, heads: [edition] }) ?? key,
        detail: { chosen, sides },
      });
      return true;
    })
    .immediate();
}
