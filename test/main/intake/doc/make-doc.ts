import * as XLSX from '@e965/xlsx';

/** A paragraph of a made document: its text with the mark at its end, and its property changes. */
export type MadeParagraph = { readonly text: string; readonly changes?: readonly number[]; readonly style?: number };

/** Property changes of the characters between two positions. */
type MadeRun = { readonly from: number; readonly to: number; readonly changes: readonly number[] };

export type MadeDoc = {
  readonly paragraphs: readonly MadeParagraph[];
  readonly runs?: readonly MadeRun[];
  /** Characters of the main text; the rest belongs to the text boxes, or to the heads and feet of the pages. */
  readonly mainLength?: number;
  readonly rest?: 'boxes' | 'heads';
  /** Structures of the table stream by their place in the header. */
  readonly structures?: Readonly<
    Record<number, { readonly bytes: readonly number[]; readonly behind?: readonly number[] }>
  >;
  /** Stored instead of the plain text: text, its position, and a quick save's changes by index. */
  readonly pieces?: readonly {
    readonly from: number;
    readonly to: number;
    readonly narrow?: boolean;
    readonly change?: number;
  }[];
  readonly quickChanges?: readonly (readonly number[])[];
  readonly data?: readonly number[];
  readonly flags?: number;
  readonly identity?: number;
};

const TEXT_AT = 0x800;
const PAGE = 512;

export function u16(value: number): readonly number[] {
  return [value & 0xff, (value >> 8) & 0xff];
}

export function u32(value: number): readonly number[] {
  return [...u16(value & 0xffff), ...u16(value >>> 16)];
}

/** A property change with a value of fixed length. */
export function sprm(code: number, ...value: number[]): readonly number[] {
  return [...u16(code), ...value];
}

export const IN_TABLE = sprm(0x2416, 1);
export const DEEP = [...IN_TABLE, ...sprm(0x6649, ...u32(2))];

/** A row definition: edges of the cells, and the flags of each. */
export function rowChanges(edges: readonly number[], flags: readonly number[] = []): readonly number[] {
  const cells = edges
    .slice(1)
    .flatMap((_, index) => [...u16(flags[index] ?? 0), ...Array.from({ length: 18 }, () => 0)]);
  const value = [edges.length - 1, ...edges.flatMap((edge) => u16(edge)), ...cells];
  return [...u16(0xd608), ...u16(value.length + 1), ...value];
}

export const rowEnd = (edges: readonly number[], flags?: readonly number[]): MadeParagraph => ({
  text: '\x07',
  changes: [...IN_TABLE, ...sprm(0x2417, 1), ...rowChanges(edges, flags)],
});

export const cell = (text: string): MadeParagraph => ({ text: `${text}\x07`, changes: IN_TABLE });
/** Cells and the end of their row. */
export const tableRow = (...parts: readonly MadeParagraph[]): readonly MadeParagraph[] => parts;

export const plain = (text: string, changes: readonly number[] = []): MadeParagraph => ({ text: `${text}\r`, changes });

/** Writes a binary Word document: every paragraph and every run of characters on a formatting page of its own. */
export function makeDoc(made: MadeDoc): Uint8Array {
  const { paragraphs, runs = [] } = made;
  const text = paragraphs.map((paragraph) => paragraph.text).join('');
  const { stored, pieces } = storedText(made, text);
  const placeOf = (position: number): number => {
    const piece = pieces.find(({ from, to }) => position >= from && position < to) ?? pieces[pieces.length - 1]!;
    return piece.at + (position - piece.from) * (piece.narrow ? 1 : 2);
  };
  const pagesFrom = Math.ceil((TEXT_AT + stored.length) / PAGE);
  const pages: number[][] = [];
  let at = 0;
  const paragraphPages = paragraphs.map(({ text: own, changes = [], style = 0 }) => {
    const mark = placeOf(at + own.length - 1);
    at += own.length;
    const content = [...u16(style), ...changes];
    if (content.length % 2 === 0) content.push(0);
    const page = [
      ...u32(mark),
      ...u32(mark + 2),
      12,
      ...Array.from({ length: 15 }, () => 0),
      (content.length + 1) / 2,
      ...content,
    ];
    pages.push(page);
    return { from: mark, to: mark + 2, page: pagesFrom + pages.length - 1 };
  });
  const characterPages = runs.map(({ from, to, changes }) => {
    const place = placeOf(from);
    const end = placeOf(to - 1) + 1;
    pages.push([...u32(place), ...u32(end), 8, ...Array.from({ length: 7 }, () => 0), changes.length, ...changes]);
    return { from: place, to: end, page: pagesFrom + pages.length - 1 };
  });
  const word = new Uint8Array((pagesFrom + pages.length) * PAGE);
  word.set(stored, TEXT_AT);
  for (const [index, page] of pages.entries()) {
    word.set(page, (pagesFrom + index) * PAGE);
    word[(pagesFrom + index + 1) * PAGE - 1] = 1;
  }
  const table: number[] = [];
  const view = new DataView(word.buffer);
  const put = (place: number, bytes: readonly number[], behind: readonly number[] = []): void => {
    view.setUint32(place, table.length, true);
    view.setUint32(place + 4, bytes.length, true);
    table.push(...bytes, ...behind);
  };
  view.setUint16(0, made.identity ?? 0xa5ec, true);
  view.setUint16(2, 0xc1, true);
  view.setUint16(0x0a, 0x0200 | (made.flags ?? 0), true);
  view.setUint32(0x4c, made.mainLength ?? text.length, true);
  view.setUint32(made.rest === 'heads' ? 0x54 : 0x64, text.length - (made.mainLength ?? text.length), true);
  put(0x1a2, pieceTable(pieces, made.quickChanges ?? []));
  put(0x102, pageTable(paragraphPages));
  put(0xfa, pageTable(characterPages));
  for (const [place, { bytes, behind }] of Object.entries(made.structures ?? {})) put(Number(place), bytes, behind);
  const file = XLSX.CFB.utils.cfb_new();
  XLSX.CFB.utils.cfb_add(file, '/WordDocument', Buffer.from(word));
  XLSX.CFB.utils.cfb_add(file, '/1Table', Buffer.from(table));
  if (made.data !== undefined) XLSX.CFB.utils.cfb_add(file, '/Data', Buffer.from(made.data));
  return Uint8Array.from(XLSX.CFB.write(file, { type: 'buffer' }) as Buffer);
}

type Stored = {
  readonly from: number;
  readonly to: number;
  readonly narrow: boolean;
  readonly change: number;
  readonly at: number;
};

/** Pieces are stored from the last to the first, so that their order in the file is not that of the text. */
function storedText(made: MadeDoc, text: string): { readonly stored: Uint8Array; readonly pieces: readonly Stored[] } {
  const wanted = made.pieces ?? [{ from: 0, to: text.length }];
  const parts: Buffer[] = [];
  let at = TEXT_AT;
  const pieces = wanted
    .toReversed()
    .map(({ from, to, narrow = false, change = 0 }): Stored => {
      const part = Buffer.from(text.slice(from, to), narrow ? 'latin1' : 'utf16le');
      parts.push(part);
      const place = at;
      at += part.length;
      return { from, to, narrow, change, at: place };
    })
    .toReversed();
  return { stored: Buffer.concat(parts), pieces };
}

function pieceTable(pieces: readonly Stored[], quickChanges: readonly (readonly number[])[]): readonly number[] {
  const changes = quickChanges.flatMap((own) => [1, ...u16(own.length), ...own]);
  const positions = [0, ...pieces.map(({ to }) => to)].flatMap(u32);
  const descriptors = pieces.flatMap(({ at, narrow, change }) => [
    ...u16(0),
    ...u32(narrow ? (at * 2) | 0x4000_0000 : at),
    ...u16(change),
  ]);
  return [...changes, 2, ...u32(positions.length + descriptors.length), ...positions, ...descriptors];
}

function pageTable(
  pages: readonly { readonly from: number; readonly to: number; readonly page: number }[],
): readonly number[] {
  const places = [...pages.map(({ from }) => from), pages[pages.length - 1]?.to ?? 0];
  return [...places.flatMap(u32), ...pages.flatMap(({ page }) => u32(page))];
}
