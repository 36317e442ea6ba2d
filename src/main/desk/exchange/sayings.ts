import {
  addSaying,
  lastSayings,
  listSayings,
  listSayingsShown,
  logAction,
  makeSaying,
  sayingText,
  showSayings,
  type Saying,
} from '../../workspace/index.js';
import type { Context } from '../context.js';
import type { Exchanged } from './exchanged.js';
import { EXCHANGED } from './kinds.js';

/** What was said last of one thing. Sides of more than one meaning are a conflict; the first one holds meanwhile. */
export type Spot = {
  readonly exchanged: Exchanged<unknown>;
  readonly place: string;
  readonly heads: readonly Saying[];
  /** The heads, one for each meaning. */
  readonly sides: readonly Saying[];
};

/** What a merge of sayings does, or would do, counted as for notes. */
export type SayingCounts = {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly conflicts: number;
  readonly waiting: number;
  readonly locked: number;
};

/** A saying as it comes from elsewhere; null where it is none or its hash is not that of its content. */
export function readSaying(value: unknown): Saying | null {
  if (typeof value !== 'object' || value === null) return null;
  const { hash, kind, parents, body } = value as Readonly<Record<string, unknown>>;
  const exchanged = EXCHANGED.find((one) => one.kind === kind);
  if (exchanged === undefined || exchanged.read(body) === null || !Array.isArray(parents)) return null;
  if (!parents.every((parent) => typeof parent === 'string' && /^[0-9a-f]{64}$/.test(parent))) return null;
  const saying = makeSaying(exchanged.kind, parents as readonly string[], body);
  return saying.hash === hash ? saying : null;
}

function compareSides({ rank }: Exchanged<unknown>): (one: Saying, other: Saying) => number {
  return (one, other) => rank(one.body) - rank(other.body) || (one.hash < other.hash ? -1 : 1);
}

/** What was said last of everything whose document is here, by kind and place. */
function spotsOf(context: Context, sayings: ReadonlyMap<string, Saying>): ReadonlyMap<string, Spot> {
  const spots = new Map<string, Spot>();
  for (const head of lastSayings(sayings)) {
    const exchanged = EXCHANGED.find(({ kind }) => kind === head.kind);
    const place = exchanged?.placeOf(context, head.body) ?? null;
    if (exchanged === undefined || place === null) continue;
    const key = JSON.stringify([head.kind, place]);
    const heads = [...(spots.get(key)?.heads ?? []), head].toSorted(compareSides(exchanged));
    const meaning = ({ body }: Saying): string => sayingText(exchanged.meaning(body));
    const sides = [...new Map(heads.toReversed().map((one) => [meaning(one), one])).values()];
    spots.set(key, { exchanged, place, heads, sides: sides.toSorted(compareSides(exchanged)) });
  }
  return spots;
}

/**
 * Writes down what stands now and no saying says yet, each made from those its place has shown. Part of the caller's
 * transaction.
 */
function record(context: Context): void {
  const { workspace } = context;
  const known = listSayings(workspace);
  const spots = spotsOf(context, known);
  for (const exchanged of EXCHANGED) {
    const { kind, list, read, gone, meaning } = exchanged;
    const shown = listSayingsShown(workspace, kind);
    const standing = list(context);
    const keep = (place: string, body: unknown): void => {
      // What this form of packages has no words for stays here.
      if (read(JSON.parse(sayingText(body))) === null) return;
      const parents = shown.get(place) ?? [];
      const isSame = (said: Saying | undefined): boolean =>
        said !== undefined && sayingText(meaning(said.body)) === sayingText(meaning(body));
      if (parents.some((hash) => isSame(known.get(hash)))) return;
      const heads = spots.get(JSON.stringify([kind, place]))?.heads ?? [];
      const told = parents.length === 0 ? heads.find(isSame) : undefined;
      const saying = told ?? makeSaying(kind, parents, body);
      addSaying(workspace, saying);
      showSayings(workspace, kind, place, [saying.hash]);
    };
    for (const [place, body] of standing) keep(place, body);
    for (const [place, hashes] of shown) {
      const last = known.get(hashes[0] ?? '')?.body;
      const after = standing.has(place) || last === undefined ? null : gone(last);
      if (after !== null) keep(place, after);
    }
  }
}

/** Every saying of this workspace, what stands now included. */
export function exportSayings(context: Context): readonly Saying[] {
  const { workspace } = context;
  return workspace.database
    .transaction(() => {
      record(context);
      return [...listSayings(workspace).values()];
    })
    .immediate();
}

/** Brings one place to what the first of its sides says. Null where it stands like that already. */
function settleSpot(context: Context, { exchanged, place, heads, sides }: Spot, actor: string) {
  const [side] = sides;
  if (side === undefined) return null;
  const { workspace } = context;
  const { kind, meaning, apply, list } = exchanged;
  const wanted = sayingText(meaning(side.body));
  const agreeing = heads.filter(({ body }) => sayingText(meaning(body)) === wanted).map(({ hash }) => hash);
  const shown = listSayingsShown(workspace, kind).get(place) ?? [];
  const standing = list(context).get(place);
  const stands = standing !== undefined && sayingText(meaning(standing)) === wanted;
  if (stands || shown.includes(side.hash)) {
    if (shown.join() !== agreeing.toSorted().join()) {
      workspace.database.transaction(() => showSayings(workspace, kind, place, agreeing)).immediate();
    }
    return null;
  }
  return workspace.database
    .transaction(() => {
      const settled = apply(context, place, side.body, actor);
      if (settled === 'done') showSayings(workspace, kind, place, agreeing);
      return settled;
    })
    .immediate();
}

/** What came of settling: whether anything was written, and the places that wait or are locked. */
type Outcome = {
  readonly changed: boolean;
  readonly waiting: ReadonlySet<string>;
  readonly locked: ReadonlySet<string>;
};

/**
 * Brings everything to what the sayings say. Each place by itself: what was not written, because a document is missing or the
 * program ended, is written the next time. `reopened`: only reviews that were opened again, which come before their notes.
 */
export function settleSayings(context: Context, actor: string, reopened = false): Outcome {
  const waiting = new Set<string>();
  const locked = new Set<string>();
  let changed = false;
  const sayings = listSayings(context.workspace);
  if (sayings.size === 0) return { changed, waiting, locked };
  if (!reopened) context.workspace.database.transaction(() => record(context)).immediate();
  for (const exchanged of EXCHANGED) {
    if (reopened && exchanged.kind !== 'sign-off') continue;
    // A correction may have moved what comes after it.
    for (const [key, spot] of spotsOf(context, listSayings(context.workspace))) {
      if (spot.exchanged !== exchanged || (reopened && exchanged.rank(spot.sides[0]?.body) > 0)) continue;
      const settled = settleSpot(context, spot, actor);
      if (settled === 'done') changed = true;
      else if (settled === 'waiting') waiting.add(key);
      else if (settled === 'locked') locked.add(key);
    }
  }
  return { changed, waiting, locked };
}

function count(
  context: Context,
  incoming: readonly Saying[],
  before: ReadonlyMap<string, Spot>,
  after: ReadonlyMap<string, Spot>,
  outcome: Pick<Outcome, 'waiting' | 'locked'>,
): SayingCounts {
  const counts = { added: 0, changed: 0, same: 0, conflicts: 0, waiting: 0, locked: 0 };
  const touched = new Set<string>();
  const elsewhere = new Set<string>();
  for (const { kind, body } of incoming) {
    const exchanged = EXCHANGED.find((one) => one.kind === kind);
    const place = exchanged?.placeOf(context, body) ?? null;
    if (place === null) elsewhere.add(sayingText([kind, body]));
    else touched.add(JSON.stringify([kind, place]));
  }
  counts.waiting = elsewhere.size;
  const hashes = (spot: Spot | undefined): string => (spot?.heads ?? []).map(({ hash }) => hash).join();
  for (const key of touched) {
    const spot = after.get(key);
    if (spot === undefined) continue;
    if (outcome.locked.has(key)) counts.locked += 1;
    else if (spot.sides.length > 1) counts.conflicts += 1;
    else if (outcome.waiting.has(key)) counts.waiting += 1;
    else if (!before.has(key)) counts.added += 1;
    else if (hashes(before.get(key)) === hashes(spot)) counts.same += 1;
    else counts.changed += 1;
  }
  return counts;
}

/** What taking these sayings in would do. Nothing is kept; what a signed review would refuse is counted as it would come. */
export function previewSayings(context: Context, incoming: readonly Saying[]): SayingCounts {
  const own = new Map(exportSayings(context).map((saying) => [saying.hash, saying]));
  const united = new Map([...own, ...incoming.map((saying): [string, Saying] => [saying.hash, saying])]);
  const none = { waiting: new Set<string>(), locked: new Set<string>() };
  return count(context, incoming, spotsOf(context, own), spotsOf(context, united), none);
}

/** What would stand at places of one kind after taking these sayings in, where it is not what stands there now. */
export function comingOfKind(
  context: Context,
  incoming: readonly Saying[],
  kind: Saying['kind'],
): readonly { readonly subject: string; readonly says: string }[] {
  const own = new Map(exportSayings(context).map((saying) => [saying.hash, saying]));
  const of = incoming.filter((saying) => saying.kind === kind);
  const united = new Map([...own, ...of.map((saying): [string, Saying] => [saying.hash, saying])]);
  const before = spotsOf(context, own);
  return [...spotsOf(context, united)].flatMap(([key, { exchanged, sides }]) => {
    const [side] = sides;
    if (exchanged.kind !== kind || side === undefined) return [];
    const standing = before.get(key)?.sides[0];
    if (
      standing !== undefined &&
      sayingText(exchanged.meaning(standing.body)) === sayingText(exchanged.meaning(side.body))
    )
      return [];
    const { subject, says } = exchanged.told(context, side.body);
    return [{ subject, says }];
  });
}

/** Unites the sayings of a package with those here. Nothing is written to what they are about: `settleSayings` does that. */
export function uniteSayings(context: Context, incoming: readonly Saying[], actor: string): ReadonlyMap<string, Spot> {
  const { workspace } = context;
  const before = spotsOf(context, new Map(exportSayings(context).map((saying) => [saying.hash, saying])));
  const fresh = workspace.database
    .transaction(() => incoming.filter((saying) => addSaying(workspace, saying)).length)
    .immediate();
  if (fresh > 0) logAction(workspace, { actor, action: 'package.sayings', subject: 'package', detail: { fresh } });
  return before;
}

/** Counts what became of the sayings of a package. */
export function countSayings(
  context: Context,
  incoming: readonly Saying[],
  before: ReadonlyMap<string, Spot>,
  outcome: Outcome,
): SayingCounts {
  return count(context, incoming, before, spotsOf(context, listSayings(context.workspace)), outcome);
}

/** What packages differ on. */
export function disputedSpots(context: Context): readonly Spot[] {
  return [...spotsOf(context, listSayings(context.workspace)).values()].filter(({ sides }) => sides.length > 1);
}

/**
 * Decides a dispute for one of its sides. False where the sides are no longer those that were shown, or where the review is
 * signed; then nothing was written.
 */
export function decideSpot(
  context: Context,
  key: string,
  sides: readonly string[],
  chosen: string,
  actor: string,
): boolean {
  const { workspace } = context;
  exportSayings(context);
  const spot = spotsOf(context, listSayings(workspace)).get(key);
  const side = spot?.sides.find(({ hash }) => hash === chosen);
  const current = (spot?.sides ?? []).map(({ hash }) => hash).toSorted();
  if (spot === undefined || side === undefined || current.join() !== sides.toSorted().join()) return false;
  const { exchanged, place, heads } = spot;
  const saying = makeSaying(
    exchanged.kind,
    heads.map(({ hash }) => hash),
    side.body,
  );
  return workspace.database
    .transaction(() => {
      if (exchanged.apply(context, place, side.body, actor) !== 'done') return false;
      addSaying(workspace, saying);
      showSayings(workspace, exchanged.kind, place, [saying.hash]);
      return true;
    })
    .immediate();
}
