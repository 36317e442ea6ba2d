import { createHash } from 'node:crypto';
import { canonical } from './editions.js';
import type { Workspace } from './open.js';

/** What of a workspace is exchanged besides notes. */
export type SayingKind = 'silence' | 'correction' | 'pairing' | 'merge' | 'sign-off' | 'codes' | 'rule-setting';

/** One thing that was said of a silence, a correction, … `hash` covers kind, parents and body. */
export type Saying = {
  readonly hash: string;
  readonly kind: SayingKind;
  readonly parents: readonly string[];
  /** Plain JSON; what it must be, its kind says. */
  readonly body: unknown;
};

/** Canonical JSON: equal contents are equal texts, whoever wrote them. */
export function textOf(body: unknown): string {
  return JSON.stringify(canonical(body));
}

/** The saying with this body that was made from `parents`. */
export function makeSaying(kind: SayingKind, parents: readonly string[], body: unknown): Saying {
  const sorted = [...new Set(parents)].toSorted();
  const hash = createHash('sha256')
    .update(JSON.stringify([kind, sorted, textOf(body)]), 'utf8')
    .digest('hex');
  return { hash, kind, parents: sorted, body: JSON.parse(textOf(body)) as unknown };
}

type Row = { readonly hash: string; readonly kind: SayingKind; readonly parents: string; readonly body: string };

/** Every saying of a workspace, by hash. */
export function listSayings({ database }: Workspace): ReadonlyMap<string, Saying> {
  const rows = database.prepare<[], Row>('SELECT hash, kind, parents, body FROM saying ORDER BY hash').all();
  return new Map(
    rows.map(({ hash, kind, parents, body }) => [
      hash,
      { hash, kind, parents: JSON.parse(parents) as readonly string[], body: JSON.parse(body) as unknown },
    ]),
  );
}

/** Keeps a saying; one that is there stays as it is. Part of the caller's transaction. True where it was new. */
export function addSaying({ database }: Workspace, { hash, kind, parents, body }: Saying): boolean {
  return (
    database
      .prepare('INSERT INTO saying (hash, kind, parents, body) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING')
      .run(hash, kind, JSON.stringify(parents), textOf(body)).changes > 0
  );
}

/** Which sayings stand at each place of a kind. */
export function listSayingsShown({ database }: Workspace, kind: SayingKind): ReadonlyMap<string, readonly string[]> {
  const rows = database
    .prepare<[string], { place: string; saying: string }>(
      'SELECT place, saying FROM saying_shown WHERE kind = ? ORDER BY place, saying',
    )
    .all(kind);
  return new Map(
    [...Map.groupBy(rows, ({ place }) => place)].map(([place, group]) => [place, group.map(({ saying }) => saying)]),
  );
}

/** Says which sayings stand at a place. Part of the caller's transaction. */
export function showSayings(
  { database }: Workspace,
  kind: SayingKind,
  place: string,
  sayings: readonly string[],
): void {
  database.prepare('DELETE FROM saying_shown WHERE kind = ? AND place = ?').run(kind, place);
  const insert = database.prepare('INSERT INTO saying_shown (kind, place, saying) VALUES (?, ?, ?)');
  for (const saying of sayings) insert.run(kind, place, saying);
}

/** Sayings of which no other was made. */
export function lastSayings(sayings: ReadonlyMap<string, Saying>): readonly Saying[] {
  const parents = new Set([...sayings.values()].flatMap((saying) => saying.parents));
  return [...sayings.values()].filter(({ hash }) => !parents.has(hash));
}
