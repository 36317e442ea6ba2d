/** Records of the BIFF stream that mark where a part of the workbook begins and ends. */
const BEGIN: ReadonlySet<number> = new Set([0x0009, 0x0209, 0x0409, 0x0809]);
const END = 0x000a;
const SHEET = 0x0085;
const MERGES = 0x00e5;
const FORMULAS: ReadonlySet<number> = new Set([0x0006, 0x0206, 0x0406]);
/** Where a formula record says how long its formula is, and the length that means: no formula here. */
const FORMULA_LENGTH_AT = 20;
const NO_FORMULA = 0xffff;

/**
 * Records that say something about values, how they are shown, merged areas and hidden rows. What else a workbook holds
 * (names, links, drawings, validation, styles of the window) is not read from it.
 */
const NEEDED: ReadonlySet<number> = new Set([
  ...BEGIN,
  ...FORMULAS,
  END,
  SHEET,
  MERGES,
  0x0022, // dates from 1904
  0x002f, // password
  0x003c, // continuation of the record before
  0x0042, // code page
  0x0081, // kind of sheet
  0x00bd, // numbers in a row
  0x00d6, // text with formats
  0x00e0, // cell format
  0x00fc, // shared texts
  0x00fd, // shared text
  0x0200, // used range
  0x0203, // number
  0x0204, // text
  0x0205, // truth value or error
  0x0207, // text that a formula gives
  0x0208, // row
  0x027e, // short number
  0x041e, // number format
]);
/** A record that is passed over unread: an index of the rows, which the cells do not need. */
const PASSED_OVER = 0x00d7;

/**
 * A copy of the stream of a workbook in which the library finds nothing to hang or fill the memory on. It trusts what it
 * reads: a hyperlink over 65 536 × 65 536 cells or the constant of a formula is worked off cell by cell. So records that
 * are not needed are passed over, and formulas too, whose saved results count. Null where the stream is damaged: a
 * worksheet that the list of sheets names is not there or does not reach its end (the library would leave it out, or the
 * rest of it, without a word), the list itself does not reach its end, or there are more merged areas than the record holds.
 */
export function guardedStream(stream: Uint8Array): Uint8Array | null {
  const copy = Uint8Array.from(stream);
  const view = new DataView(copy.buffer);
  const listed: number[] = [];
  const whole = new Set<number>();
  let depth = 0;
  let start = 0;
  for (let at = 0; at + 4 <= copy.length;) {
    const type = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    if (depth === 0 && !BEGIN.has(type)) break;
    if (at + 4 + length > copy.length) return null;
    if (BEGIN.has(type)) {
      if (depth === 0) start = at;
      depth += 1;
    } else if (type === END) {
      depth -= 1;
      if (depth === 0) whole.add(start);
    } else if (type === SHEET && length >= 6 && view.getUint8(at + 9) === 0) {
      listed.push(view.getUint32(at + 4, true));
    } else if (type === MERGES && (length < 2 || view.getUint16(at + 4, true) * 8 > length - 2)) {
      return null;
    } else if (FORMULAS.has(type) && length >= FORMULA_LENGTH_AT + 2) {
      view.setUint16(at + 4 + FORMULA_LENGTH_AT, NO_FORMULA, true);
    }
    if (!NEEDED.has(type)) view.setUint16(at, PASSED_OVER, true);
    at += 4 + length;
  }
  return whole.has(0) && listed.every((position) => whole.has(position)) ? copy : null;
}
