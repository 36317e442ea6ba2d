import {
  TABLE_KIND_NAMES,
  type Column,
  type Item,
  type Measure,
  type Table,
  type TableKind,
} from '../../disclosure/index.js';
import { tableName } from '../anchor.js';
import { insufficient, notApplicable, test, type Gap, type Outcome, type Rule } from '../outcome.js';
import { minus, plus, type Operand, type Term } from '../relation.js';
import {
  blocksOf,
  columnOf,
  entriesOf,
  hasFigure,
  itemAmount,
  operandAt,
  tablesOf,
  unsureTables,
  type Block,
} from '../select.js';
import type { Subject } from '../subject.js';

const OVERVIEWS: readonly TableKind[] = ['income-expenditure-overview', 'fiscal-appropriation-overview'];

/** Tables of one fund that set 年初结转, 本年收入, 本年支出 and 年末结转 side by side. */
const FUND_TABLES: readonly TableKind[] = ['general-public-expenditure', 'government-fund', 'state-capital'];

/** What comes in and what goes out in the overview tables of final accounts. */
const COMES_IN: readonly Item[] = ['current-income', 'use-of-surplus', 'carry-in'];
const GOES_OUT: readonly Item[] = ['current-expenditure', 'surplus-distribution', 'carry-out'];

/** Amount columns of the overview: each phase (年初预算, 全年预算, 决算) and each fund is a balance of its own. */
const OVERVIEW_COLUMNS: readonly (readonly Measure[])[] = [
  ['amount', 'total'],
  ['budgeted'],
  ['adjusted'],
  ['fund.general-public'],
  ['fund.government-fund'],
  ['fund.state-capital'],
];

/** Why a rule for final accounts does not apply, or null where the document is one. */
export function notFinal(subject: Subject): Gap | null {
  const stage = subject.disclosure.profile.stage.value;
  if (stage === 'final') return null;
  return stage === 'budget' ? notApplicable('本规则适用于决算') : insufficient('未识别到是预算还是决算');
}

function cellsOf(
  subject: Subject,
  table: Table,
  items: readonly Item[],
  measures: readonly Measure[],
): readonly Operand[] {
  return items.flatMap((item) => itemAmount(subject, table, item, ...measures) ?? []);
}

/** 本年收入＋使用非财政拨款结余＋年初结转＝本年支出＋结余分配＋年末结转, in one overview table. */
function checkOverview(subject: Subject, table: Table): readonly Outcome[] {
  const outcomes = OVERVIEW_COLUMNS.flatMap((measures): Outcome[] => {
    const [income] = cellsOf(subject, table, ['current-income'], measures);
    const spent = cellsOf(subject, table, ['current-expenditure'], measures);
    // The expenditure side alone is split by fund; a side that is not printed balances nothing.
    if (income === undefined || spent.length === 0) return [];
    const [comes, goes] = [cellsOf(subject, table, COMES_IN, measures), cellsOf(subject, table, GOES_OUT, measures)];
    // Without either carry-over line the table is not laid out to balance.
    if (comes.length + goes.length < 3) return [];
    return [
      test({
        says: '本年收入加使用非财政拨款结余、年初结转和结余，应等于本年支出加结余分配、年末结转和结余',
        left: comes.map(plus),
        right: goes.map(plus),
        comparison: 'equal',
        tolerance: 'sum',
      }),
    ];
  });
  if (outcomes.length > 0 || table.isEmpty) return outcomes;
  return [insufficient(`${tableName(table)}未识别到本年收入合计、本年支出合计或年初、年末结转和结余`)];
}

/** 年初结转 + 本年收入 − 本年支出 = 年末结转, in every row of one block; null where the columns are not there. */
function checkRows(subject: Subject, table: Table, block: Block): readonly Outcome[] | null {
  const before = columnOf(block, 'carry');
  const income = columnOf(block, 'current');
  const spent = columnOf(block, 'total', 'amount');
  const after = columnOf(block, 'carry-out');
  if (before === null || income === null || spent === null || after === null) return null;
  return entriesOf(table, block.lane).flatMap((entry): Outcome[] => {
    const cellAt = (column: Column): Operand | null => operandAt(subject, table, entry, column);
    const [opening, came, went, closing] = [cellAt(before), cellAt(income), cellAt(spent), cellAt(after)];
    if (opening === null || came === null || went === null || closing === null) return [];
    if (![opening, came, went, closing].some(hasFigure)) return [];
    const left: readonly Term[] = [plus(opening), plus(came), minus(went)];
    return [
      test({
        says: '年末结转和结余应等于年初结转和结余加本年收入减本年支出',
        left,
        right: [plus(closing)],
        comparison: 'equal',
        tolerance: 'sum',
      }),
    ];
  });
}

function checkFund(subject: Subject, table: Table): readonly Outcome[] {
  const lists = blocksOf(table).map((block) => checkRows(subject, table, block));
  const known = lists.flatMap((list) => list ?? []);
  if (known.length > 0 || table.isEmpty || table.kind === 'general-public-expenditure') return known;
  // Tables of 国有资本经营预算 often print expenditure only: nothing flows through them.
  const flows = table.columns.some(({ measure }) => measure === 'carry-out' || measure.startsWith('carry'));
  return flows ? [insufficient(`${tableName(table)}未识别到年初结转、本年收入、本年支出、年末结转四列`)] : [];
}

export const sumFinalFlow: Rule = {
  id: 'SUM-FINAL-FLOW',
  name: '决算收支结转平衡',
  family: 'arithmetic',
  severity: 'error',
  basis: '预算法 第七十五条',
  needs: '收入支出决算总表、财政拨款收入支出决算总表，列有年初、年末结转的政府性基金、国有资本经营决算表',
  description:
    '决算：本年收入加使用非财政拨款结余加年初结转和结余，等于本年支出加结余分配加年末结转和结余；年初预算、全年预算、决算各列分别核对。分行列示结转的表，逐行核对年初结转加本年收入减本年支出等于年末结转。各数允许半个末位的取舍误差；只列支出的表不核对；预算不适用。',
  check: (subject) => {
    const gap = notFinal(subject);
    if (gap !== null) return [gap];
    const overviews = tablesOf(subject, ...OVERVIEWS);
    const missing = OVERVIEWS.filter((kind) => !subject.disclosure.tables.some((table) => table.kind === kind));
    return [
      ...overviews.flatMap((table) => checkOverview(subject, table)),
      ...tablesOf(subject, ...FUND_TABLES).flatMap((table) => checkFund(subject, table)),
      ...unsureTables(subject, ...OVERVIEWS, ...FUND_TABLES),
      ...missing.map((kind) => insufficient(`未识别到${TABLE_KIND_NAMES[kind]}`)),
    ];
  },
};
