import {
  decimalIn,
  decimalOf,
  divide,
  formatDecimal,
  meets,
  point,
  scale,
  stepOf,
  type Interval,
  type Printing,
} from '../../amount/index.js';
import { isAverage, type Claim, type Figure } from '../../disclosure/index.js';
import { asMoney, intervalOfFigure, isJudgeable, middle, printed, type Judgement } from './judgement.js';
import { phaseOfClaim, threePublicPartOf, yearOf } from './measure.js';

/** How many sentences away the amount and the number of an average are looked for. */
const NEAR = 8;

/** What an average divides: 车均运行维护费 is of the cars there are, 人均接待费 of the guests. */
type Kind = {
  readonly named: RegExp;
  /** Words of its sentence before it; left out where any will do. */
  readonly told?: RegExp;
  /** Whether a statement is of the amount that is divided. */
  readonly isAmount: (subject: string) => boolean;
  /** Units of the number it is divided by, and what it counts. */
  readonly units: readonly string[];
  readonly counted: RegExp;
};

const KINDS: readonly Kind[] = [
  {
    named: /(?:车均|单车|每辆车?)[^，。；]*(?:运行|维护)/,
    isAmount: (subject) => threePublicPartOf(subject) === 'running' || /车辆运行(?:维护)?(?:费用?|支出)$/.test(subject),
    units: ['辆'],
    counted: /保有|实有|共有|拥有|现有|编制/,
  },
  {
    // 「公务用车运行维护费6万元，车均2万元」: what is said of the cars alone is of the amount before it.
    named: /^(?:车均|单车|平均每辆车?)(?:为|是)?$/,
    told: /(?<!购置费?[及和与、])运行(?:维护)?费(?!.*(?:购置|接待))/s,
    isAmount: (subject) => threePublicPartOf(subject) === 'running',
    units: ['辆'],
    counted: /保有/,
  },
  {
    // 「更新2辆，车均购置费18万元」
    named: /(?:车均|单车|每辆车?)[^，。；]*购置/,
    isAmount: (subject) => threePublicPartOf(subject) === 'purchase',
    units: ['辆'],
    counted: /购置|更新|新增|购买/,
  },
  {
    named: /^人均(?:费用?|支出|经费|开支)*(?:为|是)?$/,
    told: /出国|出境|团组/,
    isAmount: (subject) => threePublicPartOf(subject) === 'abroad',
    units: ['人次', '人'],
    counted: /出国|出境|累计/,
  },
  {
    // 人均公用经费 is of the staff, not of the guests.
    told: /^(?!.*(?:出国|出境|团组|培训|会议))/s,
    named: /接待[^，。；]*人均|人均(?:[^，。；]*接待)?(?:的?(?:费用?|支出|消费|开支|标准|餐费))*(?:为|是)?$/,
    isAmount: (subject) => threePublicPartOf(subject) === 'reception',
    units: ['人次', '人'],
    counted: /接待|来宾|^累计$|^$/,
  },
];

/** 「约2.1万元」 is no exact average. */
const NEARLY = /(?:(?<!节)约|近|超过?|不足)\s*$/;

/** 平均数复算 (TEXT-AVERAGE): the amount divided by the number told beside it. Where either is told in two ways, nothing is said. */
export function judgeAverages(claims: readonly Claim[]): readonly Judgement[] {
  return claims.flatMap((claim, index): readonly Judgement[] => {
    const { value, subject, quote } = claim;
    if (value?.kind !== 'money' || !isAverage(subject) || decimalOf(value.amount).isZero()) return [];
    const words = wordsBefore(claims, claim, value.start);
    const kind = KINDS.find(({ named, told }) => named.test(subject) && (told?.test(words) ?? true));
    if (kind === undefined) return judgeOfSentence(claims, index, value);
    if (NEARLY.test(quote.slice(0, quote.indexOf(printed(value))))) return [];
    const near = claims.flatMap((candidate, at) => (isBeside(claims, claim, candidate) ? [{ candidate, at }] : []));
    const divided = near.filter(({ candidate }) => isJudgeable(candidate) && kind.isAmount(candidate.subject));
    const spent = divided.filter(({ candidate }) => !isPlan(candidate));
    // In a budget all of it is planned; then the average may still be that of the year before.
    const amounts = spent.length > 0 ? spent : divided;
    const counts = near.filter(
      ({ candidate }) =>
        candidate.value?.kind === 'count' &&
        kind.units.includes(candidate.value.unitText) &&
        kind.counted.test(candidate.subject) &&
        !decimalOf(candidate.value.amount).isZero(),
    );
    const pairs = amounts.flatMap((amount) => counts.map((count) => ({ amount, count })));
    const quotients = pairs.flatMap(({ amount, count }) => {
      const quotient = quotientOf(amount.candidate.value, count.candidate.value);
      return quotient === null ? [] : [{ amount, count, quotient }];
    });
    const isHere = ({ candidate }: { readonly candidate: Claim }): boolean => candidate.sentence === claim.sentence;
    const here = quotients.filter(({ count }) => isHere(count));
    const both = here.filter(({ amount }) => isHere(amount));
    const isOne = areOne(quotients);
    // The number of its own sentence is the likeliest of several; then one wrong digit has to be why.
    const isOneHere = !isOne && areOne(here);
    // An amount and a number of its own sentence are those that it is of, whatever another sentence tells of them.
    const isAllHere = !isOne && areOne(both);
    const [first] = isAllHere ? both : isOneHere ? here : quotients;
    // 「保障对象900人，发放450万元，人均5000元」: no guests are told of.
    if (first === undefined) return judgeOfSentence(claims, index, value);
    const agrees = (isAllHere ? both : quotients).some(({ quotient }) =>
      (['rounded', 'truncated'] as const).some((printing) => meets(quotient, intervalOfAverage(value, printing))),
    );
    if (!agrees && !isOne && !isOneHere && !isAllHere) return [];
    const expected = asMoney(first.quotient, value);
    if (!agrees && (spent.length === 0 || isOneHere || isAllHere) && !isSlipOf(value, first)) return [];
    const [amount, count] = [first.amount.candidate.value, first.count.candidate.value];
    const told = `${amount === null ? '' : printed(amount)} ÷ ${count === null ? '' : printed(count)} = ${expected}`;
    return [
      {
        rule: 'TEXT-AVERAGE',
        claim: index,
        operands: [first.amount.at, first.count.at],
        result: agrees ? 'pass' : 'finding',
        isCertain: false,
        expected,
        actual: printed(value),
        arithmetic: `${told}${agrees ? '' : ` ≠ ${printed(value)}`}`,
        message: `平均数与金额、数量不符：${told}，文中为${printed(value)}`,
      },
    ];
  });
}

/** True where all ways to divide come to the same. */
function areOne(quotients: readonly { readonly quotient: Interval }[]): boolean {
  return new Set(quotients.map(({ quotient }) => quotient.low.toString())).size === 1;
}

/** What an average may be of. */
const TOPIC = /接待|来宾|出国|出境|团组|培训|会议|运行|购置/;

/** The words before an average that say what it is of: those of its sentence, or of the one that a semicolon joins to it. */
function wordsBefore(claims: readonly Claim[], { sentence, section, quote }: Claim, end: number): string {
  let words = quote.slice(0, end);
  for (let number = sentence - 1; !TOPIC.test(words); number -= 1) {
    const before = claims.find((claim) => claim.sentence === number && claim.section === section)?.quote ?? '';
    if (!/[；;]\s*$/.test(before)) return words;
    words = before + words;
  }
  return words;
}

/** True where one wrong digit of the average, or of what makes it up, is why they do not agree. */
function isSlipOf(
  average: Figure,
  {
    amount,
    count,
    quotient,
  }: Readonly<Record<'amount' | 'count', { readonly candidate: Claim }>> & {
    readonly quotient: Interval;
  },
): boolean {
  const [all, number] = [amount.candidate.value, count.candidate.value];
  if (all === null || number === null) return false;
  const due = scale(intervalOfFigure(average), decimalOf(number.amount));
  const many = divide(intervalOfFigure(all), point(decimalIn(average.amount, '元')));
  return (
    isDigitOff(printed(average), asMoney(quotient, average)) ||
    isDigitOff(printed(all), asMoney(due, all)) ||
    (many !== null && isDigitOff(number.amount.text, formatDecimal(middle(many, 0), 0)))
  );
}

/** Units of what an average is of. */
const UNITS: Readonly<Record<string, readonly string[]>> = {
  村: ['个'],
  户: ['户'],
  次: ['次', '人次', '批次'],
  人: ['人', '名', '人次'],
  生: ['人', '名'],
  辆: ['辆', '台'],
  车: ['辆', '台'],
};
const OF_EACH = /([村户次人生车])均|每([户人辆])/;
const LEAST_DIGITS = 3;

/**
 * 「14个村，村级经费350万元，村均25万元」: the one amount and the one number of a sentence, told where one wrong digit of the average or of the amount
 * explains what does not fit.
 */
function judgeOfSentence(claims: readonly Claim[], index: number, average: Figure): readonly Judgement[] {
  const claim = claims[index];
  const word = OF_EACH.exec(claim?.subject ?? '');
  const units = UNITS[word?.[1] ?? word?.[2] ?? ''];
  if (claim === undefined || units === undefined || NEARLY.test(claim.quote.slice(0, average.start))) return [];
  const before = claims.flatMap((candidate, at) => {
    const isHere = candidate.sentence === claim.sentence && at < index && candidate.value !== null;
    return isHere ? [{ at, claim: candidate, value: candidate.value }] : [];
  });
  const judged = before.filter((one) => isJudgeable(one.claim) && one.value.kind === 'money');
  const spent = judged.filter((one) => !isPlan(one.claim));
  // In a budget all of it is planned.
  const [amount, otherAmount] = spent.length > 0 ? spent : judged;
  const [count, otherCount] = before.filter(({ value }) => value.kind === 'count' && units.includes(value.unitText));
  if (amount === undefined || count === undefined || otherAmount !== undefined) return [];
  // 「对象940人，其中城市140人，农村800人，发放470万元，人均5000元」: of all of them.
  const isParted = /^[^\d，,。；;]{0,6}[，,]?\s*其中/.test(claim.quote.slice(count.value.end));
  if (otherCount !== undefined && !isParted) return [];
  const quotient = quotientOf(amount.value, count.value);
  if (quotient === null || decimalOf(count.value.amount).isZero()) return [];
  const agrees = (['rounded', 'truncated'] as const).some((printing) =>
    meets(quotient, intervalOfAverage(average, printing)),
  );
  const expected = asMoney(quotient, average);
  const isSlip = isSlipOf(average, {
    amount: { candidate: amount.claim },
    count: { candidate: count.claim },
    quotient,
  });
  if (!agrees && !isSlip) return [];
  const told = `${printed(amount.value)} ÷ ${printed(count.value)} = ${expected}`;
  return [
    {
      rule: 'TEXT-AVERAGE',
      claim: index,
      operands: [amount.at, count.at],
      result: agrees ? 'pass' : 'finding',
      isCertain: false,
      expected,
      actual: printed(average),
      arithmetic: `${told}${agrees ? '' : ` ≠ ${printed(average)}`}`,
      message: `平均数与金额、数量不符：${told}，文中为${printed(average)}`,
    },
  ];
}

/** True for two long numbers that differ in one digit. */
function isDigitOff(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => text.replace(/[^\d]/g, ''));
  if (a === undefined || b === undefined || a.length !== b.length || a.length < LEAST_DIGITS) return false;
  return [...a].filter((digit, at) => digit !== b[at]).length === 1;
}

/** What stands behind a printed average: it is divided, so that it is rounded also where amounts are exact to the 分. */
function intervalOfAverage({ amount }: Figure, printing: Printing): Interval {
  const value = decimalIn(amount, '元');
  const step = stepOf(amount, '元');
  const [low, high] = printing === 'rounded' ? [step.div(-2), step.div(2)] : [step.times(0), step];
  return { low: value.plus(low), high: value.plus(high), lowClosed: true, highClosed: true };
}

function isBeside(claims: readonly Claim[], claim: Claim, candidate: Claim): boolean {
  const [year, own] = [yearOf(claims, claim), yearOf(claims, candidate)];
  return (
    candidate !== claim &&
    candidate.section === claim.section &&
    Math.abs(candidate.sentence - claim.sentence) <= NEAR &&
    (year === null || own === null || year === own)
  );
}

function isPlan(candidate: Claim): boolean {
  return phaseOfClaim(candidate) === 'planned';
}

function quotientOf(amount: Figure | null, count: Figure | null): Interval | null {
  if (amount === null || count === null) return null;
  return divide(intervalOfFigure(amount), point(decimalOf(count.amount)));
}
