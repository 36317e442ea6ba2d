import { convert, Exact } from '../../amount/index.js';
import type { ChangeClaim, Claim, Figure } from '../../disclosure/index.js';
import type { Threshold } from '../finding.js';
import { measureOf } from '../narrative/measure.js';
import { wholeOfChange } from '../narrative/parts.js';
import { notApplicable, passed, type Rule } from '../outcome.js';
import { limitsOf, printedLimit, type Limits } from '../settings.js';
import { remarkAtClaim } from './claim-remarks.js';

const UNIT = '万元';
/** 提示线: both must be reached. A text gives its reasons beside the figures, so only great changes are named. */
const LIMITS: readonly Threshold[] = [
  { id: 'percent', name: '增减幅度', unit: '%', standard: '50', least: '1', most: '10000' },
  { id: 'amount', name: '增减金额', unit: UNIT, standard: '10', least: '0.01', most: '1000000' },
];
/** Changes named in one sentence; the rest is counted. */
const MOST_NAMED = 4;

type Swing = { readonly claim: Claim; readonly rate: Exact; readonly words: string };

function moneyOf({ kind, amount }: Figure): Exact | null {
  return kind !== 'money' || amount.unit === null ? null : convert(new Exact(amount.value), amount.unit, UNIT);
}

/**
 * The rate of a change that is told by its amount alone, in percent: 「80万元，比上年增加60万元」 is three times the year before. Null where
 * nothing was there the year before: that has no rate.
 */
function reckonedRate({ value }: Claim, moved: Exact, way: 'up' | 'down'): Exact | null {
  const now = value === null ? null : moneyOf(value);
  if (now === null) return null;
  const before = way === 'up' ? now.minus(moved) : now.plus(moved);
  return before.lte(0) ? null : moved.times(100).dividedBy(before);
}

/** A change against the year before that reaches both limits. */
function swingOf(claim: Claim, change: ChangeClaim, year: number | null, limits: Limits): Swing | null {
  const { delta, basePeriod, rateDirection, deltaDirection } = change;
  // What is held against this year's own budget is no change of years.
  if (basePeriod === null || (basePeriod !== 'previous' && (year === null || basePeriod >= year))) return null;
  const moved = delta === null ? null : moneyOf(delta);
  if (moved === null) return null;
  const way = rateDirection ?? deltaDirection;
  if (way !== 'up' && way !== 'down') return null;
  const rate = change.rate === null ? reckonedRate(claim, moved, way) : new Exact(change.rate.amount.value);
  if (rate === null || rate.lt(limits('percent')) || moved.lt(limits('amount'))) return null;
  const told = change.rate === null ? `约${rate.toFixed(1)}` : change.rate.amount.text;
  const words = `${claim.subject}${way === 'up' ? '增长' : '下降'}${told}%`;
  return { claim, rate, words };
}

/** 文字中的大幅增减: what a reviewer without last year's file can see of it. */
export const statedSwings: Rule = {
  id: 'YOY-SWING-TEXT',
  name: '文字中的大幅增减',
  family: 'year-on-year',
  severity: 'notice',
  basis: '《地方预决算公开操作规程》（财预〔2016〕143号）（增减变化说明），提示线为惯例',
  needs: '文字说明中写有与上年相比的增减额',
  description:
    '文字写明与上年相比增减 50% 以上且 10 万元以上的，全文提示一条，请核对所写原因是否足以说明；没有写增减率的由增减额推算，同一项写两次的只列一次。库中有上年文件的，各科目另按“异常波动”核对。',
  thresholds: LIMITS,
  check: (subject, limits = limitsOf(LIMITS)) => {
    const { claims, profile } = subject.disclosure;
    const year = profile.fiscalYear.value;
    const told = claims.filter(({ doubt, changes }) => doubt === null && changes.some(({ delta }) => delta !== null));
    if (told.length === 0) return [notApplicable('文字说明中没有增减额')];
    // 「支出80万元，其中A 70万元、B 10万元，比上年增加8万元」: the change may be that of all; then it has to be great for both.
    const isGreat = (claim: Claim, change: ChangeClaim): boolean => {
      const whole = claims[wholeOfChange(claims, claims.indexOf(claim)) ?? -1];
      return whole === undefined || swingOf(whole, change, year, limits) !== null;
    };
    const all = told.flatMap((claim) =>
      claim.changes.flatMap((change) => (isGreat(claim, change) ? (swingOf(claim, change, year, limits) ?? []) : [])),
    );
    const byName = new Map(all.map((swing) => [`${measureOf(swing.claim.subject)}·${swing.rate.toFixed(1)}`, swing]));
    const swings = [...byName.values()].toSorted((a, b) => b.rate.comparedTo(a.rate));
    const [first, ...others] = swings;
    if (first === undefined) return [passed(told.length)];
    const named = swings.slice(0, MOST_NAMED).map(({ words }) => `“${words}”`);
    const more = swings.length > MOST_NAMED ? `等 ${swings.length} 处` : '';
    return [
      remarkAtClaim(
        subject,
        first.claim,
        others.map(({ claim }) => claim),
        {
          severity: 'notice',
          message: `与上年相比增减在 ${printedLimit(limits('percent'))}% 以上：${named.join('、')}${more}，请核对所写原因是否足以说明。`,
          topic: '文字增减',
        },
      ),
    ];
  },
};
