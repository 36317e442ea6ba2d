import { meets } from '../../amount/index.js';
import type { Claim, Figure } from '../../disclosure/index.js';
import { intervalOfFigure, isJudgeable, sumOf, type Judgement } from './judgement.js';
import { isOneSlipOff } from './one-slip.js';
import { judgementOfSum } from './sums.js';

type Stated = { readonly at: number; readonly value: Figure };

/** One side of the accounts: its total, what makes it up, and what may be told beside these. */
type Side = { readonly total: RegExp; readonly parts: readonly RegExp[]; readonly beside: RegExp };

const YEAR = String.raw`^(?:20\d{2}年度?)?(?:本年)?`;

/** 收入总计 = 本年收入 + 年初结转和结余 (+ 使用非财政拨款结余); 支出总计 = 本年支出 + 年末结转和结余 (+ 结余分配). */
const SIDES: readonly Side[] = [
  {
    total: /^(?:20\d{2}年度?)?收入总计$/,
    parts: [new RegExp(`${YEAR}收入(?:合计)?$`), /^(?:20\d{2}年度?)?(?:年初|上年)结转(?:和|与|及)?(?:结余)?$/],
    beside: /使用非财政拨款|用事业基金弥补/,
  },
  {
    total: /^(?:20\d{2}年度?)?支出总计$/,
    parts: [new RegExp(`${YEAR}支出(?:合计)?$`), /^(?:20\d{2}年度?)?年末结转(?:和|与|及)?(?:结余)?$/],
    beside: /^结余分配$/,
  },
];

/** The one amount of a name; null where there is none, or more than one. */
function onlyOne(claims: readonly Claim[], chapter: readonly number[], name: RegExp): Stated | null {
  const found = chapter.flatMap((at): readonly Stated[] => {
    const claim = claims[at];
    return claim !== undefined && name.test(claim.subject) && isJudgeable(claim) ? [{ at, value: claim.value }] : [];
  });
  const [first, more] = found;
  return first === undefined || more !== undefined ? null : first;
}

/**
 * 总计与分段所写各数 (TEXT-ENUM-SUM): 「1.收入总计80万元。…2.收入合计70万元…。此外，年初结转和结余10万元。」 A chapter tells the total of a side in one
 * paragraph and what makes it up in others. Nobody says that they do, so a gap is told only where one wrong digit explains it.
 */
export function judgeAccounts(claims: readonly Claim[]): readonly Judgement[] {
  const chapters = new Map<string | null, number[]>();
  claims.forEach(({ section }, at) => chapters.set(section, [...(chapters.get(section) ?? []), at]));
  return [...chapters.values()].flatMap((chapter) =>
    SIDES.flatMap(({ total, parts, beside }): readonly Judgement[] => {
      const whole = onlyOne(claims, chapter, total);
      const [year, carried] = parts.map((name) => onlyOne(claims, chapter, name));
      if (whole === null || year === null || year === undefined || carried === null || carried === undefined) return [];
      // What is listed below its total is added up there.
      if ([year, carried].some(({ at }) => claims[at]?.whole !== null)) return [];
      const others = chapter.filter((at) => beside.test(claims[at]?.subject ?? ''));
      const other = onlyOne(claims, chapter, beside);
      if (others.length > 0 && other === null) return [];
      const listed = other === null ? [year, carried] : [year, carried, other];
      const values = listed.map(({ value }) => value);
      const terms = values.map((figure) => ({ figure, sign: 1 }) as const);
      const isRight = meets(sumOf(values), intervalOfFigure(whole.value));
      if (!isRight && !isOneSlipOff(terms, { figure: whole.value, sign: 1 }, 1)) return [];
      const says = (expected: string, actual: string): string =>
        `本部分分段所写各数之和为${expected}，文中总计为${actual}，相差恰为一位数字，请核对`;
      return [judgementOfSum(listed, whole, says, isRight)];
    }),
  );
}
