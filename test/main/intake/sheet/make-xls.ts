import { CFB } from '@e965/xlsx';

/** A record of a BIFF stream: its type, its length, its 16-bit words. */
export function record(type: number, words: readonly number[]): Uint8Array {
  return new Uint8Array(Uint16Array.from([type, words.length * 2, ...words]).buffer);
}

/** A row; 0x20 hides it. */
export function row(index: number, flags: number): Uint8Array {
  return record(0x208, [index, 0, 4, 255, 0, 0, 0x100 | flags, 15]);
}

/** A cell with the number 7. */
export function number(line: number, column: number): Uint8Array {
  return record(0x203, [line, column, 0, ...new Uint16Array(Float64Array.of(7).buffer)]);
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

/** A workbook of Excel 97–2003 with one sheet, 「S」, made of its records. */
export function makeXls(records: readonly Uint8Array[]): Uint8Array {
  const begin = (kind: number): Uint8Array => record(0x809, [0x600, kind, 0, 0, 0, 0, 0, 0]);
  const end = record(0x0a, []);
  const globals = (position: number): Uint8Array => join([begin(5), record(0x85, [position, 0, 0, 1, 0x53]), end]);
  const stream = join([globals(globals(0).length), begin(0x10), ...records, end]);
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, '/Workbook', [...stream]);
  return Uint8Array.from(CFB.write(container, { type: 'array' }) as Uint8Array);
}
