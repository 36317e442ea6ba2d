import { cellName } from './anchor.js';
import { printedAmount } from './evaluate.js';
import { insufficient, type Checked, type Outcome } from './outcome.js';
import { operandsOf, type Operand, type Relation } from './relation.js';
import type { Cell } from '../disclosure/index.js';
import { decimalIn } from '../amount/index.js';
import type { Verdict } from './verdict.js';

/** A sum inside one table with at least this many printed addends shows a total that cannot be right. */
const FEWEST_ADDENDS = 2;

function isInOneTable(relation: Relation): boolean {
  return new Set(operandsOf(relation).map(({ table }) => table)).size === 1;
}

/** The total of a violated sum that is smaller than one of its (non-negative) addends; null where it is not. */
function impossibleTotal({ relation, verdict }: Checked): Operand | null {
  const [stated, ...others] = relation.right;
  if (verdict.state !== 'violated' || relation.comparison !== 'equal' || relation.tolerance !== 'sum') return null;
  if (stated === undefined || others.length > 0 || !isInOneTable(relation)) return null;
  const total = printedAmount(stated.operand);
  const unit = verdict.unit ?? '万元';
  const addends = relation.left.flatMap(({ coefficient, operand }) => {
    const amount = printedAmount(operand);
    return amount === null ? [] : [coefficient.times(decimalIn(amount, unit))];
  });
  if (total === null || addends.length < FEWEST_ADDENDS || addends.some((value) => value.isNegative())) return null;
  const value = decimalIn(total, unit);
  return addends.some((addend) => addend.gt(value)) ? stated.operand : null;
}

function proves(verdict: Verdict): boolean {
  return ['holds', 'rounding', 'last-digit'].includes(verdict.state);
}

/**
 * 可疑的合计. Totals that are smaller than one of their own addends and that no other relation confirms:
 * whatever was compared with them says nothing new.
 */
export function brokenTotals(checked: readonly Checked[]): ReadonlyMap<Cell, Operand> {
  const broken = new Map<Cell, Operand>();
  for (const one of checked) {
    const total = impossibleTotal(one);
    if (total !== null) broken.set(total.cell, total);
  }
  if (broken.size === 0) return broken;
  for (const { relation, verdict } of checked) {
    if (!proves(verdict) || relation.comparison !== 'equal') continue;
    // An addend is wrong, not the total, where another print of the total agrees.
    for (const { cell } of operandsOf(relation)) broken.delete(cell);
  }
  return broken;
}

/** What becomes of an outcome beside broken totals: comparisons with other tables are suspended, and say why. */
export function suspended(outcome: Outcome, broken: ReadonlyMap<Cell, Operand>): Outcome {
  if (broken.size === 0 || outcome.type !== 'checked' || isInOneTable(outcome.relation)) return outcome;
  if (outcome.verdict.state !== 'violated') return outcome;
  const total = operandsOf(outcome.relation).find(({ cell }) => broken.has(cell));
  return total === undefined
    ? outcome
    : insufficient(`${cellName(total)}“${total.cell.text.trim()}”小于其中的一项，合计可疑，暂不与其他表核对`);
}
