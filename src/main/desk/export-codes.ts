import { shippedCodes } from '../../core/checks/index.js';
import type { ExportedFile, Input } from '../../shared/desk-api.js';
import { listCodeTables } from '../workspace/index.js';
import type { Context } from './context.js';
import { DeskProblem } from './desk-problem.js';
import { handOver } from './report-exports.js';
import { reviewerOf } from './reviewer.js';

type Codes = readonly { readonly code: string; readonly name: string }[];

/** Codes and names of an imported year, or of the program's own table. */
function codesOf(context: Context, year: number | null): { readonly title: string; readonly codes: Codes } {
  if (year === null) return { title: '内置科目码表', codes: shippedCodes().codes };
  const table = listCodeTables(context.workspace).find((one) => one.year === year);
  if (table === undefined) {
    throw new DeskProblem('not-found', `没有导入过 ${year} 年的码表，可能已恢复内置码表。请刷新后重试。`);
  }
  return { title: `${year}年科目码表`, codes: table.codes };
}

/** 导出码表. A workbook or JSON file that can be imported again as it is. */
export async function exportCodes(context: Context, { year, format }: Input<'codes.export'>): Promise<ExportedFile> {
  const { title, codes } = codesOf(context, year);
  const about = { title, format, documents: [], action: 'codes.export' } as const;
  if (format === 'json') {
    const named = year === null ? {} : { year };
    const entries = codes.map(({ code, name }) => ({ code, name }));
    const text = `${JSON.stringify({ ...named, codes: entries }, null, 1)}\n`;
    return handOver(context, new TextEncoder().encode(text), about);
  }
  const { printReport } = await import('../reports/index.js');
  const report = printReport({ kind: 'codes', title, codes });
  const signed = { reviewer: reviewerOf(context.workspace), date: '' };
  return handOver(context, await context.dependencies.renderPrinted(report, 'xlsx', signed), about);
}
