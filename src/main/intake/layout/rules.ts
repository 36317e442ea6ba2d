import type { Rule, Rules } from './page.js';

/** Lines nearer than this are one line drawn twice, or the two edges of a thick one. Points. */
const SAME_POSITION = 1.6;
/** Gaps up to this are where two strokes of one line meet. Word draws a border as a row of tiny rectangles. */
const GAP = 2.5;
/** What is shorter after joining is a dot, a tick or part of a drawing. */
const SHORTEST = 4;

/** Joins what was drawn in pieces: strokes at the same position become one line with its gaps closed. */
export function joinRules(rules: Rules): Rules {
  return { horizontal: joinAll(rules.horizontal), vertical: joinAll(rules.vertical) };
}

function joinAll(rules: readonly Rule[]): readonly Rule[] {
  const joined: Rule[] = [];
  for (const group of byPosition(rules, SAME_POSITION)) {
    const strokes = [...group.members].sort((left, right) => left.from - right.from);
    let open: { from: number; to: number } | null = null;
    for (const { from, to } of strokes) {
      if (open !== null && from <= open.to + GAP) {
        open.to = Math.max(open.to, to);
        continue;
      }
      if (open !== null && open.to - open.from >= SHORTEST) joined.push({ at: group.at, ...open });
      open = { from, to };
    }
    if (open !== null && open.to - open.from >= SHORTEST) joined.push({ at: group.at, ...open });
  }
  return joined;
}

/** A group of lines that count as one position. */
export type Position = { readonly at: number; readonly members: readonly Rule[] };

/**
 * Groups lines whose positions differ by no more than `tolerance` from the position of their group, which is the mean
 * weighted by length: a short stroke beside the line must not move it.
 */
export function byPosition(rules: readonly Rule[], tolerance: number): readonly Position[] {
  const sorted = [...rules].sort((left, right) => left.at - right.at);
  const groups: { at: number; weight: number; members: Rule[] }[] = [];
  for (const rule of sorted) {
    const weight = Math.max(rule.to - rule.from, 0.1);
    const last = groups[groups.length - 1];
    if (last === undefined || rule.at - last.at > tolerance) {
      groups.push({ at: rule.at, weight, members: [rule] });
      continue;
    }
    last.at = (last.at * last.weight + rule.at * weight) / (last.weight + weight);
    last.weight += weight;
    last.members.push(rule);
  }
  return groups;
}
