import type { Defect } from '../../../core/disclosure/index.js';
import type { Box } from './geometry.js';
import type { CellDoubt, LaidCell, LineItem, TableItem } from './items.js';
import { pageList } from './page-list.js';
import { isShown } from './place-text.js';

/** Cells of one kind named one by one; beyond this their number is enough. */
const NAMED = 3;

const DOUBTS: Readonly<Record<CellDoubt, { readonly code: string; readonly what: string; readonly advice: string }>> = {
  region: {
    code: 'layout.cell-ambiguous',
    what: '的表格线不成矩形，所属行列不能确定',
    advice: '请对照原件核对',
  },
  clipped: {
    code: 'layout.text-clipped',
    what: '的文字超出单元格，原件上没有全部显示',
    advice: '已按文件中的完整文字读取，请对照原件核对，并请编制单位调整列宽或行高',
  },
  hidden: {
    code: 'layout.text-hidden',
    what: '的文字在原件上完全没有显示',
    advice: '未读取，请对照原件核对',
  },
  overflow: {
    code: 'layout.text-ambiguous',
    what: '的文字超出单元格，与相邻单元格的文字重叠，归属不能确定',
    advice: '请对照原件核对，并请编制单位调整列宽或行高',
  },
  hashes: {
    code: 'layout.figure-unread',
    what: '显示为“###”，列宽不足，数字没有印出',
    advice: '请编制单位调整列宽后重新公开',
  },
};

/** What is doubtful about the cells of a table, one sentence for each kind of doubt. */
export function cellDefects(table: TableItem): readonly Defect[] {
  const defects: Defect[] = [];
  for (const [doubt, { code, what, advice }] of Object.entries(DOUBTS)) {
    const cells = table.cells.filter((cell) => cell.doubt === doubt);
    const [first] = cells;
    if (first === undefined) continue;
    const more = cells.length > NAMED ? `等 ${cells.length} 个单元格` : '';
    defects.push({
      code,
      message: `第 ${first.page} 页表格中${cells.slice(0, NAMED).map(nameOf).join('、')}${more}${what}；${advice}。`,
      at: { page: first.page, box: first.box },
    });
  }
  if (table.beside !== undefined) {
    defects.push({
      code: 'layout.halves-joined',
      message: `${pageList(table.beside)}的表左右分页印制，已按行拼接为一张表；请对照原件核对各行是否对齐。`,
      at: { page: table.beside[0] ?? 1, box: table.box },
    });
  }
  if (table.unruled) {
    const pages = [...new Set(table.cells.map((cell) => cell.page))].toSorted((one, other) => one - other);
    const page = pages[0] ?? 1;
    defects.push({
      code: 'layout.columns-ambiguous',
      message: `${pageList(pages)}有一张表的表格线不全或没有，行列按文字对齐推断；请对照原件核对各行各列。`,
      at: { page, box: table.box },
    });
  }
  return defects;
}

/** Says that part of a line is in the file and not on paper. `box`: the line on the page as it is shown. */
export function lineDefects({ line }: LineItem, page: number, box: Box): readonly Defect[] {
  if (line.characters.every(isShown)) return [];
  const message = `第 ${page} 页“${shortened(line.text)}”一行在原件上没有全部显示；已按文件中的完整文字读取，请对照原件核对，并请编制单位调整列宽。`;
  return [{ code: 'layout.text-clipped', message, at: { page, box } }];
}

function shortened(text: string): string {
  return text.length > 16 ? `${text.slice(0, 16)}…` : text;
}

function nameOf(cell: LaidCell): string {
  const text = shortened(cell.text);
  return text === '' ? `第 ${cell.row + 1} 行第 ${cell.column + 1} 列` : `“${text}”`;
}
