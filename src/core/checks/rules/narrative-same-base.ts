import { add, meets, subtract, type Interval } from '../../amount/index.js';
import type { ChangeClaim, Claim, Figure } from '../../disclosure/index.js';
import { asMoney, intervalOfFigure, isJudgeable, printed } from '../narrative/judgement.js';
import type { Remark } from '../outcome.js';
import type { Subject } from '../subject.js';
import { remarkAtClaim } from './claim-remarks.js';

type Money = Claim & { readonly value: Figure };

/** A statement of this year's amount with what it says of the year before. */
type Compared = {
  readonly claim: Money;
  readonly change: ChangeClaim;
  readonly scope: string;
  readonly previous: Interval;
};

/** Words of a part: 「财政拨款基本支出」 is no total of 财政拨款. */
const PART =
  /基本支出|项目支出|人员|公用|三公|接待|出国|公务用车|会议|培训|机关运行|采购|服务|结转|其中|[（(][类款项][）)]/;

/** 口径 of a total: one fund, all 财政拨款, or everything. Null where the statement is of a part or of something else. */
function scopeOf(subject: string): string | null {
  const words = subject.replace(/\s/g, '');
  if (PART.test(words)) return null;
  if (/一般公共预算/.test(words)) return '一般公共预算';
  if (/政府性基金/.test(words)) return '政府性基金预算';
  if (/财政拨款/.test(words)) return '财政拨款';
  return /(?:收入|支出|收支)(?:总?预算)?(?:总计|总额|合计|总预算)|收支总预算|本年(?:收入|支出)/.test(words)
    ? '收支总额'
    : null;
}

/** What the year before was by this statement: printed, or this year's amount less the change. */
function previousOf(value: Figure, change: ChangeClaim): Interval | null {
  if (change.base !== null) return intervalOfFigure(change.base);
  if (change.delta === null || (change.deltaDirection !== 'up' && change.deltaDirection !== 'down')) return null;
  const [now, by] = [intervalOfFigure(value), intervalOfFigure(change.delta)];
  return change.deltaDirection === 'up' ? subtract(now, by) : add(now, by);
}

function comparedIn(subject: Subject): readonly Compared[] {
  const { claims, profile } = subject.disclosure;
  const year = profile.fiscalYear.value;
  return claims.flatMap((claim): readonly Compared[] => {
    if (!isJudgeable(claim) || (claim.period !== null && year !== null && claim.period !== year)) return [];
    const scope = scopeOf(claim.subject);
    // 决算, 执行数 and 调整预算 of the year before are other figures than its 预算.
    const change = claim.changes.find(
      ({ basePeriod, baseText }) =>
        (basePeriod === 'previous' || basePeriod === (year ?? 0) - 1) && !/决算|执行|完成|调整/.test(baseText),
    );
    if (scope === null || change === undefined) return [];
    const previous = previousOf(claim.value, change);
    return previous === null ? [] : [{ claim, change, scope, previous }];
  });
}

function isSameAmount(one: Figure, other: Figure): boolean {
  return one.amount.value === other.amount.value && one.amount.unit === other.amount.unit;
}

function told({ claim, change }: Compared): string {
  const { delta, base, deltaDirection } = change;
  if (base !== null) return `上年数为${printed(base)}`;
  return delta === null
    ? ''
    : `比上年${deltaDirection === 'down' ? '减少' : '增加'}${printed(delta)}，上年数应为${asMoney(previousOf(claim.value, change) ?? intervalOfFigure(claim.value), claim.value)}`;
}

/**
 * 同一金额的上年数. Two statements of one total, the same this year, must come from the same total of the year before:
 * 「财政拨款收支总预算 900.00 万元，增加 85.20 万元」 and 「财政拨款支出 900.00 万元，增加 82.50 万元」 cannot both be right
 * unless income and spending of the year before differed, which is for the reviewer to know.
 */
export function unlikeBases(subject: Subject): readonly Remark[] {
  const compared = comparedIn(subject);
  const found = new Map<string, Remark>();
  for (const [index, one] of compared.entries()) {
    const other = compared
      .slice(index + 1)
      .find(
        (next) =>
          next.scope === one.scope &&
          isSameAmount(one.claim.value, next.claim.value) &&
          !meets(one.previous, next.previous),
      );
    if (other === undefined || found.has(one.scope)) continue;
    found.set(
      one.scope,
      remarkAtClaim(subject, other.claim, [one.claim], {
        severity: 'warning',
        message: `“${one.claim.subject}”与“${other.claim.subject}”本年同为${printed(one.claim.value)}，由文字推得的上年数不同：一处${told(one)}；另一处${told(other)}。请核对。`,
        topic: `上年数·${one.scope}`,
        expected: told(one),
        actual: told(other),
      }),
    );
  }
  return [...found.values()];
}
