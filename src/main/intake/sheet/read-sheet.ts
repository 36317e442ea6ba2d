import type { Block, Defect } from '../../../core/disclosure/index.js';
import { entityDefects } from '../xml-entities.js';
import { zipNames } from '../zip-names.js';
import { openCompound, openXlsb } from './binary.js';
import { openOoxml } from './ooxml.js';
import { partsOf } from './regions.js';
import { SheetFlow, type PlacedCell } from './sheet-flow.js';
import { showCell, type ShownCell } from './shown.js';
import { openSpreadsheetXml } from './spreadsheet-xml.js';
import { cutFile, reportSheet, type Oddities } from './troubles.js';
import type { SheetCell, Workbook, WorkbookRead, Worksheet } from './workbook.js';

/** What reading a workbook gives. */
export type SheetRead =
  | {
      readonly ok: true;
      readonly blocks: readonly Block[];
      readonly defects: readonly Defect[];
      readonly lines: readonly string[];
    }
  | { readonly ok: false; readonly reason: 'encrypted' | 'damaged' | 'too-large-inside' };

/** 读取 Excel 工作簿 (.xlsx, .xlsm, .xlsb, newer .et). */
export function readXlsx(bytes: Uint8Array): SheetRead {
  const isBinary = zipNames(bytes)?.some((name) => /^xl[\\/]workbook\.bin$/i.test(name)) === true;
  return readWorkbook(isBinary ? openXlsb(bytes) : openOoxml(bytes));
}

/** 读取 Excel 97–2003、WPS 表格工作簿 (.xls, .et). */
export function readXls(bytes: Uint8Array): SheetRead {
  return readWorkbook(openCompound(bytes));
}

/** 读取 XML 表格 2003. */
export function readSpreadsheetXml(text: string): SheetRead {
  return readWorkbook(openSpreadsheetXml(text));
}

function readWorkbook(opened: WorkbookRead): SheetRead {
  if (!opened.ok) return opened;
  const { workbook } = opened;
  const flow = new SheetFlow();
  const defects: Defect[] = [];
  for (const sheet of workbook.sheets) {
    const before = flow.lines.length;
    const oddities = sheet.isHidden ? null : readSheet(flow, sheet, workbook);
    defects.push(...reportSheet(sheet, oddities, flow.lines.slice(before)));
  }
  defects.push(...entityDefects(workbook.entities));
  if (workbook.missing !== null) defects.push(cutFile(workbook.missing, workbook.sheets.at(-1)?.name ?? ''));
  if (workbook.isCut) {
    defects.push({
      code: 'sheet.cells-unread',
      message: '工作簿的单元格过多，后面的内容未读取。请拆分文件后再导入。',
      at: null,
    });
  }
  return { ok: true, blocks: flow.blocks, defects, lines: flow.lines };
}

/** Writes a visible sheet; what was odd about its cells. */
function readSheet(flow: SheetFlow, sheet: Worksheet, { date1904 }: Workbook): Oddities {
  const shown = new Map<string, ShownCell>();
  for (const { row, column, value } of sheet.cells) shown.set(`${row}:${column}`, showCell(value, date1904));
  const { cells, covered, mergesUnread } = placeCells(sheet, shown);
  for (const part of partsOf(cells)) {
    if (part.type === 'text') flow.paragraphs(sheet.name, part.cell);
    else flow.grid(sheet.name, part.cells, part.top, part.bottom);
  }
  const oddCells = (oddity: ShownCell['oddity']) =>
    sheet.cells.filter(({ row, column }) => shown.get(`${row}:${column}`)?.oddity === oddity);
  return {
    covered,
    mergesUnread,
    uncalculated: oddCells('uncalculated'),
    pictures: oddCells('picture'),
    dates: severalInRow(oddCells('date')),
    exponents: oddCells('exponent'),
    redNegative: oddCells('red-negative'),
    formatHides: oddCells('format-hides'),
  };
}

/** Days that stand so many in a row are amounts in the format of days. */
const DAYS_IN_ROW = 3;

function severalInRow(cells: readonly SheetCell[]): readonly SheetCell[] {
  return [...Map.groupBy(cells, ({ row }) => row).values()].filter((row) => row.length >= DAYS_IN_ROW).flat();
}

/** Cells with their spans, in row order, then column order; those that lie under a merged area come apart. */
function placeCells(
  sheet: Worksheet,
  shown: ReadonlyMap<string, ShownCell>,
): { readonly cells: readonly PlacedCell[] } & Pick<Oddities, 'covered' | 'mergesUnread'> {
  const filled = sheet.cells.filter(({ row, column }) => shown.get(`${row}:${column}`)?.text.trim() !== '');
  const bottom = filled.reduce((last, { row }) => Math.max(last, row), 0) + MERGE_REACH;
  const right = filled.reduce((last, { column }) => Math.max(last, column), 0) + MERGE_REACH;
  const byRow = Map.groupBy(filled, ({ row }) => row);
  const spans = new Map<string, { readonly rowSpan: number; readonly columnSpan: number }>();
  const hidden = new Set<string>();
  let work = 0;
  for (const merge of sheet.merges) {
    if (work > MERGE_WORK) break;
    const key = `${merge.top}:${merge.left}`;
    if (merge.top > bottom || merge.left > right || spans.has(key)) continue;
    const [last, end] = [Math.min(merge.bottom, bottom), Math.min(merge.right, right)];
    spans.set(key, { rowSpan: last - merge.top + 1, columnSpan: end - merge.left + 1 });
    for (let row = merge.top; row <= last; row += 1) {
      const inRow = byRow.get(row) ?? [];
      work += 1 + inRow.length;
      for (const { column } of inRow) {
        const isFirst = row === merge.top && column === merge.left;
        if (!isFirst && column >= merge.left && column <= end) hidden.add(`${row}:${column}`);
      }
    }
  }
  const cells: PlacedCell[] = [];
  const one = { rowSpan: 1, columnSpan: 1 };
  for (const { row, column } of filled) {
    const key = `${row}:${column}`;
    const { text = '', stored = null } = shown.get(key) ?? {};
    if (!hidden.has(key)) cells.push({ row, column, ...(spans.get(key) ?? one), text, stored });
    spans.delete(key);
  }
  // Blank merged areas stay where something stands beside them: they tell one blank cell from several.
  for (const [key, span] of spans) {
    const [row = 0, column = 0] = key.split(':').map(Number);
    const isBeside = byRow.has(row) && span.rowSpan * span.columnSpan > 1 && column <= right - MERGE_REACH;
    if (isBeside) cells.push({ row, column, ...span, text: '', stored: null });
  }
  return {
    cells: cells.toSorted((a, b) => a.row - b.row || a.column - b.column),
    covered: filled.filter(({ row, column }) => hidden.has(`${row}:${column}`)),
    mergesUnread: work > MERGE_WORK,
  };
}

/** A merged area reaches no further than so many rows or columns beyond the last filled cell. */
const MERGE_REACH = 200;

/** Rows and cells looked at for merged areas; areas that do not overlap, as in every real sheet, stay far below. */
const MERGE_WORK = 5_000_000;
