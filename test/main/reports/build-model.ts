/** A report model in which every awkward text occurs. All invented. */
import { anchorForCell, anchorForDocument } from '../../../src/core/disclosure/index.js';
import { buildReport, type ReportModel } from '../../../src/core/review/index.js';
import {
  buildDisclosure,
  buildProfile,
  buildTable,
  FUNCTION_COLUMNS,
  functionRow,
} from '../../core/comparison/build.js';
import { buildCoverage, buildFinding, buildNote, RULES } from '../../core/review/build-note.js';

const table = buildTable({
  kind: 'expenditure',
  columns: FUNCTION_COLUMNS,
  rows: [functionRow(null, '2101501', '行政运行', '1,234.50'), functionRow(null, '2101502', '管理', '-5.00')],
  printedNumber: '预算03表',
  firstLine: 120,
});
const disclosure = {
  ...buildDisclosure({ profile: buildProfile({ unitCode: '301002', unitName: '某中心' }), tables: [table] }),
  status: 'partial' as const,
  defects: [{ code: 'x', message: '第 7 页 未能读出列标题。', at: null }],
};

export const FORMULA = '=HYPERLINK("x","点这里")';

const first = anchorForCell('sha-1', table, table.rows[0]!, table.columns[3]!);
const second = anchorForCell('sha-1', table, table.rows[1]!, table.columns[3]!);

export const model: ReportModel = buildReport(
  [
    {
      document: 'sha-1',
      fileName: 'a & <b>.txt',
      disclosure,
      findings: [buildFinding({ id: 'f1', at: first }), buildFinding({ id: 'f2', at: second, severity: 'warning' })],
      coverage: [buildCoverage('SUM-ROW', 'finding'), buildCoverage('DISC-TABLES', 'insufficient-data', '未读到目录')],
      notes: [
        buildNote({ id: 'n1', finding: 'f1', anchor: first, text: '合计有误\n请核对', suggestion: '改为 1,234.00' }),
        buildNote({
          id: 'n2',
          anchor: second,
          severity: 'warning',
          state: 'open',
          text: FORMULA,
          suggestion: '@SUM(1)',
        }),
        buildNote({ id: 'n3', state: 'open', severity: 'notice', text: '含|竖线*星号*与\u0007控制符\ud800' }),
        buildNote({
          id: 'n4',
          finding: 'f2',
          anchor: second,
          state: 'rejected',
          rejectReason: 'explained',
          text: '附注已说明',
        }),
        buildNote({ id: 'n5', anchor: anchorForDocument('sha-1'), severity: 'notice', text: '+1 与 -1，合计 "0"' }),
      ],
    },
  ],
  { reviewer: '审核甲', date: '2026-02-05', rules: RULES },
);

/** The same without any note: findings to be decided. */
export const draft: ReportModel = buildReport(
  [
    {
      document: 'sha-1',
      fileName: 'a.txt',
      disclosure,
      findings: [buildFinding({ id: 'f1', at: first })],
      coverage: [],
      notes: [],
    },
  ],
  { reviewer: '', date: '2026-02-05', rules: RULES },
);

/** Nothing at all. */
export const empty: ReportModel = buildReport([], { reviewer: '', date: '2026-02-05', rules: [] });
