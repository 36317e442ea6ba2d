import type { Block, BlockCell, Defect, GridBlock } from '../../../core/disclosure/index.js';
import { cellDefects, lineDefects } from './defects.js';
import { withoutFurniture } from './furniture.js';
import type { LaidCell, TableItem } from './items.js';
import { joinHalves } from './halves.js';
import { boxAround, cornersOf, mapBox, slanted, type Box } from './geometry.js';
import { columnsAtFoot, columnsAtHead, layOutPage, type PageLayout } from './page-layout.js';
import type { PlacedPage } from './page.js';
import { recognisedIn } from './recognised.js';
import { append, stitchPages, wordsIn } from './stitch.js';
import { uprightPage } from './upright.js';
import { withoutWatermarks } from './watermarks.js';

export type { Box } from './geometry.js';
export type { PlacedCharacter, PlacedPage, Rule } from './page.js';

/** What the layout stage makes of the pages of a document. */
export type LaidOut = { readonly blocks: readonly Block[]; readonly defects: readonly Defect[] };

/** Confidence of a cell that is known not to be read safely. */
const DOUBTFUL = 0.5;

/**
 * 版面分析. Ruling lines and placed text of all pages → grids with exact spans and lines of text, in reading order, tables
 * joined over page breaks. The one layout stage of every format with placed text. Never throws.
 */
export function layOutPages(pages: readonly PlacedPage[]): LaidOut {
  const defects: Defect[] = [];
  const turnedBack = new Map<number, (box: Box) => Box>();
  const shown = (page: number, box: Box): Box => turnedBack.get(page)?.(box) ?? box;
  const cleared = withoutWatermarks(pages);
  defects.push(...cleared.defects);
  const uprights = cleared.pages.map(uprightPage);
  for (const [index, page] of pages.entries()) {
    const { toShown, slant } = page;
    const back = (box: Box): Box => {
      const laid = uprights[index]?.back(box) ?? box;
      const own = slant === undefined ? laid : boxAround(cornersOf(laid).map((corner) => slanted(slant, corner)));
      return toShown === undefined ? own : mapBox(toShown, own);
    };
    turnedBack.set(page.page, back);
  }
  const layouts = layOutAll(uprights.map((upright) => upright.page));
  for (const { page, tooLarge } of layouts) {
    for (const box of tooLarge) {
      defects.push({
        code: 'layout.too-many-lines',
        message: `第 ${page.page} 页有线条过密的图形，未作为表格读取；请对照原件核对。`,
        at: { page: page.page, box: shown(page.page, box) },
      });
    }
  }
  const laid = layouts.map(({ page }) => page);
  const bare = withoutFurniture(laid);
  const known = wordsIn(bare);
  const blocks = joinHalves(stitchPages(bare, known), (upper, lower) => append(upper, lower, known)).map(
    (part): Block => {
      if (part.type === 'line') {
        const { text, characters } = part.item.line;
        defects.push(...lineDefects(part.item, part.page, shown(part.page, part.item.box)));
        const recognised = recognisedIn(text, [{ characters }]);
        return {
          type: 'paragraph',
          text,
          at: { page: part.page, box: shown(part.page, part.item.box) },
          ...(recognised === null ? {} : { doubtful: recognised.doubtful }),
        };
      }
      const cells = part.table.cells.map((cell) => ({ ...cell, box: shown(cell.page, cell.box) }));
      const table = { ...part.table, cells, box: shown(part.page, part.table.box) };
      defects.push(...cellDefects(table));
      return gridFrom(table, part.page);
    },
  );
  return { blocks, defects };
}

/** Pages one after the other: a table without lines goes on in the columns of the page before, or begins in those of the next. */
function layOutAll(pages: readonly PlacedPage[]): readonly PageLayout[] {
  const layouts: PageLayout[] = [];
  for (const page of pages) {
    const before = layouts[layouts.length - 1];
    layouts.push(layOutPage(page, { above: before === undefined ? null : columnsAtFoot(before.page), below: null }));
  }
  return layouts.map((layout, index) => {
    const [page, next] = [pages[index], layouts[index + 1]];
    const below = next === undefined ? null : columnsAtHead(next.page);
    if (page === undefined || below === null || columnsAtFoot(layout.page) !== null) return layout;
    const before = layouts[index - 1];
    return layOutPage(page, { above: before === undefined ? null : columnsAtFoot(before.page), below });
  });
}

function gridFrom(table: TableItem, page: number): GridBlock {
  return {
    type: 'grid',
    cells: table.cells
      .map((cell) => cellFrom(cell, table.unruled))
      .sort((left, right) => left.row - right.row || left.column - right.column),
    rowCount: table.rowCount,
    columnCount: table.columnCount,
    spans: 'exact',
    at: { page, box: table.box },
  };
}

function cellFrom(
  { row, column, rowSpan, columnSpan, text, page, box, doubt, recognised }: LaidCell,
  unruled: boolean,
): BlockCell {
  const at = { page, box };
  const plain = { row, column, rowSpan, columnSpan, text, at };
  const cell = recognised === null ? plain : { ...plain, ...recognised };
  return doubt === null && !unruled ? cell : { ...cell, confidence: DOUBTFUL };
}
