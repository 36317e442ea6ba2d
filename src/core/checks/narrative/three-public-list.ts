import { meets } from '../../amount/index.js';
import type { Claim, Figure } from '../../disclosure/index.js';
import { asMoney, intervalOfFigure, isJudgeable, printed, sumOf, type Judgement } from './judgement.js';
import { phaseOf, threePublicPartOf, type ThreePublicPart } from './measure.js';

/**
 * “三公”经费 and its parts: 因公出国, 公务用车 and 公务接待 are all there are, and 购置 and 运行 are all of the cars, whether the
 * text says so or not. Budget and outcome told side by side are added up each for itself.
 */
export function judgeThreePublic(
  claims: readonly Claim[],
  wholeIndex: number,
  members: readonly number[],
): readonly Judgement[] {
  const whole = claims[wholeIndex];
  if (whole === undefined || !/三公/.test(whole.subject)) return [];
  const beside = claims.flatMap((claim, index) =>
    claim.sentence === whole.sentence && claim.whole === null && /三公/.test(claim.subject) ? [index] : [],
  );
  const phase = (index: number): string | null => phaseOf(claims[index]?.subject ?? '');
  if (new Set(beside.map(phase)).size < beside.length) return [];
  return beside.flatMap((index): readonly Judgement[] => {
    const own = members.filter((at) => beside.length === 1 || phase(at) === phase(index));
    if (own.some((at) => claims[at]?.doubt !== null)) return [];
    const named = partsIn(claims, own);
    if (named === null) return [];
    const { abroad, cars, purchase, running, reception } = named;
    const halves = [...purchase, ...running];
    // 「公务用车运行维护费」 beside 「购置」 is a half, alone it may be the whole: either may close the list.
    const lists = [cars, halves]
      .filter((of) => of.length > 0 && abroad.length + reception.length === 2)
      .map((of) => [...abroad, ...of, ...reception]);
    const [first] = cars;
    // One half alone, beside a name that is none of the parts: that name may be the other half.
    const isUnsure = cars.length === 0 && halves.length === 1 && own.length > lists.flat().length;
    return [
      ...(isUnsure ? [] : judgeSum(claims, index, lists, '因公出国（境）费、公务用车费用和公务接待费')),
      ...(first !== undefined && halves.length === 2
        ? judgeSum(claims, first, [halves], '公务用车购置费和运行维护费')
        : []),
    ];
  });
}

type Parts = Readonly<Record<ThreePublicPart, readonly number[]>>;

/** Which claims name which part; null where one is named twice. */
function partsIn(claims: readonly Claim[], members: readonly number[]): Parts | null {
  const found: Record<ThreePublicPart, number[]> = { abroad: [], cars: [], purchase: [], running: [], reception: [] };
  const unnamed: number[] = [];
  for (const index of members) {
    const subject = claims[index]?.subject ?? '';
    const part = threePublicPartOf(subject);
    if (part !== null) found[part].push(index);
    else if (/^国内公务接待费?/.test(subject)) unnamed.push(index);
  }
  // Who receives no guests from abroad may call the whole by its part.
  if (found.reception.length === 0) found.reception.push(...unnamed);
  return Object.values(found).every(({ length }) => length <= 1) ? found : null;
}

/** Whether one of the lists adds up to a whole; nothing where there is no list. */
function judgeSum(
  claims: readonly Claim[],
  wholeIndex: number,
  lists: readonly (readonly number[])[],
  what: string,
): readonly Judgement[] {
  const total = claims[wholeIndex];
  const [first] = lists;
  if (first === undefined || total === undefined || !isJudgeable(total)) return [];
  const valuesOf = (list: readonly number[]): readonly Figure[] => list.flatMap((at) => claims[at]?.value ?? []);
  const closes = lists.some((list) => meets(sumOf(valuesOf(list)), intervalOfFigure(total.value)));
  const values = valuesOf(first);
  const expected = asMoney(sumOf(values), total.value);
  return [
    {
      rule: 'TEXT-ENUM-SUM',
      claim: wholeIndex,
      operands: first,
      result: closes ? 'pass' : 'finding',
      expected,
      actual: printed(total.value),
      arithmetic: `${values.map(printed).join(' + ')} = ${expected}${closes ? '' : ` ≠ ${printed(total.value)}`}`,
      message: `所列${what}之和为${expected}，文中合计为${printed(total.value)}`,
    },
  ];
}
