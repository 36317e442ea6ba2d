import type { ChangeClaim, Figure } from '../../disclosure/index.js';
import { countedIn, namedAround } from './asides.js';
import { AMOUNT_STEPS } from './bind-amount.js';
import { PERCENT_STEPS } from './bind-percent.js';
import type { Binding, Spot, Step } from './binding.js';
import { markFlat } from './changes.js';
import { comparedAfterReason, exceedingRate, isComparedWith, REASON, sumsUp } from './comparison.js';
import { figuresOf, inexactness } from './figures.js';
import { followLists } from './follow-lists.js';
import { lastWholeOf, listOwner, listsBelow, listsOneSoFar } from './list-owner.js';
import { emptyClaim, type OpenClaim } from './open-claim.js';
import { placeInRow, rowsOf } from './respectively.js';
import { clauseBefore, directionOf, subjectOf } from './vocabulary.js';

/** A threshold (「200万元以上」) is no figure of its own; its words stay with the figure behind it. */
const THRESHOLD = /^\s*(?:\(含\)|（含）)?(?:及|或)?以[上下内外]/;

/**
 * Binds the figures of one sentence to subjects, left to right, appending to `claims` (those of the passage so far).
 * Figures never bind backwards over a full stop, except a comparison without any subject (「较上年4.00万元增加…」) and the
 * parts of a list (「其中：…」, 「（…）」), which continue the passage's last whole.
 * `listedUnder` is the whole whose list goes on in this sentence; returns the one in force at its end. `listed` is what the
 * changes of a list are compared with, where the sentence before has said it; `before` is that sentence.
 */
export function bindSentence(
  sentence: string,
  claims: OpenClaim[],
  listedUnder: number | null = null,
  listed: Partial<ChangeClaim> | null = null,
  before = '',
): number | null {
  const figures = figuresOf(sentence);
  const owner = listOwner(sentence, claims, listedUnder, before);
  const rows = rowsOf(sentence, figures);
  const binding: Binding = {
    sentence,
    claims,
    first: claims.length,
    lastWhole: lastWholeOf(claims),
    listed,
    open: null,
    whole: owner,
    inner: null,
    cursor: 0,
    ratioOf: null,
  };
  for (const figure of figures) {
    const spot = spotOf(binding, figure);
    if (spot === null) break;
    followLists(binding, spot);
    if (THRESHOLD.test(spot.behind)) continue;
    binding.cursor = figure.end;
    const placed = rows.get(figure);
    if (placed === undefined) stepsOf(figure).some((step) => step(binding, spot));
    else binding.open = placeInRow(placed, figure, claims, binding.inner ?? binding.whole);
  }
  markFlat(sentence, claims.slice(binding.first), figures);
  markInexact(sentence, claims.slice(binding.first));
  if (/[；;]\s*$/.test(sentence)) {
    if (listsBelow(sentence)) return binding.inner ?? binding.whole;
    const { inner, first } = binding;
    if (inner !== null && listsOneSoFar(sentence, claims, inner, first)) return inner;
  }
  // 「会议费6万元，拟开会3个，其中大型会议1个；培训费8万元」: a list of counts parts no amount, and ends with its sentence.
  const isOfCounts =
    binding.whole !== owner && !claims.slice(binding.first).some(({ whole }) => whole === binding.whole);
  return isOfCounts ? owner : binding.whole;
}

/** A figure with the words around it; null where the sentence explains from here on. */
function spotOf({ sentence, claims, cursor, open }: Binding, figure: Figure): Spot | null {
  const stretch = sentence.slice(cursor, figure.start);
  const isReason = REASON.test(stretch);
  const resumed = isReason ? comparedAfterReason(stretch, open !== null, sentence.slice(figure.end)) : null;
  if (isReason && resumed === null && !sumsUp(stretch, claims.at(-1))) return null;
  const between = resumed ?? stretch;
  const clause = clauseBefore(between);
  const behind = sentence.slice(figure.end);
  const isThan = isComparedWith(clause, behind);
  return {
    figure,
    between,
    clause,
    behind,
    directed: isThan ? null : (directionOf(clause) ?? exceedingRate(figure, clause)),
    isThan,
    doubt: /\d\s+$/.test(sentence.slice(0, figure.start)) ? '数字中有空格，未能确定数值' : null,
  };
}

function stepsOf({ kind }: Figure): readonly Step[] {
  if (kind === 'percent') return PERCENT_STEPS;
  return kind === 'count' ? COUNT_STEPS : AMOUNT_STEPS;
}

/** 「共有车辆5辆」: a count is a statement of its own, and nothing goes on about it. */
const count: Step = ({ sentence, claims }, { figure, between, clause, directed }) => {
  const counted = emptyClaim(countedIn(sentence, namedAround(between, subjectOf(clause)), figure), null);
  counted.value = figure;
  if (directed !== null || counted.subject === '') counted.doubt = '数量前未写明对象';
  claims.push(counted);
  return true;
};

const COUNT_STEPS: readonly Step[] = [count];

/** 「约5万元」: an amount that is said to be none to the last digit. */
function markInexact(sentence: string, claims: readonly OpenClaim[]): void {
  for (const claim of claims) {
    for (const figure of [claim.value, ...claim.changes.flatMap(({ base, delta }) => [base, delta])]) {
      if (figure?.kind === 'money') claim.doubt ??= inexactness(sentence, figure);
    }
  }
}
