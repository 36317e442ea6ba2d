import type { Command } from './command.js';
import { pad, widthOf } from './layout.js';

/** 总帮助. What `gouji --help` prints. */
export function programHelp(commands: readonly Command[]): string {
  return [
    '勾稽：部门预算、决算公开材料的离线审核工具。全部在本机运行，不连接网络。',
    '',
    '用法：gouji 命令 [选项] [文件…]',
    '',
    '命令：',
    ...twoColumns(commands.map((command) => [command.name, command.summary])),
    '',
    'gouji 命令 --help 显示该命令的用法。文件处也可以写文件夹；“-”表示标准输入，用 --name 给出文件名。',
    '',
    '退出码：0 完成；1 完成，且达到 --fail-on 所给的程度；2 用法不对；3 至少一个文件未能读取（其余已完成）。',
    '',
  ].join('\n');
}

/** What `gouji COMMAND --help` prints. */
export function commandHelp(command: Command): string {
  const options = Object.entries(command.options).map(([name, option]): [string, string] => [
    option.type === 'string' ? `--${name} ${option.placeholder}` : `--${name}`,
    option.help,
  ]);
  return [
    command.summary,
    '',
    usageLine(command),
    '',
    '选项：',
    ...twoColumns([...options, ['--help', '显示本说明']]),
    ...(command.details.length > 0 ? ['', ...command.details] : []),
    '',
  ].join('\n');
}

/** 「用法：gouji check 文件… [选项]」. */
export function usageLine(command: Command): string {
  return `用法：gouji ${command.name} ${command.usage}`.trimEnd();
}

function twoColumns(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = rows.reduce((widest, [left]) => Math.max(widest, widthOf(left)), 0);
  return rows.map(([left, right]) => `  ${pad(left, width)}  ${right}`);
}
