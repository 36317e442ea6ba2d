import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { shippedCodes } from '../../../core/checks/index.js';
import type { CodeTables } from '../../../shared/desk-api.js';
import type { DeskClient } from '../../desk/client.js';
import { yearOption } from '../code-file-option.js';
import { CommandFailure, UsageError, type Arguments, type Command, type ExitCode, type Terminal } from '../command.js';
import { jsonDocument } from '../json.js';
import { writeReport } from '../report-file.js';
import { valueOf, withDesk } from '../with-desk.js';
import { WORKSPACE_OPTION, workspaceOf } from '../workspace-option.js';

const FORMATS = ['xlsx', 'json'] as const;

/** `gouji codes`: the code tables of a workspace, listed, imported, exported, taken back. */
export const codesCommand: Command = {
  name: 'codes',
  summary: '科目码表：list 列出，import 导入一个年度，export 导出，reset 恢复内置',
  usage:
    '[list] [--json] | import 码表文件 --year 年度 [--whole] | export --out 文件 [--year 年度] | reset --year 年度  [--workspace 工作区文件]',
  options: {
    workspace: WORKSPACE_OPTION,
    json: { type: 'boolean', help: 'list：以 JSON 输出' },
    year: { type: 'string', placeholder: '年度', help: '码表的年度；export 不写时导出内置码表' },
    whole: { type: 'boolean', help: 'import：代替内置码表（须为全表）；不写则补充、更正内置' },
    out: { type: 'string', placeholder: '文件', help: 'export：写到这个文件，格式按后缀：.xlsx .json' },
  },
  details: [
    '码表文件为 .xlsx、.xls（表头写“科目编码”“科目名称”）或 .json，与审核台“设置 → 科目码表”相同；导出的文件可以再导入。',
    '导入、恢复内置后，该年度未签发的文件重新检查。',
  ],
  run: async (given, terminal) => {
    const [action = 'list', ...files] = given.positionals;
    if (action === 'import') return importCodes(given, files, terminal);
    if (files.length > 0) throw new UsageError(`不需要文件：${files.join(' ')}。`);
    if (action === 'list') return list(given, terminal);
    if (action === 'export') return exportCodes(given, terminal);
    if (action === 'reset') {
      const year = neededYear(given);
      return inWorkspace(given, false, async (desk) => {
        valueOf(await desk.call('codes.reset', { year }));
        await checked(desk, terminal);
        terminal.tell(`${year} 年已恢复内置码表。`);
        return 0;
      });
    }
    throw new UsageError(`没有“${action}”这个动作。可用：list、import、export、reset。`);
  },
};

/** Works in the workspace of the call. Opening one that is not there would make an empty one: only an import may. */
async function inWorkspace(
  given: Arguments,
  mayMake: boolean,
  use: (desk: DeskClient) => Promise<ExitCode>,
): Promise<ExitCode> {
  const workspace = workspaceOf(given);
  if (!mayMake && !existsSync(workspace)) throw new CommandFailure(`找不到工作区“${workspace}”。请核对路径。`);
  return withDesk(workspace, use);
}

function neededYear(given: Arguments): number {
  const year = yearOption(given, 'year');
  if (year === null) throw new UsageError('缺少选项“--year 年度”。');
  return year;
}

/** Waits until the documents of the year are checked again: the program would stop with the command. */
async function checked(desk: DeskClient, terminal: Terminal): Promise<void> {
  for (;;) {
    const { recheck } = valueOf(await desk.call('codes.list', {}));
    terminal.progress(recheck.state === 'running' ? `正在重新检查 ${recheck.done}/${recheck.total}` : '');
    if (recheck.state !== 'running') return;
    await new Promise((resolve) => {
      setTimeout(resolve, 200);
    });
  }
}

async function list(given: Arguments, terminal: Terminal): Promise<ExitCode> {
  const workspace = workspaceOf(given);
  const { codes, ...shipped } = shippedCodes();
  const own = existsSync(workspace)
    ? await withDesk(workspace, async (desk) => valueOf(await desk.call('codes.list', {})).own)
    : [];
  if (given.flag('json')) {
    await terminal.write(jsonDocument({ shipped: { ...shipped, codes: codes.length }, own }));
    return 0;
  }
  const lines = [
    `内置码表：${shipped.firmFrom}—${shipped.firmTo} 年，${codes.length} 个科目（${shipped.edition}）`,
    ...own.map(lineOf),
    ...(own.length === 0 ? ['没有导入码表，全部年度按内置码表核对。'] : []),
  ];
  await terminal.write(`${lines.join('\n')}\n`);
  return 0;
}

function lineOf({ year, source, isWhole, counts, reviewer, at }: CodeTables['own'][number]): string {
  const count = Object.values(counts).reduce((sum, one) => sum + one, 0);
  const mode = isWhole ? '代替内置' : '补充、更正内置';
  return `${year} 年：${count} 个科目，${mode}，导入自“${source}”，${reviewer} ${at}`;
}

async function importCodes(given: Arguments, files: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [path] = files;
  if (path === undefined || files.length > 1) throw new UsageError('import 需要一个码表文件。');
  const year = neededYear(given);
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = Uint8Array.from(await readFile(path));
  } catch {
    throw new CommandFailure(`不能读取“${path}”。请核对路径和读取权限。`, 3);
  }
  return inWorkspace(given, true, async (desk) => {
    const name = basename(path);
    const { token } = valueOf(await desk.upload(name, bytes.buffer));
    const reply = await desk.call('codes.import', { token, name, year, isWhole: given.flag('whole') });
    if (!reply.ok) throw new CommandFailure(reply.error.message, 3);
    const { own, unused, skipped } = reply.value;
    const taken = own.find((table) => table.year === year);
    await checked(desk, terminal);
    if (taken !== undefined) terminal.tell(`已导入 ${lineOf(taken)}`);
    if (unused > 0) terminal.tell(`收入等 ${unused} 个科目不核对，未保存。`);
    if (skipped.length > 0) terminal.tell(`没有表头的工作表未读取：${skipped.join('、')}。`);
    return 0;
  });
}

async function exportCodes(given: Arguments, terminal: Terminal): Promise<ExitCode> {
  const out = given.value('out');
  if (out === undefined) throw new UsageError('缺少选项“--out 文件”。');
  const format = FORMATS.find((known) => `.${known}` === extname(out).toLowerCase());
  if (format === undefined) throw new UsageError(`“${out}”的后缀不是可写的格式。可用：.xlsx、.json。`);
  const year = yearOption(given, 'year');
  return inWorkspace(given, false, async (desk) => {
    const { token } = valueOf(await desk.call('codes.export', { year, format }));
    const file = await desk.file(token);
    if (file === null) throw new CommandFailure('码表已生成，但未能取回。请重试。', 3);
    await writeReport(out, file.bytes);
    terminal.tell(`已导出码表：${out}`);
    return 0;
  });
}
