import type { Item, Measure, Table } from '../../disclosure/index.js';
import { evaluate, printedAmount } from '../evaluate.js';
import { columnOf, hasFigure, isGap, isUnread, itemAmount, operandAt, blockOf, blocksOf, theTable } from '../select.js';
import { plus, type Operand } from '../relation.js';
import type { Subject } from '../subject.js';
import { leavesOf, wholeOf } from '../tree.js';

/**
 * 资金来源. Whether all money of the document is 一般公共预算. Only then must the tables of all spending equal the
 * tables of 一般公共预算; otherwise the latter are only a part of the former.
 */
export type Funding =
  | { readonly state: 'general-public-only' }
  | { readonly state: 'mixed' }
  | { readonly state: 'unknown'; readonly why: string };

const OTHER_INCOME: readonly Item[] = [
  'government-fund',
  'state-capital',
  'fiscal-account',
  'business',
  'operating',
  'superior-subsidy',
  'subordinate-remittance',
  'other-income',
  'use-of-surplus',
  'carry-in.government-fund',
  'carry-in.state-capital',
];

const OTHER_COLUMNS: readonly Measure[] = [
  'current.government-fund',
  'current.state-capital',
  'current.fiscal-account',
  'current.unit-funds',
  'current.business',
  'current.operating',
  'current.superior-subsidy',
  'current.subordinate-remittance',
  'current.other',
  'carry.government-fund',
  'carry.state-capital',
  'carry.fiscal-account',
  'carry.unit-funds',
];

/** The cell of the table's 合计 line (or only line) under the first of the measures it has; null where there is none. */
export function wholeAmount(subject: Subject, table: Table, ...measures: readonly Measure[]): Operand | null {
  // In a table of two lanes (人员经费 left, 公用经费 right) neither lane's total stands for the table.
  if (blocksOf(table).some((block) => block.lane !== 0)) return null;
  const block = blockOf(table, 0);
  const whole = wholeOf(table, 0);
  if (block === null || whole === null) return null;
  const column = columnOf(block, ...measures);
  return column === null ? null : operandAt(subject, table, whole, column);
}

/** True where two cells print the same value in the same unit. */
function same(a: Operand, b: Operand): boolean {
  const [one, other] = [printedAmount(a), printedAmount(b)];
  return one !== null && other !== null && one.unit === other.unit && one.value === other.value;
}

/** Money of other sources may stand where nothing could be read. */
const UNREAD: Funding = { state: 'unknown', why: '收支总表或收入总表有资金来源的金额未能读出' };

function judge(subject: Subject): Funding {
  const overview = theTable(subject, 'income-expenditure-overview');
  const income = theTable(subject, 'income');
  const fiscal = theTable(subject, 'fiscal-appropriation-overview');
  const columns = isGap(income) ? [] : OTHER_COLUMNS.map((measure) => wholeAmount(subject, income, measure));
  if (columns.some(hasFigure)) return { state: 'mixed' };
  if (columns.some(isUnread)) return UNREAD;
  if (isGap(overview)) {
    const general = isGap(income) ? null : wholeAmount(subject, income, 'current.general-public');
    return general === null ? { state: 'unknown', why: overview.why } : { state: 'general-public-only' };
  }
  const others = OTHER_INCOME.map((item) => itemAmount(subject, overview, item));
  if (others.some(hasFigure)) return { state: 'mixed' };
  if (others.some(isUnread)) return UNREAD;
  if (itemAmount(subject, overview, 'general-public') === null) {
    return { state: 'unknown', why: '收支总表未识别到一般公共预算拨款收入' };
  }
  const carried = itemAmount(subject, overview, 'carry-in');
  if (isUnread(carried)) return UNREAD;
  if (carried === null || !hasFigure(carried)) return { state: 'general-public-only' };
  // Money carried over may be of any kind: it counts as 一般公共预算 only where a table says so.
  const sources = [
    isGap(income) ? null : wholeAmount(subject, income, 'carry.general-public'),
    isGap(fiscal) ? null : itemAmount(subject, fiscal, 'carry-in.general-public'),
    itemAmount(subject, overview, 'carry-in.general-public'),
  ];
  return sources.some((source) => source !== null && same(source, carried))
    ? { state: 'general-public-only' }
    : { state: 'unknown', why: '上年结转结余的资金性质不能确定' };
}

const judged = new WeakMap<Subject, Funding>();

/** Judges the funding of a document, once. */
export function fundingOf(subject: Subject): Funding {
  const known = judged.get(subject);
  if (known !== undefined) return known;
  const funding = judge(subject);
  judged.set(subject, funding);
  return funding;
}

/**
 * True where 一般公共预算支出表 leaves out money carried over from the year before: its title says so, or its 合计 is what 财政拨款收支总表
 * states as the income of the year alone, all its lines add up to it, and nothing of what was carried in is left at the end.
 */
export function isCurrentYearOnly(subject: Subject, table: Table): boolean {
  if (/当年|本年/.test(table.title)) return true;
  const fiscal = theTable(subject, 'fiscal-appropriation-overview');
  if (table.kind !== 'general-public-expenditure' || isGap(fiscal)) return false;
  const [income, carried, left] = (['general-public', 'carry-in', 'carry-out'] as const).map((item) =>
    itemAmount(subject, fiscal, item),
  );
  const whole = wholeAmount(subject, table, 'total', 'amount');
  return (
    hasFigure(carried ?? null) &&
    !hasFigure(left ?? null) &&
    !isUnread(left ?? null) &&
    income !== null &&
    income !== undefined &&
    hasFigure(income) &&
    whole !== null &&
    same(income, whole) &&
    addsUp(subject, table, whole)
  );
}

/** True where the lines of a table add up to its 合计: neither of them is a misprint. */
function addsUp(subject: Subject, table: Table, whole: Operand): boolean {
  const parts = leavesOf(table, 0).flatMap((entry) => operandAt(subject, table, entry, whole.column) ?? []);
  const relation = {
    says: '',
    left: parts.map(plus),
    right: [plus(whole)],
    comparison: 'equal',
    tolerance: 'sum',
  } as const;
  return parts.length > 0 && evaluate(relation).state === 'holds';
}
