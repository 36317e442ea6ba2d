import { rename, rm, writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { writeProblem } from '../hosts/write-problem.js';
import type { ReportFormat } from '../reports/index.js';
import { CommandFailure, UsageError } from './command.js';

const FORMATS: readonly ReportFormat[] = ['docx', 'xlsx', 'md', 'csv', 'json'];

/** Form of the review notes by the ending of the file they go to. Throws `UsageError` for any other ending. */
export function reportFormatOf(path: string): ReportFormat {
  const ending = extname(path).slice(1).toLowerCase();
  const format = FORMATS.find((known) => known === ending);
  if (format === undefined) {
    throw new UsageError(
      `“${path}”的后缀不是可写的格式。可用：.docx（审核意见书）、.xlsx 或 .csv（问题台账）、.md、.json。`,
    );
  }
  return format;
}

/**
 * Writes a report where it was asked for: beside it first, so that an older file of that name stays whole where the disk is
 * full. Throws `CommandFailure` where that place cannot be written.
 */
export async function writeReport(path: string, bytes: Uint8Array): Promise<void> {
  const unfinished = `${path}.${process.pid}.part`;
  try {
    await writeFile(unfinished, bytes);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw new CommandFailure(`不能写入“${path}”：${writeProblem(error)}。请换一个位置或文件名。`);
  }
}
