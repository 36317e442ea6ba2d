import type { Disclosure } from '../../core/disclosure/index.js';

/** Why a document is not fully read, for the library. */
export function stateMessage(disclosure: Disclosure): string | null {
  if (disclosure.status === 'read') return null;
  const [first, ...more] = disclosure.defects;
  if (first !== undefined) return more.length === 0 ? first.message : `${first.message}（另有 ${more.length} 处）`;
  return disclosure.status === 'partial'
    ? '部分内容未能读出，请对照原文核对。'
    : '未识别出表格和章节。请确认文件是部门预算或决算公开材料。';
}
