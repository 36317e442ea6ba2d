import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ExitCode, Terminal } from '../../../src/main/cli/command.js';
import { runProgram } from '../../../src/main/cli/program.js';
import { pointTo } from '../../../src/main/workspace/index.js';
import { temporaryFolder } from '../workspace/samples.js';

async function run(...argv: string[]): Promise<{ code: ExitCode; out: string; err: string }> {
  let out = '';
  let err = '';
  const terminal: Terminal = {
    write: (text) => {
      out += text;
      return Promise.resolve();
    },
    tell: (line) => {
      err += `${line}\n`;
    },
    progress: () => undefined,
    readInput: () => Promise.resolve(new Uint8Array()),
  };
  return { code: await runProgram(argv, terminal), out, err };
}

describe('runProgram', () => {
  it('prints the help with every command', async () => {
    const { code, out, err } = await run('--help');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const name of [
      'extract',
      'check',
      'compare',
      'review',
      'notes',
      'package',
      'backup',
      'verify',
      'desk',
      'rules',
    ])
      expect(out).toContain(`\n  ${name} `);
  });

  it.each(['extract', 'check', 'compare', 'review', 'notes', 'package', 'backup', 'verify', 'desk', 'rules'])(
    'explains %s',
    async (name) => {
      const { code, out, err } = await run(name, '--help');
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toContain(`用法：gouji ${name}`);
      expect(out).toContain('--help');
    },
  );

  const wrong: readonly [argv: readonly string[], message: string][] = [
    [[], ''],
    [['chekc', 'a.txt'], '没有“chekc”这个命令。可用的命令：extract、check、compare'],
    [['--json'], '没有“--json”这个选项。'],
    [['package'], 'gouji package：请写明 export 或 import。'],
    [['package', 'export'], '缺少选项“--out 交换包”。'],
    [['package', 'export', '--workspace', '/没有/a.gouji', '--out', '/没有/b'], '找不到工作区“/没有/a.gouji”。'],
    [['package', 'import'], 'import 需要一个交换包文件。'],
    [['package', 'import', 'a', '--with-originals'], '只与 export 一起使用。'],
    [['backup'], '缺少选项“--out 备份文件”。'],
    [['backup', '--out', '/没有/a.gouji'], '不能写入“/没有/a.gouji”：文件夹不存在。'],
    [['verify'], 'gouji verify：没有给出文件。'],
    [['check'], 'gouji check：没有给出文件。\n用法：gouji check 文件…'],
    [['check', 'a.txt', '--all'], 'gouji check：没有“--all”这个选项。'],
    [['check', 'a.txt', '--fail-on', 'notice'], '选项“--fail-on”的值“notice”不正确，可用的值：error、warning。'],
    [['check', 'a.txt', '--only'], '选项“--only”后面缺少值'],
    [['check', 'a.txt', '--notes', 'out.pdf'], '“out.pdf”的后缀不是可写的格式。'],
    [['check', '-', '-'], '标准输入“-”只能出现一次。'],
    [['extract', 'a.txt', '--json=yes'], '选项“--json”不带值。'],
    [['extract', 'a.txt', '--name', 'b.txt'], '选项“--name”只与标准输入“-”一起使用。'],
    [['notes'], '缺少选项“--out 输出文件”。'],
    [['notes', '--kind', 'all', '--out', 'a.md'], '没有“all”这种内容。可用：opinion、ledger、summary、check-table。'],
    [['notes', '--kind', 'check-table', '--out', 'a.md'], 'check-table 不能写成“a.md”。可用后缀：.xlsx .docx。'],
    [['notes', '--workspace', '/没有/工作区.gouji', '--out', 'a.md'], '找不到工作区“/没有/工作区.gouji”。'],
    [['review'], '没有给出文件或文件夹。'],
    [['review', '-'], 'review 不读标准输入。'],
    [['rules', 'a.txt'], '不需要文件：a.txt。'],
  ];
  it.each(wrong)('ends with 2 for %j', async (argv, message) => {
    const { code, err } = await run(...argv);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  it.each([
    ['notes', '--out', 'a.md'],
    ['package', 'export', '--out', 'a.gjpack'],
    ['codes', 'list'],
    ['codes', 'reset', '--year', '2031'],
    ['backup', '--out', join(tmpdir(), 'a.backup')],
  ])('says where a moved workspace is missing, and begins no other: %s', async (...argv) => {
    const folder = temporaryFolder();
    const former = join(folder, '原处.gouji');
    pointTo(former, join(folder, '新处.gouji'));
    const { code, out, err } = await run(...argv, '--workspace', former);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(`工作区已移到“${join(folder, '新处.gouji')}”，现在找不到这个文件。`);
    expect(readdirSync(folder)).toEqual(['原处.gouji.moved']);
  });
});
