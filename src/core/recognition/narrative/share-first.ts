import type { Figure } from '../../disclosure/index.js';
import { isMeasureOf } from './comparison.js';
import { emptyClaim, type OpenClaim } from './open-claim.js';
import { SHARE, subjectOf } from './vocabulary.js';

/** Words before 占 that name nothing: the share is of what was told before. */
const NAMELESS = /(?:比重|比例|份额|合计|总计|总额|(?<!合同)金额|数额|[两三四]项|上述|以上|分别)$|^(?:其|该|所|均|各)/;
const SHORTEST = 3;

/** 「总支出80万元，人员经费占75%，为60万元」: what a share is said of where its amount has not been told yet; null elsewhere. */
export function namedByShare(open: OpenClaim | null, clause: string): string | null {
  const at = SHARE.exec(clause)?.index ?? 0;
  const name = subjectOf(clause.slice(0, at));
  if (name.length < SHORTEST || NAMELESS.test(name)) return null;
  if (open === null) return name;
  return isMeasureOf(open.subject, name) || isMeasureOf(name, open.subject) ? null : name;
}

/** True where the words name what the share is of, and not only 支出 or 总额. `share` is the match of {@link SHARE}. */
export function namesWhole(share: RegExpExecArray): boolean {
  // 「占政府采购支出总额的75%」: the name before 总额 is one.
  const of = subjectOf(share[1] ?? '').replace(/(?<=.{4})总额$/, '');
  return of.length > SHORTEST && !NAMELESS.test(of);
}

/** A statement of which only the share is known yet. `share` is the match of {@link SHARE}. */
export function shareFirst(name: string, share: RegExpExecArray, figure: Figure, whole: number | null): OpenClaim {
  const of = (share[1] ?? '').replace(/\s+/g, '') || null;
  return { ...emptyClaim(name, null), share: { figure, of, spelled: true }, whole, doubt: '本期数未写明' };
}

/** True for an amount right behind such a share: 「，为60万元」. */
export function isAmountOfShare({ value, share }: OpenClaim, clause: string): boolean {
  return value === null && share !== null && /^\s*(?:为|计|即|(?:合同)?(?:总?金额|总额)为?|[（(])?\s*$/.test(clause);
}
