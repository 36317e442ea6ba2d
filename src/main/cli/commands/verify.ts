import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { readPackage } from '../../desk/package-file.js';
import { verifyWorkspace, WorkspaceProblem } from '../../workspace/index.js';
import { UsageError, type Command, type Terminal } from '../command.js';
import { isZip } from '../is-zip.js';
import { verdictLine } from '../verdict-text.js';

/** `gouji verify`: proves that a workspace, a copy of one or a package is whole. Nothing is changed. */
export const verifyCommand: Command = {
  name: 'verify',
  summary: '核验工作区、备份或交换包是否完整',
  usage: '文件…',
  options: {},
  details: [
    '工作区和备份：核验文件结构、记录之间的联系、操作日志的校验链和每份原件的 SHA-256。文件不会被改动。',
    '交换包：核验每个部分的 SHA-256、每条意见的校验值和操作日志的校验链。',
    '完整时退出码为 0，有一个不完整或不能读取时为 3。',
  ],
  run: async (given, terminal) => {
    if (given.positionals.length === 0) throw new UsageError('没有给出文件。');
    let allWhole = true;
    for (const path of given.positionals) {
      if (!(await verifyFile(path, terminal))) allWhole = false;
    }
    return allWhole ? 0 : 3;
  },
};

async function verifyPackage(path: string, terminal: Terminal): Promise<boolean> {
  const read = readPackage(basename(path), readFileSync(path));
  if (!read.ok) {
    terminal.tell(`${path}：${read.message}`);
    return false;
  }
  const { madeBy, madeAt, documents, originals, editions, log, logHead } = read.value;
  const parts = `文件 ${documents.length} 份，附原件 ${originals.size} 份，意见记录 ${editions.length} 条，日志 ${log.length} 条`;
  await terminal.write(`${path}：完整。交换包，${madeBy} ${madeAt} 导出，${parts}，末条校验值 ${logHead}。\n`);
  return true;
}

async function verifyFile(path: string, terminal: Terminal): Promise<boolean> {
  if (isZip(path)) return verifyPackage(path, terminal);
  try {
    const verdict = verifyWorkspace(path);
    if (verdict.problems.length === 0) {
      await terminal.write(`${path}：完整。${verdictLine(verdict)}\n`);
      return true;
    }
    terminal.tell(`${path}：不完整。请保留此文件备查，并改用最近的备份。`);
    for (const problem of verdict.problems) terminal.tell(`  ${problem}`);
  } catch (error) {
    if (!(error instanceof WorkspaceProblem)) throw error;
    terminal.tell(error.message);
  }
  return false;
}
