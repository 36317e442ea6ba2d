import type { Binding } from './binding.js';
import type { OpenClaim } from './open-claim.js';

/** A plan without a name. */
const PLAN = /^(?:年初|全年|当年|调整)?预算$/;

/** 「支出80万元，占…。年初预算为75万元，完成年初预算的106.67%。」: what was done is told in the sentence before. Null where a sentence tells more than a plan. */
export function outcomeTold({ claims, first, lastWhole }: Binding, open: OpenClaim): OpenClaim | null {
  const outcome = claims[lastWhole];
  const isAlone = claims.length === first + 1 && claims.at(-1) === open && PLAN.test(open.subject);
  if (!isAlone || outcome === undefined || outcome.completion !== null || lastWhole !== first - 1) return null;
  return /预算(?:数)?$/.test(outcome.subject) ? null : outcome;
}
