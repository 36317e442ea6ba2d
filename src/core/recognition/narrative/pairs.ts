import type { ChangeClaim, Figure } from '../../disclosure/index.js';
import type { OpenClaim } from './open-claim.js';

/** 差额 between two figures just named. */
export const DIFFERENCE =
  /^\s*(?:两者|二者|(?:支出)?决算数?[与和同较比](?:年初|全年|当年|调整)?预算数?(?:之间)?的?)?(?:差值|差额|相差|差距|差异)(?:额|数)?(?:为|是)?\s*$/;

/** 预决算差异率 of a budget and an outcome just named. */
export const GAP = /差异率(?:为|是)?\s*$/;

/** 「年初预算数8万元，决算数10万元，预决算差异率25%」: the rate of what was spent against the plan; its sign says the direction. */
export function gapFrom(planned: OpenClaim, figure: Figure): Partial<ChangeClaim> {
  const isLess = figure.amount.value.startsWith('-');
  const rate = { ...figure, amount: { ...figure.amount, value: figure.amount.value.replace(/^-/, '') } };
  return { base: planned.value, baseText: '预算', rate, rateDirection: isLess ? 'down' : null };
}

/** True for two amounts of one sentence that stand side by side, each without anything said about it yet. */
export function isPairOf(
  before: OpenClaim | undefined,
  open: OpenClaim,
  first: number,
  claims: readonly OpenClaim[],
): before is OpenClaim {
  return (
    before?.value?.kind === 'money' &&
    open.value?.kind === 'money' &&
    claims.length - 2 >= first &&
    open.changes.length === 0
  );
}
