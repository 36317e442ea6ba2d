import type { Entry } from './entry.js';
import { identitiesOf, type LineIdentity, type Pairing } from './pairings.js';
import type { Alignment } from './sheet.js';

/** A row of the comparison, as the page names it. */
type RowName = { readonly lane: number; readonly key: string };

/** What the reviewer asks of the pairing. */
export type PairingRequest =
  /** `partner` is the same row: its lines move to `row`. Where both have a year (`column`), that of `row` is set apart. */
  | { readonly type: 'join'; readonly row: RowName; readonly partner: RowName; readonly column: number | null }
  /** The line of one column is another row. */
  | { readonly type: 'split'; readonly row: RowName; readonly column: number }
  /** The row, or (null) every row, is left to the program again. */
  | { readonly type: 'automatic'; readonly row: RowName | null };

/** What has to be stored, or why the request cannot be met. */
export type PairingChange =
  | { readonly ok: true; readonly keep: readonly Pairing[]; readonly forget: readonly LineIdentity[] }
  | { readonly ok: false; readonly reason: 'no-row' | 'same-years' | 'other-side' | 'alone' };

/** Turns a request into pairings. `newGroup` names a group that no line has yet. */
export function rePair(
  alignment: Alignment,
  pairings: readonly Pairing[],
  request: PairingRequest,
  newGroup: () => string,
): PairingChange {
  if (request.type === 'automatic' && request.row === null) {
    return { ok: true, keep: [], forget: pairings.map(({ line }) => line) };
  }
  const identities = alignment.years.map(identitiesOf);
  const namesOf = (lines: readonly (Entry | null)[], skip = -1): readonly LineIdentity[] =>
    lines.flatMap((entry, index) => (entry === null || index === skip ? [] : (identities[index]?.get(entry) ?? [])));
  const inGroup = (lines: readonly LineIdentity[]): readonly Pairing[] => {
    const group = newGroup();
    return lines.map((line) => ({ line, group }));
  };
  const lines = request.row === null ? undefined : linesOf(alignment, request.row);
  if (lines === undefined) return { ok: false, reason: 'no-row' };
  switch (request.type) {
    case 'automatic':
      return { ok: true, keep: [], forget: namesOf(lines) };
    case 'split': {
      const index = alignment.sheet.columns.findIndex(({ key }) => key === request.column);
      const apart = lines[index] ?? null;
      const rest = namesOf(lines, index);
      if (apart === null) return { ok: false, reason: 'no-row' };
      if (rest.length === 0) return { ok: false, reason: 'alone' };
      const own = identities[index]?.get(apart);
      return { ok: true, keep: [...inGroup(own === undefined ? [] : [own]), ...inGroup(rest)], forget: [] };
    }
    case 'join': {
      const partner = linesOf(alignment, request.partner);
      if (partner === undefined) return { ok: false, reason: 'no-row' };
      if (request.row.lane !== request.partner.lane) return { ok: false, reason: 'other-side' };
      if (partner === lines) return { ok: false, reason: 'same-years' };
      const index = alignment.sheet.columns.findIndex(({ key }) => key === request.column);
      const moving = partner.map((entry, position) => (index === -1 || position === index ? entry : null));
      const isTaken = moving.some((entry, position) => entry !== null && (lines[position] ?? null) !== null);
      if (isTaken && index === -1) return { ok: false, reason: 'same-years' };
      const joined = lines.map((entry, position) => moving[position] ?? entry);
      const replaced = index === -1 ? null : (lines[index] ?? null);
      const left = replaced === null ? undefined : identities[index]?.get(replaced);
      return { ok: true, keep: [...inGroup(namesOf(joined)), ...(left ? inGroup([left]) : [])], forget: [] };
    }
  }
}

function linesOf({ sheet, lines }: Alignment, { lane, key }: RowName): readonly (Entry | null)[] | undefined {
  return lines[sheet.rows.findIndex((row) => row.lane === lane && row.key === key)];
}
