import { add, Exact, formatDecimal, meets, point, readAmount, scale, type MoneyUnit } from '../../amount/index.js';
import type { Claim, Figure, Passage } from '../../disclosure/index.js';
import { matchesIn } from '../text/matches.js';
import { intervalOfFigure, printed, type Judgement } from './judgement.js';
import { isOneSlipOff, type Term } from './one-slip.js';

/** 「上述因素相抵后，净减少5万元」: what all the changes named before come to. */
const NET =
  /(?:相抵|抵减|抵销|品迭|冲抵)(?:后)?[，,]?[^，,。；;\d]{0,16}?(净?增加|净增|净?减少|净减)了?\s*([\d,]*\d(?:\.\d+)?)\s*(万元|亿元|元)/g;
const MOVED = /(增加|增长|上升|增支|减少|下降|压减|降低|减支)(?:了)?\s*([\d,]*\d(?:\.\d+)?)\s*(万元|亿元|元)/g;
/** Where the list of the reasons begins. */
const OPENS = /原因|主要(?:是|系|为|由于)|其中[：:，,]/g;

function termOf([, way = '', digits = '', unit = '']: readonly string[]): readonly Term[] {
  const reading = readAmount(digits, unit as MoneyUnit);
  if (reading.state !== 'number') return [];
  const figure: Figure = { kind: 'money', amount: reading.amount, unitText: unit, start: 0, end: 0 };
  return [{ figure, sign: /减|降/.test(way) ? -1 : 1 }];
}

/** 相抵后的净增减 (TEXT-CHANGE-SUM): what a text says its reasons come to, against the changes it has named as reasons. */
export function judgeNetChanges(claims: readonly Claim[], passages: readonly Passage[]): readonly Judgement[] {
  return passages.flatMap(({ text, section }): readonly Judgement[] =>
    !/相抵|抵减|抵销|品迭|冲抵/.test(text)
      ? []
      : matchesIn(text, NET).flatMap((match): readonly Judgement[] => {
          const [total] = termOf(match);
          const head = text.slice(0, match.index);
          const opens = matchesIn(head, OPENS).at(-1)?.index ?? -1;
          const terms = opens < 0 ? [] : matchesIn(head.slice(opens), MOVED).flatMap(termOf);
          const claim = claims.findLastIndex((one) => one.section === section && text.includes(one.quote));
          if (total === undefined || claim < 0 || terms.length < 2) return [];
          return judgementOf(claim, terms, total);
        }),
  );
}

function judgementOf(claim: number, terms: readonly Term[], total: Term): readonly Judgement[] {
  const all = [...terms, { figure: total.figure, sign: total.sign === 1 ? -1 : 1 } as const];
  const gap = all.map(({ figure, sign }) => scale(intervalOfFigure(figure), new Exact(sign))).reduce(add);
  const isRight = meets(gap, point(new Exact(0)));
  // A text need not name every reason: only what one wrong digit explains is told.
  if (!isRight && !isOneSlipOff(terms, total, 1, true)) return [];
  const list = terms.map(({ figure, sign }) => `${sign < 0 ? '减少' : '增加'}${printed(figure)}`).join('、');
  const own = `${total.sign < 0 ? '减少' : '增加'}${printed(total.figure)}`;
  const sum = terms.map(({ figure, sign }) => scale(intervalOfFigure(figure), new Exact(sign))).reduce(add);
  const inWan = formatDecimal(sum.low.plus(sum.high).div(2).div(10000).toDecimalPlaces(2), 2);
  return [
    {
      rule: 'TEXT-CHANGE-SUM',
      claim,
      operands: [],
      isCertain: false,
      result: isRight ? 'pass' : 'finding',
      expected: `${inWan}万元`,
      actual: own,
      arithmetic: `${list}，合计${inWan}万元`,
      message: `相抵后的净增减额（${own}）与所列各项增减额之和（${list}，合计${inWan}万元）不符，请核对`,
    },
  ];
}
