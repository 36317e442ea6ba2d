import { Exact, formatDecimal } from '../../amount/index.js';
import type { Claim, Figure } from '../../disclosure/index.js';
import { anchorOfClaim } from '../anchor.js';
import type { Judgement } from '../narrative/index.js';
import type { Remark } from '../outcome.js';
import type { Subject } from '../subject.js';

/** Sums shown in one message; the rest is counted. */
const MOST_SHOWN = 2;

/** A sum of the text that differs from its parts by no more than rounding explains. */
type Rounded = { readonly claim: Claim; readonly words: string; readonly stated: string; readonly parts: string };

function numberIn(figure: string): Exact | null {
  const digits = /^-?\d+(?:\.\d+)?/.exec(figure.replace(/,/g, ''))?.[0];
  return digits === undefined ? null : new Exact(digits);
}

/** 「300.6 万元」 of parts with more decimals is their sum, rounded: nothing is left to explain. */
function arePrintedAlike(figures: readonly (Figure | null)[]): boolean {
  const ways = new Set(figures.map((figure) => `${figure?.unitText ?? ''}${figure?.amount.decimals ?? ''}`));
  return ways.size === 1;
}

/** The sum itself, where the parts as printed do not make it, though their intervals do. */
function ownSum(claims: readonly Claim[], claim: Claim, { expected, actual, operands }: Judgement): readonly Rounded[] {
  const [sum, stated] = [numberIn(expected), numberIn(actual)];
  if (sum === null || stated === null || sum.equals(stated)) return [];
  if (!arePrintedAlike([claim.value, ...operands.map((index) => claims[index]?.value ?? null)])) return [];
  return [{ claim, words: `“${claim.subject}”`, stated: actual, parts: expected }];
}

/** The figure of the year before that a statement compares with; null where it names none or several. */
function baseOf(claim: Claim): Figure | null {
  const bases = claim.changes.flatMap(({ base }) => base ?? []);
  return bases.length === 1 ? (bases[0] ?? null) : null;
}

/** The figures of the year before, where the parts and the sum all state theirs in one unit. */
function baseSum(claims: readonly Claim[], claim: Claim, { operands }: Judgement): readonly Rounded[] {
  const whole = baseOf(claim);
  const parts = operands.map((index) => (claims[index] === undefined ? null : baseOf(claims[index])));
  if (whole === null || whole.kind !== 'money' || parts.length < 2) return [];
  const figures = parts.flatMap((part) => part?.amount ?? []);
  const places = whole.amount.decimals;
  if (figures.length < parts.length || !arePrintedAlike([whole, ...parts])) return [];
  const sum = figures.reduce((all, { value }) => all.plus(value), new Exact(0));
  const gap = sum.minus(whole.amount.value).abs();
  // Half a step for every part and for the sum.
  if (
    gap.isZero() ||
    gap.gt(
      new Exact(10)
        .pow(-places)
        .div(2)
        .times(figures.length + 1),
    )
  )
    return [];
  const shown = formatDecimal(sum, places);
  return [
    {
      claim,
      words: `“${claim.subject}”的上年数`,
      stated: whole.amount.text + whole.unitText,
      parts: shown + whole.unitText,
    },
  ];
}

/**
 * 文内合计的取舍. One line for the file: which sums of the text hold only because every figure was rounded. `told`: claims of
 * which more is said elsewhere.
 */
export function roundedSums(
  { disclosure, document }: Subject,
  judgements: readonly Judgement[],
  told: ReadonlySet<number>,
): readonly Remark[] {
  const { claims } = disclosure;
  const all = judgements
    .filter(({ result, claim }) => result === 'pass' && !told.has(claim))
    .flatMap((judgement) => {
      const claim = claims[judgement.claim];
      return claim === undefined ? [] : [...ownSum(claims, claim, judgement), ...baseSum(claims, claim, judgement)];
    });
  // One sum may be judged in two ways.
  const found = all.filter(
    (one, at) => all.findIndex(({ claim, words }) => claim === one.claim && words === one.words) === at,
  );
  const [first] = found;
  if (first === undefined) return [];
  const shown = found.slice(0, MOST_SHOWN).map(({ words, stated, parts }) => `${words}${stated}，各项之和 ${parts}`);
  return [
    {
      type: 'remark',
      severity: 'notice',
      message: `文字说明：有 ${found.length} 处合计与各项之和相差在取舍误差之内（${shown.join('；')}），不作为差错。`,
      at: anchorOfClaim(document, first.claim),
      evidence: found.map(({ claim, stated }) => ({
        anchor: anchorOfClaim(document, claim),
        text: stated,
        role: 'stated',
        low: null,
        high: null,
      })),
      topic: '舍入',
      expected: first.parts,
      actual: first.stated,
      isRounding: true,
    },
  ];
}
