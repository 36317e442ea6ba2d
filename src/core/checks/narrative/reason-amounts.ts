import { Exact, meets, readAmount, scale, sum, type MoneyUnit } from '../../amount/index.js';
import type { ChangeClaim, Claim, Figure, Passage } from '../../disclosure/index.js';
import { matchesIn } from '../text/matches.js';
import { intervalOfFigure, printed, type Judgement } from './judgement.js';
import { areAllRound, isOneSlipOff, type Term } from './one-slip.js';

/** Where a reason begins. */
const REASON = /原因|主要(?:是|系|为|由于)/;
/**
 * A change of a named thing: 「人员经费减少48.70万元」, 「项目支出增加培训费30万元」. Comparisons with anything else end with their
 * own figure.
 */
const MOVED =
  /[\u4e00-\u9fff）)”"]{2,}?(增加|增长|上升|减少|下降|压减|降低)(?:了|[\u4e00-\u9fff]{0,14}?(?<![为至到的由约均])|)\s*([\d,]*\d(?:\.\d+)?)\s*(万元|亿元|元)/g;

function figureOf(digits: string, unit: MoneyUnit): Figure | null {
  const reading = readAmount(digits, unit);
  return reading.state === 'number'
    ? { kind: 'money', amount: reading.amount, unitText: unit, start: 0, end: 0 }
    : null;
}

/** The changes that the words of a reason name, each with its sign. */
function termsIn(words: string): readonly Term[] {
  return matchesIn(words, MOVED).flatMap(([, way = '', digits = '', unit = '']) => {
    const figure = figureOf(digits, unit as MoneyUnit);
    return figure === null ? [] : [{ figure, sign: /减|降/.test(way) ? -1 : 1 }];
  });
}

/** What is said behind a change: the reason in its own sentence, or in the one that begins behind it, on the next line as well; on to the full stop. */
function reasonBehind(claim: Pick<Claim, 'quote'>, from: number, [text, below]: readonly [string, string]): string {
  const rest = claim.quote.slice(from);
  const own = rest.search(REASON);
  const at = text.indexOf(claim.quote);
  const behind = at < 0 ? '' : text.slice(at + claim.quote.length);
  if (own >= 0) return upToStop(rest.slice(own) + (/[；;]\s*$/.test(rest) ? behind : ''));
  const told = behind.replace(/^[。；\s]+/, '');
  const next = told === '' ? below.trim() : told;
  return /^(?:增加|减少|增长|下降|变化|变动)?的?(?:主要)?原因/.test(next) || /^主要(?:是|系|为|由于)/.test(next)
    ? upToStop(next)
    : '';
}

function upToStop(words: string): string {
  const stop = words.indexOf('。');
  return stop < 0 ? words : words.slice(0, stop);
}

const AMOUNTS = /[\d,]*\d(?:\.\d+)?\s*(?:万元|亿元|元|[%％])/g;
/** A change that says what it is compared with is a statement of its own. */
const COMPARED = /(?:比(?!重|例)|较|与|同)(?:上年|去年|上一年|20\d{2}年|年初|预算)|同比|占/;

/**
 * The changes that a reason names: those up to its first semicolon, and with them those of the pieces behind it that tell
 * nothing but such changes (「一是人员经费减少48.70万元；二是公用经费增加6.00万元」).
 */
function termsOf(reason: string): readonly (readonly Term[])[] {
  const [first = '', ...others] = reason.split(/[；;]/);
  const end = others.findIndex(
    (piece) => COMPARED.test(piece) || matchesIn(piece, MOVED).length !== matchesIn(piece, AMOUNTS).length,
  );
  const behind = others.slice(0, end < 0 ? others.length : end).flatMap(termsIn);
  const own = termsIn(first);
  return behind.length === 0 ? [own] : [own, [...own, ...behind]];
}

/**
 * True where the changes miss their total by one wrong digit, whatever the reason may have left out. Round ones say nothing: a reason that names
 * 25万元 and 25万元 of 100万元 names no more.
 */
function misses(terms: readonly Term[], total: Term): boolean {
  return (
    terms.length >= 2 &&
    !areAllRound([...terms, total]) &&
    isOneSlipOff(terms, total, 1, true) &&
    isOneSlipOff(terms, total, -1, true)
  );
}

function closes(terms: readonly Term[], total: Term): boolean {
  const values = terms.map(({ figure, sign }) => scale(intervalOfFigure(figure), new Exact(sign)));
  return meets(sum(values), scale(intervalOfFigure(total.figure), new Exact(total.sign)));
}

/**
 * The sentence a change is told in: that of its amount, or the next one (「收入80万元。与上年相比增加5万元，主要是…」). Null where it is neither.
 */
function holderOf(claim: Claim, { amount, start }: Figure, text: string): Pick<Claim, 'quote'> | null {
  if (claim.quote.startsWith(amount.text, start)) return claim;
  const at = text.indexOf(claim.quote);
  const behind = at < 0 ? '' : text.slice(at + claim.quote.length);
  const next = behind.slice(0, Math.max(0, behind.search(/[。；;]/) + 1) || behind.length);
  return next.startsWith(amount.text, start) ? { quote: next } : null;
}

function endOf({ delta, rate }: ChangeClaim): number {
  return Math.max(delta?.end ?? 0, rate?.end ?? 0);
}

/**
 * 原因中的增减额: 「比上年减少50.80万元，主要原因：人员经费减少48.70万元，公用经费增加6.00万元，项目支出减少8.10万元」. A reason need not
 * name everything, so amounts that do not make up the change are told only where one wrong digit explains it.
 */
export function judgeReasonAmounts(claims: readonly Claim[], passages: readonly Passage[]): readonly Judgement[] {
  let at = 0;
  return claims.flatMap((claim, index): readonly Judgement[] => {
    const [change, more] = claim.changes;
    const delta = change?.delta ?? null;
    if (change === undefined || more !== undefined || delta === null) return [];
    if (change.deltaDirection !== 'up' && change.deltaDirection !== 'down') return [];
    // Claims and passages both stand in the order of the document.
    const found = passages.findIndex(({ text }, place) => place >= at && text.includes(claim.quote));
    at = Math.max(at, found);
    const holder = holderOf(claim, delta, passages[found]?.text ?? '');
    if (holder === null) return [];
    const total: Term = { figure: delta, sign: change.deltaDirection === 'down' ? -1 : 1 };
    const reason = reasonBehind(holder, endOf(change), [
      passages[found]?.text ?? '',
      found < 0 ? '' : (passages[found + 1]?.text ?? ''),
    ]);
    const named = termsOf(reason);
    // The longer list first: what goes on behind a semicolon belongs to it.
    const terms = named.some((list) => list.length > 0 && closes(list, total))
      ? undefined
      : named.findLast((list) => misses(list, total));
    if (terms === undefined) return [];
    const list = terms.map(({ figure, sign }) => `${sign < 0 ? '减少' : '增加'}${printed(figure)}`).join('、');
    const own = `${total.sign < 0 ? '减少' : '增加'}${printed(delta)}`;
    return [
      {
        rule: 'TEXT-CHANGE-SUM',
        claim: index,
        operands: [],
        result: 'finding',
        isCertain: false,
        expected: '',
        actual: printed(delta),
        arithmetic: list,
        message: `的增减额（${own}）与原因中所列的增减额（${list}）之和相差恰为一位数字，请核对`,
      },
    ];
  });
}
