import { Exact } from '../../amount/index.js';
import type { ChangeClaim, Claim, Figure, Stage } from '../../disclosure/index.js';
import { anchorOfClaim } from '../anchor.js';
import { insufficient, notApplicable, passed, type AcrossRule, type Outcome, type Remark } from '../outcome.js';
import type { Severity } from '../finding.js';
import type { Subject } from '../subject.js';
import { derivedBase, evidenceOfHeld, holdAgainst, type Held, type Stated } from './years-claims.js';
import { documentWords, reportEach, type Library, type Position } from './years-library.js';
import { tableBases } from './years-base-tables.js';

/** A base figure of the narrative. `isDerived`: 本期 ∓ 增减额, where the base itself is not printed. */
type Base = Stated & { readonly change: ChangeClaim; readonly isDerived: boolean };

/** Bases that the tables of last year's file do not state: 调整预算, 执行数, 预计. */
const OTHER_BASE = /调整|执行|预计|完成|实际/;

/** The stage of the file in which a base can be looked up; null where none states it. */
function stageOf(baseText: string, own: Stage): Stage | null {
  if (OTHER_BASE.test(baseText)) return null;
  if (/决算/.test(baseText)) return 'final';
  return /预算/.test(baseText) ? 'budget' : own;
}

function baseOf(claim: Claim, change: ChangeClaim): { readonly figure: Figure; readonly isDerived: boolean } | null {
  if (change.base?.kind === 'money') return { figure: change.base, isDerived: false };
  const { delta, deltaDirection } = change;
  if (claim.value === null || delta === null || deltaDirection === null || deltaDirection === 'unchosen') return null;
  const figure = derivedBase(claim.value, delta, deltaDirection);
  return figure === null ? null : { figure, isDerived: true };
}

/** Base figures of the year before, by the stage of the file that must state them. */
function basesOf(subject: Subject, position: Position): ReadonlyMap<Stage, readonly Base[]> {
  const found = new Map<Stage, Base[]>();
  subject.disclosure.claims.forEach((claim, index) => {
    if (claim.doubt !== null || (claim.period !== null && claim.period !== position.year)) return;
    // One base for a claim: a sentence that compares with two years is left to its first comparison.
    const change = claim.changes.find(
      ({ basePeriod }) => basePeriod === 'previous' || basePeriod === position.year - 1,
    );
    const base = change === undefined ? null : baseOf(claim, change);
    const stage = change === undefined ? null : stageOf(change.baseText, position.stage);
    if (change === undefined || base === null || stage === null) return;
    found.set(stage, [...(found.get(stage) ?? []), { claim: index, change, ...base }]);
  });
  return found;
}

type Answer = { readonly held: Held; readonly other: Subject };

const RANK = { pass: 0, truncated: 1, unread: 2, finding: 3 } as const;

/** The most favourable answer of last year's files: the tables and the explanation may be two of them. */
function answers(
  claims: readonly Claim[],
  bases: readonly Base[],
  others: readonly Subject[],
): readonly (Answer | null)[] {
  const all = others.map((other) => ({ other, held: holdAgainst(claims, bases, other.disclosure) }));
  return bases.map((_, index) => {
    const found = all.flatMap(({ other, held }): Answer[] => {
      const one = held[index];
      return one?.judgement === null || one === undefined ? [] : [{ held: one, other }];
    });
    const rank = ({ held }: Answer): number => (held.judgement === null ? 9 : RANK[held.judgement.result]);
    return found.toSorted((a, b) => rank(a) - rank(b))[0] ?? null;
  });
}

/** A derived base may be off by the rounding of both figures it was made from. */
function isWithinDerived(base: Base, answer: Answer): boolean {
  const { judgement } = answer.held;
  if (!base.isDerived || judgement === null) return false;
  const { amount } = base.figure;
  const cells = judgement.cells.flatMap(({ cell }) => (cell.reading.state === 'number' ? [cell.reading.amount] : []));
  if (cells.length === 0 || cells.some((cell) => cell.unit !== amount.unit)) return false;
  const sum = cells.reduce((total, cell) => total.plus(cell.value), new Exact(0));
  const step = new Exact(10).pow(-amount.decimals);
  return sum.minus(amount.value).abs().lte(step.times('1.5'));
}

function remarkOf(subject: Subject, position: Position, base: Base, answer: Answer): Remark | null {
  const claim = subject.disclosure.claims[base.claim];
  const { judgement } = answer.held;
  if (claim === undefined || judgement === null) return null;
  const lastDigit = judgement.result === 'truncated';
  const severity: Severity = lastDigit ? 'notice' : /预算|决算/.test(base.change.baseText) ? 'error' : 'warning';
  const stated = `${base.figure.amount.text}${base.figure.unitText}`;
  const how = base.isDerived ? '（由本期数与增减额推算）' : '';
  return {
    type: 'remark',
    severity,
    message: `“${claim.subject}”的上年数为 ${stated}${how}，${position.year - 1} 年公开文件为 ${judgement.expected}，两处不一致${lastDigit ? '（末位差一或截位）' : ''}，如有口径调整请说明。`,
    at: anchorOfClaim(subject.document, claim),
    evidence: evidenceOfHeld(subject, claim, base.figure, answer.other, judgement),
    topic: `上年数·${claim.subject}·${claim.sentence}`,
    expected: judgement.expected,
    actual: stated,
  };
}

function check(subject: Subject, position: Position, all: Library): readonly Outcome[] {
  const bases = basesOf(subject, position);
  const outcomes: Outcome[] = [];
  for (const [stage, own] of bases) {
    const others = all.find(position.unit, position.year - 1, stage);
    if (others.length === 0) {
      outcomes.push(
        insufficient(
          `库中没有${documentWords(position, position.year - 1, stage)}，文字中的 ${own.length} 个上年数未能核对`,
        ),
      );
      continue;
    }
    let unmatched = 0;
    answers(subject.disclosure.claims, own, others).forEach((answer, index) => {
      const base = own[index];
      if (base === undefined) return;
      if (answer === null || answer.held.judgement?.result === 'unread') {
        unmatched += 1;
        return;
      }
      const agrees = answer.held.judgement?.result === 'pass' || isWithinDerived(base, answer);
      const remark = agrees ? null : remarkOf(subject, position, base, answer);
      outcomes.push(remark ?? passed(1));
    });
    if (unmatched > 0) {
      outcomes.push(
        insufficient(`${unmatched} 个上年数在${documentWords(position, position.year - 1, stage)}的表中没有对应的数`),
      );
    }
  }
  outcomes.push(...tableBases(subject, position, all));
  return outcomes.length > 0 ? outcomes : [notApplicable('文件没有写出上年数')];
}

export const yearsBase: AcrossRule = {
  id: 'YOY-BASE',
  name: '上年数可追溯',
  family: 'year-on-year',
  severity: 'error',
  basis: '《地方预决算公开操作规程》（财预〔2016〕143号）（收支增减变化说明）',
  needs: '本文件写出的上年数，同一单位上年公开文件',
  description:
    '文字和表中的上年数应等于同一单位上年公开文件中的同一指标。写明上年预算、决算的不一致报错误，只写“上年”的报疑似；没有印出上年数的，由本期数与增减额推算后比较；调整预算、执行数不在公开表中，不比较。上年文件不在库中或其表中没有对应的数，不算通过。',
  checkAcross: (subjects) => reportEach(subjects, check, insufficient('未识别到单位或年度，不能找到上年文件')),
};
