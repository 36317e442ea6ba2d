import type { MoneyUnit, Reading } from '../amount/index.js';
import type { Column, Defect, Measure, Table, TableKind } from '../disclosure/index.js';
import { TABLE_KIND_NAMES } from '../disclosure/index.js';
import { alignRow, type AlignedRow } from './align.js';
import { withWholeLabels } from './broken-labels.js';
import { unitInHeader } from './caption.js';
import { columnsByBody } from './body-columns.js';
import { columnsFrom } from './columns.js';
import { columnsOfForm } from './form-indicators.js';
import { FORM_COLUMN, formColumns, isForm } from './forms.js';
import { filled, type Grid } from './grid.js';
import { readHeader, isNumbering, type HeaderColumn } from './header.js';
import { headerScore, isVague, kindsOfHeader } from './kinds.js';
import type { Piece } from './layout.js';
import { measureOf } from './measures.js';
import { alignPerformanceRow } from './performance-row.js';
import { rowsFrom } from './rows.js';
import { continues, headerVariants, sameHeader } from './stitch.js';
import { displacedHeadings, nameOf, unknownHeader, unreadableCells } from './table-defects.js';
import type { TableDraft } from './table-draft.js';
import { projectNames, rebuilt } from './torn-table.js';
import { plain, squeeze } from './words.js';

/** More cells than any disclosure has; beyond this the table is not opened. */
const CELL_LIMIT = 2_000_000;

/**
 * Turns captioned pieces into tables, joining continuation pages. What cannot be read becomes a defect. `quotedNames` are
 * gives the names the running text puts in quotation marks: projects among them are known again in torn tables.
 */
export function tablesFrom(
  pieces: readonly Piece[],
  knownNames: readonly string[] = [],
  quotedNames: () => readonly string[] = () => [],
): {
  readonly tables: readonly Table[];
  readonly defects: readonly Defect[];
} {
  const defects: Defect[] = [];
  const drafts: TableDraft[] = [];
  for (const piece of pieces) {
    const previous = before(piece, drafts[drafts.length - 1]);
    const names = (): readonly string[] => [...quotedNames(), ...projectNames(drafts)];
    const grid = piece.grid ?? rebuilt(piece, knownNames, names, defects);
    if (grid === null) {
      drafts.push(withoutGrid(piece));
      continue;
    }
    const opened = openPiece({ ...piece, grid, unreadLines: [] }, grid, previous, defects);
    if (opened === null) continue;
    if (previous !== undefined && continues(previous, opened)) {
      previous.rows.push(...opened.rows);
      previous.parts += 1;
      previous.variants = [...(previous.variants ?? []), ...headerVariants(previous, opened)];
      previous.note = opened.note ?? previous.note;
      continue;
    }
    drafts.push(opened);
  }
  const counts = new Map<TableKind, number>();
  const certain = new Set(drafts.flatMap(({ kind, alternatives }) => (alternatives.length === 0 ? [kind] : [])));
  const settled = withoutMisfits(drafts, defects);
  const tables = settled.map((found) => {
    // A title of its own beside the table of that very kind: it is another table.
    const isOther = found.kind === 'other' && found.piece.caption.title !== null;
    const alternatives = isOther ? found.alternatives.filter((kind) => !certain.has(kind)) : found.alternatives;
    const draft = { ...found, alternatives };
    const count = (counts.get(draft.kind) ?? 0) + 1;
    counts.set(draft.kind, count);
    return finish(draft, count === 1 ? draft.kind : `${draft.kind}#${count}`, defects);
  });
  return { tables, defects };
}

/**
 * The table before, where the piece may belong to it: no table goes on to another worksheet unless its title says so, or
 * repeats the number of the table as well as its name.
 */
function before(piece: Piece, last: TableDraft | undefined): TableDraft | undefined {
  const { title } = piece.caption;
  if (title?.continued === true || last?.piece.at.sheet === piece.at.sheet) return last;
  const number = title?.printedNumber ?? null;
  const above = last?.piece.caption.title?.printedNumber ?? null;
  return number !== null && above !== null && plain(number) === plain(above) ? last : undefined;
}

/**
 * A title may name a kind that its columns do not have, beside the table that has them: 「部门预算基本支出预算表」 by units beside
 * 「一般公共预算基本支出表」 by items. What two tables of one kind would leave undecided is then no question.
 */
function withoutMisfits(drafts: readonly TableDraft[], defects: Defect[]): readonly TableDraft[] {
  const score = ({ kind, columns }: TableDraft): number | null =>
    headerScore(
      kind,
      columns.map(({ measure }) => measure),
    );
  const whole = new Set(drafts.filter((draft) => (score(draft) ?? 0) >= 0.75).map(({ kind }) => kind));
  return drafts.map((draft) => {
    const own = score(draft);
    const isMisfit = own !== null && own < 0.5 && draft.columns.length > 0 && whole.has(draft.kind);
    if (!isMisfit && !isListOfItems(draft)) return draft;
    const doubt = defects.findIndex(({ code, at }) => code === 'table.header-unknown' && at === draft.piece.at);
    if (doubt >= 0) defects.splice(doubt, 1);
    return { ...draft, kind: 'other' };
  });
}

/** 「项目支出表（按支出经济分类科目）」: project spending by economic items, without any project. */
function isListOfItems({ kind, columns }: TableDraft): boolean {
  const has = (pattern: RegExp): boolean => columns.some(({ measure }) => pattern.test(measure));
  return kind === 'project-expenditure' && has(/^economic\./) && !has(/^project\.(?:name|code)$/) && !has(/^function/);
}

function withoutGrid(piece: Piece): TableDraft {
  const { caption } = piece;
  return {
    piece,
    kind: caption.title?.kind ?? 'other',
    alternatives: [],
    header: [],
    columns: [],
    rows: [],
    moneyUnit: caption.moneyUnit,
    moneyUnitAt: caption.moneyUnitAt,
    note: piece.note,
    parts: 1,
  };
}

function openPiece(piece: Piece, grid: Grid, previous: TableDraft | undefined, defects: Defect[]): TableDraft | null {
  const header = readHeader(grid);
  const titleKind = piece.caption.title?.kind ?? 'other';
  if (header.columns.length * grid.rows.length > CELL_LIMIT) {
    defects.push({
      code: 'table.too-large',
      message: `${nameOf(piece)}的行列数超出可读取的范围，未参与核对；请核对文件内容。`,
      at: piece.at,
    });
    return null;
  }
  if (isForm(titleKind, header, grid)) return formOf(piece, grid, titleKind, 0);
  const isFormPage =
    piece.caption.title === null && previous !== undefined && previous.header[0]?.path[0] === FORM_COLUMN;
  if (isFormPage && grid.columnCount === previous.piece.grid?.columnCount) {
    return formOf(piece, grid, previous.kind, previous.columns.length);
  }
  if (
    header.columns.length === 0 &&
    piece.caption.title === null &&
    previous !== undefined &&
    canCarry(previous, grid)
  ) {
    return bodyOf(piece, grid, 0, previous.kind, [], previous.header, previous.columns, previous, defects);
  }
  const untitled = piece.caption.title === null;
  const sameAsBefore = untitled && previous !== undefined && sameHeader(previous.header, header.columns);
  const { kind, alternatives } = sameAsBefore
    ? { kind: previous.kind, alternatives: previous.alternatives }
    : decideKind(titleKind, header.columns, !untitled);
  const moneyUnit = piece.caption.moneyUnit ?? unitOfHeader(header.columns);
  const columns = columnsFrom(header.columns, kind, moneyUnit);
  if (columns.length === 0 || header.rowCount === 0) {
    defects.push({
      code: 'table.header-unread',
      message: `${nameOf(piece)}没有可识别的表头，其中的数字未参与核对；请核对原表。`,
      at: piece.at,
    });
  } else if (piece.isAdjoining && untitled && kind === 'other' && alternatives.length === 0) {
    defects.push({
      code: 'table.page-unread',
      message: `${nameOf(previous?.piece ?? piece)}之后的一张表格没有名称，可能是它的续页，但列与上一页对不上，其中的数字未参与核对；请核对原件。`,
      at: piece.at,
    });
  } else if (!sameAsBefore) {
    checkKind(piece, kind, columns, alternatives, defects);
  }
  return bodyOf(piece, grid, header.rowCount, kind, alternatives, header.columns, columns, null, defects);
}

/** A money unit that all amount headers of the table name themselves, for tables without a unit line. */
function unitOfHeader(columns: readonly HeaderColumn[]): MoneyUnit | null {
  const units = new Set(columns.flatMap(({ path }) => path.map(unitInHeader)).filter((unit) => unit !== null));
  return units.size === 1 ? ([...units][0] ?? null) : null;
}

/** A grid without header carries on the table before it where it is no wider. */
function canCarry(previous: TableDraft, grid: Grid): boolean {
  if (previous.columns.length === 0) return false;
  const width = Math.max(0, ...grid.rows.map((row) => (filled(row).at(-1)?.column ?? -1) + 1));
  const last = previous.header[previous.header.length - 1]?.fields.at(-1) ?? -1;
  return width > 1 && width <= last + 1 && width * 2 > last + 1;
}

function decideKind(
  titleKind: TableKind,
  header: readonly HeaderColumn[],
  titled: boolean,
): { readonly kind: TableKind; readonly alternatives: readonly TableKind[] } {
  if (titleKind !== 'other') return { kind: titleKind, alternatives: [] };
  const candidates = new Set<TableKind>();
  // Beside a title that names none of them, columns that many tables have say nothing.
  for (const kind of Object.keys(TABLE_KIND_NAMES) as TableKind[]) {
    const measures: readonly Measure[] = header.map(({ path }) => measureOf(path, kind));
    if (!(titled && isVague(kind)) && kindsOfHeader(measures).includes(kind)) candidates.add(kind);
  }
  const [only] = candidates;
  if (!titled && candidates.size === 1 && only !== undefined) return { kind: only, alternatives: [] };
  return { kind: 'other', alternatives: [...candidates] };
}

function checkKind(
  piece: Piece,
  kind: TableKind,
  columns: readonly Column[],
  alternatives: readonly TableKind[],
  defects: Defect[],
): void {
  const unknown = unknownHeader(nameOf(piece), kind, columns, piece.at);
  if (unknown !== null) {
    defects.push(unknown);
  } else if (kind === 'other' && alternatives.length > 1 && piece.caption.title === null) {
    const names = alternatives.map((alternative) => TABLE_KIND_NAMES[alternative]).join('、');
    defects.push({
      code: 'table.kind-ambiguous',
      message: `一张未标明名称的表格可能是${names}，未能确定；请指定表种。`,
      at: piece.at,
    });
  }
}

function bodyOf(
  piece: Piece,
  grid: Grid,
  from: number,
  kind: TableKind,
  alternatives: readonly TableKind[],
  header: readonly HeaderColumn[],
  columns: readonly Column[],
  carried: TableDraft | null,
  defects: Defect[],
): TableDraft {
  const headerTexts = new Set(grid.rows.slice(0, from).map(rowText));
  const performance = kind === 'project-performance' && grid.spans === 'lost';
  const rows: AlignedRow[] = [];
  for (let index = from; index < grid.rows.length; index += 1) {
    const row = grid.rows[index];
    if (row === undefined || filled(row).length === 0) continue;
    // A header printed again inside one grid is a page break.
    if (filled(row).length > 1 && (headerTexts.has(rowText(row)) || (rows.length === 0 && isNumbering(row)))) continue;
    const aligned = performance
      ? alignPerformanceRow(grid, index, header, columns)
      : alignRow(grid, index, header, columns, from);
    rows.push(aligned);
    if (!aligned.certain && columns.length > 0) {
      defects.push({
        code: 'table.row-ambiguous',
        message: `${nameOf(carried?.piece ?? piece)}中有一行的内容与表头各列对不上，列位置不能确定；请核对原表。`,
        at: aligned.at,
      });
    }
  }
  return {
    piece,
    kind,
    alternatives,
    header,
    columns,
    rows,
    moneyUnit: piece.caption.moneyUnit ?? carried?.moneyUnit ?? unitOfHeader(header),
    moneyUnitAt: piece.caption.moneyUnitAt,
    note: piece.note,
    parts: 1,
  };
}

function rowText(row: Grid['rows'][number]): string {
  return filled(row)
    .map(({ text }) => squeeze(text))
    .join('\t');
}

/** A form: every printed row is a body row, columns are positions. */
function formOf(piece: Piece, grid: Grid, kind: TableKind, atLeast: number): TableDraft {
  const { header, columns, moneyUnit } = formColumns(grid, piece.caption.moneyUnit, atLeast);
  const rows = grid.rows
    .map((row, index) => ({ row, index }))
    .filter(({ row }) => filled(row).length > 0)
    .map(({ index }) => ({ ...alignRow(grid, index, header, columns, 0), certain: true }));
  return {
    piece,
    kind,
    alternatives: [],
    header,
    columns,
    rows,
    moneyUnit,
    moneyUnitAt: piece.caption.moneyUnitAt,
    note: piece.note,
    parts: 1,
  };
}

function isFigure({ state }: Reading): boolean {
  return state === 'number' || state === 'unreadable';
}

function isZeroReading(reading: Reading): boolean {
  return reading.state === 'number' && !/[1-9]/.test(reading.amount.value);
}

function finish(draft: TableDraft, id: string, defects: Defect[]): Table {
  const columns = columnsOfForm(draft.kind, columnsByBody(draft.columns, draft.rows), draft.rows);
  const { rows, isTree } = rowsFrom(draft.kind, columns, withWholeLabels(draft.kind, columns, draft.rows));
  const title = draft.piece.caption.title;
  const figures = rows.flatMap(({ cells }) => cells.filter(({ reading }) => isFigure(reading)));
  defects.push(...unreadableCells(nameOf(draft.piece), rows));
  defects.push(...displacedHeadings(nameOf(draft.piece), columns, draft.piece.at));
  // What could not be read is not empty: there may be figures in it.
  const isUnread =
    draft.piece.unreadLines.length > 0 || draft.piece.isMissing || (columns.length === 0 && draft.rows.length > 0);
  const isEmpty = figures.length === 0 && !isUnread;
  // A table of zeros says what an empty one says, and may be explained in the same way.
  const isZero = figures.length > 0 && figures.every(({ reading }) => isZeroReading(reading));
  return {
    id,
    kind: draft.kind,
    alternatives: draft.alternatives,
    printedNumber: title?.printedNumber ?? null,
    title: title?.text ?? '',
    moneyUnit: draft.moneyUnit,
    moneyUnitAt: draft.moneyUnitAt,
    parts: draft.parts,
    columns,
    rows,
    isTree,
    isEmpty,
    emptyNote: isEmpty || isZero ? draft.note : null,
    at: draft.piece.at,
    ...(draft.variants === undefined || draft.variants.length === 0 ? {} : { headerVariants: draft.variants }),
  };
}
