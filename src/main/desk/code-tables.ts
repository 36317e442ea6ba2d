import { readFile, stat } from 'node:fs/promises';
import { readOwnCodes, shippedCodes, type OwnCodes } from '../../core/checks/index.js';
import type { CodesTaken, CodeTables, CodeTableView, Input } from '../../shared/desk-api.js';
import {
  codeTablesMark,
  listCodeTables,
  listDocuments,
  removeCodeTable,
  saveCodeTable,
  type Workspace,
} from '../workspace/index.js';
import { checkAsSet, recheckOf } from './check-settings.js';
import type { Context, Handlers } from './context.js';
import { adaptingChecks, type Dependencies } from './dependencies.js';
import { DeskProblem } from './desk-problem.js';
import { exportCodes } from './export-codes.js';
import { reviewerOf } from './reviewer.js';
import { isCheckedAsSet, markUnchecked } from './rule-settings-store.js';

/** The official volume has some thousand lines; a larger file is another one. */
const LARGEST = 20 * 2 ** 20;

/** Mistakes named in one message; the rest is counted. */
const MOST_NAMED = 8;

/** Names a classification by the first digit of its codes. */
function countsOf(codes: readonly { readonly code: string }[]): CodeTableView['counts'] {
  const count = (digit: string): number => codes.filter(({ code }) => code.startsWith(digit)).length;
  return { function: count('2'), economicDepartment: count('3'), economicGovernment: count('5') };
}

function view({ workspace }: Context): CodeTables {
  const { codes, ...shipped } = shippedCodes();
  return {
    shipped: { ...shipped, counts: countsOf(codes) },
    own: listCodeTables(workspace).map(({ codes: own, sha256: _sha256, ...table }) => ({
      ...table,
      counts: countsOf(own),
    })),
    recheck: recheckOf(workspace),
  };
}

/** Documents of a year; every document where an earlier run has not been through. */
function checkYear(context: Context, year: number, wasChecked: boolean): void {
  const { workspace } = context;
  markUnchecked(workspace);
  const isOf = new Set(
    listDocuments(workspace)
      .filter(({ fiscalYear }) => fiscalYear === year)
      .map(({ id }) => id),
  );
  void checkAsSet(context, wasChecked ? (document) => isOf.has(document) : undefined);
}

function refused(name: string, why: string): DeskProblem {
  return new DeskProblem('invalid-input', `“${name}”未导入，码表没有改变。${why}`);
}

async function importCodes(context: Context, input: Input<'codes.import'>): Promise<CodesTaken> {
  const { workspace, uploads } = context;
  const { token, name, year, isWhole } = input;
  const path = uploads.pathOf(token);
  if (path === null) throw new DeskProblem('not-found', `“${name}”的内容未能送达，码表没有改变。请重新选择。`);
  try {
    if ((await stat(path)).size > LARGEST) throw refused(name, '文件超过 20 MB。请只留科目编码和名称两列。');
    const bytes = await readFile(path);
    // The reader of workbooks is large and needed rarely: it must not delay the start.
    const { readCodeFile } = await import('../intake/code-file.js');
    const read = readCodeFile(bytes);
    if (!read.ok) throw refused(name, read.message);
    if (read.year !== null && read.year !== year) {
      throw refused(name, `文件写明是 ${read.year} 年的码表，所选的是 ${year} 年。请核对年度。`);
    }
    const own = readOwnCodes(read.lines, isWhole);
    if (!own.ok) {
      const rest = own.mistakes.length - MOST_NAMED;
      const named = own.mistakes.slice(0, MOST_NAMED).join('');
      throw refused(name, rest > 0 ? `${named}另有 ${rest} 处，改正后重新导入时列出。` : named);
    }
    const wasChecked = isCheckedAsSet(workspace);
    saveCodeTable(workspace, { year, source: name, isWhole, codes: own.codes }, bytes, reviewerOf(workspace));
    checkYear(context, year, wasChecked);
    return { ...view(context), unused: own.unused, skipped: read.skipped };
  } finally {
    await uploads.release(token);
  }
}

/** The stages of the desk, with documents checked by the codes the office imported for their years. */
export function withCodeTables(workspace: Workspace, dependencies: Dependencies): Dependencies {
  // A run over many documents asks for each of them; the tables are read and indexed once.
  let [mark, codes]: [string, readonly OwnCodes[]] = ['', []];
  return adaptingChecks(dependencies, (subject, only, settings) => {
    const now = codeTablesMark(workspace);
    if (now !== mark) [mark, codes] = [now, listCodeTables(workspace)];
    return [codes.length === 0 ? subject : { ...subject, codes }, only, settings];
  });
}

/** 码表. */
export const codeTableHandlers: Handlers<'codes.list' | 'codes.import' | 'codes.export' | 'codes.reset'> = {
  'codes.list': view,
  'codes.import': importCodes,
  'codes.export': exportCodes,
  'codes.reset': (context, { year }) => {
    const wasChecked = isCheckedAsSet(context.workspace);
    if (!removeCodeTable(context.workspace, year, reviewerOf(context.workspace))) {
      throw new DeskProblem('not-found', `没有导入过 ${year} 年的码表，可能已恢复内置码表。请刷新后重试。`);
    }
    checkYear(context, year, wasChecked);
    return view(context);
  },
};
