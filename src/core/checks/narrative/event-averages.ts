import { divide, Exact, meets, point, stepOf, type Interval } from '../../amount/index.js';
import { isAverage, type Claim, type Figure } from '../../disclosure/index.js';
import { matchesIn } from '../text/matches.js';
import { isOneDigitOff } from './digit-variants.js';
import { asMoney, intervalOfFigure, isJudgeable, printed, type Judgement } from './judgement.js';
import { phaseOfClaim } from './measure.js';
import { moneyOf } from './product.js';

/** 「平均每次会议5万元」「每批次平均300元」「期均2万元」: what the amount is for one of. */
const AVERAGE =
  /(?:平均每(?:一)?(批次|次|期|批|场|班)|每(批次|次|期|批|场|班)平均|(批次|批|次|期|场|班)均)[^\d，,。；;：:]{0,8}?([\d,]*\d(?:\.\d+)?)\s*(万元|元)/g;
const NUMBER = /(?<![\d.,第])(\d+)\s*(批次|次|期|批|场|班)/g;
const NEARLY = /约|左右|以上|以下|不超过|不低于|近\d/;
/** How many sentences before the average the amount may stand where its own tells none. */
const NEAR = 2;

/** The units that count the same events: a meeting is held 6 次 or 6 场. */
const SAME: readonly (readonly string[])[] = [
  ['次', '场'],
  ['批次', '批'],
  ['期', '班', '次'],
];

function countsThe(unit: string, of: string): boolean {
  return unit === of || SAME.some((units) => units.includes(unit) && units.includes(of));
}

type Amount = { readonly at: number; readonly value: Figure };

/** The amounts an average of this sentence may be of: those told before it, or else those of the sentences just before. */
function amountsFor(claims: readonly Claim[], own: Claim, end: number): readonly Amount[] {
  const told = claims.flatMap((claim, at) =>
    isJudgeable(claim) && !isAverage(claim.subject) && claim.section === own.section
      ? [{ at, claim, value: claim.value }]
      : [],
  );
  const here = told.filter(({ claim, value }) => claim.sentence === own.sentence && value.end <= end);
  const near = told.filter(({ claim }) => claim.sentence < own.sentence && own.sentence - claim.sentence <= NEAR);
  const found = here.length > 0 ? here : near;
  const spent = found.filter(({ claim }) => phaseOfClaim(claim) !== 'planned');
  return spent.length > 0 ? spent : found;
}

/** What stands behind a printed average: it is divided, so that it is rounded. */
function roundedOff({ amount }: Figure, value: Exact): Interval {
  const half = stepOf(amount, '元').div(2);
  return { low: value.minus(half), high: value.plus(half), lowClosed: true, highClosed: true };
}

/** True where the amount, divided by the number, is the average. */
function agrees([amount = '', count = '', average = '']: readonly string[], units: readonly [string, string]): boolean {
  const [all, one] = [moneyOf(amount, units[0]), moneyOf(average, units[1])];
  if (all === null || one === null || new Exact(count).isZero()) return false;
  const quotient = divide(intervalOfFigure(all), point(new Exact(count)));
  const { low, high } = intervalOfFigure(one);
  return quotient !== null && meets(quotient, roundedOff(one, low.plus(high).div(2)));
}

/**
 * 每次、每期的平均数 (TEXT-AVERAGE): 「召开会议6次，会议费12万元，平均每次2万元」. What is held besides may be paid from the same amount, so that what
 * does not agree is told only where one wrong digit is why.
 */
export function judgeEventAverages(claims: readonly Claim[]): readonly Judgement[] {
  const sentences = new Map(claims.map((claim) => [claim.sentence, claim]));
  return [...sentences.values()].flatMap((own) =>
    matchesIn(own.quote, AVERAGE).flatMap((match): readonly Judgement[] => {
      const [words, , , , digits = '', unit = ''] = match;
      const of = match.slice(1, 4).find((one) => one !== undefined) ?? '';
      const average = moneyOf(digits, unit);
      const counts = matchesIn(own.quote.slice(0, match.index), NUMBER).filter(([, , counted = '']) =>
        countsThe(of, counted),
      );
      const [count, other] = counts.map(([, number = '']) => number);
      if (average === null || count === undefined || other !== undefined || NEARLY.test(words)) return [];
      const ways = amountsFor(claims, own, match.index).map((amount) => ({
        amount,
        numbers: [amount.value.amount.text, count, digits],
        units: [amount.value.unitText, unit] as const,
      }));
      const right = ways.find(({ numbers, units }) => agrees(numbers, units));
      const slips = ways.filter(({ numbers, units }) => isOneDigitOff(numbers, (others) => agrees(others, units)));
      const way = right ?? (slips.length === 1 ? slips[0] : undefined);
      if (way === undefined) return [];
      const quotient = divide(intervalOfFigure(way.amount.value), point(new Exact(count)));
      if (quotient === null) return [];
      const expected = asMoney(quotient, average);
      const told = `${printed(way.amount.value)} ÷ ${count} = ${expected}`;
      const claim = claims.findLastIndex(
        ({ sentence, value }) => sentence === own.sentence && value?.amount.text === digits,
      );
      return [
        {
          rule: 'TEXT-AVERAGE',
          claim: claim < 0 ? way.amount.at : claim,
          operands: [way.amount.at],
          result: right === undefined ? 'finding' : 'pass',
          isCertain: false,
          expected,
          actual: printed(average),
          arithmetic: `${told}${right === undefined ? ` ≠ ${printed(average)}` : ''}`,
          message: `平均数与金额、次数不符：${told}，文中为${printed(average)}`,
        },
      ];
    }),
  );
}
