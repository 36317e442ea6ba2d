import { meets } from '../../amount/index.js';
import type { Claim, Figure } from '../../disclosure/index.js';
import { intervalOfFigure, isJudgeable, printed, type Judgement } from './judgement.js';
import { threePublicPartOf } from './measure.js';
import { isOneSlipOff } from './one-slip.js';
import { judgementOfSum } from './sums.js';

/** 「国内公务接待14批次，107人次，共计支出1万元」: what the guests just counted cost, without a name of its own. */
const IN_ALL = /^(?:共计|合计|总计)支出$/;
const COUNTED = /国内(?:公务)?接待/;
const COST = /^(?:其中)?国内(?:公务)?接待(?:费用?)?(?:支出)?(?:决算)?数?$/;
/** How many sentences back the cost is told. */
const NEAR = 3;

/** The whole of the receptions, where no foreign guests are told. */
const WHOLE = /^公务接待(?:费用?)?(?:支出)?(?:决算)?数?$/;
const FOREIGN = /外事|外宾|涉外|国（境）外|国\(境\)外/;
/** 「接待14批次、107人次、1万元」: an amount without a name. */
const BARE = /人(?:次|数)?[、，,]\s*$/;

type Counted = { readonly claim: Claim & { readonly value: Figure }; readonly at: number };

/** The amount that a sentence tells behind the number of its guests. */
function costBehind(claims: readonly Claim[], at: number): Counted | null {
  const claim = claims[at];
  if (claim?.value?.kind !== 'money') return null;
  const isBare = claim.subject === '' && BARE.test(claim.quote.slice(0, claim.value.start));
  if (!isBare && !(IN_ALL.test(claim.subject) && isJudgeable(claim))) return null;
  const isCounted = claims.some(
    ({ sentence, subject, value }, before) =>
      before < at && sentence === claim.sentence && value?.kind === 'count' && COUNTED.test(subject),
  );
  return isCounted ? { claim: { ...claim, value: claim.value }, at } : null;
}

/** What was told of the cost before: that of guests from the country itself, or of all where there were no others. */
function costBefore(claims: readonly Claim[], { claim, at }: Counted): number {
  const isNear = ({ section, sentence, value }: Claim): boolean =>
    section === claim.section && claim.sentence - sentence <= NEAR && value?.kind === 'money';
  const own = claims.findLastIndex((one, index) => index < at && isNear(one) && COST.test(one.subject));
  const hasForeign = claims.some(
    ({ section, subject, value }) =>
      section === claim.section && FOREIGN.test(subject) && value !== null && /[1-9]/.test(value.amount.value),
  );
  return own >= 0 || hasForeign
    ? own
    : claims.findLastIndex((one, index) => index < at && isNear(one) && WHOLE.test(one.subject));
}

/** 国内公务接待支出前后一致 (TEXT-ENUM-SUM): what the receptions cost is told once by its name, and once behind their number. */
export function judgeGuests(claims: readonly Claim[]): readonly Judgement[] {
  return claims.flatMap((_, index): readonly Judgement[] => {
    const told = costBehind(claims, index);
    const at = told === null ? -1 : costBefore(claims, told);
    const cost = claims[at];
    if (told === null || cost === undefined || !isJudgeable(cost)) return [];
    const { value } = told.claim;
    const isSame = meets(intervalOfFigure(cost.value), intervalOfFigure(value));
    // Less than all may leave out guests from abroad that are told nowhere.
    const isCertain =
      COST.test(cost.subject) ||
      intervalOfFigure(value).low.gt(intervalOfFigure(cost.value).high) ||
      claims.some(({ section, subject }) => section === told.claim.section && FOREIGN.test(subject));
    if (!isSame && !isCertain && !isOneSlipOff([{ figure: value, sign: 1 }], { figure: cost.value, sign: 1 }, 1))
      return [];
    return [
      {
        rule: 'TEXT-ENUM-SUM',
        claim: index,
        operands: [at],
        result: isSame ? 'pass' : 'finding',
        isCertain: false,
        expected: printed(cost.value),
        actual: printed(value),
        arithmetic: '',
        message: `前文${COST.test(cost.subject) ? '国内' : ''}公务接待支出为${printed(cost.value)}，此处为${printed(value)}，请核对`,
      },
    ];
  });
}

/** The two halves of the receptions: guests from the country itself, and those from abroad. */
const HALVES: readonly RegExp[] = [
  /^(?:其他)?国内(?:公务)?接待(?:费用?)?(?:支出)?$/,
  /^(?:外事|外宾|涉外|国（境）外)(?:公务)?接待(?:费用?)?(?:支出)?$/,
];

/**
 * 公务接待费的两部分 (TEXT-ENUM-SUM): 「公务接待费支出4万元。其中：外事接待支出0万元，接待0人次。其他国内公务接待支出4万元」. The second half stands in a
 * sentence of its own.
 */
export function judgeHalvesOfReception(claims: readonly Claim[]): readonly Judgement[] {
  return claims.flatMap((half, at): readonly Judgement[] => {
    if (!HALVES.some((name) => name.test(half.subject)) || half.whole === null || !isJudgeable(half)) return [];
    const other = HALVES.find((name) => !name.test(half.subject));
    const whole = claims[half.whole];
    if (other === undefined || whole === undefined) return [];
    if (!isJudgeable(whole) || threePublicPartOf(whole.subject) !== 'reception') return [];
    const isNear = ({ section, sentence, whole: of }: Claim): boolean =>
      of === null && section === half.section && sentence > half.sentence && sentence - half.sentence <= NEAR;
    const found = claims.flatMap((claim, index) =>
      isNear(claim) && isJudgeable(claim) && other.test(claim.subject) ? [{ at: index, value: claim.value }] : [],
    );
    const [rest, more] = found;
    if (rest === undefined || more !== undefined) return [];
    const says = (expected: string, actual: string): string =>
      `所列国内接待与外事接待之和为${expected}，文中公务接待费为${actual}`;
    const parts = [{ at, value: half.value }, rest];
    return [judgementOfSum(parts, { at: half.whole, value: whole.value }, says)];
  });
}
