import type { OptionSpec } from './command.js';

/** `--workspace` of every command that works in one. */
export const WORKSPACE_OPTION: OptionSpec = {
  type: 'string',
  placeholder: '工作区文件',
  help: '工作区文件（省略时用环境变量 GOUJI_WORKSPACE，或个人数据目录中的 gouji/workspace.gouji）',
};
