import type { Defect } from '../../../core/disclosure/index.js';

/** What a web page holds besides its visible text, with the sentence about so many of them. */
const TROUBLES = {
  'html.hidden-text': (count: number, first: string) =>
    `网页中有 ${count} 处不显示的内容（首处为“${first}”），未读取。请核对是否应当公开。`,
  'html.revisions': (count: number, first: string) =>
    `网页中有 ${count} 处标为删除的内容（首处为“${first}”），未读取。请核对原件后定稿。`,
  'html.frames-unread': (count: number) =>
    `网页中嵌入了 ${count} 个其他页面或附件，其中的内容未读取。请将其单独保存后导入。`,
  'html.pictures-unread': (count: number) =>
    `网页中有 ${count} 幅图片可能是表格，其中的文字未读取。请取得可编辑的表格，或对照原件人工核对。`,
  'html.cell-pictures': (count: number) =>
    `网页的表格中有 ${count} 个单元格只有图片，其中的文字和数字未读取。请取得可编辑的表格，或对照原件人工核对。`,
  'html.attachments': (count: number, first: string) =>
    `网页链接了 ${count} 个附件（首个为“${first}”），其中的内容未读取。公开的表格或文本在附件中的，请下载后一并导入。`,
  'html.boxes': (count: number) =>
    `网页中有 ${count} 处以排版框代替表格排列的数字，不能确定各列，按段落读取，未作为表格核对。请取得可编辑的表格，或对照原件人工核对。`,
  'html.scripts': () =>
    '网页中有由脚本生成的表格，脚本未执行，其中的内容未读取。请在浏览器中打开，打印为 PDF 后再导入，或对照原件人工核对。',
  'html.drawings': (count: number) => `网页中有 ${count} 个图形，其中的文字和数字未读取。请对照原件核对其中的数字。`,
  'html.cells-unread': (count: number) => `表格单元格过多，有 ${count} 张表格未读取。请拆分文件后再导入。`,
  'html.truncated': (_: number, last: string) =>
    `网页没有结束标记，可能没有拷贝或下载完整，只读出了“${last}”为止的内容，其后的可能缺失。请对照原件核对末尾的内容，或重新取得文件。`,
  'html.columns-unread': (count: number) => `有 ${count} 行表格超过 16384 列，其后的内容未读取。请核对文件是否完整。`,
} as const;

type Trouble = keyof typeof TROUBLES;

const SHOWN = 20;

/** Counts what was met and tells it once per kind. */
export class HtmlTroubles {
  readonly #counts = new Map<Trouble, { count: number; first: string }>();

  /** `text` is what was left out; only its beginning is kept. */
  add(trouble: Trouble, count = 1, text = ''): void {
    if (count <= 0) return;
    const known = this.#counts.get(trouble);
    if (known !== undefined) known.count += count;
    else this.#counts.set(trouble, { count, first: text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text });
  }

  defects(): readonly Defect[] {
    return [...this.#counts].map(([code, { count, first }]) => ({
      code,
      message: TROUBLES[code](count, first),
      at: null,
    }));
  }
}
