import { divide, Exact, formatDecimal, meets, point, scale, subtract, type Interval } from '../../amount/index.js';
import { isAverage, type ChangeClaim, type Claim, type Figure } from '../../disclosure/index.js';
import {
  asMoney,
  comparePercent,
  HUNDRED,
  intervalOfFigure,
  isJudgeable,
  middle,
  printed,
  type Judgement,
} from './judgement.js';
import { wholeOfChange } from './parts.js';
import { againstPlans } from './plans.js';
import { NO_AMOUNT, otherReadings, statedElsewhere, UNNAMED } from './stated-elsewhere.js';

/** Recomputes every stated change: amount, rate, direction, 持平 (rules TEXT-DELTA, -RATE, -DIRECTION, -FLAT, -ZEROBASE). */
export function judgeChanges(claims: readonly Claim[]): readonly Judgement[] {
  return claims.flatMap((claim, index) => {
    if (isJudgeable(claim)) return judgeOwn(claims, index, claim.value);
    if (isBareTotal(claim)) return claim.changes.flatMap((change) => judgeChange(index, claim.value, change));
    if (claim.changes.length > 0 && isAverage(claim.subject)) return judgeBesideAverage(claims, index);
    const stated = statedElsewhere(claims, index);
    if (stated !== null) {
      const tried = [stated, ...otherReadings(claims, index, stated)].map((one) =>
        claim.changes
          .flatMap((change) => judgeChange(index, one.value, change))
          .map((judgement) => ({ ...judgement, operands: [...judgement.operands, one.claim] })),
      );
      return tried.find((judged) => judged.every(({ result }) => result === 'pass')) ?? tried[0] ?? [];
    }
    // Two words that contradict each other do so whatever the amount is.
    return claim.changes.flatMap((change) =>
      isUndecided(change)
        ? []
        : [...judgeWords(index, change), ...judgeSign(index, change), ...judgeRateAlone(claim, index, change)],
    );
  });
}

/** 「A 5万元、B 3万元，合计8万元，较上年7万元增加1万元」: what has just been added up needs no name of its own. */
function isBareTotal(claim: Claim): claim is Claim & { readonly value: Figure } {
  const { value, doubt, quote, changes } = claim;
  if (value?.kind !== 'money' || doubt !== UNNAMED || changes.length !== 1) return false;
  const isPrinted = changes[0]?.base?.kind === 'money' && changes[0].delta !== null;
  return isPrinted && /[，,](?:两项)?(?:合计|共计|总计)(?:为)?$/.test(quote.slice(0, value.start).trimEnd());
}

/** 「比上年80.00万元增加2.00万元，增长2.5%」: base, change and rate are told, only the amount itself is not. */
function judgeRateAlone(
  { value, doubt }: Claim,
  claim: number,
  { base, delta, rate }: ChangeClaim,
): readonly Judgement[] {
  if (value !== null || (doubt !== null && doubt !== NO_AMOUNT)) return [];
  if (base?.kind !== 'money' || delta?.kind !== 'money' || rate === null || isZero(base)) return [];
  const ratio = divide(intervalOfFigure(delta), intervalOfFigure(base));
  if (ratio === null) return [];
  const percent = size(scale(ratio, HUNDRED));
  const { decimals } = rate.amount;
  const expected = `${formatDecimal(middle(percent, decimals), decimals)}%`;
  const result = comparePercent(percent, rate);
  const told = `${printed(delta)} ÷ ${printed(base)} = ${expected}`;
  return [
    {
      rule: 'TEXT-RATE',
      claim,
      operands: [],
      result,
      isCertain: false,
      expected,
      actual: printed(rate),
      arithmetic: `${told}${result === 'finding' ? ` ≠ ${printed(rate)}` : ''}`,
      message: `增减幅度与金额不符：${told}，文中为${printed(rate)}`,
    },
  ];
}

/** The changes of a statement with its amount; those behind the last part of a list may be the whole's. */
function judgeOwn(claims: readonly Claim[], index: number, value: Figure): readonly Judgement[] {
  const changes = claims[index]?.changes ?? [];
  const own = changes.flatMap((change) => {
    const tried = againstPlans(claims, index, change).map((one) => judgeChange(index, value, one));
    return tried.find((judged) => judged.every(({ result }) => result === 'pass')) ?? tried.at(-1) ?? [];
  });
  if (own.every(({ result }) => result === 'pass')) return own;
  const wholeIndex = wholeOfChange(claims, index);
  const whole = wholeIndex === null ? undefined : claims[wholeIndex]?.value;
  if (wholeIndex === null || whole === undefined || whole === null) return own;
  const ofWhole = changes.flatMap((change) => judgeChange(wholeIndex, whole, change));
  return ofWhole.every(({ result }) => result === 'pass') ? ofWhole : own;
}

/**
 * 「运行维护费支出8.50万元，车均2.10万元，与上年相比减少0.50万元」: the change is that of the average or of the amount before it. Told only
 * where it fits neither.
 */
function judgeBesideAverage(claims: readonly Claim[], index: number): readonly Judgement[] {
  const claim = claims[index];
  if (claim?.value?.kind !== 'money') return [];
  // How many guests and visits there were may stand between the two.
  const at = claims.findLastIndex(
    ({ value, subject }, other) => other < index && value?.kind === 'money' && !isAverage(subject),
  );
  const before = claims[at];
  if (before === undefined || before.sentence !== claim.sentence || !isJudgeable(before)) return [];
  const { value } = claim;
  const own = claim.changes.flatMap((change) => judgeChange(index, value, change));
  if (own.every(({ result }) => result === 'pass')) return own;
  const ofBefore = claim.changes.flatMap((change) => judgeChange(at, before.value, change));
  return ofBefore.map((judgement) => ({ ...judgement, isCertain: false }));
}

function judgeChange(claim: number, value: Figure, change: ChangeClaim): readonly Judgement[] {
  if (isUndecided(change)) return [];
  return [
    ...judgeWords(claim, change),
    ...judgeThan(claim, change),
    ...judgeSign(claim, change),
    ...judgeDirection(claim, value, change),
    ...judgeDelta(claim, value, change),
    ...judgeRate(claim, value, change),
    ...judgeFlat(claim, value, change),
  ];
}

function isUndecided({ deltaDirection, rateDirection }: ChangeClaim): boolean {
  return deltaDirection === 'unchosen' || rateDirection === 'unchosen';
}

function sign(direction: ChangeClaim['deltaDirection']): -1 | 1 {
  return direction === 'down' ? -1 : 1;
}

function directionWord(direction: ChangeClaim['deltaDirection']): string {
  return direction === 'down' ? '减少' : '增加';
}

/** 方向: the word of the amount against the word of the rate. */
function judgeWords(claim: number, change: ChangeClaim): readonly Judgement[] {
  const isStated = change.deltaDirection !== null && change.rateDirection !== null;
  if (!isStated || change.deltaDirection === change.rateDirection || isZero(change.delta) || isZero(change.rate)) {
    return [];
  }
  return [
    {
      rule: 'TEXT-DIRECTION',
      claim,
      operands: [],
      result: 'finding',
      expected: directionWord(change.deltaDirection),
      actual: directionWord(change.rateDirection),
      arithmetic: '',
      message: `同一句中先写“${directionWord(change.deltaDirection)}”${change.delta === null ? '' : printed(change.delta)}，幅度却写“${directionWord(change.rateDirection)}”，方向不一致`,
    },
  ];
}

const THAN = /^(?:(大于|高于|多于|超过|超出)|小于|低于|少于)/;
const CHANGED_TO = /^(?:(增加|增长|提高|提升|上升|扩大|增|升)|减少|下降|降低|压减|压缩|缩减|降|减)(?:到|至|为)$/;

/** 「低于上年10.00万元，多支出1.50万元」「由12.00万元减少到10.00万元，增加2.00万元」: the word of the base against that of the amount. */
function judgeThan(claim: number, { base, baseText, delta, deltaDirection }: ChangeClaim): readonly Judgement[] {
  const than = THAN.exec(baseText) ?? CHANGED_TO.exec(baseText);
  if (than === null || base === null || delta === null || isZero(delta)) return [];
  if (deltaDirection !== 'up' && deltaDirection !== 'down') return [];
  const said = than[1] === undefined ? 'down' : 'up';
  return [
    {
      rule: 'TEXT-DIRECTION',
      claim,
      operands: [],
      result: said === deltaDirection ? 'pass' : 'finding',
      isCertain: false,
      expected: directionWord(deltaDirection),
      actual: than[0],
      arithmetic: '',
      message: `同一句中先写“${than[0]}”${printed(base)}，又写“${directionWord(deltaDirection)}”${printed(delta)}，方向不一致`,
    },
  ];
}

/** 「减少-2.56%」: the word and the sign say the same twice over, or contradict each other. */
function judgeSign(claim: number, { delta, deltaDirection, rate, rateDirection }: ChangeClaim): readonly Judgement[] {
  return (
    [
      [delta, deltaDirection],
      [rate, rateDirection],
    ] as const
  ).flatMap(([figure, direction]): readonly Judgement[] => {
    if (figure === null || direction === null || !new Exact(figure.amount.value).isNegative() || isZero(figure))
      return [];
    const word = directionWord(direction);
    return [
      {
        rule: 'TEXT-DIRECTION',
        claim,
        operands: [],
        result: 'finding',
        expected: printed(figure).replace(/^[-－−]/, ''),
        actual: printed(figure),
        arithmetic: '',
        message: `“${word}”之后的数字带有负号（${printed(figure)}），方向表述重复或相反`,
      },
    ];
  });
}

/** 方向: the words against the two figures. */
function judgeDirection(claim: number, value: Figure, change: ChangeClaim): readonly Judgement[] {
  const stated = change.deltaDirection ?? change.rateDirection;
  if (change.base === null || stated === null) return [];
  const difference = subtract(intervalOfFigure(value), intervalOfFigure(change.base));
  const wrong = stated === 'up' ? difference.high.isNegative() : difference.low.gt(0);
  return [
    {
      rule: 'TEXT-DIRECTION',
      claim,
      operands: [],
      result: wrong ? 'finding' : 'pass',
      expected: stated === 'up' ? '减少' : '增加',
      actual: directionWord(stated),
      arithmetic: `${printed(value)} ${wrong && stated === 'up' ? '＜' : '＞'} ${printed(change.base)}`,
      message: `${printed(value)}与基数${printed(change.base)}相比应为“${stated === 'up' ? '减少' : '增加'}”，文中写“${directionWord(stated)}”`,
    },
  ];
}

function isZero(figure: Figure | null): boolean {
  return figure !== null && !/[1-9]/.test(figure.amount.value);
}

/** 增减额 = |本期 − 基期|. */
function judgeDelta(claim: number, value: Figure, change: ChangeClaim): readonly Judgement[] {
  if (change.base === null || change.delta === null) return [];
  const result = (printing: 'rounded' | 'truncated'): boolean => {
    const base = change.base === null ? null : intervalOfFigure(change.base, printing);
    const delta = change.delta === null ? null : intervalOfFigure(change.delta, printing);
    if (base === null || delta === null) return true;
    const difference = subtract(intervalOfFigure(value, printing), base);
    // The direction has its own rule: here only the size is compared.
    return meets(difference, delta) || meets(scale(difference, new Exact(-1)), delta);
  };
  const recomputed = subtract(intervalOfFigure(value), intervalOfFigure(change.base));
  const shown = asMoney(recomputed, value);
  return [
    {
      rule: 'TEXT-DELTA',
      claim,
      operands: [],
      result: result('rounded') ? 'pass' : result('truncated') ? 'truncated' : 'finding',
      expected: shown,
      actual: printed(change.delta),
      arithmetic: `${printed(value)} − ${printed(change.base)} = ${shown} ≠ ${printed(change.delta)}`,
      message: `增减额与两期数不符：${printed(value)}与${printed(change.base)}相差${shown}，文中为${printed(change.delta)}`,
    },
  ];
}

/** 增减率 = 增减额 ÷ 基期. Without a printed base it is 本期 ∓ 增减额. */
function judgeRate(claim: number, value: Figure, change: ChangeClaim): readonly Judgement[] {
  if (change.rate === null) return [];
  const direction = sign(change.rateDirection ?? change.deltaDirection);
  const current = intervalOfFigure(value);
  const delta = change.delta === null ? null : scale(intervalOfFigure(change.delta), new Exact(direction));
  const base = change.base !== null ? intervalOfFigure(change.base) : delta === null ? null : subtract(current, delta);
  if (base === null) return [];
  // Where the whole amount is the increase, the year before had nothing, to within what rounding hides.
  const isAllIncrease =
    change.base === null &&
    direction > 0 &&
    base.low.lte(0) &&
    base.high.gte(0) &&
    !isZero(change.delta) &&
    !isOfSmallBase(value, change.delta, change.rate);
  if (isAllIncrease || (base.low.isZero() && base.high.isZero()))
    return judgeZeroBase(claim, value, change, change.rate);
  const numerators: readonly Interval[] = [
    ...(change.base === null ? [] : [subtract(current, base)]),
    ...(delta === null ? [] : [delta]),
  ];
  const ratios = numerators.flatMap((numerator) => {
    const ratio = divide(numerator, base);
    return ratio === null ? [] : [scale(ratio, HUNDRED)];
  });
  const first = ratios[0];
  if (first === undefined) return [];
  const rate = change.rate;
  const outcomes = ratios.map((ratio) => comparePercent(size(ratio), rate));
  const result = outcomes.includes('pass') ? 'pass' : outcomes.includes('truncated') ? 'truncated' : 'finding';
  const expected = `${formatDecimal(middle(size(first), rate.amount.decimals), rate.amount.decimals)}%`;
  const baseText = change.base === null ? asMoney(base, value) : printed(change.base);
  const deltaText = change.delta === null ? asMoney(subtract(current, base), value) : printed(change.delta);
  return [
    {
      rule: 'TEXT-RATE',
      claim,
      operands: [],
      result,
      expected,
      actual: printed(rate),
      arithmetic: `${deltaText} ÷ ${baseText} = ${expected}${result === 'finding' ? ` ≠ ${printed(rate)}` : ''}`,
      message: `增减幅度与金额不符：${deltaText} ÷ ${baseText} = ${expected}，文中为${printed(rate)}`,
    },
  ];
}

/**
 * 「1万元，比上年增加0.5万元，增长100%」: printed with few digits, but not all of it is the increase, and the rate is that of the
 * difference as printed.
 */
function isOfSmallBase(value: Figure, delta: Figure | null, rate: Figure): boolean {
  if (delta === null) return false;
  const amount = (figure: Figure): Exact => {
    const { low, high } = intervalOfFigure(figure);
    return low.plus(high).div(2);
  };
  const base = amount(value).minus(amount(delta));
  if (base.lte(0)) return false;
  const ratio = divide(point(amount(delta)), point(base));
  return ratio !== null && comparePercent(scale(ratio, HUNDRED), rate) === 'pass';
}

/** The size of a ratio, whatever its sign. */
function size(interval: Interval): Interval {
  return interval.high.isNegative() ? scale(interval, new Exact(-1)) : interval;
}

/** 基期为零: no rate can be stated. */
function judgeZeroBase(claim: number, value: Figure, change: ChangeClaim, rate: Figure): readonly Judgement[] {
  const nothing = isZero(value) && isZero(rate);
  const base = change.base === null ? `${printed(value)}全部为增加额` : `基数为${printed(change.base)}`;
  return [
    {
      rule: 'TEXT-ZEROBASE',
      claim,
      operands: [],
      result: nothing ? 'pass' : 'finding',
      expected: '不计算增减幅度',
      actual: printed(rate),
      arithmetic: '',
      message: `${base}，上年为零时不能计算增减幅度，文中为${printed(rate)}，宜只写增减额`,
    },
  ];
}

/** 持平: no difference beyond rounding. */
function judgeFlat(claim: number, value: Figure, change: ChangeClaim): readonly Judgement[] {
  if (!change.flat || change.base === null) return [];
  const same = meets(intervalOfFigure(value), intervalOfFigure(change.base));
  return [
    {
      rule: 'TEXT-FLAT',
      claim,
      operands: [],
      result: same ? 'pass' : 'finding',
      expected: printed(change.base),
      actual: printed(value),
      arithmetic: `${printed(value)} ≠ ${printed(change.base)}`,
      message: `文中称持平，但本期${printed(value)}与基数${printed(change.base)}不相等`,
    },
  ];
}
