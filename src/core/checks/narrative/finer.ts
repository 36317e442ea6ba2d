import { convert, decimalOf, powerOf, type Amount } from '../../amount/index.js';
import type { Claim, Figure } from '../../disclosure/index.js';
import { printsWholes } from './judgement.js';
import type { TableJudgement } from './tables.js';

/**
 * An amount as the cell states it that prints the same amount with more decimals: a text that leaves out 「.00」 says no less than
 * its table. Null where the cell says nothing more.
 */
function finer(stated: Amount, cell: Amount): Amount | null {
  if (stated.unit === null || cell.unit === null) return null;
  const decimals = cell.decimals + powerOf(stated.unit) - powerOf(cell.unit);
  const value = convert(decimalOf(cell), cell.unit, stated.unit);
  if (decimals <= stated.decimals || !value.eq(decimalOf(stated))) return null;
  return { ...stated, value: value.toFixed(decimals), decimals };
}

function finerFigure(value: Figure, { cells, result }: TableJudgement): Figure | null {
  const [only, more] = cells;
  if (result !== 'pass' || only === undefined || more !== undefined) return null;
  const { reading } = only.cell;
  if (reading.state !== 'number') return null;
  const amount = finer(value.amount, reading.amount);
  return amount === null ? null : { ...value, amount };
}

/**
 * The same claims, the amounts among them that a table confirms taken as precisely as the table prints them: 「110万元」 stands
 * for 110.00 where the table has 110.00, and not for anything from 109.5 to 110.5.
 */
export function withFinerFigures(claims: readonly Claim[], judgements: readonly TableJudgement[]): readonly Claim[] {
  if (printsWholes(claims)) return claims;
  const byClaim = new Map(judgements.map((judgement) => [judgement.claim, judgement]));
  return claims.map((claim, index) => {
    const judgement = byClaim.get(index);
    const value = claim.value === null || judgement === undefined ? null : finerFigure(claim.value, judgement);
    return value === null ? claim : { ...claim, value };
  });
}
