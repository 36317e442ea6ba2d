import { readAmount } from '../../amount/index.js';
import type { Claim, Figure, Measure, Passage } from '../../disclosure/index.js';
import { anchorOf, anchorOfClaim, evidenceOf } from '../anchor.js';
import { insufficient, notApplicable, passed, test, type AcrossRule, type Outcome } from '../outcome.js';
import { plus, type Operand } from '../relation.js';
import { blockOf, blocksOf, columnOf, hasFigure, operandAt, tablesOf } from '../select.js';
import type { Subject } from '../subject.js';
import { resolve, type CellName } from './cross-cells.js';
import { threePublicEntry } from './years-base-tables.js';
import { evidenceOfHeld, holdAgainst } from './years-claims.js';
import { documentWords, reportEach, type Library, type Position } from './years-library.js';
import { matchesIn } from '../text/matches.js';

const CARRY: CellName = { kind: 'income-expenditure-overview', item: 'carry-out' };
const CARRIED: CellName = { kind: 'income-expenditure-overview', item: 'carry-in' };

function first(subjects: readonly Subject[], name: CellName): Operand | null {
  return subjects.flatMap((one) => resolve(one, name) ?? [])[0] ?? null;
}

function checkCarry(subject: Subject, position: Position, all: Library): readonly Outcome[] {
  const own = resolve(subject, CARRIED);
  if (own === null) return [notApplicable('收支总表未识别到上年（年初）结转结余')];
  const others = all.find(position.unit, position.year - 1, 'final');
  if (others.length === 0) {
    if (!hasFigure(own)) return [notApplicable('没有上年（年初）结转结余')];
    return [insufficient(`库中没有${documentWords(position, position.year - 1, 'final')}，上年结转结余未能核对`)];
  }
  const out = first(others, CARRY);
  if (out === null) return [insufficient('上年决算公开文件的收支总表未识别到年末结转结余')];
  if (position.stage === 'budget') return [checkPlanned(own, out, position)];
  return [
    test({
      says: `年初结转和结余应等于 ${position.year - 1} 年决算的年末结转和结余（年初有调整的应说明）`,
      left: [plus(out)],
      right: [plus(own)],
      comparison: 'equal',
      tolerance: 'copy',
    }),
  ];
}

/** A budget is made before the accounts are closed: only more than was left is worth a word, at the budget. */
function checkPlanned(own: Operand, out: Operand, position: Position): Outcome {
  const checked = test({
    says: `预算的上年结转结余不应大于 ${position.year - 1} 年决算的年末结转和结余`,
    left: [plus(own)],
    right: [plus(out)],
    comparison: 'at-most',
    tolerance: 'copy',
  });
  if (checked.verdict.state !== 'violated' && checked.verdict.state !== 'stated-blank') return checked;
  const [planned, left] = [own.cell.text.trim(), out.cell.text.trim() || '空白'];
  return {
    type: 'remark',
    severity: 'notice',
    message: `预算的上年结转结余为 ${planned}，大于 ${position.year - 1} 年决算的年末结转和结余 ${left}（编制预算时决算可能未定），请核对。`,
    at: anchorOf(own),
    evidence: [evidenceOf(own, 'stated', null), evidenceOf(out, 'operand', null)],
    topic: '上年结转',
  };
}

export const yearsCarry: AcrossRule = {
  id: 'YOY-CARRY',
  name: '结转衔接',
  family: 'year-on-year',
  severity: 'error',
  basis: '《预算法》第七十五条，惯例（引用前请核对）',
  needs: '本文件的收支总表，同一单位上年决算公开文件的收支总表',
  description:
    '决算的年初结转和结余等于上年决算的年末结转和结余；预算的上年结转大于上年决算年末数的只提示（编制预算时决算未定）。库中没有上年决算的不算通过。',
  checkAcross: (subjects) => reportEach(subjects, checkCarry, insufficient('未识别到单位或年度，不能找到上年文件')),
};

const THREE_PUBLIC: readonly Measure[] = [
  'three-public',
  'three-public.abroad',
  'three-public.reception',
  'three-public.car',
  'three-public.car.purchase',
  'three-public.car.running',
];

/** The cells of a 三公 table by measure: of its only block, or of the block headed 预算. */
export function threePublicCells(subject: Subject, year: number, head: RegExp | null): ReadonlyMap<Measure, Operand> {
  const cells = new Map<Measure, Operand>();
  const [table, ...others] = tablesOf(subject, 'three-public');
  if (table === undefined || others.length > 0) return cells;
  const entry = threePublicEntry(table, year);
  const blocks = blocksOf(table).filter((block) => block.lane === 0);
  const headed = blocks.filter((block) =>
    [...block.columns.values()].every((column) => head?.test(column.path.join('/')) === true),
  );
  const block = head === null || blocks.length === 1 ? blockOf(table, 0) : (headed[0] ?? null);
  if (entry === null || block === null) return cells;
  for (const measure of THREE_PUBLIC) {
    const column = columnOf(block, measure);
    const operand = column === null ? null : operandAt(subject, table, entry, column);
    if (operand !== null) cells.set(measure, operand);
  }
  return cells;
}

const ITEM_BUDGET =
  /([\u4e00-\u9fa5、]{2,40}[（(]类[）)])\s*([\u4e00-\u9fa5、]{2,40}[（(]款[）)])\s*([\u4e00-\u9fa5、]{2,40}[（(]项[）)])[^。\d]{0,12}[。：:，,]?\s*[^。\d]{0,16}年初预算(?:数|安排)?(?:为|是)?\s*([\d,]+(?:\.\d+)?)\s*(万元|元)/g;

/** 「…（项）。年初预算为 43 万元」: the item's path and the figure, as a claim of its own. */
function budgetClaims(passage: Passage): readonly Claim[] {
  if (!passage.text.includes('年初预算')) return [];
  return matchesIn(passage.text, ITEM_BUDGET).flatMap((match): readonly Claim[] => {
    const unit = match[5] === '元' ? '元' : '万元';
    const reading = readAmount(match[4] ?? '', unit);
    const at = passage.marks.findLast((mark) => mark.start <= match.index)?.at ?? {};
    if (reading.state !== 'number') return [];
    const value: Figure = { kind: 'money', amount: reading.amount, unitText: unit, start: 0, end: 0 };
    const subject = `${match[1] ?? ''}${match[2] ?? ''}${match[3] ?? ''}`.replace(/\s+/g, '');
    return [
      {
        subject,
        period: null,
        value,
        changes: [],
        share: null,
        completion: null,
        whole: null,
        doubt: null,
        quote: match[0],
        sentence: match.index,
        section: passage.section,
        at,
      },
    ];
  });
}

function checkBudget(subject: Subject, position: Position, all: Library): readonly Outcome[] {
  if (position.stage !== 'final') return [notApplicable('预算公开文件，没有决算')];
  const budgets = all.find(position.unit, position.year, 'budget');
  const claims = subject.disclosure.passages.flatMap(budgetClaims);
  const cells = threePublicCells(subject, position.year, /预算/);
  const isSplit = [...cells.values()].every((cell) => /预算/.test(cell.column.path.join('/')));
  const own = isSplit ? [...cells].filter(([, cell]) => hasFigure(cell)) : [];
  if (claims.length + own.length === 0) return [notApplicable('决算文件没有写出年初预算数')];
  if (budgets.length === 0) {
    return [insufficient(`库中没有${documentWords(position, position.year, 'budget')}，年初预算数未能核对`)];
  }
  const outcomes: Outcome[] = [];
  for (const [measure, cell] of own) {
    const stated = budgets.flatMap((other) => threePublicCells(other, position.year, null).get(measure) ?? [])[0];
    outcomes.push(
      stated === undefined
        ? insufficient('当年预算公开文件的“三公”经费表中没有对应的数')
        : test({
            says: '决算“三公”经费表的预算数应等于当年预算公开文件的“三公”经费预算',
            left: [plus(stated)],
            right: [plus(cell)],
            comparison: 'equal',
            tolerance: 'copy',
          }),
    );
  }
  const stated = claims.flatMap((claim, index) =>
    claim.value === null ? [] : [{ claim: index, figure: claim.value }],
  );
  const held = budgets.map((other) => ({ other, all: holdAgainst(claims, stated, other.disclosure) }));
  stated.forEach(({ figure }, index) => {
    const claim = claims[index];
    const found = held.flatMap(({ other, all }) => {
      const judgement = all[index]?.judgement ?? null;
      return judgement === null ? [] : [{ other, judgement }];
    });
    const best = found.find(({ judgement }) => judgement.result === 'pass') ?? found[0];
    if (claim === undefined) return;
    if (best === undefined || best.judgement.result === 'unread') {
      outcomes.push(insufficient('决算说明中的年初预算数在当年预算公开文件中没有对应的项级科目'));
    } else if (best.judgement.result === 'pass') outcomes.push(passed(1));
    else {
      const lastDigit = best.judgement.result === 'truncated';
      const printed = figure.amount.text + figure.unitText;
      outcomes.push({
        type: 'remark',
        severity: lastDigit ? 'notice' : 'error',
        message: `“${claim.subject}”的年初预算数为 ${printed}，${position.year} 年预算公开文件为 ${best.judgement.expected}，两处不一致${lastDigit ? '（末位差一或截位）' : ''}。`,
        at: anchorOfClaim(subject.document, claim),
        evidence: evidenceOfHeld(subject, claim, figure, best.other, best.judgement),
        topic: `年初预算·${claim.subject}`,
        expected: best.judgement.expected,
        actual: printed,
      });
    }
  });
  return outcomes;
}

export const yearsFinalBudget: AcrossRule = {
  id: 'YOY-FINAL-BUDGET',
  name: '决算的年初预算数',
  family: 'year-on-year',
  severity: 'error',
  basis: '《预算法》第七十五条（决算与预算相对应）',
  needs: '决算公开文件（写有年初预算数），同一单位当年预算公开文件',
  description:
    '决算说明中各项级科目的年初预算数、决算“三公”经费表的预算数，应等于当年预算公开文件的同一数。调整预算、全年预算不比较；当年预算文件不在库中的不算通过。',
  checkAcross: (subjects) =>
    reportEach(subjects, checkBudget, insufficient('未识别到单位或年度，不能找到当年预算文件')),
};
