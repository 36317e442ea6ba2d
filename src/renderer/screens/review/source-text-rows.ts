import { sourceRows } from './source-rows.js';

/** A cell of a shown table row: its text broken into the lines it takes. `field` as places count it. */
type TextCell = {
  readonly field: number;
  readonly pieces: readonly string[];
  readonly text: string;
  readonly isFigure: boolean;
  readonly left: number;
  readonly width: number;
};

/** A row of the structured text. `top` and `height` in px; rows of one source line follow each other. */
export type TextRow = { readonly line: number; readonly top: number; readonly height: number } & (
  | { readonly type: 'words'; readonly text: string; readonly offset: number; readonly isHeading: boolean }
  | { readonly type: 'cells'; readonly cells: readonly TextCell[]; readonly isFirst: boolean }
);

const LINE_HEIGHT = 21;
const CELL_LINE = 19;
const CELL_PADDING = 5;
/** Width of a letter, and what a cell takes beside its letters, in px. */
const EM = 13;
const CELL_MARGIN = 13;
/** Wider cells are broken, narrower columns are not made, in ems. */
const WIDEST = 22;
const NARROWEST = 4;
/** Where the pane scrolls sideways anyway, columns of four letters would only make the rows high. */
const NARROWEST_SCROLLED = 7;

const FIGURE = /^[-+−–—(（]?[\d０-９][\d,.，．０-９]*[)）]?\s*[%％]?$/;

function ems(text: string): number {
  let width = 0;
  for (const character of text) width += character.charCodeAt(0) > 0x2e7f ? 1 : 0.6;
  return width;
}

/** The fields of a table line, or null for running text. Markdown rows count as tables, their rule lines have no fields. */
export function fieldsOf(line: string): readonly string[] | null {
  if (line.includes('\t')) return line.split('\t').map((field) => field.trim());
  const trimmed = line.trim();
  if (trimmed.length < 3 || !trimmed.startsWith('|') || !trimmed.endsWith('|') || trimmed.endsWith('\\|')) return null;
  const fields = trimmed.slice(1, -1).split(/(?<!\\)\|/);
  if (fields.every((field) => /^\s*:?-+:?\s*$/.test(field))) return [];
  return fields.map((field) => field.trim().replaceAll('\\|', '|'));
}

/** What a text takes in a line of its own, in ems. */
function ownWidth(text: string): number {
  return Math.min(ems(text), FIGURE.test(text) ? Infinity : WIDEST);
}

/** Widths of the columns in ems: what they hold, made narrower where words are widest until they fit. */
function columnWidths(rows: readonly (readonly string[])[], room: number): readonly number[] {
  const widths: number[] = [];
  const leastBy = (narrowest: number): readonly number[] => {
    const least: number[] = [];
    for (const fields of rows) {
      fields.forEach((text, column) => {
        const own = ownWidth(text);
        least[column] = Math.max(least[column] ?? 0, FIGURE.test(text) ? own : Math.min(own, narrowest));
      });
    }
    return least;
  };
  for (const fields of rows) {
    fields.forEach((text, column) => {
      widths[column] = Math.max(widths[column] ?? 0, ownWidth(text), 1);
    });
  }
  const narrow = leastBy(NARROWEST);
  const least = narrow.reduce((sum, width) => sum + width, 0) > room ? leastBy(NARROWEST_SCROLLED) : narrow;
  let surplus = widths.reduce((sum, width) => sum + width, 0) - room;
  while (surplus > 0.5) {
    let widest = -1;
    widths.forEach((width, column) => {
      if (width - (least[column] ?? 0) > 0.5 && (widest === -1 || width > (widths[widest] ?? 0))) widest = column;
    });
    if (widest === -1) break;
    const less = Math.min(1, surplus, (widths[widest] ?? 0) - (least[widest] ?? 0));
    widths[widest] = (widths[widest] ?? 0) - less;
    surplus -= less;
  }
  return widths;
}

/**
 * 结构化原文. Lines as rows of known height: runs of tab-separated (or Markdown) lines are tables with columns of one width,
 * the rest is broken into lines of at most `width` px. Every place has a position without anything being measured.
 */
export function textRows(lines: readonly string[], width: number, headings: ReadonlySet<number>): readonly TextRow[] {
  const rows: TextRow[] = [];
  let top = 0;
  const push = (row: Omit<TextRow, 'top'>): void => {
    // The union is closed over here once; every caller gives a whole row.
    rows.push({ ...row, top } as TextRow);
    top += row.height;
  };
  for (let at = 0; at < lines.length;) {
    const run: (readonly string[])[] = [];
    for (let next = at; next < lines.length; next += 1) {
      const fields = fieldsOf(lines[next] ?? '');
      if (fields === null) break;
      run.push(fields);
    }
    if (run.length === 0) {
      const ems = Math.max(20, Math.floor(width / EM));
      for (const { offset, text } of sourceRows([lines[at] ?? ''], ems)) {
        const words = {
          type: 'words',
          line: at + 1,
          offset,
          text,
          height: LINE_HEIGHT,
          isHeading: headings.has(at + 1),
        };
        push(words as Omit<TextRow, 'top'>);
      }
      at += 1;
      continue;
    }
    const columns = run.reduce((most, fields) => Math.max(most, fields.length), 1);
    const widths = columnWidths(run, (width - columns * CELL_MARGIN) / EM);
    run.forEach((fields, index) => push(cellsRow(at + index + 1, fields, widths, index === 0)));
    at += run.length;
  }
  return rows;
}

function cellsRow(
  line: number,
  fields: readonly string[],
  widths: readonly number[],
  isFirst: boolean,
): Omit<TextRow, 'top'> {
  let left = 0;
  const cells = widths.map((own, field): TextCell => {
    const text = fields[field] ?? '';
    const width = Math.ceil(own * EM + CELL_MARGIN);
    const pieces = text === '' ? [] : sourceRows([text], own + 0.1).map((row) => row.text);
    const cell = { field, text, pieces, isFigure: FIGURE.test(text), left, width };
    left += width;
    return cell;
  });
  const most = cells.reduce((sum, { pieces }) => Math.max(sum, pieces.length), fields.length === 0 ? 0 : 1);
  const row = { type: 'cells', line, cells, isFirst, height: most * CELL_LINE + CELL_PADDING };
  return row as Omit<TextRow, 'top'>;
}

/** Rows in view, by binary search: rows are in order of `top`. */
export function rowsInView(rows: readonly TextRow[], top: number, bottom: number): readonly TextRow[] {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = rows[middle];
    if (row !== undefined && row.top + row.height <= top) low = middle + 1;
    else high = middle;
  }
  const shown: TextRow[] = [];
  for (let at = low; at < rows.length; at += 1) {
    const row = rows[at];
    if (row === undefined || row.top >= bottom) break;
    shown.push(row);
  }
  return shown;
}
