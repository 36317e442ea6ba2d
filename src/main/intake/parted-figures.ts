import { LOST_FIGURES } from '../../core/amount/index.js';
import type { Defect } from '../../core/disclosure/index.js';

/** A field of a delimited file, and a row of them; lines counted from 1. */
export type Field = { readonly text: string; readonly line: number };
export type FieldRow = { readonly fields: readonly Field[]; readonly line: number; readonly endLine: number };

/** What a row begins with, goes on with and ends with where the comma of its thousands parted a figure: 「1」「234」「567.80」. */
const HEAD = /^[-－−△▲(（]?[1-9]\d{0,2}$/;
const MIDDLE = /^\d{3}$/;
const TAIL = /^\d{3}(?:\.\d+)?[)）]?$/;
const FIGURE = /^[-－−△▲(（]?\d+(?:\.\d+)?[)）]?$/;
const YEAR = /^20\d\d$/;
/** Headings of columns whose digits are no amounts. */
const NO_AMOUNT = /编码|代码|科目|序号|编号|名称|年度|年份|类|款|项$/;
/** Ways looked at for one row; beyond two it does not matter how many there are. */
const MOST_WAYS = 20;
/** No table of amounts has so many fields in a row. */
const LONGEST_ROW = 300;

/** The rows of a table with their figures whole, and what is to be said about it. */
export type WholeRows = { readonly rows: readonly FieldRow[]; readonly defects: readonly Defect[] };

/**
 * 千分位逗号合并. A program that writes 「1,234.50」 without quotes between commas parts the figure in two. Rows with more fields
 * than the heading has columns are put together where only one way gives exactly these columns; where several do, or none, the
 * figures are marked as unread, because any other reading would make up amounts.
 */
export function withWholeFigures(rows: readonly FieldRow[]): WholeRows {
  const body = rows.findIndex(({ fields }) => fields.some(({ text }) => isFigure(text)));
  if (body <= 0) return { rows, defects: [] };
  const heading = rows.slice(0, body);
  const width = heading.reduce((most, { fields }) => Math.max(most, fields.length), 0);
  const isParted = ({ fields }: FieldRow): boolean => fields.length > width && firstPart(fields) >= 0;
  if (width < 2 || !rows.slice(body).some(isParted)) return { rows, defects: [] };
  // Where a row is shorter than the heading, blank fields at the end were left out, and no number of fields says anything.
  const isPadded = !rows
    .slice(body)
    .some(({ fields }) => fields.length < width && fields.some((f) => isFigure(f.text)));
  const joined: number[] = [];
  const unread: number[] = [];
  const whole = rows.map((row, index): FieldRow => {
    const isWhole = isPadded && row.fields.length === width;
    if (index < body || isWhole || firstPart(row.fields) < 0) return row;
    const only = isPadded ? onlyWay(row.fields, width, heading) : null;
    (only === null ? unread : joined).push(row.line);
    return { ...row, fields: only ?? unreadFields(row.fields, width) };
  });
  return { rows: whole, defects: [...joinedDefect(joined), ...unreadDefect(unread)] };
}

function isFigure(text: string): boolean {
  const plain = text.trim();
  return FIGURE.test(plain) && !YEAR.test(plain);
}

/** Where the first figure begins that may have been parted; -1 where none does. */
function firstPart(fields: readonly Field[]): number {
  return fields.findIndex((_, at) => reaches(fields, at).length > 0);
}

/** Numbers of fields that a figure beginning at `at` may have been parted into. */
function reaches(fields: readonly Field[], at: number): readonly number[] {
  const textAt = (index: number): string => (fields[index]?.text ?? '').trim();
  if (!HEAD.test(textAt(at))) return [];
  const lengths: number[] = [];
  for (let end = at + 1; TAIL.test(textAt(end)); end += 1) {
    lengths.push(end - at + 1);
    if (!MIDDLE.test(textAt(end))) break;
  }
  return lengths;
}

/** The fields of the only way to as many columns as the heading has; null where there are several or none. */
function onlyWay(fields: readonly Field[], width: number, heading: readonly FieldRow[]): readonly Field[] | null {
  if (fields.length > LONGEST_ROW) return null;
  const ways = waysOf(fields, width);
  const isAmount = (column: number): boolean =>
    !heading.some((row) => NO_AMOUNT.test((row.fields[column]?.text ?? '').replace(/\s/g, '')));
  const likely = ways.filter((way) => way.every((part, column) => !part.isJoined || isAmount(column)));
  const [only, second] = likely.length > 0 ? likely : ways;
  return only === undefined || second !== undefined || ways.length >= MOST_WAYS ? null : only.map(({ field }) => field);
}

/** Decimals of the amounts of a row, which prints them all alike; 0 where no field has any. */
function decimalsIn(fields: readonly Field[]): number {
  return decimalsOf(fields.findLast(({ text }) => isFigure(text) && decimalsOf(text) > 0)?.text ?? '');
}

function decimalsOf(text: string): number {
  return /\.(\d+)/.exec(text)?.[1]?.length ?? 0;
}

/** One column of a way: its field, and whether it was put together. */
type Part = { readonly field: Field; readonly isJoined: boolean };

/** Ways in which fields make a number of columns, as far as they are looked at. */
function waysOf(fields: readonly Field[], width: number): readonly (readonly Part[])[] {
  const decimals = decimalsIn(fields);
  const steps = fields.map((_, at) => [
    ...reaches(fields, at).filter((length) => decimalsOf(fields[at + length - 1]?.text ?? '') === decimals),
    1,
  ]);
  // How many columns the fields from each on can make: what leads nowhere is not followed.
  const counts: Set<number>[] = fields.map(() => new Set<number>());
  counts.push(new Set([0]));
  for (let at = fields.length - 1; at >= 0; at -= 1) {
    for (const step of steps[at] ?? []) for (const count of counts[at + step] ?? []) counts[at]?.add(count + 1);
  }
  const ways: (readonly Part[])[] = [];
  const follow = (at: number, parts: readonly Part[]): void => {
    if (ways.length >= MOST_WAYS || counts[at]?.has(width - parts.length) !== true) return;
    if (at === fields.length) ways.push(parts);
    for (const step of steps[at] ?? []) follow(at + step, [...parts, partOf(fields.slice(at, at + step))]);
  };
  follow(0, []);
  return ways;
}

function partOf(fields: readonly Field[]): Part {
  const [first = { text: '', line: 1 }] = fields;
  const isJoined = fields.length > 1;
  const text = isJoined ? fields.map((field) => field.text.trim()).join(',') : first.text;
  return { field: { ...first, text }, isJoined };
}

/** The row with its words, and in the place of each figure that there may be the mark that it was not read. */
function unreadFields(fields: readonly Field[], width: number): readonly Field[] {
  const from = Math.min(firstFigure(fields), width - 1);
  const line = fields[from]?.line ?? 1;
  const lost = Array.from({ length: width - from }, (): Field => ({ text: LOST_FIGURES.fields, line }));
  return [...fields.slice(0, from), ...lost];
}

/** Where the amounts begin: with the first part of a figure, or with the figures before it. */
function firstFigure(fields: readonly Field[]): number {
  let first = firstPart(fields);
  while (first > 1 && decimalsOf(fields[first - 1]?.text ?? '') > 0) first -= 1;
  return first;
}

function joinedDefect(lines: readonly number[]): readonly Defect[] {
  const [line] = lines;
  if (line === undefined) return [];
  const message = `${placesOf(lines)}的金额以逗号分千分位而没有加引号，与分列的逗号相同，已按表头的列数合并读取。请对照原件核对。`;
  return [{ code: 'text.figures-joined', message, at: { line } }];
}

function unreadDefect(lines: readonly number[]): readonly Defect[] {
  const [line] = lines;
  if (line === undefined) return [];
  const message = `${placesOf(lines)}的金额以逗号分千分位而没有加引号，不能确定数字属于哪一列，未参与核对。请去掉千分位或另存为 Excel 工作簿后再导入，或人工核对。`;
  return [{ code: 'text.figures-ambiguous', message, at: { line } }];
}

function placesOf(lines: readonly number[]): string {
  return lines.length > 1 ? `第 ${lines[0] ?? 1} 行等 ${lines.length} 行` : `第 ${lines[0] ?? 1} 行`;
}
