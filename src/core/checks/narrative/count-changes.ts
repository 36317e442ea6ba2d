import { divide, Exact, formatDecimal, point, readAmount, scale } from '../../amount/index.js';
import type { Claim, Figure } from '../../disclosure/index.js';
import { matchesIn } from '../text/matches.js';
import { isOneDigitOff } from './digit-variants.js';
import { comparePercent, HUNDRED, middle, type Judgement } from './judgement.js';

const UNIT = '(人次|台次|批次|人|名|辆|台|套|户|个|项|所|家|件|场|张|座|平方米|间|亩|册)';
const NUMBER = '(?<![\\d.,])(\\d+)\\s*';
const AGAINST = '(?:比|较|与|同)(?:上年|去年|上一年|20\\d{2}年)[^\\d，,。；;]{0,8}';
const WAY = '(增加|增长|上升|减少|下降|多|少)了?';
/** 「，同比增长4.2%」 between a number and the one it is compared with. */
const RATED = `(?:[，,；;][^\\d，,。；;]{0,6}(?:同比|比上年|较上年)${WAY}(\\d+(?:\\.\\d+)?)\\s*[%％])?`;
/** 「比上年」「与上年相比，」「同比」 right before a change. */
const SINCE = '(?:(?:比|较|与|同)(?:上年|去年|上一年|20\\d{2}年)(?:同期|度)?(?:相比|比较)?[，,]?|同比)';
/** 「门诊3650人次，比上年增加150人次，增长4.29%」: what it was before is not told, but follows. */
const CHANGED_BY = new RegExp(
  `${NUMBER}${UNIT}[，,]\\s*${SINCE}${WAY}${NUMBER}${UNIT}[，,]\\s*${WAY}(\\d+(?:\\.\\d+)?)\\s*[%％]`,
);
/** 「在校生365人，比上年350人增加15人，增长4.29%」: number, base, change and (where it is told) rate, side by side. */
const CHANGED = new RegExp(
  `${NUMBER}${UNIT}${RATED}[，,]\\s*${AGAINST}${NUMBER}${UNIT}[，,]?\\s*${WAY}${NUMBER}${UNIT}(?:[，,]\\s*${WAY}(\\d+(?:\\.\\d+)?)\\s*[%％])?`,
);

type Told = {
  readonly now: string;
  /** What it was before; null where it is not told. */
  readonly base: string | null;
  readonly delta: string;
  readonly way: string;
  readonly rateWay: string | undefined;
  readonly rate: string | undefined;
};

function toldIn(text: string): readonly (Told & { readonly unit: string })[] {
  const based = matchesIn(text, CHANGED).flatMap(
    ([, now = '', unit = '', firstWay, first, base = '', of = '', way = '', delta = '', by = '', rateWay, rate]) =>
      unit === of && unit === by
        ? [{ now, base, delta, way, rateWay: rateWay ?? firstWay, rate: rate ?? first, unit }]
        : [],
  );
  const bare = matchesIn(text, CHANGED_BY).flatMap(
    ([, now = '', unit = '', way = '', delta = '', by = '', rateWay, rate]) =>
      unit === by ? [{ now, base: null, delta, way, rateWay, rate, unit }] : [],
  );
  return [...based, ...bare];
}

function isUp(way: string): boolean {
  return /^[增上多]/.test(way);
}

function percentFigure(digits: string): Figure | null {
  const reading = readAmount(digits, null);
  return reading.state === 'number'
    ? { kind: 'percent', amount: reading.amount, unitText: '%', start: 0, end: 0 }
    : null;
}

type Fault = Pick<Judgement, 'rule' | 'expected' | 'actual' | 'arithmetic' | 'message'>;

/** What is wrong with a change of a number; null where nothing is. */
function faultOf(told: Told & { readonly unit: string }): Fault | null {
  const { base } = told;
  return base === null ? faultOfChange(told) : (faultFrom({ ...told, base }) ?? faultOfRate(told, base));
}

/** Without a base the two words say the same, and the rate is of what the change leaves. */
function faultOfChange(told: Told): Fault | null {
  const { now, delta, way, rateWay } = told;
  if (rateWay !== undefined && isUp(way) !== isUp(rateWay) && new Exact(delta).gt(0))
    return {
      rule: 'TEXT-DIRECTION',
      expected: way,
      actual: rateWay,
      arithmetic: '',
      message: `同一句中先写“${way}”${delta}，幅度却写“${rateWay}”，方向不一致`,
    };
  const base = baseOf(now, delta, way);
  const fault = base.lte(0) ? null : faultOfRate(told, base.toFixed());
  const agrees = ([one = '', by = '', percent = '']: readonly string[]): boolean => {
    const before = baseOf(one, by, way);
    return before.gt(0) && faultOfRate({ ...told, delta: by, rate: percent }, before.toFixed()) === null;
  };
  // The number right before the change may be a part of what changed: then one wrong digit has to be why.
  return fault !== null && isOneDigitOff([now, delta, told.rate ?? ''], agrees) ? fault : null;
}

function baseOf(now: string, delta: string, way: string): Exact {
  return new Exact(now).minus(new Exact(delta).times(isUp(way) ? 1 : -1));
}

function faultFrom({
  now,
  base,
  delta,
  way,
  rateWay,
  unit,
}: Told & { readonly unit: string; readonly base: string }): Fault | null {
  const difference = new Exact(now).minus(base);
  const told = `${now} − ${base} = ${difference.toFixed()}`;
  const due = `${difference.abs().toFixed()}${unit}`;
  if (!difference.abs().eq(delta))
    return {
      rule: 'TEXT-DELTA',
      expected: due,
      actual: `${delta}${unit}`,
      arithmetic: `${told} ≠ ${delta}`,
      message: `增减数与两期数不符：${now}${unit}与${base}${unit}相差${due}，文中为${delta}${unit}`,
    };
  const stated = [way, rateWay].find(
    (word) => word !== undefined && !difference.isZero() && isUp(word) !== difference.gt(0),
  );
  if (stated !== undefined) {
    const right = difference.gt(0) ? '增加' : '减少';
    return {
      rule: 'TEXT-DIRECTION',
      expected: right,
      actual: stated,
      arithmetic: told,
      message: `${now}${unit}与基数${base}${unit}相比应为“${right}”，文中写“${stated}”`,
    };
  }
  return null;
}

function faultOfRate({ delta, rate }: Told, base: string): Fault | null {
  const figure = rate === undefined ? null : percentFigure(rate);
  const ratio = divide(point(new Exact(delta)), point(new Exact(base)));
  if (figure === null || ratio === null || comparePercent(scale(ratio, HUNDRED), figure) !== 'finding') return null;
  const { decimals } = figure.amount;
  const percent = `${formatDecimal(middle(scale(ratio, HUNDRED), decimals), decimals)}%`;
  return {
    rule: 'TEXT-RATE',
    expected: percent,
    actual: `${rate}%`,
    arithmetic: `${delta} ÷ ${base} = ${percent} ≠ ${rate}%`,
    message: `增减幅度与数量不符：${delta} ÷ ${base} = ${percent}，文中为${rate}%`,
  };
}

/** 数量的增减 (TEXT-DELTA, TEXT-DIRECTION, TEXT-RATE): a number of people or things against the one of another year told beside it. */
export function judgeCountChanges(claims: readonly Claim[]): readonly Judgement[] {
  const sentences = new Map(claims.map(({ sentence, quote }) => [sentence, quote]));
  return [...sentences].flatMap(([sentence, quote]) =>
    toldIn(quote).flatMap((told): readonly Judgement[] => {
      const claim = claims.findIndex((own) => own.sentence === sentence && own.value?.amount.text === told.now);
      if (claim < 0) return [];
      const fault = faultOf(told);
      const right = { rule: 'TEXT-DELTA', expected: told.delta, actual: told.delta, arithmetic: '', message: '' };
      return [
        { ...(fault ?? right), claim, operands: [], result: fault === null ? 'pass' : 'finding', isCertain: false },
      ];
    }),
  );
}
