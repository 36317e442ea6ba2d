import type { Exact } from '../../amount/index.js';
import { anchorOf, cellName, evidenceOf } from '../anchor.js';
import { evaluate } from '../evaluate.js';
import { insufficient, notApplicable, passed, type Outcome, type Rule } from '../outcome.js';
import { plus, type Operand } from '../relation.js';
import { isGap, tablesOf, theTable } from '../select.js';
import type { Subject } from '../subject.js';
import { cellsUnder, codedLeaves, commonCodes, entriesUnder } from './cross-cells.js';
import { notFinal } from './final-accounts.js';
import { wholeAmount } from './funds.js';

/** How much more all spending is than that of 一般公共预算; null where the two agree within rounding or cannot be read. */
function surplus(
  all: readonly Operand[],
  part: readonly Operand[],
): { readonly by: Exact; readonly unit: string } | null {
  const verdict = evaluate({
    says: '',
    left: part.map(plus),
    right: all.map(plus),
    comparison: 'equal',
    tolerance: 'sum',
  });
  if (!['violated', 'truncation', 'parts-blank'].includes(verdict.state)) return null;
  return { by: verdict.difference, unit: verdict.unit ?? '' };
}

/** Functional codes at which the two tables differ, with the difference. */
function differing(subject: Subject): readonly { readonly code: string; readonly name: string; readonly by: Exact }[] {
  const [all, part] = [theTable(subject, 'expenditure'), theTable(subject, 'general-public-expenditure')];
  if (isGap(all) || isGap(part)) return [];
  const [ofAll, ofPart] = [codedLeaves(all, 'function'), codedLeaves(part, 'function')];
  return commonCodes(ofAll, ofPart).flatMap((code) => {
    const entries = entriesUnder(ofAll, code);
    const spent = cellsUnder(subject, all, entries, 'total', 'amount') ?? [];
    const listed = cellsUnder(subject, part, entriesUnder(ofPart, code), 'total', 'amount') ?? [];
    const more = surplus(spent, listed);
    return more === null ? [] : [{ code, name: entries[0]?.line.label ?? '', by: more.by }];
  });
}

/** Functional codes of the tables of 政府性基金 and 国有资本经营. */
function ofOtherBudgets(subject: Subject): ReadonlySet<string> {
  const tables = tablesOf(subject, 'government-fund', 'state-capital');
  return new Set(tables.flatMap((table) => [...codedLeaves(table, 'function').byCode.keys()]));
}

export const carryExplained: Rule = {
  id: 'XTAB-CARRY-EXPLAIN',
  name: '决算支出差额的来源',
  family: 'cross-table',
  severity: 'notice',
  basis: '预算法 第七十五条；惯例（引用前请核对）',
  needs: '支出决算表、一般公共预算财政拨款支出决算表（印有功能科目编码）',
  description:
    '支出决算表比一般公共预算财政拨款支出决算表多出的金额，是使用其他资金或结转资金的支出。逐科目比较，说明差额在哪些科目，供与结转、其他收入核对；列在政府性基金、国有资本经营预算支出表中的科目不必说明。这是说明，不是差错，每份决算最多一条提示。两表一致的不提示；预算不适用。',
  check: (subject) => {
    const gap = notFinal(subject);
    if (gap !== null) return [gap];
    const [all, part] = [theTable(subject, 'expenditure'), theTable(subject, 'general-public-expenditure')];
    if (isGap(all)) return [all];
    if (isGap(part)) return [part];
    const [spent, listed] = [
      wholeAmount(subject, all, 'total', 'amount'),
      wholeAmount(subject, part, 'total', 'amount'),
    ];
    if (spent === null || listed === null) return [insufficient('支出决算表或一般公共预算支出决算表未识别到合计')];
    const more = surplus([spent], [listed]);
    if (more === null) return [passed(1)];
    const differences = differing(subject);
    if (differences.length === 0) return [notApplicable('两表的差额不能按功能科目对应')];
    // What the tables of the other two budgets print needs no explanation.
    const places = differences.filter(({ code }) => !ofOtherBudgets(subject).has(code));
    if (places.length === 0) return [passed(1)];
    const words = places.slice(0, 4).map(({ code, name, by }) => `${code}${name} ${by.toFixed()}`);
    const rest = places.length > 4 ? `等 ${places.length} 个科目` : '';
    const outcome: Outcome = {
      type: 'remark',
      severity: 'notice',
      message: `${cellName(spent)}比${cellName(listed)}多 ${more.by.toFixed()} ${more.unit}，差额在${words.join('、')}${rest}，请与其他收入、结转结余核对。`,
      at: anchorOf(spent),
      evidence: [evidenceOf(spent, 'stated', null), evidenceOf(listed, 'operand', null)],
      topic: '差额来源',
    };
    return [outcome];
  },
};
