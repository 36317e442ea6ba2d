import { describe, expect, it } from 'vitest';
import type { BlockCell, GridBlock } from '../../../../src/core/disclosure/index.js';
import { readPdf } from '../../../../src/main/intake/pdf/read-pdf.js';
import { openPages } from '../../../../src/main/intake/render/open-pages.js';
import { gridLines, makePdf, show, showLatin, stroke, type MadePage } from '../pdf/make-pdf.js';
import { inkBox, pixelsOf } from './ink.js';

const XS = [50, 150, 250, 350];
const YS = [700, 680, 660, 640];

/** A table of three rows whose figures are all different. */
const CONTENT =
  gridLines(XS, YS) +
  [0, 1, 2]
    .map((row) =>
      [0, 1, 2].map((column) => showLatin(`${row + 1}${column + 1}.50`, XS[column]! + 12, YS[row]! - 14)).join(''),
    )
    .join('');

async function cellsOf(bytes: Uint8Array): Promise<readonly BlockCell[]> {
  const read = await readPdf(bytes);
  if (!read.ok) throw new Error('not read');
  return read.blocks.filter((block): block is GridBlock => block.type === 'grid').flatMap(({ cells }) => cells);
}

async function open(bytes: Uint8Array) {
  const pages = await openPages('pdf', bytes);
  if (pages === null) throw new Error('not opened');
  return pages;
}

describe('a drawn PDF page', () => {
  const turned: readonly (readonly [string, Partial<MadePage>])[] = [
    ['upright', {}],
    ['turned by 90°', { entries: '/Rotate 90' }],
    ['turned by 180°', { entries: '/Rotate 180' }],
    ['turned by 270°', { entries: '/Rotate 270' }],
    ['with an origin elsewhere', { entries: '/MediaBox [-30 -40 565 802]' }],
    ['cut by a crop box and turned', { entries: '/MediaBox [0 0 595 842] /CropBox [20 100 500 800] /Rotate 90' }],
  ];

  it.each(turned)('has the ink of each cell inside the box that was read: %s', async (_, page) => {
    // The letters are turned with the page, so that the shown page reads upright only for /Rotate 0; boxes hold all the same.
    const bytes = makePdf([{ content: CONTENT, ...page }]);
    const pages = await open(bytes);
    const scale = 3;
    const drawn = pixelsOf(pages.draw(1, scale));
    const [size] = pages.sizes;
    expect([drawn.width, drawn.height]).toEqual([Math.round(size!.width * scale), Math.round(size!.height * scale)]);
    const cells = await cellsOf(bytes);
    const boxes = cells.filter(({ text }) => /^\d\d\.50$/.test(text)).map(({ text, at }) => ({ text, box: at.box! }));
    expect(boxes.map(({ text }) => text).sort()).toEqual(
      ['11', '12', '13', '21', '22', '23', '31', '32', '33'].map((n) => `${n}.50`),
    );
    for (const { text, box } of boxes) {
      const pixels = box.map((value) => value * scale);
      const ink = inkBox(drawn, [pixels[0]! + 3, pixels[1]! + 3, pixels[2]! - 3, pixels[3]! - 3]);
      expect(ink, `${text} has ink in its box`).not.toBeNull();
      const [long, short] = [
        Math.max(ink![2]! - ink![0]!, ink![3]! - ink![1]!),
        Math.min(ink![2]! - ink![0]!, ink![3]! - ink![1]!),
      ];
      // Five letters of 10 points: some 25 points long, 7 high.
      expect(long / scale).toBeGreaterThan(20);
      expect(short / scale).toBeLessThan(10);
    }
    pages.close();
  });

  it('is drawn at the size asked for, up to the limit of pixels', async () => {
    const pages = await open(makePdf([{ content: stroke(0, 0, 100, 100) }]));
    expect(pixelsOf(pages.draw(1, 1))).toMatchObject({ width: 595, height: 842 });
    expect(pixelsOf(pages.draw(1, 0.5))).toMatchObject({ width: 298, height: 421 });
    const largest = pixelsOf(pages.draw(1, 16));
    expect(largest.width * largest.height).toBeLessThanOrEqual(16_100_000);
    expect(largest.width * largest.height).toBeGreaterThan(15_000_000);
    pages.close();
  });

  it('keeps colours', async () => {
    const pages = await open(makePdf([{ content: '1 0 0 rg 100 100 200 200 re f\n' }]));
    const drawing = pages.draw(1, 0.2);
    expect(drawing.type === 'picture' && drawing.source.startsWith('data:image/png;base64,')).toBe(true);
    // Red is no ink in its red part, and the picture has three colours.
    expect(pixelsOf(drawing).isInk(40, 120)).toBe(false);
    pages.close();
  });

  it('says where Chinese text has no font in the file', async () => {
    const pages = await open(makePdf([{ content: show('合计', 100, 100) }, { content: showLatin('12.50', 100, 100) }]));
    expect(pages.draw(1, 1)).toMatchObject({ remarks: [expect.stringContaining('没有嵌入')] });
    expect(pages.draw(2, 1)).toMatchObject({ remarks: [] });
    pages.close();
  });

  it('refuses what is no PDF', async () => {
    expect(await openPages('pdf', new TextEncoder().encode('%PDF-1.7 nothing'))).toBeNull();
  });
});
