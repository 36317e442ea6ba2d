import type { Defect } from '../../core/disclosure/index.js';

/** A reference by name to something else than the five characters that XML knows without a declaration. */
const NAMED = /&(?!(?:amp|lt|gt|quot|apos);)[\p{L}_][\p{L}\p{N}_.-]{0,100};/gu;
const AMPERSAND = 0x26;
const LONGEST_REFERENCE = 400;
/** Declarations stand before the first element; what they hold shows nowhere. */
const DECLARATIONS = /<!DOCTYPE[^[>]*\[[\s\S]*?\]\s*>/i;
const HEAD = 1 << 16;

/**
 * 自定义实体. How many references to entities of the file's own a part holds. They are never expanded, so that none of them
 * grows; what they stand for stays unread.
 */
export function namedEntities(part: Uint8Array | string): number {
  if (typeof part === 'string') return part.slice(declarationsEnd(part.slice(0, HEAD))).match(NAMED)?.length ?? 0;
  const from = declarationsEnd(new TextDecoder('latin1').decode(part.subarray(0, HEAD)));
  let count = 0;
  // Parts have a hundred megabytes: only what follows an ampersand is decoded.
  for (let at = part.indexOf(AMPERSAND, from); at >= 0; at = part.indexOf(AMPERSAND, at + 1)) {
    const text = new TextDecoder().decode(part.subarray(at, at + LONGEST_REFERENCE));
    if (text.search(NAMED) === 0) count += 1;
  }
  return count;
}

function declarationsEnd(head: string): number {
  const found = DECLARATIONS.exec(head);
  return found === null ? 0 : found.index + found[0].length;
}

/** What is to be said of so many references; nothing where there are none. */
export function entityDefects(count: number): readonly Defect[] {
  if (count === 0) return [];
  const message = `文件中有 ${count} 处内容用文件自定的代号（XML 实体，形如“&名称;”）表示，代号代表的内容未读取。请用原来的软件打开、另存后再导入，或对照原件核对。`;
  return [{ code: 'xml.entities-unread', message, at: null }];
}
