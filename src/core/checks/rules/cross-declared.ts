import type { Measure, Table } from '../../disclosure/index.js';
import { insufficient, notApplicable, test, type Outcome, type Rule } from '../outcome.js';
import { plus, type Operand } from '../relation.js';
import { blockOf, columnOf, isGap, operandAt, tablesOf, theTable } from '../select.js';
import type { Subject } from '../subject.js';
import { leavesOf } from '../tree.js';
import { cellsUnder, codedLeaves, copyRelation, entriesUnder, missingTables } from './cross-cells.js';
import { wholeAmount } from './funds.js';
import { unlikeProjects, unlistedServices } from './purchased-projects.js';

export const purchasedServices: Rule = {
  id: 'XTAB-PURSVC',
  name: '政府购买服务与支出',
  family: 'cross-table',
  severity: 'notice',
  basis: '《政府购买服务管理办法》（财政部令第102号），惯例（引用前请核对）',
  needs: '政府购买服务表、支出总表',
  description:
    '政府购买服务的合计不大于支出总表的合计，服务领域所列的类在支出总表中有支出，且该类购买服务之和不大于该类支出。一项购买服务与唯一一个项目金额相同、名称相近而不同的，报疑似。购买服务表没有数据、表和文字都没有说明，而政府采购预算列有服务类金额的作提示。合计与各行之和的核对见“列合计”。',
  check: (subject) => {
    const [services, all] = [theTable(subject, 'purchased-services'), theTable(subject, 'expenditure')];
    if (isGap(services) || isGap(all)) return missingTables(subject, ['purchased-services', 'expenditure']);
    if (services.isEmpty) return [unlistedServices(subject, services) ?? notApplicable('政府购买服务表没有金额')];
    const field = services.columns.find((column) => column.measure === 'service.field');
    const leaves = codedLeaves(all, 'function');
    const outcomes: Outcome[] = [];
    const bought = wholeAmount(subject, services, 'amount', 'total');
    const spent = wholeAmount(subject, all, 'total');
    if (bought !== null && spent !== null) {
      outcomes.push(atMost('政府购买服务的合计不应大于支出总表的合计', [bought], [spent]));
    }
    const byClass = new Map<string, Operand[]>();
    const block = blockOf(services, 0);
    const column = block === null ? null : columnOf(block, 'amount', 'total');
    for (const entry of field === undefined || column === null ? [] : leavesOf(services, 0)) {
      const code = /^(\d{3})/.exec(entry.row.cells[field?.index ?? -1]?.text.trim() ?? '')?.[1];
      const amount = column === null ? null : operandAt(subject, services, entry, column);
      if (code !== undefined && amount !== null) byClass.set(code, [...(byClass.get(code) ?? []), amount]);
    }
    for (const [code, amounts] of byClass) {
      const cells = cellsUnder(subject, all, entriesUnder(leaves, code), 'total') ?? [];
      if (leaves.uncoded.length > 0 && cells.length === 0) continue;
      outcomes.push(atMost(`${code} 类的政府购买服务不应大于支出总表中该类支出`, amounts, cells));
    }
    if (column !== null) outcomes.push(...unlikeProjects(subject, services, column));
    return outcomes.length > 0 ? outcomes : [insufficient('政府购买服务表未识别到金额列')];
  },
};

function atMost(says: string, left: readonly Operand[], right: readonly Operand[]): Outcome {
  return test({ says, left: left.map(plus), right: right.map(plus), comparison: 'at-most', tolerance: 'sum' });
}

/** What the figures of a declaration form are called, in the header or in the cell above them. */
const DECLARED: readonly { readonly measure: Measure; readonly label: RegExp; readonly name: string }[] = [
  { measure: 'total', label: /^(部门|单位)?(年度)?(预算)?(支出|资金)(总额|合计)|^预算总额$/, name: '预算支出总额' },
  { measure: 'basic', label: /^基本支出/, name: '基本支出' },
  { measure: 'project', label: /^项目支出/, name: '项目支出' },
];

/** Headings of columns that speak of another year or of a difference. */
const OTHER_YEAR = /上年|去年|上一年|增减|差额|变化|[-－−]/;

/** The words over a figure: the nearest text above it in its column, else the header. Forms have labels inside their body. */
function labelAbove(table: Table, row: number, column: number): string {
  for (let above = row - 1; above >= 0; above -= 1) {
    const cell = table.rows[above]?.cells[column];
    if (cell === undefined || cell.reading.state === 'blank') continue;
    return cell.reading.state === 'text' ? cell.text.replace(/\s+/g, '') : '';
  }
  return (table.columns[column]?.path ?? []).at(-1) ?? '';
}

/**
 * The words before a figure: the nearest cell on its left, where that is a label (「基本支出 | 60.00」). Not where the column
 * speaks of another year.
 */
function labelBeside(subject: Subject, table: Table, row: number, column: number): string {
  const year = subject.disclosure.profile.fiscalYear.value;
  for (let above = row - 1; above >= 0; above -= 1) {
    const words = table.rows[above]?.cells[column]?.text ?? '';
    const years = words.match(/(?:19|20)\d\d(?=\s*年)/g) ?? [];
    if (OTHER_YEAR.test(words) || years.some((named) => year === null || Number(named) !== year)) return '';
  }
  for (let left = column - 1; left >= 0; left -= 1) {
    const cell = table.rows[row]?.cells[left];
    if (cell === undefined || cell.reading.state === 'blank') continue;
    return cell.reading.state === 'text' ? cell.text.replace(/\s+/g, '') : '';
  }
  return '';
}

/** All figures of a declaration table that state one of the declared amounts. */
function declaredCells(subject: Subject, table: Table, declared: (typeof DECLARED)[number]): readonly Operand[] {
  const columns = table.columns.filter(({ path }) => !OTHER_YEAR.test(path.join('/')));
  return table.rows.flatMap((row) =>
    columns.flatMap((column): Operand[] => {
      const cell = row.cells[column.index];
      if (cell?.reading.state !== 'number') return [];
      const named =
        column.measure === declared.measure ||
        declared.label.test(labelAbove(table, row.index, column.index)) ||
        declared.label.test(labelBeside(subject, table, row.index, column.index));
      if (!named) return [];
      // Columns of a form have no heading with a unit of their own: the table's holds.
      const { amount } = cell.reading;
      const reading = { state: 'number', amount: { ...amount, unit: amount.unit ?? table.moneyUnit } } as const;
      const line = row.lines[0] ?? null;
      return [{ document: subject.document, table, row, line, column, cell: { ...cell, reading } }];
    }),
  );
}

export const departmentPerformance: Rule = {
  id: 'XTAB-DEPTPERF',
  name: '整体绩效表与支出总表',
  family: 'cross-table',
  severity: 'error',
  basis: '惯例（引用前请核对）',
  needs: '整体支出绩效目标（申报）表、支出总表',
  description:
    '整体支出绩效表所列预算支出总额、基本支出、项目支出与支出总表一致。整体绩效表通常印六位小数，先取到较粗的一位再比较；同一数在该表印出几处的逐处比较；表头未能识别的不比较。',
  check: (subject) => {
    const tables = tablesOf(subject, 'overall-performance', 'department-performance-declaration');
    const all = theTable(subject, 'expenditure');
    if (tables.length === 0) return [notApplicable('未识别到整体支出绩效表')];
    if (isGap(all)) return [all];
    const outcomes = tables.flatMap((table) =>
      DECLARED.flatMap((declared): Outcome[] => {
        const { measure, name } = declared;
        const spent = wholeAmount(subject, all, measure);
        const cells = declaredCells(subject, table, declared);
        const says = `整体支出绩效表的${name}应与支出总表一致`;
        if (spent === null || cells.length === 0) return [];
        if (measure === 'total') return cells.map((cell) => test(copyRelation(says, spent, cell)));
        return [
          test({
            says,
            left: [plus(spent)],
            right: cells.map(plus),
            comparison: 'equal',
            tolerance: cells.length === 1 ? 'copy' : 'sum',
          }),
        ];
      }),
    );
    return outcomes.length > 0 ? outcomes : [insufficient('整体支出绩效表的金额列未能识别')];
  },
};
