import type { Block, Defect } from '../../../core/disclosure/index.js';
import { layOutPages } from '../layout/index.js';
import { loadEngine, type Engine, type Pointer } from './engine.js';
import { pageDefects } from './page-defects.js';
import { readPage, type PageRead } from './read-page.js';
import { doubtDefects, markDoubts } from '../scan/doubts.js';
import { largePart, recogniseParts, type PartsRead } from '../scan/read-parts.js';
import { damagedStreams } from './stream-checks.js';
import { recognisePages } from '../scan/recognise-pages.js';
import { renderPage } from '../scan/render-page.js';

/** What reading a PDF file gives. `detail` completes a failure message and is Chinese. */
export type PdfRead =
  | { readonly ok: true; readonly blocks: readonly Block[]; readonly defects: readonly Defect[] }
  | { readonly ok: false; readonly reason: 'encrypted' | 'damaged' };

/** A disclosure has some hundred pages; beyond this only time would be spent. */
const PAGE_LIMIT = 2_000;
const PASSWORD_NEEDED = 4;
const UNKNOWN_SECURITY = 5;

/**
 * 读取 PDF. The text layer of a PDF file with its ruling lines → blocks. Pages that are only a picture are recognised where
 * this computer can do that, else reported. `onPage` is called after each of those: they take seconds, not milliseconds.
 */
export async function readPdf(bytes: Uint8Array, onPage: () => void = () => undefined): Promise<PdfRead> {
  const engine = await loadEngine();
  const stored = engine.store(bytes);
  if (stored === 0) return { ok: false, reason: 'damaged' };
  try {
    const document = engine.calls.FPDF_LoadMemDocument(stored, bytes.length, 0);
    if (document === 0) {
      const error = engine.calls.FPDF_GetLastError();
      return { ok: false, reason: error === PASSWORD_NEEDED || error === UNKNOWN_SECURITY ? 'encrypted' : 'damaged' };
    }
    try {
      return await readDocument(engine, document, bytes, onPage);
    } finally {
      engine.calls.FPDF_CloseDocument(document);
    }
  } finally {
    engine.release(stored);
  }
}

async function readDocument(
  engine: Engine,
  document: Pointer,
  bytes: Uint8Array,
  onPage: () => void,
): Promise<PdfRead> {
  const count = engine.calls.FPDF_GetPageCount(document);
  if (count <= 0) return { ok: false, reason: 'damaged' };
  const pages: PageRead[] = [];
  for (let index = 0; index < Math.min(count, PAGE_LIMIT); index += 1) pages.push(readPage(engine, document, index));
  const { placed, missing } = await recognisePages(
    pages.filter(isPicture).map(({ placed: { page }, dpi, isTwoTone }) => ({
      page,
      draw: () => renderPage(engine, document, page - 1, dpi, isTwoTone),
    })),
    onPage,
  );
  const pictured = await recogniseParts(
    pages
      .filter(({ parts }) => parts.length > 0)
      .map(({ placed: own, parts, dpi }) => ({
        placed: own,
        parts,
        draw: () => renderPage(engine, document, own.page - 1, dpi),
      })),
    onPage,
  );
  const read = pages.map((page): PageRead => {
    const recognised = placed.get(page.placed.page);
    if (recognised !== undefined) return { ...page, placed: recognised, kind: 'recognised' };
    const parts = pictured.parts.get(page.placed.page);
    return parts === undefined ? page : withParts(page, parts);
  });
  const laid = layOutPages(read.map((page) => page.placed));
  const blocks = markDoubts(laid.blocks);
  const said = [
    ...fileDefects(bytes, count),
    ...pageDefects(read, missing ?? pictured.missing),
    ...doubtDefects(blocks),
    ...laid.defects,
  ];
  return { ok: true, blocks, defects: said };
}

function withParts(page: PageRead, { placed, read, unread }: PartsRead): PageRead {
  return { ...page, placed, partly: read.length > 0, picture: largePart(unread, placed) };
}

/** Pages whose words are not in the file as text. */
function isPicture({ kind }: PageRead): boolean {
  return kind === 'scan' || kind === 'scan-with-hidden-text' || kind === 'outlines';
}

function fileDefects(bytes: Uint8Array, pages: number): readonly Defect[] {
  const defects: Defect[] = [];
  if (!hasEnd(bytes)) {
    defects.push({
      code: 'pdf.truncated',
      message: '文件末尾缺少结束标记，可能没有拷贝或下载完整，读出的内容可能不全。请核对页数，或重新取得文件。',
      at: null,
    });
  }
  const damaged = damagedStreams(bytes);
  if (damaged > 0) {
    defects.push({
      code: 'pdf.data-damaged',
      message: `文件中有 ${damaged} 段数据已损坏（与校验值不符），其中的文字和数字可能缺失或有误。请重新取得文件，或对照原件核对。`,
      at: null,
    });
  }
  if (pages > PAGE_LIMIT) {
    defects.push({
      code: 'pdf.too-many-pages',
      message: `文件有 ${pages} 页，第 ${PAGE_LIMIT} 页之后未读取。请拆分文件后再导入。`,
      at: { page: PAGE_LIMIT + 1 },
    });
  }
  return defects;
}

/**
 * True where the end mark stands near the end; some producers append blanks or a signature's padding. Objects behind the last
 * mark are those of a later version that is not there in full: what shows is the one before.
 */
function hasEnd(bytes: Uint8Array): boolean {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] ?? 0) <= 0x20) end -= 1;
  const tail = new TextDecoder('latin1').decode(bytes.subarray(Math.max(0, end - 4096), end));
  const mark = tail.lastIndexOf('%%EOF');
  return mark >= 0 && !/\b\d+ \d+ obj\b/.test(tail.slice(mark));
}
