/** 误印的样子. How a printed figure may have come from the right one, and how likely such a slip is. */
export type Misprint = {
  /** 1 for the commonest slips; from 3 on nothing but the figures speaks for it. */
  readonly cost: number;
  /** In words: 「一位数字不同」; null where no single slip explains it. */
  readonly says: string | null;
};

/** The amount of the only line without one was left out: likelier than any wrong digit elsewhere. */
export const LONE_BLANK: Misprint = { cost: 0.9, says: '漏印' };

/** Digits that are taken for each other by readers of print and by OCR. */
const LOOK_ALIKES: ReadonlySet<string> = new Set(
  ['06', '08', '68', '17', '38', '56', '35', '27', '49', '39', '58'].flatMap((pair) => [
    pair,
    pair.slice(1) + pair.slice(0, 1),
  ]),
);

/** Where no single slip leads from one figure to the other. */
const NO_SLIP = 3;

/** A figure below zero, in each of the ways `readAmount` takes it for one: a minus, a triangle, accountants' parentheses. */
const NEGATIVE = /^\s*(?:[-－–—―─−‐‑‒﹣﹘△▲]|[(（].+[)）]\s*$)/;

function digitsOf(text: string): string {
  return text.normalize('NFKC').replace(/\D/g, '');
}

/** Places in which two texts of equal length differ. */
function differences(one: string, other: string): readonly number[] {
  const places: number[] = [];
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) places.push(at);
  return places;
}

/** The place of the one digit that the longer text has and the shorter lacks; null where it is more than one. */
function extraDigit(longer: string, shorter: string): number | null {
  if (longer.length !== shorter.length + 1) return null;
  let at = 0;
  while (at < shorter.length && longer[at] === shorter[at]) at += 1;
  return longer.slice(at + 1) === shorter.slice(at) ? at : null;
}

function withoutZeros(digits: string): string {
  return digits.replace(/^0+|0+$/g, '');
}

function isDoubled(text: string, at: number): boolean {
  return text[at] === text[at - 1] || text[at] === text[at + 1];
}

/** Compares what is printed with what should stand there; both written with the same number of decimals. */
export function misprintOf(printed: string, right: string): Misprint {
  return misprintsOf(printed)(right);
}

/** As `misprintOf`, for one printed figure and hundreds that may be right. */
export function misprintsOf(printed: string): (right: string) => Misprint {
  const wrong = digitsOf(printed);
  const isNegative = NEGATIVE.test(printed);
  return (right) => slipBetween(wrong, digitsOf(right), isNegative === NEGATIVE.test(right));
}

function slipBetween(wrong: string, good: string, sameSign: boolean): Misprint {
  if (wrong === '') return { cost: 2, says: '漏印' };
  if (wrong === good) return sameSign ? { cost: 0, says: null } : { cost: 1, says: '正负号不同' };
  if (!sameSign) return { cost: NO_SLIP + 1, says: null };
  if (withoutZeros(wrong) === withoutZeros(good)) return { cost: 1.2, says: '小数点移位' };
  const places = wrong.length === good.length ? differences(wrong, good) : [];
  const [first, second, third] = places;
  if (first !== undefined && second === undefined) {
    return LOOK_ALIKES.has(`${wrong[first]}${good[first]}`)
      ? { cost: 1, says: '一位数字形近' }
      : { cost: 1.05, says: '一位数字不同' };
  }
  if (
    first !== undefined &&
    second === first + 1 &&
    third === undefined &&
    wrong[first] === good[second] &&
    wrong[second] === good[first]
  ) {
    return { cost: 1.1, says: '相邻两位颠倒' };
  }
  const added = extraDigit(wrong, good);
  if (added !== null)
    return isDoubled(wrong, added) ? { cost: 1.2, says: '数字重复' } : { cost: 1.4, says: '多印一位' };
  if (extraDigit(good, wrong) !== null) return { cost: 1.4, says: '漏印一位' };
  return { cost: NO_SLIP + (places.length === 0 ? 1 : places.length / 10), says: null };
}
