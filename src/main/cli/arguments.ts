import { parseArgs } from 'node:util';
import { UsageError, type Arguments, type Command } from './command.js';

const HELP = { type: 'boolean', short: 'h' } as const;

/** Checks a call against the command's options. Null where `--help` was asked for; throws `UsageError`. */
export function parseArguments(command: Command, argv: readonly string[]): Arguments | null {
  const options = Object.fromEntries(Object.entries(command.options).map(([name, { type }]) => [name, { type }]));
  const { values, positionals } = parse(argv, { ...options, help: HELP });
  if (values['help'] === true) return null;
  return {
    positionals,
    flag: (name) => values[name] === true,
    value: (name) => {
      const value = values[name];
      return typeof value === 'string' ? value : undefined;
    },
  };
}

type Parsed = {
  readonly values: Readonly<Record<string, unknown>>;
  readonly positionals: readonly string[];
};

function parse(
  argv: readonly string[],
  options: Record<string, { readonly type: 'boolean' | 'string'; readonly short?: string }>,
): Parsed {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(parseProblem(error));
  }
}

/** The parser explains itself in English only; its codes and the option it names are enough to say it in Chinese. */
function parseProblem(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  const message = error instanceof Error ? error.message : '';
  const option = /'(--?[^\s'=,]+)/.exec(message)?.[1] ?? /(--[\w-]+)/.exec(message)?.[1] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `没有“${option}”这个选项。`;
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
    return message.includes('does not take an argument')
      ? `选项“${option}”不带值。`
      : `选项“${option}”后面缺少值（值以“-”开头时写成 ${option}=值）。`;
  }
  return `参数不正确：${message}`;
}

/** The value of an option that must be one of a few words; undefined where it was not given. */
export function choice<Word extends string>(given: Arguments, name: string, words: readonly Word[]): Word | undefined {
  const value = given.value(name);
  if (value === undefined) return undefined;
  const found = words.find((word) => word === value);
  if (found === undefined) throw new UsageError(`选项“--${name}”的值“${value}”不正确，可用的值：${words.join('、')}。`);
  return found;
}
