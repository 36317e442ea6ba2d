import { describe, expect, it } from 'vitest';
import { Exact, type Amount } from '../../../src/core/amount/index.js';
import { Effort } from '../../../src/core/checks/effort.js';
import { counted, indexConstraints, type Constraint } from '../../../src/core/checks/suspects-constraint.js';
import { causesOf } from '../../../src/core/checks/suspects-search.js';
import type { Claim } from '../../../src/core/disclosure/index.js';

const printed: Amount = { text: '6.00', value: '6.00', decimals: 2, unit: '万元' };

/** A statement that fails with 6.00 and holds with 5.00. */
function fails(key: Claim): Constraint {
  const five = new Exact('5');
  return {
    figures: new Map([[key, { type: 'claim', document: 'd', claim: key, amount: printed }]]),
    checked: null,
    claim: key,
    level: 2,
    levelWith: (corrections) => (corrections.get(key)?.value === '5.00' ? 0 : 2),
    boundsOf: () => ({ low: five, middle: five, high: five, unit: '万元' }),
  };
}

/** Looks are spent until nothing is left. */
function spend(effort: Effort): void {
  while (!effort.isSpent) effort.spend(1_000);
}

describe('the effort of a search for causes', () => {
  const key = {} as Claim;
  const constraint = fails(key);

  it('grows with every figure that is evaluated', () => {
    const effort = new Effort();
    let looks = 0;
    const one = counted(constraint, effort);
    for (; !effort.isSpent; looks += 1) one.levelWith(new Map());
    effort.renew();
    const two = counted(
      { ...constraint, figures: new Map([...constraint.figures, [{} as Claim, constraint.figures.get(key)!]]) },
      effort,
    );
    let halfAsMany = 0;
    for (; !effort.isSpent; halfAsMany += 1) two.boundsOf(key, new Map());
    expect(looks).toBe(halfAsMany * 2);
  });

  it('ends the search without a guess when it is spent, and begins anew', () => {
    const effort = new Effort();
    const one = counted(constraint, effort);
    const search = () => causesOf([one], indexConstraints([one]), new Map(), () => 0, effort);
    expect(search().map(({ best }) => best.amount.value)).toEqual(['5.00']);
    spend(effort);
    expect(search()).toEqual([]);
    effort.renew();
    expect(search()).toHaveLength(1);
  });
});
