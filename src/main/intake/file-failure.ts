import type { ReadFailure } from './job.js';
import { failure } from './messages.js';

/** Translates what the file system says. */
export function fileFailure(name: string, error: unknown): ReadFailure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR') return failure(name, 'missing');
  if (code === 'EACCES' || code === 'EPERM') return failure(name, 'not-readable', '没有读取权限');
  if (code === 'EBUSY') return failure(name, 'not-readable', '文件正被其他程序占用');
  if (code === 'ELOOP') return failure(name, 'not-readable', '链接循环');
  return failure(name, 'not-readable', code === '' ? undefined : `系统返回 ${code}`);
}
