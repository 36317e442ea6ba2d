import { Exact, decimalOf, meets } from '../../amount/index.js';
import type { Claim, Figure } from '../../disclosure/index.js';
import { asMoney, intervalOfFigure, printed, sumOf, type Judgement } from './judgement.js';

/** How many there are of something and what they cost. */
type Pair = { readonly count: Figure; readonly cost: Figure; readonly at: number };

const THINGS = /^[个项]$/;
/** A list follows the cost of all. */
const PARTED = /其中|包括|分别/;

function pairAt(claims: readonly Claim[], at: number): Pair | null {
  const [count, cost] = [claims[at], claims[at + 1]];
  if (count?.value?.kind !== 'count' || cost?.value?.kind !== 'money' || count.sentence !== cost.sentence) return null;
  if (!THINGS.test(count.value.unitText) || count.doubt !== null) return null;
  return { count: count.value, cost: cost.value, at };
}

/** True where a statement goes on in the sentence of the one before it, or behind its semicolon. */
function goesOn(claims: readonly Claim[], at: number): boolean {
  const [before, own] = [claims[at - 1], claims[at]];
  if (before === undefined || own === undefined) return false;
  return own.sentence === before.sentence || (own.sentence === before.sentence + 1 && /[；;]\s*$/.test(before.quote));
}

/** 「…金额80万元。其中，A项目5个、金额30万元，…」: a list that a sentence of its own opens. */
function opensBehind(claims: readonly Claim[], at: number): boolean {
  const [before, own] = [claims[at - 1], claims[at]];
  return own !== undefined && own.sentence === (before?.sentence ?? -1) + 1 && /^\s*其中/.test(own.quote);
}

/** The pairs listed behind the one that tells of all. */
function partsBehind(claims: readonly Claim[], whole: Pair): readonly Pair[] {
  const found: Pair[] = [];
  for (let at = whole.at + 2; goesOn(claims, at) || (found.length === 0 && opensBehind(claims, at)); at += 2) {
    const pair = pairAt(claims, at);
    if (pair === null || pair.count.unitText !== whole.count.unitText) break;
    found.push(pair);
  }
  return found;
}

/** True where the words between the cost of all and the first of the parts open a list. */
function isParted(claims: readonly Claim[], whole: Pair): boolean {
  const [cost, first] = [claims[whole.at + 1], claims[whole.at + 2]];
  if (cost === undefined || first === undefined) return false;
  const behind = cost.quote.slice(whole.cost.end);
  return PARTED.test(
    cost.sentence === first.sentence ? behind.slice(0, (first.value?.start ?? 0) - whole.cost.end) : first.quote,
  );
}

/**
 * 数量与金额互证 (TEXT-ENUM-SUM): 「12个项目，金额80万元，其中A项目5个、金额30万元，B项目7个、金额50万元」. Where the numbers make up the whole, so do the costs, and
 * the other way round.
 */
export function judgeCountsAndCosts(claims: readonly Claim[]): readonly Judgement[] {
  return claims.flatMap((_, at): readonly Judgement[] => {
    const whole = pairAt(claims, at);
    const parts = whole === null || !isParted(claims, whole) ? [] : partsBehind(claims, whole);
    if (whole === null || parts.length < 2) return [];
    const counted = parts.reduce((all, { count }) => all.plus(decimalOf(count.amount)), new Exact(0));
    const spent = sumOf(parts.map(({ cost }) => cost));
    const isCounted = counted.eq(decimalOf(whole.count.amount));
    const isSpent = meets(spent, intervalOfFigure(whole.cost));
    if (isCounted === isSpent) return [];
    const unit = whole.count.unitText;
    const [expected, actual, figures, shift] = isSpent
      ? [`${counted.toFixed()}${unit}`, `${whole.count.amount.text}${unit}`, parts.map(({ count }) => count), 0]
      : [asMoney(spent, whole.cost), printed(whole.cost), parts.map(({ cost }) => cost), 1];
    const told = `${figures.map((figure) => (isSpent ? figure.amount.text : printed(figure))).join(' + ')} = ${expected}`;
    return [
      {
        rule: 'TEXT-ENUM-SUM',
        claim: at + shift,
        operands: parts.map((part) => part.at + shift),
        result: 'finding',
        isCertain: false,
        expected,
        actual,
        arithmetic: `${told} ≠ ${actual}`,
        message: `所列各项${isSpent ? '数量' : '金额'}之和为${expected}，文中合计为${actual}，而各项${isSpent ? '金额' : '数量'}之和与合计相符，请核对`,
      },
    ];
  });
}
