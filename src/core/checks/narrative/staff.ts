import { decimalOf, Exact } from '../../amount/index.js';
import type { Claim, Figure } from '../../disclosure/index.js';
import { isOneDigitOff } from './digit-variants.js';
import type { Judgement } from './judgement.js';

type Counted = Claim & { readonly value: Figure };

/** How many sentences before the sum its two numbers are told: semicolons join them. */
const NEAR = 2;
/** 「在岗合计」「实际在岗人数」「在岗教职工共」: all who work there, whoever employs them. */
const AT_WORK =
  /^(?:全[院校局所站馆]|年末|目前|现|实际)*在岗(?:人员|教职工|职工)?(?:总?人数|总数)?(?:合计|共计|总计|共有|共|为)?$/;
const WITH_POST = /(?:在编|在职)(?:在岗|在编)?(?:人员|教职工|职工|教师)?(?:人数|数)?(?:为|有|共)?$/;
const WITHOUT_POST =
  /(?:编外|临聘|聘用|外聘|合同制?|劳务派遣|非在编)(?:聘用|用工|制)?(?:人员|职工|教职工|教师|用工)?(?:人数|数)?(?:为|有|共)?$/;
/** One kind of those with a post is not all of them. */
const KIND = /行政|工勤|参公|参照|退休|离休|遗属|教辅|管理/;

function isPeople(claim: Claim): claim is Counted {
  return claim.value?.kind === 'count' && claim.doubt === null && /^[人名]$/.test(claim.value.unitText);
}

/** The words of a sentence before a number. */
function leadOf({ quote, value }: Counted): string {
  return quote.slice(0, value.start);
}

function digitsOf({ value }: Counted): string {
  return decimalOf(value.amount).toFixed();
}

/** 在岗人数 (TEXT-ENUM-SUM): 「在编30人；另有编外用工5人，在岗总人数35人」. Told where one wrong digit is why the two do not make it up. */
export function judgeStaff(claims: readonly Claim[]): readonly Judgement[] {
  return claims.flatMap((total, at): readonly Judgement[] => {
    if (!isPeople(total) || !AT_WORK.test(total.subject) || /其中[^，,。；;]*$/.test(leadOf(total))) return [];
    const near = claims
      .slice(0, at)
      .filter(isPeople)
      .filter(({ sentence, section }) => section === total.section && total.sentence - sentence <= NEAR);
    const outside = near.filter(({ subject }) => WITHOUT_POST.test(subject));
    const inside = near.filter(
      (claim) => !outside.includes(claim) && !KIND.test(claim.subject) && WITH_POST.test(claim.subject),
    );
    const [withPost, otherPost] = inside;
    const [without, otherWithout] = outside;
    if (withPost === undefined || without === undefined || otherPost !== undefined || otherWithout !== undefined)
      return [];
    const numbers = [withPost, without, total].map(digitsOf);
    const agrees = ([one = '', more = '', all = '']: readonly string[]): boolean => new Exact(one).plus(more).eq(all);
    const isRight = agrees(numbers);
    if (!isRight && !isOneDigitOff(numbers, agrees)) return [];
    const [one = '', more = '', all = ''] = numbers;
    const due = new Exact(one).plus(more).toFixed();
    const unit = total.value.unitText;
    const told = `${one} + ${more} = ${due}`;
    return [
      {
        rule: 'TEXT-ENUM-SUM',
        claim: at,
        operands: [claims.indexOf(withPost), claims.indexOf(without)],
        result: isRight ? 'pass' : 'finding',
        isCertain: false,
        expected: `${due}${unit}`,
        actual: `${all}${unit}`,
        arithmetic: `${told}${isRight ? '' : ` ≠ ${all}`}`,
        message: `在编与编外人数之和为${due}${unit}（${told}），文中在岗人数为${all}${unit}`,
      },
    ];
  });
}
