/** A picture in one of the packings that PDF files hold. Sizes in pixels. */
export type PackedPicture = {
  readonly width: number;
  readonly height: number;
  /** What the PDF says of it besides its size: colours and packing. */
  readonly entries: string;
  readonly data: Uint8Array;
};

/** A PDF file of one page that shows the picture in full: the PDF engine decodes what it is given that way. */
export function pictureAsPdf({ width, height, entries, data }: PackedPicture, dpi: number): Uint8Array {
  const [wide, high] = [(width * 72) / dpi, (height * 72) / dpi].map((value) => value.toFixed(3));
  const drawing = `q ${wide} 0 0 ${high} 0 0 cm /I Do Q`;
  const image = `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} ${entries}`;
  const parts: Buffer[] = [Buffer.from('%PDF-1.5\n')];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  const add = (part: Buffer): void => {
    parts.push(part);
    length += part.length;
  };
  const object = (head: string, stream?: Uint8Array): void => {
    offsets.push(length);
    const dictionary = stream === undefined ? head : `<< ${head} /Length ${stream.length} >>\nstream\n`;
    add(Buffer.from(`${offsets.length} 0 obj\n${dictionary}`));
    if (stream !== undefined) add(Buffer.concat([stream, Buffer.from('\nendstream')]));
    add(Buffer.from('\nendobj\n'));
  };
  object('<< /Type /Catalog /Pages 2 0 R >>');
  object('<< /Type /Pages /Kids [3 0 R] /Count 1 >>');
  object(
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${wide} ${high}] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>`,
  );
  object('', Buffer.from(drawing));
  object(image, data);
  const start = length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = offsets.length + 1;
  add(Buffer.from(`xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R >>\n`));
  add(Buffer.from(`startxref\n${start}\n%%EOF\n`));
  return Uint8Array.from(Buffer.concat(parts));
}
