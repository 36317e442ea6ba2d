import { encode } from 'fast-png';
import tiff from 'utif2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Block, BlockCell } from '../../src/core/disclosure/index.js';
import { loadEngine } from '../../src/main/intake/pdf/engine.js';
import { readJob } from '../../src/main/intake/read-job.js';
import { readOfd } from '../../src/main/intake/ofd/read-ofd.js';
import { loadRecogniser } from '../../src/main/intake/scan/recogniser.js';
import { readPdf } from '../../src/main/intake/pdf/read-pdf.js';
import { readImage } from '../../src/main/intake/scan/read-image.js';
import { strToU8, zipSync, zlibSync } from 'fflate';
import { launchBrowser } from '../e2e/browser.js';
import { content, document, root } from '../main/intake/ofd/make-ofd.js';
import { gridLines, makePdf, show, showLatin } from '../main/intake/pdf/make-pdf.js';
import { scanPage, type Picture } from '../main/intake/scan/make-scan.js';

const isReady = !('missing' in (await loadRecogniser()));

const ROWS = 16;
const XS = [60, 220, 330, 440, 540];
const YS = Array.from({ length: ROWS + 1 }, (_, row) => 740 - row * 20);

/** An invented figure for each cell; the first column counts the rows. */
function figureAt(row: number, column: number): string {
  const cents = (row * 7919 + column * 104_729) % 900_000;
  return column === 0
    ? `30${101 + row}`
    : `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`.replace(/\B(?=(\d{3})+\.)/, ',');
}

/** A page with a table, drawn, stamped and scanned. */
async function scanned(seal: readonly [number, number]): Promise<Picture> {
  const words = YS.slice(0, ROWS).flatMap((y, row) =>
    XS.slice(0, 4).map((x, column) => showLatin(figureAt(row, column), x + 8, y - 14, 11)),
  );
  const bytes = makePdf([{ content: gridLines(XS, YS) + words.join('') }]);
  const engine = await loadEngine();
  const opened = engine.calls.FPDF_LoadMemDocument(engine.store(bytes), bytes.length, 0);
  return scanPage(engine, opened, 0, { dpi: 200, lean: 0.4, blur: 1, noise: 5, shade: 15, seals: [seal], seed: 7 });
}

function luminance({ width, height, rgb }: Picture): Uint8Array {
  return Uint8Array.from({ length: width * height }, (_, at) =>
    Math.round(0.299 * (rgb[3 * at] ?? 0) + 0.587 * (rgb[3 * at + 1] ?? 0) + 0.114 * (rgb[3 * at + 2] ?? 0)),
  );
}

const SEAL = [0.6, 0.32] as const;

/** True where the seal cannot reach a cell: 0.8 inches around its middle and what the lean moves. */
function isClear(row: number, column: number): boolean {
  const [x, y] = [SEAL[0] * 595, SEAL[1] * 842];
  const top = 842 - (YS[row] ?? 0);
  const [left, right] = [XS[column] ?? 0, XS[column + 1] ?? 0];
  const [dx, dy] = [Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - top - 20)];
  return Math.hypot(dx, dy) > 0.8 * 72 + 5;
}

const isMarked = (cell: BlockCell | undefined): boolean => (cell?.doubtful ?? []).length > 0;

const CLEAR = YS.slice(0, ROWS).flatMap((_, row) => [0, 1, 2, 3].filter((column) => isClear(row, column))).length;

/** How many cells of the table were read as printed, how many of them away from the seal, and what was misread without a mark. */
function judge(blocks: readonly Block[]): { right: number; clear: number; silent: readonly string[] } {
  const [grid] = blocks.filter((block) => block.type === 'grid');
  const cells = new Map((grid?.cells ?? []).map((cell) => [`${cell.row} ${cell.column}`, cell]));
  let right = 0;
  let clear = 0;
  const silent: string[] = [];
  for (let row = 0; row < ROWS; row += 1) {
    for (let column = 0; column < 4; column += 1) {
      const cell = cells.get(`${row} ${column}`);
      const isRight = cell?.text.replace(/\s/g, '') === figureAt(row, column);
      if (isRight && isClear(row, column)) clear += 1;
      if (isRight) right += 1;
      else if (!isMarked(cell)) silent.push(`${figureAt(row, column)} read as ${cell?.text ?? 'nothing'}`);
    }
  }
  return { right, clear, silent };
}

async function readFile(bytes: Uint8Array): Promise<readonly Block[]> {
  const read = await readImage(bytes);
  if (!read.ok) throw new Error(read.reason);
  return read.blocks;
}

describe.skipIf(!isReady)('scans in the files that scanners write', () => {
  let page: Picture;
  let grey: Uint8Array;

  beforeAll(async () => {
    page = await scanned(SEAL);
    grey = luminance(page);
  });

  it('grey and black-and-white, with a seal over the table: its lines stay, what is misread is marked', async () => {
    const { width, height } = page;
    const black = grey.map((value) => (value < 150 ? 0 : 255));
    for (const data of [grey, black]) {
      const { right, clear, silent } = judge(await readFile(encode({ width, height, data, channels: 1, depth: 8 })));
      expect(silent).toEqual([]);
      expect(clear).toBe(CLEAR);
      expect(right).toBeGreaterThan(CLEAR);
    }
  });

  it.each([
    ['thin', 125, 0],
    ['dusty', 140, 0.003],
  ])('black-and-white as copiers take text, %s', async (_, bound, dust) => {
    const clean = await scanned([2, 2]);
    const { width, height } = clean;
    // Every so many pixels one is turned round, by a sequence without a pattern.
    const isTurned = (at: number): boolean => (Math.imul(at ^ (at >>> 11), 0x9e3779b1) >>> 0) / 2 ** 32 < dust;
    const data = luminance(clean).map((value, at) => (value < bound !== isTurned(at) ? 0 : 255));
    const { right, silent } = judge(await readFile(encode({ width, height, data, channels: 1, depth: 8 })));
    expect(silent).toEqual([]);
    expect(right).toBeGreaterThanOrEqual(0.97 * ROWS * 4);
  });

  it('TIFF', async () => {
    const { width, height } = page;
    const rgba = Uint8Array.from({ length: width * height * 4 }, (_, at) =>
      at % 4 === 3 ? 255 : (page.rgb[(at >> 2) * 3 + (at % 4)] ?? 255),
    );
    const { right, silent } = judge(await readFile(new Uint8Array(tiff.encodeImage(rgba, width, height))));
    expect({ right, silent }).toEqual({ right: ROWS * 4, silent: [] });
  });

  describe('JPEG', () => {
    let browser: Awaited<ReturnType<typeof launchBrowser>>;
    beforeAll(async () => {
      browser = await launchBrowser();
    });
    afterAll(() => browser.close());

    it('in grey, with a seal', async () => {
      const { width, height } = page;
      const png = Buffer.from(encode({ width, height, data: grey, channels: 1, depth: 8 })).toString('base64');
      const tab = await browser.newPage();
      const jpeg = await tab.evaluate(async (address) => {
        const image = new Image();
        image.src = address;
        await image.decode();
        const canvas = window.document.createElement('canvas');
        canvas.width = image.naturalWidth;
        canvas.height = image.naturalHeight;
        canvas.getContext('2d')?.drawImage(image, 0, 0);
        return canvas.toDataURL('image/jpeg', 0.8);
      }, `data:image/png;base64,${png}`);
      const bytes = new Uint8Array(Buffer.from(jpeg.slice(jpeg.indexOf(',') + 1), 'base64'));
      const outcome = await readJob({ name: 'scan.jpg', source: { bytes } });
      expect(outcome.ok).toBe(true);
      const { clear, silent } = judge(await readFile(bytes));
      expect(silent).toEqual([]);
      expect(clear).toBe(CLEAR);
    });
  });

  it('a picture of a table between lines of text, whole or in tiles: the text stays as the file has it', async () => {
    const { width, height, rgb } = await scanned([2, 2]);
    const [above, below] = ['本部门认真落实各项工作要求，统筹安排支出。', '以上各数与上年口径一致，有关情况见说明。'];
    const tiles = [1, 2].map((across) => {
      const stream = [] as string[];
      const wide = Math.floor(width / across);
      for (let at = 0; at < across; at += 1) {
        const part = new Uint8Array(wide * height * 3);
        for (let y = 0; y < height; y += 1) {
          part.set(rgb.subarray((y * width + at * wide) * 3, (y * width + (at + 1) * wide) * 3), y * wide * 3);
        }
        const packed = Buffer.from(zlibSync(part)).toString('latin1');
        stream.push(
          `<< /Type /XObject /Subtype /Image /Width ${wide} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed}\nendstream`,
        );
      }
      return stream;
    });
    for (const pictures of tiles) {
      // The scan fills the sheet; clipping leaves the table of it.
      const wide = 595 / pictures.length;
      const drawn = pictures.map((_, at) => `q ${wide} 0 0 842 ${at * wide} 0 cm /T${at} Do Q`).join(' ');
      const lines = [
        ...[800, 784, 768].map((y) => show(above, 60, y, 10)),
        ...[200, 184, 168].map((y) => show(below, 60, y, 10)),
      ];
      const bytes = makePdf(
        [
          {
            content: `q 30 400 540 350 re W n ${drawn} Q\n${lines.join('')}`,
            resources: `/XObject << ${pictures.map((_, at) => `/T${at} ${10 + at} 0 R`).join(' ')} >>`,
          },
        ],
        pictures,
      );
      const read = await readPdf(bytes);
      if (!read.ok) throw new Error(read.reason);
      expect(read.blocks.map((block) => (block.type === 'grid' ? 'grid' : block.text))).toEqual([
        above,
        above,
        above,
        'grid',
        below,
        below,
        below,
      ]);
      const { right, silent } = judge(read.blocks);
      expect({ right, silent }).toEqual({ right: ROWS * 4, silent: [] });
      expect(read.defects.map(({ code }) => code)).toContain('pdf.part-recognised');
    }
  });

  it('OFD, its picture placed on the page', async () => {
    const { width, height, rgb } = page;
    const objects = `<ofd:ImageObject Boundary="0 0 210 297" CTM="210 0 0 297 0 0" ResourceID="3"/>`;
    const resources =
      '<ofd:Res xmlns:ofd="http://www.ofdspec.org/2016" BaseLoc="Res"><ofd:MultiMedias><ofd:MultiMedia ID="3"><ofd:MediaFile>Scan.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias></ofd:Res>';
    const read = await readOfd(
      zipSync({
        'OFD.xml': strToU8(root('Doc_0/Document.xml')),
        'Doc_0/Document.xml': strToU8(document(1, '<ofd:DocumentRes>Own.xml</ofd:DocumentRes>')),
        'Doc_0/Own.xml': strToU8(resources),
        'Doc_0/Pages/P1.xml': strToU8(content(objects)),
        'Doc_0/Res/Scan.png': encode({ width, height, data: rgb, channels: 3, depth: 8 }),
      }),
    );
    if (!read.ok) throw new Error(read.reason);
    expect(read.defects.map(({ code }) => code)).toContain('ofd.recognised');
    const { right, silent } = judge(read.blocks);
    expect({ right, silent }).toEqual({ right: ROWS * 4, silent: [] });
  });
});
