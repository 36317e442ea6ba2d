import type { ReportModel } from '../../core/review/index.js';
import { renderCsv } from './csv.js';
import { renderDocx } from './docx.js';
import { renderJson } from './json.js';
import { renderMarkdown } from './markdown.js';
import { printable } from './printable.js';
import { renderXlsx } from './xlsx.js';

export type ReportFormat = 'docx' | 'xlsx' | 'md' | 'csv' | 'json';

/** Writes a report. docx: 审核意见书; xlsx and csv: 问题清单/整改台账; md and json: both. */
export async function renderReport(model: ReportModel, format: ReportFormat): Promise<Uint8Array> {
  const clean = printable(model);
  switch (format) {
    case 'docx':
      return renderDocx(clean);
    case 'xlsx':
      return renderXlsx(clean);
    case 'md':
      return renderMarkdown(clean);
    case 'csv':
      return renderCsv(clean);
    case 'json':
      return renderJson(clean);
  }
}
