/**
 * 退出码: 0 done; 1 done, and `--fail-on` was given and met; 2 wrong use; 3 at least one file could not be read (the
 * others were done) or the program itself failed. 3 outranks 1: what was not read is never a result.
 */
export type ExitCode = 0 | 1 | 2 | 3;

/** What a command may touch of the outside: results go to `write`, progress and messages to `tell`. */
export type Terminal = {
  /** Standard output. Resolves when the text has left the program. */
  readonly write: (text: string) => Promise<void>;
  /** One line on standard error. */
  readonly tell: (line: string) => void;
  /** A line that replaces the one before it, only where a person is watching; "" clears it. */
  readonly progress: (line: string) => void;
  /** Everything on standard input. */
  readonly readInput: () => Promise<Uint8Array>;
};

export type OptionSpec =
  | { readonly type: 'boolean'; readonly help: string }
  /** `placeholder` names the value in the help. */
  | { readonly type: 'string'; readonly placeholder: string; readonly help: string };

/** The arguments of one call, already checked against the command's options. */
export type Arguments = {
  readonly positionals: readonly string[];
  readonly flag: (name: string) => boolean;
  readonly value: (name: string) => string | undefined;
};

export type Command = {
  readonly name: string;
  readonly summary: string;
  /** What follows the command's name in its usage line. */
  readonly usage: string;
  readonly options: Readonly<Record<string, OptionSpec>>;
  /** Further lines of the help. */
  readonly details: readonly string[];
  readonly run: (given: Arguments, terminal: Terminal) => Promise<ExitCode>;
};

/**
 * 不能继续. The call is right but something outside forbids it: a workspace that cannot be opened, a file that cannot be
 * written. The message says what and what to do.
 */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
  readonly exitCode: ExitCode;

  constructor(message: string, exitCode: ExitCode = 2) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** 用法错误. The message says what is wrong; the caller adds the right usage and ends with 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
