import type { Measure, Table, TableKind } from '../../disclosure/index.js';
import { tableName } from '../anchor.js';
import { notApplicable, test, type Outcome, type Rule } from '../outcome.js';
import { plus, type Operand, type Relation } from '../relation.js';
import { codedTables, isGap, isNothing, theTable } from '../select.js';
import type { Subject } from '../subject.js';
import {
  cellsUnder,
  codedLeaves,
  commonCodes,
  doubtfulCells,
  entriesUnder,
  unreadCodes,
  type CodeKind,
} from './cross-cells.js';
import { wholeAmount } from './funds.js';
import { incompleteTables } from './incomplete.js';

/** Columns that both tables may have, each with what it may be called in the other. */
const COLUMNS: readonly (readonly Measure[])[] = [
  ['total', 'amount'],
  ['basic'],
  ['basic.personnel'],
  ['basic.public'],
  ['project'],
];

/** Titles of 财政拨款 tables that list one of its budgets or only some of its items. */
const PARTIAL = /三公|政府性基金|国有资本|运行经费|会议费|培训费|收支|项目支出/;

/** The table of 一般公共预算 that lists the same spending as a 财政拨款 table; null where it is another matter. */
function partnerOf(table: Table): { readonly kind: TableKind; readonly codes: CodeKind } | null {
  if (!table.title.includes('财政拨款') || PARTIAL.test(table.title)) return null;
  const isBasic = table.title.includes('基本支出');
  if (codedLeaves(table, 'function').byCode.size > 0 && !isBasic) {
    return { kind: 'general-public-expenditure', codes: 'function' };
  }
  return codedLeaves(table, 'economicDepartment').byCode.size > 0 && isBasic
    ? { kind: 'general-public-basic', codes: 'economicDepartment' }
    : null;
}

/** True where 政府性基金 has a table of its own without money, and no table of 国有资本经营 has any. */
function isGeneralOnly({ disclosure }: Subject): boolean {
  const [funds, capital] = (['government-fund', 'state-capital'] as const).map((kind) =>
    disclosure.tables.filter((table) => table.kind === kind),
  );
  return (funds ?? []).length > 0 && [...(funds ?? []), ...(capital ?? [])].every(({ isEmpty }) => isEmpty);
}

function compare(
  left: readonly Operand[],
  right: readonly Operand[],
  says: string,
  isEqual: boolean,
  doubts: Pick<Relation, 'doubtful' | 'doubtfulStated'>,
): Outcome {
  return test({
    says: `${says}${isEqual ? '应当一致' : '，后者不应大于前者'}`,
    // At most: what 一般公共预算 lists is a part of 财政拨款.
    left: (isEqual ? left : right).map(plus),
    right: (isEqual ? right : left).map(plus),
    comparison: isEqual ? 'equal' : 'at-most',
    tolerance: left.length === 1 && right.length === 1 ? 'copy' : 'sum',
    ...doubts,
  });
}

function checkPair(
  subject: Subject,
  fiscal: Table,
  general: Table,
  kind: CodeKind,
  isEqual: boolean,
): readonly Outcome[] {
  const [ofFiscal, ofGeneral] = [codedLeaves(fiscal, kind), codedLeaves(general, kind)];
  const names = `${tableName(fiscal)}与${tableName(general)}`;
  return COLUMNS.flatMap((measures): readonly Outcome[] => {
    const wholes = [fiscal, general].map((table) => wholeAmount(subject, table, ...measures));
    const [whole, other] = wholes;
    const total =
      whole === undefined || whole === null || other === undefined || other === null
        ? []
        : [compare([whole], [other], `${names}的合计`, isEqual, {})];
    const byCode = commonCodes(ofFiscal, ofGeneral).flatMap((code): readonly Outcome[] => {
      const left = cellsUnder(subject, fiscal, entriesUnder(ofFiscal, code), ...measures);
      const right = cellsUnder(subject, general, entriesUnder(ofGeneral, code), ...measures);
      if (left === null || right === null || (left.every(isNothing) && right.every(isNothing))) return [];
      if (!isEqual && right.every(isNothing)) return [];
      const doubtful = doubtfulCells(subject, general, ofGeneral, ...measures);
      const [lost, lostOfGeneral] = [
        unreadCodes(subject, fiscal, ofFiscal, ...measures),
        unreadCodes(subject, general, ofGeneral, ...measures),
      ];
      const says = `科目 ${code} 在${names}中的金额`;
      if (!isEqual) return [compare(left, right, says, false, { doubtfulStated: lost })];
      return left.length === 0
        ? [compare(right, left, says, true, { doubtful, doubtfulStated: lost })]
        : [compare(left, right, says, true, { doubtful: [...doubtful, ...lost], doubtfulStated: lostOfGeneral })];
    });
    return [...total, ...byCode];
  });
}

export const fiscalDetail: Rule = {
  id: 'XTAB-FISCAL-DETAIL',
  name: '财政拨款支出表与一般公共预算支出表',
  family: 'cross-table',
  severity: 'error',
  basis: '惯例（引用前请核对）',
  needs: '另列的财政拨款支出表或财政拨款基本支出表，一般公共预算支出表或基本支出表（均印有科目编码）',
  description:
    '有的地方在一般公共预算支出表之外另列财政拨款支出表、财政拨款基本支出表。没有政府性基金和国有资本经营预算支出的，两表按科目编码逐项相等；有的或不能确定的，一般公共预算支出不大于财政拨款支出。',
  check: (subject) => {
    const isEqual = isGeneralOnly(subject);
    const outcomes = codedTables(subject).flatMap((fiscal): readonly Outcome[] => {
      const partner = partnerOf(fiscal);
      if (partner === null) return [];
      const general = theTable(subject, partner.kind);
      if (isGap(general)) return [general];
      const cut = incompleteTables(subject, general);
      return cut.length > 0 ? cut : checkPair(subject, fiscal, general, partner.codes, isEqual);
    });
    return outcomes.length > 0 ? outcomes : [notApplicable('没有另列的财政拨款支出明细表')];
  },
};
