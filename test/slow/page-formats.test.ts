import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Block, BlockCell, Defect, GridBlock } from '../../src/core/disclosure/index.js';
import { readOfd } from '../../src/main/intake/ofd/read-ofd.js';
import { readPdf } from '../../src/main/intake/pdf/read-pdf.js';

const shared = join(import.meta.dirname, '../../../shared');
const made = join(shared, 'made');
const real = join(shared, 'real');

type TrueCell = {
  readonly r: number;
  readonly c: number;
  readonly rs: number;
  readonly cs: number;
  readonly t: string;
};
type TrueTable = { readonly cells: readonly TrueCell[] };

function truth(key: string): readonly TrueTable[] {
  const { blocks } = JSON.parse(readFileSync(join(made, `${key}.truth.json`), 'utf8')) as {
    blocks: readonly { readonly table?: TrueTable }[];
  };
  return blocks.flatMap(({ table }) => (table === undefined ? [] : [table]));
}

async function read(path: string): Promise<{ readonly blocks: readonly Block[]; readonly defects: readonly Defect[] }> {
  const bytes = new Uint8Array(readFileSync(path));
  const result = path.endsWith('.ofd') ? await readOfd(bytes) : await readPdf(bytes);
  if (!result.ok) throw new Error(`${path}: ${result.reason}`);
  return result;
}

function squeeze(text: string): string {
  return text.replace(/\s/g, '');
}

/** Cells that agree in row, column, both spans and text, and figures among them. Tables in the order of the document. */
function compare(
  tables: readonly TrueTable[],
  blocks: readonly Block[],
): { cells: number; figures: number; lost: string[] } {
  const grids = blocks.filter((block): block is GridBlock => block.type === 'grid');
  expect(grids).toHaveLength(tables.length);
  const wrong = { all: 0, cells: 0, figures: 0 };
  const lost: string[] = [];
  for (const [index, table] of tables.entries()) {
    const found = new Map<string, BlockCell>(grids[index]!.cells.map((cell) => [`${cell.row}:${cell.column}`, cell]));
    for (const cell of table.cells) {
      const other = found.get(`${cell.r}:${cell.c}`);
      const text = squeeze(cell.t);
      const sameText = other !== undefined && squeeze(other.text) === text;
      const exact = sameText && other.rowSpan === cell.rs && other.columnSpan === cell.cs;
      wrong.all += 1;
      if (!exact) wrong.cells += 1;
      if (/^-?[\d,]+\.\d+$/.test(text) && !sameText) {
        wrong.figures += 1;
        lost.push(text);
      }
    }
  }
  return { cells: 1 - wrong.cells / wrong.all, figures: wrong.figures, lost };
}

describe.skipIf(!existsSync(made))('documents whose cells are known', () => {
  it.each([
    ['000.writer.pdf', 0.998],
    ['001.writer.pdf', 0.998],
    ['000.calc.pdf', 0.995],
    ['001.calc.pdf', 0.995],
    ['000.ofd', 0.998],
  ])('%s: cells and every figure', async (name, share) => {
    const { blocks, defects } = await read(join(made, name));
    const result = compare(truth(name.slice(0, 3)), blocks);
    expect(result.figures).toBe(0);
    expect(result.cells).toBeGreaterThanOrEqual(share);
    expect(defects).toEqual([]);
  });

  it('reports clipped text and figures that were not printed', async () => {
    const codes = (await read(join(made, '001.calc-clipped.pdf'))).defects.map(({ code }) => code);
    for (const code of ['layout.figure-unread', 'layout.text-clipped', 'layout.text-ambiguous'])
      expect(codes).toContain(code);
  });
});

describe.skipIf(!existsSync(real))('real files', () => {
  it('OFD files open', async () => {
    const folder = join(real, 'ofd');
    for (const name of readdirSync(folder)) {
      const { blocks, defects } = await read(join(folder, name));
      expect(Array.isArray(blocks) && Array.isArray(defects)).toBe(true);
    }
  });

  it('PDF files open, with rectangular cells, in time', async () => {
    const folder = join(real, 'jiangsu');
    const names = readdirSync(folder).filter((name) => name.endsWith('.pdf'));
    let pages = 0;
    const start = process.cpuUsage();
    for (const name of names.filter((_, index) => index % 3 === 0)) {
      const { blocks, defects } = await read(join(folder, name));
      pages += Math.max(...blocks.map(({ at }) => at.page ?? 0));
      expect(blocks.length).toBeGreaterThan(20);
      expect(defects.map(({ code }) => code)).not.toContain('layout.cell-ambiguous');
    }
    // About 13 ms on a quiet computer. Processor time: what others do at its side does not count.
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000 / pages).toBeLessThan(150);
  });
});
