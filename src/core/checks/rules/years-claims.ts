import { Exact, type Amount } from '../../amount/index.js';
import type { Claim, Disclosure, Figure } from '../../disclosure/index.js';
import { anchorOf, anchorOfClaim } from '../anchor.js';
import type { Evidence } from '../finding.js';
import { judgeAgainstTables, type TableJudgement } from '../narrative/index.js';
import type { Subject } from '../subject.js';

/** A figure of a sentence to be held against the tables of another document, under the sentence's own subject. */
export type Stated = { readonly claim: number; readonly figure: Figure };

/** What the other document's tables say about a figure; null where they name no such measure. */
export type Held = { readonly stated: Stated; readonly judgement: TableJudgement | null };

/** A claim that states nothing but one figure, so that it can be looked up in the tables of another year. */
function bareClaim(claim: Claim, value: Figure | null): Claim {
  return { ...claim, period: null, value, changes: [], share: null, completion: null };
}

/**
 * Holds figures against another document's tables with the matching of the narrative rules. All claims of the sentence
 * stay in the list, so that a part still stands under its whole.
 */
export function holdAgainst(claims: readonly Claim[], stated: readonly Stated[], other: Disclosure): readonly Held[] {
  const figures = new Map(stated.map((one) => [one.claim, one.figure]));
  const asked = claims.map((claim, index) => bareClaim(claim, figures.get(index) ?? null));
  const judgements = new Map(judgeAgainstTables(other, asked).map((one) => [one.claim, one]));
  return stated.map((one) => ({ stated: one, judgement: judgements.get(one.claim) ?? null }));
}

/** The sentence's figure, then the cells of the other document. */
export function evidenceOfHeld(
  subject: Subject,
  claim: Claim,
  figure: Figure,
  other: Subject,
  judgement: TableJudgement,
): readonly Evidence[] {
  const own: Evidence = {
    anchor: anchorOfClaim(subject.document, claim),
    text: figure.amount.text + figure.unitText,
    role: 'stated',
    low: null,
    high: null,
  };
  const cells = judgement.cells.flatMap(({ table, row, cell }): Evidence[] => {
    const column = table.columns[cell.column];
    if (column === undefined) return [];
    const line = row.lines.find((one) => one.lane === column.lane) ?? null;
    const anchor = anchorOf({ document: other.document, table, row, line, column, cell });
    return [{ anchor, text: cell.text.trim(), role: 'operand', low: null, high: null }];
  });
  return [own, ...cells];
}

/** 基期 = 本期 ∓ 增减额, with the coarser of the two prints; null where the sentence does not say which way. */
export function derivedBase(value: Figure, delta: Figure, direction: 'up' | 'down'): Figure | null {
  if (value.kind !== 'money' || delta.kind !== 'money' || value.amount.unit !== delta.amount.unit) return null;
  const decimals = Math.min(value.amount.decimals, delta.amount.decimals);
  const [a, b] = [new Exact(value.amount.value), new Exact(delta.amount.value)];
  const base = direction === 'up' ? a.minus(b) : a.plus(b);
  if (base.isNegative()) return null;
  const text = base.toFixed(Math.max(value.amount.decimals, delta.amount.decimals));
  const amount: Amount = { text, value: text, decimals, unit: value.amount.unit };
  return { ...value, amount };
}
