import { convert, decimalOf, type Amount } from '../../amount/index.js';
import type { Claim, Disclosure } from '../../disclosure/index.js';
import { isJudgeable, printed } from '../narrative/judgement.js';
import type { Remark } from '../outcome.js';
import type { Subject } from '../subject.js';
import { remarkAtClaim } from './claim-remarks.js';

/** Words of a sentence that sets two years, or two points in time, beside one another: its other year may be meant. */
const TWO_YEARS = /持平|一致|不变|无变化|年末|年底|执行|分别|近[两三]年/;
/** What was left of the year before is printed in the tables of this one. */
const CARRIED = /结转|结余/;
/** An amount of fewer figures is the same in two years by chance. */
const LEAST_FIGURES = 4;

/** How many figures an amount is known by: 「10.00」 has but one. */
function figuresOf({ value }: Amount): number {
  return value.replace(/\D/g, '').replace(/^0+|0+$/g, '').length;
}

function inYuan(amount: Amount): string {
  return convert(decimalOf(amount), amount.unit ?? '元', '元').toFixed();
}

/** The amounts of the tables in 元, but for columns of another year. */
function ownAmounts({ tables }: Disclosure, year: number): ReadonlySet<string> {
  const isOther = (path: readonly string[]): boolean => new RegExp(`上年|去年|年初|${year}`).test(path.join('/'));
  return new Set(
    tables.flatMap(({ columns, rows }) =>
      rows.flatMap(({ cells }) =>
        cells.flatMap(({ column, reading }) =>
          reading.state === 'number' && reading.amount.unit !== null && !isOther(columns[column]?.path ?? [])
            ? [inYuan(reading.amount)]
            : [],
        ),
      ),
    ),
  );
}

/** True where the words of a claim's sentence name the document's own year, or more than one year. */
function namesOwn({ quote }: Claim, own: number): boolean {
  const years = new Set([...quote.matchAll(/(?<!\d)(20\d\d)\s*年/g)].map((match) => Number(match[1])));
  return years.has(own) || years.size > 1;
}

/**
 * 以往年写本年数. A sentence that tells, of the year before and of no other, the very amount that the tables print for the document's own year: its year
 * was left from the text of last year. `told`: sentences of which that is said already.
 */
export function ownAmountsOfLastYear(subject: Subject, own: number, told: readonly string[]): readonly Remark[] {
  const { disclosure } = subject;
  const candidates = disclosure.claims.flatMap((claim) => {
    if (claim.period !== own - 1 || namesOwn(claim, own) || TWO_YEARS.test(claim.quote)) return [];
    if (told.some((words) => words.includes(claim.quote) || claim.quote.includes(words))) return [];
    const { changes, subject: measure } = claim;
    const isStated = isJudgeable(claim) && !CARRIED.test(measure) && changes.every(({ base }) => base === null);
    return isStated && figuresOf(claim.value.amount) >= LEAST_FIGURES ? [claim] : [];
  });
  if (candidates.length === 0) return [];
  const amounts = ownAmounts(disclosure, own - 1);
  const stale = candidates.filter(({ value }) => value.amount.unit !== null && amounts.has(inYuan(value.amount)));
  return stale
    .filter(({ sentence }, index) => stale.findIndex((other) => other.sentence === sentence) === index)
    .map((claim) =>
      remarkAtClaim(subject, claim, [], {
        severity: 'warning',
        message: `本文件为 ${own} 年度，此句写作“${own - 1}年”，而所写的“${claim.subject}”${printed(claim.value)}与本年的表一致，请核对年份。`,
        topic: `本年数·${claim.subject}`,
        expected: `${own}年`,
        actual: `${own - 1}年`,
      }),
    );
}
