import { divide, Exact, formatDecimal, point, readAmount, scale } from '../../amount/index.js';
import type { Claim, Figure } from '../../disclosure/index.js';
import { matchesIn } from '../text/matches.js';
import { isOneDigitOff } from './digit-variants.js';
import { comparePercent, HUNDRED, middle, type Judgement } from './judgement.js';

const UNIT = '(人次|台次|人|名|辆|台|套|户|个|项|所|家|件|场|张|座|期|批次|平方米|间|亩|册)';
const NUMBER = '(?<![\\d.,])(\\d+)\\s*';
const PERCENT = '(\\d+(?:\\.\\d+)?)\\s*[%％]';
/** 「绩效项目18个，占全部项目25个的72.00%」: part, whole and share stand side by side. */
const OF_COUNT = new RegExp(
  `${NUMBER}${UNIT}\\s*[，,（(]?\\s*占[^\\d，,。；;]{0,24}?${NUMBER}${UNIT}的(?:比例为|比重为)?${PERCENT}`,
);
/** 「教职工88人，其中教师62人，占70.45%」: the whole stands before the list. */
const WHOLE = new RegExp(`${NUMBER}${UNIT}[，,；;（(：:。]?\\s*其中`);
const OF_WHOLE = new RegExp(
  `${NUMBER}${UNIT}\\s*[，,（(]?\\s*(?:约?占)(?:总[^\\d，,。；;]{0,4}|全[部体][^\\d，,。；;]{0,6})?的?(?:比例|比重|比)?为?${PERCENT}`,
);

/** 「受理案件312件，审结300件，结案率96.15%」: how many, how many of them, and the rate that is named for it. */
const RATE = new RegExp(
  `${NUMBER}${UNIT}[，,、][^\\d，,。；;]{0,12}?${NUMBER}${UNIT}[，,、](?:(?:尚|剩余)?未[^\\d，,。；;]{1,6}\\d+\\s*(?:件|个|项|人|名|户)[，,、])?[^\\d，,。；;]{0,8}?(?<!增长|增幅|下降|降幅|同比)率(?:为|是|达到?)?\\s*${PERCENT}`,
);

/** 「自评项目12个，涉及资金80万元，优秀的10个，占83.3%」: of the first number of its sentence, whatever stands between the two. */
const OF_FIRST = new RegExp(
  `^[^\\d]*(?:20\\d{2}年[^\\d]*)?${NUMBER}${UNIT}(?:[^。；;%％]*?[^\\d.,])${NUMBER}${UNIT}\\s*[，,（(]?\\s*(?:约?占|占比)(?:自评|评价|项目|总|全[部体])*(?:项目)?(?:总?数)?的?(?:比例|比重|比)?为?${PERCENT}`,
);

/** 「卫生技术人员59人，占职工总数的83.1%」: of the number that a sentence before tells by that name. */
const OF_NAMED = new RegExp(
  `${NUMBER}${UNIT}\\s*[，,（(]?\\s*占(?:全[院校局所站]|本单位)?([\\u4e00-\\u9fff]{2,6}?)总?(?:人数|数)的?(?:比例|比重|比)?为?${PERCENT}`,
);
/** How many sentences back it is told. */
const NEAR = 3;

type Told = { readonly part: string; readonly whole: string; readonly percent: string; readonly isBeside: boolean };

function toldIn(text: string): readonly Told[] {
  const beside = matchesIn(text, OF_COUNT).flatMap(([, part = '', unit = '', whole = '', of = '', percent = '']) =>
    unit === of ? [{ part, whole, percent, isBeside: true }] : [],
  );
  const rated = matchesIn(text, RATE).flatMap(([, whole = '', unit = '', part = '', of = '', percent = '']) =>
    unit === of ? [{ part, whole, percent, isBeside: false }] : [],
  );
  const [, first = '', counted = '', some = '', same = '', rate = ''] = OF_FIRST.exec(text) ?? [];
  const ofFirst =
    counted !== '' && counted === same ? [{ part: some, whole: first, percent: rate, isBeside: false }] : [];
  const opened = WHOLE.exec(text);
  const [, whole = '', of = ''] = opened ?? [];
  const behind = opened === null ? '' : text.slice(opened.index + opened[0].length);
  // A second list within the sentence has a whole of its own.
  const isOneList = opened !== null && !/其中/.test(behind);
  const listed = !isOneList
    ? []
    : matchesIn(behind, OF_WHOLE).flatMap(([, part = '', unit = '', percent = '']) =>
        unit === of ? [{ part, whole, percent, isBeside: false }] : [],
      );
  const told = [...beside, ...rated, ...listed];
  const isKnown = told.some(({ part, percent }) => part === some && percent === rate);
  return isKnown ? told : [...told, ...ofFirst];
}

function percentFigure(digits: string): Figure | null {
  const reading = readAmount(digits, null);
  return reading.state === 'number'
    ? { kind: 'percent', amount: reading.amount, unitText: '%', start: 0, end: 0 }
    : null;
}

function agree([part = '', whole = '', percent = '']: readonly string[]): boolean {
  const figure = percentFigure(percent);
  const ratio = divide(point(new Exact(part)), point(new Exact(whole)));
  return figure !== null && ratio !== null && comparePercent(scale(ratio, HUNDRED), figure) !== 'finding';
}

const LISTED = '(?:[^\\d，,。；;：:、]{0,16}\\d+\\s*(?:人|名|个|项|所|件|台|套|辆|户)[、，,和及]?\\s*){2,6}';
/** 「高级教师9人、一级教师12人、二级教师7人，分别占32.14%、42.86%、25.00%」 */
const IN_TURN = new RegExp(
  `(${LISTED})(?:分别|依次)(?:约?占)[^\\d，,。；;]{0,20}((?:\\d+(?:\\.\\d+)?\\s*[%％][、，,和及]?\\s*){2,6})`,
);

/** True where each number of the first half is the share of their sum that stands in its place of the second. */
function shareInTurn(numbers: readonly string[]): boolean {
  const counts = numbers.slice(0, numbers.length / 2);
  const all = counts.reduce((sum, count) => sum.plus(count), new Exact(0));
  return counts.every((count, at) => agree([count, all.toFixed(), numbers[counts.length + at] ?? '']));
}

/** What a share of numbers should be and is, the reckoning, and the same in the words of a message. */
type Reckoned = Pick<Judgement, 'expected' | 'actual' | 'arithmetic'> & { readonly told: string };

/** `what`: how the message calls what does not fit. */
function judgementOf(claim: number, isRight: boolean, what: string, { told, ...reckoned }: Reckoned): Judgement {
  return {
    rule: 'TEXT-PERCENT',
    claim,
    operands: [],
    result: isRight ? 'pass' : 'finding',
    isCertain: false,
    ...reckoned,
    message: `${what}：${told}，文中为${reckoned.actual}`,
  };
}

/** 依次的占比 (TEXT-PERCENT): shares told in turn behind the numbers they are of. They need not be of their sum, so that one wrong digit has to be why. */
function judgeInTurn(claims: readonly Claim[]): readonly Judgement[] {
  const sentences = new Map(claims.map(({ sentence, quote }) => [sentence, quote]));
  return [...sentences].flatMap(([sentence, quote]) =>
    matchesIn(quote, IN_TURN).flatMap(([, list = '', shares = '']): readonly Judgement[] => {
      const counts = matchesIn(list, /\d+/g).map(([digits]) => digits);
      const percents = matchesIn(shares, /\d+(?:\.\d+)?/g).map(([digits]) => digits);
      const numbers = [...counts, ...percents];
      const claim = claims.findIndex((own) => own.sentence === sentence && own.value?.amount.text === counts[0]);
      if (counts.length !== percents.length || claim < 0) return [];
      const isRight = shareInTurn(numbers);
      if (!isRight && !isOneDigitOff(numbers, shareInTurn)) return [];
      const sum = counts.reduce((all, count) => all.plus(count), new Exact(0));
      const due = counts.map((count) => {
        const ratio = divide(point(new Exact(count)), point(sum));
        return ratio === null ? '' : `${formatDecimal(middle(scale(ratio, HUNDRED), 2), 2)}%`;
      });
      return [
        judgementOf(claim, isRight, '依次的占比与数量不符', {
          expected: due.join('、'),
          actual: percents.map((percent) => `${percent}%`).join('、'),
          arithmetic: `${counts.join(' + ')} = ${sum.toFixed()}`,
          told: `${counts.join('、')}之和为${sum.toFixed()}，占比应为${due.join('、')}`,
        }),
      ];
    }),
  );
}

/** The one number of people or things of a name in the sentences just before; null where there is none, or another one. */
function namedBefore(claims: readonly Claim[], sentence: number, name: string, unit: string): string | null {
  const found = claims.flatMap(({ value, subject, doubt, sentence: own }) => {
    const isNear = own <= sentence && sentence - own <= NEAR;
    return isNear && doubt === null && value?.kind === 'count' && value.unitText === unit && subject.endsWith(name)
      ? [new Exact(value.amount.value).toFixed()]
      : [];
  });
  return new Set(found).size === 1 ? (found[0] ?? null) : null;
}

/** 占某类人数的比 (TEXT-PERCENT): where it does not fit, one wrong digit has to be why. */
function judgeOfNamed(claims: readonly Claim[]): readonly Judgement[] {
  const sentences = new Map(claims.map(({ sentence, quote }) => [sentence, quote]));
  return [...sentences].flatMap(([sentence, quote]) =>
    matchesIn(quote, OF_NAMED).flatMap(([, part = '', unit = '', name = '', percent = '']): readonly Judgement[] => {
      const whole = namedBefore(claims, sentence, name, unit);
      const claim = claims.findIndex((own) => own.sentence === sentence && own.value?.amount.text === part);
      const figure = percentFigure(percent);
      const ratio = whole === null ? null : divide(point(new Exact(part)), point(new Exact(whole)));
      if (whole === null || figure === null || ratio === null || claim < 0) return [];
      const numbers = [part, whole, percent];
      const isRight = agree(numbers);
      if (!isRight && !isOneDigitOff(numbers, agree)) return [];
      const { decimals } = figure.amount;
      const due = `${formatDecimal(middle(scale(ratio, HUNDRED), decimals), decimals)}%`;
      const told = `${part} ÷ ${whole} = ${due}`;
      const actual = `${percent}%`;
      const arithmetic = `${told}${isRight ? '' : ` ≠ ${actual}`}`;
      return [judgementOf(claim, isRight, '占比与数量不符', { expected: due, actual, arithmetic, told })];
    }),
  );
}

/** 数量的占比 (TEXT-PERCENT): a number of people, projects or things as a share of another that its sentence tells. */
export function judgeCountRatios(claims: readonly Claim[]): readonly Judgement[] {
  const sentences = new Map(claims.map(({ sentence, quote }) => [sentence, quote]));
  const single = [...sentences].flatMap(([sentence, quote]) =>
    toldIn(quote).flatMap(({ part, whole, percent, isBeside }): readonly Judgement[] => {
      const figure = percentFigure(percent);
      const ratio = divide(point(new Exact(part)), point(new Exact(whole)));
      const claim = claims.findIndex((own) => own.sentence === sentence && own.value?.amount.text === part);
      if (figure === null || ratio === null || claim < 0) return [];
      const isRight = agree([part, whole, percent]);
      // What stands behind a whole further off may be of something else: then one wrong digit has to be why.
      if (!isRight && !isBeside && !isOneDigitOff([part, whole, percent], agree)) return [];
      const { decimals } = figure.amount;
      const due = `${formatDecimal(middle(scale(ratio, HUNDRED), decimals), decimals)}%`;
      const told = `${part} ÷ ${whole} = ${due}`;
      const actual = `${percent}%`;
      const arithmetic = `${told}${isRight ? '' : ` ≠ ${actual}`}`;
      return [judgementOf(claim, isRight, '占比与数量不符', { expected: due, actual, arithmetic, told })];
    }),
  );
  return [...single, ...judgeInTurn(claims), ...judgeOfNamed(claims)];
}
