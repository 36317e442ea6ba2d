import { parseMoneyUnit, type MoneyUnit } from '../amount/index.js';
import type { Column, TableKind } from '../disclosure/index.js';
import { filled, type Grid } from './grid.js';
import type { Header, HeaderColumn } from './header.js';
import { plain } from './words.js';

/**
 * True for tables that are forms: blocks with headings of their own instead of one header for all rows. Their rows are
 * kept as printed; the columns are positions.
 */
export function isForm(kind: TableKind, header: Header, grid: Grid): boolean {
  if (kind === 'project-performance') return isProjectForm(grid);
  if (kind !== 'overall-performance' && kind !== 'department-performance-declaration') return false;
  const words = header.columns.map(({ path }) => plain(path[path.length - 1] ?? ''));
  return words.filter((word) => /^[一二三]级指标/.test(word)).length < 2;
}

/** 项目名称 with a name beside it, and below it a heading of indicators: one form for each project, not one list of all. */
function isProjectForm(grid: Grid): boolean {
  const rows = grid.rows.map((row) => filled(row).map(({ text }) => plain(text)));
  const named = rows.findIndex((words) => {
    const label = words.findIndex((word) => /^项目名称[:：]?$/.test(word));
    const value = label < 0 ? undefined : words[label + 1];
    return value !== undefined && !/目标|指标|总额|类别|编码|负责人|金额|财政/.test(value);
  });
  const levels = rows.findIndex((words) => words.filter((word) => /^[一二三]级指标/.test(word)).length >= 2);
  return named >= 0 && levels > named;
}

/** Name of the first column of every form. */
export const FORM_COLUMN = '第1列';

/** Columns of a form: 「第1列」 … in the order of the grid, `atLeast` as many as the page before has. */
export function formColumns(
  grid: Grid,
  stated: MoneyUnit | null,
  atLeast: number,
): {
  readonly header: readonly HeaderColumn[];
  readonly columns: readonly Column[];
  readonly moneyUnit: MoneyUnit | null;
} {
  let width = atLeast;
  let moneyUnit = stated;
  for (const row of grid.rows) {
    for (const { column, text } of filled(row)) {
      width = Math.max(width, column + 1);
      const own = /[（(](?:单位[:：])?([千万亿]?元)[)）]/.exec(text);
      if (moneyUnit === null && own?.[1] !== undefined) moneyUnit = parseMoneyUnit(own[1]);
    }
  }
  const header = Array.from({ length: width }, (_, index) => ({ path: [`第${index + 1}列`], fields: [index] }));
  const columns = header.map(({ path }, index): Column => ({
    index,
    path,
    measure: 'other',
    lane: 0,
    moneyUnit: null,
  }));
  return { header, columns, moneyUnit };
}
