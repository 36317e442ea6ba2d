import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ImportJob, PackageImport, PackagePreview } from '../../../shared/desk-api.js';
import type { DeskClient } from '../../desk/client.js';
import { CommandFailure, UsageError, type Command, type ExitCode, type Terminal } from '../command.js';
import { writeReport } from '../report-file.js';
import { valueOf, withDesk } from '../with-desk.js';
import { WORKSPACE_OPTION, workspaceOf } from '../workspace-option.js';

/** `gouji package`: hands reviewers' work over as one file, and takes it in. */
export const packageCommand: Command = {
  name: 'package',
  summary: '以一个文件交换审核意见：export 导出，import 合并',
  usage: 'export --out 交换包 [--with-originals] | import 交换包 [--without-rules]  [--workspace 工作区文件]',
  options: {
    workspace: WORKSPACE_OPTION,
    out: { type: 'string', placeholder: '交换包', help: 'export：写到这个文件，不得已存在' },
    'with-originals': { type: 'boolean', help: 'export：附上原件' },
    'without-rules': { type: 'boolean', help: 'import：不采用交换包中的规则设置和自定规则' },
  },
  details: [
    '交换包含意见、处理结果、复核、签发、更正、人工配对、静默、合并关系、科目码表、规则设置、自定规则和操作日志，不加密。合并与先后次序无关，重复导入不产生变化。',
    '对同一处说法不同的，都保留，在审核台的“设置 → 待裁定的冲突”中裁定。',
    '退出码：0 完成；2 用法不对，或文件不能打开、写入；3 交换包不能读取（未合并任何内容），或附带的原件有未能读取的。',
  ],
  run: async (given, terminal) => {
    const [action, ...files] = given.positionals;
    const workspace = workspaceOf(given);
    if (action === 'export') {
      const out = given.value('out');
      if (files.length > 0) throw new UsageError(`不需要文件：${files.join(' ')}。`);
      if (given.flag('without-rules')) throw new UsageError('“--without-rules”只与 import 一起使用。');
      if (out === undefined) throw new UsageError('缺少选项“--out 交换包”。');
      if (existsSync(out)) throw new CommandFailure(`“${out}”已存在，未改动。请换一个文件名。`);
      // Opening would make an empty workspace, and an empty package would look like a review without notes.
      if (!existsSync(workspace)) throw new CommandFailure(`找不到工作区“${workspace}”。请核对路径。`);
      return withDesk(workspace, (desk) => exportPackage(desk, out, given.flag('with-originals'), terminal));
    }
    if (action === 'import') {
      const [file] = files;
      if (file === undefined || files.length > 1) throw new UsageError('import 需要一个交换包文件。');
      if (given.value('out') !== undefined || given.flag('with-originals')) {
        throw new UsageError('“--out”和“--with-originals”只与 export 一起使用。');
      }
      return importPackage(workspace, file, !given.flag('without-rules'), terminal);
    }
    throw new UsageError('请写明 export 或 import。');
  },
};

async function exportPackage(
  desk: DeskClient,
  out: string,
  withOriginals: boolean,
  terminal: Terminal,
): Promise<ExitCode> {
  const { token } = valueOf(await desk.call('packages.export', { withOriginals }));
  const file = await desk.file(token);
  if (file === null) throw new CommandFailure('交换包已生成，但未能取回。请重试。', 3);
  await writeReport(out, file.bytes);
  terminal.tell(`已导出交换包：${out}`);
  return 0;
}

async function importPackage(
  workspace: string,
  path: string,
  withRules: boolean,
  terminal: Terminal,
): Promise<ExitCode> {
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = Uint8Array.from(await readFile(path));
  } catch {
    throw new CommandFailure(`不能读取“${path}”。请核对路径和读取权限。`, 3);
  }
  return withDesk(workspace, async (desk) => {
    const jobs = new Map<string, ImportJob>();
    const ended = Promise.withResolvers<ImportJob>();
    let awaited: string | null = null;
    const stop = desk.onEvent((event) => {
      if (event.type !== 'import.progress') return;
      jobs.set(event.job.job, event.job);
      terminal.progress(event.job.finished ? '' : `正在读取原件 ${event.job.done}/${event.job.total}`);
      if (event.job.finished && event.job.job === awaited) ended.resolve(event.job);
    });
    const name = basename(path);
    const { token } = valueOf(await desk.upload(name, bytes.buffer));
    if (withRules) {
      const looked = await desk.call('packages.preview', { token, name });
      // What is wrong with the package the import says as well.
      if (looked.ok) tellRules(looked.value, terminal);
    }
    const reply = await desk.call('packages.import', { token, name, withRules });
    if (!reply.ok) throw new CommandFailure(reply.error.message, 3);
    const { job } = reply.value;
    if (job !== null) {
      awaited = job.job;
      const known = jobs.get(awaited);
      if (known?.finished === true) ended.resolve(known);
    }
    const end = job === null ? null : await ended.promise;
    stop();
    const conflicts = valueOf(await desk.call('packages.conflicts', {}));
    const disputes = valueOf(await desk.call('packages.disputes', {}));
    return tellResult(reply.value, end, conflicts.length + disputes.length, terminal);
  });
}

/** What of the package changes how documents are checked. */
function tellRules({ ruleNames, settings }: PackagePreview, terminal: Terminal): void {
  for (const { subject, says } of settings) terminal.tell(`采用${subject}：${says}。`);
  if (ruleNames.length > 0) terminal.tell(`采用自定规则：${ruleNames.join('、')}。`);
}

function tellResult(
  { counts, others, rules }: PackageImport,
  job: ImportJob | null,
  conflicts: number,
  terminal: Terminal,
): ExitCode {
  const failed = (job?.items ?? []).filter(({ document }) => document === null);
  for (const { path, message } of failed) terminal.tell(message ?? `“${path}”未导入。`);
  if (job !== null)
    terminal.tell(`附带的原件：导入 ${job.items.length - failed.length} 份，未能读取 ${failed.length} 份。`);
  terminal.tell(`已合并：新增 ${counts.added} 条，更新 ${counts.changed} 条，相同 ${counts.same} 条。`);
  const [fresh, waiting] = [others.added + others.changed, others.waiting];
  if (fresh > 0) terminal.tell(`更正、人工配对、静默、合并关系、签发、码表、规则设置：新增或更新 ${fresh} 条。`);
  if (rules > 0) terminal.tell(`自定规则：新增 ${rules} 条。`);
  if (waiting > 0)
    terminal.tell(
      `有 ${waiting} 条更正、静默、合并关系或签发尚未生效：所在的文件不在工作区中，或此处还有未处理的问题。`,
    );
  if (counts.waiting > 0) terminal.tell(`合并时有 ${counts.waiting} 条意见所在的文件不在工作区中，导入该文件后出现。`);
  if (counts.locked > 0) terminal.tell(`有 ${counts.locked} 条意见所在的文件已签发，解锁后更新。`);
  if (conflicts > 0) terminal.tell(`有 ${conflicts} 处说法不一，都已保留，请在审核台中裁定。`);
  return failed.length > 0 ? 3 : 0;
}
