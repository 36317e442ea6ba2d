import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { readOwnCodes, type OwnCodes } from '../../core/checks/index.js';
import { UsageError, type Arguments, type OptionSpec } from './command.js';

/** Mistakes named in one message; the rest is counted. */
const MOST_NAMED = 8;

/** Options of a command that checks by the office's own codes. */
export const CODE_OPTIONS = {
  codes: { type: 'string', placeholder: '码表文件', help: '该年度的文件按这个码表（.xlsx .xls .json）核对科目' },
  'codes-year': { type: 'string', placeholder: '年度', help: '码表的年度；码表文件（JSON）写明年度的可以不写' },
  'codes-whole': { type: 'boolean', help: '码表代替内置码表（须为全表）；不写则补充、更正内置' },
} as const satisfies Readonly<Record<string, OptionSpec>>;

/** A year an option names; null where it was not given. Throws `UsageError`. */
export function yearOption(given: Arguments, name: string): number | null {
  const value = given.value(name);
  if (value === undefined) return null;
  const year = /^20\d{2}$/.test(value) ? Number(value) : null;
  if (year === null) throw new UsageError(`选项“--${name}”的值“${value}”不是年度，应为 2000 到 2099 之间的四位数字。`);
  return year;
}

/** The codes of `--codes`, or null where it was not given. Throws `UsageError` where they cannot be used. */
export async function ownCodes(given: Arguments): Promise<OwnCodes | null> {
  const path = given.value('codes');
  const stated = yearOption(given, 'codes-year');
  if (path === undefined) {
    if (stated !== null || given.flag('codes-whole')) {
      throw new UsageError('“--codes-year”和“--codes-whole”只与“--codes 码表文件”一起使用。');
    }
    return null;
  }
  const refuse = (why: string): UsageError => new UsageError(`码表文件“${path}”${why}`);
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch {
    throw refuse('不能读取。请检查路径。');
  }
  // The reader of workbooks is large and needed rarely.
  const { readCodeFile } = await import('../intake/code-file.js');
  const read = readCodeFile(bytes);
  if (!read.ok) throw refuse(`：${read.message}`);
  const year = stated ?? read.year;
  if (year === null) throw refuse('没有写明年度。请用“--codes-year 年度”写明。');
  if (read.year !== null && read.year !== year) {
    throw refuse(`写明是 ${read.year} 年的码表，“--codes-year”是 ${year} 年。请核对年度。`);
  }
  const isWhole = given.flag('codes-whole');
  const own = readOwnCodes(read.lines, isWhole);
  if (!own.ok) {
    const rest = own.mistakes.length - MOST_NAMED;
    const named = own.mistakes.slice(0, MOST_NAMED).join('');
    throw refuse(`：${named}${rest > 0 ? `另有 ${rest} 处。` : ''}`);
  }
  return { year, source: basename(path), isWhole, codes: own.codes };
}
