import type { Binding, Spot } from './binding.js';
import { isSaidOfBefore } from './comparison.js';
import { canHaveParts, isNested, isPartedItself, listedAgain, opensList } from './list-owner.js';
import { isInsideItemPath, subjectOf } from './vocabulary.js';

/** 「A 5万元加上B 4万元」 adds up; what follows is no part of what stands before. */
const ADDED = /(?<!增)加上/;
/** 「9.5万元：主要用于A 5.25万元，B 4.25万元」 and 「9.5万元（A 5.25万元、…）」 list parts as well. */
const INNER_LIST = /(?:主要用于|包括|(?<=[，,]\s*)(?:含|(?:分别)?用于))[^，。；]*$|[（(][^（）()]*$/;
const CLOSED = /[）)]/;
/** Nothing but a comma and the words of the figure behind the bracket. */
const BEHIND_BRACKET = /[）)]\s*[，,][^（）()]*$/;

/** Follows the lists that the words before a figure open and end: whose parts the figure and those behind it tell. */
export function followLists(binding: Binding, { between, clause, behind, directed }: Spot): void {
  const { claims, first, open } = binding;
  if (directed === null) binding.whole = listedAgain(between, claims) ?? binding.whole;
  const isOpening = open !== null && claims.indexOf(open) === first;
  const isParted = directed === null && isPartedItself(between, open, isOpening);
  const isListed = isParted || (directed === null && opensList(between, behind, open));
  const isWithin = isParted || (isListed && isNested(open, between, subjectOf(clause)));
  if (isWithin) {
    binding.inner = open === null ? null : claims.indexOf(open);
  } else if (isListed) {
    const whole = claims.findLastIndex((claim, index) => index >= first && canHaveParts(claim));
    if (whole >= 0) binding.whole = whole;
  }
  if (binding.inner === null && ADDED.test(between)) binding.whole = null;
  if (INNER_LIST.test(between) && directed === null && open !== null && binding.inner === null) {
    binding.inner = claims.indexOf(open);
  }
  if (
    !isWithin &&
    binding.inner !== null &&
    CLOSED.test(between) &&
    !isInsideItemPath(between, between.search(CLOSED))
  ) {
    // 「公务用车费9.5万元（其中：购置费3万元，运行费6.5万元），比上年减少…」 goes on about what stands before the bracket.
    if (BEHIND_BRACKET.test(between) && isSaidOfBefore(clause)) binding.open = claims[binding.inner] ?? open;
    binding.inner = null;
  }
}
