import { strToU8, zipSync } from 'fflate';

/** Files of a package by path. */
export type Files = Readonly<Record<string, string>>;

export function pack(files: Files): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, content]) => [path, strToU8(content)])));
}

/** A text object in millimetres, with the distances between its characters. */
export function text(
  words: string,
  x: number,
  y: number,
  options: { size?: number; attributes?: string; inside?: string } = {},
): string {
  const size = options.size ?? 3.5;
  const width = words.length * size;
  const deltas = words.length > 1 ? ` DeltaX="g ${words.length - 1} ${size}"` : '';
  return `<ofd:TextObject Boundary="${x} ${y - size} ${width} ${size * 1.2}" Font="1" Size="${size}" ${options.attributes ?? ''}>${options.inside ?? ''}<ofd:TextCode X="0" Y="${size}"${deltas}>${words}</ofd:TextCode></ofd:TextObject>`;
}

/** A straight line in millimetres. */
function line(x0: number, y0: number, x1: number, y1: number): string {
  return `<ofd:PathObject Boundary="${x0} ${y0} ${x1 - x0} ${y1 - y0}" LineWidth="0.2"><ofd:AbbreviatedData>M 0 0 L ${x1 - x0} ${y1 - y0}</ofd:AbbreviatedData></ofd:PathObject>`;
}

/** All lines of a table with the given edges. */
export function lines(xs: readonly number[], ys: readonly number[]): string {
  const [left, right, top, bottom] = [xs[0]!, xs[xs.length - 1]!, ys[0]!, ys[ys.length - 1]!];
  return [...ys.map((y) => line(left, y, right, y)), ...xs.map((x) => line(x, top, x, bottom))].join('');
}

const NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"';

export function content(objects: string, before = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?><ofd:Page ${NAMESPACE}>${before}<ofd:Content><ofd:Layer ID="9">${objects}</ofd:Layer></ofd:Content></ofd:Page>`;
}

/** Document.xml with pages `Pages/P1.xml` … and what `common` adds. */
export function document(pages: number, common = ''): string {
  const list = Array.from(
    { length: pages },
    (_, index) => `<ofd:Page ID="${100 + index}" BaseLoc="Pages/P${index + 1}.xml"/>`,
  );
  return `<ofd:Document ${NAMESPACE}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>${common}</ofd:CommonData><ofd:Pages>${list.join('')}</ofd:Pages></ofd:Document>`;
}

export function root(...documents: readonly string[]): string {
  return `<ofd:OFD ${NAMESPACE}>${documents.map((path) => `<ofd:DocBody><ofd:DocRoot>${path}</ofd:DocRoot></ofd:DocBody>`).join('')}</ofd:OFD>`;
}

/** A package with one document and these pages. */
export function makeOfd(pages: readonly string[], common = '', more: Files = {}): Uint8Array {
  return pack({
    'OFD.xml': root('Doc_0/Document.xml'),
    'Doc_0/Document.xml': document(pages.length, common),
    ...Object.fromEntries(pages.map((page, index) => [`Doc_0/Pages/P${index + 1}.xml`, page])),
    ...more,
  });
}
