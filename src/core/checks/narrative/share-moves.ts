import { Exact } from '../../amount/index.js';
import type { Claim, Passage } from '../../disclosure/index.js';
import { matchesIn } from '../text/matches.js';
import { HUNDRED, type Judgement } from './judgement.js';

const SHARE = String.raw`(\d+(?:\.\d+)?)\s*[%％]`;
const PAIR = String.raw`${SHARE}\s*(?:和|与|及|、|：|:|比)\s*${SHARE}`;
/** 「由上年的60.0%和40.0%调整为55.0%和45.0%」. */
const MOVED = new RegExp(
  String.raw`(?:由|从)(?:上年度?|去年|20\d{2}\s*年度?)?[^，,。；;\d]{0,8}?${PAIR}\s*(?:调整|变化|变动|变更|优化|改变|转变|改|变)?(?:为|到|至|成)\s*${PAIR}`,
  'g',
);

/** How far two rounded shares of one whole may miss 100 %. */
function slackOf(shares: readonly string[]): Exact {
  return shares
    .map((text) => new Exact(10).pow(-(text.split('.')[1]?.length ?? 0)).div(2))
    .reduce((sum, half) => sum.plus(half));
}

function sumOfShares(shares: readonly string[]): Exact {
  return shares.reduce((sum, text) => sum.plus(text), new Exact(0));
}

/** How many paragraphs above the shares the statement may stand that they are told of. */
const NEAR = 2;

/** The statement told last in a paragraph, or in one just above it: shares alone state no amount of their own. -1 where there is none. */
function lastClaimOf(claims: readonly Claim[], passages: readonly Passage[], place: number): number {
  const near = passages.slice(Math.max(0, place - NEAR), place + 1).toReversed();
  for (const { text } of near) {
    const found = claims.findLastIndex(({ quote }) => text.includes(quote));
    if (found >= 0) return found;
  }
  return -1;
}

/**
 * 两年的构成 (TEXT-PERCENT-SUM): 「基本支出与项目支出之比由上年的60.0%和40.0%调整为55.0%和45.0%」. Where the two shares of one year make up 100 %, so do
 * those of the other; where neither do, nobody says that the two are all there is.
 */
export function judgeShareMoves(claims: readonly Claim[], passages: readonly Passage[]): readonly Judgement[] {
  return passages.flatMap(({ text }, place): readonly Judgement[] => {
    if (!/[由从]/.test(text) || !/[%％]/.test(text)) return [];
    return matchesIn(text, MOVED).flatMap(([, ...shares]): readonly Judgement[] => {
      const claim = lastClaimOf(claims, passages, place);
      if (claim < 0) return [];
      const years = [shares.slice(0, 2), shares.slice(2, 4)].map((pair) => ({
        pair,
        total: sumOfShares(pair),
        isWhole: sumOfShares(pair).minus(HUNDRED).abs().lte(slackOf(pair)),
      }));
      const wrong = years.find(({ isWhole }) => !isWhole);
      const told = wrong ?? years[1];
      if (told === undefined || !years.some(({ isWhole }) => isWhole)) return [];
      const actual = `${told.total.toFixed()}%`;
      return [
        {
          rule: 'TEXT-PERCENT-SUM',
          claim,
          operands: [],
          result: wrong === undefined ? 'pass' : 'finding',
          isCertain: false,
          expected: '100%',
          actual,
          arithmetic: `${told.pair.map((share) => `${share}%`).join(' + ')} = ${actual}`,
          message: `前后两年的构成，一年合计为100%，另一年的${told.pair.map((share) => `${share}%`).join('与')}合计为${actual}，请核对`,
        },
      ];
    });
  });
}
