import { isLostFigure, readAmount } from '../amount/index.js';
import { filled, type Grid, type GridRow } from './grid.js';
import { isTotalLabel, plain, readOrdinal, squeeze } from './words.js';

/** One column as the header describes it. */
export type HeaderColumn = {
  /** Texts from the outermost group to the leaf, white space and a closing colon removed. */
  readonly path: readonly string[];
  /** Positions in the physical grid that belong to the column, in order. More than one only under a spanning leaf. */
  readonly fields: readonly number[];
};

/** The header of a grid and where its body begins. */
export type Header = {
  readonly columns: readonly HeaderColumn[];
  /** Number of rows above the body, a row of column numbers included. 0 = the grid has no header. */
  readonly rowCount: number;
};

const HEADER_WORD =
  /代码|编码|编号|名称|科目|合计|小计|总计|总额|预算|决算|支出|收入|资金|经费|费|指标|单位|类|年度|项|金额|数|价|级|款|性质|方向|目标|目录|领域|结转|结余|拨款|备注|说明|序号|来源|其中|内容|负责人|电话|比|增减|面向|品目|用途|占|活动|情况|部门|完成|得分|分值|权重|条件|方式|时间|执行|计划|依据/;
const CODE_AND_NAME = /^\d{3,}\s*[-—–－‐]\s*\S/;
const CODE = /^\d{5,}$/;
const LETTERED = /^[A-Z]\s*[-—–－]\s*\S/;
/** First-level indicators: they stand in the body, the header says 一级指标. */
const LEVEL1 = /^(?:产出|效益|满意度|成本|数量|质量|时效)指标$/;
const LEAF = /^(?:项目|预算数|决算数|金额)$/;
const DEEPEST = 6;
const HAN = /[\u4e00-\u9fff]/;

/** Finds the header rows of a grid and flattens them to one path for each column. */
export function readHeader(grid: Grid): Header {
  const rowCount = headerRowCount(grid);
  if (rowCount === 0) return { columns: [], rowCount: 0 };
  const rows = grid.rows.slice(0, rowCount).filter((row) => filled(row).length > 0 && !isNumbering(row));
  return { columns: columnsOf(rows, grid, rowCount), rowCount };
}

/** True where the first row of a grid that says anything belongs to a body. */
export function beginsWithBody(grid: Grid): boolean {
  const first = grid.rows.find((row) => filled(row).length > 0);
  return first !== undefined && !isNumbering(first) && isBody(first, null);
}

/** True where a grid has any row below its header. */
export function hasBody(grid: Grid): boolean {
  return headerRowCount(grid) < grid.rows.length;
}

/**
 * True where a row says again what a header row of the grid says: the header of a new page. A few words may differ,
 * because recognition of characters does.
 */
export function repeatsHeader(grid: Grid, row: GridRow | undefined): boolean {
  if (row === undefined) return false;
  const cells = filled(row);
  if (cells.length < 2 || cells.some(({ text }) => isBodyText(text))) return false;
  const [first] = grid.rows.filter((candidate) => filled(candidate).length > 0);
  if (first === undefined || isBody(first, null)) return false;
  const known = new Set(filled(first).map(({ text }) => plain(text).replace(/:$/, '')));
  const same = cells.filter(({ text }) => known.has(plain(text).replace(/:$/, ''))).length;
  return same >= 2 && same * 10 >= Math.max(cells.length, known.size) * 7;
}

function headerRowCount(grid: Grid): number {
  let count = 0;
  let above: GridRow | null = null;
  for (const row of grid.rows) {
    const cells = filled(row);
    if (cells.length === 0) {
      count += 1;
      continue;
    }
    if (isNumbering(row)) {
      count += 1;
      continue;
    }
    if (count >= DEEPEST || isBody(row, above)) break;
    above = row;
    count += 1;
  }
  // Only blank rows: there is no header.
  return grid.rows.slice(0, count).some((row) => filled(row).length > 0 && !isNumbering(row)) ? count : 0;
}

/** 「1 2 3 4」「栏次 1 2 3」「甲 乙 1 2=3+4」: names of columns for reference, never amounts. */
export function isNumbering(row: GridRow): boolean {
  const cells = filled(row).map(({ text }) => plain(text));
  if (cells.length < 2) return false;
  let expected: number | null = null;
  let numbers = 0;
  for (const text of cells) {
    if (/^(?:栏次|行次|列次|序号|[类款项]{1,3}|甲|乙|丙|丁|[*]{1,4}|[—-]+|[A-Z])$/.test(text)) continue;
    const number = /^[(]?(\d{1,3})[)]?(?:=[\d+\-()—]+)?$/.exec(text);
    if (number?.[1] === undefined) return false;
    const value = Number(number[1]);
    if (expected !== null && value !== expected) return false;
    expected = value + 1;
    numbers += 1;
  }
  return numbers >= 2 && expected !== null && expected - numbers <= 2;
}

/** True where a row belongs to the body: it carries a figure, a code, an ordinal, a total – or no header word. */
function isBody(row: GridRow, above: GridRow | null): boolean {
  const cells = filled(row);
  if (cells.some(({ text }) => isBodyText(text))) return true;
  const [only] = cells;
  if (above !== null) {
    if (cells.length === 1 && only !== undefined && isSumLabel(only.text)) return true;
    if (only !== undefined && readOrdinal(only.text) !== null) return true;
    if (dividesGroups(cells, above)) return false;
  } else if (readOrdinal(only?.text ?? '') !== null && !cells.some(({ text }) => LEAF.test(squeeze(text)))) {
    return true;
  }
  const words = cells.filter(({ text }) => squeeze(text).length <= 40 && HEADER_WORD.test(squeeze(text))).length;
  return words * 2 < cells.length;
}

function isSumLabel(text: string): boolean {
  return isTotalLabel(text) || squeeze(text) === '小计';
}

/** True where every cell stands below a group of the row above, that is a cell with blanks on its right. */
function dividesGroups(cells: readonly { readonly column: number }[], above: GridRow): boolean {
  const isBlank = (column: number): boolean => (above.fields[column] ?? '').trim() === '';
  const started = above.fields.findIndex((text) => text.trim() !== '');
  return cells.length > 1 && cells.every(({ column }) => column >= started && (isBlank(column) || isBlank(column + 1)));
}

function isBodyText(text: string): boolean {
  const printed = squeeze(text).normalize('NFKC');
  if (CODE_AND_NAME.test(printed) || CODE.test(printed) || LETTERED.test(printed) || LEVEL1.test(printed)) return true;
  const reading = readAmount(printed, null);
  return (
    isLostFigure(printed) ||
    reading.state === 'number' ||
    (reading.state === 'unreadable' && /\d/.test(printed)) ||
    reading.state === 'nil'
  );
}

/** A header cell that covers some positions of one header row. */
type Group = { readonly id: number; readonly text: string };

function columnsOf(rows: readonly GridRow[], grid: Grid, rowCount: number): readonly HeaderColumn[] {
  const width = rows.reduce((most, row) => Math.max(most, widthOf(row)), 0);
  const levels: (Group | null)[][] = [];
  for (const [level, row] of rows.entries()) {
    levels.push(groupsOf(row, level, rows, levels[level - 1] ?? null, grid, width));
  }
  repairGroupStarts(levels);
  const used = fieldsInUse(grid, rowCount, width);
  const columns: { path: string[]; fields: number[]; leaf: number }[] = [];
  for (let field = 0; field < Math.max(width, used.length); field += 1) {
    const groups = levels.map((level) => level[field] ?? null).filter((group) => group !== null);
    const leaf = groups[groups.length - 1];
    const previous = columns[columns.length - 1];
    if (leaf === undefined) {
      // No words at all: a stray field, unless the body uses it – then it belongs to the column on its left.
      if (used[field] === true) columns.push({ path: previous?.path.slice() ?? [], fields: [field], leaf: -1 });
      continue;
    }
    if (
      previous !== undefined &&
      previous.leaf === leaf.id &&
      grid.spans === 'exact' &&
      !isDivided(grid, rowCount, field)
    ) {
      previous.fields.push(field);
      continue;
    }
    columns.push({ path: pathOf(groups), fields: [field], leaf: leaf.id });
  }
  return columns.map(({ path, fields }) => ({ path, fields }));
}

/** Positions a row reaches over, spans included. */
function widthOf(row: GridRow): number {
  const last = row.cells[row.cells.length - 1];
  return last === undefined ? row.fields.length : last.column + Math.min(Math.max(last.columnSpan, 1), 2_000);
}

/** Header texts from the top without repetitions. */
function pathOf(groups: readonly Group[]): string[] {
  const path: string[] = [];
  for (const group of groups) {
    if (group.text !== '' && path[path.length - 1] !== group.text) path.push(group.text);
  }
  return path;
}

function cleanHeader(text: string): string {
  return squeeze(text).replace(/[:：]$/, '');
}

/**
 * Which header cell covers each position of one header row. Stated spans are taken as they are; where they are lost, a
 * cell covers the blanks on its right that have words below them and lie under the same cell of the row above.
 */
function groupsOf(
  row: GridRow,
  level: number,
  rows: readonly GridRow[],
  above: readonly (Group | null)[] | null,
  grid: Grid,
  width: number,
): (Group | null)[] {
  const groups: (Group | null)[] = [];
  const physical = grid.rows.indexOf(row);
  for (let field = 0; field < width; field += 1) {
    const text = row.fields[field] ?? '';
    const id = level * 100_000 + field;
    if (text.trim() !== '') {
      groups.push({ id, text: cleanHeader(text) });
      continue;
    }
    const cover = grid.covered.get(`${physical}:${field}`);
    if (cover !== undefined) {
      const owner = cover.row === physical ? groups[cover.column] : (above?.[field] ?? null);
      groups.push(owner ?? null);
      continue;
    }
    const left = groups[field - 1] ?? null;
    const sameParent = above === null || (above[field] ?? null)?.id === (above[field - 1] ?? null)?.id;
    const hasBelow = rows.slice(level + 1).some((lower) => (lower.fields[field] ?? '').trim() !== '');
    groups.push(left !== null && sameParent && hasBelow ? left : null);
  }
  return groups;
}

/**
 * A dump may print a group's name one field early or late. Groups that consist of 小计 and parts tell where they begin:
 * 「本年收入{小计…其他收入} 上年结转结余{小计…}」.
 */
function repairGroupStarts(levels: (Group | null)[][]): void {
  for (let level = 0; level + 1 < levels.length; level += 1) {
    const groups = levels[level];
    const leaves = levels[level + 1];
    if (groups === undefined || leaves === undefined) continue;
    const isSubtotal = (field: number): boolean => /^(?:小计|合计)$/.test(leaves[field]?.text ?? '');
    let start = 0;
    for (let field = 1; field < groups.length; field += 1) {
      const left = groups[field - 1] ?? null;
      const here = groups[field] ?? null;
      if (here === null || left === null || here.id === left.id) {
        if (here?.id !== left?.id) start = field;
        continue;
      }
      const leftIsSummed = isSubtotal(start);
      const sameGroup = groups[field + 1]?.id === here.id;
      if (
        leftIsSummed &&
        !isSubtotal(field) &&
        sameGroup &&
        isSubtotal(field + 1) &&
        (leaves[field] ?? null) !== null
      ) {
        groups[field] = left;
        continue;
      }
      if (leftIsSummed && isSubtotal(field - 1) && !isSubtotal(field) && start < field - 1) {
        groups[field - 1] = here;
        start = field - 1;
        continue;
      }
      start = field;
    }
  }
}

/** True where rows print words on both sides of a position: two columns of names under one heading 「资金 | 来源」. */
function isDivided(grid: Grid, rowCount: number, field: number): boolean {
  let both = 0;
  for (let index = rowCount; index < grid.rows.length && both < 2; index += 1) {
    const fields = grid.rows[index]?.fields;
    if (HAN.test(fields?.[field - 1] ?? '') && HAN.test(fields?.[field] ?? '')) both += 1;
  }
  return both >= 2;
}

/** Which physical positions carry anything below the header. */
function fieldsInUse(grid: Grid, rowCount: number, width: number): readonly boolean[] {
  const used: boolean[] = [];
  for (const row of grid.rows.slice(rowCount)) {
    // Positions beyond the header are looked at by the alignment of each row.
    for (let field = 0; field < Math.min(width, row.fields.length); field += 1) {
      if (used[field] !== true && (row.fields[field] ?? '').trim() !== '') used[field] = true;
    }
  }
  return used;
}
