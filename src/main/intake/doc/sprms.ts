/** One property change: its code and where its value lies in the bytes that were given. */
export type Sprm = { readonly code: number; readonly at: number; readonly length: number };

const DEFINE_TABLE = 0xd608;
const DEFINE_TABLE_OLD = 0xd606;
const CHANGE_TABS = 0xc615;
/** Length of a value by the three upper bits of the code; 6 means that a length byte comes first. */
const LENGTHS = [1, 1, 2, 4, 2, 2, -1, 3];

/** The property changes (grpprl) between two places. A change that runs out of the bytes ends the list. */
export function sprmsIn(view: DataView, from: number, to: number): readonly Sprm[] {
  const sprms: Sprm[] = [];
  const end = Math.min(to, view.byteLength);
  let at = from;
  while (at + 2 < end) {
    const code = view.getUint16(at, true);
    at += 2;
    let length = LENGTHS[code >> 13] ?? 1;
    if (code === DEFINE_TABLE || code === DEFINE_TABLE_OLD) {
      if (at + 2 > end) break;
      length = view.getUint16(at, true) - 1;
      at += 2;
    } else if (length < 0) {
      length = view.getUint8(at);
      at += 1;
      // Too many tab stops for a byte: the length follows from the counts inside.
      if (code === CHANGE_TABS && length === 255 && at < end) {
        const removed = view.getUint8(at);
        const added = at + 1 + removed * 4 < end ? view.getUint8(at + 1 + removed * 4) : 0;
        length = 2 + removed * 4 + added * 3;
      }
    }
    if (length < 0 || at + length > end) break;
    sprms.push({ code, at, length });
    at += length;
  }
  return sprms;
}

/** A switch: 1 on, 0 off, 128 as the style has it, 129 the other way round. Styles are taken to be off. */
export function isOn(view: DataView, { at }: Sprm): boolean {
  const value = view.getUint8(at);
  return value === 1 || value === 129;
}
