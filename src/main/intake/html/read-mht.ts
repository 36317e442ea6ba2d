import type { Defect } from '../../../core/disclosure/index.js';
import { decodeText, encodingDefects } from '../decode.js';
import { declaredCharset } from './charset.js';
import { headerParameter, mimeParts, type MimePart } from './mime.js';
import { readHtml, type HtmlRead } from './read-html.js';

/** What reading a web archive gives. */
type MhtRead = HtmlRead | { readonly ok: false; readonly reason: 'damaged' };

/**
 * 读取网页存档 (.mht). The page that the archive names first; of a page that only frames others, such as a workbook saved as
 * a web page, the framed ones in order. Pictures and style sheets of the archive are not opened.
 */
export function readMht(bytes: Uint8Array): MhtRead {
  const { parts, isCut } = mimeParts(bytes);
  const pages = parts.filter(({ type }) => type === 'text/html' || type === 'application/xhtml+xml');
  const start = headerParameter(parts[0]?.headers.get('content-type'), 'start');
  const first = pages.find(({ headers }) => start !== null && headers.get('content-id') === start) ?? pages[0];
  if (first === undefined) return { ok: false, reason: 'damaged' };
  const main = decoded(first);
  if (main === null) return { ok: false, reason: 'damaged' };
  const framed = /<frameset[\s>]/i.test(main.text) ? pages.filter((page) => page !== first).map(decoded) : [];
  const shown = framed.length > 0 ? framed.filter((page) => page !== null) : [main];
  const result = readHtml(...shown.map(({ text }) => text));
  if (!result.ok) return result;
  const defects = [...shown.flatMap(({ defects: own }) => own), ...result.defects];
  const isSaid = defects.some(({ code }) => code === 'html.truncated');
  return { ...result, defects: isCut && !isSaid ? [CUT, ...defects] : defects };
}

const CUT: Defect = {
  code: 'mht.truncated',
  message:
    '网页存档没有结束标记，可能没有拷贝或下载完整，其中后面的页面或图片可能缺失。请对照原件核对末尾的内容，或重新取得文件。',
  at: null,
};

function decoded(part: MimePart): { readonly text: string; readonly defects: readonly Defect[] } | null {
  const bytes = part.content();
  const stated = headerParameter(part.headers.get('content-type'), 'charset')?.toLowerCase() ?? null;
  const result = decodeText(bytes, stated ?? declaredCharset(bytes));
  if (!result.ok) return null;
  return { text: result.text, defects: encodingDefects(result).map((defect) => ({ ...defect, at: null })) };
}
