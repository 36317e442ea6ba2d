import { resolve } from 'node:path';
import type { RuleInfo } from '../../../core/checks/index.js';
import type { Anchor } from '../../../core/disclosure/index.js';
import { locationText } from '../../../core/review/index.js';
import type { ImportItem, ImportJob } from '../../../shared/desk-api.js';
import type { DeskClient } from '../../desk/client.js';
import { messageOf } from '../../desk/trouble.js';
import { checkText, countLine, rulesById } from '../check-text.js';
import { CommandFailure, UsageError, type Command, type ExitCode, type Terminal } from '../command.js';
import { exportNotes } from '../export-notes.js';
import { reportFormatOf } from '../report-file.js';
import { valueOf, withDesk } from '../with-desk.js';
import { WORKSPACE_OPTION, workspaceOf } from '../workspace-option.js';

/** `gouji review`: imports into a workspace, checks, prints a summary, writes notes. */
export const reviewCommand: Command = {
  name: 'review',
  summary: '把文件和文件夹导入工作区并检查，打印摘要，写出审核意见',
  usage: '文件或文件夹… [--workspace 工作区文件] [--notes 输出文件]',
  options: {
    workspace: WORKSPACE_OPTION,
    notes: { type: 'string', placeholder: '输出文件', help: '写出审核意见，格式按后缀：.docx .xlsx .md .csv .json' },
  },
  details: ['工作区不存在时新建。已在工作区中的文件不会重复导入，原有的审核意见保留。'],
  run: async (given, terminal) => {
    const paths = given.positionals;
    const notes = given.value('notes');
    if (paths.length === 0) throw new UsageError('没有给出文件或文件夹。');
    if (paths.includes('-'))
      throw new UsageError('review 不读标准输入。请先存成文件，或用 gouji check - --name 文件名。');
    if (notes !== undefined) reportFormatOf(notes);
    const workspace = workspaceOf(given);
    return withDesk(workspace, (desk) => review(desk, paths, notes, terminal));
  },
};

async function review(
  desk: DeskClient,
  paths: readonly string[],
  notes: string | undefined,
  terminal: Terminal,
): Promise<ExitCode> {
  const stop = desk.onEvent((event) => {
    if (event.type === 'import.progress') terminal.progress(`正在读取 ${event.job.done}/${event.job.total}`);
  });
  const job = await desk
    .importPaths(paths.map((path) => resolve(path)))
    .catch((error: unknown) => Promise.reject(new CommandFailure(messageOf(error), 3)))
    .finally(stop);
  terminal.progress('');
  const rules = rulesById(valueOf(await desk.call('rules.list', {})));
  const listed = valueOf(await desk.call('documents.list', {}));
  const names = new Map(listed.map((summary) => [summary.id, summary.fileName]));
  const documents = documentsOf(job);
  let unread = 0;
  for (const item of job.items) {
    if (item.document === null) {
      unread += 1;
      terminal.tell(item.message ?? `“${item.path}”未导入。`);
      await terminal.write(`${item.path}\n  未读取：${item.message ?? '原因不明'}\n\n`);
    } else if (!(await printDocument(desk, { item, document: item.document, names, rules }, terminal))) unread += 1;
  }
  const views = valueOf(await desk.call('findings.list', {}));
  const involved = views
    .map((view) => view.finding)
    .filter((finding) => finding.documents.some((id) => documents.has(id)));
  await terminal.write(`共 ${job.items.length} 个文件，${unread} 个未读出；${countLine(involved)}\n`);
  if (notes !== undefined && documents.size > 0)
    await exportNotes(desk, notes, terminal, { documents: [...documents] });
  else if (notes !== undefined) terminal.tell(`没有读出任何文件，未写审核意见“${notes}”。`);
  return unread > 0 ? 3 : 0;
}

function documentsOf(job: ImportJob): ReadonlySet<string> {
  return new Set(job.items.flatMap(({ document }) => (document === null ? [] : [document])));
}

/** An imported file with what its lines are written from. */
type Imported = {
  readonly item: ImportItem;
  readonly document: string;
  /** File names by document, for places in other files. */
  readonly names: ReadonlyMap<string, string>;
  readonly rules: ReadonlyMap<string, RuleInfo>;
};

/** Prints one imported document. False where nothing of it could be recognised. */
async function printDocument(
  desk: DeskClient,
  { item, document, names, rules }: Imported,
  terminal: Terminal,
): Promise<boolean> {
  const detail = valueOf(await desk.call('documents.get', { document }));
  const findings = valueOf(await desk.call('findings.list', { document })).map((view) => view.finding);
  const coverage = valueOf(await desk.call('coverage.list', { document }));
  const note = item.state === 'already-there' ? '（工作区中已有）' : '';
  const where = (anchor: Anchor): string =>
    anchor.document === document
      ? locationText(anchor, detail.disclosure)
      : `${names.get(anchor.document) ?? anchor.document}：${locationText(anchor)}`;
  const { summary, disclosure } = detail;
  const text = checkText(`${item.path}${note}`, disclosure, { findings, coverage }, rules, summary.selfCheck, where);
  await terminal.write(`${text}\n`);
  return summary.state !== 'unread';
}
