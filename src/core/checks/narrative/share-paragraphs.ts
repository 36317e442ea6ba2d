import { meets } from '../../amount/index.js';
import type { Claim } from '../../disclosure/index.js';
import { intervalOfFigure, isJudgeable, printed, sumOf } from './judgement.js';
import { isAgreeing, type Base, type Member } from './share-bases.js';
import { areAll } from './share-wholes.js';

/** How many sentences a paragraph of such a list may have behind its share: a reason is one of its own as often as not. */
const NEAR = 3;
/** Shares that agree with a whole to prove that it is theirs, where their amounts do not make it up. */
const LEAST = 2;

/** 「收入预算80万元，其中：」 at the end of its paragraph, which the first part goes on. */
const OPENS = /其中[：:]/;

/** The members of `free` that go on the list of `told`: each names no whole, and stands in the sentences right behind the one before it. */
function runBehind(claims: readonly Claim[], told: readonly Member[], free: readonly Member[]): readonly Member[] {
  const run: Member[] = [];
  let last = claims[told.at(-1)?.index ?? -1];
  for (const member of free) {
    const claim = claims[member.index];
    if (claim === undefined || last === undefined || claim.sentence <= last.sentence) continue;
    if (claim.section !== last.section || claim.sentence > last.sentence + NEAR) break;
    run.push(member);
    last = claim;
  }
  return run;
}

/** True where the members are all shares of the whole: their amounts make it up, or they make up 100 % and all but one agree with it. */
function areSharesOf(members: readonly Member[], whole: Base): boolean {
  if (meets(sumOf(members.map(({ value }) => value)), whole.interval)) return true;
  const agreeing = members.filter((member) => isAgreeing(member, whole)).length;
  return areAll(members) && agreeing >= LEAST && agreeing >= members.length - 1;
}

/** Those of the run that are parts of the whole, beside the ones told with it. 「工资福利支出40万元，占66%」 between two of them is of the one before it. */
function partsAmong(told: readonly Member[], run: readonly Member[], whole: Base): readonly Member[] {
  const length = run.findLastIndex((_, at) => areSharesOf([...told, ...run.slice(0, at + 1)], whole)) + 1;
  if (length > 0) return run.slice(0, length);
  const agreeing = run.filter((member) => isAgreeing(member, whole));
  const all = sumOf([...told, ...agreeing].map(({ value }) => value));
  return meets(all, whole.interval) ? agreeing : [];
}

/**
 * 分段列举的占比: 「收入预算80万元，其中：」 with 「财政拨款60万元，占75%。」 and 「事业收入20万元，占25%。」 in paragraphs of their own. Only the first of them is listed
 * under the whole; the others are moved to it here where the figures say that they are its parts. `groups`: the shares by
 * what they are of.
 */
export function joinParagraphs(claims: readonly Claim[], groups: Map<string, Member[]>): void {
  for (const [key, told] of groups) {
    const whole = claims[claims[told[0]?.index ?? -1]?.whole ?? -1];
    const first = claims[told[0]?.index ?? -1];
    if (whole === undefined || first === undefined || !isJudgeable(whole) || !key.startsWith('whole ')) continue;
    if (first.share?.of !== null || !OPENS.test(whole.quote) || whole.sentence !== first.sentence) continue;
    const unnamed = `list ${first.section ?? ''} `;
    const free = groups.get(unnamed) ?? [];
    const run = runBehind(claims, told, free);
    const base: Base = { interval: intervalOfFigure(whole.value), text: printed(whole.value), operands: [] };
    const joined = partsAmong(told, run, base);
    if (joined.length === 0) continue;
    told.push(...joined);
    const rest = free.filter((member) => !joined.includes(member));
    if (rest.length === 0) groups.delete(unnamed);
    else groups.set(unnamed, rest);
  }
}
