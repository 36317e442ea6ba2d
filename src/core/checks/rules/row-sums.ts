import type { Column, Measure, Table, TableKind } from '../../disclosure/index.js';
import { tableName } from '../anchor.js';
import { ambiguous, insufficient, notApplicable, test, type Outcome, type Rule } from '../outcome.js';
import { plus, type Operand, type WhenBlank } from '../relation.js';
import {
  blocksOf,
  columnOf,
  entriesOf,
  hasFigure,
  hasUnclearColumns,
  operandAt,
  tablesOf,
  unsureTables,
  type Block,
  type Entry,
} from '../select.js';
import type { Subject } from '../subject.js';

/**
 * 行内合计. A declared identity between the columns of one row: `whole` = Σ `parts`. The first listed alternative of
 * parts whose required columns exist is used.
 */
export type RowSum = {
  readonly kinds: readonly TableKind[];
  readonly whole: Measure;
  /** Columns that must exist for the identity to be stated. */
  readonly required: readonly Measure[];
  /** Columns that take part where they exist, and are no 其中 columns. */
  readonly optional?: readonly Measure[];
  /** The identity is stated only in tables without these columns (they are a nearer level of the same whole). */
  readonly without?: readonly Measure[];
  readonly whenPartsBlank?: WhenBlank;
  readonly whenStatedBlank?: WhenBlank;
  /** Kept by SUM-FISCAL-SPLIT, SUM-3P and others that list the same sums under their own name. */
  readonly rule: 'SUM-ROW' | 'SUM-FISCAL-SPLIT' | 'SUM-3P';
};

const FUNDS_CURRENT: readonly Measure[] = [
  'current.general-public',
  'current.government-fund',
  'current.state-capital',
  'current.fiscal',
  'current.fiscal-account',
  'current.unit-funds',
  'current.business',
  'current.operating',
  'current.superior-subsidy',
  'current.subordinate-remittance',
  'current.other',
];

const FUNDS_CARRIED: readonly Measure[] = [
  'carry.general-public',
  'carry.government-fund',
  'carry.state-capital',
  'carry.fiscal-account',
  'carry.unit-funds',
];

const SPENDING_KINDS: readonly TableKind[] = [
  // Columns are named by their headings, whatever the table: a region's own table adds up across as well.
  'other',
  'expenditure',
  'general-public-expenditure',
  'government-fund',
  'state-capital',
  'income-expenditure-overview',
  'fiscal-appropriation-overview',
];

/** Every row sum the program knows. New table forms are added here, not in code. */
export const ROW_SUMS: readonly RowSum[] = [
  {
    rule: 'SUM-ROW',
    kinds: SPENDING_KINDS,
    whole: 'total',
    required: ['basic', 'project'],
    optional: ['business', 'remit-up', 'subsidise-down'],
    without: ['reserve'],
  },
  {
    rule: 'SUM-ROW',
    kinds: ['expenditure'],
    whole: 'total',
    required: ['basic', 'project', 'reserve'],
    optional: ['business', 'remit-up', 'subsidise-down', 'carry-out'],
  },
  {
    rule: 'SUM-ROW',
    kinds: [...SPENDING_KINDS, 'general-public-basic'],
    whole: 'basic',
    required: ['basic.personnel', 'basic.public'],
  },
  {
    rule: 'SUM-ROW',
    kinds: ['general-public-basic'],
    whole: 'total',
    required: ['basic.personnel', 'basic.public'],
    without: ['basic'],
  },
  {
    rule: 'SUM-ROW',
    kinds: ['expenditure', 'general-public-expenditure', 'government-fund', 'state-capital'],
    whole: 'total',
    required: ['basic.personnel', 'basic.public', 'project'],
    without: ['basic'],
  },
  { rule: 'SUM-ROW', kinds: ['income'], whole: 'total', required: ['current', 'carry'] },
  {
    rule: 'SUM-ROW',
    kinds: ['income', 'project-expenditure'],
    whole: 'current',
    required: [],
    optional: FUNDS_CURRENT,
  },
  { rule: 'SUM-ROW', kinds: ['income', 'project-expenditure'], whole: 'carry', required: [], optional: FUNDS_CARRIED },
  {
    rule: 'SUM-ROW',
    kinds: ['income', 'project-expenditure'],
    whole: 'total',
    required: [],
    optional: [...FUNDS_CURRENT, ...FUNDS_CARRIED],
    without: ['current', 'carry'],
  },
  {
    rule: 'SUM-FISCAL-SPLIT',
    kinds: ['fiscal-appropriation-overview'],
    whole: 'total',
    required: ['fund.general-public', 'fund.government-fund'],
    optional: ['fund.state-capital'],
  },
  {
    rule: 'SUM-3P',
    kinds: ['three-public'],
    whole: 'total',
    required: ['three-public'],
    optional: ['meeting', 'training'],
    whenPartsBlank: 'notice',
  },
  {
    rule: 'SUM-3P',
    kinds: ['three-public'],
    whole: 'three-public',
    required: ['three-public.abroad', 'three-public.reception', 'three-public.car'],
    whenPartsBlank: 'notice',
  },
  {
    rule: 'SUM-3P',
    kinds: ['three-public'],
    whole: 'three-public',
    required: [
      'three-public.abroad',
      'three-public.reception',
      'three-public.car.purchase',
      'three-public.car.running',
    ],
    without: ['three-public.car'],
    whenPartsBlank: 'notice',
  },
  {
    rule: 'SUM-3P',
    kinds: ['three-public'],
    whole: 'three-public.car',
    required: ['three-public.car.purchase', 'three-public.car.running'],
    whenPartsBlank: 'notice',
  },
  {
    rule: 'SUM-3P',
    kinds: ['three-public'],
    whole: 'three-public.car.running',
    required: ['three-public.car.running.fuel', 'three-public.car.running.repair'],
    optional: ['three-public.car.running.insurance', 'three-public.car.running.other'],
    whenPartsBlank: 'notice',
  },
  // Final accounts print 预算数 beside 决算数, with the same parts.
  {
    rule: 'SUM-3P',
    kinds: ['three-public'],
    whole: 'budgeted.three-public',
    required: ['budgeted.three-public.abroad', 'budgeted.three-public.reception', 'budgeted.three-public.car'],
    whenPartsBlank: 'notice',
  },
  {
    rule: 'SUM-3P',
    kinds: ['three-public'],
    whole: 'budgeted.three-public',
    required: [
      'budgeted.three-public.abroad',
      'budgeted.three-public.reception',
      'budgeted.three-public.car.purchase',
      'budgeted.three-public.car.running',
    ],
    without: ['budgeted.three-public.car'],
    whenPartsBlank: 'notice',
  },
  {
    rule: 'SUM-3P',
    kinds: ['three-public'],
    whole: 'budgeted.three-public.car',
    required: ['budgeted.three-public.car.purchase', 'budgeted.three-public.car.running'],
    whenPartsBlank: 'notice',
  },
];

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
  if (sum.required.length === 0) return optional.length === 0 ? null : optional;
  if (found.length === 0) return null;
  if (found.length < required.length) return `缺少${whole.path.join('/')}的一部分列`;
  return [...found, ...optional];
}

/** True where another declared identity for the same whole finds all its columns in the block. */
function isStatedOtherwise(sum: RowSum, sums: readonly RowSum[], block: Block): boolean {
  return sums.some((other) => other !== sum && other.whole === sum.whole && Array.isArray(partsOf(other, block)));
}

function unknownFigures(subject: Subject, table: Table, entry: Entry, block: Block): readonly Operand[] {
  return block.unknown.flatMap((column) => {
    if (isSubset(column)) return [];
    const operand = operandAt(subject, table, entry, column);
    return operand !== null && hasFigure(operand) ? [operand] : [];
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

/** Tests every declared row sum of a rule. */
export function checkRowSums(subject: Subject, rule: RowSum['rule']): readonly Outcome[] {
  const sums = ROW_SUMS.filter((sum) => sum.rule === rule);
  const kinds = [...new Set(sums.flatMap((sum) => sum.kinds))];
  const tables = tablesOf(subject, ...kinds);
  const outcomes: Outcome[] = [...unsureTables(subject, ...kinds)];
  for (const table of tables) {
    if (hasUnclearColumns(table)) {
      outcomes.push(ambiguous(`${tableName(table)}有含义相同的几列，不能分清`));
      continue;
    }
    const applicable = sums.filter((sum) => sum.kinds.includes(table.kind));
    outcomes.push(...checkTable(subject, table, applicable));
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
    '逐行核对合计列等于各分项列之和（基本支出＋项目支出、人员经费＋公用经费、本年收入＋上年结转等）。“其中”列是总额的一部分，不相加；“扣除基建项目后预算数”是项目支出的另一种口径，不相加。各项与合计各允许半个末位的取舍误差；印到分的数必须完全相等。',
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
