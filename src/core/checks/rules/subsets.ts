import type { Column, Measure, Table } from '../../disclosure/index.js';
import { tableName } from '../anchor.js';
import { insufficient, notApplicable, test, type Outcome, type Rule } from '../outcome.js';
import { plus, type Operand } from '../relation.js';
import { blocksOf, columnOf, entriesOf, hasFigure, isNothing, operandAt, type Block } from '../select.js';
import type { Subject } from '../subject.js';
import { projectOperand } from './cross-project.js';
import { formMoneyOf } from './form-money.js';
import { smallBusinessInText } from './procurement-text.js';
import { isSubset } from './row-sums.js';

/** Columns that are a part of another whatever their heading says. */
const PARTS_OF: readonly (readonly [part: Measure, whole: Measure])[] = [['project.without-construction', 'project']];

/** Part and whole columns of a block: the declared ones, and every 「其中」 column with the total before it. */
function pairsOf(block: Block): readonly (readonly [Column, Column])[] {
  const declared = PARTS_OF.flatMap(([part, whole]) => {
    const [inner, outer] = [columnOf(block, part), columnOf(block, whole)];
    return inner === null || outer === null ? [] : [[inner, outer] as const];
  });
  const total = columnOf(block, 'total', 'amount');
  if (total === null) return declared;
  const subsets = [...block.columns.values(), ...block.unknown].filter(
    (column) => isSubset(column) && column !== total,
  );
  return [...declared, ...subsets.map((column) => [column, total] as const)];
}

function checkTable(subject: Subject, table: Table): readonly Outcome[] {
  return blocksOf(table).flatMap((block) =>
    pairsOf(block).flatMap(([inner, outer]) =>
      entriesOf(table, block.lane).flatMap((entry): Outcome[] => {
        const part = operandAt(subject, table, entry, inner);
        const whole = operandAt(subject, table, entry, outer);
        if (part === null || whole === null || isNothing(part)) return [];
        return [
          test({
            says: `${inner.path.join('/')}不应大于${outer.path.join('/')}`,
            left: [plus(part)],
            right: [plus(whole)],
            comparison: 'at-most',
            tolerance: 'sum',
          }),
        ];
      }),
    ),
  );
}

/** 财政资金 + 其他资金 = 项目总额 in performance tables. */
function checkProjects(subject: Subject): readonly Outcome[] {
  return subject.disclosure.projects.flatMap((project): Outcome[] => {
    const total = projectOperand(subject, project, 'performance.project-total');
    const parts = [
      projectOperand(subject, project, 'performance.fiscal-funds'),
      projectOperand(subject, project, 'performance.other-funds'),
    ].filter((operand) => operand !== null);
    const form = total === null ? formMoneyOf(subject, project) : null;
    if (form !== null && [form.total, form.fiscal, form.other].some(hasFigure)) {
      return [wholeOfProject(project.name, [form.fiscal, form.other], form.total)];
    }
    if (total === null) return [];
    // A page break or a lost merged cell leaves the split out; then nothing is claimed about it.
    if (!parts.some(hasFigure)) return [insufficient(`项目“${project.name}”未识别到财政资金和其他资金`)];
    return [wholeOfProject(project.name, parts, total)];
  });
}

function wholeOfProject(name: string, parts: readonly Operand[], total: Operand): Outcome {
  return test({
    says: `项目“${name}”的项目总额应等于财政资金与其他资金之和`,
    left: parts.map(plus),
    right: [plus(total)],
    comparison: 'equal',
    tolerance: 'sum',
  });
}

export const sumSubset: Rule = {
  id: 'SUM-SUBSET',
  name: '其中项不超总额',
  family: 'arithmetic',
  severity: 'error',
  basis: '预算法 第三十二条',
  needs: '列有“其中”列的表、项目支出绩效表',
  description:
    '每一“其中”列不大于总额，扣除基建项目后预算数不大于项目支出总数；绩效表的财政资金与其他资金之和等于项目总额。“其中”列本身不要求加起来等于总额；绩效表未识别到资金分列的项目不核对。文字中授予中小企业、小微企业的采购金额不大于采购总额；货物、工程、服务分别写明授予中小企业金额的，三者之和大于总额报疑似。',
  check: (subject) => {
    const tables = subject.disclosure.tables.filter(
      (table) => table.alternatives.length === 0 && table.kind !== 'project-performance' && table.kind !== 'other',
    );
    const outcomes = [
      ...tables.flatMap((table) => checkTable(subject, table)),
      ...checkProjects(subject),
      ...smallBusinessInText(subject),
    ];
    if (outcomes.length > 0) return outcomes;
    if (tables.length === 0) return [insufficient('未识别到适用的表')];
    return [notApplicable(`没有“其中”列有金额（已看 ${tables.map(tableName).length} 张表）`)];
  },
};
