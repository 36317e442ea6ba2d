import type { Column, Table, TableKind } from '../../disclosure/index.js';
import { Exact } from '../../amount/index.js';
import { tableName } from '../anchor.js';
import { evaluate, fails } from '../evaluate.js';
import { ambiguous, insufficient, notApplicable, test, type Outcome, type Rule } from '../outcome.js';
import { columnFor } from '../lane-chain.js';
import { plus, timesFactor, type Operand, type Relation } from '../relation.js';
import {
  blocksOf,
  codedTables,
  entriesOf,
  hasFigure,
  isNothing,
  mayHoldFigure,
  operandAt,
  tablesOf,
  unsureTables,
  type Block,
  type Entry,
} from '../select.js';
import type { Subject } from '../subject.js';
import { procurementInText } from './procurement-text.js';
import { forestOf, mayBelong, wholeOf, type Node } from '../tree.js';

/** Tables whose rows add up to a 合计. 三公 rows are years and overview lines have meanings of their own. */
const COLUMN_KINDS: readonly TableKind[] = [
  'income',
  'expenditure',
  'project-expenditure',
  'general-public-expenditure',
  'general-public-basic',
  'government-fund',
  'state-capital',
  'purchased-services',
];

/** Headings of columns that are not added down a table. */
const NOT_ADDITIVE = /单价|数量|比例|占比|比重|增减|%|率|年度|序号/;

/** Amount columns of a block, then money columns of unknown meaning: those add up as well, but with less certainty. */
function additiveColumns(block: Block): readonly { column: Column; known: boolean }[] {
  return [
    ...[...block.columns.values()].map((column) => ({ column, known: true })),
    ...block.unknown
      .filter((column) => !NOT_ADDITIVE.test(column.path.join('/')))
      .map((column) => ({ column, known: false })),
  ];
}

/** The cell of a line in a column, or in the same column of its own lane where a list goes on there. */
function partAt(subject: Subject, table: Table, entry: Entry, column: Column): Operand | null {
  const own = columnFor(table, entry, column);
  return own === null ? null : operandAt(subject, table, entry, own);
}

function labelOf(entry: Entry): string {
  return entry.line.label === '' ? '合计' : entry.line.label;
}

function sumDown(
  subject: Subject,
  table: Table,
  whole: Entry,
  parts: readonly Entry[],
  { column, known }: { column: Column; known: boolean },
  says: string,
  unplaced: readonly Entry[],
): Outcome | null {
  const total = partAt(subject, table, whole, column);
  const addends = parts.flatMap((part) => partAt(subject, table, part, column) ?? []);
  if (total === null || addends.length < parts.length) return null;
  if (!known && (!hasFigure(total) || addends.every(isNothing))) return null;
  const relation: Relation = {
    says,
    left: addends.map(plus),
    right: [plus(total)],
    comparison: 'equal',
    tolerance: 'sum',
    doubtful: unplaced.flatMap((entry) => partAt(subject, table, entry, column) ?? []).filter(mayHoldFigure),
    ...(known ? {} : { severity: 'warning' as const }),
    ...(forestOf(table, column.lane).hasParts
      ? { ambiguousBecause: `${tableName(table)}有“其中”行，其范围不能确定` }
      : {}),
  };
  return test(relation);
}

/** 部门, 单位, 类, 款 and 项 of a list whose levels were not told count every amount five times. */
const MULTIPLES = [2, 3, 4, 5] as const;

/**
 * True where the rows add up to a whole multiple of the stated total: then 小计 rows were taken for details, and the
 * failure says something about the reading, not about the document.
 */
function countsTwice(outcome: Outcome): boolean {
  if (outcome.type !== 'checked' || !fails(outcome.verdict.state) || outcome.relation.left.length < 3) return false;
  const { relation } = outcome;
  return MULTIPLES.some((multiple) => {
    const right = relation.right.map((term) => timesFactor(new Exact(multiple), term.operand));
    return !fails(evaluate({ ...relation, right }).state);
  });
}

/** Said of a table some of whose lines have no known place. */
function withoutPlace(table: Table, [first, ...others]: readonly Entry[]): Outcome {
  const lines = `“${first?.line.label ?? ''}”${others.length === 0 ? '' : `等 ${others.length + 1} 行`}`;
  return insufficient(`${tableName(table)}${lines}的编码没有读出，其上下级关系不能核对`);
}

/** 合计 = Σ of the outermost level, in every additive column. */
function checkTotals(subject: Subject, table: Table): readonly Outcome[] {
  const outcomes = testTotals(subject, table);
  return outcomes.some(countsTwice)
    ? [ambiguous(`${tableName(table)}各行之和是合计的整倍数，小计行与明细行不能分清`)]
    : outcomes;
}

function testTotals(subject: Subject, table: Table): readonly Outcome[] {
  const outcomes: Outcome[] = [];
  for (const block of blocksOf(table)) {
    const { totals, roots, unplaced } = forestOf(table, block.lane);
    const whole = wholeOf(table, block.lane);
    if (totals.length === 0) continue;
    if (unplaced.length > 0) outcomes.push(withoutPlace(table, unplaced));
    if (roots.length === 0) continue;
    if (whole === null) {
      outcomes.push(ambiguous(`${tableName(table)}有 ${totals.length} 个不同的合计行，不能确定各自的范围`));
      continue;
    }
    const parts = roots.map((root) => root.entry);
    for (const column of additiveColumns(block)) {
      const says = `${labelOf(whole)}应等于各行之和`;
      const outcome = sumDown(subject, table, whole, parts, column, says, mayBelong(table, block.lane, null));
      if (outcome !== null) outcomes.push(outcome);
    }
  }
  return outcomes;
}

function checkNode(subject: Subject, table: Table, block: Block, node: Node): readonly Outcome[] {
  if (node.children.length === 0) return [];
  const parts = node.children.map((child) => child.entry);
  const unplaced = mayBelong(table, block.lane, node);
  return additiveColumns(block).flatMap(
    (column) => sumDown(subject, table, node.entry, parts, column, '小计应等于其下一级各行之和', unplaced) ?? [],
  );
}

/** 三公 of several units: rows that have codes of units and stand for no years. */
function threePublicByUnit(subject: Subject): readonly Table[] {
  return tablesOf(subject, 'three-public').filter(
    ({ columns, rows }) =>
      columns.every(({ measure }) => measure !== 'year' && measure !== 'item') &&
      rows.filter(({ lines }) => lines.some(({ codes, role }) => codes.unit !== undefined && role !== 'total')).length >
        1,
  );
}

function checkTables(
  subject: Subject,
  kinds: readonly TableKind[],
  checkOne: (table: Table) => readonly Outcome[],
  nothing: string,
): readonly Outcome[] {
  const tables = [
    ...tablesOf(subject, ...kinds),
    ...(kinds === COLUMN_KINDS ? [...codedTables(subject), ...threePublicByUnit(subject)] : []),
  ];
  const outcomes = [...unsureTables(subject, ...kinds), ...tables.flatMap(checkOne)];
  if (outcomes.length > 0) return outcomes;
  return tables.length === 0 ? [insufficient('未识别到适用的表')] : [notApplicable(nothing)];
}

export const sumColumn: Rule = {
  id: 'SUM-COL',
  name: '列合计',
  family: 'arithmetic',
  severity: 'error',
  basis: '预算法 第三十二条',
  needs: '任一张有合计行的明细表',
  description:
    '合计行的每一列等于最外一级各行之和。类、款、项只加一级；部门行、单位行与合计行不重复相加；跨页重复的合计行只算一次；合计可在首行或末行。各项与合计各允许半个末位的取舍误差，印到分的数必须完全相等。',
  check: (subject) => {
    const check = (table: Table): readonly Outcome[] => checkTotals(subject, table);
    return checkTables(subject, COLUMN_KINDS, check, '各表没有合计行，或没有明细行');
  },
};

export const sumHierarchy: Rule = {
  id: 'SUM-HIER',
  name: '类款项层级',
  family: 'arithmetic',
  severity: 'error',
  basis: '预算法 第三十二条',
  needs: '按类、款、项（或类、款）分级列示的表，或列有部门行和单位行的收入总表',
  description:
    '上一级科目等于其下一级科目之和，部门行等于所属单位行之和，逐列核对。只有末级科目的表不适用；同一款下只有一项时两者应相同；多于五位的经济科目是地方细化，不当作下级。',
  check: (subject) => {
    const check = (table: Table): readonly Outcome[] =>
      blocksOf(table).flatMap((block) => {
        const { nodes, unplaced } = forestOf(table, block.lane);
        const own = nodes.flatMap((node) => checkNode(subject, table, block, node));
        return unplaced.length === 0 ? own : [...own, withoutPlace(table, unplaced)];
      });
    return checkTables(subject, COLUMN_KINDS, check, '各表都只列末级科目，没有上下级关系');
  },
};

/** 数量 × 单价 = 金额, in the rows that print all three. */
function checkPrices(subject: Subject, table: Table): readonly Outcome[] {
  const quantity = table.columns.find((column) => column.measure === 'quantity');
  const price = table.columns.find((column) => column.measure === 'unit-price');
  const amount = table.columns.find((column) => column.measure === 'amount' || column.measure === 'total');
  if (quantity === undefined || price === undefined || amount === undefined) return [];
  return entriesOf(table, amount.lane).flatMap((entry): Outcome[] => {
    const count = operandAt(subject, table, entry, quantity)?.cell.reading;
    const each = operandAt(subject, table, entry, price);
    const paid = operandAt(subject, table, entry, amount);
    if (count?.state !== 'number' || each === null || paid === null) return [];
    if (!hasFigure(each) || !hasFigure(paid) || entry.line.role !== 'detail') return [];
    return [
      test({
        says: '金额应等于数量乘以单价',
        left: [timesFactor(new Exact(count.amount.value), each)],
        right: [plus(paid)],
        comparison: 'equal',
        tolerance: 'difference',
      }),
    ];
  });
}

/**
 * 新增资产配置表 and other tables that print 数量, 单价 and 金额. Whether the price is in the unit of the table only the figures
 * tell: nothing is said before one row agrees.
 */
function checkPriced(subject: Subject): readonly Outcome[] {
  return tablesOf(subject, 'other').flatMap((table): readonly Outcome[] => {
    const prices = checkPrices(subject, table);
    if (prices.length === 0) return [];
    const agrees = prices.some((outcome) => outcome.type === 'checked' && !fails(outcome.verdict.state));
    if (!agrees) return [ambiguous(`${tableName(table)}的单价和金额是否同一单位不能确定`)];
    return [...prices, ...checkTotals(subject, table)];
  });
}

export const sumProcurement: Rule = {
  id: 'SUM-PROC',
  name: '采购分类合计',
  family: 'arithmetic',
  severity: 'error',
  basis: '预算法 第十四条；财政预决算领域基层政务公开标准目录',
  needs: '政府采购预算表，或分类写明采购金额的文字说明',
  description:
    '采购总额等于货物、工程、服务（或各采购项目）之和；逐项列示数量和单价的（包括新增资产配置表），数量乘以单价等于金额。各行小数位数不同的，按各自的末位计算取舍误差；单价与金额单位不同的，先精确换算。文字中的总额与货物、工程、服务之和也核对；文字没有写全三类的，三类之和小于总额不报。',
  check: (subject) => {
    const check = (table: Table): readonly Outcome[] => [
      ...checkTotals(subject, table),
      ...forestOf(table, 0).nodes.flatMap((node) =>
        blocksOf(table).flatMap((block) => (block.lane === 0 ? checkNode(subject, table, block, node) : [])),
      ),
      ...checkPrices(subject, table),
    ];
    const inTables = checkTables(subject, ['procurement'], check, '政府采购预算表没有可以相加的金额');
    return [...inTables, ...checkPriced(subject), ...procurementInText(subject)];
  },
};
