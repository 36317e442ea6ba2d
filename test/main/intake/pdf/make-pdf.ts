/** A page to be made: its content stream and what the page dictionary needs besides. */
export type MadePage = {
  readonly content: string;
  /** Entries of the page dictionary, such as 「/Rotate 90」. */
  readonly entries?: string;
  /** Named resources of the page: 「/XObject << /F 9 0 R >>」. */
  readonly resources?: string;
};

/** Hexadecimal UCS-2 of a text, for the font F of the made files. */
function hex(text: string): string {
  return `<${[...text].map((character) => (character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')).join('')}>`;
}

/** Shows a text with its base line at (x, y), y upwards. */
export function show(text: string, x: number, y: number, size = 10): string {
  return `BT /F ${size} Tf 1 0 0 1 ${x} ${y} Tm ${hex(text)} Tj ET\n`;
}

/** Shows figures and Latin letters in a font every program brings along, so that they leave ink. */
export function showLatin(text: string, x: number, y: number, size = 10): string {
  return `BT /H ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text}) Tj ET\n`;
}

/** A line as a stroke. */
export function stroke(x0: number, y0: number, x1: number, y1: number): string {
  return `0.5 w ${x0} ${y0} m ${x1} ${y1} l S\n`;
}

/** A line as a thin filled rectangle. */
export function bar(x0: number, y0: number, x1: number, y1: number): string {
  return `${x0 - 0.25} ${y0 - 0.25} ${x1 - x0 + 0.5} ${y1 - y0 + 0.5} re f\n`;
}

/** The lines of a table with the given edges; `draw` is `stroke` or `bar`. */
export function gridLines(xs: readonly number[], ys: readonly number[], draw = stroke): string {
  const across = ys.map((y) => draw(xs[0]!, y, xs[xs.length - 1]!, y));
  const down = xs.map((x) => draw(x, Math.min(...ys), x, Math.max(...ys)));
  return [...across, ...down].join('');
}

/**
 * A small PDF file. The font is one that every reader knows by name and that is not embedded, with a predefined map from
 * UCS-2, so that the text is known without a font file. `extra` are further objects, numbered from 10.
 */
export function makePdf(pages: readonly MadePage[], extra: readonly string[] = [], trailer = ''): Uint8Array {
  const objects = new Map<number, string>();
  const first = 10 + extra.length;
  const numbers = pages.map((_, index) => first + index * 2);
  objects.set(1, '<< /Type /Catalog /Pages 2 0 R >>');
  objects.set(2, `<< /Type /Pages /Count ${pages.length} /Kids [${numbers.map((n) => `${n} 0 R`).join(' ')}] >>`);
  objects.set(
    3,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>',
  );
  objects.set(
    4,
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [1 95 500] /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 5 0 R >>',
  );
  objects.set(
    5,
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  );
  for (const [index, object] of extra.entries()) objects.set(10 + index, object);
  for (const [index, { content, entries = '', resources = '' }] of pages.entries()) {
    const number = first + index * 2;
    const box = entries.includes('/MediaBox') ? '' : '/MediaBox [0 0 595 842]';
    objects.set(
      number,
      `<< /Type /Page /Parent 2 0 R ${box} ${entries} /Resources << /Font << /F 3 0 R /H << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> ${resources} >> /Contents ${number + 1} 0 R >>`,
    );
    objects.set(number + 1, stream('', content));
  }
  return assemble(objects, trailer);
}

/** A stream object with its length. */
export function stream(entries: string, content: string): string {
  return `<< ${entries} /Length ${content.length} >>\nstream\n${content}\nendstream`;
}

function assemble(objects: ReadonlyMap<number, string>, trailer: string): Uint8Array {
  const last = Math.max(...objects.keys());
  const starts = new Map<number, number>();
  let file = '%PDF-1.7\n';
  for (const [number, body] of objects) {
    starts.set(number, file.length);
    file += `${number} 0 obj\n${body}\nendobj\n`;
  }
  const table = file.length;
  file += `xref\n0 ${last + 1}\n0000000000 65535 f \n`;
  for (let number = 1; number <= last; number += 1) {
    const start = starts.get(number);
    file += start === undefined ? '0000000000 65535 f \n' : `${String(start).padStart(10, '0')} 00000 n \n`;
  }
  file += `trailer\n<< /Size ${last + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${table}\n%%EOF\n`;
  return Uint8Array.from(file, (character) => character.charCodeAt(0) & 0xff);
}
