import type { Draft } from './compose.js';
import type { Suspect } from './finding.js';
import { lotsOf, placeOf, placesOf, remaindersOf } from './grouping.js';
import type { Checked } from './outcome.js';
import type { Subject } from './subject.js';
import { constraintOf, indexConstraints, textConstraints, type Constraint } from './suspects-constraint.js';
import { causesOf, type Cause } from './suspects-search.js';
import { suspectsOf } from './suspects.js';

/** 一组问题. Findings with one root cause, and the figures that may be it. */
export type Group = { readonly drafts: readonly Draft[]; readonly suspects: readonly Suspect[] };

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
function followsFrom(draft: Draft, { best }: Cause): boolean {
  if (draft.checked !== null) return best.settles.some((constraint) => constraint.checked === draft.checked);
  return placesOf(draft).includes(placeOf(best.figure));
}

function groupsOfLot(lot: readonly Draft[], causes: readonly Cause[]): readonly Group[] {
  const rest = new Set(lot);
  const groups = causes.flatMap((cause): Group[] => {
    const drafts = lot.filter((draft) => rest.has(draft) && followsFrom(draft, cause));
    for (const draft of drafts) rest.delete(draft);
    return drafts.length === 0 ? [] : [{ drafts, suspects: suspectsOf(cause) }];
  });
  const remainders = remaindersOf([...rest]).map((drafts): Group => ({ drafts, suspects: [] }));
  return [...groups, ...remainders];
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

/** Puts findings with one root cause together and names the figures that may be it. */
export function groupFindings(
  drafts: readonly Draft[],
  checked: readonly Checked[],
  subjects: readonly Subject[],
): readonly Group[] {
  const unread = unreadPlaces(checked);
  const lots = lotsOf(drafts);
  // Most documents have no contradiction at all; then there is nothing to look for.
  if (!lots.some((lot) => mayHaveCause(lot, unread))) {
    return lots.flatMap(remaindersOf).map((lot) => ({ drafts: lot, suspects: [] }));
  }
  const constraints = [
    ...checked.flatMap((one) => constraintOf(one) ?? []),
    ...subjects.flatMap(({ document, disclosure }) => textConstraints(document, disclosure)),
  ];
  const index = indexConstraints(constraints);
  const stated = new Set(drafts.flatMap((draft) => draft.checked ?? []));
  return lots.flatMap((lot) => {
    if (!mayHaveCause(lot, unread)) return remaindersOf(lot).map((rest) => ({ drafts: rest, suspects: [] }));
    return groupsOfLot(lot, causesOf(failingOf(lot, constraints, stated), index));
  });
}
