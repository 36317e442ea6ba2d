import type { ChangeClaim, Figure } from '../../disclosure/index.js';
import type { OpenClaim } from './open-claim.js';
import { FLAT, NEARLY, periodOf } from './vocabulary.js';

/** A comparison of which nothing is known yet. */
export const NO_CHANGE: ChangeClaim = {
  baseText: '',
  basePeriod: null,
  base: null,
  delta: null,
  deltaDirection: null,
  rate: null,
  rateDirection: null,
  flat: false,
};

/** The comparison told last of a statement. */
export function lastChange(claim: OpenClaim): ChangeClaim | undefined {
  return claim.changes.at(-1);
}

/** Says something of the comparison told last of a statement, or of another one where `isAnother` or it has none. */
export function setChange(claim: OpenClaim, patch: Partial<ChangeClaim>, isAnother: boolean): void {
  const last = lastChange(claim);
  if (last === undefined || isAnother) claim.changes.push({ ...NO_CHANGE, ...patch });
  else claim.changes[claim.changes.length - 1] = { ...last, ...patch };
}

/** A change with the base that the words before its figure name. */
export function withBase(patch: Partial<ChangeClaim>, between: string): Partial<ChangeClaim> {
  const base =
    /(?:比|较|与(?=20\d{2}年|上年|去年|上一年|年初))([^，。；]*?)(?:相比|相较|，|,|$|(?=增|减|上升|下降|降低|提高|节约|压缩|压减|缩减|削减|核减|短收|调增|调减|超收|超支|回落|(?<=[年数算期])(?:多|少|超|低|高)))/.exec(
      between,
    );
  if (base === null) return patch;
  const words = (base[1] ?? '').replace(/\s+/g, '');
  const period = periodOf(words);
  // 「比年初预算」 is a base without a year.
  const isPlan = period === null && /预算数?$/.test(words);
  return period === null && !isPlan ? patch : { ...patch, baseText: words, basePeriod: period };
}

/** 「与2024年持平」 belongs to the last claim that begins before it. */
export function markFlat(sentence: string, claims: readonly OpenClaim[], figures: readonly Figure[]): void {
  const match = FLAT.exec(sentence);
  if (match === null || NEARLY.test(sentence.slice(0, match.index))) return;
  const around = sentence.slice(Math.max(0, match.index - 24), match.index + match[0].length);
  const words = /(?:(?<!相)[比较]|与|同|等于)(?![^]*(?:(?<!相)[比较]|与|同|等于))[^]*$/.exec(around)?.[0];
  if (words === undefined) return;
  const owner = claims.findLast((claim) => claim.value !== null && claim.value.start < match.index);
  if (owner === undefined) return;
  const last = owner.changes.at(-1);
  if (last !== undefined && last.delta === null && last.rate === null) {
    owner.changes[owner.changes.length - 1] = { ...last, flat: true };
    return;
  }
  const figuresBetween = figures.some(
    (figure) => figure.start > (owner.value?.start ?? 0) && figure.start < match.index,
  );
  const period = periodOf(words);
  if (!figuresBetween || last === undefined) owner.changes.push({ ...NO_CHANGE, basePeriod: period, flat: true });
}

/** Words without white space. */
export function squeeze(words: string): string {
  return words.replace(/\s+/g, '');
}

/** True for a statement that tells a change and not the amount itself. */
export function isOnlyChanged(claim: OpenClaim | undefined): boolean {
  return claim !== undefined && claim.value === null && claim.changes.length > 0;
}

/** Nothing but a bracket or a comma before the figure. */
export function isBare(between: string): boolean {
  return /^\s*[（(，,]?\s*(?:即|约|为)?\s*$/.test(between);
}

/** The first is stated, the second is still missing: what follows in brackets is the second. */
export function isResultOf(stated: Figure | null, missing: Figure | null): boolean {
  return stated !== null && missing === null;
}
