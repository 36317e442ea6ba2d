import type { ReportModel } from '../../core/review/index.js';

export type ReportFormat = 'docx' | 'xlsx' | 'md' | 'csv' | 'json';

/** Writes a report. docx: 审核意见书; xlsx and csv: 问题清单/整改台账; md and json: both. */
export async function renderReport(model: ReportModel, format: ReportFormat): Promise<Uint8Array> {
  throw new Error(`not yet: ${format} ${model.title}`);
}
