import { anchorForTable, type Table, type TableKind } from '../../disclosure/index.js';
import { tableName } from '../anchor.js';
import { notApplicable, passed, type Outcome, type Rule } from '../outcome.js';
import { isAmountColumn } from '../select.js';
import { denials } from '../text/matters.js';

/** Tables that a unit often has nothing to put into. In 三公 tables a zero is a statement of its own. */
const OFTEN_EMPTY: readonly TableKind[] = [
  'government-fund',
  'state-capital',
  'procurement',
  'purchased-services',
  'project-expenditure',
];

/** True where figures are printed and every one of them is zero. */
function isAllZero(table: Table): boolean {
  const figures = table.rows.flatMap((row) =>
    row.cells.filter(({ column, reading }) => {
      const heading = table.columns[column];
      return heading !== undefined && isAmountColumn(heading) && reading.state === 'number';
    }),
  );
  return (
    figures.length > 0 &&
    figures.every(({ reading }) => reading.state === 'number' && !/[1-9]/.test(reading.amount.value))
  );
}

export const zeroTables: Rule = {
  id: 'DISC-ZERO-TABLE',
  name: '全为零的表',
  family: 'disclosure',
  severity: 'notice',
  basis: '财政预决算领域基层政务公开标准目录（没有数据的表格应当列出空表并说明）（引用前请核对）',
  needs: '政府性基金、国有资本、采购、购买服务、项目支出等表',
  description:
    '各格都印 0 或 0.00 的表等同空表，表下没有说明、正文也没有说“没有使用……”的，作一条提示。“三公”经费表中的零本身就是说明，不在此列；完全空白的表见 DISC-EMPTY-TABLE-NOTE。',
  check: ({ disclosure, document }) => {
    const tables = disclosure.tables.filter(
      (table) => OFTEN_EMPTY.includes(table.kind) && !table.isEmpty && isAllZero(table),
    );
    if (tables.length === 0) return [notApplicable('没有各格全为零的表')];
    return tables.map((table): Outcome => {
      if (table.emptyNote !== null || denials(disclosure, table.kind).length > 0) return passed(1);
      return {
        type: 'remark',
        severity: 'notice',
        message: `${tableName(table)}各格均为零，表下和正文均未说明原因，宜按空表注明。`,
        at: anchorForTable(document, table),
        evidence: [],
        topic: '零值表',
      };
    });
  },
};
