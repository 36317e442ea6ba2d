import type { Block, GridBlock, ParagraphBlock, Place } from '../disclosure/index.js';
import { isYearLine, readCaptionLine } from './caption.js';
import { isLabelledNote } from './empty-note.js';
import { filled, sliceGrid, type Grid, type GridRow } from './grid.js';
import { repeatsHeader } from './header.js';
import { readHeading } from './headings.js';
import { joinTorn } from './join.js';
import { readNumberLine, readTitle } from './title.js';
import { squeeze } from './words.js';

/** A paragraph, also one that stood inside a grid: a title row of a worksheet. */
export type TextElement = { readonly type: 'text'; readonly block: ParagraphBlock };
type GridElement = { readonly type: 'grid'; readonly grid: Grid };
export type Element = TextElement | GridElement;

/**
 * The document as texts and grids. Title, unit and note rows inside a grid become texts, so that a worksheet with
 * several tables below each other reads like a page; a frame around a few words becomes text.
 */
export function textsAndGrids(blocks: readonly Block[], open: (block: GridBlock) => Grid): readonly Element[] {
  return joinTorn(blocks, open).flatMap((part): readonly Element[] =>
    'rows' in part ? unfold(part) : [{ type: 'text', block: part }],
  );
}

function unfold(grid: Grid): readonly Element[] {
  if (isFrame(grid)) return grid.rows.flatMap((row) => textsOf(row));
  const heading = headingRow(grid);
  if (heading !== null) return [heading];
  const elements: Element[] = [];
  let from = 0;
  const head = (): Grid => ({ ...grid, rows: grid.rows.slice(from, from + 1) });
  const cut = (to: number): void => {
    if (grid.rows.slice(from, to).some((row) => filled(row).length > 0)) {
      elements.push({ type: 'grid', grid: from === 0 && to === grid.rows.length ? grid : sliceGrid(grid, from, to) });
    }
  };
  for (const [index, row] of grid.rows.entries()) {
    const text = outsideText(row);
    if (text === null) {
      // A header printed again is a new page: it is read with its own header.
      if (index > from + 1 && grid.spans === 'lost' && repeatsHeader(head(), row)) {
        cut(index);
        from = index;
      }
      continue;
    }
    cut(index);
    from = index + 1;
    elements.push(...text);
  }
  cut(grid.rows.length);
  return elements;
}

/** One row of words that wide spaces took apart: 「第一部分⇥部门概况」. */
function headingRow(grid: Grid): TextElement | null {
  const [row] = grid.rows;
  if (grid.spans === 'exact' || grid.rows.length !== 1 || row === undefined) return null;
  const cells = filled(row);
  const text = cells.map((cell) => cell.text.trim()).join(' ');
  if (cells.length > 4 || cells.some((cell) => /^[\d.,]+$/.test(cell.text.trim()))) return null;
  if (readHeading(text) === null && !/[。；]/.test(text)) return null;
  return { type: 'text', block: { type: 'paragraph', text, at: row.at } };
}

/** Texts of a row that belongs around a table and not in it; null for a row of the table. */
function outsideText(row: GridRow): readonly TextElement[] | null {
  const cells = filled(row);
  if (cells.length === 0 || cells.length > 4) return null;
  // 「部门：⇥某某局⇥单位：万元」: label and name in cells of their own.
  const joined = cells.map(({ text }) => text.trim()).join(' ');
  const whole = cells.length > 1 ? readCaptionLine(joined) : null;
  if (whole !== null && whole.entity !== null && whole.moneyUnit !== null) {
    return [{ type: 'text', block: { type: 'paragraph', text: joined, at: row.at } }];
  }
  // 「2030年⇥单位：万元」: beside a money unit a year or a date is no figure of the table.
  const isUnitRow = cells.length > 1 && cells.some(({ text }) => statesUnit(text));
  if (isUnitRow && cells.every(({ text }) => isBesideUnit(text))) return textsOf(row);
  const outside = cells.every(({ text }) => {
    const single = cells.length === 1;
    if (readCaptionLine(text) !== null || readNumberLine(text) !== null) return true;
    if (!single) return false;
    // 「（2025年度）」 below a title; a year in the first column may be a row's label.
    if (isYearLine(text) && /[年（(]/.test(text) && isWide(row, cells[0]?.column ?? 0)) return true;
    const title = readTitle(text);
    if (title !== null && (title.kind !== 'other' || title.printedNumber !== null)) return true;
    return (title !== null && isWide(row, cells[0]?.column ?? 0)) || isLabelledNote(text);
  });
  return outside ? textsOf(row) : null;
}

function statesUnit(text: string): boolean {
  const line = readCaptionLine(text);
  return line !== null && line.moneyUnit !== null;
}

/** What stands in one row with the money unit above a table: a name, a number, a year, a date. */
function isBesideUnit(text: string): boolean {
  if (readCaptionLine(text) !== null || readNumberLine(text) !== null || isYearLine(text)) return true;
  const line = squeeze(text);
  // 「310某某局」, 「预算年度:2031」: the office with its code, the year with its name.
  if (/^\d{3,9}[\u4e00-\u9fff（）()]{3,}$/.test(line) || /^(?:预算|决算)?年度[:：](?:19|20)\d\d年?$/.test(line))
    return true;
  return /^(?:[^\d]{0,6}[:：])?\d{4}(?:年|[-/.])\d{1,2}(?:月|[-/.]\d{1,2}|月\d{1,2}日)$/.test(line);
}

/** True for a cell that spans columns: no label of a row does. */
function isWide(row: GridRow, column: number): boolean {
  return (row.cells[column]?.columnSpan ?? 1) > 1;
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
