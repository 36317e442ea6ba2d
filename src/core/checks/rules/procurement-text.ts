import { meets } from '../../amount/index.js';
import type { Claim, Figure } from '../../disclosure/index.js';
import { asMoney, intervalOfFigure, isJudgeable, printed, sumOf } from '../narrative/judgement.js';
import { ambiguous, passed, type Outcome } from '../outcome.js';
import type { Subject } from '../subject.js';
import { remarkAtClaim } from './claim-remarks.js';

type Money = Claim & { readonly value: Figure };

const KINDS = ['货物', '工程', '服务'] as const;
const ANY_KIND = /货物|工程|服务/;
const SMALL = /中小(?:微)?企业|小(?:型)?微(?:型)?企业/;

/** 「政府采购支出总额」, the whole that the kinds are parts of. */
function isTotal(claim: Claim): claim is Money {
  const { subject } = claim;
  return isJudgeable(claim) && subject.includes('政府采购') && !ANY_KIND.test(subject) && !SMALL.test(subject);
}

/** The statements behind a total that stand in the same list. */
function listOf(claims: readonly Claim[], at: number): readonly Claim[] {
  return claims.filter((claim) => claim.whole === at);
}

function checkKinds(subject: Subject, whole: Money, list: readonly Claim[]): readonly Outcome[] {
  const own = KINDS.map((kind) =>
    list.filter((claim) => claim.subject.includes(kind) && !SMALL.test(claim.subject)).filter(isJudgeable),
  );
  const parts = own.flatMap((claims) => claims.slice(0, 1));
  if (parts.length < 2) return [];
  if (own.some((claims) => claims.length > 1)) return [ambiguous('政府采购的同一类出现不止一个金额')];
  const figures = parts.map(({ value }) => value);
  const [sum, total] = [sumOf(figures), intervalOfFigure(whole.value)];
  if (meets(sum, total)) return [passed(1)];
  const isOver = sum.low.gt(total.high);
  // A kind that is left out may hold the rest.
  if (!isOver && parts.length < KINDS.length) {
    return [ambiguous('政府采购只列出部分类别，不能与总额比较')];
  }
  const expected = asMoney(sum, whole.value);
  return [
    remarkAtClaim(subject, whole, parts, {
      severity: 'error',
      message: `文字中政府采购货物、工程、服务之和为${expected}，总额为${printed(whole.value)}，请核对。`,
      topic: `采购分类·${whole.section ?? ''}`,
      expected,
      actual: printed(whole.value),
      arithmetic: `${figures.map(printed).join(' + ')} = ${expected} ≠ ${printed(whole.value)}`,
    }),
  ];
}

/** 文字中的采购总额 = 货物 + 工程 + 服务 (SUM-PROC). */
export function procurementInText(subject: Subject): readonly Outcome[] {
  const { claims } = subject.disclosure;
  return claims.flatMap((claim, index) => (isTotal(claim) ? checkKinds(subject, claim, listOf(claims, index)) : []));
}

/** 中小企业采购额不超过采购总额 (SUM-SUBSET): each statement, and the statements for 货物, 工程 and 服务 together. */
export function smallBusinessInText(subject: Subject): readonly Outcome[] {
  const { claims } = subject.disclosure;
  const wholes = claims.filter(isTotal);
  const [whole] = wholes;
  // Procurement of several years or units in one text: which total a statement belongs to is not certain.
  if (whole === undefined || wholes.some((other) => other.value.amount.value !== whole.value.amount.value)) return [];
  const small = claims.filter(
    (claim): claim is Money =>
      isJudgeable(claim) && SMALL.test(claim.subject) && claim.section === whole.section && claim !== whole,
  );
  const total = intervalOfFigure(whole.value);
  const over = small.filter(({ value }) => intervalOfFigure(value).low.gt(total.high));
  if (over[0] !== undefined) {
    return [
      remarkAtClaim(subject, over[0], [whole], {
        severity: 'error',
        message: `“${over[0].subject}”${printed(over[0].value)}，大于政府采购总额${printed(whole.value)}，请核对。`,
        topic: '中小企业',
        actual: printed(over[0].value),
        arithmetic: `${printed(over[0].value)} ＞ ${printed(whole.value)}`,
      }),
    ];
  }
  const split = small.filter(({ subject: words }) => ANY_KIND.test(words));
  const isDisjoint = new Set(split.map(({ subject: words }) => ANY_KIND.exec(words)?.[0])).size === split.length;
  if (split.length > 1 && isDisjoint) {
    const sum = sumOf(split.map(({ value }) => value));
    if (sum.low.gt(total.high)) {
      const both = asMoney(sum, whole.value);
      const [first = whole] = split;
      return [
        remarkAtClaim(subject, first, [...split.slice(1), whole], {
          severity: 'warning',
          message: `货物、工程、服务中授予中小企业的金额合计${both}，大于政府采购总额${printed(whole.value)}，请核对。`,
          topic: '中小企业分类',
          actual: both,
          arithmetic: `${split.map(({ value }) => printed(value)).join(' + ')} = ${both} ＞ ${printed(whole.value)}`,
        }),
      ];
    }
  }
  return small.length === 0 ? [] : [passed(small.length)];
}
