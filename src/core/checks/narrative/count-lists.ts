import { decimalOf, Exact } from '../../amount/index.js';
import type { Claim, Figure } from '../../disclosure/index.js';
import type { Judgement } from './judgement.js';

type Counted = Claim & { readonly value: Figure };

/** Kinds into which a number is parted so that each one counted is of one of them, and what is parted. */
type Parting = {
  readonly units: readonly string[];
  readonly whole: RegExp;
  readonly part: RegExp;
  /** A list that has none of these words is not known to be complete. */
  readonly closing: RegExp;
};

const PARTINGS: readonly Parting[] = [
  {
    units: ['人', '名'],
    whole: /(?:实有|现有|年末|共有|在册|单位)?(?:总?人数|人员|职工|教职工|人员总数|总人数)(?:共|共计|合计|总计|为)?$/,
    part: /^(?:其中)?(?:实有)?(?:在职|在编|在岗|离休|退休|离退休|遗属|临时|聘用|编外|其他)(?:在编)?(?:人员|职工|教职工|干部)?(?:为|共)?$/,
    closing: /退休/,
  },
  {
    units: ['个', '项'],
    whole: /项目|自评|评价|对$/,
    part: /(?:^|为|等级|结果)[“"]?(?:优秀?|良好?|中等?|一般|差|较差|合格|不合格)[”"]?(?:等次|等级)?的?(?:项目)?(?:有|为)?$/,
    closing: /优|良/,
  },
];

function isCounted(claim: Claim): claim is Counted {
  return claim.value?.kind === 'count' && claim.doubt === null;
}

function numberOf({ value }: Counted): Exact {
  return decimalOf(value.amount);
}

/** The counts behind a whole, up to one of another unit, in its sentence or the one that begins with 其中. */
function partsBehind(claims: readonly Claim[], at: number, whole: Counted): readonly { claim: Counted; at: number }[] {
  const found: { claim: Counted; at: number }[] = [];
  for (let next = at + 1; next < claims.length; next += 1) {
    const claim = claims[next];
    if (claim === undefined) break;
    const goesOn =
      claim.sentence === whole.sentence ||
      (claim.sentence === whole.sentence + 1 && /^\s*[（(]?(?:其中|包括)/.test(claim.quote));
    if (!goesOn || !isCounted(claim) || claim.value.unitText !== whole.value.unitText) break;
    found.push({ claim, at: next });
  }
  return found;
}

/**
 * 数量的列举 (TEXT-ENUM-SUM): people who are in office or have retired, projects by the grade they were given. Only lists every
 * name of which is one of these kinds are added up; 编制 is another matter.
 */
export function judgeCountLists(claims: readonly Claim[]): readonly Judgement[] {
  return claims.flatMap((whole, at): readonly Judgement[] => {
    if (!isCounted(whole) || /编制|编内|计划|在职|在编|在岗|离休|退休|聘用/.test(whole.subject)) return [];
    const parting = PARTINGS.find(
      (one) =>
        one.units.includes(whole.value.unitText) && one.whole.test(whole.subject) && !one.part.test(whole.subject),
    );
    if (parting === undefined) return [];
    const parts = partsBehind(claims, at, whole);
    const names = parts.map(({ claim }) => claim.subject);
    const isKnown =
      parts.length >= 2 &&
      names.every((name) => parting.part.test(name)) &&
      new Set(names).size === names.length &&
      names.some((name) => parting.closing.test(name)) &&
      // 离退休 and 退休 in one list: one of them is told twice.
      !(names.some((name) => /离退休/.test(name)) && names.some((name) => /(?:^|[^离])退休|离休/.test(name)));
    if (!isKnown) return [];
    const sum = parts.reduce((all, { claim }) => all.plus(numberOf(claim)), new Exact(0));
    const unit = whole.value.unitText;
    const isRight = sum.eq(numberOf(whole));
    const [expected, actual] = [`${sum.toFixed()}${unit}`, `${whole.value.amount.text}${unit}`];
    return [
      {
        rule: 'TEXT-ENUM-SUM',
        claim: at,
        operands: parts.map((part) => part.at),
        result: isRight ? 'pass' : 'finding',
        isCertain: false,
        expected,
        actual,
        arithmetic: `${parts.map(({ claim }) => claim.value.amount.text).join(' + ')} = ${sum.toFixed()}${isRight ? '' : ` ≠ ${whole.value.amount.text}`}`,
        message: `所列各项（${parts.map(({ claim }) => `${claim.subject}${claim.value.amount.text}${unit}`).join('、')}）之和为${expected}，文中合计为${actual}`,
      },
    ];
  });
}
