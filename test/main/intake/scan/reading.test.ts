import { describe, expect, it } from 'vitest';
import type { BlockCell, GridBlock } from '../../../../src/core/disclosure/index.js';
import { layOutPages } from '../../../../src/main/intake/layout/index.js';
import { CROP_HEIGHT, cropOf } from '../../../../src/main/intake/scan/crop.js';
import { decode } from '../../../../src/main/intake/scan/ctc.js';
import { doubtDefects, markDoubts } from '../../../../src/main/intake/scan/doubts.js';
import { jpegAsPdf, jpegSize } from '../../../../src/main/intake/scan/jpeg.js';
import { placeLine } from '../../../../src/main/intake/scan/place-line.js';

const CHARACTERS = ['1', '2', '.', ',', '，', '万'];

/** Steps as lists of [class, probability]; the rest of each step is blank. */
function scores(steps: readonly (readonly (readonly [index: number, share: number])[])[]): Float32Array {
  const classes = CHARACTERS.length + 1;
  const all = new Float32Array(steps.length * classes);
  for (const [step, shares] of steps.entries()) {
    let rest = 1;
    for (const [index, share] of shares) {
      all[step * classes + index] = share;
      rest -= share;
    }
    all[step * classes] = Math.max(0, rest);
  }
  return all;
}

function read(steps: Parameters<typeof scores>[0]): ReturnType<typeof decode> {
  return decode(scores(steps), steps.length, CHARACTERS.length + 1, CHARACTERS);
}

describe('decoding', () => {
  it('counts the same character in a row once, and twice where a blank parts it', () => {
    const text = read([[[1, 0.9]], [[1, 0.95]], [], [[1, 0.8]], [[2, 0.99]]]).map((one) => one.text);
    expect(text).toEqual(['1', '1', '2']);
  });

  it('takes the surest step of a character, and says where it stands', () => {
    const [only] = read([[], [[1, 0.6]], [[1, 0.9]], []]);
    expect(only?.confidence).toBeCloseTo(0.9);
    expect(only?.at).toBe(0.5);
  });

  it('adds what speaks for the same character in another width, and what speaks for any separator', () => {
    const [comma] = read([
      [
        [4, 0.6],
        [5, 0.25],
        [3, 0.1],
      ],
    ]);
    expect(comma?.text).toBe(',');
    expect(comma?.confidence).toBeCloseTo(0.85);
    expect(comma?.separator).toBeCloseTo(0.95);
    expect(read([[[1, 0.9]]])[0]?.separator).toBeUndefined();
  });
});

describe('a sign that no amount has', () => {
  const signs = ['1', '0', '）', '台'];
  const decoded = (one: number, other: number): ReturnType<typeof decode> => {
    const steps = new Float32Array(signs.length + 1);
    steps[one] = 0.6;
    steps[other] = 0.3;
    return decode(steps, 1, signs.length + 1, signs);
  };

  it('comes with the likeliest of an amount, or nothing, where broken digits look like it', () => {
    expect(decoded(3, 2)[0]).toMatchObject({ text: '）', inAmount: '0' });
    expect(decoded(3, 0)[0]).toMatchObject({ text: '）', inAmount: '' });
    expect(decoded(4, 2)[0]?.inAmount).toBeUndefined();
    expect(decoded(1, 2)[0]?.inAmount).toBeUndefined();
  });
});

describe('a line on the page', () => {
  const area = { box: [100, 100, 300, 130] as const, lineHeight: 30 };
  const crop = { width: 200, pixels: new Uint8Array(0), left: 95, scale: 1 };
  const line = (text: string, sure: number, dpi: number, separator = sure): ReturnType<typeof placeLine> =>
    placeLine(
      [...text].map((character, index) => ({
        text: character,
        confidence: character === ',' || character === '.' ? sure : 0.99,
        ...(character === ',' || character === '.' ? { separator } : {}),
        at: (index + 0.5) / text.length,
      })),
      crop,
      area,
      dpi,
      null,
      7,
    );

  it('has its characters side by side, on one base line', () => {
    const placed = line('1,234.56', 0.99, 200);
    expect(placed.map(({ text }) => text).join('')).toBe('1,234.56');
    expect(new Set(placed.map(({ baseline }) => baseline)).size).toBe(1);
    for (const [index, { box }] of placed.entries())
      expect(box[0]).toBeGreaterThanOrEqual(placed[index - 1]?.box[2] ?? 0);
  });

  it('has doubtful characters below the threshold, which is higher for coarse pages', () => {
    const doubtful = (placed: ReturnType<typeof placeLine>): number =>
      placed.filter((one) => one.doubtful === true).length;
    expect(doubtful(line('1,234', 0.89, 200))).toBe(1);
    expect(doubtful(line('1,234', 0.93, 200))).toBe(0);
    expect(doubtful(line('1,234', 0.93, 150))).toBe(1);
  });

  it('settles which separator it was where only one fits', () => {
    const doubtful = (text: string): number => line(text, 0.6, 200, 0.97).filter((one) => one.doubtful === true).length;
    expect(doubtful('1,234.56')).toBe(0);
    expect(doubtful('1,234')).toBe(1);
    expect(doubtful('1.234')).toBe(1);
    expect(doubtful('1.234.56')).toBe(2);
  });

  it('keeps a lone dash at the height of a line', () => {
    const dash = cropOf(
      { width: 200, height: 100, pixels: new Uint8Array(20_000).fill(255), dpi: 200 },
      { box: [90, 49, 102, 51], lineHeight: 30 },
    );
    expect(dash.width).toBeLessThan(CROP_HEIGHT);
    expect(dash.pixels).toHaveLength(dash.width * CROP_HEIGHT);
  });
});

describe('recognised characters in the layout', () => {
  it('carry their doubts to the paragraph, and places lead back to the page as it was scanned', () => {
    const placed = placeLine(
      [...'合计12'].map((text, index) => ({ text, confidence: text === '2' ? 0.5 : 0.99, at: (index + 0.5) / 4 })),
      { width: 100, pixels: new Uint8Array(0), left: 100, scale: 1 },
      { box: [100, 400, 200, 425], lineHeight: 25 },
      200,
      null,
      1,
    );
    const rules = { horizontal: [], vertical: [] };
    const turned = {
      page: 1,
      width: 842,
      height: 595,
      characters: placed,
      rules,
      toShown: [0, -1, 1, 0, 0, 842] as const,
    };
    const [block] = layOutPages([turned]).blocks;
    expect(block).toMatchObject({ type: 'paragraph', text: '合计12', doubtful: [3] });
    const [x0, y0, x1, y1] = block?.at.box ?? [0, 0, 0, 0];
    expect(x0).toBeGreaterThan(140);
    expect(x1 - x0).toBeLessThan(y1 - y0);
    expect(y1).toBeLessThanOrEqual(842);
  });
});

describe('figures that cannot be right', () => {
  const grid = (texts: readonly string[], isRecognised = true): GridBlock => ({
    type: 'grid',
    rowCount: texts.length,
    columnCount: 1,
    spans: 'exact',
    at: { page: 1 },
    cells: texts.map((text, row): BlockCell => {
      const cell = { row, column: 0, rowSpan: 1, columnSpan: 1, text, at: { page: 1 } };
      return isRecognised ? { ...cell, confidence: 0.99, doubtful: [] } : cell;
    }),
  });
  const marked = (block: GridBlock): readonly string[] => {
    const [judged] = markDoubts([block]);
    return judged?.type !== 'grid'
      ? []
      : judged.cells.filter((cell) => (cell.doubtful ?? []).length > 0).map(({ text }) => text);
  };

  it.each(['3.722.10', '1,23.45', '275过1', '1,234,56', '12:34.5', '.50'])('%s is doubtful', (text) => {
    expect(marked(grid([text]))).toEqual([text]);
  });

  it.each(['3,722.10', '-12.50', '2101501', '12', '', '-', '2025年', '3.5%', '100台', '15-20', '2025-01-15'])(
    '%s is not',
    (text) => {
      expect(marked(grid([text]))).toEqual([]);
    },
  );

  it('are those without the decimals that the others of the column have', () => {
    expect(marked(grid(['12.50', '3.25', '1,200.00', '80.10', '275.00', '1250']))).toEqual(['1250']);
    expect(marked(grid(['2101501', '30101', '2080505']))).toEqual([]);
  });

  it('are those without the commas that the others of the column have', () => {
    expect(marked(grid(['4,712.50', '1,203.25', '12,066.00', '80.10', '9,275.00', '4712.50']))).toEqual(['4712.50']);
    expect(marked(grid(['4712.50', '1203.25', '12066.00', '9,275.00']))).toEqual([]);
    expect(marked(grid(['4,712.50', '1,203.25', '9275.00']))).toEqual([]);
  });

  it('are not looked for in cells that were not recognised from an image', () => {
    const block = grid(['3.722.10'], false);
    expect(markDoubts([block])).toEqual([block]);
    expect(doubtDefects([block])).toEqual([]);
  });

  it('are counted in one sentence', () => {
    const [defect] = doubtDefects(markDoubts([grid(['3.722.10', '12.50'])]));
    expect(defect).toMatchObject({ code: 'scan.figures-doubtful' });
    expect(defect?.message).toContain('有 1 处数字');
  });
});

describe('the head of a JPEG file', () => {
  const head = Uint8Array.from(
    [
      [0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 1, 0, 200, 0, 200, 0, 0],
      [0xff, 0xc0, 0, 17, 8, 0x0b, 0x68, 0x06, 0x74, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1, 0xff, 0xd9],
    ].flat(),
  );

  it('tells size, colours and density', () => {
    expect(jpegSize(head)).toMatchObject({ width: 1652, height: 2920, components: 3 });
    expect(jpegSize(head.subarray(0, 12))).toBeNull();
    expect(jpegSize(Uint8Array.of(1, 2, 3, 4))).toBeNull();
  });

  it('goes into a PDF page of the same proportions', () => {
    const file = Buffer.from(jpegAsPdf(head, { width: 1652, height: 2920, components: 3, dpi: 200 }, 200)).toString(
      'latin1',
    );
    expect(file).toContain('/MediaBox [0 0 594.720 1051.200]');
    expect(file).toContain('/Filter /DCTDecode');
  });
});
