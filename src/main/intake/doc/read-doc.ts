import type { Block, Defect } from '../../../core/disclosure/index.js';
import { openCompound } from '../compound-file.js';
import { Numberings, type NumberingDefinitions } from '../docx/numbering.js';
import { pageWordsDefects } from '../docx/page-words.js';
import { Troubles } from '../docx/troubles.js';
import { Flow } from '../flow.js';
import { writeStory, type Story } from '../story.js';
import { characterMarks } from './character-properties.js';
import { readFib, type Extent, type Fib } from './fib.js';
import { characterRuns, paragraphRuns, runAt, type FormattedRun } from './formatted-pages.js';
import { readLists } from './lists.js';
import { changedBy, changedShortly, type ParagraphProperties } from './paragraph-properties.js';
import { paragraphsIn, type DocContext } from './paragraphs.js';
import { readPieces, textOf, type Piece } from './pieces.js';
import { readShapes, type Shapes } from './shapes.js';
import { paragraphStyles } from './styles.js';
import { storyOf } from './tables.js';

/** What reading a binary Word document gives. */
export type DocRead =
  | {
      readonly ok: true;
      readonly blocks: readonly Block[];
      readonly defects: readonly Defect[];
      readonly lines: readonly string[];
    }
  | { readonly ok: false; readonly reason: 'damaged' | 'encrypted' | 'too-old' };

/**
 * 读取 Word 97 文档 (.doc) and what WPS writes as .wps: text by the piece table, paragraphs and characters by their formatting
 * pages, tables by their row definitions. Structures follow [MS-DOC].
 */
export function readDoc(bytes: Uint8Array): DocRead {
  try {
    return readStreams(bytes);
  } catch (error) {
    // What lies outside the file is damage; everything else is a defect of the program.
    if (error instanceof RangeError) return { ok: false, reason: 'damaged' };
    throw error;
  }
}

type Streams = {
  readonly bytes: Uint8Array;
  readonly word: DataView;
  readonly table: DataView;
  readonly data: DataView | null;
  readonly fib: Fib;
};

function readStreams(bytes: Uint8Array): DocRead {
  const file = openCompound(bytes);
  const content = file?.stream('WordDocument') ?? null;
  if (file === null || content === null) return { ok: false, reason: 'damaged' };
  const word = viewOf(content);
  const fib = readFib(word);
  if (fib === null) return { ok: false, reason: 'damaged' };
  if (fib.isOld) return { ok: false, reason: 'too-old' };
  if (fib.isEncrypted) return { ok: false, reason: 'encrypted' };
  const table = file.stream(fib.tableStream);
  const data = file.stream('Data');
  if (table === null) return { ok: false, reason: 'damaged' };
  const streams = { bytes: content, word, table: viewOf(table), data: data === null ? null : viewOf(data), fib };
  const troubles = new Troubles();
  const flow = new Flow();
  if (file.isShort) troubles.add('doc.truncated');
  const { story, heads, numberings } = readText(streams, troubles);
  troubles.add('docx.cells-unread', writeStory(story, flow).tablesUnread);
  troubles.add('docx.numbering-unknown', numberings.unknown.size);
  const defects = [...troubles.defects(), ...pageWordsDefects([heads], flow.lines)];
  return { ok: true, blocks: flow.blocks, defects, lines: flow.lines };
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function readText(
  { bytes, word, table, data, fib }: Streams,
  troubles: Troubles,
): { readonly story: Story; readonly heads: Story; readonly numberings: Numberings } {
  const { text: main, footnotes, headers, macros, comments, endnotes, boxes } = fib.characters;
  const boxesFrom = main + footnotes + headers + macros + comments + endnotes;
  const boxesTo = boxesFrom + boxes;
  const pieces = readPieces(table, fib.extent('pieces'));
  const text = textOf(bytes, pieces, boxesTo);
  if (text.length < main) throw new RangeError('text missing');
  const numberings = new Numberings(listsOf(table, fib, troubles));
  const context: DocContext & { shapes: Shapes | null } = {
    text,
    characters: characterMarks(
      word,
      pieces,
      characterRuns(table, fib.extent('characterPages'), word),
      table,
      text.length,
    ),
    propertiesAt: propertyReader({ word, table, data, fib }, pieces),
    sectionEnds: sectionEnds(table, fib.extent('sections')),
    numberings,
    troubles,
    data,
    shapes: null,
    shapeAt: (position) => context.shapes?.at(position) ?? null,
  };
  const read = (from: number, to: number): Story => storyOf(paragraphsIn(context, from, to), troubles);
  context.shapes = readShapes(
    table,
    fib.extent('shapes'),
    fib.extent('boxes'),
    boxesFrom,
    Math.min(boxesTo, text.length),
    read,
  );
  const body = read(0, main);
  const heads = readHeads(context, main + footnotes, main + footnotes + headers);
  return { story: [...body, ...context.shapes.unanchored().flat()], heads, numberings };
}

/** 页眉页脚. Their numbers and troubles are none of the text's, and where they are damaged the text is still whole. */
function readHeads(context: DocContext, from: number, to: number): Story {
  const troubles = new Troubles();
  const numberings = new Numberings({ levels: new Map(), lists: new Map() });
  try {
    const end = Math.min(to, context.text.length);
    return storyOf(paragraphsIn({ ...context, numberings, troubles }, Math.min(from, end), end), troubles);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return [];
  }
}

/** Properties of the paragraph whose mark stands at a position. */
function propertyReader(
  { word, table, data, fib }: Omit<Streams, 'bytes'>,
  pieces: readonly Piece[],
): (position: number) => ParagraphProperties {
  const runs = paragraphRuns(table, fib.extent('paragraphPages'), word);
  const styleOf = paragraphStyles(table, fib.extent('styles'), data);
  const known = new Map<FormattedRun, ParagraphProperties>();
  const ofRun = (run: FormattedRun): ParagraphProperties => {
    const { offset, length } = run.changes;
    const properties = known.get(run) ?? changedBy(styleOf(run.style), extentOf(word, offset, length), data);
    known.set(run, properties);
    return properties;
  };
  return (position) => {
    const piece = pieceAt(pieces, position);
    if (piece === undefined) return styleOf(0);
    const place = piece.offset + (position - piece.from) * (piece.isNarrow ? 1 : 2);
    const run = runs[runAt(runs, place)];
    const properties = run !== undefined && run.from <= place ? ofRun(run) : styleOf(0);
    if (piece.shortChange !== 0) return changedShortly(properties, piece.shortChange);
    if (piece.changes === null) return properties;
    return changedBy(properties, extentOf(table, piece.changes.offset, piece.changes.length), data);
  };
}

function extentOf(view: DataView, offset: number, length: number): { view: DataView; from: number; to: number } {
  return { view, from: offset, to: offset + length };
}

function pieceAt(pieces: readonly Piece[], position: number): Piece | undefined {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.to ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return pieces[low];
}

function sectionEnds(table: DataView, { offset, length }: Extent): ReadonlySet<number> {
  const count = Math.max(0, Math.floor((length - 4) / 16));
  return new Set(Array.from({ length: count }, (_, index) => table.getUint32(offset + (index + 1) * 4, true)));
}

/** Damaged numberings cost the labels, not the document. */
function listsOf(table: DataView, fib: Fib, troubles: Troubles): NumberingDefinitions {
  try {
    return readLists(table, fib.extent('lists'), fib.extent('listOverrides'));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    troubles.add('doc.numbering-unread');
    return { levels: new Map(), lists: new Map() };
  }
}
