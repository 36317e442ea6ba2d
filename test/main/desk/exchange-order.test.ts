/** Pairings and silences travel in any order, again and again, and end the same everywhere. */
import { describe, expect, it } from 'vitest';
import type { Context } from '../../../src/main/desk/context.js';
import { disputedSpots, exportSayings, settleSayings, uniteSayings } from '../../../src/main/desk/exchange/sayings.js';
import { changePairings, listPairings, type Workspace } from '../../../src/main/workspace/index.js';
import { temporaryWorkspace } from '../workspace/samples.js';

const KIND = 'expenditure';
const SCOPES = ['unit 901001', 'unit 902001', 'unit 903001'] as const;

// What is exchanged here is read from the workspace alone.
const contextOf = (workspace: Workspace): Context => ({ workspace }) as Context;

function line(name: string) {
  return { year: 2026, stage: 'budget', unit: '901001', lane: 0, code: '', name, nth: 0 } as const;
}

function pair(workspace: Workspace, scope: string, names: readonly string[], group: string): void {
  const keep = names.map((name) => ({ line: line(name), group }));
  changePairings(workspace, { scope, kind: KIND }, { keep, forget: [] }, '张三');
}

function take(target: Workspace, source: Workspace): void {
  uniteSayings(contextOf(target), exportSayings(contextOf(source)), '张三');
  settleSayings(contextOf(target), '张三');
}

/** Which lines are one row, whatever their groups are called; and what is disputed. */
function standing(workspace: Workspace): unknown {
  const groups = SCOPES.map((scope) => {
    const pairings = listPairings(workspace, { scope, kind: KIND });
    return [...Map.groupBy(pairings, ({ group }) => group).values()]
      .map((members) =>
        members
          .map((one) => one.line.name)
          .toSorted()
          .join('+'),
      )
      .toSorted();
  });
  const disputes = disputedSpots(contextOf(workspace)).map(({ place, sides }) => [
    place,
    sides.map(({ hash }) => hash),
  ]);
  return { groups, disputes: disputes.toSorted() };
}

/** Every order of three. */
const ORDERS = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
] as const;

describe('pairings of three reviewers', () => {
  it('end the same in whatever order their packages come', () => {
    const sources = [temporaryWorkspace(), temporaryWorkspace(), temporaryWorkspace()];
    const [one, two, three] = sources;
    if (one === undefined || two === undefined || three === undefined) throw new Error('three workspaces');
    pair(one, SCOPES[0], ['甲', '乙'], 'g1');
    pair(one, SCOPES[1], ['丙'], 'g2');
    take(two, one);
    // Made from what came: no dispute. Said anew elsewhere: one.
    pair(two, SCOPES[1], ['丙', '丁'], 'g3');
    pair(three, SCOPES[0], ['甲', '戊'], 'g4');
    pair(three, SCOPES[2], ['己', '庚'], 'g5');
    const ends = ORDERS.map((order) => {
      const target = temporaryWorkspace();
      for (const index of [...order, order[0]]) take(target, sources[index] ?? one);
      return standing(target);
    });
    for (const end of ends) expect(end).toEqual(ends[0]);
    expect(ends[0]).toMatchObject({ groups: [expect.anything(), ['丁+丙'], ['己+庚']], disputes: [expect.anything()] });
  });

  it('forgets elsewhere what was forgotten', () => {
    const [one, two] = [temporaryWorkspace(), temporaryWorkspace()];
    pair(one, SCOPES[0], ['甲', '乙'], 'g1');
    take(two, one);
    expect(listPairings(two, { scope: SCOPES[0], kind: KIND })).toHaveLength(2);
    const forget = [line('甲'), line('乙')];
    changePairings(one, { scope: SCOPES[0], kind: KIND }, { keep: [], forget }, '张三');
    take(two, one);
    expect(listPairings(two, { scope: SCOPES[0], kind: KIND })).toEqual([]);
    take(one, two);
    expect(listPairings(one, { scope: SCOPES[0], kind: KIND })).toEqual([]);
  });
});
