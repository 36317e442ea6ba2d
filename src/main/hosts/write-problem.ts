import { access, constants, open, stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Why the system refuses to write a file, in Chinese. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: '文件夹不存在',
  ENOTDIR: '路径中有一段不是文件夹',
  ENAMETOOLONG: '文件名过长',
  EACCES: '没有写入权限',
  EPERM: '没有写入权限，或文件已在 Word、WPS 中打开',
  EBUSY: '文件正被其他程序占用，可能已在 Word 或 WPS 中打开',
  ETXTBSY: '文件正被其他程序占用',
  EISDIR: '它是文件夹',
  ENOTEMPTY: '它是文件夹',
  EEXIST: '它是文件夹',
  ENOSPC: '磁盘空间不足',
  EDQUOT: '磁盘配额已用完',
  EROFS: '磁盘是只读的',
};

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** Why a file could not be written, from what the system threw. */
export function writeProblem(error: unknown): string {
  const code = codeOf(error);
  return REASONS[code] ?? (code === '' ? '系统没有说明原因' : `系统返回 ${code}`);
}

/** Why a file of a size in bytes may not be written to a path: what can be found out without writing it; null: nothing. */
async function obstacle(path: string, size: number): Promise<string | null> {
  const folder = dirname(path);
  try {
    await access(folder, constants.W_OK);
    const { bavail, bsize } = await statfs(folder);
    if (bavail * bsize < size) return REASONS['ENOSPC'] ?? null;
    if ((await stat(path).catch(() => null)) === null) return null;
    // A file that another program holds can be seen, but not opened for writing.
    await (await open(path, 'r+')).close();
    return null;
  } catch (error) {
    return writeProblem(error);
  }
}

/** What the reviewer is told of a file that the window could not save: which one, why, and what to do. */
export async function unsavedMessage(path: string, size: number): Promise<string> {
  const why =
    (await obstacle(path, size)) ?? '写到一半中断，可能磁盘已满、移动盘已拔出，或同名文件正在 Word、WPS 中打开';
  return `“${path}”未能写出：${why}。工作区中的意见不受影响。请腾出空间、关闭占用文件的程序或换一个位置，再点“再次保存”。`;
}
