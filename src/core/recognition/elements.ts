import type { Block, GridBlock, ParagraphBlock, Place } from '../disclosure/index.js';
import { readCaptionLine } from './caption.js';
import { isLabelledNote } from './empty-note.js';
import { filled, sliceGrid, type Grid, type GridRow } from './grid.js';
import { readNumberLine, readTitle } from './title.js';

/** A paragraph, also one that stood inside a grid: a title row of a worksheet. */
export type TextElement = { readonly type: 'text'; readonly block: ParagraphBlock };
type GridElement = { readonly type: 'grid'; readonly grid: Grid };
export type Element = TextElement | GridElement;

/**
 * The document as texts and grids. Title, unit and note rows inside a grid become texts, so that a worksheet with
 * several tables below each other reads like a page; a frame around a few words becomes text.
 */
export function textsAndGrids(blocks: readonly Block[], open: (block: GridBlock) => Grid): readonly Element[] {
  const elements: Element[] = [];
  for (const block of blocks) {
    if (block.type === 'paragraph') {
      elements.push({ type: 'text', block });
      continue;
    }
    for (const element of unfold(open(block))) elements.push(element);
  }
  return elements;
}

function unfold(grid: Grid): readonly Element[] {
  if (isFrame(grid)) return grid.rows.flatMap((row) => textsOf(row));
  const elements: Element[] = [];
  let from = 0;
  const cut = (to: number): void => {
    if (grid.rows.slice(from, to).some((row) => filled(row).length > 0)) {
      elements.push({ type: 'grid', grid: from === 0 && to === grid.rows.length ? grid : sliceGrid(grid, from, to) });
    }
  };
  for (const [index, row] of grid.rows.entries()) {
    const text = outsideText(row);
    if (text === null) continue;
    cut(index);
    from = index + 1;
    elements.push(...text);
  }
  cut(grid.rows.length);
  return elements;
}

/** Texts of a row that belongs around a table and not in it; null for a row of the table. */
function outsideText(row: GridRow): readonly TextElement[] | null {
  const cells = filled(row);
  if (cells.length === 0 || cells.length > 4) return null;
  const outside = cells.every(({ text }) => {
    const single = cells.length === 1;
    if (readCaptionLine(text) !== null || readNumberLine(text) !== null) return true;
    if (!single) return false;
    const title = readTitle(text);
    return (title !== null && (title.kind !== 'other' || title.printedNumber !== null)) || isLabelledNote(text);
  });
  return outside ? textsOf(row) : null;
}

function textsOf(row: GridRow): readonly TextElement[] {
  return filled(row).map(({ column, text }) => {
    const at: Place = row.cells[column]?.at ?? row.at;
    return { type: 'text', block: { type: 'paragraph', text, at } };
  });
}

/** A grid that only frames words: one column or one cell, no figure anywhere. */
function isFrame(grid: Grid): boolean {
  const rows = grid.rows.map(filled).filter((cells) => cells.length > 0);
  if (rows.length > 40) return false;
  const widest = Math.max(0, ...rows.map((cells) => cells.length));
  return widest <= 1 && !rows.some((cells) => cells.some(({ text }) => /^[\d,.]+$/.test(text.trim())));
}
