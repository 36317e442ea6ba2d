import { z } from 'zod';
import type { CodeLine } from '../../core/checks/index.js';
import { openCompound } from './sheet/binary.js';
import { openOoxml } from './sheet/ooxml.js';
import { showCell } from './sheet/shown.js';
import { columnLetters, type Workbook, type Worksheet } from './sheet/workbook.js';

/** The lines of a file with codes and names, or why there are none, in Chinese. */
export type CodeFileRead =
  | {
      readonly ok: true;
      readonly lines: readonly CodeLine[];
      /** The year the file itself names; null where it names none. */
      readonly year: number | null;
      /** Sheets without a heading of codes and names: not read. */
      readonly skipped: readonly string[];
    }
  | { readonly ok: false; readonly message: string };

const entry = z.object({ code: z.string(), name: z.string() });
const file = z.union([
  z.object({ year: z.number().int().optional(), codes: z.array(z.unknown()) }),
  z.array(z.unknown()).transform((codes) => ({ year: undefined, codes })),
]);

const JSON_SHAPE = '应为 {"year": 2026, "codes": [{"code": "201", "name": "一般公共服务支出"}]}';

/** 「第 3 行第 7 列」 of a position in a text. */
function placeOf(text: string, position: number): string {
  const before = text.slice(0, position).split('\n');
  return `第 ${before.length} 行第 ${(before.at(-1)?.length ?? 0) + 1} 列`;
}

/** Where each entry of a list that is not inside another one begins. The text is known to be JSON. */
function entryStarts(text: string): readonly number[] {
  const starts: number[] = [];
  let isQuoted = false;
  let [lists, objects] = [0, 0];
  let objectsOutside = 0;
  let awaited = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    const isTop = lists === 1 && objects === objectsOutside;
    if (!isQuoted && awaited && isTop && !/[\s,\]]/.test(character)) {
      starts.push(index);
      awaited = false;
    }
    if (isQuoted) {
      if (character === '\\') index += 1;
      else if (character === '"') isQuoted = false;
      continue;
    }
    if (character === '"') isQuoted = true;
    else if (character === '{') objects += 1;
    else if (character === '}') objects -= 1;
    else if (character === ']') lists -= 1;
    else if (character === '[') {
      lists += 1;
      if (lists === 1) [objectsOutside, awaited] = [objects, true];
    } else if (character === ',' && isTop) awaited = true;
  }
  return starts;
}

function readJson(text: string): CodeFileRead {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    const place = placeOf(text, position === undefined ? text.length : Number(position));
    return { ok: false, message: `${place}不合 JSON 格式。请核对引号、逗号和括号。` };
  }
  const parsed = file.safeParse(value);
  if (!parsed.success) return { ok: false, message: `内容${JSON_SHAPE}。请按此格式整理。` };
  const starts = entryStarts(text);
  const lines: CodeLine[] = [];
  for (const [index, one] of parsed.data.codes.entries()) {
    const place = placeOf(text, starts[index] ?? 0);
    const line = entry.safeParse(one);
    if (!line.success) {
      return { ok: false, message: `${place}起的一项${JSON_SHAPE}，编码和名称都写在引号里。请改正后重新导入。` };
    }
    lines.push({ place, code: line.data.code.trim(), name: line.data.name.trim() });
  }
  return { ok: true, lines, year: parsed.data.year ?? null, skipped: [] };
}

/** Columns of a sheet's heading: one with whole codes, or 类, 款 and 项 side by side. */
type Heading = { readonly row: number; readonly codes: readonly number[]; readonly name: number };

type Rows = ReadonlyMap<number, ReadonlyMap<number, string>>;

function rowsOf(sheet: Worksheet, date1904: boolean): Rows {
  const rows = new Map<number, Map<number, string>>();
  for (const { row, column, value } of sheet.cells) {
    const text = showCell(value, date1904).text.normalize('NFKC').replace(/\s+/gu, '');
    if (text === '') continue;
    const cells = rows.get(row) ?? new Map<number, string>();
    cells.set(column, text);
    rows.set(row, cells);
  }
  return new Map([...rows].toSorted(([one], [other]) => one - other));
}

function headingOf(rows: Rows): Heading | null {
  for (const [row, cells] of rows) {
    const find = (pattern: RegExp): number | undefined => [...cells].find(([, text]) => pattern.test(text))?.[0];
    const name = find(/名称$/);
    if (name === undefined) continue;
    const whole = find(/(?:编码|代码)$/);
    if (whole !== undefined) return { row, codes: [whole], name };
    const levels = [find(/^类$/), find(/^款$/), find(/^项$/)].filter((column) => column !== undefined);
    if (levels.length >= 2) return { row, codes: levels, name };
  }
  return null;
}

/** Puts 类, 款 and 项 of a row together; a blank 类 or 款 is that of the rows above. */
function joined(parts: readonly string[], above: string[]): string {
  let code = '';
  const last = parts.findLastIndex((part) => part !== '');
  for (const [level, part] of parts.slice(0, last + 1).entries()) {
    const isFull = part.length >= 3 + 2 * level;
    const own = part === '' ? (above[level] ?? '') : isFull || level === 0 ? part : part.padStart(2, '0');
    code = isFull ? own : code + own;
    above[level] = isFull && level > 0 ? own.slice(-2) : own;
  }
  return code;
}

function linesOf(sheet: string, rows: Rows, heading: Heading): readonly CodeLine[] {
  const above: string[] = [];
  const headed = rows.get(heading.row);
  return [...rows].flatMap(([row, cells]): readonly CodeLine[] => {
    const parts = heading.codes.map((column) => cells.get(column) ?? '');
    const name = cells.get(heading.name) ?? '';
    // Headings are printed again on every page; rows without either are notes and blanks of other columns.
    const isHeading = name !== '' && name === headed?.get(heading.name);
    if (row <= heading.row || isHeading || (name === '' && parts.every((part) => part === ''))) return [];
    const column = columnLetters(heading.codes[0] ?? heading.name);
    const code = parts.length === 1 ? (parts[0] ?? '') : joined(parts, above);
    return [{ place: `工作表“${sheet}”第 ${row + 1} 行 ${column} 列`, code, name }];
  });
}

function readWorkbook(workbook: Workbook): CodeFileRead {
  if (workbook.isCut) return { ok: false, message: '工作簿的单元格过多，未读取。请只留科目编码和名称两列后重新导入。' };
  const sheets = workbook.sheets
    .filter(({ isHidden }) => !isHidden)
    .map((sheet) => ({ name: sheet.name, rows: rowsOf(sheet, workbook.date1904) }))
    .filter(({ rows }) => rows.size > 0)
    .map((sheet) => ({ ...sheet, heading: headingOf(sheet.rows) }));
  const lines = sheets.flatMap(({ name, rows, heading }) => (heading === null ? [] : linesOf(name, rows, heading)));
  const skipped = sheets.filter(({ heading }) => heading === null).map(({ name }) => name);
  if (sheets.length === skipped.length) {
    const message = '没有找到表头。请在一行中写明“科目编码”和“科目名称”（编码也可以分为“类”“款”“项”几列）。';
    return { ok: false, message };
  }
  return { ok: true, lines, year: null, skipped };
}

const REASONS = {
  encrypted: '工作簿有密码，未读取。请取消密码后重新导入。',
  damaged: '不是完整的工作簿，未读取。请用表格软件打开并另存为 .xlsx 后重新导入。',
  'too-large-inside': '工作簿展开后过大，未读取。请只留科目编码和名称两列后重新导入。',
} as const;

/** Reads codes and names of a year from an Excel workbook (.xlsx, .xls) or a JSON file. */
export function readCodeFile(bytes: Uint8Array): CodeFileRead {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const isCompound = bytes[0] === 0xd0 && bytes[1] === 0xcf;
  if (isZip || isCompound) {
    const opened = isZip ? openOoxml(bytes) : openCompound(bytes);
    return opened.ok ? readWorkbook(opened.workbook) : { ok: false, message: REASONS[opened.reason] };
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (/^\s*[[{]/.test(text)) return readJson(text);
  } catch {
    // Neither a workbook nor text: said below.
  }
  return {
    ok: false,
    message: '不是 Excel 工作簿，也不是 UTF-8 编码的 JSON 文件。请另存为 .xlsx 或 .json 后重新导入。',
  };
}
