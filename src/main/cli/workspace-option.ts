import { defaultWorkspacePath } from '../desk/workspace-path.js';
import { presentPlace, WorkspaceProblem } from '../workspace/index.js';
import { CommandFailure, type Arguments, type OptionSpec } from './command.js';

/** `--workspace` of every command that works in one. */
export const WORKSPACE_OPTION: OptionSpec = {
  type: 'string',
  placeholder: '工作区文件',
  help: '工作区文件（省略时用环境变量 GOUJI_WORKSPACE，或个人数据目录中的 gouji/workspace.gouji）',
};

/**
 * Where the workspace of a call is now: one that was moved answers to its former place. It need not be there. Throws
 * CommandFailure where it was moved and is not where it was moved to.
 */
export function workspaceOf(given: Arguments): string {
  try {
    return presentPlace(given.value('workspace') ?? defaultWorkspacePath());
  } catch (error) {
    if (error instanceof WorkspaceProblem) throw new CommandFailure(error.message);
    throw error;
  }
}
