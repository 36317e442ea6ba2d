import { readAmount, type MoneyUnit } from '../../amount/index.js';
import type { ChangeClaim, Claim, Figure } from '../../disclosure/index.js';
import { matchesIn } from '../text/matches.js';
import { printed, type Judgement } from './judgement.js';
import { isOneSlipOff, type Term } from './one-slip.js';

/** Where a reason begins. */
const REASON = /原因|主要(?:是|系|为|由于)/;
/** A change of a named thing: 「人员经费减少48.70万元」. Comparisons with anything else end with their own figure. */
const MOVED =
  /[\u4e00-\u9fff）)”"]{2,}?(增加|增长|上升|减少|下降|压减|降低)了?\s*([\d,]*\d(?:\.\d+)?)\s*(万元|亿元|元)/g;

function figureOf(digits: string, unit: MoneyUnit): Figure | null {
  const reading = readAmount(digits, unit);
  return reading.state === 'number'
    ? { kind: 'money', amount: reading.amount, unitText: unit, start: 0, end: 0 }
    : null;
}

/** The changes a reason behind the figure names, each with its sign. */
function termsBehind(quote: string, from: number): readonly Term[] {
  const rest = quote.slice(from);
  const at = rest.search(REASON);
  if (at < 0) return [];
  return matchesIn(rest.slice(at), MOVED).flatMap(([, way = '', digits = '', unit = '']): readonly Term[] => {
    const figure = figureOf(digits, unit as MoneyUnit);
    return figure === null ? [] : [{ figure, sign: /减|降/.test(way) ? -1 : 1 }];
  });
}

function endOf({ delta, rate }: ChangeClaim): number {
  return Math.max(delta?.end ?? 0, rate?.end ?? 0);
}

/**
 * 原因中的增减额: 「比上年减少50.80万元，主要原因：人员经费减少48.70万元，公用经费增加6.00万元，项目支出减少8.10万元」. A reason need not
 * name everything, so amounts that do not make up the change are told only where one wrong digit explains it.
 */
export function judgeReasonAmounts(claims: readonly Claim[]): readonly Judgement[] {
  return claims.flatMap((claim, index): readonly Judgement[] => {
    const [change, more] = claim.changes;
    const delta = change?.delta ?? null;
    if (change === undefined || more !== undefined || delta === null) return [];
    if (change.deltaDirection !== 'up' && change.deltaDirection !== 'down') return [];
    if (!claim.quote.startsWith(delta.amount.text, delta.start)) return [];
    const terms = termsBehind(claim.quote, endOf(change));
    const total: Term = { figure: delta, sign: change.deltaDirection === 'down' ? -1 : 1 };
    if (terms.length < 2 || !isOneSlipOff(terms, total, 1) || !isOneSlipOff(terms, total, -1)) return [];
    const list = terms.map(({ figure, sign }) => `${sign < 0 ? '减少' : '增加'}${printed(figure)}`).join('、');
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
        message: `的增减额（${total.sign < 0 ? '减少' : '增加'}${printed(delta)}）与原因中所列的增减额（${list}）之和相差恰为一位数字，请核对`,
      },
    ];
  });
}
