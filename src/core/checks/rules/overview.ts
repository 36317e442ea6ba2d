import { TABLE_KIND_NAMES, type Column, type Item, type Table, type TableKind } from '../../disclosure/index.js';
import { tableName } from '../anchor.js';
import { ambiguous, insufficient, notApplicable, test, type Outcome, type Rule } from '../outcome.js';
import { doubtOf, evaluate, fails } from '../evaluate.js';
import { plus, type Operand, type Relation } from '../relation.js';
import {
  blockOf,
  blocksOf,
  columnOf,
  entriesOf,
  itemAmount,
  lineOf,
  mayHoldFigure,
  operandAt,
  tablesOf,
  unsureTables,
  type Block,
  type Entry,
} from '../select.js';
import type { Subject } from '../subject.js';
import { sumLists } from './overview-lists.js';
import { sumNatures } from './overview-natures.js';
import { sumSides } from './overview-sides.js';

/** The two-sided tables. */
const OVERVIEWS: readonly TableKind[] = ['income-expenditure-overview', 'fiscal-appropriation-overview'];

/** Income lines that make up 本年收入. */
const INCOME_ITEMS: readonly Item[] = [
  'general-public',
  'government-fund',
  'state-capital',
  'fiscal-account',
  'business',
  'operating',
  'superior-subsidy',
  'subordinate-remittance',
  'other-income',
];

const FISCAL_ITEMS: readonly Item[] = ['general-public', 'government-fund', 'state-capital'];
const CARRIED_ITEMS: readonly Item[] = [
  'carry-in.general-public',
  'carry-in.government-fund',
  'carry-in.state-capital',
];

/** 「class」 stands for all 类 lines of the table. */
type Part = Item | 'class';

/**
 * 总表中的合计. A declared sum between the lines of one side. Lines that the table does not print take no part; the
 * sum is stated only where at least one part is printed.
 */
type LineSum = {
  readonly rule: 'SUM-CURRENT' | 'SUM-TOTAL';
  readonly whole: Item;
  readonly parts: readonly Part[];
  /** Stated only where these lines are printed. */
  readonly having?: readonly Item[];
  /** Stated only where these lines are not printed (they are a nearer level of the same whole). */
  readonly without?: readonly Item[];
  readonly says: string;
};

/** Every sum of the overview tables. 财政拨款收入 above its three lines is a sum of its own and replaces them. */
const LINE_SUMS: readonly LineSum[] = [
  {
    rule: 'SUM-CURRENT',
    whole: 'current-income',
    parts: INCOME_ITEMS,
    without: ['fiscal'],
    says: '本年收入合计应等于各项收入之和',
  },
  {
    rule: 'SUM-CURRENT',
    whole: 'current-income',
    parts: ['fiscal', ...INCOME_ITEMS.filter((item) => !FISCAL_ITEMS.includes(item))],
    having: ['fiscal'],
    says: '本年收入合计应等于各项收入之和',
  },
  { rule: 'SUM-CURRENT', whole: 'fiscal', parts: FISCAL_ITEMS, says: '财政拨款收入应等于三本预算的拨款之和' },
  { rule: 'SUM-CURRENT', whole: 'current-expenditure', parts: ['class'], says: '本年支出合计应等于各类支出之和' },
  {
    rule: 'SUM-TOTAL',
    whole: 'total-income',
    parts: ['current-income', 'carry-in', 'use-of-surplus'],
    having: ['current-income'],
    says: '收入总计应等于本年收入合计加上年结转结余',
  },
  {
    rule: 'SUM-TOTAL',
    whole: 'total-income',
    parts: [...INCOME_ITEMS, 'carry-in', 'use-of-surplus'],
    without: ['current-income', 'fiscal'],
    says: '收入总计应等于各项收入加上年结转结余',
  },
  {
    rule: 'SUM-TOTAL',
    whole: 'total-income',
    parts: ['fiscal', ...INCOME_ITEMS.filter((item) => !FISCAL_ITEMS.includes(item)), 'carry-in', 'use-of-surplus'],
    having: ['fiscal'],
    without: ['current-income'],
    says: '收入总计应等于各项收入加上年结转结余',
  },
  {
    rule: 'SUM-TOTAL',
    whole: 'total-expenditure',
    parts: ['current-expenditure', 'surplus-distribution', 'carry-out'],
    having: ['current-expenditure'],
    says: '支出总计应等于本年支出合计加结余分配、年终结转结余',
  },
  {
    rule: 'SUM-TOTAL',
    whole: 'total-expenditure',
    parts: ['class', 'surplus-distribution', 'carry-out'],
    without: ['current-expenditure'],
    says: '支出总计应等于各类支出加年终结转结余',
  },
  { rule: 'SUM-TOTAL', whole: 'carry-in', parts: CARRIED_ITEMS, says: '上年结转结余应等于其各项之和' },
];

/** Entries of the outermost 类 lines. */
export function classEntries(table: Table): readonly Entry[] {
  return table.rows.flatMap((row) =>
    row.lines.filter((line) => line.item?.startsWith('class:') === true).map((line) => ({ row, line })),
  );
}

/**
 * Detail lines of a lane whose name is not known but which print a figure: while they exist a failing sum proves
 * nothing, because they may belong to it.
 */
function unknownLines(subject: Subject, table: Table, lane: number, column: Column): readonly Operand[] {
  return entriesOf(table, lane).flatMap((entry) => {
    if (entry.line.item !== null || entry.line.role === 'total') return [];
    const operand = operandAt(subject, table, entry, column);
    return operand !== null && mayHoldFigure(operand) ? [operand] : [];
  });
}

/** 「三、」 and 「四、」 are numbered alike, 「3.」 otherwise. */
function numberingOf({ line }: Entry): string | null {
  return line.ordinal?.replace(/[一二三四五六七八九十百]+|\d+/, '#') ?? null;
}

/** Unknown lines above the whole that are numbered in one series with its known parts: 「三、其他资金」 below 「二、事业收入」. */
function numberedWith(own: readonly Entry[], whole: Entry, unknown: readonly Operand[]): readonly Operand[] {
  return unknown.filter(
    ({ row, line }) =>
      line !== null &&
      line.ordinal !== null &&
      row.index < whole.row.index &&
      own.some((part) => part.line.depth === line.depth && numberingOf(part) === numberingOf({ row, line })),
  );
}

/** The sum with the lines of the same series as addends, unless it holds without them or one of them alone would explain it. */
function withSeries(relation: Relation, series: readonly Operand[]): Relation {
  if (series.length === 0) return relation;
  const verdict = evaluate(relation);
  if (!fails(verdict.state)) return relation;
  const full: Relation = {
    ...relation,
    left: [...relation.left, ...series.map(plus)],
    doubtful: (relation.doubtful ?? []).filter((operand) => !series.includes(operand)),
  };
  return fails(evaluate(full).state) && doubtOf(relation, verdict) !== null ? relation : full;
}

/**
 * 「本年支出」 stands above its 类 lines in the fiscal table: where the table broke off behind it, they make less than it.
 */
function isBrokenOff(table: Table, lane: number): boolean {
  const whole = classEntries(table)[0]?.line.lane === lane ? lineOf(table, 'current-expenditure') : null;
  const last = classEntries(table).at(-1);
  return (
    whole !== null &&
    last !== undefined &&
    whole.row.index < last.row.index &&
    !table.rows.some(({ lines }) => lines.some(({ item }) => item === 'total-expenditure' || item === 'total-income'))
  );
}

/** Columns of a lane that hold one statement each: the only amount, or 合计 and its split by fund or by basic/project. */
function statementColumns(block: Block): readonly Column[] {
  return [...block.columns.values()].filter((column) => !column.path.some((part) => /^[（(]?其中/.test(part)));
}

/**
 * The line of an addend; several where the list numbers them one after the other (「二、教育收费资金收入」 and 「三、财政专户管理资金收入」
 * are both money of the special account). Lines that are not numbered alike may be parts of one another: none of them.
 */
function linesOfPart(table: Table, part: Item): readonly Entry[] {
  const only = lineOf(table, part);
  return only === null ? inOneSeries(table, part) : [only];
}

function inOneSeries(table: Table, part: Item): readonly Entry[] {
  const all = table.rows.flatMap((row) =>
    row.lines.filter(({ item }) => item === part).map((line): Entry => ({ row, line })),
  );
  const [first] = all;
  if (first === undefined || all.length < 2 || numberingOf(first) === null) return [];
  const isSeries = all.every(
    (entry) =>
      numberingOf(entry) === numberingOf(first) &&
      entry.line.lane === first.line.lane &&
      entry.line.depth === first.line.depth,
  );
  const names = new Set(all.map(({ line }) => line.label));
  const ordinals = new Set(all.map(({ line }) => line.ordinal));
  return isSeries && names.size === all.length && ordinals.size === all.length ? all : [];
}

function checkSum(subject: Subject, table: Table, sum: LineSum): readonly Outcome[] {
  const whole = lineOf(table, sum.whole);
  const has = (item: Item): boolean => lineOf(table, item) !== null;
  if (whole === null || (sum.having ?? []).some((item) => !has(item)) || (sum.without ?? []).some(has)) return [];
  const parts = sum.parts.flatMap((part) => (part === 'class' ? classEntries(table) : linesOfPart(table, part)));
  const own = parts.filter((part) => part.line.lane === whole.line.lane);
  if (own.length === 0) return [];
  return blocksOf(table)
    .filter((block) => block.lane === whole.line.lane)
    .flatMap(statementColumns)
    .flatMap((column): Outcome[] => {
      const stated = operandAt(subject, table, whole, column);
      const addends = own.flatMap((part) => operandAt(subject, table, part, column) ?? []);
      if (stated === null || addends.length < own.length) return [];
      const unknown = unknownLines(subject, table, whole.line.lane, column);
      const relation: Relation = {
        says: sum.says,
        left: addends.map(plus),
        right: [plus(stated)],
        comparison: 'equal',
        tolerance: 'sum',
        doubtful: unknown,
        // 上年结转 is often printed without its split.
        ...(sum.whole === 'current-expenditure' && isBrokenOff(table, whole.line.lane)
          ? { ambiguousBecause: `${tableName(table)}没有总计行，可能缺页，各类支出是否齐全不能确定` }
          : {}),
        ...(sum.whole === 'carry-in' || sum.whole === 'fiscal' ? { whenPartsBlank: 'notice' as const } : {}),
      };
      const isCurrent = sum.whole === 'current-income' || sum.whole === 'current-expenditure';
      return [test(isCurrent ? withSeries(relation, numberedWith(own, whole, unknown)) : relation)];
    });
}

/** An overview line printed twice cannot be told apart. */
function repeatedItems(table: Table, items: readonly Item[]): readonly Outcome[] {
  const lines = table.rows.flatMap((row) => row.lines);
  const repeated = items.find(
    (item) =>
      lineOf(table, item) === null &&
      inOneSeries(table, item).length === 0 &&
      lines.filter((line) => line.item === item).length > 1,
  );
  const label = lines.find((line) => line.item === repeated)?.label ?? '';
  return repeated === undefined ? [] : [ambiguous(`${tableName(table)}中“${label}”出现不止一次`)];
}

function checkSums(subject: Subject, rule: LineSum['rule']): readonly Outcome[] {
  const sums = LINE_SUMS.filter((sum) => sum.rule === rule);
  const items = [...new Set(sums.flatMap((sum) => [sum.whole, ...sum.parts]))].filter((part) => part !== 'class');
  const tables = tablesOf(subject, ...OVERVIEWS);
  const outcomes = tables.flatMap((table): readonly Outcome[] => {
    const tested = [
      ...sums.flatMap((sum) => checkSum(subject, table, sum)),
      ...(rule === 'SUM-CURRENT' ? [...sumNatures(subject, table), ...sumSides(subject, table)] : []),
    ];
    const unclear = repeatedItems(table, items);
    if (tested.length + unclear.length > 0) return [...tested, ...unclear];
    if (rule === 'SUM-CURRENT' && lineOf(table, 'total-income') !== null && classEntries(table).length > 0) {
      return [notApplicable(`${tableName(table)}没有本年合计行，各项之和见总计构成`)];
    }
    return table.isEmpty ? [] : [insufficient(`${tableName(table)}未识别到合计行或其各项`)];
  });
  return withMissing(subject, outcomes);
}

/** Says which of the two overview tables was not there. */
function withMissing(subject: Subject, outcomes: readonly Outcome[]): readonly Outcome[] {
  const present = tablesOf(subject, ...OVERVIEWS);
  const unsure = unsureTables(subject, ...OVERVIEWS);
  const missing = OVERVIEWS.filter((kind) => !subject.disclosure.tables.some((table) => table.kind === kind));
  const gaps = missing.map((kind) => insufficient(`未识别到${TABLE_KIND_NAMES[kind]}`));
  const empty = present.length > 0 && present.every((table) => table.isEmpty);
  return [...outcomes, ...unsure, ...gaps, ...(empty && gaps.length === 0 ? [notApplicable('总表没有金额')] : [])];
}

function checkBalance(subject: Subject, table: Table): readonly Outcome[] {
  const income = itemAmount(subject, table, 'total-income');
  const expenditure = itemAmount(subject, table, 'total-expenditure');
  if (income === null || expenditure === null) {
    const side = income === null ? '收入总计' : '支出总计';
    const repeated = repeatedItems(table, ['total-income', 'total-expenditure']);
    return repeated.length > 0 || table.isEmpty ? repeated : [insufficient(`${tableName(table)}未识别到“${side}”`)];
  }
  return [
    test({
      says: '收入总计与支出总计应当相等',
      left: [plus(income)],
      right: [plus(expenditure)],
      comparison: 'equal',
      tolerance: 'copy',
    }),
  ];
}

export const sumBalance: Rule = {
  id: 'SUM-BALANCE',
  name: '收支平衡',
  family: 'arithmetic',
  severity: 'error',
  basis: '预算法 第十二条',
  needs: '收支总表、财政拨款收支总表',
  description:
    '收支总表和财政拨款收支总表的收入总计等于支出总计。比较的是两个“总计”；有上年结转时本年收入可以不等于本年支出，不作为差错。末位相差一个单位只作提示。',
  check: (subject) =>
    withMissing(
      subject,
      tablesOf(subject, ...OVERVIEWS).flatMap((table) => checkBalance(subject, table)),
    ),
};

export const sumCurrent: Rule = {
  id: 'SUM-CURRENT',
  name: '本年合计',
  family: 'arithmetic',
  severity: 'error',
  basis: '预算法 第三十二条',
  needs: '收支总表、财政拨款收支总表',
  description:
    '本年收入合计等于各项收入之和，本年支出合计等于各类支出之和，财政拨款收入等于三本预算的拨款之和；支出另按基本支出、项目支出列一栏的，该栏合计等于其各项之和，也等于各类之和；支出并列几栏、各有合计的，各栏的合计一致，并等于本栏各项之和，栏内分级列示的，上级等于其下各项之和。财政拨款收支总表的“一、本年收入”本身就是合计行，不再加入；有未识别名称且有金额的行时，不成立不报差错，只说明未能确认。收入总表、支出总表列成一栏（项目、金额）的，各项等于其下各行之和，本年合计等于各项之和，总计等于本年合计加其后各项；一半以上不成立的不报，说明未核对。',
  check: (subject) => [...checkSums(subject, 'SUM-CURRENT'), ...sumLists(subject)],
};

export const sumTotal: Rule = {
  id: 'SUM-TOTAL',
  name: '总计构成',
  family: 'arithmetic',
  severity: 'error',
  basis: '预算法 第三十二条',
  needs: '收支总表、财政拨款收支总表',
  description:
    '收入总计等于本年收入合计加上年结转结余（及使用非财政拨款结余），支出总计等于本年支出合计加年终结转结余，上年结转等于其各项之和。本年收入与本年支出不等时，不作为差错。',
  check: (subject) => checkSums(subject, 'SUM-TOTAL'),
};

/** The main amount column of the expenditure side and its split, for rules that compare the side with other tables. */
export function expenditureColumns(table: Table): Block | null {
  const lane = classEntries(table)[0]?.line.lane;
  return lane === undefined ? null : blockOf(table, lane);
}

/** The column that holds the whole amount of a side. */
export function wholeColumn(block: Block): Column | null {
  return columnOf(block, 'amount', 'total');
}
