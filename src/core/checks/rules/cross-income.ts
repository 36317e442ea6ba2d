import type { Item, Measure, Table, TableKind } from '../../disclosure/index.js';
import { anchorOf, cellName, evidenceOf } from '../anchor.js';
import { ambiguous, insufficient, notApplicable, passed, test, type Outcome, type Rule } from '../outcome.js';
import { minus, plus, type Operand, type Relation, type Term } from '../relation.js';
import { entriesOf, hasFigure, isAmountColumn, isGap, isUnread, itemAmount, operandAt, theTable } from '../select.js';
import type { Subject } from '../subject.js';
import { checkCopies, copyRelation, missingTables, resolve, type Copy } from './cross-cells.js';
import { isCurrentYearOnly, wholeAmount } from './funds.js';
import { listCopies } from './overview-lists.js';

/** 收支总表 lines and the columns of 收入总表 that state the same. */
const INCOME_COLUMNS: readonly (readonly [Item, Measure, string])[] = [
  ['current-income', 'current', '本年收入合计'],
  ['general-public', 'current.general-public', '一般公共预算拨款收入'],
  ['government-fund', 'current.government-fund', '政府性基金预算拨款收入'],
  ['state-capital', 'current.state-capital', '国有资本经营预算拨款收入'],
  ['fiscal', 'current.fiscal', '财政拨款收入'],
  ['fiscal-account', 'current.fiscal-account', '财政专户管理资金收入'],
  ['business', 'current.business', '事业收入'],
  ['operating', 'current.operating', '事业单位经营收入'],
  ['superior-subsidy', 'current.superior-subsidy', '上级补助收入'],
  ['subordinate-remittance', 'current.subordinate-remittance', '附属单位上缴收入'],
  ['other-income', 'current.other', '其他收入'],
  ['carry-in', 'carry', '上年结转结余'],
];

const OVERVIEW: TableKind = 'income-expenditure-overview';
const FISCAL: TableKind = 'fiscal-appropriation-overview';

const INCOME_COPIES: readonly Copy[] = INCOME_COLUMNS.map(([item, measure, name]) => ({
  left: { kind: OVERVIEW, item },
  right: { kind: 'income', measures: [measure] },
  says: `收支总表与收入总表的${name}应当一致`,
}));

/** 单位资金 as one column stands for five lines; 财政拨款收入 as one column for three. */
const MERGED_COLUMNS: readonly (readonly [Measure, readonly Item[], string])[] = [
  [
    'current.unit-funds',
    ['business', 'operating', 'superior-subsidy', 'subordinate-remittance', 'other-income'],
    '收入总表的单位资金应等于收支总表中事业收入、经营收入、上级补助收入、附属单位上缴收入、其他收入之和',
  ],
  [
    'current.fiscal',
    ['general-public', 'government-fund', 'state-capital'],
    '收入总表的财政拨款收入应等于收支总表中三本预算拨款收入之和',
  ],
];

function checkMerged(subject: Subject): readonly Outcome[] {
  return MERGED_COLUMNS.flatMap(([measure, items, says]): Outcome[] => {
    const column = resolve(subject, { kind: 'income', measures: [measure] });
    const lines = items.flatMap((item) => resolve(subject, { kind: OVERVIEW, item }) ?? []);
    if (column === null || lines.length === 0) return [];
    return [test({ says, left: lines.map(plus), right: [plus(column)], comparison: 'equal', tolerance: 'sum' })];
  });
}

/** 收入总计 against 合计. A 收入总表 without carry-over columns may leave carried money out of its 合计. */
function checkIncomeTotal(subject: Subject): readonly Outcome[] {
  const total = resolve(subject, { kind: OVERVIEW, item: 'total-income' });
  const whole = resolve(subject, { kind: 'income', measures: ['total'] });
  if (total === null || whole === null) return [];
  const hasCarry = resolve(subject, { kind: 'income', measures: ['carry', 'carry.general-public'] }) !== null;
  const carried = hasFigure(resolve(subject, { kind: OVERVIEW, item: 'carry-in' }));
  const relation = copyRelation('收支总表的收入总计与收入总表的合计应当一致', total, whole);
  const current = resolve(subject, { kind: OVERVIEW, item: 'current-income' });
  if (hasCarry || !carried) return [test(relation)];
  const onlyCurrent =
    current === null ? null : test(copyRelation('收支总表的本年收入合计与收入总表的合计应当一致', current, whole));
  if (onlyCurrent?.verdict.state === 'holds') return [onlyCurrent];
  return [test({ ...relation, ambiguousBecause: '收入总表没有上年结转列，合计是否包含结转不能确定' })];
}

/** The lines of a 收入总表 that is one list, or its columns. */
function incomeCopies(subject: Subject): readonly Outcome[] {
  const listed = listCopies(subject, 'income');
  return listed.length > 0 ? listed : checkCopies(subject, [OVERVIEW, 'income'], INCOME_COPIES);
}

export const incomeTotal: Rule = {
  id: 'XTAB-INCOME-TOTAL',
  name: '收支总表与收入总表',
  family: 'cross-table',
  severity: 'error',
  basis: '《地方预决算公开操作规程》（财预〔2016〕143号）报表口径，惯例（引用前请核对）',
  needs: '收支总表、收入总表',
  description:
    '收支总表的收入总计、本年收入合计、各项收入、上年结转与收入总表合计行的相应列一致。两表金额单位不同的，精确换算后比较；末位相差一个单位只作提示；一张表没有的行或列不比较；收入总表列成一栏的，比较两表名称相同的行。',
  check: (subject) => [...checkIncomeTotal(subject), ...checkMerged(subject), ...incomeCopies(subject)],
};

/** One of the three budgets: its lines in the fiscal table and the table of its spending. */
type Fund = {
  readonly name: string;
  readonly item: Item;
  readonly carried: Item;
  readonly column: Measure;
  readonly table: TableKind;
};

export const FUNDS: readonly Fund[] = [
  {
    name: '一般公共预算',
    item: 'general-public',
    carried: 'carry-in.general-public',
    column: 'fund.general-public',
    table: 'general-public-expenditure',
  },
  {
    name: '政府性基金预算',
    item: 'government-fund',
    carried: 'carry-in.government-fund',
    column: 'fund.government-fund',
    table: 'government-fund',
  },
  {
    name: '国有资本经营预算',
    item: 'state-capital',
    carried: 'carry-in.state-capital',
    column: 'fund.state-capital',
    table: 'state-capital',
  },
];

/** Money carried over that belongs to a fund: its own line, or the undivided line where no other fund has money. */
function carriedTerms(subject: Subject, fund: Fund): readonly Term[] | string {
  const line = resolve(subject, { kind: FISCAL, item: fund.carried });
  const whole = resolve(subject, { kind: FISCAL, item: 'carry-in' });
  if (!hasFigure(whole) || hasFigure(line)) return line === null ? [] : [plus(line)];
  const divided = FUNDS.some((other) => hasFigure(resolve(subject, { kind: FISCAL, item: other.carried })));
  if (divided) return line === null ? [] : [plus(line)];
  const others = FUNDS.filter((other) => other !== fund).some((other) =>
    hasFigure(resolve(subject, { kind: FISCAL, item: other.item })),
  );
  if (others) return '上年结转没有按三本预算分列';
  return fund.item === 'general-public' && whole !== null ? [plus(whole)] : [];
}

/** 上年结转 as a column of its own beside the three budgets: the fund's table of spending holds the fund's part of it as well. */
function withCarryBeside(
  subject: Subject,
  fiscal: Table,
  fund: Fund,
  byFund: Operand,
  carried: Operand,
  spent: Operand,
): Relation {
  const others = FUNDS.filter((other) => other !== fund).some((other) =>
    hasFigure(itemAmount(subject, fiscal, 'current-expenditure', other.column)),
  );
  return {
    says: `${fund.name}支出合计应等于财政拨款收支总表的${fund.name}支出加上年结转安排的支出`,
    left: [plus(byFund), plus(carried)],
    right: [plus(spent)],
    comparison: 'equal',
    tolerance: 'sum',
    ...(others || isCurrentYearOnly(subject, spent.table) ? { ambiguousBecause: '上年结转没有按三本预算分列' } : {}),
  };
}

/** Income of a fund against the spending printed in its own table. */
function checkFund(subject: Subject, fund: Fund): readonly Outcome[] {
  const fiscal = theTable(subject, FISCAL);
  const table = theTable(subject, fund.table);
  if (isGap(fiscal)) return [];
  const income = itemAmount(subject, fiscal, fund.item);
  if (isGap(table)) return fund.item === 'general-public' || hasFigure(income) ? [table] : [];
  const spent = wholeAmount(subject, table, 'total', 'amount');
  if (spent === null || (table.isEmpty && !hasFigure(income))) return [];
  const byFund = itemAmount(subject, fiscal, 'current-expenditure', fund.column);
  const beside = itemAmount(subject, fiscal, 'current-expenditure', 'carry');
  if (byFund !== null && beside !== null && hasFigure(beside))
    return [test(withCarryBeside(subject, fiscal, fund, byFund, beside, spent))];
  if (byFund !== null) {
    return [test(copyRelation(`财政拨款收支总表${fund.name}支出与其支出表的合计应当一致`, byFund, spent))];
  }
  if (income === null) return [];
  const carried = isCurrentYearOnly(subject, table) ? [] : carriedTerms(subject, fund);
  if (typeof carried === 'string') return [ambiguous(`${carried}，不能与${fund.name}支出核对`)];
  const left = itemAmount(subject, fiscal, 'carry-out');
  const remaining: readonly Term[] = left !== null && hasFigure(left) ? [minus(left)] : [];
  const relation: Relation = {
    says: `${fund.name}支出合计应等于财政拨款收支总表的${fund.name}收入${carried.length > 0 ? '加上年结转' : ''}`,
    left: [plus(income), ...carried, ...remaining],
    right: [plus(spent)],
    comparison: 'equal',
    tolerance: 'sum',
    ...(remaining.length > 0 ? { ambiguousBecause: '年终结转没有按三本预算分列' } : {}),
    ...(isCurrentYearOnly(subject, table) && hasFigure(itemAmount(subject, fiscal, 'carry-in'))
      ? { ambiguousBecause: `${fund.name}支出表限于当年拨款，是否包含上年结转不能确定` }
      : {}),
  };
  return [test(relation)];
}

const FISCAL_COPIES: readonly Copy[] = [
  ...FUNDS.map((fund): Copy => ({
    left: { kind: OVERVIEW, item: fund.item },
    right: { kind: FISCAL, item: fund.item },
    says: `收支总表与财政拨款收支总表的${fund.name}收入应当一致`,
  })),
  {
    left: { kind: OVERVIEW, item: 'fiscal' },
    right: { kind: FISCAL, item: 'current-income' },
    says: '收支总表的财政拨款收入与财政拨款收支总表的本年收入应当一致',
  },
];

export const incomeExpenditure: Rule = {
  id: 'XTAB-INCOME-EXPENDITURE',
  name: '财政拨款收入与支出',
  family: 'cross-table',
  severity: 'error',
  basis: '《地方预决算公开操作规程》（财预〔2016〕143号）报表口径，惯例（引用前请核对）',
  needs: '财政拨款收支总表、收支总表、一般公共预算支出表（有政府性基金、国有资本经营预算收入时还需相应的支出表）',
  description:
    '三本预算的拨款收入（加上年结转）等于各自支出表的合计；财政拨款收支总表与收支总表的同名收入一致。上年结转必须加入；支出表限于当年拨款的不加；结转没有按三本预算分列而又不止一本有收入的，不能判断，不报差错。',
  check: (subject) => [
    ...FUNDS.flatMap((fund) => checkFund(subject, fund)),
    ...checkCopies(subject, [OVERVIEW, FISCAL], FISCAL_COPIES),
  ],
};

/** Sections that say there is no such money. */
const DENIES: Readonly<Record<string, RegExp>> = {
  'government-fund': /(没有|无|未)(使用|安排)?政府性基金预算[^。；]{0,12}(安排的)?支出/,
  'state-capital': /(没有|无|未)(使用|安排)?国有资本经营预算[^。；]{0,12}(安排的)?支出/,
};

function incomeOf(subject: Subject, fund: Fund): readonly Operand[] {
  const names = [
    { kind: OVERVIEW, item: fund.item },
    { kind: FISCAL, item: fund.item },
    { kind: FISCAL, item: fund.carried },
  ] as const;
  return names.flatMap((name) => resolve(subject, name) ?? []);
}

/** The first cell under an amount that is so; null where there is none. */
function firstAmount(subject: Subject, table: Table, is: (cell: Operand | null) => boolean): Operand | null {
  for (const column of table.columns.filter(isAmountColumn)) {
    for (const entry of entriesOf(table, column.lane)) {
      const operand = operandAt(subject, table, entry, column);
      if (is(operand)) return operand;
    }
  }
  return null;
}

function checkEmptyFund(subject: Subject, fund: Fund): readonly Outcome[] {
  const income = incomeOf(subject, fund);
  const table = theTable(subject, fund.table);
  if (income.length === 0) return [];
  const paid = income.find(hasFigure);
  if (isGap(table)) return paid === undefined ? [] : [table];
  const denied = subject.disclosure.sections.find((section) =>
    DENIES[fund.table]?.test(section.text.replace(/\s+/g, '')),
  );
  const spent = firstAmount(subject, table, hasFigure);
  // What could not be read may be the amount that seems to be missing.
  const unread =
    (paid === undefined ? income.find(isUnread) : null) ??
    (spent === null ? firstAmount(subject, table, isUnread) : null);
  const outcomes: Outcome[] = [];
  if (paid !== undefined && denied !== undefined) {
    outcomes.push(emptyRemark(paid, fund, `“${denied.heading}”部分又说明没有此项支出`));
  }
  if (unread !== null) {
    outcomes.push(insufficient(`${cellName(unread)}未能读出，不能判断有没有${fund.name}资金`));
  } else if (paid !== undefined && spent === null) {
    outcomes.push(emptyRemark(paid, fund, '支出表没有金额'));
  } else if (paid === undefined && spent !== null) {
    outcomes.push(emptyRemark(spent, fund, '收支总表、财政拨款收支总表没有相应的收入'));
  }
  return outcomes.length > 0 ? outcomes : [passed(1)];
}

function emptyRemark(operand: Operand, fund: Fund, contrast: string): Outcome {
  return {
    type: 'remark',
    severity: 'error',
    message: `${cellName(operand)}列有${fund.name}资金 ${operand.cell.text.trim()}，但${contrast}，请核对。`,
    at: anchorOf(operand),
    evidence: [evidenceOf(operand, 'stated', null)],
    topic: contrast,
  };
}

export const fundEmpty: Rule = {
  id: 'XTAB-FUND-EMPTY',
  name: '收入有而支出空',
  family: 'cross-table',
  severity: 'error',
  basis: '《地方预决算公开操作规程》（财预〔2016〕143号）',
  needs: '收支总表或财政拨款收支总表，政府性基金、国有资本经营预算支出表',
  description:
    '总表列有政府性基金或国有资本经营预算收入时，相应的支出表不应为空表，文字也不应说没有此项支出；反之支出表有金额时总表应有收入。印作 0 或空白的都视为没有收入。',
  check: (subject) => {
    const funds = FUNDS.filter((fund) => fund.item !== 'general-public');
    const outcomes = funds.flatMap((fund) => checkEmptyFund(subject, fund));
    if (outcomes.length > 0) return outcomes;
    const missing = missingTables(subject, [OVERVIEW, FISCAL]);
    if (missing.length === 2) return missing;
    return [notApplicable('总表没有政府性基金、国有资本经营预算收入，也没有相应的支出表')];
  },
};
