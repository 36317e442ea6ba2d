import { deflateSync } from 'node:zlib';
import type { Engine, Pointer } from '../../../../src/main/intake/pdf/engine.js';

/** What a scanner and an office do to a page. Everything is repeatable: noise comes from a seeded generator. */
export type Wear = {
  readonly dpi: number;
  /** Degrees by which the rows fall to the right. */
  readonly lean?: number;
  /** Passes of a small blur. */
  readonly blur?: number;
  /** Standard deviation of the noise, in grey levels. */
  readonly noise?: number;
  /** How much darker the right edge is than the left, in grey levels. */
  readonly shade?: number;
  /** Centres of red seals, as shares of width and height. */
  readonly seals?: readonly (readonly [x: number, y: number])[];
  readonly seed?: number;
};

/** Colours of a page, three bytes a pixel. */
export type Picture = {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
  readonly dpi: number;
};

/** Draws a page of an opened document and wears it. `index` from 0. */
export function scanPage(engine: Engine, document: Pointer, index: number, wear: Wear): Picture {
  const { calls } = engine;
  const page = calls.FPDF_LoadPage(document, index);
  const scale = wear.dpi / 72;
  const width = Math.round(calls.FPDF_GetPageWidthF(page) * scale);
  const height = Math.round(calls.FPDF_GetPageHeightF(page) * scale);
  const bitmap = calls.FPDFBitmap_CreateEx(width, height, 3, 0, 0);
  calls.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
  calls.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, 1);
  const stride = calls.FPDFBitmap_GetStride(bitmap);
  const bgrx = Uint8Array.from(engine.bytes(calls.FPDFBitmap_GetBuffer(bitmap), stride * height));
  calls.FPDFBitmap_Destroy(bitmap);
  calls.FPDF_ClosePage(page);
  const rgb = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const from = y * stride + x * 4;
      const to = (y * width + x) * 3;
      rgb[to] = bgrx[from + 2] ?? 255;
      rgb[to + 1] = bgrx[from + 1] ?? 255;
      rgb[to + 2] = bgrx[from] ?? 255;
    }
  }
  return wearOut({ width, height, rgb, dpi: wear.dpi }, wear);
}

/** Seal, lean, blur, light and noise, in the order in which they happen to paper. */
function wearOut(clean: Picture, wear: Wear): Picture {
  let picture: Picture = { ...clean, rgb: Uint8Array.from(clean.rgb) };
  for (const [x, y] of wear.seals ?? []) stamp(picture, x * picture.width, y * picture.height);
  if (wear.lean !== undefined && wear.lean !== 0) picture = leaning(picture, wear.lean);
  for (let pass = 0; pass < (wear.blur ?? 0); pass += 1) picture = blurred(picture);
  const random = generator(wear.seed ?? 1);
  const noise = wear.noise ?? 0;
  const shade = wear.shade ?? 0;
  if (noise > 0 || shade > 0) {
    for (let at = 0; at < picture.rgb.length; at += 3) {
      const x = (at / 3) % picture.width;
      const change = noise * normal(random) - (shade * x) / picture.width;
      for (let channel = 0; channel < 3; channel += 1) {
        const value = (picture.rgb[at + channel] ?? 255) * 0.97 + change;
        picture.rgb[at + channel] = Math.max(0, Math.min(255, Math.round(value)));
      }
    }
  }
  return picture;
}

/** A round seal with a star and a ring, transparent as ink is. */
function stamp({ width, height, rgb, dpi }: Picture, middleX: number, middleY: number): void {
  const radius = 0.8 * dpi;
  for (let y = Math.max(0, Math.floor(middleY - radius)); y < Math.min(height, middleY + radius); y += 1) {
    for (let x = Math.max(0, Math.floor(middleX - radius)); x < Math.min(width, middleX + radius); x += 1) {
      const distance = Math.hypot(x - middleX, y - middleY);
      const angle = Math.atan2(y - middleY, x - middleX);
      const onRing = distance < radius && distance > radius * 0.93;
      const onStar = distance < radius * (0.25 + 0.12 * Math.cos(5 * angle));
      const onWords = distance > radius * 0.65 && distance < radius * 0.85 && Math.sin(angle * 24) > 0.1;
      if (!onRing && !onStar && !onWords) continue;
      const at = (y * width + x) * 3;
      rgb[at] = Math.round((rgb[at] ?? 255) * 0.87);
      rgb[at + 1] = Math.round((rgb[at + 1] ?? 255) * 0.25);
      rgb[at + 2] = Math.round((rgb[at + 2] ?? 255) * 0.22);
    }
  }
}

function leaning({ width, height, rgb, dpi }: Picture, degrees: number): Picture {
  const turned = new Uint8Array(rgb.length).fill(255);
  const cos = Math.cos((degrees * Math.PI) / 180);
  const sin = Math.sin((degrees * Math.PI) / 180);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const sourceX = width / 2 + (x - width / 2) * cos + (y - height / 2) * sin;
      const sourceY = height / 2 - (x - width / 2) * sin + (y - height / 2) * cos;
      const left = Math.floor(sourceX);
      const top = Math.floor(sourceY);
      if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) continue;
      const [u, v] = [sourceX - left, sourceY - top];
      for (let channel = 0; channel < 3; channel += 1) {
        const at = (top * width + left) * 3 + channel;
        const upper = (rgb[at] ?? 255) * (1 - u) + (rgb[at + 3] ?? 255) * u;
        const lower = (rgb[at + width * 3] ?? 255) * (1 - u) + (rgb[at + width * 3 + 3] ?? 255) * u;
        turned[(y * width + x) * 3 + channel] = Math.round(upper * (1 - v) + lower * v);
      }
    }
  }
  return { width, height, rgb: turned, dpi };
}

/** As a telephone held over the lower right corner sees a sheet: nearer parts are larger, the desk shows beside it. */
export function photographed({ width, height, rgb, dpi }: Picture): Picture {
  const seen = new Uint8Array(rgb.length).fill(150);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [across, down] = [x / width - 0.5, y / height - 0.5];
      const nearness = 1 + 0.022 * across + 0.03 * down;
      const left = Math.floor(((across * 1.02 + 0.008 * down) / nearness + 0.5) * width);
      const top = Math.floor(((down * 1.02 - 0.006 * across) / nearness + 0.5) * height);
      if (left < 0 || top < 0 || left >= width || top >= height) continue;
      for (let channel = 0; channel < 3; channel += 1)
        seen[(y * width + x) * 3 + channel] = rgb[(top * width + left) * 3 + channel] ?? 255;
    }
  }
  return blurred({ width, height, rgb: seen, dpi });
}

/** 1-2-1 in both directions. */
function blurred(picture: Picture): Picture {
  const { width, rgb } = picture;
  const pass = (source: Uint8Array, step: number): Uint8Array =>
    source.map((value, at) => ((source[at - step] ?? value) + 2 * value + (source[at + step] ?? value)) / 4);
  return { ...picture, rgb: pass(pass(rgb, 3), width * 3) };
}

/** Turns a picture by a quarter, clockwise. */
export function quarterTurn({ width, height, rgb, dpi }: Picture): Picture {
  const turned = new Uint8Array(rgb.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      for (let channel = 0; channel < 3; channel += 1) {
        turned[(x * height + (height - 1 - y)) * 3 + channel] = rgb[(y * width + x) * 3 + channel] ?? 255;
      }
    }
  }
  return { width: height, height: width, rgb: turned, dpi };
}

/** A PDF file of pictures, one to a page, as a scanner writes it. */
export function picturesAsPdf(pictures: readonly Picture[]): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  const add = (number: number, head: string, stream: Buffer | null = null): void => {
    offsets[number] = length;
    const body =
      stream === null
        ? Buffer.from(`${number} 0 obj\n${head}\nendobj\n`)
        : Buffer.concat([
            Buffer.from(`${number} 0 obj\n${head.replace('>>', `/Length ${stream.length} >>`)}\nstream\n`),
            stream,
            Buffer.from('\nendstream\nendobj\n'),
          ]);
    parts.push(body);
    length += body.length;
  };
  const kids = pictures.map((_, index) => `${3 + index * 3} 0 R`).join(' ');
  add(1, '<< /Type /Catalog /Pages 2 0 R >>');
  add(2, `<< /Type /Pages /Kids [${kids}] /Count ${pictures.length} >>`);
  for (const [index, { width, height, rgb, dpi }] of pictures.entries()) {
    const first = 3 + index * 3;
    const [wide, high] = [(width * 72) / dpi, (height * 72) / dpi];
    add(
      first,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${wide} ${high}] /Contents ${first + 1} 0 R /Resources << /XObject << /I ${first + 2} 0 R >> >> >>`,
    );
    add(first + 1, '<< >>', Buffer.from(`q ${wide} 0 0 ${high} 0 0 cm /I Do Q`));
    add(
      first + 2,
      `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode >>`,
      deflateSync(rgb, { level: 1 }),
    );
  }
  const start = length;
  const rows = offsets.slice(1).map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  parts.push(Buffer.from(`xref\n0 ${offsets.length}\n0000000000 65535 f \n${rows.join('')}`));
  parts.push(Buffer.from(`trailer\n<< /Size ${offsets.length} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`));
  return Uint8Array.from(Buffer.concat(parts));
}

/** Repeatable numbers between 0 and 1 (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(Math.max(random(), 1e-9))) * Math.cos(2 * Math.PI * random());
}
