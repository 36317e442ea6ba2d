import { describe, expect, it } from 'vitest';
import type { GridBlock, PageDrawing } from '../../../../src/core/disclosure/index.js';
import { readOfd } from '../../../../src/main/intake/ofd/read-ofd.js';
import { outlineOf } from '../../../../src/main/intake/render/ofd-outline.js';
import { openPages } from '../../../../src/main/intake/render/open-pages.js';
import { content, lines, makeOfd, text } from '../ofd/make-ofd.js';

async function draw(bytes: Uint8Array, page = 1): Promise<PageDrawing & { type: 'shapes' }> {
  const pages = await openPages('ofd', bytes);
  const drawing = pages?.draw(page, 1);
  if (drawing?.type !== 'shapes') throw new Error('not drawn');
  return drawing;
}

describe('a drawn OFD page', () => {
  it('has each figure where the cell was read', async () => {
    const objects = lines([20, 60, 100], [30, 40, 50]) + text('12.50', 24, 37) + text('34.00', 64, 47);
    const bytes = makeOfd([content(objects)]);
    const drawing = await draw(bytes);
    expect(drawing.size.width).toBeCloseTo((210 * 72) / 25.4, 6);
    const read = await readOfd(bytes);
    if (!read.ok) throw new Error('not read');
    const cells = read.blocks
      .filter((block): block is GridBlock => block.type === 'grid')
      .flatMap((grid) => grid.cells);
    for (const figure of ['12.50', '34.00']) {
      const shape = drawing.shapes.find(
        (one) => one.type === 'text' && one.glyphs.map((glyph) => glyph.text).join('') === figure,
      );
      if (shape?.type !== 'text') throw new Error(`${figure} is not drawn`);
      const { matrix } = shape;
      const { box } = cells.find((cell) => cell.text === figure)!.at;
      for (const { x, y } of shape.glyphs) {
        const [px, py] = [matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]];
        expect(px).toBeGreaterThanOrEqual(box![0]);
        expect(px).toBeLessThanOrEqual(box![2]);
        expect(py).toBeGreaterThanOrEqual(box![1]);
        expect(py).toBeLessThanOrEqual(box![3]);
      }
    }
    expect(drawing.shapes.filter(({ type }) => type === 'path')).toHaveLength(6);
    expect(drawing.remarks).toEqual([]);
  });

  it('has colours, weights and clips, and says what it lacks', async () => {
    const objects =
      '<ofd:PathObject Boundary="0 0 10 10" Fill="true" Stroke="false"><ofd:FillColor Value="255 0 10"/><ofd:AbbreviatedData>M 0 0 L 10 0 L 10 10 C</ofd:AbbreviatedData></ofd:PathObject>' +
      text('标题', 20, 20, {
        attributes: 'Weight="700"',
        inside:
          '<ofd:Clips><ofd:Clip><ofd:Area><ofd:Path Boundary="0 0 5 5"><ofd:AbbreviatedData>M 0 0 L 5 0 L 5 5 C</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips>',
      }) +
      '<ofd:ImageObject Boundary="50 50 20 20" ResourceID="77" CTM="20 0 0 20 0 0"/>';
    const drawing = await draw(makeOfd([content(objects)]));
    const [area, words] = drawing.shapes;
    expect(area).toMatchObject({ type: 'path', fill: 'rgb(255, 0, 10)', stroke: null, data: 'M0 0L10 0L10 10Z' });
    expect(words).toMatchObject({ type: 'text', bold: true, clips: [[{ data: 'M0 0L5 0L5 5Z' }]] });
    expect(drawing.remarks).toEqual(['部分图片的格式不能显示']);
  });

  it('says which page is missing', async () => {
    const pages = await openPages('ofd', makeOfd(['<broken', content(text('甲', 20, 20))]));
    expect(pages?.sizes.map(({ width }) => Math.round(width))).toEqual([0, 595]);
    expect(pages?.draw(1, 1)).toMatchObject({ type: 'none', message: expect.stringContaining('缺失或已损坏') });
    expect(pages?.draw(2, 1)).toMatchObject({ type: 'shapes' });
  });
});

describe('outlineOf', () => {
  it('lets nothing through but commands and numbers', () => {
    expect(outlineOf('S 1 2 M 3 4 L 5 6 Q 1 2 3 4 B 1 2 3 4 5 6 A 1 2 0 1 0 7 8 C')).toBe(
      'M1 2M3 4L5 6Q1 2 3 4C1 2 3 4 5 6A1 2 0 1 0 7 8Z',
    );
    expect(outlineOf('M 0 0 L 1 1 url(x) L 2 2')).toBe('M0 0L1 1');
    expect(outlineOf('L 1 1 X 2 2')).toBe('M1 1');
    expect(outlineOf('M 0 0 10 10 20 20')).toBe('M0 0L10 10L20 20');
    expect(outlineOf('')).toBe('');
  });
});
