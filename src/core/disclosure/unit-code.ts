/** Digits of a department's code (部门预算代码). The codes of its units begin with it. */
const DEPARTMENT_DIGITS = 3;

/**
 * Order of 单位代码: a department stands in front of its units, as it does in every office's list, although 301002 is a larger number
 * than 302. Codes shorter than a department's are plain numbers: 9 comes before 10. The library of documents orders by the same rule.
 */
export function compareUnitCodes(one: string, other: string): number {
  const digits = (code: string): number => Math.min(code.length, DEPARTMENT_DIGITS);
  return digits(one) - digits(other) || (one < other ? -1 : Number(one > other));
}
