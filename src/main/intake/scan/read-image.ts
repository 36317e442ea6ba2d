import type { Block, Defect } from '../../../core/disclosure/index.js';
import { layOutPages } from '../layout/index.js';
import { pageList } from '../layout/page-list.js';
import { loadEngine } from '../pdf/engine.js';
import { openImage } from './decode-image.js';
import { doubtDefects, markDoubts } from './doubts.js';
import { RECOGNISED } from './messages.js';
import { recognisePages } from './recognise-pages.js';

/** What reading an image file gives. */
export type ImageRead =
  | { readonly ok: true; readonly blocks: readonly Block[]; readonly defects: readonly Defect[] }
  | { readonly ok: false; readonly reason: 'damaged' | 'too-large-inside' | 'other-image' | 'no-words' }
  /** `detail`: why this computer cannot recognise anything; Chinese. */
  | { readonly ok: false; readonly reason: 'no-recogniser'; readonly detail: string };

/** 读取图片. A scanned page as PNG, JPEG, TIFF or another picture → blocks. `onPage` is called after each page. */
export async function readImage(bytes: Uint8Array, onPage: () => void = () => undefined): Promise<ImageRead> {
  const opened = await openImage(bytes, await loadEngine());
  if (opened === 'other') return { ok: false, reason: 'other-image' };
  if (opened === 'damaged' || opened === 'too-large-inside') return { ok: false, reason: opened };
  const all = Array.from({ length: opened.count }, (_, index) => index + 1);
  const { placed, missing } = await recognisePages(
    all.map((page) => ({ page, draw: () => opened.draw(page - 1) })),
    onPage,
  );
  if (missing !== null) return { ok: false, reason: 'no-recogniser', detail: missing };
  if (placed.size === 0) return { ok: false, reason: 'no-words' };
  const laid = layOutPages(all.flatMap((page) => placed.get(page) ?? []));
  const blocks = markDoubts(laid.blocks);
  return {
    ok: true,
    blocks,
    defects: [
      ...(opened.isCut ? [CUT] : []),
      ...pageDefects(all, [...placed.keys()]),
      ...doubtDefects(blocks),
      ...laid.defects,
    ],
  };
}

const CUT: Defect = {
  code: 'image.truncated',
  message:
    '图片文件末尾不完整，可能没有拷贝或下载完整，图像的下部或后面的页可能缺失。请对照原件核对末尾的内容，或重新取得文件。',
  at: null,
};

function pageDefects(all: readonly number[], read: readonly number[]): readonly Defect[] {
  const unread = all.filter((page) => !read.includes(page));
  const [first = 1] = read;
  const defects: Defect[] = [
    { code: 'image.recognised', message: `${pageList(read)}${RECOGNISED}。`, at: { page: first } },
  ];
  const [missed] = unread;
  if (missed !== undefined) {
    defects.push({
      code: 'image.page-unread',
      message: `${pageList(unread)}的图像没有读出文字，未读取。请对照原件人工核对。`,
      at: { page: missed },
    });
  }
  return defects;
}
