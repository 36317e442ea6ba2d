import { all, at, type Element } from '../ofd/xml.js';

/** 单元格之外的内容. What lies on a sheet beside its cells, and is not read. */
export type BesideCells = {
  /** 文本框和图形 that hold words. */
  readonly texts: number;
  /** 批注. */
  readonly comments: number;
  /** Pictures as large as a table may be. */
  readonly pictures: number;
  readonly charts: number;
  /** Embedded documents. */
  readonly objects: number;
};

/** A sheet with nothing beside its cells. */
export const NOTHING_BESIDE: BesideCells = { texts: 0, comments: 0, pictures: 0, charts: 0, objects: 0 };

/** Groups in groups in a drawing. */
const DEEPEST_GROUP = 20;
/** A picture of 10 × 5 cm (in EMU) may be a table; smaller ones are seals and logos. */
const WIDE = 3_600_000;
const HIGH = 1_800_000;
/** So many columns and rows of ordinary size are as much. */
const MANY_COLUMNS = 5;
const MANY_ROWS = 9;

/** Whether a picture over so many columns and rows may be a table. */
export function isLargeArea(columns: number, rows: number): boolean {
  return columns >= MANY_COLUMNS && rows >= MANY_ROWS;
}

/** What a sheet has beside its cells, by the parts of the package that belong to it. `open`: a part by its path. */
export function besideCells(
  parts: readonly { readonly type: string; readonly path: string }[],
  open: (path: string) => Element | null,
): BesideCells {
  const counts = { ...NOTHING_BESIDE };
  for (const { type, path } of parts) {
    if (type === 'drawing') {
      for (const anchor of open(path)?.children ?? []) count(anchor, anchor, counts, 0);
    } else if (type === 'comments') {
      counts.comments += all(at(open(path), 'commentList'), 'comment').length;
    } else if (type === 'oleObject' || type === 'package') {
      counts.objects += 1;
    }
  }
  return counts;
}

type Counts = { -readonly [Key in keyof BesideCells]: BesideCells[Key] };

/** Counts what an anchor of a drawing holds, also in groups. */
function count(element: Element, anchor: Element, counts: Counts, depth: number): void {
  if (depth > DEEPEST_GROUP) return;
  if (element.name === 'sp') {
    if (hasWords(at(element, 'txBody'))) counts.texts += 1;
  } else if (element.name === 'pic') {
    if (isLarge(element, anchor)) counts.pictures += 1;
  } else if (element.name === 'graphicFrame') {
    counts.charts += 1;
  } else if (element.name === 'AlternateContent') {
    const chosen = at(element, 'Choice') ?? at(element, 'Fallback');
    if (chosen !== null) count(chosen, anchor, counts, depth + 1);
  } else {
    for (const child of element.children) count(child, anchor, counts, depth + 1);
  }
}

function isLarge(picture: Element, anchor: Element): boolean {
  const sizes = [at(picture, 'spPr', 'xfrm', 'ext'), at(anchor, 'ext')];
  if (
    sizes.some((size) => Number(size?.attributes['cx'] ?? 0) >= WIDE && Number(size?.attributes['cy'] ?? 0) >= HIGH)
  ) {
    return true;
  }
  const across = (name: string): number =>
    Number(at(anchor, 'to', name)?.text ?? 0) - Number(at(anchor, 'from', name)?.text ?? 0);
  return isLargeArea(across('col'), across('row'));
}

function hasWords(element: Element | null): boolean {
  if (element === null) return false;
  return (element.name === 't' && element.text.trim() !== '') || element.children.some(hasWords);
}
