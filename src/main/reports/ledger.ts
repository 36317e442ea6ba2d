import {
  reviewWords as words,
  type PrintedCell,
  type PrintedColumn,
  type PrintedReport,
  type PrintedTable,
  type ReportModel,
} from '../../core/review/index.js';
import { LEDGER_COLUMNS } from './columns.js';

/** 问题清单/整改台账: its 22 columns, 总体情况, and 未采纳 where there is any. */
export function printLedger(model: ReportModel): PrintedReport {
  return {
    title: model.ledgerTitle,
    orientation: 'landscape',
    blocks: [ledgerTable(model), overviewTable(model), ...(model.rejected.length > 0 ? [rejectedTable(model)] : [])],
  };
}

/** The ledger as it is seen on the screen: its rows and nothing beside them. */
export function printSeenLedger(model: ReportModel): PrintedReport {
  return { title: model.ledgerTitle, orientation: 'landscape', blocks: [ledgerTable(model)] };
}

function ledgerTable(model: ReportModel): PrintedTable {
  return {
    type: 'table',
    name: words.ledger.sheet,
    title: model.ledgerTitle,
    columns: LEDGER_COLUMNS.map(({ key, heading, width }) => ({
      heading,
      width,
      ...(key === 'quote' && { amount: true }),
    })),
    rows: model.ledger.map((row) => LEDGER_COLUMNS.map(({ key }): PrintedCell => row[key] ?? '')),
    empty: words.ledger.empty,
  };
}

const OVERVIEW_WIDTHS = [30, 24, 8, 12, 12, 8, 10, 12, 12, 60, 12, 50] as const;

function overviewTable(model: ReportModel): PrintedTable {
  return {
    type: 'table',
    name: words.ledger.overviewSheet,
    title: model.title,
    columns: columnsOf(words.ledger.overviewColumns, OVERVIEW_WIDTHS),
    rows: model.files.map((file) => [
      file.fileName,
      file.unitName,
      file.fiscalYear ?? '',
      file.documentType,
      file.reading,
      file.tables,
      file.rulesPassed,
      file.rulesWithFindings,
      file.rulesNotApplicable,
      file.notChecked.map(({ ruleName, why }) => words.opinion.reason(ruleName, why)).join('\n'),
      file.undecided,
      file.defects.join('\n'),
    ]),
    empty: '',
  };
}

function rejectedTable(model: ReportModel): PrintedTable {
  return {
    type: 'table',
    name: words.ledger.rejectedSheet,
    title: words.ledger.rejectedTitle,
    columns: columnsOf(words.ledger.rejectedColumns, [26, 34, 16, 50, 14, 40]),
    rows: model.rejected.map(({ fileName, location, category, problem, reason, text }) => [
      fileName,
      location,
      category,
      problem,
      reason,
      text,
    ]),
    empty: '',
  };
}

/** Columns with the given headings and widths. */
export function columnsOf(headings: readonly string[], widths: readonly number[]): readonly PrintedColumn[] {
  return headings.map((heading, index) => ({ heading, width: widths[index] ?? 12 }));
}
