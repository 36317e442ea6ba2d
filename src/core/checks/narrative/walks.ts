import { Exact, meets, scale, sum } from '../../amount/index.js';
import type { Claim, Direction, Figure } from '../../disclosure/index.js';
import { intervalOfFigure, printed, type Judgement } from './judgement.js';
import { isOneSlipOff, type Term } from './one-slip.js';

/** 一步. An amount of a stretch of text with the words before it, back to the amount before. `direction`: of a change. */
type Step = {
  readonly at: number;
  readonly figure: Figure;
  readonly words: string;
  readonly direction: Direction | null;
  readonly isChange: boolean;
};

/** What is added and what is taken away on the way to a result. 「比上年增加」 is a comparison. */
const PLUS = /(?:加上|(?<!增|追|参)加(?!强|快|大)|追加|调增)[^，,。；;：:\d]{0,16}$/;
const MINUS = /(?:扣除|扣减|减去|调减|核减|收回|(?<!增|缩|核|调|压)减(?!少|幅|轻|免))[^，,。；;：:\d]{0,16}$/;
const COMPARES = /[比较]|其中/;
/** Words of what comes out. */
const RESULT = /(?:后|合计|共计|总计|可用|可支配|实际|实有)[^。；;\d]*$/;
/** What is left of an amount when another is spent. */
const LEFT =
  /(?<!年初|上年)(?:结余|结转|结转和结余|剩余|节余|节约|未使用|未支出|缺口|超支|净值|净额)(?:资金|金额|额)?(?:为|共|约)?\s*$/;
const SPENT = /支出|使用|执行|支付|列支|花费|采购[^，预]*$|结算|中标|成交|累计(?:折旧|摊销)/;
/** What was not spent of a plan is all of the difference. */
const SAVED = /(?:节约|节支)(?:资金|金额|额)?(?:为|共)?\s*$/;
/** What assets have lost of their value. */
const WORN = /累计(?:折旧|摊销)/;
/** 「80万元（含上年结转5万元，不含上年结转为75万元）」: with and without. */
const WITHOUT = /(?:不含|不包括|剔除|扣除)[^，,。；;：:\d]*为\s*$/;
const WITH = /(?<!不)(?:含|包括)[^，,。；;：:\d]*$/;
/** 「三项合计」「两类支出共计」: how many of the amounts before make up what follows. */
const COUNTED =
  /([两二三四五六七八九])(?:项|者|类|部分|块)[^，,。；;：:\d]{0,8}?(?:合计|共计|总计|之和|相加|共)[^，,。；;：:\d]{0,10}$/;
const COUNTS = '零一二三四五六七八九';
/** 「增减相抵后净减少」「合计净增加」. */
const NET = /(?:增减相抵|相抵后|合计净|合计共|总计净|共计净|累计净)[^。；;\d]*$/;

/** The amounts of sentences that semicolons join, in their order; empty where one of them cannot be found in its sentence. */
function stepsOf(claims: readonly Claim[], members: readonly number[]): readonly Step[] {
  const found = members.flatMap((at) => {
    const claim = claims[at];
    if (claim === undefined) return [];
    const own = (figure: Figure | null | undefined, direction: Direction | null, isChange: boolean) =>
      figure?.kind === 'money' && claim.quote.startsWith(figure.amount.text, figure.start)
        ? [{ at, figure, direction, isChange, sentence: claim.sentence, quote: claim.quote }]
        : [];
    return [
      ...own(claim.value, null, false),
      ...own(claim.without, null, false),
      ...own(claim.share?.base, null, false),
      ...own(claim.completion?.base, null, false),
      ...claim.changes.flatMap(({ delta, deltaDirection }) => own(delta, deltaDirection, true)),
    ];
  });
  const sorted = found.toSorted((a, b) => a.sentence - b.sentence || a.figure.start - b.figure.start);
  return sorted.map(({ at, figure, direction, isChange, sentence, quote }, index) => {
    const before = sorted[index - 1];
    const from = before?.sentence === sentence ? before.figure.end : 0;
    return { at, figure, direction, isChange, words: quote.slice(from, figure.start) };
  });
}

/** 「三项合计60万元。」: a sentence that counts up those before it. */
const COUNTS_UP = /^\s*(?:以上|上述|前述)?[两二三四五六七八九](?:项|者|类|部分|块)/;

/** Claims of sentences that are one behind the other and joined by semicolons, or by what they come to. */
function stretchesOf(claims: readonly Claim[]): readonly (readonly number[])[] {
  const stretches: number[][] = [];
  claims.forEach(({ sentence, section, quote }, index) => {
    const before = claims[index - 1];
    const isOn =
      before !== undefined &&
      before.section === section &&
      (before.sentence === sentence ||
        (before.sentence === sentence - 1 && (/[；;]$/.test(before.quote) || COUNTS_UP.test(quote))));
    const last = stretches.at(-1);
    if (isOn && last !== undefined) last.push(index);
    else stretches.push([index]);
  });
  return stretches;
}

function signOf({ words, isChange }: Step): 1 | -1 | null {
  const own = /[^，,。；;：:]*$/.exec(words)?.[0] ?? '';
  if (COMPARES.test(own) || (isChange && /增加|减少|增长|下降/.test(own))) return null;
  return MINUS.test(own) ? -1 : PLUS.test(own) ? 1 : null;
}

type Sum = {
  readonly parts: readonly Step[];
  readonly signs: readonly (1 | -1)[];
  readonly total: Step;
  readonly sign: 1 | -1;
  /** Nothing else can have been added or taken away. */
  readonly isDefined?: boolean;
};

/** 「年初预算80万元，追加20万元，调减5万元，调整后预算95万元」: an amount, what is added to it or taken away, and what comes out. */
function runsOf(steps: readonly Step[]): readonly Sum[] {
  return steps.flatMap((total, end): readonly Sum[] => {
    if (!RESULT.test(total.words) || signOf(total) !== null || total.isChange) return [];
    const before = steps.slice(0, end);
    const start = before.findLastIndex((step) => signOf(step) === null);
    const parts = start < 0 ? [] : before.slice(start);
    if (parts.length < 2 || parts[0]?.isChange === true) return [];
    return [{ parts, signs: parts.map((step) => signOf(step) ?? 1), total, sign: 1 }];
  });
}

/** 「可用资金95万元，支出90万元，结余5万元」: the first less the second, in whatever order they are told. */
function remainders(steps: readonly Step[], claims: readonly Claim[]): readonly Sum[] {
  return steps.flatMap((total, end): readonly Sum[] => {
    const parts = steps.slice(Math.max(0, end - 2), end);
    const [one, other] = parts;
    if (one === undefined || other === undefined || !LEFT.test(total.words)) return [];
    if (total.isChange || one.isChange || other.isChange || ![one, other].some(({ words }) => SPENT.test(words)))
      return [];
    // 「固定资产原值80万元，累计折旧50万元，净值30万元」; what is left of other amounts is no such value.
    if (/净[值额]/.test(total.words) && ![one, other].some(({ words }) => WORN.test(words))) return [];
    // What is listed among the parts of a total is added up with these.
    if ([one, other, total].some(({ at }) => claims[at]?.whole !== null)) return [];
    const spent = [one, other].map(({ words }) => SPENT.test(/[^，,。；;：:]*$/.exec(words)?.[0] ?? ''));
    const isMore =
      spent[0] === spent[1] ? new Exact(one.figure.amount.value).gte(other.figure.amount.value) : spent[1] === true;
    const isShort = /缺口|超支/.test(total.words);
    return [
      { parts, signs: isMore === isShort ? [-1, 1] : [1, -1], total, sign: 1, isDefined: SAVED.test(total.words) },
    ];
  });
}

/** 「A 30万元、B 20万元、C 10万元，三项合计60万元」, and the same of changes. */
function countedSums(steps: readonly Step[]): readonly Sum[] {
  return steps.flatMap((total, end): readonly Sum[] => {
    const count = COUNTS.indexOf((COUNTED.exec(total.words)?.[1] ?? '').replace('两', '二'));
    const parts = steps
      .slice(0, end)
      .filter(({ isChange }) => isChange === total.isChange)
      .slice(-count);
    if (count < 2 || parts.length < count) return [];
    return [{ parts, signs: parts.map(directed), total, sign: directed(total) }];
  });
}

/** 「A减少30万元，B增加20万元，增减相抵后净减少10万元」. */
function netSums(steps: readonly Step[], claims: readonly Claim[]): readonly Sum[] {
  return steps.flatMap((total, end): readonly Sum[] => {
    if (!total.isChange || !NET.test(total.words) || COUNTED.test(total.words)) return [];
    const before = steps.slice(0, end);
    const start = before.findLastIndex(({ at, isChange }) => !isChange || claims[at]?.value !== null);
    const parts = before.slice(start + 1);
    return parts.length < 2 ? [] : [{ parts, signs: parts.map(directed), total, sign: directed(total) }];
  });
}

function withAndWithout(steps: readonly Step[]): readonly Sum[] {
  return steps.flatMap((total, end): readonly Sum[] => {
    const parts = steps.slice(Math.max(0, end - 2), end);
    const isBoth = parts.length === 2 && WITHOUT.test(total.words) && WITH.test(parts[1]?.words ?? '');
    return isBoth ? [{ parts, signs: [1, -1], total, sign: 1 }] : [];
  });
}

function directed({ direction }: Step): 1 | -1 {
  return direction === 'down' ? -1 : 1;
}

function judgementOf({ parts, signs, total, sign, isDefined = false }: Sum): Judgement | null {
  const terms = parts.map(({ figure }, index): Term => ({ figure, sign: signs[index] ?? 1 }));
  const target: Term = { figure: total.figure, sign };
  const all = sum(terms.map((term) => scale(intervalOfFigure(term.figure), new Exact(term.sign))));
  const isRight = meets(all, scale(intervalOfFigure(total.figure), new Exact(sign)));
  // Nobody says in so many words that nothing else was added or taken away.
  if (!isRight && !isOneSlipOff(terms, target, isDefined ? null : 1)) return null;
  const told = terms
    .map((term, index) => `${term.sign < 0 ? '− ' : index === 0 ? '' : '+ '}${printed(term.figure)}`)
    .join(' ');
  return {
    rule: 'TEXT-ENUM-SUM',
    claim: total.at,
    operands: parts.map(({ at }) => at).filter((at, index, list) => at !== total.at && list.indexOf(at) === index),
    result: isRight ? 'pass' : 'finding',
    isCertain: false,
    expected: '',
    actual: printed(total.figure),
    arithmetic: `${told} ≠ ${printed(total.figure)}`,
    message: `与前文各数不符：${told}与文中的${printed(total.figure)}相差恰为一位数字，请核对`,
  };
}

/** 逐步推算 (TEXT-ENUM-SUM): what a text adds, takes away and counts together step by step, told where one wrong digit explains a gap. */
export function judgeWalks(claims: readonly Claim[]): readonly Judgement[] {
  return stretchesOf(claims).flatMap((members) => {
    const steps = stepsOf(claims, members);
    if (steps.length < 3) return [];
    const sums = [
      ...runsOf(steps),
      ...withAndWithout(steps),
      ...remainders(steps, claims),
      ...countedSums(steps),
      ...netSums(steps, claims),
    ];
    return sums.flatMap((one) => judgementOf(one) ?? []);
  });
}
