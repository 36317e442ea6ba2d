import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode } from 'fast-png';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Block, BlockCell } from '../../src/core/disclosure/index.js';
import { layOutPages } from '../../src/main/intake/layout/index.js';
import { loadEngine, type Engine, type Pointer } from '../../src/main/intake/pdf/engine.js';
import { readPage } from '../../src/main/intake/pdf/read-page.js';
import { readPdf } from '../../src/main/intake/pdf/read-pdf.js';
import { readImage } from '../../src/main/intake/scan/read-image.js';
import { loadRecogniser } from '../../src/main/intake/scan/recogniser.js';
import {
  photographed,
  picturesAsPdf,
  quarterTurn,
  scanPage,
  type Picture,
  type Wear,
} from '../main/intake/scan/make-scan.js';

const made = join(import.meta.dirname, '../../../shared/made');
const file = join(made, '000.writer.pdf');

const recogniser = await loadRecogniser();
const isReady = existsSync(file) && !('missing' in recogniser);

/** Pages with more than thirty figures each: of fewer, one mark more or less is already a twentieth. */
const FULL = [3, 4, 8, 9];

type Count = { figures: number; right: number; wrongMarked: number; rightMarked: number };

const squeeze = (text: string): string => text.replace(/\s/g, '').normalize('NFKC');
const isMarked = (cell: BlockCell | undefined): boolean => (cell?.doubtful ?? []).length > 0;

function cellsOf(blocks: readonly Block[]): ReadonlyMap<string, BlockCell> {
  const grids = blocks.filter((block) => block.type === 'grid');
  return new Map(
    grids.flatMap(({ cells }, index) =>
      cells.map((cell) => [`${index} ${cell.row} ${cell.column} ${cell.rowSpan} ${cell.columnSpan}`, cell] as const),
    ),
  );
}

/** Figures of the text layer against those recognised from the scan of the same pages. */
function compare(truth: readonly Block[], read: readonly Block[]): Count {
  const found = cellsOf(read);
  const count: Count = { figures: 0, right: 0, wrongMarked: 0, rightMarked: 0 };
  for (const [place, cell] of cellsOf(truth)) {
    if (!/^-?[\d,]+\.\d+%?$/.test(squeeze(cell.text))) continue;
    const other = found.get(place);
    const isRight = other !== undefined && squeeze(other.text) === squeeze(cell.text);
    count.figures += 1;
    if (isRight) count.right += 1;
    if (isMarked(other)) count[isRight ? 'rightMarked' : 'wrongMarked'] += 1;
  }
  return count;
}

describe.skipIf(!isReady)('pages that were printed, stamped and scanned', () => {
  let engine: Engine;
  let document: Pointer;

  beforeAll(async () => {
    engine = await loadEngine();
    const bytes = new Uint8Array(readFileSync(file));
    document = engine.calls.FPDF_LoadMemDocument(engine.store(bytes), bytes.length, 0);
  });

  const textOf = (pages: readonly number[]): readonly Block[] =>
    layOutPages(pages.map((page) => readPage(engine, document, page - 1).placed)).blocks;
  const scan = (page: number, wear: Wear): Picture => scanPage(engine, document, page - 1, { ...wear, seed: page });

  it.each([
    ['at 200 dpi', { dpi: 200, lean: 0.7, blur: 1, noise: 8, shade: 25, seals: [[0.6, 0.4]] }],
    ['at 200 dpi, worn', { dpi: 200, lean: -1.4, blur: 2, noise: 10, shade: 30, seals: [[0.7, 0.3]] }],
  ] satisfies readonly (readonly [string, Wear])[])('give their amounts %s', async (_, wear) => {
    const all: Count = { figures: 0, right: 0, wrongMarked: 0, rightMarked: 0 };
    const codes = new Set<string>();
    for (const page of FULL) {
      const read = await readPdf(picturesAsPdf([scan(page, wear)]));
      if (!read.ok) throw new Error(read.reason);
      const one = compare(textOf([page]), read.blocks);
      expect(one.figures).toBeGreaterThan(30);
      for (const name of ['figures', 'right', 'wrongMarked', 'rightMarked'] as const) all[name] += one[name];
      for (const { code } of read.defects) codes.add(code);
    }
    const { figures, right, wrongMarked, rightMarked } = all;
    expect(right / figures).toBeGreaterThanOrEqual(0.98);
    expect(wrongMarked).toBe(figures - right);
    expect(rightMarked / right).toBeLessThanOrEqual(0.05);
    expect(codes).toContain('pdf.recognised');
  });

  it('photographed from one side, so that their lines run together, are set straight before', async () => {
    const picture = photographed(scan(9, { dpi: 200, lean: 0.5, blur: 1, noise: 6 }));
    const read = await readImage(
      encode({ width: picture.width, height: picture.height, data: picture.rgb, channels: 3, depth: 8 }),
    );
    if (!read.ok) throw new Error(read.reason);
    const { figures, right, wrongMarked, rightMarked } = compare(textOf([9]), read.blocks);
    expect(right / figures).toBeGreaterThanOrEqual(0.98);
    expect(wrongMarked).toBe(figures - right);
    expect(rightMarked / right).toBeLessThanOrEqual(0.05);
  });

  it('laid on their side are read as they were meant, and places point into the picture as it is', async () => {
    const picture = quarterTurn(scan(9, { dpi: 200, lean: 0.4, noise: 5 }));
    const read = await readImage(
      encode({ width: picture.width, height: picture.height, data: picture.rgb, channels: 3, depth: 8 }),
    );
    if (!read.ok) throw new Error(read.reason);
    const { figures, right } = compare(textOf([9]), read.blocks);
    expect(right).toBe(figures);
    const grid = read.blocks.find((block) => block.type === 'grid');
    const [x0, y0, x1, y1] = grid?.at.box ?? [0, 0, 0, 0];
    // The table is wide on the page as it was meant, so it is high in the turned picture.
    const upright = textOf([9]).find((block) => block.type === 'grid')?.at.box ?? [0, 0, 0, 0];
    expect(x1 - x0 > y1 - y0).toBe(upright[2] - upright[0] < upright[3] - upright[1]);
  });
});
