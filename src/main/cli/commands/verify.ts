import { verifyWorkspace, WorkspaceProblem } from '../../workspace/index.js';
import { UsageError, type Command, type Terminal } from '../command.js';
import { verdictLine } from '../verdict-text.js';

/** `gouji verify`: proves that a workspace or a copy of one is whole. Nothing is changed. */
export const verifyCommand: Command = {
  name: 'verify',
  summary: '核验工作区或备份是否完整',
  usage: '文件…',
  options: {},
  details: [
    '核验文件结构、记录之间的联系、操作日志的校验链和每份原件的 SHA-256。文件不会被改动。',
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

async function verifyFile(path: string, terminal: Terminal): Promise<boolean> {
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
