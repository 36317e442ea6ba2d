import type { Amount } from '../amount/index.js';
import type { Draft } from './compose.js';
import { Effort } from './effort.js';
import type { Suspect } from './finding.js';
import { lotsOf, placeOf, placesOf, remaindersOf } from './grouping.js';
import type { Checked } from './outcome.js';
import type { Steps } from './steps.js';
import type { Subject } from './subject.js';
import {
  constraintOf,
  counted,
  indexConstraints,
  textConstraints,
  type Constraint,
  type Figure,
  type Key,
} from './suspects-constraint.js';
import { pairCausesOf, type PairCause } from './suspects-pairs.js';
import { echoIn } from './suspects-echo.js';
import { causesOf } from './suspects-search.js';
import { suspectsOf, suspectsOfPair } from './suspects.js';

/** 一组问题. Findings with one root cause, and the figures that may be it. */
export type Group = {
  readonly drafts: readonly Draft[];
  readonly suspects: readonly Suspect[];
  /** Findings for which the second suspect comes first: they speak of the other one of two errors. */
  readonly turned?: ReadonlySet<Draft>;
};

/** The failing constraints that the findings of a lot stand for. */
function failingOf(
  lot: readonly Draft[],
  constraints: readonly Constraint[],
  stated: ReadonlySet<Checked>,
): readonly Constraint[] {
  const checked = new Set(lot.map((draft) => draft.checked));
  const places = new Set(lot.flatMap((draft) => (draft.checked === null ? placesOf(draft) : [])));
  const failing = constraints.filter((constraint) => {
    if (constraint.level === 0) return false;
    if (constraint.claim !== null) {
      return [...constraint.figures.values()].some((figure) => figure.type === 'claim' && places.has(placeOf(figure)));
    }
    if (checked.has(constraint.checked)) return true;
    // A relation that one unreadable cell keeps from being tested is evidence for what the cell should say.
    const unread = constraint.checked?.verdict.trouble[0];
    return unread !== undefined && places.has(placeOf({ type: 'cell', operand: unread }));
  });
  const figures = new Set(failing.flatMap((constraint) => [...constraint.figures.keys()]));
  // Relations that were suspended because of a total that cannot be right: they give no finding, but they are evidence.
  const silent = constraints.filter(
    (constraint) =>
      constraint.level === 2 &&
      constraint.checked?.verdict.state === 'violated' &&
      !stated.has(constraint.checked) &&
      [...constraint.figures.keys()].some((key) => figures.has(key)),
  );
  const contradicting = [...failing.filter(({ level }) => level === 2), ...silent];
  // Differences of the last digit are ordinary; they accuse nobody beside a real contradiction.
  return contradicting.length > 0 ? contradicting : failing;
}

/** True where the finding is a consequence of the cause. */
function followsFrom(draft: Draft, settles: readonly Constraint[], figures: readonly Figure[]): boolean {
  if (draft.checked !== null) return settles.some((constraint) => constraint.checked === draft.checked);
  const places = placesOf(draft);
  return figures.some((figure) => places.includes(placeOf(figure)));
}

/** Takes the findings that follow from a cause out of those that are left. */
function takenFrom(rest: Set<Draft>, settles: readonly Constraint[], figures: readonly Figure[]): readonly Draft[] {
  const drafts = [...rest].filter((draft) => followsFrom(draft, settles, figures));
  for (const draft of drafts) rest.delete(draft);
  return drafts;
}

/** The findings of two errors that hide each other: one group, each finding with the figure first that it speaks of. */
function groupOfPair(pair: PairCause, rest: Set<Draft>): readonly Group[] {
  const suspects = suspectsOfPair(pair);
  if (suspects.length === 0) return [];
  const drafts = takenFrom(rest, pair.settles, [pair.one.figure, pair.other.figure]);
  if (drafts.length === 0) return [];
  const ofOther = drafts.filter((draft) => !followsFrom(draft, pair.one.settles, [pair.one.figure]));
  return [{ drafts, suspects, turned: new Set(ofOther) }];
}

/** Places of the cells that kept a relation from being tested. */
function unreadPlaces(checked: readonly Checked[]): ReadonlySet<string> {
  const places = new Set<string>();
  for (const { verdict } of checked) {
    if (verdict.state !== 'unread') continue;
    for (const operand of verdict.trouble) places.add(placeOf({ type: 'cell', operand }));
  }
  return places;
}

/** True where a figure may stand behind the findings: a failed relation, a sentence, a cell that could not be read. */
function mayHaveCause(lot: readonly Draft[], unread: ReadonlySet<string>): boolean {
  return lot.some(
    (draft) =>
      draft.finding.outcome === 'finding' &&
      (draft.checked !== null ||
        draft.finding.family === 'narrative' ||
        placesOf(draft).some((place) => unread.has(place))),
  );
}

/**
 * Puts findings with one root cause together and names the figures that may be it. Pauses after each lot: over many documents the
 * search takes more than a moment.
 */
export function* groupsInSteps(
  drafts: readonly Draft[],
  checked: readonly Checked[],
  subjects: readonly Subject[],
): Steps<readonly Group[]> {
  const unread = unreadPlaces(checked);
  const lots = lotsOf(drafts);
  // Most documents have no contradiction at all; then there is nothing to look for.
  if (!lots.some((lot) => mayHaveCause(lot, unread))) {
    return lots.flatMap(remaindersOf).map((lot) => ({ drafts: lot, suspects: [] }));
  }
  const effort = new Effort();
  const constraints = checked.flatMap((one) => constraintOf(one) ?? []).map((one) => counted(one, effort));
  for (const { document, disclosure } of subjects) {
    constraints.push(...textConstraints(document, disclosure).map((one) => counted(one, effort)));
    yield;
  }
  const index = indexConstraints(constraints);
  const echo = echoIn(subjects);
  const stated = new Set(drafts.flatMap((draft) => draft.checked ?? []));
  const rest = new Set(drafts);
  const groups: Group[] = [];
  const unexplained: Constraint[] = [];
  const corrected = new Map<Key, Amount>();
  const open: { readonly failing: readonly Constraint[]; readonly causes: ReturnType<typeof causesOf> }[] = [];
  for (const lot of lots) {
    if (!mayHaveCause(lot, unread)) continue;
    const failing = failingOf(lot, constraints, stated);
    effort.renew();
    const causes = causesOf(failing, index, new Map(), echo, effort);
    for (const { best } of causes) corrected.set(best.key, best.amount);
    open.push({ failing, causes });
    yield;
  }
  for (const { failing, causes: alone } of open) {
    // What other lots correct may be what a figure of this one needs: both stand in a sum that holds by chance.
    effort.renew();
    const causes = alone.length > 0 || corrected.size === 0 ? alone : causesOf(failing, index, corrected, echo, effort);
    for (const cause of causes) {
      const own = takenFrom(rest, cause.best.settles, [cause.best.figure]);
      if (own.length > 0) groups.push({ drafts: own, suspects: suspectsOf(cause) });
    }
    const settled = new Set(causes.flatMap(({ best }) => best.settles));
    unexplained.push(...failing.filter((constraint) => !settled.has(constraint)));
    yield;
  }
  effort.renew();
  for (const pair of pairCausesOf(unexplained, index, effort)) groups.push(...groupOfPair(pair, rest));
  return [...groups, ...remaindersOf([...rest]).map((own): Group => ({ drafts: own, suspects: [] }))];
}
