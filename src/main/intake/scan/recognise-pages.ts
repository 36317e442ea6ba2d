import type { PlacedPage } from '../layout/page.js';
import type { GreyImage } from './image.js';
import { readScan } from './read-scan.js';
import { loadRecogniser } from './recogniser.js';

/** A page that is only a picture. `draw` gives it in grey; null where that is not possible. */
export type ScannedPage = {
  readonly page: number;
  readonly draw: () => GreyImage | null | Promise<GreyImage | null>;
};

/** What came of the pages: those that were read, or why none could be (Chinese, completes a message). */
export type RecognisedPages = { readonly placed: ReadonlyMap<number, PlacedPage>; readonly missing: string | null };

/**
 * 识别扫描页. Draws and reads pages one after the other, so that only one is in memory. `onPage` is called after each: whoever
 * watches the time then knows that the work goes on.
 */
export async function recognisePages(pages: readonly ScannedPage[], onPage: () => void): Promise<RecognisedPages> {
  const placed = new Map<number, PlacedPage>();
  if (pages.length === 0) return { placed, missing: null };
  const recogniser = await loadRecogniser();
  if ('missing' in recogniser) return { placed, missing: recogniser.missing };
  for (const { page, draw } of pages) {
    const image = await draw();
    const read = image === null ? null : await readScan(image, page, recogniser);
    if (read !== null) placed.set(page, read);
    onPage();
  }
  return { placed, missing: null };
}
