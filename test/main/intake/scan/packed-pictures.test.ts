import { describe, expect, it } from 'vitest';
import { loadEngine, type Engine } from '../../../../src/main/intake/pdf/engine.js';
import { renderPage } from '../../../../src/main/intake/scan/render-page.js';
import { makePdf, stream } from '../pdf/make-pdf.js';
import { makeJbig2, makeSharedShapes, type PlacedShape, type Shape } from './make-jbig2.js';

const WIDE = 300;
const HIGH = 240;
const isBlack = (x: number, y: number): boolean =>
  x % 60 < 2 || y % 40 < 2 || ((x * 7 + y * 13) % 31 < 9 && x % 60 > 20 && y % 40 > 18);

/** The picture as it is, a bit for each pixel; 1 is white. */
function plainRows(isInk = isBlack): Uint8Array {
  const stride = Math.ceil(WIDE / 8);
  const rows = new Uint8Array(stride * HIGH);
  for (let y = 0; y < HIGH; y += 1) {
    for (let x = 0; x < WIDE; x += 1) if (!isInk(x, y)) rows[y * stride + (x >> 3)]! |= 0x80 >> (x & 7);
  }
  return rows;
}

/** Draws a page that is this picture. */
function drawn(engine: Engine, filter: string, picture: Uint8Array, shared?: Uint8Array): Uint8Array {
  const dictionary = `/Type /XObject /Subtype /Image /Width ${WIDE} /Height ${HIGH} /ColorSpace /DeviceGray /BitsPerComponent 1 ${filter}`;
  const image = stream(dictionary, Buffer.from(picture).toString('latin1'));
  const [wide, high] = [WIDE * 0.48, HIGH * 0.48];
  const page = {
    content: `q ${wide} 0 0 ${high} 0 0 cm /I Do Q`,
    entries: `/MediaBox [0 0 ${wide} ${high}]`,
    resources: '/XObject << /I 10 0 R >>',
  };
  const more = shared === undefined ? [] : [stream('', Buffer.from(shared).toString('latin1'))];
  const file = makePdf([page], [image, ...more]);
  const stored = engine.store(file);
  const document = engine.calls.FPDF_LoadMemDocument(stored, file.length, 0);
  try {
    return renderPage(engine, document, 0, 150)?.pixels ?? new Uint8Array(0);
  } finally {
    engine.calls.FPDF_CloseDocument(document);
    engine.release(stored);
  }
}

describe('a scanned page packed as JBIG2', () => {
  it('is drawn as the same picture that is not packed', async () => {
    const engine = await loadEngine();
    const plain = drawn(engine, '', plainRows());
    const ink = plain.filter((pixel) => pixel < 128).length;
    expect(ink).toBeGreaterThan(5_000);
    expect(ink).toBeLessThan(WIDE * HIGH - 5_000);
    expect(drawn(engine, '/Filter /JBIG2Decode', makeJbig2(WIDE, HIGH, isBlack))).toEqual(plain);
  });

  it('is drawn as the same picture where letters are packed once and placed many times', async () => {
    const high = 16;
    const shapes: readonly Shape[] = [
      { width: 9, isBlack: (x, y) => x < 3 || y % 7 < 3 },
      { width: 12, isBlack: (x, y) => Math.abs(x - y * 0.7) < 3 || y > 12 },
      { width: 12, isBlack: (x, y) => x > 8 || (x + y) % 6 < 3 },
    ];
    const lines = Array.from({ length: 10 }, (_, line) =>
      Array.from({ length: 14 }, (_place, at): PlacedShape => ({
        shape: (line * 5 + at * at) % 3,
        x: 8 + at * 20 + (line % 4),
        y: 4 + line * 22,
      })),
    );
    const places = lines.flat();
    const isInk = (x: number, y: number): boolean =>
      places.some((place) => {
        const shape = shapes[place.shape]!;
        const [own, down] = [x - place.x, y - place.y];
        return own >= 0 && own < shape.width && down >= 0 && down < high && shape.isBlack(own, down);
      });
    const engine = await loadEngine();
    const plain = drawn(engine, '', plainRows(isInk));
    expect(plain.filter((pixel) => pixel < 128).length).toBeGreaterThan(5_000);
    const { shared, page } = makeSharedShapes([WIDE, HIGH], shapes, high, lines);
    const filter = '/Filter /JBIG2Decode /DecodeParms << /JBIG2Globals 11 0 R >>';
    expect(drawn(engine, filter, page, shared)).toEqual(plain);
  });
});
