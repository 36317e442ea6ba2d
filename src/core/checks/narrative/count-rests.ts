import { Exact } from '../../amount/index.js';
import type { Claim } from '../../disclosure/index.js';
import { matchesIn } from '../text/matches.js';
import { isOneDigitOff } from './digit-variants.js';
import type { Judgement } from './judgement.js';

const NUMBER = '(?<![\\d.,])(\\d+)\\s*(件|个|项|人|名|户|宗|起)';
const WORDS = '[^\\d，,。；;：:]';
/** 「受理案件320件，审结300件，未结20件」: all, those that were dealt with, and those that were not. */
const REST = new RegExp(
  `${NUMBER}${WORDS}{0,6}[，,、]${WORDS}{0,10}?([办审执]?[结完][办成案]?|完成|办理|解决)了?${NUMBER}[，,、](?:尚|剩余|年末)?未${WORDS}{0,6}?${NUMBER}`,
);

/** Cases of the year before are among those that are left. */
const CARRIED = /旧存|上年|去年|往年|以前年度|结转/;

/** 未结数 (TEXT-ENUM-SUM): what was taken in less what was dealt with. More may be left over from the year before, so that one wrong digit has to be why. */
export function judgeCountRests(claims: readonly Claim[]): readonly Judgement[] {
  const sentences = new Map(claims.map(({ sentence, quote }) => [sentence, quote]));
  return [...sentences].flatMap(([sentence, quote]) =>
    matchesIn(quote, REST).flatMap(
      ([, all = '', unit = '', , done = '', of = '', left = '', by = '']): readonly Judgement[] => {
        const claim = claims.findLastIndex((own) => own.sentence === sentence && own.value?.amount.text === left);
        if (claim < 0 || unit !== of || unit !== by || CARRIED.test(quote)) return [];
        const agrees = ([one = '', other = '', rest = '']: readonly string[]): boolean =>
          new Exact(one).minus(other).eq(rest);
        const numbers = [all, done, left];
        const isRight = agrees(numbers);
        if (!isRight && !isOneDigitOff(numbers, agrees)) return [];
        const due = new Exact(all).minus(done).toFixed();
        const told = `${all} − ${done} = ${due}`;
        return [
          {
            rule: 'TEXT-ENUM-SUM',
            claim,
            operands: [],
            result: isRight ? 'pass' : 'finding',
            isCertain: false,
            expected: `${due}${unit}`,
            actual: `${left}${unit}`,
            arithmetic: `${told}${isRight ? '' : ` ≠ ${left}`}`,
            message: `总数与已办数之差为${due}${unit}（${told}），文中为${left}${unit}`,
          },
        ];
      },
    ),
  );
}
