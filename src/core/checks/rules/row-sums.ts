import type { Column, Measure, Table } from '../../disclosure/index.js';
import { tableName } from '../anchor.js';
import { ambiguous, insufficient, notApplicable, test, type Outcome, type Rule } from '../outcome.js';
import { plus, type Operand } from '../relation.js';
import {
  blocksOf,
  columnOf,
  entriesOf,
  hasUnclearColumns,
  mayHoldFigure,
  operandAt,
  tablesOf,
  unsureTables,
  type Block,
  type Entry,
} from '../select.js';
import type { Subject } from '../subject.js';
import { checkHeadingSums } from './heading-sums.js';
import { ROW_SUMS, type RowSum } from './row-sums-declared.js';

/** 「其中」 columns are subsets of the whole, whatever they are called, and are never added to it. */
export function isSubset(column: Column): boolean {
  return column.path.some((part) => /^[（(]?其中/.test(part));
}

/** What a reader calls a column: its last heading, or the group's where that is only 小计. */
function leafName(column: Column): string {
  const leaf = column.path.at(-1) ?? '';
  return leaf === '小计' ? (column.path.at(-2) ?? leaf) : leaf;
}

/** The full heading where the leaf alone would not tell the columns apart. */
function partName(column: Column, all: readonly Column[]): string {
  return all.filter((other) => leafName(other) === leafName(column)).length > 1
    ? column.path.join('/')
    : leafName(column);
}

function says(whole: Column, parts: readonly Column[]): string {
  const names = parts.map((part) => partName(part, [whole, ...parts]));
  const listed = names.length > 5 ? `${names.slice(0, 3).join('、')}等 ${names.length} 列` : names.join('、');
  return `${partName(whole, [whole, ...parts])}应等于${listed}之和`;
}

/**
 * 「本年拨款/小计」 counts what its own heading covers: 单位资金 with a heading and a 小计 of its own beside it is no part of it.
 * Where the heading covers nothing that is known, all columns take part as before.
 */
function ofOwnGroup(whole: Column, parts: readonly Column[], only: boolean): readonly Column[] {
  const own = isSubtotal(whole) ? parts.filter((part) => part !== whole && isBelow(part, whole)) : [];
  return own.length === 0 && !only ? parts : own;
}

/** True for the 小计 of a heading, and for 「财政拨款小计」, which names what it counts without a heading over it. */
function isSubtotal(column: Column): boolean {
  return (column.path.length > 1 && /^(?:小计|合计)$/.test(column.path.at(-1) ?? '')) || isNamedSubtotal(column);
}

/** 「财政拨款（补助）小计」 as a column beside the three budgets it is the sum of. */
function isNamedSubtotal({ path, measure }: Column): boolean {
  return (
    measure === 'current.fiscal' &&
    /(?:小计|合计)$/.test(path.at(-1) ?? '') &&
    !/^(?:小计|合计)$/.test(path.at(-1) ?? '')
  );
}

const OF_FISCAL: ReadonlySet<Measure> = new Set([
  'current.general-public',
  'current.government-fund',
  'current.state-capital',
]);

/** True where a column stands below the heading whose 小计 the other is, or beside a 小计 that names it. */
function isBelow(part: Column, subtotal: Column): boolean {
  const below = subtotal.path.slice(0, -1).every((word, level) => part.path[level] === word);
  return below && (!isNamedSubtotal(subtotal) || OF_FISCAL.has(part.measure));
}

/** Without the columns that a 小计 among the parts has counted already. */
function countedOnce(parts: readonly Column[]): readonly Column[] {
  const subtotals = parts.filter(isSubtotal);
  return parts.filter((part) => !subtotals.some((subtotal) => subtotal !== part && isBelow(part, subtotal)));
}

/** Parts of an identity in one column block: the columns, `null` where it is not stated there, or what is missing. */
function partsOf(sum: RowSum, block: Block): readonly Column[] | string | null {
  const whole = columnOf(block, sum.whole);
  if (whole === null || (sum.without ?? []).some((measure) => block.columns.has(measure))) return null;
  const addable = (measure: Measure): Column | null => {
    const column = columnOf(block, measure);
    return column === null || isSubset(column) ? null : column;
  };
  const required = sum.required.map(addable);
  const found = required.filter((column) => column !== null);
  const optional = (sum.optional ?? []).flatMap((measure) => addable(measure) ?? []);
  if (sum.required.length === 0) {
    const own = ofOwnGroup(whole, optional, sum.grouped === true);
    return own.length === 0 ? null : countedOnce(own);
  }
  if (found.length === 0) return null;
  if (found.length < required.length) return `缺少${whole.path.join('/')}的一部分列`;
  return countedOnce([...found, ...optional]);
}

/** True where another declared identity for the same whole finds all its columns in the block. */
function isStatedOtherwise(sum: RowSum, sums: readonly RowSum[], block: Block): boolean {
  return sums.some((other) => other !== sum && other.whole === sum.whole && Array.isArray(partsOf(other, block)));
}

function unknownFigures(subject: Subject, table: Table, entry: Entry, block: Block): readonly Operand[] {
  return block.unknown.flatMap((column) => {
    if (isSubset(column)) return [];
    const operand = operandAt(subject, table, entry, column);
    return operand !== null && mayHoldFigure(operand) ? [operand] : [];
  });
}

function checkTable(subject: Subject, table: Table, sums: readonly RowSum[]): readonly Outcome[] {
  const outcomes: Outcome[] = [];
  for (const block of blocksOf(table)) {
    for (const sum of sums) {
      const parts = partsOf(sum, block);
      const whole = columnOf(block, sum.whole);
      if (parts === null || whole === null) continue;
      if (typeof parts === 'string') {
        if (!isStatedOtherwise(sum, sums, block)) outcomes.push(insufficient(`${tableName(table)}${parts}`));
        continue;
      }
      const words = says(whole, parts);
      for (const entry of entriesOf(table, block.lane)) {
        const total = operandAt(subject, table, entry, whole);
        const addends = parts.flatMap((column) => operandAt(subject, table, entry, column) ?? []);
        if (total === null || addends.length < parts.length) continue;
        outcomes.push(
          test({
            says: words,
            left: addends.map(plus),
            right: [plus(total)],
            comparison: 'equal',
            tolerance: 'sum',
            doubtful: unknownFigures(subject, table, entry, block),
            ...(sum.whenPartsBlank === undefined ? {} : { whenPartsBlank: sum.whenPartsBlank }),
            ...(sum.whenStatedBlank === undefined ? {} : { whenStatedBlank: sum.whenStatedBlank }),
          }),
        );
      }
    }
  }
  return outcomes;
}

/** The columns whose sums are declared, by whichever rule. */
function declaredWholes(table: Table): ReadonlySet<Column> {
  const sums = ROW_SUMS.filter((sum) => sum.kinds.includes(table.kind));
  return new Set(
    blocksOf(table).flatMap((block) =>
      sums.flatMap((sum) => (Array.isArray(partsOf(sum, block)) ? (columnOf(block, sum.whole) ?? []) : [])),
    ),
  );
}

/** Tests every declared row sum of a rule, and those that only the headings show. */
export function checkRowSums(subject: Subject, rule: RowSum['rule']): readonly Outcome[] {
  const sums = ROW_SUMS.filter((sum) => sum.rule === rule);
  const kinds = [...new Set(sums.flatMap((sum) => sum.kinds))];
  const tables = tablesOf(subject, ...kinds);
  const outcomes: Outcome[] = [...unsureTables(subject, ...kinds)];
  for (const table of tables) {
    const isUnclear = hasUnclearColumns(table);
    const applicable = sums.filter((sum) => sum.kinds.includes(table.kind));
    const declared = isUnclear ? [] : checkTable(subject, table, applicable);
    const shown = rule === 'SUM-FISCAL-SPLIT' ? [] : checkHeadingSums(subject, table, declaredWholes(table));
    if (isUnclear && shown.length === 0) outcomes.push(ambiguous(`${tableName(table)}有含义相同的几列，不能分清`));
    outcomes.push(...declared, ...shown);
  }
  if (outcomes.length > 0) return outcomes;
  return tables.length === 0 ? [insufficient('未识别到适用的表')] : [notApplicable('表内没有合计与分项并列的金额')];
}

export const sumRow: Rule = {
  id: 'SUM-ROW',
  name: '行内合计',
  family: 'arithmetic',
  severity: 'error',
  basis: '预算法 第三十二条',
  needs: '任一张有合计列和分项列的表',
  description:
    '逐行核对合计列等于各分项列之和（基本支出＋项目支出、人员经费＋公用经费、本年收入＋上年结转等）。其他有“合计”“小计”的列，表头所示的各列在其余各行都能加总成立的，也逐行核对。“其中”列是总额的一部分，不相加；“扣除基建项目后预算数”是项目支出的另一种口径，不相加。各项与合计各允许半个末位的取舍误差；印到分的数必须完全相等。',
  check: (subject) => checkRowSums(subject, 'SUM-ROW'),
};

export const sumFiscalSplit: Rule = {
  id: 'SUM-FISCAL-SPLIT',
  name: '财政拨款三本预算',
  family: 'arithmetic',
  severity: 'error',
  basis: '预算法 第五条',
  needs: '财政拨款收支总表（支出方分列一般公共预算、政府性基金预算、国有资本经营预算）',
  description:
    '财政拨款收支总表支出方每一行：合计等于一般公共预算、政府性基金预算、国有资本经营预算三列之和。支出方只有一列的表不适用。',
  check: (subject) => {
    const outcomes = checkRowSums(subject, 'SUM-FISCAL-SPLIT');
    return outcomes.some(
      (outcome) => outcome.type === 'checked' || tablesOf(subject, 'fiscal-appropriation-overview').length === 0,
    )
      ? outcomes
      : [
          ...outcomes.filter((outcome) => outcome.type === 'gap' && outcome.state !== 'not-applicable'),
          notApplicable('财政拨款收支总表的支出方没有分列三本预算'),
        ];
  },
};
