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
  const parts = mimeParts(bytes);
  const pages = parts.filter(({ type }) => type === 'text/html' || type === 'application/xhtml+xml');
  const start = headerParameter(parts[0]?.headers.get('content-type'), 'start');
  const first = pages.find(({ headers }) => start !== null && headers.get('content-id') === start) ?? pages[0];
  if (first === undefined) return { ok: false, reason: 'damaged' };
  const main = decoded(first);
  if (main === null) return { ok: false, reason: 'damaged' };
  const framed = /<frameset[\s>]/i.test(main.text) ? pages.filter((page) => page !== first).map(decoded) : [];
  const shown = framed.length > 0 ? framed.filter((page) => page !== null) : [main];
  const result = readHtml(...shown.map(({ text }) => text));
  return result.ok ? { ...result, defects: [...shown.flatMap(({ defects }) => defects), ...result.defects] } : result;
}

function decoded(part: MimePart): { readonly text: string; readonly defects: readonly Defect[] } | null {
  const bytes = part.content();
  const stated = headerParameter(part.headers.get('content-type'), 'charset')?.toLowerCase() ?? null;
  const result = decodeText(bytes, stated ?? declaredCharset(bytes));
  if (!result.ok) return null;
  return { text: result.text, defects: encodingDefects(result).map((defect) => ({ ...defect, at: null })) };
}
