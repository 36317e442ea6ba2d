import type { Column, Measure, Table, TableKind } from '../../disclosure/index.js';
import { tableName } from '../anchor.js';
import { evaluate } from '../evaluate.js';
import { insufficient, notApplicable, test, type Outcome, type Rule } from '../outcome.js';
import { plus, type Operand, type Relation } from '../relation.js';
import { columnOf, hasFigure, isGap, isNothing, itemAmount, operandAt, theTable, type Entry } from '../select.js';
import type { Subject } from '../subject.js';
import { forestOf } from '../tree.js';
import {
  cellsUnder,
  checkCopies,
  codedLeaves,
  commonCodes,
  copyRelation,
  doubtfulCells,
  entriesUnder,
  unreadCodes,
  missingTables,
  resolve,
} from './cross-cells.js';
import { FUNDS } from './cross-income.js';
import { fundingOf, isCurrentYearOnly } from './funds.js';
import { incompleteTables } from './incomplete.js';
import { listCopies } from './overview-lists.js';
import { natureCopies } from './overview-natures.js';
import { classEntries, expenditureColumns, wholeColumn } from './overview.js';

const OVERVIEW: TableKind = 'income-expenditure-overview';
const FISCAL: TableKind = 'fiscal-appropriation-overview';
const GENERAL: TableKind = 'general-public-expenditure';

export const expenditureTotal: Rule = {
  id: 'XTAB-EXP-TOTAL',
  name: '收支总表与支出总表',
  family: 'cross-table',
  severity: 'error',
  basis: '《地方预决算公开操作规程》（财预〔2016〕143号）报表口径，惯例（引用前请核对）',
  needs: '收支总表、支出总表',
  description:
    '收支总表的本年支出合计等于支出总表的合计。没有“本年支出合计”行的，以支出总计减年终结转结余比较。收支总表另列基本支出、项目支出的，与支出总表的同名列比较。支出总表列成一栏的，比较两表名称相同的合计行。末位相差一个单位只作提示。',
  check: (subject) => {
    const listed = listCopies(subject, 'expenditure');
    return [...(listed.length > 0 ? listed : checkExpenditureTotal(subject)), ...natureCopies(subject)];
  },
};

function checkExpenditureTotal(subject: Subject): readonly Outcome[] {
  if (resolve(subject, { kind: OVERVIEW, item: 'current-expenditure' }) !== null) {
    return checkCopies(
      subject,
      [OVERVIEW, 'expenditure'],
      [
        {
          left: { kind: OVERVIEW, item: 'current-expenditure' },
          right: { kind: 'expenditure', measures: ['total'] },
          says: '收支总表的本年支出合计与支出总表的合计应当一致',
        },
      ],
    );
  }
  const total = resolve(subject, { kind: OVERVIEW, item: 'total-expenditure' });
  const whole = resolve(subject, { kind: 'expenditure', measures: ['total'] });
  const missing = missingTables(subject, [OVERVIEW, 'expenditure']);
  if (total === null || whole === null) {
    return missing.length > 0 ? missing : [insufficient('收支总表或支出总表未识别到合计')];
  }
  const carried = resolve(subject, { kind: OVERVIEW, item: 'carry-out' });
  const relation: Relation = {
    says: '收支总表的支出总计应等于支出总表的合计加年终结转结余',
    left: [plus(whole), ...(carried === null ? [] : [plus(carried)])],
    right: [plus(total)],
    comparison: 'equal',
    tolerance: 'sum',
  };
  return [test(relation)];
}

/** Lines of a table that make up a 类: its own 类 row, or the leaves below it. */
function classLines(table: Table, code: string): readonly Entry[] {
  const row = forestOf(table, 0).nodes.find(({ entry }) => table.isTree && isClassRow(entry, code));
  return row === undefined ? entriesUnder(codedLeaves(table, 'function'), code) : [row.entry];
}

/** A 类 row of its own, not one that is split by unit. */
function isClassRow(entry: Entry, code: string): boolean {
  return entry.line.codes.function === code && entry.line.codes.unit === undefined;
}

function classCode(entry: Entry): string | null {
  return /^class:(\d{3})$/.exec(entry.line.item ?? '')?.[1] ?? null;
}

/** A detail table and the column of it that is compared. */
type Source = { readonly table: Table; readonly measures: readonly Measure[] };

/** The 类 line of an overview against the lines of the detail tables. */
function checkClass(
  subject: Subject,
  entry: Entry,
  stated: Operand,
  sources: readonly Source[],
  says: string,
): Outcome | null {
  const code = classCode(entry);
  if (code === null) {
    return hasFigure(stated) ? insufficient(`“${entry.line.label}”没有类级编码，不能与明细表核对`) : null;
  }
  const cells = sources.flatMap((source) => {
    const lines = classLines(source.table, code);
    return cellsUnder(subject, source.table, lines, ...source.measures) ?? [];
  });
  if (cells.every(isNothing) && isNothing(stated)) return null;
  const doubtful = sources.flatMap((source) =>
    doubtfulCells(subject, source.table, codedLeaves(source.table, 'function'), ...source.measures),
  );
  return test({
    says,
    left: cells.map(plus),
    right: [plus(stated)],
    comparison: 'equal',
    tolerance: cells.length === 1 ? 'copy' : 'sum',
    doubtful,
  });
}

/** Classes with money in a detail table that the overview does not list at all. */
function unlistedClasses(subject: Subject, overview: Table, source: Source): readonly Outcome[] {
  const listed = new Set(classEntries(overview).flatMap((entry) => classCode(entry) ?? []));
  const leaves = codedLeaves(source.table, 'function');
  const codes = new Set([...leaves.byCode.keys()].map((code) => code.slice(0, 3)));
  return [...codes]
    .filter((code) => !listed.has(code))
    .filter((code) =>
      (cellsUnder(subject, source.table, entriesUnder(leaves, code), ...source.measures) ?? []).some(hasFigure),
    )
    .map((code) => insufficient(`${tableName(source.table)}列有 ${code} 类支出，${tableName(overview)}未识别到该类`));
}

/** Pairs of columns of the overview's expenditure side and of 支出总表. */
function classColumns(overview: Table): readonly { column: Column; measures: readonly Measure[] }[] {
  const block = expenditureColumns(overview);
  if (block === null) return [];
  const whole = wholeColumn(block);
  const split = (['basic', 'project'] as const).flatMap((measure) => {
    const column = columnOf(block, measure);
    return column === null ? [] : [{ column, measures: [measure] }];
  });
  return [...(whole === null ? [] : [{ column: whole, measures: ['total', 'amount'] as const }]), ...split];
}

/**
 * The classes of the overview against 一般公共预算支出表, where 支出总表 lists no items: all of it where there is no other money,
 * else a part. Null where that table lists none either.
 */
function generalByClass(subject: Subject, overview: Table): readonly Outcome[] | null {
  const general = theTable(subject, GENERAL);
  const block = expenditureColumns(overview);
  const column = block === null ? null : wholeColumn(block);
  if (isGap(general) || column === null || codedLeaves(general, 'function').byCode.size === 0) return null;
  const cut = incompleteTables(subject, general);
  if (cut.length > 0) return cut;
  const source: Source = { table: general, measures: ['total', 'amount'] };
  const total = resolve(subject, { kind: OVERVIEW, item: 'current-expenditure' });
  const whole = resolve(subject, { kind: GENERAL, measures: source.measures });
  // Income under a name of the office may be other money: only totals that agree say that there is none.
  const isAll =
    fundingOf(subject).state === 'general-public-only' &&
    !isCurrentYearOnly(subject, general) &&
    total !== null &&
    whole !== null &&
    hasFigure(whole) &&
    evaluate(copyRelation('', whole, total)).state === 'holds';
  const outcomes = classEntries(overview).flatMap((entry): readonly Outcome[] => {
    const stated = operandAt(subject, overview, entry, column);
    const code = classCode(entry);
    if (stated === null || code === null) return [];
    const label = `收支总表的“${entry.line.label}”`;
    if (isAll) {
      const says = `${label}应等于一般公共预算支出表中该类支出之和`;
      const outcome = checkClass(subject, entry, stated, [source], says);
      return outcome === null ? [] : [outcome];
    }
    const cells = cellsUnder(subject, general, classLines(general, code), ...source.measures) ?? [];
    if (!cells.some(hasFigure)) return [];
    return [
      test({
        says: `一般公共预算支出表中该类支出之和不应大于${label}`,
        left: cells.map(plus),
        right: [plus(stated)],
        comparison: 'at-most',
        tolerance: 'sum',
      }),
    ];
  });
  return [...outcomes, ...unlistedClasses(subject, overview, source)];
}

export const classByClass: Rule = {
  id: 'XTAB-CLASS',
  name: '收支总表类级与支出总表',
  family: 'cross-table',
  severity: 'error',
  basis: '惯例（引用前请核对）',
  needs: '收支总表、支出总表（有功能分类科目编码；没有的用一般公共预算支出表）',
  description:
    '收支总表支出方每一类等于支出总表中该类的行（或该类各项之和）。按科目编码前三位归类，不按名称；有金额而没有编码的行可能属于任何一类，能解释差额时不报差错；与类级行比较末位相差一个单位只作提示。支出总表没有列科目的，与一般公共预算支出表比较：没有其他资金的应当相等，有的不小于后者。',
  check: (subject) => {
    const [overview, expenditure] = [theTable(subject, OVERVIEW), theTable(subject, 'expenditure')];
    if (isGap(overview)) return missingTables(subject, [OVERVIEW, 'expenditure']);
    if (isGap(expenditure) || codedLeaves(expenditure, 'function').byCode.size === 0) {
      const general = classEntries(overview).length === 0 ? null : generalByClass(subject, overview);
      if (general !== null && general.length > 0) return general;
      return isGap(expenditure)
        ? [expenditure]
        : [insufficient(`${tableName(expenditure)}未列出功能分类科目编码，无法逐类核对`)];
    }
    if (classEntries(overview).length === 0) return [insufficient(`${tableName(overview)}未识别到各类支出`)];
    const cut = incompleteTables(subject, expenditure);
    if (cut.length > 0) return cut;
    const outcomes = classColumns(overview).flatMap(({ column, measures }) =>
      classEntries(overview).flatMap((entry): Outcome[] => {
        const stated = operandAt(subject, overview, entry, column);
        const source = { table: expenditure, measures };
        const says = `收支总表的“${entry.line.label}”应等于支出总表中该类支出之和`;
        const outcome = stated === null ? null : checkClass(subject, entry, stated, [source], says);
        return outcome === null ? [] : [outcome];
      }),
    );
    return [
      ...outcomes,
      ...unlistedClasses(subject, overview, { table: expenditure, measures: ['total', 'amount'] }),
      ...(outcomes.length === 0 ? [notApplicable('两张表均没有类级金额')] : []),
    ];
  },
};

/** Columns of the fiscal table's expenditure side and the tables whose spending each of them states. */
function fiscalColumns(subject: Subject, fiscal: Table): readonly { column: Column; sources: readonly Source[] }[] {
  const block = expenditureColumns(fiscal);
  if (block === null) return [];
  const sourceOf = (kind: TableKind): readonly Source[] => {
    const table = theTable(subject, kind);
    return isGap(table) ? [] : [{ table, measures: ['total', 'amount'] }];
  };
  const byFund = FUNDS.flatMap((fund) => {
    const column = columnOf(block, fund.column);
    return column === null ? [] : [{ column, sources: sourceOf(fund.table) }];
  });
  const whole = wholeColumn(block);
  const all = FUNDS.flatMap((fund) => sourceOf(fund.table));
  // 上年结转 beside the three budgets of the year: the tables of spending hold both, only 合计 says as much.
  if (columnOf(block, 'carry') !== null) return whole === null ? [] : [{ column: whole, sources: all }];
  return byFund.length > 0 ? byFund : whole === null ? [] : [{ column: whole, sources: all }];
}

export const fiscalClass: Rule = {
  id: 'XTAB-FISCAL-CLASS',
  name: '财政拨款总表类级与各支出表',
  family: 'cross-table',
  severity: 'error',
  basis: '惯例（引用前请核对）',
  needs: '财政拨款收支总表、一般公共预算支出表（有政府性基金、国有资本经营预算支出时还需相应的支出表）',
  description:
    '财政拨款收支总表支出方每一类等于一般公共预算、政府性基金预算、国有资本经营预算支出表中该类之和；支出方分列三本预算的，逐列比较。有上年结转而支出表限于当年拨款的，不能判断，不报差错。',
  check: (subject) => {
    const [fiscal, general] = [theTable(subject, FISCAL), theTable(subject, GENERAL)];
    if (isGap(fiscal) || isGap(general)) return missingTables(subject, [FISCAL, GENERAL]);
    if (classEntries(fiscal).length === 0) return [insufficient(`${tableName(fiscal)}未识别到各类支出`)];
    const cut = incompleteTables(subject, general);
    if (cut.length > 0) return cut;
    const unsure = isCurrentYearOnly(subject, general) && hasFigure(itemAmount(subject, fiscal, 'carry-in'));
    const outcomes = fiscalColumns(subject, fiscal).flatMap(({ column, sources }) =>
      classEntries(fiscal).flatMap((entry): Outcome[] => {
        const stated = operandAt(subject, fiscal, entry, column);
        const says = `财政拨款收支总表的“${entry.line.label}”应等于各支出表中该类支出之和`;
        const outcome = stated === null ? null : checkClass(subject, entry, stated, sources, says);
        if (outcome?.type !== 'checked' || !unsure) return outcome === null ? [] : [outcome];
        const ambiguousBecause = '支出表限于当年拨款，是否包含上年结转不能确定';
        return [test({ ...outcome.relation, ambiguousBecause })];
      }),
    );
    return [
      ...outcomes,
      ...unlistedClasses(subject, fiscal, { table: general, measures: ['total', 'amount'] }),
      ...missingFunds(subject),
      ...(outcomes.length === 0 ? [notApplicable('两张表均没有类级金额')] : []),
    ];
  },
};

/** Fund tables that should be there because the fiscal table has income of that fund. */
function missingFunds(subject: Subject): readonly Outcome[] {
  return FUNDS.filter((fund) => hasFigure(resolve(subject, { kind: FISCAL, item: fund.item }))).flatMap((fund) =>
    missingTables(subject, [fund.table]),
  );
}

const SPENDING_COLUMNS: readonly Measure[] = ['total', 'basic', 'project'];

export const expenditureGeneral: Rule = {
  id: 'XTAB-EXP-GPB',
  name: '支出总表与一般公共预算支出表',
  family: 'cross-table',
  severity: 'error',
  basis: '惯例（引用前请核对）',
  needs: '支出总表、一般公共预算支出表、收支总表或收入总表（判断资金来源）',
  description:
    '资金全部来自一般公共预算时，两表按功能科目逐项的合计、基本支出、项目支出相等；还有其他资金或不能确定时，一般公共预算支出不大于支出总表的同一科目。按编码汇总后比较，一表列到单位、一表列到经济科目的也可比较。',
  check: (subject) => {
    const [all, general] = [theTable(subject, 'expenditure'), theTable(subject, GENERAL)];
    if (isGap(all) || isGap(general)) return missingTables(subject, ['expenditure', GENERAL]);
    const cut = incompleteTables(subject, all, general);
    if (cut.length > 0) return cut;
    const [ofAll, ofGeneral] = [codedLeaves(all, 'function'), codedLeaves(general, 'function')];
    if (ofAll.byCode.size === 0) return [insufficient(`${tableName(all)}未列出功能分类科目编码，无法逐项核对`)];
    const equal = fundingOf(subject).state === 'general-public-only' && !isCurrentYearOnly(subject, general);
    const outcomes = commonCodes(ofAll, ofGeneral).flatMap((code) =>
      SPENDING_COLUMNS.flatMap((measure): Outcome[] => {
        const whole = cellsUnder(subject, all, entriesUnder(ofAll, code), measure);
        const part = cellsUnder(subject, general, entriesUnder(ofGeneral, code), measure);
        if (whole === null || part === null || (whole.every(isNothing) && part.every(isNothing))) return [];
        const doubtful = doubtfulCells(subject, all, ofAll, measure);
        const [lostOfAll, lostOfPart] = [
          unreadCodes(subject, all, ofAll, measure),
          unreadCodes(subject, general, ofGeneral, measure),
        ];
        const says = `功能科目 ${code} 在一般公共预算支出表与支出总表中的金额${equal ? '应当一致' : '，前者不应大于后者'}`;
        const isOfAll = equal && part.length > 0;
        const [left, right] = isOfAll ? [whole, part] : [part, whole];
        if (!equal && left.every(isNothing)) return [];
        return [
          test({
            says,
            left: left.map(plus),
            right: right.map(plus),
            comparison: equal ? 'equal' : 'at-most',
            tolerance: left.length === 1 && right.length === 1 ? 'copy' : 'sum',
            doubtful: isOfAll ? doubtful : equal ? [...doubtful, ...lostOfPart] : [],
            doubtfulStated: isOfAll ? lostOfPart : lostOfAll,
          }),
        ];
      }),
    );
    return outcomes.length > 0 ? outcomes : [insufficient('两张表没有可以按功能科目核对的行')];
  },
};
