import type { OpenClaim } from './open-claim.js';
import { subjectOf } from './vocabulary.js';

/** A measure's name without the words that come and go between two namings of it. */
export function bareMeasure(subject: string): string {
  return subject.replace(/总?预算|总?决算|20\d{2}年度?|[“”"]|(?:总计|合计|总额)$/g, '');
}

/** A shorter name may be the end of many. */
const LEAST_NAME = 4;

/** Index of the amount told last whose name ends with what `words` name again; null where they name none, or too little. */
export function namedAgain(words: string | undefined, claims: readonly OpenClaim[]): number | null {
  const name = bareMeasure(subjectOf(words ?? ''));
  if (name.length < LEAST_NAME) return null;
  const at = claims.findLastIndex(
    ({ value, subject }) => value?.kind === 'money' && bareMeasure(subject).endsWith(name),
  );
  return at < 0 ? null : at;
}

/** True where the words before a change name a measure that is not the one told before. */
export function isOtherMeasure(open: { readonly subject: string }, own: string): boolean {
  const isNamed = /(?:费用?|经费|公务接待|结余|[^本总年]支出|[^本总年]收入)(?:预算|决算)?数?$/.test(own);
  // 「收入预算减少，主要是财政拨款较上年减少」, but not 「财政拨款收入…，财政拨款较上年减少」.
  const isFund = /(?:拨款|资金)$/.test(own) && !bareMeasure(open.subject).includes(bareMeasure(own));
  const isVague = /^费用支出$|^(?:该|此|这|本|其|总|各)?(?:项|类|部分|年度?)?(?:经费|费用|支出|收入|资金|结余)$/.test(
    own,
  );
  return (
    (isNamed || isFund) && !isVague && open.subject !== own && !bareMeasure(open.subject).endsWith(bareMeasure(own))
  );
}

/** 「总支出」「收入总额」: the whole of a list, by a name that says nothing else. */
const TOTAL = /^(?:总(?:支出|收入)|(?:收入|支出|收支)(?:预算)?(?:总计|总额|合计|总量))(?:预算)?$/;

/** 「其中：A 6万元，B 4万元，总支出比上年减少」: behind its parts the whole is named again. Null where `own` names no whole told before. */
export function wholeNamedAgain<T extends { readonly subject: string; readonly whole: number | null }>(
  open: T,
  own: string,
  claims: readonly T[],
): T | null {
  const whole = open.whole === null ? undefined : claims[open.whole];
  if (whole === undefined) return null;
  const isTotal = TOTAL.test(own) && /收|支/.test(whole.subject) && sidesMeet(whole.subject, own);
  return isTotal || isSameName(whole.subject, own) ? whole : null;
}

/** Words that a name may have or lack: 「本部门当年预算收入」 and 「本部门预算收入」. */
const OPTIONAL = /本部门|本单位|本级|当年|本年度?|年度/g;

function isSameName(one: string, other: string): boolean {
  const [left, right] = [one, other].map((name) => bareMeasure(name).replace(OPTIONAL, ''));
  return left === right && other.length >= LEAST_NAME;
}

/** 「支出」 and 「收入」 are two measures; 收支 is both. */
function sidesMeet(one: string, other: string): boolean {
  return ['收', '支'].some((side) => one.includes(side) && other.includes(side));
}

/** 「公务用车运行维护费决算比预算无增减变化，」: a measure that is compared without any figure. */
const NAMED_WITHOUT_FIGURE =
  /(?:^|[，,；;：:。])\s*(?:其中[，,：:]?)?\s*([^，,；;：:。\d]{0,30}?(?:费用?|支出|收入|经费|拨款|资金|结余|预算|决算)数?)\s*(?:与|同|比|较)[^，,；;。]{1,16}?(?:无[^，,；;。]{0,4}变化|无增减|没有变化|持平|一致|相同|不变)\s*[，,]/g;

/**
 * The measure named last between two figures, in a clause before the figure's own: 「…3万元，公务用车运行维护费决算与预算持平，
 * 比去年增加1万元」 goes on about the second one. Empty where there is none.
 */
export function namedWithoutFigure(between: string, clause: string): string {
  const earlier = between.slice(0, between.length - clause.length);
  const [, name = ''] = [...earlier.matchAll(NAMED_WITHOUT_FIGURE)].at(-1) ?? [];
  return subjectOf(name);
}
