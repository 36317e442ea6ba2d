import { existsSync } from 'node:fs';
import { CommandFailure, UsageError, type Command } from '../command.js';
import { exportNotes, noteKindOf } from '../export-notes.js';
import { reportFormatOf } from '../report-file.js';
import { withDesk } from '../with-desk.js';
import { WORKSPACE_OPTION, workspaceOf } from '../workspace-option.js';

/** `gouji notes`: writes the review notes of a workspace. */
export const notesCommand: Command = {
  name: 'notes',
  summary: '把工作区里的审核意见写成文件',
  usage: '--out 输出文件 [--kind 内容] [--workspace 工作区文件]',
  options: {
    workspace: WORKSPACE_OPTION,
    out: { type: 'string', placeholder: '输出文件', help: '格式按后缀：.docx .xlsx .md .csv .json' },
    kind: {
      type: 'string',
      placeholder: '内容',
      help: 'opinion 意见书、ledger 台账、summary 汇总表、check-table 检查表；不写则按后缀',
    },
  },
  details: [],
  run: async (given, terminal) => {
    const out = given.value('out');
    if (given.positionals.length > 0) throw new UsageError(`不需要文件：${given.positionals.join(' ')}。`);
    if (out === undefined) throw new UsageError('缺少选项“--out 输出文件”。');
    reportFormatOf(out);
    const name = given.value('kind');
    const chosen = name === undefined ? {} : { kind: noteKindOf(name, out) };
    const workspace = workspaceOf(given);
    // Opening would make an empty workspace, and an empty report would look like a clean one.
    if (!existsSync(workspace))
      throw new CommandFailure(`找不到工作区“${workspace}”。请核对路径，或先用 gouji review 建立。`);
    await withDesk(workspace, (desk) => exportNotes(desk, out, terminal, chosen));
    return 0;
  },
};
