import type { Defect } from '../../../core/disclosure/index.js';

/** What a Word document holds besides its visible text, with the sentence about so many of them. */
const TROUBLES = {
  'docx.revisions': (count: number) =>
    `文档中有 ${count} 处尚未接受或拒绝的修订，已按全部接受后的内容读取。请在 Word 或 WPS 中处理修订后核对。`,
  'docx.hidden-text': (count: number) => `文档中有 ${count} 处隐藏文字，未读取。请核对是否应当公开，并删除或取消隐藏。`,
  'docx.pictures-unread': (count: number) =>
    `文档中有 ${count} 幅较大的图片，其中的文字未读取。如是表格图片，请取得可编辑的表格，或对照原件人工核对。`,
  'docx.objects-unread': (count: number) =>
    `文档中有 ${count} 个嵌入的对象（如 Excel 表格），其中的内容未读取。请将其转为 Word 表格后再导入，或人工核对。`,
  'docx.charts': (count: number) =>
    `文档中有 ${count} 个图表、SmartArt 图形或艺术字，其中的文字和数字未读取。请对照原件核对其中的数字。`,
  'docx.symbols-unread': (count: number) => `文档中有 ${count} 个用特殊字体表示的符号，未读取。请对照原件核对。`,
  'docx.formulas-unread': (count: number) =>
    `文档中有 ${count} 处公式（如 =SUM(ABOVE)）没有保存计算结果，其数值未读取。请用 Word 或 WPS 打开，全选后按 F9 更新并保存，再重新导入。`,
  'docx.notes-unread': (count: number) => `文档中有 ${count} 处脚注或尾注，未读取。请对照原件核对。`,
  'docx.comments': (count: number) => `文档中有 ${count} 处批注，未读取。公开前请删除批注。`,
  'docx.parts-unread': (count: number) => `文档中有 ${count} 处引用的外部内容，未读取。请将其并入正文后再导入。`,
  'docx.numbering-unknown': (count: number) =>
    `文档中有 ${count} 种自动编号的样式未能识别，编号按阿拉伯数字读取。请对照原件核对。`,
  'docx.cells-unread': (count: number) => `表格单元格过多，有 ${count} 张表格未读取。请拆分文件后再导入。`,
  'doc.rows-unknown': (count: number) =>
    `有 ${count} 张表格缺少行的标记，其中的文字按段落读取。请用 Word 或 WPS 打开，另存为 .docx 后再导入，或对照原件核对。`,
  'doc.columns-guessed': (count: number) =>
    `有 ${count} 行表格未写明各列的位置，已按单元格的先后放置。请对照原件核对各列。`,
  'doc.truncated': () =>
    `文件末尾不完整，可能没有拷贝或下载完整，图片、嵌入的对象等内容可能缺失。请核对末尾的内容，或重新取得文件。`,
  'rtf.truncated': () =>
    `文件末尾不完整，可能没有拷贝或下载完整，读出的内容可能不全。请核对末尾的内容，或重新取得文件。`,
  'rtf.characters-unread': (count: number) =>
    `有 ${count} 处文字的编码无法识别，以“\ufffd”表示。请用 Word 或 WPS 打开，另存为 .docx 后再导入，或对照原件核对。`,
  'doc.numbering-unread': () => `自动编号的定义已损坏，段落的编号未读取。请对照原件核对。`,
} as const;

type Trouble = keyof typeof TROUBLES;

/** Counts what was met and tells it once per kind. */
export class Troubles {
  readonly #counts = new Map<Trouble, number>();

  add(trouble: Trouble, count = 1): void {
    if (count > 0) this.#counts.set(trouble, (this.#counts.get(trouble) ?? 0) + count);
  }

  defects(): readonly Defect[] {
    return [...this.#counts].map(([code, count]) => ({ code, message: TROUBLES[code](count), at: null }));
  }
}
