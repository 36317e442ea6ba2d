import type { Defect, GridBlock } from '../disclosure/index.js';
import { rebuildGrid } from './dump/index.js';
import { openGrid, type Grid } from './grid.js';
import type { Piece } from './layout.js';
import { nameOf } from './table-defects.js';
import type { TableDraft } from './table-draft.js';
import { squeeze } from './words.js';

/** Names of the projects in the tables read so far. */
export function projectNames(drafts: readonly TableDraft[]): readonly string[] {
  return drafts.flatMap(({ columns, rows }) => {
    const name = columns.find(({ measure }) => measure === 'project.name')?.index ?? -1;
    return rows.map(({ texts }) => squeeze(texts[name] ?? '')).filter((printed) => printed !== '');
  });
}

/**
 * The grid of a table whose lines a dump tore apart, where sums, column counts or the names of levels prove it. What
 * stays unread becomes a defect.
 */
export function rebuilt(
  piece: Piece,
  knownNames: readonly string[],
  projects: () => readonly string[],
  defects: Defect[],
): Grid | null {
  const lines = piece.unreadLines;
  if (lines.length === 0) {
    if (piece.isMissing) {
      defects.push({
        code: 'table.rows-unread',
        message: `${nameOf(piece)}的标题之下没有读出表格，紧接着是文字说明，表中的数字未参与核对；表格可能是图片或另附文件，请对照原件。`,
        at: piece.at,
      });
    }
    return null;
  }
  const result = rebuildGrid(piece.caption.title?.kind ?? 'other', lines, knownNames, projects);
  for (const defect of result.defects) {
    defects.push({ ...defect, message: `${nameOf(piece)}${defect.message}`, at: defect.at ?? piece.at });
  }
  if (result.grid !== null) return openGrid(withoutHeaderWords(result.grid));
  if (result.defects.length === 0) {
    defects.push({
      code: 'table.header-unread',
      message: `${nameOf(piece)}的内容未能还原为行和列（共 ${lines.length} 行文字），其中的数字未参与核对；请提供表格格式的文件或人工核对。`,
      at: piece.at,
    });
  }
  return null;
}

/** Headings of the torn page that stuck to the first words of a body row are cut off its label. */
function withoutHeaderWords(block: GridBlock): GridBlock {
  const header = block.cells.filter((cell) => cell.row < 2 && !/\d/.test(cell.text)).map((cell) => squeeze(cell.text));
  const words = header.filter((word) => word.length > 1).sort((a, b) => b.length - a.length);
  const cells = block.cells.flatMap((cell) => {
    if (cell.row < 2 || cell.text.length < 12) return [cell];
    let text = squeeze(cell.text);
    let cut = 0;
    for (;;) {
      const rest = text;
      const word = words.find((candidate) => rest.startsWith(candidate));
      if (word === undefined) break;
      text = text.slice(word.length);
      cut += 1;
    }
    if (cut < 3) return [cell];
    return text === '' ? [] : [{ ...cell, text }];
  });
  return { ...block, cells };
}

/** Longest name that a text may put in quotation marks. */
const LONGEST_NAME = 40;

/** Names in quotation marks of a running text whose lines may break them. */
export function quotedNames(texts: readonly string[]): readonly string[] {
  const names = new Set<string>();
  for (const [, name = ''] of texts
    .map(squeeze)
    .join('')
    .matchAll(/[“"「]([^“”"「」。；]+)[”"」]/g)) {
    if (name.length > 3 && name.length <= LONGEST_NAME) names.add(name);
  }
  return [...names];
}
