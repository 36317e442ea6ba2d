import { isLostFigure, readAmount } from '../amount/index.js';
import type { BlockCell, Column, Measure, Place } from '../disclosure/index.js';
import { placeDirectly, type AlignedRow } from './align.js';
import type { HeaderColumn } from './header.js';
import { isPerformanceAmount } from './measures.js';
import { splitProject } from './codes.js';
import { filled, type Grid } from './grid.js';
import { plain, squeeze } from './words.js';

const LEVEL1 = /^(?:产出|效益|满意度|成本|社会公众或服务对象满意度|服务对象满意度)指标?$/;
const LEVEL2 =
  /^(?:数量|质量|时效|成本|经济效益|社会效益|生态效益|可持续影响|服务对象满意度|经济成本|社会成本|生态环境成本)指标$/;
const NATURE = /^(?:定性|[<>=≤≥≡≦≧]{1,2}|(?:大于|小于|不低于|不高于|不少于)?(?:等于)?)$/;
const DIRECTION = /^(?:正向|反向|逆向)(?:指标)?$/;

/** Texts of one row by the meaning of their column. */
type Slots = Map<Measure, BlockCell[]>;

/**
 * Puts a row of a performance table under its columns where merged cells may have vanished. Where every text already
 * stands under a column of its kind, position holds. Else the words decide: the first-level indicator is the anchor, what
 * stands left of it describes the project, what stands right of it is the indicator.
 */
export function alignPerformanceRow(
  grid: Grid,
  rowIndex: number,
  header: readonly HeaderColumn[],
  columns: readonly Column[],
): AlignedRow {
  const direct = placeDirectly(grid, rowIndex, header, columns);
  return direct !== null && standsRight(direct.texts, columns) ? direct : alignByWords(grid, rowIndex, columns);
}

function standsRight(texts: readonly string[], columns: readonly Column[]): boolean {
  const present = new Set<Measure>();
  const right = columns.every(({ measure, index }) => {
    const text = plain(texts[index] ?? '');
    if (text === '') return true;
    present.add(measure);
    if (isPerformanceAmount(measure)) return isAmount(text);
    switch (measure) {
      case 'performance.level1':
        return LEVEL1.test(text);
      case 'performance.nature':
        return NATURE.test(text);
      case 'performance.direction':
        return DIRECTION.test(text);
      case 'performance.level2':
      case 'performance.level3':
      case 'performance.value':
      case 'performance.unit':
      case 'performance.goal':
        return !DIRECTION.test(text) && !(LEVEL1.test(text) && measure !== 'performance.level2') && !NATURE.test(text);
      default:
        return !LEVEL1.test(text) && !DIRECTION.test(text);
    }
  });
  const needsNature = columns.some(({ measure }) => measure === 'performance.nature');
  const isIndicator = present.has('performance.level2') || present.has('performance.level3');
  return (
    right && (!isIndicator || (present.has('performance.value') && (!needsNature || present.has('performance.nature'))))
  );
}

function alignByWords(grid: Grid, rowIndex: number, columns: readonly Column[]): AlignedRow {
  const row = grid.rows[rowIndex] ?? { fields: [], cells: [], at: grid.at };
  const cells = filled(row)
    .map(({ column }) => row.cells[column])
    .filter((cell) => cell !== undefined);
  const slots: Slots = new Map();
  let anchor = cells.findIndex((cell) => LEVEL1.test(plain(cell.text)));
  // Where the first level was merged away, the second level stands at the same place.
  const merged = anchor < 0;
  if (merged) anchor = cells.findIndex((cell) => LEVEL2.test(plain(cell.text)));
  const before = anchor < 0 ? cells : cells.slice(0, anchor);
  const after = anchor < 0 ? [] : cells.slice(merged ? anchor : anchor + 1);
  const level1 = merged ? undefined : cells[anchor];
  if (level1 !== undefined) put(slots, 'performance.level1', level1);
  const certain = describeProject(before, columns, slots) && describeIndicator(after, columns, slots);
  return { ...toColumns(columns, slots, row.at), at: row.at, certain };
}

function put(slots: Slots, measure: Measure, cell: BlockCell): void {
  const same = slots.get(measure);
  if (same === undefined) slots.set(measure, [cell]);
  else same.push(cell);
}

/** Unit, project, class, person, telephone, the three amounts and the goal, each known by how it looks. */
function describeProject(cells: readonly BlockCell[], columns: readonly Column[], slots: Slots): boolean {
  const has = (measure: Measure): boolean => columns.some((column) => column.measure === measure);
  const amounts = (
    ['performance.project-total', 'performance.fiscal-funds', 'performance.other-funds'] as const
  ).filter(has);
  let nextAmount = 0;
  let certain = true;
  for (const [index, cell] of cells.entries()) {
    const text = squeeze(cell.text).normalize('NFKC');
    const code = /^(\d+)[A-Z]?/.exec(text)?.[1] ?? '';
    const isCoded = /^[\dA-Z]+[-—–]/.test(text);
    if (isCoded && code.length <= 2 && has('project.category')) put(slots, 'project.category', cell);
    else if (isCoded && code.length <= 9 && splitProject(text) === null && has('unit') && !slots.has('unit'))
      put(slots, 'unit', cell);
    else if (splitProject(text) !== null && has('project.name')) put(slots, 'project.name', cell);
    else if (isPhone(text) && has('performance.phone') && !slots.has('performance.phone'))
      put(slots, 'performance.phone', cell);
    else if (isAmount(text) && nextAmount < amounts.length) {
      put(slots, amounts[nextAmount] ?? 'performance.project-total', cell);
      nextAmount += 1;
    } else if (index === cells.length - 1 && nextAmount > 0 && has('performance.goal')) {
      put(slots, 'performance.goal', cell);
    } else if (text.length <= 4 && has('performance.person') && slots.has('project.name')) {
      put(slots, 'performance.person', cell);
    } else if (!slots.has('project.name') && has('project.name') && nextAmount === 0) {
      put(slots, 'project.name', cell);
    } else if (text.length > 12 && has('performance.goal')) put(slots, 'performance.goal', cell);
    else certain = false;
  }
  return certain;
}

/** A figure, or what stands in the place of one that was not printed. */
function isAmount(text: string): boolean {
  return readAmount(text, null).state === 'number' || isLostFigure(text);
}

function isPhone(text: string): boolean {
  return /^(?:1\d{10}|\d{7,8}|0\d{2,3}-?\d{7,8})$/.test(text);
}

/** Second and third level, nature, value, unit and direction. */
function describeIndicator(cells: readonly BlockCell[], columns: readonly Column[], slots: Slots): boolean {
  if (cells.length === 0) return true;
  const has = (measure: Measure): boolean => columns.some((column) => column.measure === measure);
  const words = cells.map((cell) => plain(cell.text));
  let end = cells.length;
  const last = cells[end - 1];
  if (last !== undefined && DIRECTION.test(words[end - 1] ?? '') && has('performance.direction')) {
    put(slots, 'performance.direction', last);
    end -= 1;
  }
  const nature = has('performance.nature') ? words.findIndex((text, index) => index > 0 && NATURE.test(text)) : -1;
  const names = cells.slice(0, nature < 0 ? Math.min(2, end) : nature);
  const [level2, ...level3] = names;
  if (level2 !== undefined) put(slots, 'performance.level2', level2);
  for (const cell of level3) put(slots, 'performance.level3', cell);
  const natureCell = nature < 0 ? undefined : cells[nature];
  if (natureCell !== undefined) put(slots, 'performance.nature', natureCell);
  const rest = cells.slice(nature < 0 ? names.length : nature + 1, end);
  const [value, unit] = rest;
  if (value !== undefined) put(slots, 'performance.value', value);
  if (unit !== undefined) put(slots, 'performance.unit', unit);
  const complete = rest.length <= 2 && names.length === 2;
  return complete && (nature >= 0 || !has('performance.nature'));
}

function toColumns(
  columns: readonly Column[],
  slots: Slots,
  row: Place,
): { readonly texts: readonly string[]; readonly places: readonly Place[] } {
  const texts: string[] = [];
  const places: Place[] = [];
  for (const column of columns) {
    const cells = column.measure === 'other' ? [] : (slots.get(column.measure) ?? []);
    texts.push(cells.map((cell) => cell.text).join(''));
    places.push(cells[0]?.at ?? row);
  }
  return { texts, places };
}
