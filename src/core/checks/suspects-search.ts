import type { Effort } from './effort.js';
import type { Constraint, ConstraintIndex, Corrections, Figure, Key } from './suspects-constraint.js';
import type { Echo } from './suspects-echo.js';
import { correctionsOf, printedText, type Correction, type Situation } from './suspects-values.js';

/** 一处根源. One figure whose correction settles some failing constraints, and the other figures that would do the same. */
export type Cause = { readonly best: Correction; readonly others: readonly Correction[] };

/** Errors that are told apart in one connected lot; beyond that nothing can be proved. */
const MOST_CAUSES = 6;
/** Figures tried where no single one settles everything. */
const MOST_FIGURES = 160;
/** More failing constraints than this are not explained by two figures together, but one after the other. */
const MOST_FAILING = 12;

function isSlip({ misprint }: Correction): number {
  return misprint.says === null ? 0 : 1;
}

/** Zeros at the end of a figure's digits; a figure without a value has none. */
function zerosAtEnd(text: string): number {
  const digits = text.replace(/\D/g, '');
  return digits.length - digits.replace(/0+$/, '').length;
}

/**
 * How many more zeros end the right figure than the printed one. Offices plan in round figures, and a slip seldom makes one: of
 * 100.00 and 580.03 that would both do, it is 100.03 that was misprinted and not 580.00.
 */
function roundness({ amount, figure }: Correction): number {
  return zerosAtEnd(amount.value) - zerosAtEnd(printedText(figure));
}

/**
 * Better first: settles more, leaves less, a slip, one that the rest of the document speaks for, one that makes other
 * sums close without rounding, a likelier slip, a rounder figure.
 */
function compare(a: Correction, b: Correction): number {
  return (
    b.settles.length - a.settles.length ||
    a.leaves - b.leaves ||
    isSlip(b) - isSlip(a) ||
    (b.echo ?? 0) - (a.echo ?? 0) ||
    b.exact - a.exact ||
    a.misprint.cost - b.misprint.cost ||
    roundness(b) - roundness(a) ||
    b.keeps - a.keeps
  );
}

function sameSet(a: readonly Constraint[], b: readonly Constraint[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one));
}

/** Figures of the failing constraints, those in most of them first. */
function figuresOf(failing: ReadonlySet<Constraint>): readonly (readonly [Key, Figure, number])[] {
  const counts = new Map<Key, { readonly figure: Figure; count: number }>();
  for (const constraint of failing) {
    for (const [key, figure] of constraint.figures) {
      const known = counts.get(key);
      if (known === undefined) counts.set(key, { figure, count: 1 });
      else known.count += 1;
    }
  }
  return [...counts].map(([key, { figure, count }]) => [key, figure, count] as const).sort((a, b) => b[2] - a[2]);
}

type Ranked = readonly (readonly [Key, Figure, number])[];

/** All corrections of some figures, better ones first; none where the search gave up, as the best might be among the rest. */
function tryOut(figures: Ranked, index: ConstraintIndex, situation: Situation): readonly Correction[] {
  const { echo, effort } = situation;
  const found: Correction[] = [];
  for (const [key, figure] of figures) {
    if (effort?.isSpent === true) return [];
    found.push(...correctionsOf(key, figure, index.get(key) ?? [], situation));
  }
  return found
    .map((correction) => (echo === undefined ? correction : { ...correction, echo: echo(correction) }))
    .sort(compare);
}

function openFigures({ failing, corrections }: Situation): Ranked {
  return figuresOf(failing).filter(([key]) => !corrections.has(key));
}

/** Corrections of single figures that settle everything that fails. */
function singles(index: ConstraintIndex, situation: Situation): readonly Correction[] {
  const { failing } = situation;
  const whole = openFigures(situation).filter(([, , count]) => count === failing.size);
  return tryOut(whole, index, situation).filter(({ settles }) => settles.length === failing.size);
}

/** What is left after a correction. */
function after(situation: Situation, { key, amount, settles }: Correction): Situation {
  const { failing, settled, corrections } = situation;
  const now = new Set(settles);
  return {
    ...situation,
    failing: new Set([...failing].filter((constraint) => !now.has(constraint))),
    settled: new Set([...settled, ...settles]),
    corrections: new Map(corrections).set(key, amount),
  };
}

/** The others among some corrections that would do the same as one of them. */
function alike(best: Correction, found: readonly Correction[]): readonly Correction[] {
  const others = found.filter(
    (one) => one.key !== best.key && sameSet(one.settles, best.settles) && one.leaves === best.leaves,
  );
  return others.filter((one, at) => others.findIndex(({ key }) => key === one.key) === at);
}

/**
 * Two figures that together settle everything that fails, where no single one does: of all such pairs the likeliest slips.
 * What the first one leaves of its own constraints the second must settle.
 */
function twoCauses(
  firsts: readonly Correction[],
  index: ConstraintIndex,
  situation: Situation,
): readonly [Cause, Cause] | null {
  if (situation.failing.size > MOST_FAILING) return null;
  let best: { readonly cost: number; readonly causes: readonly [Cause, Cause] } | null = null;
  for (const first of firsts) {
    if (best !== null && first.misprint.cost >= best.cost) continue;
    const seconds = singles(index, after(situation, first));
    const [second] = seconds;
    const cost = first.misprint.cost + (second?.misprint.cost ?? 0);
    if (second === undefined || (best !== null && cost >= best.cost)) continue;
    best = {
      cost,
      causes: [
        { best: first, others: alike(first, firsts) },
        { best: second, others: alike(second, seconds) },
      ],
    };
  }
  return best?.causes ?? null;
}

/**
 * Looks for the fewest figures whose correction settles a connected lot of failing constraints: one where possible, else
 * two together, else one after the other, each with the earlier ones corrected. What stays unsettled is left out.
 * `corrected`: figures of other lots that were explained already; `echo`: what the rest of the document says; `effort`: gives up
 * the search where it takes too much.
 */
export function causesOf(
  failing: readonly Constraint[],
  index: ConstraintIndex,
  corrected: Corrections = new Map(),
  echo: Echo = () => 0,
  effort?: Effort,
): readonly Cause[] {
  const causes: Cause[] = [];
  let situation: Situation = {
    failing: new Set(failing),
    settled: new Set(),
    corrections: corrected,
    echo,
    ...(effort && { effort }),
  };
  while (situation.failing.size > 0 && causes.length < MOST_CAUSES) {
    const whole = singles(index, situation);
    const found = whole.length > 0 ? whole : tryOut(openFigures(situation).slice(0, MOST_FIGURES), index, situation);
    const [best] = found;
    if (best === undefined) break;
    const two = whole.length > 0 ? null : twoCauses(found, index, situation);
    if (two !== null) return [...causes, ...two];
    causes.push({ best, others: alike(best, found) });
    situation = after(situation, best);
  }
  return causes;
}
