import type { Block, BlockCell, Defect, GridBlock } from '../../../core/disclosure/index.js';
import { withPairedQuotes } from './quotes.js';

/** A figure as amounts are printed, and one that has gone wrong on the way. */
const FIGURE = /^[-－−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?$/;
const NEARLY_FIGURE = /^[-－−(（]?[\d.,，．。·:：'’oOlI|]*\d[\d.,，．。·:：'’oOlI|]*[)）%]?$/;
/** A letter among digits that means nothing there: 「12过3」; a date or a quantity does. */
const AMONG_DIGITS = /^[\d.,]+(?![年月日至到])\p{L}{1,2}[\d.,]+$/u;
/** So many figures with decimals show that a column has them. */
const FEWEST_WITH_DECIMALS = 3;
/** Share of the figures of a column that agree on the decimals, or on the commas. */
const MOST = 0.8;
/** A figure of a thousand or more with decimals, printed without commas and with them. */
const UNGROUPED = /^[-－−]?\d{4,}\.\d+$/;
const GROUPED = /^[-－−]?\d{1,3}(?:,\d{3})+\.\d+$/;
/** So many figures with commas show that a column has them. */
const FEWEST_WITH_COMMAS = 3;

/**
 * 字形核对. Marks what the model was sure of and what cannot be right all the same: two points, groups of digits that are not
 * three, words among digits, and decimals or commas that the other figures of the column have. Only what was read from an image is
 * looked at. Quotation marks of running text are paired.
 */
export function markDoubts(blocks: readonly Block[]): readonly Block[] {
  return withPairedQuotes(blocks).map((block) =>
    block.type === 'grid' && block.cells.some(isRecognised) ? markGrid(block) : block,
  );
}

function isRecognised(cell: BlockCell): boolean {
  return cell.doubtful !== undefined;
}

function markGrid(block: GridBlock): GridBlock {
  const usual = usualDecimals(block);
  const grouped = groupedColumns(block);
  return {
    ...block,
    cells: block.cells.map((cell) => {
      if (!isRecognised(cell)) return cell;
      const text = squeeze(cell.text);
      const lacksCommas = UNGROUPED.test(text) && grouped.has(cell.column);
      const isOdd = isMalformed(text) || lacksCommas || lacksDecimals(text, usual.get(cell.column) ?? null);
      return isOdd ? { ...cell, doubtful: allPlaces(cell.text) } : cell;
    }),
  };
}

function squeeze(text: string): string {
  return text.replace(/\s/g, '');
}

function allPlaces(text: string): readonly number[] {
  return Array.from({ length: text.length }, (_, index) => index).filter((index) => /\S/.test(text[index] ?? ''));
}

function isMalformed(text: string): boolean {
  if (FIGURE.test(text) || !/\d/.test(text)) return false;
  return (/[.,，．]/.test(text) && NEARLY_FIGURE.test(text)) || AMONG_DIGITS.test(text);
}

/** How many decimals the figures of each column have where nearly all agree; columns of codes and counts have none. */
function usualDecimals(block: GridBlock): ReadonlyMap<number, number> {
  const byColumn = new Map<number, number[]>();
  for (const { column, text } of block.cells) {
    const figure = squeeze(text);
    if (!FIGURE.test(figure) || figure.endsWith('%')) continue;
    const decimals = decimalsOf(figure);
    const found = byColumn.get(column);
    if (found === undefined) byColumn.set(column, [decimals]);
    else found.push(decimals);
  }
  const usual = new Map<number, number>();
  for (const [column, all] of byColumn) {
    const [sample] = [...all].sort((left, right) => count(all, right) - count(all, left));
    const agreeing = sample === undefined ? 0 : count(all, sample);
    if (sample !== undefined && sample > 0 && agreeing >= FEWEST_WITH_DECIMALS && agreeing >= MOST * all.length) {
      usual.set(column, sample);
    }
  }
  return usual;
}

/** Columns whose figures of a thousand and more nearly all have commas: one without has lost it, and perhaps more. */
function groupedColumns(block: GridBlock): ReadonlySet<number> {
  const counts = new Map<number, { grouped: number; all: number }>();
  for (const { column, text } of block.cells) {
    const figure = squeeze(text);
    const isGrouped = GROUPED.test(figure);
    if (!isGrouped && !UNGROUPED.test(figure)) continue;
    const { grouped, all } = counts.get(column) ?? { grouped: 0, all: 0 };
    counts.set(column, { grouped: grouped + (isGrouped ? 1 : 0), all: all + 1 });
  }
  const columns = [...counts].filter(([, { grouped, all }]) => grouped >= FEWEST_WITH_COMMAS && grouped >= MOST * all);
  return new Set(columns.map(([column]) => column));
}

function decimalsOf(figure: string): number {
  return figure.includes('.') ? figure.length - figure.indexOf('.') - 1 : 0;
}

function count(all: readonly number[], one: number): number {
  return all.filter((other) => other === one).length;
}

function lacksDecimals(text: string, usual: number | null): boolean {
  return usual !== null && FIGURE.test(text) && !text.endsWith('%') && decimalsOf(text) !== usual;
}

/** Says how many figures are doubtful; nothing where none is. */
export function doubtDefects(blocks: readonly Block[]): readonly Defect[] {
  const cells = blocks.flatMap((block) => (block.type === 'grid' ? block.cells : []));
  const doubtful = cells.filter((cell) => (cell.doubtful?.length ?? 0) > 0 && /[\d\ufffd]/.test(cell.text));
  const [first] = doubtful;
  if (first === undefined) return [];
  return [
    {
      code: 'scan.figures-doubtful',
      message: `表格中有 ${doubtful.length} 处数字由图像识别读取、把握不足，已标出；请对照原件逐处核对后更正或确认。`,
      at: first.at,
    },
  ];
}
