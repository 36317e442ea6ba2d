import { meets } from '../../amount/index.js';
import type { Claim, Figure, Passage } from '../../disclosure/index.js';
import { intervalOfFigure, intervalOfPercent, isJudgeable, printed } from '../narrative/judgement.js';
import { measureOf } from '../narrative/measure.js';
import { notApplicable, passed, type Outcome, type Rule } from '../outcome.js';
import type { Subject } from '../subject.js';
import { remarkAtClaim } from './claim-remarks.js';
import { NARRATIVE_BASIS } from './narrative.js';

type Money = Claim & { readonly value: Figure };

/** 「决算数大于年初预算数」 and how it is said. */
const COMPARED =
  /(?:决算数?|支出数?)\s*(大于|高于|超过|小于|低于|少于|等于|持平于|与)\s*(?:年初|全年|调整)?预算(?:数)?(持平|一致|相同|相等)?/;
const FULL = /完成(?:年初|全年|调整)?预算(?:数)?的?\s*100(?:\.0+)?\s*[%％]/;

type Order = 'above' | 'below' | 'equal';

/** What the words claim; null where they leave it open. */
function saidOrder(quote: string): { readonly order: Order; readonly words: string } | null {
  const match = COMPARED.exec(quote);
  if (match === null) return null;
  const [words, verb = '', same] = match;
  // 「大于（小于）」 is left for the rule of unchosen options.
  if (/^[（(](?:大于|小于|持平)/.test(quote.slice(match.index + words.indexOf(verb) + verb.length))) return null;
  if (/大于|高于|超过/.test(verb)) return { order: 'above', words };
  if (/小于|低于|少于/.test(verb)) return { order: 'below', words };
  return verb === '等于' || same !== undefined ? { order: 'equal', words } : null;
}

/** The words right before a figure of its sentence, which say whether it is a budget or an outcome. */
function wordsBefore({ quote, value }: Money): string {
  const isInside = quote.slice(value.start, value.end).startsWith(value.amount.text);
  return isInside ? quote.slice(Math.max(0, value.start - 12), value.start) : '';
}

type Pair = { readonly budget: Money; readonly spent: Money };

/** The statements of a sentence up to the words that compare, those of one measure; 「其中：」 may list several in one sentence. */
function toldLast(sentence: readonly Money[], at: number): readonly Money[] {
  const before = sentence.filter(({ value }) => value.end <= at);
  const last = before.at(-1);
  return last === undefined
    ? []
    : before.filter(({ subject, whole }) => whole === last.whole && measureOf(subject) === measureOf(last.subject));
}

/** The budget and the outcome a sentence sets side by side. */
function pairIn(sentence: readonly Money[]): Pair | null {
  const budgets = sentence.filter((claim) => /预算(?:数|安排)?(?:为|是)?\s*$/.test(wordsBefore(claim)));
  const spent = sentence.filter((claim) => /决算(?:数)?(?:为|是)?\s*$/.test(wordsBefore(claim)));
  const [budget, second] = budgets;
  const [outcome, other] = spent;
  // 年初预算 and 全年预算 in one sentence: which of them is compared is not certain.
  if (budget === undefined || outcome === undefined || second !== undefined || other !== undefined) return null;
  return { budget, spent: outcome };
}

/** 「完成预算的95.60%，决算数大于预算数」: what was completed by less than all is less. */
function againstCompletion(
  subject: Subject,
  { order, words }: { readonly order: Order; readonly words: string },
  sentence: readonly Money[],
): Outcome | null {
  const [done, more] = sentence.filter(({ completion }) => completion !== null);
  if (done === undefined || done.completion === null || more !== undefined) return null;
  const { low, high } = intervalOfPercent(done.completion.figure);
  const isWrong = (order === 'above' && high.lt(100)) || (order === 'below' && low.gt(100));
  if (!isWrong) return null;
  const stated = printed(done.completion.figure);
  return remarkAtClaim(subject, done, [], {
    severity: 'error',
    message: `文中称完成预算的${stated}，又称“${words}”，两处矛盾，请核对。`,
    topic: `预决算·${done.subject}`,
    actual: words,
    arithmetic: `${stated} ${order === 'above' ? '＜' : '＞'} 100%`,
  });
}

/** 「决算数小于预算数的主要原因是…」 in a sentence without figures: it goes on about the one before. */
const GOES_ON = /^\s*(?:支出)?决算数?(?:大于|高于|超过|小于|低于|少于|等于)/;

/** 「2031年度“三公”经费支出决算数小于预算数」 behind the list of the parts: it is about the total told at the head. */
const OF_TOTAL =
  /^\s*(?:20\d{2}\s*年度?)?[^，。；]{0,12}三公[”"]?经费(?:财政拨款)?(?:支出)?决算数?(?:大于|高于|超过|小于|低于|少于)/;
const REACH_OF_TOTAL = 6;

function isPlanAndOutcome(own: readonly Money[]): boolean {
  const whole = own.filter(({ subject, whole: of }) => of === null && subject.includes('三公'));
  return pairIn(whole) !== null;
}

/** True where a sentence tells how much of its plan an amount of another one was. */
function isRatedIn(claim: Claim, sentence: string): boolean {
  const { completion } = claim;
  if (completion?.base === undefined || !isJudgeable(claim) || claim.quote === sentence) return false;
  return sentence.includes(`${completion.figure.amount.text}%`) && sentence.includes(completion.base.amount.text);
}

/** How many sentences back the plan and the outcome may stand: a comparison with the year before may come between. */
const REACH = 2;

/** Sentences without figures that go on about the plan and the outcome of one before, with the statements of that. */
function continued(claims: readonly Claim[], passages: readonly Passage[]): readonly { quote: string; own: Money[] }[] {
  const told = new Map<string, Money[]>();
  for (const claim of claims) {
    if (isJudgeable(claim)) told.set(claim.quote, [...(told.get(claim.quote) ?? []), claim]);
  }
  const sentences = passages.flatMap(({ text }) => text.split(/(?<=[。；;])/));
  return sentences.flatMap((quote, index) => {
    const isOfTotal = OF_TOTAL.test(quote);
    // 「；完成年初预算100%，决算数大于预算数5万元」 contradicts itself, whatever amount it goes on about.
    const isBoth = FULL.test(quote) && COMPARED.test(quote) && !told.has(quote.trim());
    if (!isBoth && (!(isOfTotal || GOES_ON.test(quote)) || /\d\s*(?:万?元|[%％])/.test(quote))) return [];
    const before = sentences
      .slice(Math.max(0, index - (isOfTotal ? REACH_OF_TOTAL : REACH)), index)
      .map((sentence) => sentence.trim())
      .findLast((sentence) => (isOfTotal ? isPlanAndOutcome(told.get(sentence) ?? []) : told.has(sentence)));
    const all = before === undefined ? [] : (told.get(before) ?? []);
    const own = isOfTotal ? all.filter(({ whole }) => whole === null) : all;
    const [first] = own;
    // 「支出80万元。年初预算75万元，完成年初预算的106.67%。」: the rate is told of an amount before.
    const rated = all.length === 0 ? [] : claims.filter((claim): claim is Money => isRatedIn(claim, before ?? ''));
    return [{ quote: quote.trim(), own: [...own.filter(({ sentence }) => sentence === first?.sentence), ...rated] }];
  });
}

/**
 * The statements that the words of a sentence compare: all of it where it tells one outcome. Of several, those told last, unless the
 * words hold for the ones at the head, which a list may come back to.
 */
function compared(quote: string, sentence: readonly Money[], said: { readonly order: Order }): readonly Money[] {
  const isOne = sentence.filter(({ completion }) => completion !== null).length < 2;
  if (isOne || sentence.some((claim) => claim.quote.trim() !== quote.trim())) return sentence;
  const last = toldLast(sentence, COMPARED.exec(quote)?.index ?? 0);
  const head = sentence.filter(({ whole }) => whole === null);
  const pair = pairIn(head);
  const isOfHead = head.length < sentence.length && pair !== null && orderOf(pair) === said.order;
  return isOfHead || last.length === 0 ? sentence : last;
}

function orderOf({ budget, spent }: Pair): Order {
  const [planned, done] = [intervalOfFigure(budget.value), intervalOfFigure(spent.value)];
  return meets(planned, done) ? 'equal' : done.low.gt(planned.high) ? 'above' : 'below';
}

function judge(subject: Subject, quote: string, all: readonly Money[]): Outcome | null {
  const said = saidOrder(quote);
  const sentence = said === null ? all : compared(quote, all, said);
  const [first] = sentence;
  if (said === null || first === undefined) return null;
  if (FULL.test(quote) && said.order !== 'equal') {
    return remarkAtClaim(subject, first, [], {
      severity: 'error',
      message: `同一句中称完成预算的 100%，又称“${said.words}”，两处矛盾，请核对。`,
      topic: `预决算·${first.subject}`,
      actual: said.words,
    });
  }
  const contradicted = againstCompletion(subject, said, sentence);
  if (contradicted !== null) return contradicted;
  const pair = pairIn(sentence);
  if (pair === null) return null;
  const order = orderOf(pair);
  if (order === said.order) return passed(1);
  // Figures that only rounding brings together may be told apart by the words.
  if (order === 'equal' && pair.budget.value.amount.value !== pair.spent.value.amount.value) return passed(1);
  const sign = { above: '＞', below: '＜', equal: '=' }[order];
  return remarkAtClaim(subject, pair.spent, [pair.budget], {
    severity: 'error',
    message: `决算${printed(pair.spent.value)}，预算${printed(pair.budget.value)}，文中称“${said.words}”，与两数不符，请核对。`,
    topic: `预决算·${pair.spent.subject}`,
    actual: said.words,
    arithmetic: `${printed(pair.spent.value)} ${sign} ${printed(pair.budget.value)}`,
  });
}

/** 预决算大小关系 (TEXT-BUDGET-FINAL). */
export const budgetAndFinal: Rule = {
  id: 'TEXT-BUDGET-FINAL',
  name: '预决算大小关系',
  family: 'narrative',
  severity: 'error',
  basis: NARRATIVE_BASIS,
  needs: '文字说明中写有预算数、决算数和“大于、小于、持平”',
  description:
    '“决算数大于（小于、等于）预算数”与同一句（单独成句的，与前一句）的两个数和完成率一致；称完成预算 100% 的不能又称大于或小于。一句中有两个预算数（年初、全年）的不判断；两数因取舍才相等的不报；没有选定的模板选项另行检查。',
  check: (subject) => {
    const { claims } = subject.disclosure;
    const sentences = new Map<number, Money[]>();
    for (const claim of claims) {
      if (isJudgeable(claim)) sentences.set(claim.sentence, [...(sentences.get(claim.sentence) ?? []), claim]);
    }
    const outcomes = [
      ...[...sentences.values()].map((own) => ({ quote: own[0]?.quote ?? '', own })),
      ...continued(claims, subject.disclosure.passages),
    ].flatMap(({ quote, own }) => judge(subject, quote, own) ?? []);
    return outcomes.length > 0 ? outcomes : [notApplicable('文字说明中没有比较预算数与决算数')];
  },
};
