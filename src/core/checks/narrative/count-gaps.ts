import { Exact } from '../../amount/index.js';
import type { Claim } from '../../disclosure/index.js';
import { matchesIn } from '../text/matches.js';
import { isOneDigitOff } from './digit-variants.js';
import type { Judgement } from './judgement.js';

const NUMBER = '(?<![\\d.,])(\\d+)\\s*(人次|平方米|人|名|辆|台|套|户|个|项|所|家|件|场|张|座|间|亩|册)';
/** 「核定床位60张，实际开放48张，比核定少12张」: two numbers, and by how much the second is not the first, which is named again. */
const GAP = new RegExp(
  `([^\\d，,。；;：:]{2,16})${NUMBER}[，,、]([^\\d，,。；;：:]{2,12})${NUMBER}[，,](?:[^\\d，,。；;：:]{2,12})?[比较]([^\\d，,。；;：:]{2,8}?)(?:数量?)?(多|增加|少|减少)了?${NUMBER}`,
);
/** Of another year is what a change is from. */
const OTHER_YEAR = /上年|去年|上一年|20\d{2}/;

/** 两个数量之差 (TEXT-DELTA, TEXT-DIRECTION): told only where the words name the first number again, and one slip explains what does not fit. */
export function judgeCountGaps(claims: readonly Claim[]): readonly Judgement[] {
  const sentences = new Map(claims.map(({ sentence, quote }) => [sentence, quote]));
  return [...sentences].flatMap(([sentence, quote]) =>
    matchesIn(quote, GAP).flatMap(
      ([
        ,
        name = '',
        than = '',
        unit = '',
        ,
        now = '',
        of = '',
        again = '',
        way = '',
        by = '',
        against = '',
      ]): readonly Judgement[] => {
        const claim = claims.findIndex((own) => own.sentence === sentence && own.value?.amount.text === now);
        if (claim < 0 || unit !== of || unit !== against || !name.includes(again) || OTHER_YEAR.test(again)) return [];
        const agrees = (isMore: boolean, [first = '', second = '', gap = '']: readonly string[]): boolean =>
          new Exact(second)
            .minus(first)
            .times(isMore ? 1 : -1)
            .eq(gap);
        const isMore = /多|增/.test(way);
        const numbers = [than, now, by];
        const isRight = agrees(isMore, numbers);
        const isTurned = !isRight && agrees(!isMore, numbers);
        if (!isRight && !isTurned && !isOneDigitOff(numbers, (other) => agrees(isMore, other))) return [];
        const due = new Exact(now).minus(than);
        const told = `${now} − ${than} = ${due.toFixed()}`;
        const word = due.isNegative() ? '少' : '多';
        const expected = isTurned ? word : `${due.abs().toFixed()}${unit}`;
        const actual = isTurned ? way : `${by}${unit}`;
        return [
          {
            rule: isTurned ? 'TEXT-DIRECTION' : 'TEXT-DELTA',
            claim,
            operands: [],
            result: isRight ? 'pass' : 'finding',
            isCertain: false,
            expected,
            actual,
            arithmetic: `${told}${isRight || isTurned ? '' : ` ≠ ${by}`}`,
            message: isTurned
              ? `${now}${unit}与${than}${unit}相比应为“${word}”，文中写“${way}”`
              : `增减数与所写的两数不符：${now}${unit}与${than}${unit}相差${expected}，文中为${actual}`,
          },
        ];
      },
    ),
  );
}
