import { readAmount, type MoneyUnit } from '../../amount/index.js';
import type { ChangeClaim, Claim, Figure, Passage } from '../../disclosure/index.js';
import { matchesIn } from '../text/matches.js';
import { printed, type Judgement } from './judgement.js';
import { isOneSlipOff, type Term } from './one-slip.js';

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

/** The changes the reason behind a change names, each with its sign. */
function termsBehind(claim: Pick<Claim, 'quote'>, from: number, text: readonly [string, string]): readonly Term[] {
  return matchesIn(reasonBehind(claim, from, text), MOVED).flatMap(([, way = '', digits = '', unit = '']) => {
    const figure = figureOf(digits, unit as MoneyUnit);
    return figure === null ? [] : [{ figure, sign: /减|降/.test(way) ? -1 : 1 }];
  });
}

/** What is said behind a change: the reason in its own sentence, or in the one that begins behind it, on the next line as well. */
function reasonBehind(claim: Pick<Claim, 'quote'>, from: number, [text, below]: readonly [string, string]): string {
  const rest = claim.quote.slice(from);
  const own = rest.search(REASON);
  if (own >= 0) return rest.slice(own);
  const at = text.indexOf(claim.quote);
  const behind = at < 0 ? '' : text.slice(at + claim.quote.length).replace(/^[。；\s]+/, '');
  const next = behind === '' ? below.trim() : behind;
  return /^(?:增加|减少|增长|下降|变化|变动)?的?(?:主要)?原因/.test(next) || /^主要(?:是|系|为|由于)/.test(next)
    ? next.slice(0, Math.max(0, (next + '。').search(/[。；]/)))
    : '';
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
    const terms = termsBehind(holder, endOf(change), [
      passages[found]?.text ?? '',
      found < 0 ? '' : (passages[found + 1]?.text ?? ''),
    ]);
    if (terms.length < 2 || !isOneSlipOff(terms, total, 1) || !isOneSlipOff(terms, total, -1)) return [];
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
