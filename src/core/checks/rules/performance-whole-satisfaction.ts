import { align } from '../text/near.js';

/** Names of indicators that measure satisfaction: 「服务对象满意度」. */
const SATISFACTION = /满意(?:度|率)$/;
/** Fewer indicators of satisfaction in the table of the whole show no habit of taking over the projects' names. */
const LEAST_STATED = 3;

/** In shorter names one or two other characters are other people: 「船员满意度」, 「村民满意度」. */
const LEAST_ALIGNED = 9;

/** True where one indicator may be meant: the same name, one within the other, or one or two characters off. */
function isSame(one: string, other: string): boolean {
  const isLong = Math.min(one.length, other.length) >= LEAST_ALIGNED;
  return one.includes(other) || other.includes(one) || (isLong && align(one, other) !== null);
}

/**
 * 一项满意度两个名称. Indicators of satisfaction in the table of the whole that no project names, where most of the others are
 * named as a project names them; and those of the projects that the table of the whole does not name. Empty where
 * nothing is left on one of the sides: then it is an indicator of the whole alone.
 */
export function satisfactionAlone<Whole extends { readonly name: string }, Own extends { readonly name: string }>(
  whole: readonly Whole[],
  own: readonly Own[],
): { readonly whole: readonly Whole[]; readonly own: readonly Own[] } {
  const stated = whole.filter(({ name }) => SATISFACTION.test(name));
  const measured = own.filter(({ name }) => SATISFACTION.test(name));
  const alone = stated.filter(({ name }) => !measured.some((one) => isSame(one.name, name)));
  const rest = measured.filter(({ name }) => !stated.some((one) => isSame(one.name, name)));
  const isHabit = stated.length >= LEAST_STATED && alone.length * 2 < stated.length;
  return isHabit && rest.length > 0 ? { whole: alone, own: rest } : { whole: [], own: [] };
}
