import { parseArguments } from './arguments.js';
import { CommandFailure, UsageError, type Command, type ExitCode, type Terminal } from './command.js';
import { backupCommand } from './commands/backup.js';
import { checkCommand } from './commands/check.js';
import { codesCommand } from './commands/codes.js';
import { compareCommand } from './commands/compare.js';
import { deskCommand } from './commands/desk.js';
import { extractCommand } from './commands/extract.js';
import { notesCommand } from './commands/notes.js';
import { packageCommand } from './commands/package.js';
import { reviewCommand } from './commands/review.js';
import { rulesCommand } from './commands/rules.js';
import { verifyCommand } from './commands/verify.js';
import { commandHelp, programHelp, usageLine } from './help.js';

const COMMANDS: readonly Command[] = [
  extractCommand,
  checkCommand,
  compareCommand,
  reviewCommand,
  notesCommand,
  packageCommand,
  backupCommand,
  verifyCommand,
  deskCommand,
  rulesCommand,
  codesCommand,
];

/** 勾稽命令行. Runs one call and gives its exit code. Never rejects. */
export async function runProgram(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = argv;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    await terminal.write(programHelp(COMMANDS));
    return name === undefined ? 2 : 0;
  }
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (command === undefined) {
    const what = name.startsWith('-') ? '选项' : '命令';
    terminal.tell(`没有“${name}”这个${what}。可用的命令：${COMMANDS.map((known) => known.name).join('、')}。`);
    terminal.tell('用法：gouji 命令 [选项] [文件…]；gouji --help 显示说明。');
    return 2;
  }
  return runCommand(command, rest, terminal);
}

async function runCommand(command: Command, argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    const given = parseArguments(command, argv);
    if (given !== null) return await command.run(given, terminal);
    await terminal.write(commandHelp(command));
    return 0;
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.tell(`gouji ${command.name}：${error.message}`);
      terminal.tell(usageLine(command));
      return 2;
    }
    if (error instanceof CommandFailure) {
      terminal.tell(`gouji ${command.name}：${error.message}`);
      return error.exitCode;
    }
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    terminal.tell(`gouji ${command.name} 因程序错误而中断，结果不完整。请将下面的内容交给维护人员：\n${message}`);
    return 3;
  }
}
