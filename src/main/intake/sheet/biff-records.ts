import { isLargeArea, NOTHING_BESIDE, type BesideCells } from './beside-cells.js';
import { headerWords } from './header-codes.js';
import type { Span } from './workbook.js';

/** Records of the BIFF stream that are looked at. */
const BEGIN: ReadonlySet<number> = new Set([0x0009, 0x0209, 0x0409, 0x0809]);
const END = 0x000a;
const SHEET = 0x0085;
const COLUMNS = 0x007d;
const PASSWORD = 0x002f;
const TEXT_OBJECT = 0x01b6;
const NOTE = 0x001c;
const HEADER = 0x0014;
const FOOTER = 0x0015;
const OBJECT = 0x005d;
/** What an object record places. */
const CHART_OBJECT = 5;
const PICTURE_OBJECT = 8;
const DRAWING = 0x00ec;
/** The part of a drawing record that names the cells a shape reaches over, and its length. */
const ANCHOR = 0xf010;
const ANCHOR_LENGTH = 18;

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

/** What one sheet has beside its cells and around its pages. */
export type SheetSurroundings = { readonly beside: BesideCells; readonly pageWords: readonly string[] };

/** What lies on the sheets beside their cells and around their pages; one for each sheet, in the order of the workbook. */
export function surroundingsOf(stream: Uint8Array): readonly SheetSurroundings[] {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  return sheetStarts(view).map((start) => {
    const beside = { ...NOTHING_BESIDE };
    const pageWords: string[] = [];
    let isLarge = false;
    for (const { type, at, length } of records(view, start)) {
      if (type === TEXT_OBJECT && length >= 12 && view.getUint16(at + 10, true) > 0) beside.texts += 1;
      else if (type === NOTE) beside.comments += 1;
      else if (type === DRAWING) isLarge = largestAnchor(view, at, length) ?? isLarge;
      else if (type === HEADER || type === FOOTER) pageWords.push(...headerWords(headerText(view, at, length)));
      else if (type === OBJECT && length >= 6) {
        const kind = view.getUint16(at + 4, true);
        if (kind === CHART_OBJECT) beside.charts += 1;
        if (kind === PICTURE_OBJECT && isLarge) beside.pictures += 1;
        isLarge = false;
      }
    }
    // The words of a comment stand in a text box of its own.
    return { beside: { ...beside, texts: Math.max(0, beside.texts - beside.comments) }, pageWords };
  });
}

/** Whether the shape that a drawing record places is as large as a table may be; null where it places none. */
function largestAnchor(view: DataView, from: number, length: number): boolean | null {
  for (let at = from + 2; at + 6 + ANCHOR_LENGTH <= from + length; at += 1) {
    if (view.getUint16(at, true) !== ANCHOR || view.getUint32(at + 2, true) !== ANCHOR_LENGTH) continue;
    const [left, top, right, bottom] = [8, 12, 16, 20].map((offset) => view.getUint16(at + offset, true));
    return isLargeArea((right ?? 0) - (left ?? 0), (bottom ?? 0) - (top ?? 0));
  }
  return null;
}

/** The text of a head or foot: since Excel 97 in Latin or wide letters by a flag, before in those of the system. */
function headerText(view: DataView, at: number, length: number): string {
  if (length < 3) return '';
  const count = view.getUint16(at, true);
  const isWide = (view.getUint8(at + 2) & 1) === 1;
  const bytes = new Uint8Array(view.buffer, view.byteOffset + at, length);
  if (length === 3 + count * (isWide ? 2 : 1)) {
    return new TextDecoder(isWide ? 'utf-16le' : 'latin1').decode(bytes.subarray(3));
  }
  return view.getUint8(at) === length - 1 ? new TextDecoder('gb18030').decode(bytes.subarray(1)) : '';
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
