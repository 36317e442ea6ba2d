import type { MoneyUnit } from '../amount/index.js';
import type { Block, ParagraphBlock, Place } from '../disclosure/index.js';
import { isUnitRest, isYearLine, readCaptionLine } from './caption.js';
import { beginsText, entryWords, isContentsEntry, isContentsGrid, isContentsHeading } from './contents.js';
import { namesIndicators } from './dump/index.js';
import { findNote } from './find-note.js';
import { openGrid, stackGrids, type Grid } from './grid.js';
import { hasBody } from './header.js';
import { isSureHeading, readHeading } from './headings.js';
import { textsAndGrids, type Element, type TextElement } from './elements.js';
import { proseStart } from './prose.js';
import { coreOf, readNumberLine, readSheetName, type Title } from './title.js';
import { isCaptioned, titleAt } from './title-place.js';
import { plain, squeeze } from './words.js';

/** What stands above a table. */
type Caption = {
  readonly title: Title | null;
  readonly titleAt: Place | null;
  readonly moneyUnit: MoneyUnit | null;
  readonly moneyUnitAt: Place | null;
};

/** One piece of a table in the order of the document: its caption, its grid, and what stands below it. */
export type Piece = {
  readonly caption: Caption;
  readonly grid: Grid | null;
  readonly at: Place;
  /** True where nothing stands between this grid and the one before: it may be its next page. */
  readonly isAdjoining: boolean;
  /** Lines below (or, without a grid, behind the caption) that explain an empty table. */
  readonly note: string | null;
  /** Lines that belong to the table and could not be read as a grid. */
  readonly unreadLines: readonly ParagraphBlock[];
  /** True where running text follows the title and nothing says that the table is empty: its rows were not read. */
  readonly isMissing: boolean;
};

/** A name printed as 「编制单位：」 above a table. */
type EntityLine = { readonly name: string; readonly at: Place };

/** The document taken apart. */
export type Layout = {
  readonly pieces: readonly Piece[];
  /** Everything that is not a table, a caption, a note or a table of contents. */
  readonly narrative: readonly ParagraphBlock[];
  readonly entityLines: readonly EntityLine[];
  /** Lines that repeat the title below them, and years on a line of their own between title and table. */
  readonly titleLines: readonly ParagraphBlock[];
  /** Where the table of contents begins, if there is one. */
  readonly contentsAt: Place | null;
};

type OpenCaption = {
  title: Title | null;
  titleAt: Place | null;
  moneyUnit: MoneyUnit | null;
  moneyUnitAt: Place | null;
  /** Text between caption and whatever comes next. */
  texts: TextElement[];
};

type Scan = {
  readonly pieces: Piece[];
  readonly narrative: ParagraphBlock[];
  readonly entityLines: EntityLine[];
  readonly titleLines: ParagraphBlock[];
  open: OpenCaption | null;
  /** Printed number on a line of its own, waiting for its title. */
  number: { readonly text: string; readonly at: Place } | null;
  /** Texts behind the last grid. */
  behind: TextElement[];
  /** A heading has been read since the last table: what follows is narrative and explains no empty table. */
  inNarrative: boolean;
  insideContents: boolean;
  readonly contents: Set<string>;
  /** Titles seen one after the other without anything between them: a list of tables, not tables. */
  bareRun: number;
  contentsAt: Place | null;
  /** Worksheet that is being read, and whether a table on it has a title or a grid already; null outside of workbooks. */
  sheet: { readonly name: string; isNamed: boolean } | null;
};

/** How many lines behind a table may explain that it is empty. */
const NOTE_REACH = 8;

/** Takes a document apart into captioned grids and narrative. Linear in the number of blocks. */
export function layOut(blocks: readonly Block[]): Layout {
  const elements = textsAndGrids(blocks, openGrid);
  const scan: Scan = {
    pieces: [],
    narrative: [],
    entityLines: [],
    titleLines: [],
    open: null,
    number: null,
    behind: [],
    inNarrative: false,
    insideContents: false,
    contents: new Set(),
    bareRun: 0,
    contentsAt: null,
    sheet: null,
  };
  for (let index = 0; index < elements.length;) {
    const element = elements[index];
    if (element === undefined) break;
    enterSheet(scan, element);
    index += element.type === 'grid' ? takeGrid(scan, element.grid) : takeText(scan, elements, index, element);
  }
  closeCaption(scan, true);
  closeBehind(scan);
  const { pieces, narrative, entityLines, titleLines, contentsAt } = scan;
  return { pieces, narrative, entityLines, titleLines, contentsAt };
}

/** Another worksheet is another page for good: no caption, note or table goes on from one to the next. */
function enterSheet(scan: Scan, element: Element): void {
  const { sheet } = element.type === 'grid' ? element.grid.at : element.block.at;
  if (sheet === scan.sheet?.name) return;
  closeCaption(scan, false);
  closeBehind(scan);
  scan.number = null;
  scan.insideContents = false;
  scan.inNarrative = false;
  scan.bareRun = 0;
  scan.sheet = sheet === undefined ? null : { name: sheet, isNamed: false };
}

/** The title that the name of the worksheet gives its first table, where the sheet itself prints none. */
function titleOfSheet(scan: Scan, caption: OpenCaption | null): Pick<Caption, 'title' | 'titleAt'> {
  const own = { title: caption?.title ?? null, titleAt: caption?.titleAt ?? null };
  if (scan.sheet === null) return own;
  const isNamed = scan.sheet.isNamed;
  scan.sheet.isNamed = true;
  if (isNamed || own.title !== null) return own;
  return { title: readSheetName(scan.sheet.name), titleAt: null };
}

function takeGrid(scan: Scan, grid: Grid): number {
  if (isContentsGrid(grid, scan.insideContents)) {
    for (const row of grid.rows) scan.contents.add(entryWords(row.fields[0] ?? ''));
    return 1;
  }
  const upper = scan.open === null && scan.number === null && scan.behind.length === 0 ? headerAbove(scan) : null;
  if (upper !== null) {
    const whole = upper.grid.columnCount === grid.columnCount ? stackGrids(upper.grid, grid) : grid;
    scan.pieces[scan.pieces.length - 1] = { ...upper.piece, grid: whole };
    return 1;
  }
  const isAdjoining = scan.open === null && scan.behind.length === 0 && isSameSheet(scan, grid.at);
  closeBehind(scan);
  const caption = scan.open;
  scan.open = null;
  scan.number = null;
  scan.insideContents = false;
  scan.inNarrative = false;
  scan.bareRun = 0;
  // What stands between caption and grid and is not part of the caption stays narrative.
  if (caption !== null) for (const text of caption.texts) scan.narrative.push(text.block);
  scan.pieces.push({
    caption: {
      ...titleOfSheet(scan, caption),
      moneyUnit: caption?.moneyUnit ?? null,
      moneyUnitAt: caption?.moneyUnitAt ?? null,
    },
    grid,
    at: grid.at,
    isAdjoining,
    note: null,
    unreadLines: [],
    isMissing: false,
  });
  return 1;
}

/** True where there is a piece before a place, and it stands on the same worksheet. */
function isSameSheet(scan: Scan, at: Place): boolean {
  const before = scan.pieces[scan.pieces.length - 1];
  return before !== undefined && before.at.sheet === at.sheet;
}

/** The piece right above, where it is a titled header that the end of a page parted from its body. */
function headerAbove(scan: Scan): { readonly piece: Piece; readonly grid: Grid } | null {
  const piece = scan.pieces[scan.pieces.length - 1];
  if (piece === undefined || piece.at.sheet !== scan.sheet?.name) return null;
  if (piece.grid === null || piece.caption.title === null || piece.note !== null) return null;
  return piece.grid.spans === 'exact' && !hasBody(piece.grid) ? { piece, grid: piece.grid } : null;
}

function takeText(scan: Scan, elements: readonly Element[], index: number, element: TextElement): number {
  const text = element.block.text;
  if (isContentsHeading(text)) {
    closeCaption(scan, false);
    closeBehind(scan);
    scan.insideContents = true;
    scan.contentsAt ??= element.block.at;
    return 1;
  }
  if (scan.insideContents || (scan.open === null && isContentsEntry(text) && readHeading(text) !== null)) {
    if (!isCaptioned(elements, index) && stillContents(scan, text)) return 1;
    scan.insideContents = false;
  }
  const titled = titleAt(elements, index, scan.number !== null);
  if (titled !== null) return takeTitle(scan, titled.title, element, titled.length);
  const number = readNumberLine(text);
  if (number !== null) return takeNumber(scan, number, text, element);
  const caption = takeCaptionLine(scan, elements, index, element);
  if (caption > 0) return caption;
  if (isYearLine(text) && scan.open !== null && scan.open.texts.length === 0) {
    scan.titleLines.push(element.block);
    return 1;
  }
  const heading = readHeading(text, element.block.headingLevel);
  if (heading !== null && (scan.open === null || isSureHeading(text, heading))) {
    closeCaption(scan, true);
    closeBehind(scan);
    scan.inNarrative = true;
    scan.narrative.push(element.block);
    return 1;
  }
  if (scan.open !== null) scan.open.texts.push(element);
  else if (isSameSheet(scan, element.block.at) && !scan.inNarrative) scan.behind.push(element);
  else scan.narrative.push(element.block);
  return 1;
}

/** Inside a table of contents: remembers entries; false at the first line that is not one any more. */
function stillContents(scan: Scan, text: string): boolean {
  const words = entryWords(text);
  if (isContentsEntry(text)) {
    scan.contents.add(words);
    return true;
  }
  if (!scan.insideContents || scan.contents.has(plain(text)) || beginsText(words, scan.contents)) return false;
  if (readCaptionLine(text) !== null || squeeze(text).length > 60 || /[。；]/.test(text)) return false;
  scan.contents.add(words);
  return true;
}

function takeTitle(scan: Scan, title: Title, element: TextElement, length: number): number {
  closeBehind(scan);
  const before = scan.open;
  const heading = before !== null && announces(before, title) ? before : null;
  if (heading === null) closeCaption(scan, false);
  else if (heading.title !== null && heading.titleAt !== null) {
    scan.titleLines.push({ type: 'paragraph', text: heading.title.text, at: heading.titleAt });
  }
  const number = title.printedNumber ?? scan.number?.text ?? heading?.title?.printedNumber ?? null;
  scan.open = {
    title: { ...title, printedNumber: number },
    titleAt: element.block.at,
    moneyUnit: heading?.moneyUnit ?? null,
    moneyUnitAt: heading?.moneyUnitAt ?? null,
    texts: [],
  };
  const behindTitle = readCaptionLine(element.block.text);
  if (behindTitle?.moneyUnit !== null && behindTitle?.moneyUnit !== undefined) {
    scan.open.moneyUnit = behindTitle.moneyUnit;
    scan.open.moneyUnitAt = element.block.at;
  }
  scan.number = null;
  return length;
}

/** True where the open caption is only the heading above the title: 「3.2025年部门支出总表」, then the title itself. */
function announces(open: OpenCaption, title: Title): boolean {
  if (open.title === null || open.texts.length > 0 || open.title.kind !== title.kind) return false;
  return title.kind !== 'other' || coreOf(open.title.text) === coreOf(title.text);
}

function takeNumber(scan: Scan, number: string, text: string, element: TextElement): number {
  const open = scan.open;
  if (
    open?.title !== null &&
    open?.title !== undefined &&
    open.title.printedNumber === null &&
    open.texts.length === 0
  ) {
    open.title = { ...open.title, printedNumber: number };
  } else {
    scan.number = { text: number, at: element.block.at };
  }
  const unit = readCaptionLine(text);
  if (unit?.moneyUnit !== null && unit?.moneyUnit !== undefined && open !== null && open.moneyUnit === null) {
    open.moneyUnit = unit.moneyUnit;
    open.moneyUnitAt = element.block.at;
  }
  return 1;
}

/** Takes a money-unit or 编制单位 line. Returns how many elements it used, 0 where it is something else. */
function takeCaptionLine(scan: Scan, elements: readonly Element[], index: number, element: TextElement): number {
  const line = readCaptionLine(element.block.text);
  if (line === null) return 0;
  if (line.entity !== null) scan.entityLines.push({ name: line.entity, at: element.block.at });
  if (line.moneyUnit === null) return 1;
  closeBehind(scan);
  scan.open ??= { title: null, titleAt: null, moneyUnit: null, moneyUnitAt: null, texts: [] };
  // The nearest above the header holds.
  scan.open.moneyUnit = line.moneyUnit;
  scan.open.moneyUnitAt = element.block.at;
  const next = elements[index + 1];
  return line.cut && next?.type === 'text' && isUnitRest(next.block.text) ? 2 : 1;
}

/** Ends a caption that found no grid. With words for it, it is a table without columns; else it was only a line. */
function closeCaption(scan: Scan, byHeading: boolean): void {
  const caption = scan.open;
  scan.open = null;
  if (caption === null) return;
  const end = proseStart(caption.texts.map(({ block }) => block.text));
  const open = { ...caption, texts: caption.texts.slice(0, end) };
  takeWhatStandsBelow(scan, open, byHeading, end < caption.texts.length);
  // A table that is missing (an image, an attachment) does not swallow the explanations behind its title.
  for (const text of caption.texts.slice(end)) scan.narrative.push(text.block);
}

function takeWhatStandsBelow(scan: Scan, open: OpenCaption, byHeading: boolean, isBeforeProse: boolean): void {
  const note = findNote(open.texts);
  const figures = open.texts.filter((text) => /\d\.\d/.test(text.block.text)).length;
  const torn =
    isTorn(open.texts) || (isPerformance(open.title) && namesIndicators(open.texts.map(({ block }) => block)));
  const bare = note === null && open.moneyUnit === null && figures < 2 && !torn;
  if (open.title === null || (bare && (open.title.printedNumber === null || byHeading || scan.bareRun > 0))) {
    scan.bareRun += open.title === null ? 0 : 1;
    for (const text of open.texts) scan.narrative.push(text.block);
    return;
  }
  scan.bareRun = bare ? scan.bareRun + 1 : 0;
  const unread = open.texts.filter((text) => !(note?.used.has(text) ?? false));
  const isContent = figures >= 2 || (note === null && (torn || unread.length > 2));
  // The torn header of an empty table says nothing that its note does not.
  if (!isContent && !torn) for (const text of unread) scan.narrative.push(text.block);
  scan.pieces.push({
    caption: open,
    grid: null,
    at: open.titleAt ?? { line: 1 },
    isAdjoining: false,
    note: note?.text ?? null,
    unreadLines: isContent ? unread.map((text) => text.block) : [],
    isMissing: isBeforeProse && note === null,
  });
}

function isPerformance(title: Title | null): boolean {
  return title !== null && /performance/.test(title.kind);
}

/** Many short lines that are no sentences: the cells of a table, one below the other. */
function isTorn(texts: readonly TextElement[]): boolean {
  const short = texts.filter(({ block }) => squeeze(block.text).length <= 14 && !/[。；]/.test(block.text)).length;
  return short >= 8 && short * 3 >= texts.length * 2;
}

/** Ends the text behind a grid: a note goes to the table, the rest is narrative. */
function closeBehind(scan: Scan): void {
  const behind = scan.behind;
  if (behind.length === 0) return;
  scan.behind = [];
  const note = findNote(behind.slice(0, NOTE_REACH));
  const last = scan.pieces[scan.pieces.length - 1];
  if (note !== null && last !== undefined) scan.pieces[scan.pieces.length - 1] = { ...last, note: note.text };
  for (const text of behind) if (!(note?.used.has(text) ?? false)) scan.narrative.push(text.block);
}
