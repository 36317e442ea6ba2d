/** Why a workspace cannot be used. */
export type WorkspaceProblemCode =
  | 'folder-missing'
  | 'file-missing'
  | 'exists'
  | 'is-folder'
  | 'not-writable'
  | 'network-drive'
  | 'in-use'
  | 'not-a-workspace'
  | 'newer'
  | 'corrupt'
  | 'index-damaged'
  | 'disk-full'
  | 'disk-error';

/** A failure of the workspace that a reviewer can act on. The message is Chinese, names the file and says what to do. */
export class WorkspaceProblem extends Error {
  override readonly name = 'WorkspaceProblem';
  constructor(
    readonly code: WorkspaceProblemCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/**
 * Turns an error of SQLite into a problem with a Chinese message. Errors that say something about the program and not
 * about the file (a violated constraint, wrong SQL) come back unchanged, so that they are reported as what they are.
 */
export function explainDatabaseError(error: unknown, path: string): unknown {
  if (error instanceof WorkspaceProblem) return error;
  const code = codeOf(error);
  const problem = (kind: WorkspaceProblemCode, message: string): WorkspaceProblem =>
    new WorkspaceProblem(kind, message, { cause: error });
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return problem('in-use', `工作区正被另一个勾稽程序使用：${path}。请先关闭那个程序，再重新打开。`);
  }
  if (code.startsWith('SQLITE_NOTADB')) {
    return problem('not-a-workspace', `此文件不是勾稽工作区：${path}。请选择由勾稽建立的工作区文件。`);
  }
  if (code.startsWith('SQLITE_CORRUPT')) return corrupt(path, error);
  if (code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_PERM')) {
    return problem('not-writable', `工作区无法写入：${path}。请检查文件和所在文件夹的写入权限，或换一个位置。`);
  }
  if (code.startsWith('SQLITE_FULL')) {
    return problem('disk-full', `磁盘空间不足，本次改动未写入工作区：${path}。请清理磁盘后重试。`);
  }
  if (code.startsWith('SQLITE_IOERR')) {
    return problem('disk-error', `读写工作区时磁盘出错，本次改动未写入：${path}。请检查磁盘，并先复制一份工作区留存。`);
  }
  return error;
}

/**
 * The file is damaged. It is left as it is: a damaged workspace may still be repaired by hand. `backup`: a copy of it that is
 * whole.
 */
export function corrupt(path: string, cause?: unknown, backup: string | null = null): WorkspaceProblem {
  const advice =
    backup === null
      ? '请用最近的备份代替，并保留此文件备查。'
      : `最近的完整备份是：${backup}。请把损坏的文件改名留存备查，再把这份备份复制一份，改成工作库的文件名。`;
  return new WorkspaceProblem('corrupt', `工作库文件已损坏，未打开，文件保持原样：${path}。${advice}`, { cause });
}
