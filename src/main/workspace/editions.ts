import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Note } from '../../core/review/index.js';
import { editionSchema } from './edition-schema.js';
import { listNotes } from './notes.js';
import type { Workspace } from './open.js';

/** What a note said. */
export type Body = Omit<Note, 'id' | 'revision' | 'mergedInto'> & {
  readonly note: string | null;
  readonly look: z.output<typeof editionSchema>['body']['look'];
};

/** One thing a note has said. `hash` covers parents and body, so that an edition can neither change nor be exchanged. */
export type Edition = { readonly hash: string; readonly parents: readonly string[]; readonly body: Body };

type Look = NonNullable<Body['look']>;

/** Value with the keys of its objects in one order: equal contents are equal bytes, whoever wrote them. */
export function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(
    entries.toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([key, part]) => [key, canonical(part)]),
  );
}

/** Canonical JSON of a body. */
export function bodyText(body: Body): string {
  return JSON.stringify(canonical(body));
}

/** The edition that says `body` and was made from `parents`. */
export function makeEdition(parents: readonly string[], body: Body): Edition {
  const sorted = [...new Set(parents)].toSorted();
  const hash = createHash('sha256')
    .update(JSON.stringify([sorted, bodyText(body)]), 'utf8')
    .digest('hex');
  return { hash, parents: sorted, body };
}

/**
 * What a note says, without who wrote it and when: two reviewers may say the same. A decision is the same on whichever
 * version of the document it was made.
 */
export function meaningOf({ document, anchor, look, ...rest }: Body): string {
  const { author: _author, createdAt: _created, updatedAt: _updated, ...said } = rest;
  const place = said.finding === null ? [document, anchor] : null;
  return JSON.stringify(canonical({ ...said, place, look: look === null ? null : [look.outcome, look.reason] }));
}

/** An edition as it came from elsewhere; null where it is none or its hash is not that of its content. */
export function readEdition(value: unknown): Edition | null {
  const read = editionSchema.safeParse(value);
  if (!read.success) return null;
  // Canonical text has no absent parts any more: what comes back is a body.
  const body = JSON.parse(JSON.stringify(canonical(read.data.body))) as Body;
  const edition = makeEdition(read.data.parents, body);
  return edition.hash === read.data.hash ? edition : null;
}

/** Every edition of a workspace, by hash. */
export function listEditions({ database }: Workspace): ReadonlyMap<string, Edition> {
  const rows = database
    .prepare<[], { hash: string; parents: string; body: string }>(
      'SELECT hash, parents, body FROM edition ORDER BY hash',
    )
    .all();
  return new Map(
    rows.map(({ hash, parents, body }) => [
      hash,
      { hash, parents: JSON.parse(parents) as readonly string[], body: JSON.parse(body) as Body },
    ]),
  );
}

/** Keeps an edition; one that is there stays as it is. Part of the caller's transaction. True where it was new. */
export function addEdition({ database }: Workspace, { hash, parents, body }: Edition): boolean {
  const insert = database.prepare('INSERT INTO edition (hash, parents, body) VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
  return insert.run(hash, JSON.stringify(parents), bodyText(body)).changes > 0;
}

/** Says which editions a note shows. Part of the caller's transaction. */
export function showEditions({ database }: Workspace, note: string, editions: readonly string[]): void {
  database.prepare('DELETE FROM edition_shown WHERE note = ?').run(note);
  const insert = database.prepare('INSERT INTO edition_shown (note, edition) VALUES (?, ?)');
  for (const edition of editions) insert.run(note, edition);
}

/** Editions each note shows. */
export function listShown({ database }: Workspace): ReadonlyMap<string, readonly string[]> {
  const rows = database
    .prepare<[], { note: string; edition: string }>('SELECT note, edition FROM edition_shown ORDER BY note, edition')
    .all();
  return new Map(
    [...Map.groupBy(rows, ({ note }) => note)].map(([note, group]) => [note, group.map(({ edition }) => edition)]),
  );
}

/** Named one by one: what a later version adds to a note is not exchanged before the form of editions says so. */
function bodyOf(note: Note, look: Body['look']): Body {
  const { document, finding, anchor, state, severity, text, suggestion, basis } = note;
  const { rejectReason, rectification, author, createdAt, updatedAt } = note;
  const said = { document, finding, anchor, state, severity, text, suggestion, basis };
  const more = { rejectReason, rectification, author, createdAt, updatedAt };
  return { ...said, ...more, note: finding === null ? note.id : null, look };
}

/**
 * Writes down as editions what notes say now and no edition says yet, each made from those its note has shown. Part of the
 * caller's transaction. What was said between two exchanges is in the log; nobody else can have seen it.
 */
export function recordEditions(workspace: Workspace): void {
  const looks = new Map(
    workspace.database
      .prepare<[], Look & { readonly note: string }>(
        'SELECT note, outcome, reason, reviewer, own, at, seen FROM second_look',
      )
      .all()
      .map(({ note, ...look }) => [note, look]),
  );
  const shown = listShown(workspace);
  const editions = listEditions(workspace);
  for (const { note } of listNotes(workspace)) {
    const { id } = note;
    const body = bodyOf(note, looks.get(id) ?? null);
    const parents = shown.get(id) ?? [];
    const now = bodyText(body);
    if (parents.some((hash) => textOf(editions, hash) === now)) continue;
    const edition = makeEdition(parents, body);
    addEdition(workspace, edition);
    showEditions(workspace, id, [edition.hash]);
  }
}

function textOf(editions: ReadonlyMap<string, Edition>, hash: string): string | null {
  const edition = editions.get(hash);
  return edition === undefined ? null : bodyText(edition.body);
}
