import { cellsOf, type Draft } from './compose.js';
import { stableId } from './finding-id.js';

/** Findings that share a cell, directly or over others, in one list each; the rest alone. */
export function groupsOf(drafts: readonly Draft[]): readonly (readonly Draft[])[] {
  const parents = drafts.map((_, index) => index);
  const root = (index: number): number => {
    let at = index;
    while (parents[at] !== at) at = parents[at] ?? at;
    return at;
  };
  const firstWith = new Map<string, number>();
  drafts.forEach((draft, index) => {
    for (const cell of cellsOf(draft)) {
      const first = firstWith.get(cell);
      if (first === undefined) firstWith.set(cell, index);
      else parents[root(index)] = root(first);
    }
  });
  const groups = new Map<number, Draft[]>();
  drafts.forEach((draft, index) => {
    const key = root(index);
    groups.set(key, [...(groups.get(key) ?? []), draft]);
  });
  return [...groups.values()];
}

/** Name of a group: made from its members, so that an unchanged group keeps its name. */
export function groupId(group: readonly Draft[]): string {
  const [only, ...others] = group;
  if (only !== undefined && others.length === 0) return only.finding.id;
  return stableId(group.map((draft) => draft.finding.id).sort());
}
