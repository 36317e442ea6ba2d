import { dirname, resolve } from 'node:path';
import { statSync } from 'node:fs';
import { backupWorkspace, WorkspaceProblem } from '../../workspace/index.js';
import { CommandFailure, UsageError, type Command } from '../command.js';
import { verdictLine } from '../verdict-text.js';
import { WORKSPACE_OPTION, workspaceOf } from '../workspace-option.js';

/** `gouji backup`: a verified copy of a workspace. */
export const backupCommand: Command = {
  name: 'backup',
  summary: '把工作区复制成一个文件，复制后逐项核验',
  usage: '--out 备份文件 [--workspace 工作区文件]',
  options: {
    workspace: WORKSPACE_OPTION,
    out: { type: 'string', placeholder: '备份文件', help: '不得已存在；核验通过后才以此名出现' },
  },
  details: ['工作区不会被改动。工作区正由审核台打开时不能备份，请先关闭审核台。'],
  run: (given, terminal) => {
    const out = given.value('out');
    if (given.positionals.length > 0) throw new UsageError(`不需要文件：${given.positionals.join(' ')}。`);
    if (out === undefined) throw new UsageError('缺少选项“--out 备份文件”。');
    const target = resolve(out);
    if (statSync(dirname(target), { throwIfNoEntry: false })?.isDirectory() !== true) {
      throw new CommandFailure(`不能写入“${out}”：文件夹不存在。请换一个位置或文件名。`);
    }
    try {
      const verdict = backupWorkspace(workspaceOf(given), target);
      terminal.tell(`已备份并核验：${out}。${verdictLine(verdict)}`);
      return Promise.resolve(0);
    } catch (error) {
      if (!(error instanceof WorkspaceProblem)) throw error;
      // A workspace that is damaged could not be read; the others could not be opened or written.
      throw new CommandFailure(error.message, error.code === 'corrupt' ? 3 : 2);
    }
  },
};
