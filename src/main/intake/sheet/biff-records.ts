import type { Span } from './workbook.js';

/** Records of the BIFF stream that are looked at. */
const BEGIN: ReadonlySet<number> = new Set([0x0009, 0x0209, 0x0409, 0x0809]);
const END = 0x000a;
const SHEET = 0x0085;
const COLUMNS = 0x007d;
const PASSWORD = 0x002f;
const TEXT_OBJECT = 0x01b6;
const NOTE = 0x001c;

type BiffRecord = { readonly type: number; readonly at: number; readonly length: number };

/**
 * 隐藏列. The library tells hidden columns only together with every styled blank cell, which large sheets have by the million;
 * so their records are read here. One list for each sheet, in the order of the workbook.
 */
export function hiddenColumnsOf(stream: Uint8Array): readonly (readonly Span[])[] {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  return sheetStarts(view).map((start) => {
    const hidden: Span[] = [];
    for (const { type, at, length } of records(view, start)) {
      if (type !== COLUMNS || length < 10) continue;
      const [first, last] = [view.getUint16(at, true), view.getUint16(at + 2, true)];
      const isHidden = (view.getUint16(at + 8, true) & 1) === 1 || view.getUint16(at + 4, true) === 0;
      if (isHidden && last >= first) hidden.push([first, last]);
    }
    return hidden;
  });
}

/** Text boxes with words, and comments, of one sheet. */
export type BesideCells = { readonly texts: number; readonly comments: number };

/** What lies on the sheets beside their cells; one for each sheet, in the order of the workbook. */
export function besideCellsOf(stream: Uint8Array): readonly BesideCells[] {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  return sheetStarts(view).map((start) => {
    let [texts, comments] = [0, 0];
    for (const { type, at, length } of records(view, start)) {
      if (type === TEXT_OBJECT && length >= 12 && view.getUint16(at + 10, true) > 0) texts += 1;
      if (type === NOTE) comments += 1;
    }
    // The words of a comment stand in a text box of its own.
    return { texts: Math.max(0, texts - comments), comments };
  });
}

function sheetStarts(view: DataView): readonly number[] {
  const starts: number[] = [];
  for (const { type, at, length } of records(view, 0)) {
    if (type === SHEET && length >= 4) starts.push(view.getUint32(at, true));
  }
  return starts;
}

/** True where the stream says that all behind its beginning is encrypted. */
export function hasPassword(stream: Uint8Array): boolean {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  for (const { type } of records(view, 0)) if (type === PASSWORD) return true;
  return false;
}

/** Records from a beginning to the end that belongs to it. */
function* records(view: DataView, start: number): Generator<BiffRecord> {
  let depth = 0;
  for (let at = start; at + 4 <= view.byteLength;) {
    const type = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    if (at + 4 + length > view.byteLength) return;
    if (BEGIN.has(type)) depth += 1;
    if (type === END) depth -= 1;
    if (depth === 0) return;
    if (depth === 1) yield { type, at: at + 4, length };
    at += 4 + length;
  }
}
