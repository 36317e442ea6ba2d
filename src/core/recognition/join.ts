import type { Block, BlockCell, GridBlock, ParagraphBlock } from '../disclosure/index.js';
import { readCaptionLine } from './caption.js';
import { isContentsGrid, isContentsHeading } from './contents.js';
import { isEmptyNote, isLabelledNote } from './empty-note.js';
import type { Grid, GridRow } from './grid.js';
import { beginsWithBody, hasBody, repeatsHeader } from './header.js';
import { readNumberLine, readTitle, startsWithNumber } from './title.js';
import { isTotalLabel, squeeze } from './words.js';

/** Lines of one field between tabbed lines; longer runs are text. */
const MOST_STRAY = 8;

/** Grids that belong together, while they are collected. */
type Collector = { parts: Grid[]; seenBody: boolean };

/**
 * Puts together what a dump of lines took apart: rows with blank lines between them, and rows that lost their tabs
 * because only the first field was filled. Everything else stays as it is.
 */
export function joinTorn(
  blocks: readonly Block[],
  open: (block: GridBlock) => Grid,
): readonly (Grid | ParagraphBlock)[] {
  const joined: (Grid | ParagraphBlock)[] = [];
  const collector: Collector = { parts: [], seenBody: false };
  const close = (): void => {
    const [first] = collector.parts;
    if (first !== undefined) joined.push(collector.parts.length === 1 ? first : joinGrids(collector.parts));
    collector.parts = [];
    collector.seenBody = false;
  };
  for (let index = 0; index < blocks.length; index += 1) {
    const block = blocks[index];
    if (block === undefined) break;
    if (block.type === 'grid') {
      const grid = open(block);
      if (collector.parts.length > 0 && !goesOn(collector, grid)) close();
      collector.parts.push(grid);
      collector.seenBody ||= hasBody(grid);
      continue;
    }
    const stray = strayRows(collector.parts, blocks, index);
    if (stray !== null) {
      collector.parts.push(stray);
      collector.seenBody = true;
      index += stray.rows.length - 1;
      continue;
    }
    close();
    joined.push(block);
  }
  close();
  return joined;
}

/**
 * Grids that follow each other without any text are one where the first is only a header so far, or the second goes on in
 * the middle of a body. A second header is a new page.
 */
function goesOn({ parts, seenBody }: Collector, next: Grid): boolean {
  const [first] = parts;
  const before = parts[parts.length - 1];
  if (first === undefined || before === undefined || before.spans !== 'lost' || next.spans !== 'lost') return false;
  const from = before.at.endLine ?? before.at.line;
  const to = next.at.line;
  if (from === undefined || to === undefined || to - from > 3) return false;
  // Right below each other: only rows without tabs can have parted them.
  if (to - from === 1) return true;
  if (isContentsGrid(before, false) || isContentsGrid(next, false)) return false;
  if (!seenBody || beginsWithBody(next)) return true;
  // One row that could be either: as wide as the table and not its header, it is a row of it.
  return next.rows.length === 1 && next.columnCount === first.columnCount && !repeatsHeader(first, next.rows[0]);
}

function joinGrids(parts: readonly Grid[]): Grid {
  const [first] = parts;
  const last = parts[parts.length - 1];
  const endLine = last?.at.endLine ?? last?.at.line;
  const at = { ...first?.at, ...(endLine === undefined ? {} : { endLine }) };
  const columnCount = Math.max(...parts.map((part) => part.columnCount));
  // Only grids with lost spans are joined: no position is covered by a span.
  return { rows: parts.flatMap(({ rows }) => rows), spans: 'lost', at, covered: new Map(), columnCount };
}

/**
 * Lines without tabs right between lines with tabs: rows whose only field is the first. Null where a line says that the
 * table ended: a title, a unit, a note, a sentence.
 */
function strayRows(parts: readonly Grid[], blocks: readonly Block[], index: number): Grid | null {
  const before = parts[parts.length - 1];
  let line = before?.at.endLine ?? before?.at.line;
  if (before === undefined || before.spans !== 'lost' || line === undefined) return null;
  const rows: GridRow[] = [];
  for (let next = index; next < blocks.length && rows.length <= MOST_STRAY; next += 1) {
    const block = blocks[next];
    if (block === undefined || block.at.line !== line + 1) break;
    if (block.type === 'grid') return block.spans === 'lost' && rows.length > 0 ? gridOf(rows) : null;
    if (!isStray(block)) return null;
    rows.push(rowOf(block));
    line = block.at.line;
  }
  // At the end of a table only a total or a year is known to be a row.
  const [first] = rows;
  const text = first?.fields[0] ?? '';
  return first !== undefined && (isTotalLabel(text) || /^(?:19|20)\d\d$/.test(text)) ? gridOf([first]) : null;
}

function isStray({ text, headingLevel }: ParagraphBlock): boolean {
  const words = squeeze(text);
  // Nothing stands between rows without a blank line but rows – a form may even have a sentence in one – and page numbers.
  if (headingLevel !== undefined || words.length > 400 || isContentsHeading(text)) return false;
  if (/^(?:[-–—]?\d{1,4}[-–—]?|第\d{1,3}页.*)$/.test(words) && !/^(?:19|20)\d\d$/.test(words)) return false;
  if (isEmptyNote(text) || isLabelledNote(text) || startsWithNumber(text)) return false;
  return readTitle(text) === null && readCaptionLine(text) === null && readNumberLine(text) === null;
}

function rowOf({ text, at }: ParagraphBlock): GridRow {
  const cell: BlockCell = { row: 0, column: 0, rowSpan: 1, columnSpan: 1, text, at: { ...at, field: 0 } };
  return { fields: [text], cells: [cell], at };
}

function gridOf(rows: readonly GridRow[]): Grid {
  const at = { ...rows[0]?.at, ...(rows.length > 1 ? { endLine: rows[rows.length - 1]?.at.line ?? 0 } : {}) };
  return { rows, spans: 'lost', at, covered: new Map(), columnCount: 1 };
}
