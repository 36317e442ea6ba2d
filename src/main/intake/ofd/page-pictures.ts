import type { Defect } from '../../../core/disclosure/index.js';
import type { Box } from '../layout/geometry.js';
import type { PlacedPage } from '../layout/page.js';
import { pageList } from '../layout/page-list.js';
import { missingRecogniser, PARTLY_RECOGNISED, PICTURE_UNREAD } from '../scan/messages.js';
import { largePart, recogniseParts, type PartsRead, type RecognisedParts } from '../scan/read-parts.js';
import { drawScannedPage, picturesIn, type PagePicture } from './scanned-page.js';

/** A page with text of its own and pictures that may hold words. */
export type PicturedOfdPage = {
  readonly placed: PlacedPage;
  readonly pictures: readonly PagePicture[];
  readonly parts: readonly Box[];
};

/** Reads the tables and running text in pictures that stand beside text. */
export async function recognisePictures(
  bytes: Uint8Array,
  pages: readonly PicturedOfdPage[],
  onPage: () => void,
): Promise<RecognisedParts> {
  const paths = pages.flatMap(({ pictures }) => pictures.map(({ path }) => path));
  const files = paths.length === 0 ? new Map<string, Uint8Array>() : picturesIn(bytes, paths);
  return recogniseParts(
    pages.map(({ placed, parts, pictures }) => ({
      placed,
      parts,
      draw: () => drawScannedPage(pictures, files, placed),
    })),
    onPage,
  );
}

/** What is to be said about the pictures of pages with text. `missing`: why none could be read on this computer. */
export function pictureDefects(pages: readonly PartsRead[], missing: string | null): readonly Defect[] {
  const defects: Defect[] = [];
  const [read] = pages.filter((page) => page.read.length > 0);
  if (read !== undefined) {
    const list = pageList(pages.filter((page) => page.read.length > 0).map(({ placed }) => placed.page));
    defects.push({
      code: 'ofd.part-recognised',
      message: `${list}${PARTLY_RECOGNISED}。`,
      at: { page: read.placed.page },
    });
  }
  const unread = pages.filter((page) => largePart(page.unread, page.placed) !== null);
  const [first] = unread;
  if (first !== undefined) {
    const why = missing === null ? '' : `。${missingRecogniser(missing)}`;
    const list = pageList(unread.map(({ placed }) => placed.page));
    defects.push({
      code: 'ofd.picture-unread',
      message: `${list}${PICTURE_UNREAD}${why}。`,
      at: { page: first.placed.page },
    });
  }
  return defects;
}
