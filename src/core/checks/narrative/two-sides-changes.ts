import { Exact, meets } from '../../amount/index.js';
import type { ChangeClaim, Claim, Figure } from '../../disclosure/index.js';
import { intervalOfFigure, isJudgeable, printed, type Judgement } from './judgement.js';
import { isOneSlipOff } from './one-slip.js';
import { statedElsewhere } from './stated-elsewhere.js';
import { isOneTotal, nameWithoutSide } from './two-sides.js';

/** How many sentences behind the one total the other is told. */
const NEAR = 4;

type Told = { readonly at: number; readonly value: Figure; readonly change: ChangeClaim; readonly delta: Figure };

/** The one change that a total tells, with the amount of the total; null for any other statement. */
function toldOf(claims: readonly Claim[], at: number): Told | null {
  const claim = claims[at];
  const [change, more] = claim?.changes ?? [];
  if (claim === undefined || claim.whole !== null || change === undefined || more !== undefined) return null;
  const { delta, deltaDirection, base, basePeriod, baseText } = change;
  if (delta === null || base !== null || (deltaDirection !== 'up' && deltaDirection !== 'down')) return null;
  if (basePeriod === null || /预算|决算|执行/.test(baseText)) return null;
  const value = isJudgeable(claim) ? claim.value : (statedElsewhere(claims, at)?.value ?? null);
  return value === null ? null : { at, value, change, delta };
}

/**
 * 收支两边的增减 (TEXT-ENUM-SUM): 「预算收入80万元，较上年增加5万元；预算支出80万元，较上年增加5万元」. Both sides of one total are the same amount this year and
 * were so the year before, and so are their changes. Told where one wrong digit, or one word turned round, is why they differ.
 */
export function judgeTwoSidesChanges(claims: readonly Claim[]): readonly Judgement[] {
  return claims.flatMap((spent, index): readonly Judgement[] => {
    const other = nameWithoutSide('支出', spent.subject);
    const own = other === null ? null : toldOf(claims, index);
    if (own === null) return [];
    const at = claims.findLastIndex(
      ({ subject, sentence, section }, before) =>
        before < index &&
        section === spent.section &&
        spent.sentence - sentence <= NEAR &&
        isSameTotal(nameWithoutSide('收入', subject), other),
    );
    const received = at < 0 ? null : toldOf(claims, at);
    return received === null ? [] : judgePair(received, own);
  });
}

function isSameTotal(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && isOneTotal(one, other);
}

function judgePair(received: Told, own: Told): readonly Judgement[] {
  if (received.change.basePeriod !== own.change.basePeriod) return [];
  if (!new Exact(received.value.amount.value).eq(own.value.amount.value)) return [];
  if (received.value.amount.unit !== own.value.amount.unit) return [];
  const [one, two] = [received, own].map(({ change, delta }) => ({
    figure: delta,
    sign: change.deltaDirection === 'down' ? (-1 as const) : (1 as const),
  }));
  if (one === undefined || two === undefined) return [];
  const isSame = one.sign === two.sign && meets(intervalOfFigure(one.figure), intervalOfFigure(two.figure));
  if (!isSame && !isOneSlipOff([two], one, null, true)) return [];
  const says = ({ figure, sign }: typeof one): string => `${sign < 0 ? '减少' : '增加'}${printed(figure)}`;
  return [
    {
      rule: 'TEXT-ENUM-SUM',
      claim: own.at,
      operands: [received.at],
      result: isSame ? 'pass' : 'finding',
      isCertain: false,
      expected: says(one),
      actual: says(two),
      arithmetic: `${says(one)} ≠ ${says(two)}`,
      message: `比上年${says(two)}，收入与支出总额相同，收入却比上年${says(one)}，请核对`,
    },
  ];
}
