import { randomUUID } from 'node:crypto';
import { identityKey, type LineIdentity, type Pairing } from '../../core/comparison/index.js';
import type { TableKind } from '../../core/disclosure/index.js';
import { appendLog } from './log.js';
import type { Workspace } from './open.js';
import { timestamp } from './timestamp.js';

/** What is compared: `scope` names the unit, or the two sides. */
export type PairingPlace = { readonly scope: string; readonly kind: TableKind };

function read(line: string): LineIdentity {
  const [year, stage, unit, lane, code, name, nth] = JSON.parse(line) as [
    LineIdentity['year'],
    LineIdentity['stage'],
    ...(readonly [string, number, string, string, number]),
  ];
  return { year, stage, unit, lane, code, name, nth };
}

/** 人工配对 of one table of a unit, in the order they were made. */
export function listPairings({ database }: Workspace, { scope, kind }: PairingPlace): readonly Pairing[] {
  return database
    .prepare<[string, string], { line: string; joined: string }>(
      'SELECT line, joined FROM pairing WHERE scope = ? AND kind = ? ORDER BY created_at, rowid',
    )
    .all(scope, kind)
    .map(({ line, joined }) => ({ line: read(line), group: joined }));
}

/** Puts lines into groups in place of those they had, or (`forget`) leaves them to the program again; with a log row. */
export function changePairings(
  workspace: Workspace,
  { scope, kind }: PairingPlace,
  { keep, forget }: { readonly keep: readonly Pairing[]; readonly forget: readonly LineIdentity[] },
  actor: string,
): void {
  const { database } = workspace;
  const subject = `${scope} ${kind}`;
  database
    .transaction(() => {
      const remove = database.prepare('DELETE FROM pairing WHERE scope = ? AND kind = ? AND line = ?');
      const insert = database.prepare(
        'INSERT OR REPLACE INTO pairing (scope, kind, line, joined, author, created_at) VALUES (?, ?, ?, ?, ?, ?)',
      );
      const now = timestamp();
      for (const line of forget) remove.run(scope, kind, identityKey(line));
      for (const { line, group } of keep) insert.run(scope, kind, identityKey(line), group, actor, now);
      if (keep.length > 0) appendLog(database, { actor, action: 'pairing.keep', subject, detail: { keep } });
      if (forget.length > 0) appendLog(database, { actor, action: 'pairing.forget', subject, detail: { forget } });
    })
    .immediate();
}

/** Lines as they are stored, by table of a unit. */
type StoredPairings = PairingPlace & { readonly lines: readonly { readonly line: string; readonly joined: string }[] };

/** Every table with lines that the reviewer has paired. */
export function pairingPlaces({ database }: Workspace): readonly StoredPairings[] {
  const rows = database
    .prepare<[], PairingPlace & { line: string; joined: string }>(
      'SELECT scope, kind, line, joined FROM pairing ORDER BY scope, kind, line',
    )
    .all();
  return [...Map.groupBy(rows, ({ scope, kind }) => JSON.stringify([scope, kind])).values()].flatMap((lines) => {
    const [first] = lines;
    return first === undefined ? [] : [{ scope: first.scope, kind: first.kind, lines }];
  });
}

/** Puts the pairings of another workspace in place of those of one table. Part of the caller's transaction. */
export function receivePairings(
  { database }: Workspace,
  { scope, kind }: PairingPlace,
  groups: readonly (readonly string[])[],
  actor: string,
): void {
  const before = database.prepare('SELECT line, joined FROM pairing WHERE scope = ? AND kind = ?').all(scope, kind);
  database.prepare('DELETE FROM pairing WHERE scope = ? AND kind = ?').run(scope, kind);
  const insert = database.prepare(
    'INSERT OR REPLACE INTO pairing (scope, kind, line, joined, author, created_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const now = timestamp();
  for (const group of groups) {
    const joined = randomUUID();
    for (const line of group) insert.run(scope, kind, line, joined, actor, now);
  }
  const detail = { before, after: groups };
  appendLog(database, { actor, action: 'pairing.receive', subject: `${scope} ${kind}`, detail });
}
