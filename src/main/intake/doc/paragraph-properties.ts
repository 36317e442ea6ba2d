import { withChange, type RowDefinition } from './rows.js';
import { isOn, sprmsIn, type Sprm } from './sprms.js';

/** 段落属性. What the reader uses of the properties of a paragraph. */
export type ParagraphProperties = {
  readonly style: number;
  /** Tables around the paragraph: 0 in the body, 1 in a table, 2 in a table inside a cell. */
  readonly depth: number;
  /** The paragraph ends a row, and holds its definition. */
  readonly isRowEnd: boolean;
  /** The paragraph ends a cell of a table inside a cell, where the mark is that of an ordinary paragraph. */
  readonly isInnerCellEnd: boolean;
  readonly row: RowDefinition | null;
  /** List of the paragraph, counted from 1; 0 for none, null where the style decides. */
  readonly list: number | null;
  readonly listDepth: number | null;
  /** Outline level from 0, 9 for body text, null where the style decides. */
  readonly outline: number | null;
};

/** Properties of a paragraph about which nothing is said. */
export const PLAIN_PARAGRAPH: ParagraphProperties = {
  style: 0,
  depth: 0,
  isRowEnd: false,
  isInnerCellEnd: false,
  row: null,
  list: null,
  listDepth: null,
  outline: null,
};

/** Deeper tables do not occur; a larger number is damage. */
const DEEPEST = 16;
/** Numbers of lists from here on mark paragraphs that are in no list any more. */
const NO_LIST = 0xf801;

/** Property changes of a paragraph applied to what it has; `data` is the stream with the large ones. */
export function changedBy(
  properties: ParagraphProperties,
  changes: { readonly view: DataView; readonly from: number; readonly to: number },
  data: DataView | null,
): ParagraphProperties {
  let current = properties;
  for (const sprm of sprmsIn(changes.view, changes.from, changes.to)) {
    current = isLarge(sprm)
      ? withLargeChanges(current, changes.view.getUint32(sprm.at, true), data)
      : changed(current, changes.view, sprm);
  }
  return current;
}

/** Changes that did not fit beside the text (rows with many cells) stand in a stream of their own. */
function isLarge({ code, length }: Sprm): boolean {
  return (code === 0x6645 || code === 0x6646 || code === 0x646b) && length === 4;
}

function withLargeChanges(properties: ParagraphProperties, at: number, data: DataView | null): ParagraphProperties {
  if (data === null || at + 2 > data.byteLength) throw new RangeError('large paragraph properties');
  let current = properties;
  for (const sprm of sprmsIn(data, at + 2, at + 2 + data.getUint16(at, true))) {
    if (!isLarge(sprm)) current = changed(current, data, sprm);
  }
  return current;
}

/** A short change of a quick save: seven bits say which, eight bits the value. */
export function changedShortly(properties: ParagraphProperties, change: number): ParagraphProperties {
  const isSet = change >> 8 !== 0;
  const which = (change >> 1) & 0x7f;
  if (which === 0x18) return { ...properties, depth: isSet ? Math.max(1, properties.depth) : 0 };
  return which === 0x19 ? { ...properties, isRowEnd: isSet } : properties;
}

function changed(current: ParagraphProperties, view: DataView, sprm: Sprm): ParagraphProperties {
  const { code, at } = sprm;
  switch (code) {
    case 0x4600:
      return { ...current, style: view.getUint16(at, true) };
    case 0x2416:
      return { ...current, depth: isOn(view, sprm) ? Math.max(1, current.depth) : 0 };
    case 0x6649:
      return { ...current, depth: bounded(view.getInt32(at, true)) };
    case 0x664a:
      return { ...current, depth: bounded(current.depth + view.getInt32(at, true)) };
    case 0x2417:
    case 0x244c:
      return { ...current, isRowEnd: isOn(view, sprm) };
    case 0x244b:
      return { ...current, isInnerCellEnd: isOn(view, sprm) };
    case 0x260a:
      return { ...current, listDepth: Math.min(view.getUint8(at), 8) };
    case 0x460b: {
      const list = view.getUint16(at, true);
      // A negative number is a list whose indents the paragraph does not take over.
      return { ...current, list: list === NO_LIST ? 0 : list > NO_LIST ? 0x1_0000 - list : list };
    }
    case 0x2640:
      return { ...current, outline: view.getUint8(at) };
    default: {
      const row = withChange(current.row, view, sprm);
      return row === current.row ? current : { ...current, row };
    }
  }
}

function bounded(depth: number): number {
  return Math.min(Math.max(0, depth), DEEPEST);
}
