import type { PrintedReport, ReportModel } from '../../core/review/index.js';
import type { ReportFormat } from '../reports/index.js';
import { runAside } from './aside.js';
import { builtFile } from './program-file.js';

/** Who signs a report, and its day. */
type Signed = { readonly reviewer: string; readonly date: string };

/** What is written: a report that is laid out, or everything of a review in one of its forms. */
export type ReportTask =
  | {
      readonly type: 'printed';
      readonly report: PrintedReport;
      readonly format: 'docx' | 'xlsx';
      readonly signed: Signed;
    }
  | { readonly type: 'model'; readonly model: ReportModel; readonly format: ReportFormat };

/** 写出报告. Writes reports as files. */
export type ReportWriter = {
  readonly renderPrinted: (report: PrintedReport, format: 'docx' | 'xlsx', signed: Signed) => Promise<Uint8Array>;
  readonly renderReport: (model: ReportModel, format: ReportFormat) => Promise<Uint8Array>;
};

/** Does a task in the thread that asks. The writers of Word and Excel files are large and needed last: they must not delay the start. */
export async function runReportTask(task: ReportTask): Promise<Uint8Array> {
  const { renderPrinted, renderReport } = await import('../reports/index.js');
  return task.type === 'printed'
    ? renderPrinted(task.report, task.format, task.signed)
    : renderReport(task.model, task.format);
}

/** Writes each report in a thread of its own: a Word file of hundreds of problems takes a second. Not built, in this thread. */
export function createReportWriter(script: string | null = builtFile('writer.js')): ReportWriter {
  const run = (task: ReportTask): Promise<Uint8Array> =>
    script === null
      ? runReportTask(task)
      : runAside<Uint8Array>({
          script,
          name: 'gouji-writer',
          task,
          ended: '写出文件的线程意外结束，没有生成文件。请重试；仍然如此时请减少所选的文件。',
        });
  return {
    renderPrinted: (report, format, signed) => run({ type: 'printed', report, format, signed }),
    renderReport: (model, format) => run({ type: 'model', model, format }),
  };
}
