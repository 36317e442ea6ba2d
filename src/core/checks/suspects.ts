import { formatDecimal, stepOf, tenTo, ZERO, type Amount, type Exact, type MoneyUnit } from '../amount/index.js';
import { anchorOf } from './anchor.js';
import { cellKey, type Draft } from './compose.js';
import { evaluate, fails, printedAmount, type AmountOf } from './evaluate.js';
import type { Suspect } from './finding.js';
import type { Checked } from './outcome.js';
import { operandsOf, type Operand, type Relation } from './relation.js';

/** More candidates than this say nothing; they are not shown. */
const MOST_SUSPECTS = 3;
/** A figure is tried one step beside the middle too: rounding may have moved the sums. */
const NEIGHBOURS = [0, -1, 1, -2, 2] as const;

/** Relations by the cells that take part in them. */
export type RelationIndex = ReadonlyMap<string, readonly Checked[]>;

/** Indexes every relation that was tested, held or not. */
export function indexRelations(checked: readonly Checked[]): RelationIndex {
  const index = new Map<string, Checked[]>();
  for (const one of checked) {
    for (const cell of new Set(operandsOf(one.relation).map(cellKey))) {
      const known = index.get(cell);
      if (known === undefined) index.set(cell, [one]);
      else known.push(one);
    }
  }
  return index;
}

function replacing(cell: string, amount: Amount): AmountOf {
  return (operand) => (cellKey(operand) === cell ? amount : printedAmount(operand));
}

/** What the cell would have to be for the relation to hold exactly, in the relation's unit; null where it has no say. */
function solve(relation: Relation, cell: string): { value: Exact; unit: MoneyUnit | null } | null {
  const weight = [
    ...relation.left.map(({ coefficient, operand }) => ({ coefficient, operand })),
    ...relation.right.map(({ coefficient, operand }) => ({ coefficient: coefficient.neg(), operand })),
  ]
    .filter(({ operand }) => cellKey(operand) === cell)
    .reduce((sum, { coefficient }) => sum.plus(coefficient), ZERO);
  if (weight.isZero()) return null;
  const without = evaluate(relation, (operand) => (cellKey(operand) === cell ? null : printedAmount(operand)));
  return { value: without.difference.div(weight), unit: without.unit };
}

/** The form figures of the cell's column have: its own, or that of the nearest figure in the column. */
function formOf(operand: Operand): { decimals: number; unit: MoneyUnit | null } {
  const own = printedAmount(operand);
  if (own !== null) return { decimals: own.decimals, unit: own.unit };
  for (const row of operand.table.rows) {
    const reading = row.cells[operand.column.index]?.reading;
    if (reading?.state === 'number') return { decimals: reading.amount.decimals, unit: reading.amount.unit };
  }
  return { decimals: 2, unit: operand.column.moneyUnit };
}

function amountWith(value: Exact, form: { decimals: number; unit: MoneyUnit | null }): Amount {
  const text = value.toFixed(form.decimals);
  return { text, value: text, decimals: form.decimals, unit: form.unit };
}

/** The corrected figure that satisfies every failing relation of the cell and breaks none; null where there is none. */
function correctionOf(operand: Operand, failing: readonly Checked[], index: RelationIndex): Amount | null {
  const cell = cellKey(operand);
  const form = formOf(operand);
  const touching = index.get(cell) ?? [];
  // The relation with the fewest operands has the narrowest envelope, so its solution is the best guess.
  const tightest = [...failing].sort((a, b) => operandsOf(a.relation).length - operandsOf(b.relation).length);
  for (const { relation } of tightest) {
    const solved = solve(relation, cell);
    if (solved === null) continue;
    const probe = amountWith(ZERO, form);
    const toForm =
      solved.unit === null || form.unit === null ? tenTo(0) : stepOf(probe, solved.unit).div(tenTo(-form.decimals));
    const middle = solved.value.div(toForm).toDecimalPlaces(form.decimals);
    for (const steps of NEIGHBOURS) {
      const amount = amountWith(middle.plus(tenTo(-form.decimals).times(steps)), form);
      const amountOf = replacing(cell, amount);
      const settles = touching.every(({ relation: other, verdict }) => {
        const { state } = evaluate(other, amountOf);
        return state === 'holds' || state === 'rounding' || (state === verdict.state && !fails(verdict.state));
      });
      if (settles && amount.value !== printedAmount(operand)?.value) return amount;
    }
  }
  return null;
}

/**
 * 最可能的误印. For one group of findings: the cells that stand in most failing relations, and whose corrected figure
 * satisfies all of them and breaks no other relation.
 */
export function suspectsOf(group: readonly Draft[], index: RelationIndex): readonly Suspect[] {
  const failing = group.flatMap((draft) => (draft.checked === null ? [] : [draft.checked]));
  const counted = new Map<string, { operand: Operand; failing: Checked[] }>();
  for (const checked of failing) {
    if (checked.relation.comparison !== 'equal') continue;
    for (const operand of operandsOf(checked.relation)) {
      const known = counted.get(cellKey(operand)) ?? { operand, failing: [] };
      if (!known.failing.includes(checked)) known.failing.push(checked);
      counted.set(cellKey(operand), known);
    }
  }
  const most = Math.max(0, ...[...counted.values()].map((one) => one.failing.length));
  const found = [...counted.values()]
    .filter((one) => one.failing.length === most)
    .flatMap((one) => {
      const amount = correctionOf(one.operand, one.failing, index);
      return amount === null ? [] : [{ ...one, amount }];
    });
  if (found.length > MOST_SUSPECTS) return [];
  return found.map(({ operand, amount }) => {
    const held = (index.get(cellKey(operand)) ?? []).length - most;
    const printed = operand.cell.text.trim();
    const suggested = printed.includes(',') || printed === '' ? formatDecimal(amount.value) : amount.value;
    const others = held > 0 ? `，其余 ${held} 项关系也不受影响` : '';
    return {
      anchor: anchorOf(operand),
      printed,
      suggested,
      score: Number(((most + held) / (most + held + 1) / found.length).toFixed(2)),
      why: `改为 ${suggested} 后，${most} 项不成立的关系全部成立${others}。`,
    };
  });
}
