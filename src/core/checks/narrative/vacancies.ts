import { decimalOf, Exact } from '../../amount/index.js';
import type { Claim, Figure } from '../../disclosure/index.js';
import { isOneDigitOff } from './digit-variants.js';
import type { Judgement } from './judgement.js';

type Counted = Claim & { readonly value: Figure };

/** How many sentences before the difference the two numbers it is of are told: they are joined by semicolons. */
const NEAR = 2;
const VACANT = /^(?:其中)?(?:空编|缺编|(超编))(?:人员|人数|数)?(?:为|共)?$/;
const PLANNED = /编制/;
/** A kind of 编制 or of people is no whole. */
const KIND = /行政|事业|工勤|政法|专项|参公|参照|全额|差额|补助|自收自支|退休|离休|编外|聘用|临时|遗属/;
const IN_OFFICE = /实有|现有|在职|在编|在岗/;

function isPeople(claim: Claim | undefined): claim is Counted {
  return claim?.value?.kind === 'count' && claim.doubt === null && /^[人名个]$/.test(claim.value.unitText);
}

/** A number, and whether its words name one kind of posts or people: it may still be all there are. */
type Only = { readonly claim: Counted; readonly isKind: boolean };

/** The one statement of its kind among `near`; null where there is none, or more than one. */
function only(near: readonly Counted[], isIt: (subject: string) => boolean): Only | null {
  const told = near.filter(({ subject }) => isIt(subject));
  const found = told.filter(({ subject }) => !KIND.test(subject));
  const [claim, other] = found.length === 0 ? told : found;
  return claim === undefined || other !== undefined ? null : { claim, isKind: found.length === 0 };
}

function numberOf({ value }: Counted): Exact {
  return decimalOf(value.amount);
}

/** 空编 (TEXT-ENUM-SUM): 「核定编制32名，实有29人，空编3名」. What is vacant is the 编制 less those in office; 超编 is the other way round. */
export function judgeVacancies(claims: readonly Claim[]): readonly Judgement[] {
  return claims.flatMap((claim, at): readonly Judgement[] => {
    const vacant = VACANT.exec(claim.subject);
    if (vacant === null || !isPeople(claim)) return [];
    const near = claims
      .slice(0, at)
      .filter(isPeople)
      .filter(({ sentence, section }) => section === claim.section && claim.sentence - sentence <= NEAR);
    const posts = only(near, (subject) => PLANNED.test(subject));
    // 「现有教学班38个」 are no people, though posts are counted like things.
    const people = near.filter(({ value }) => value.unitText !== '个');
    const held = only(people, (subject) => IN_OFFICE.test(subject) && !PLANNED.test(subject));
    if (posts === null || held === null) return [];
    const [planned, inOffice] = [posts.claim, held.claim];
    const [more, less] = vacant[1] === undefined ? [planned, inOffice] : [inOffice, planned];
    const due = numberOf(more).minus(numberOf(less));
    const isRight = due.eq(numberOf(claim));
    const agrees = ([all = '', some = '', rest = '']: readonly string[]): boolean =>
      new Exact(all).minus(some).eq(rest);
    const numbers = [more, less, claim].map((one) => numberOf(one).toFixed());
    // 「事业编制32名，在编29人，空编3名」: there may be posts of another kind, so that one wrong digit has to be why.
    if (!isRight && (posts.isKind || held.isKind) && !isOneDigitOff(numbers, agrees)) return [];
    const [expected, actual] = [
      `${due.toFixed()}${claim.value.unitText}`,
      `${claim.value.amount.text}${claim.value.unitText}`,
    ];
    const told = `${more.value.amount.text} − ${less.value.amount.text} = ${due.toFixed()}`;
    return [
      {
        rule: 'TEXT-ENUM-SUM',
        claim: at,
        operands: [claims.indexOf(planned), claims.indexOf(inOffice)],
        result: isRight ? 'pass' : 'finding',
        isCertain: false,
        expected,
        actual,
        arithmetic: `${told}${isRight ? '' : ` ≠ ${claim.value.amount.text}`}`,
        message: `编制数与实有人数之差为${expected}（${told}），文中为${actual}`,
      },
    ];
  });
}
