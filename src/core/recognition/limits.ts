import type { Block, Defect } from '../disclosure/index.js';

/** 50,000 characters: more than any paragraph or cell of a disclosure. */
const LONGEST_TEXT = 50_000;
/** No figure, code or table line goes on like this: the file is damaged from here on. */
const ENDLESS = /[\dA-Za-z.,]{1000}/;

/**
 * Cuts paragraphs and cells that no document has (a damaged file may be one line of a hundred megabytes) and says so:
 * what lies behind the limit is not read.
 */
export function withinLimits(blocks: readonly Block[]): {
  readonly blocks: readonly Block[];
  readonly defects: readonly Defect[];
} {
  const defects: Defect[] = [];
  const cut = <Part extends { readonly text: string; readonly at: Defect['at'] }>(part: Part): Part => {
    const end = lengthToRead(part.text);
    if (end === part.text.length) return part;
    const text = part.text.slice(0, end);
    const unread = end === 0 ? '全部内容' : `第 ${end} 个字之后的内容`;
    defects.push({
      code: 'text.truncated',
      message: `“${part.text.slice(0, 12)}…”所在的一段文字过长或已损坏，${unread}未读取；请核对文件，或分段后再导入。`,
      at: part.at,
    });
    return { ...part, text };
  };
  const isLong = (block: Block): boolean =>
    block.type === 'paragraph'
      ? lengthToRead(block.text) < block.text.length
      : block.cells.some(({ text }) => lengthToRead(text) < text.length);
  if (!blocks.some(isLong)) return { blocks, defects };
  const kept = blocks.map((block) =>
    block.type === 'paragraph' ? cut(block) : { ...block, cells: block.cells.map(cut) },
  );
  return { blocks: kept, defects };
}

function lengthToRead(text: string): number {
  if (text.length < 1_000) return text.length;
  const start = text.slice(0, LONGEST_TEXT);
  return ENDLESS.exec(start)?.index ?? start.length;
}
