import type { Finding, RuleInfo } from '../../core/checks/index.js';
import type { LedgerRow, Note, PrintedReport, ReportModel, ReportSource } from '../../core/review/index.js';
import { printAnnotated } from './annotated.js';
import { printCheckTable } from './check-table.js';
import { printCodes } from './codes.js';
import { printComparison, type SeenComparison } from './comparison.js';
import { renderCsv } from './csv.js';
import type { Signed } from './docx.js';
import { printFindingSheet } from './finding-sheet.js';
import { renderJson } from './json.js';
import { printLedger, printSeenLedger } from './ledger.js';
import { renderMarkdown } from './markdown.js';
import { printOpinion } from './opinion.js';
import { printable } from './printable.js';
import { printSummary, type Standing } from './summary.js';

export { TemplateProblem } from './template/template-problem.js';
export { checkTemplate, fillTemplate } from './template/template.js';

export type ReportFormat = 'docx' | 'xlsx' | 'md' | 'csv' | 'json';

/** The writers of Word and Excel files are large: a preview must not wait until they are loaded. */
const writers = { docx: () => import('./docx.js'), xlsx: () => import('./xlsx.js') };

/** The template of the 审核意见书 that a reviewer begins his own with, as a Word file. */
export async function renderExampleTemplate(): Promise<Uint8Array> {
  const { renderExampleTemplate: render } = await import('./template/example.js');
  return render();
}

/** Writes a report. docx: 审核意见书; xlsx and csv: 问题清单/整改台账; md and json: both. */
export async function renderReport(model: ReportModel, format: ReportFormat): Promise<Uint8Array> {
  const clean = printable(model);
  switch (format) {
    case 'docx':
      return (await writers.docx()).renderDocx(printOpinion(clean), clean);
    case 'xlsx':
      return (await writers.xlsx()).renderXlsx(printLedger(clean));
    case 'md':
      return renderMarkdown(clean);
    case 'csv':
      return renderCsv(clean);
    case 'json':
      return renderJson(clean);
  }
}

/** What a report is printed from, for each kind. */
export type PrintJob =
  | { readonly kind: 'opinion'; readonly model: ReportModel }
  /** `seen`: only the rows on the screen, without the sheets beside them. */
  | { readonly kind: 'ledger'; readonly model: ReportModel; readonly seen: boolean }
  | {
      readonly kind: 'summary';
      readonly sources: readonly ReportSource[];
      readonly model: ReportModel;
      /** By document. */
      readonly standings: ReadonlyMap<string, Standing>;
      /** The batch, or what stands for it. */
      readonly subject: string;
    }
  | {
      readonly kind: 'check-table';
      readonly sources: readonly ReportSource[];
      readonly rules: readonly RuleInfo[];
      readonly subject: string;
    }
  | {
      readonly kind: 'finding-sheet';
      readonly source: ReportSource;
      readonly row: LedgerRow;
      readonly finding: Finding | null;
      readonly note: Note | null;
    }
  | { readonly kind: 'comparison'; readonly seen: SeenComparison }
  | {
      readonly kind: 'codes';
      readonly title: string;
      readonly codes: readonly { readonly code: string; readonly name: string }[];
    }
  | { readonly kind: 'annotated'; readonly source: ReportSource; readonly rules: readonly RuleInfo[] };

/** Lays a report out. What this returns is what `renderPrinted` writes. */
export function printReport(job: PrintJob): PrintedReport {
  return printable(layOut(job));
}

function layOut(job: PrintJob): PrintedReport {
  switch (job.kind) {
    case 'opinion':
      return printOpinion(job.model);
    case 'ledger':
      return job.seen ? printSeenLedger(job.model) : printLedger(job.model);
    case 'summary':
      return printSummary(job.sources, job.model, job.standings, job.subject);
    case 'check-table':
      return printCheckTable(job.sources, job.rules, job.subject);
    case 'finding-sheet':
      return printFindingSheet(job.source, job.row, job.finding, job.note);
    case 'codes':
      return printCodes(job.title, job.codes);
    case 'comparison':
      return printComparison(job.seen);
    case 'annotated':
      return printAnnotated(job.source, job.rules);
  }
}

/** Writes a report that is laid out. A workbook holds its tables, one sheet each. */
export async function renderPrinted(
  report: PrintedReport,
  format: 'docx' | 'xlsx',
  signed: Signed,
): Promise<Uint8Array> {
  return format === 'docx'
    ? (await writers.docx()).renderDocx(report, signed)
    : (await writers.xlsx()).renderXlsx(report);
}
