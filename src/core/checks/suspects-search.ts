import type { Amount } from '../amount/index.js';
import type { Constraint, ConstraintIndex, Figure, Key } from './suspects-constraint.js';
import { correctionOf, type Correction } from './suspects-values.js';

/** 一处根源. One figure whose correction settles some failing constraints, and the other figures that would do the same. */
export type Cause = { readonly best: Correction; readonly others: readonly Correction[] };

/** Errors that are told apart in one connected lot; beyond that nothing can be proved. */
const MOST_CAUSES = 6;
/** Figures tried where no single one settles everything. */
const MOST_FIGURES = 160;

/** Better first: settles more, leaves less, a likelier slip. */
function compare(a: Correction, b: Correction): number {
  return (
    b.settles.length - a.settles.length || a.leaves - b.leaves || a.misprint.cost - b.misprint.cost || b.keeps - a.keeps
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

function candidates(
  failing: ReadonlySet<Constraint>,
  index: ConstraintIndex,
  corrections: ReadonlyMap<Key, Amount>,
): readonly Correction[] {
  const figures = figuresOf(failing).filter(([key]) => !corrections.has(key));
  const whole = figures.filter(([, , count]) => count === failing.size);
  const tryOut = (tried: typeof figures): readonly Correction[] =>
    tried
      .flatMap(([key, figure]) => correctionOf(key, figure, index.get(key) ?? [], failing, corrections) ?? [])
      .sort(compare);
  const single = tryOut(whole).filter((one) => one.settles.length === failing.size);
  return single.length > 0 ? single : tryOut(figures.slice(0, MOST_FIGURES));
}

/**
 * Looks for the fewest figures whose correction settles a connected lot of failing constraints: one where possible, else
 * one after the other, each with the earlier ones corrected. What stays unsettled is left out.
 */
export function causesOf(failing: readonly Constraint[], index: ConstraintIndex): readonly Cause[] {
  const causes: Cause[] = [];
  const corrections = new Map<Key, Amount>();
  let open: ReadonlySet<Constraint> = new Set(failing);
  while (open.size > 0 && causes.length < MOST_CAUSES) {
    const found = candidates(open, index, corrections);
    const [best] = found;
    if (best === undefined) break;
    const others = found.slice(1).filter((one) => sameSet(one.settles, best.settles) && one.leaves === best.leaves);
    causes.push({ best, others });
    corrections.set(best.key, best.amount);
    const settled = new Set(best.settles);
    open = new Set([...open].filter((constraint) => !settled.has(constraint)));
  }
  return causes;
}
