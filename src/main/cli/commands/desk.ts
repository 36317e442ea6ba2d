import { defaultWorkspacePath } from '../../desk/workspace-path.js';
import { openDesk } from '../../hosts/open-desk.js';
import type { Command, ExitCode } from '../command.js';
import { WORKSPACE_OPTION } from '../workspace-option.js';

/** `gouji desk`: opens the desk. Everything it prints comes from the host. */
export const deskCommand: Command = {
  name: 'desk',
  summary: '打开审核台：装有 Electron 时用桌面窗口，否则用本机浏览器',
  usage: '[--workspace 工作区文件] [文件…]',
  options: { workspace: WORKSPACE_OPTION },
  details: ['给出的文件和文件夹先导入工作区，再打开审核台。'],
  run: async (given) => {
    const workspacePath = given.value('workspace') ?? defaultWorkspacePath();
    const code = await openDesk({ workspacePath, files: given.positionals });
    return toExitCode(code);
  },
};

function toExitCode(code: number): ExitCode {
  return code === 0 || code === 1 || code === 2 ? code : 3;
}
