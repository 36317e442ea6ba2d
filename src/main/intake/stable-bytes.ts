import { readFile, stat } from 'node:fs/promises';

/**
 * 文件内容. The bytes of a file that nobody changed while it was read; null where another program was writing it, so that
 * they may be half of what it will hold. Rejects as the file system does. `read`: how the bytes are had.
 */
export async function stableBytes(
  path: string,
  read: (path: string) => Promise<Uint8Array> = readFile,
): Promise<Uint8Array | null> {
  const before = await stat(path);
  const bytes = await read(path);
  const after = await stat(path);
  const isSame = before.mtimeMs === after.mtimeMs && before.size === after.size && bytes.length === after.size;
  return isSame ? bytes : null;
}
