import { insufficient, notApplicable, test, type Outcome, type Rule } from '../outcome.js';
import { plus } from '../relation.js';
import { blockOf, columnOf, hasFigure, isGap, isNothing, operandAt, theTable, type Entry } from '../select.js';
import { forestOf, leavesOf } from '../tree.js';
import { cellsUnder, missingTables } from './cross-cells.js';
import { fundingOf, isCurrentYearOnly } from './funds.js';
import { incompleteTables } from './incomplete.js';

/** 「990002-某中心」 or a code of its own: the digits the unit is known by. */
function unitCode(entry: Entry): string | null {
  return entry.line.codes.unit ?? /^(\d{6,9})(?!\d)/.exec(entry.line.unitName ?? '')?.[1] ?? null;
}

export const unitTable: Rule = {
  id: 'ROLL-UNIT-TABLE',
  name: '表内单位合计',
  family: 'roll-up',
  severity: 'error',
  basis: '《预算法实施条例》第六条，惯例（引用前请核对）',
  needs: '收入总表（分单位）、一般公共预算支出表（分单位）',
  description:
    '收入总表每个单位的一般公共预算收入（加上年结转）等于一般公共预算支出表中该单位各行之和。两表都列单位编码时才比较；部门汇总行不与单位行相加；支出表限于当年拨款的不加结转。',
  check: (subject) => {
    const [income, general] = [theTable(subject, 'income'), theTable(subject, 'general-public-expenditure')];
    if (isGap(income) || isGap(general)) return missingTables(subject, ['income', 'general-public-expenditure']);
    const cut = incompleteTables(subject, general);
    if (cut.length > 0) return cut;
    const block = blockOf(income, 0);
    const paid = block === null ? null : columnOf(block, 'current.general-public');
    const carried =
      block === null || isCurrentYearOnly(subject, general) ? null : columnOf(block, 'carry.general-public', 'carry');
    // 上年结转 as one column is money of 一般公共预算 where the document has no other.
    const undivided = carried?.measure === 'carry' && fundingOf(subject).state !== 'general-public-only';
    const leaves = leavesOf(general, 0);
    const spending = new Map<string, Entry[]>();
    for (const entry of leaves) {
      const code = unitCode(entry);
      if (code !== null) spending.set(code, [...(spending.get(code) ?? []), entry]);
    }
    if (spending.size === 0) return [notApplicable('一般公共预算支出表没有分单位列示')];
    if ([...spending.values()].flat().length < leaves.length) {
      return [insufficient('一般公共预算支出表有的行没有单位编码')];
    }
    if (paid === null) return [insufficient('收入总表未识别到一般公共预算资金列')];
    const units = forestOf(income, 0).nodes.filter((node) => node.children.length === 0);
    const outcomes = units.flatMap(({ entry }): Outcome[] => {
      const code = unitCode(entry);
      const entries = code === null ? undefined : spending.get(code);
      const cells = entries === undefined ? null : cellsUnder(subject, general, entries, 'total', 'amount');
      const stated = [paid, carried].flatMap((column) =>
        column === null ? [] : (operandAt(subject, income, entry, column) ?? []),
      );
      if (cells === null || (cells.every(isNothing) && stated.every(isNothing))) return [];
      return [
        test({
          says: `单位 ${code} 的一般公共预算收入应等于一般公共预算支出表中该单位各行之和`,
          left: cells.map(plus),
          right: stated.map(plus),
          comparison: 'equal',
          tolerance: 'sum',
          ...(undivided && stated.slice(1).some(hasFigure)
            ? { ambiguousBecause: '收入总表的上年结转没有按三本预算分列' }
            : {}),
        }),
      ];
    });
    return outcomes.length > 0 ? outcomes : [notApplicable('收入总表没有分单位列示，或两表的单位编码不能对应')];
  },
};
