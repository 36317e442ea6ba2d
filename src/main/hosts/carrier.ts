/** What both carriers do with a message from the page before the desk sees it. */
import type { ErrorCode, Reply } from '../../shared/desk-api.js';
import type { DeskClient } from '../desk/client.js';
import { messageOf } from '../desk/trouble.js';

/** Largest file taken from the page, in bytes. A larger one is a mistake or an attack, never a disclosure. */
export const UPLOAD_LIMIT = 200 * 1024 * 1024;

/** Largest message to the desk, in bytes: 20,000 files with a path of 1,000 characters fit. */
export const CALL_LIMIT = 64 * 1024 * 1024;

const NAME_LIMIT = 1000;

/** A failed reply. */
export function refusal(code: ErrorCode, message: string): Reply<never> {
  return { ok: false, error: { code, message } };
}

/** Said of a file above the limit. */
export function tooLarge(name: string): Reply<never> {
  return refusal('invalid-input', `文件“${name}”超过 ${UPLOAD_LIMIT / 1024 / 1024} MB，未导入。请拆分或压缩后重试。`);
}

/** Hands a message to the desk. The desk checks operation and input; a fault of the desk itself becomes a reply, too. */
export async function carryCall(desk: DeskClient, operation: unknown, input: unknown): Promise<Reply<unknown>> {
  if (typeof operation !== 'string') return refusal('invalid-input', '请求格式不正确：缺少操作名称。');
  try {
    return await desk.dispatch(operation, input);
  } catch (error) {
    return refusal('internal', `操作“${operation}”未完成：${messageOf(error)}。请重试；仍然如此时请重新启动程序。`);
  }
}

/** Hands an uploaded file to the desk. */
export async function carryUpload(
  desk: DeskClient,
  name: unknown,
  bytes: unknown,
): Promise<Reply<{ readonly token: string }>> {
  if (typeof name !== 'string' || name.length === 0 || name.length > NAME_LIMIT) {
    return refusal('invalid-input', `文件名为空或超过 ${NAME_LIMIT} 字，未导入。请改名后重试。`);
  }
  if (!(bytes instanceof ArrayBuffer)) return refusal('invalid-input', `文件“${name}”的内容未能送达。请重试。`);
  if (bytes.byteLength > UPLOAD_LIMIT) return tooLarge(name);
  try {
    return await desk.upload(name, bytes);
  } catch (error) {
    return refusal('internal', `文件“${name}”未能交给程序：${messageOf(error)}。请重试。`);
  }
}
