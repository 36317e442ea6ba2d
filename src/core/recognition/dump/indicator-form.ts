import type { Place } from '../../disclosure/index.js';
import { plain } from '../words.js';
import { endsInWords, statedAt, textOf, type Stated } from './indicator-values.js';
import {
  FULL_LEVELS,
  headAt,
  isFirstLevel,
  matchWord,
  piecesOf,
  SHORT_LEVELS,
  type Head,
  type Piece,
} from './indicator-words.js';
import { readLead, settledLead, type Lead } from './indicator-lead.js';
import type { DumpLine } from './tokens.js';

/** An indicator of a torn form. */
export type TornIndicator = Stated & {
  readonly level1: string;
  readonly level2: string;
  readonly level3: string;
  readonly at: Place;
};

/** One form: what stands above its indicators, and these. */
export type TornForm = {
  readonly lead: Lead;
  readonly indicators: readonly TornIndicator[];
  /** Stretches of text that could not be told to any cell; the indicators beside them were left out. */
  readonly loose: number;
};

export type TornForms = { readonly forms: readonly TornForm[] };

/** Fewer indicators than this prove no form. */
const FEWEST = 3;

type Draft = { -readonly [Key in keyof TornIndicator]: TornIndicator[Key] } & { isSound: boolean };

type Scan = {
  readonly pieces: readonly Piece[];
  readonly projectNames: ReadonlySet<string>;
  readonly forms: { lead: Lead; head: Head; indicators: Draft[]; below: Piece[]; loose: number }[];
  level1: string;
  level2: string;
  /** The level was printed without 「指标」, which the next page may still print. */
  isCut: boolean;
  /** The rest of a cell follows that the page cut. */
  isTail: boolean;
  pending: Piece[];
};

/**
 * 残缺绩效表重建. Reads the indicators of performance forms whose cells a dump printed one below the other. A level is known by its
 * name, a value by its look; the text between is the third level. Text that fits nowhere is left out together with the
 * indicator before it. `projectNames` are names known from elsewhere in the document: they tell a name from the goal below
 * it where the form prints no labels.
 */
export function readTornForms(lines: readonly DumpLine[], projectNames: readonly string[]): TornForms | null {
  const pieces = piecesOf(lines);
  const first = firstHead(pieces);
  if (first === null) return null;
  const scan: Scan = {
    pieces,
    projectNames: new Set(projectNames.map((name) => plain(name))),
    forms: [],
    level1: '',
    level2: '',
    isCut: false,
    isTail: false,
    pending: [],
  };
  open(scan, readLead(pieces.slice(0, first.from), scan.projectNames), first);
  const isShort = !hasFullLevels(pieces, first.next);
  for (let index = first.next; index < pieces.length;) index = step(scan, index, isShort);
  flush(scan);
  const forms = scan.forms.map(({ lead, head, indicators, below, loose }): TornForm => {
    const sound = indicators.filter(({ isSound, level3 }) => isSound && level3 !== '');
    return {
      lead: settledLead(lead, head, below),
      indicators: sound.map(({ isSound: _isSound, ...indicator }) => indicator),
      loose: loose + indicators.length - sound.length,
    };
  });
  const count = forms.reduce((sum, { indicators }) => sum + indicators.length, 0);
  return count < FEWEST ? null : { forms };
}

/** True where lines name the columns of indicators: a performance form, however its cells are broken. */
export function namesIndicators(lines: readonly DumpLine[]): boolean {
  return firstHead(piecesOf(lines)) !== null;
}

function firstHead(pieces: readonly Piece[]): Head | null {
  for (let index = 0; index < pieces.length; index += 1) {
    const head = headAt(pieces, index);
    if (head !== null) return head;
  }
  return null;
}

function hasFullLevels(pieces: readonly Piece[], from: number): boolean {
  for (let index = from; index < pieces.length; index += 1) {
    const word = matchWord(pieces, index, FULL_LEVELS)?.word ?? '';
    if (word.endsWith('指标') && !isFirstLevel(word)) return true;
  }
  return false;
}

function open(scan: Scan, lead: Lead, head: Head): void {
  scan.forms.push({ lead, head, indicators: [], below: [], loose: 0 });
  scan.level1 = '';
  scan.level2 = '';
  scan.isCut = false;
  scan.isTail = false;
}

/** Takes what begins at a piece; returns the piece behind it. */
function step(scan: Scan, index: number, isShort: boolean): number {
  const { pieces } = scan;
  const piece = pieces[index];
  if (piece === undefined) return index + 1;
  const head = headAt(pieces, index);
  if (head !== null) {
    flush(scan);
    return head.next;
  }
  const level = levelAt(scan, index, isShort);
  if (level !== null) {
    flush(scan, level.word);
    if (level.isFirst) [scan.level1, scan.level2] = [level.word, ''];
    else scan.level2 = level.word;
    scan.isCut = level.isCut;
    return level.next;
  }
  const rest = restOfLevel(scan, index);
  if (rest !== null) return rest;
  const value = statedAt(pieces, index);
  if (value !== null && scan.pending.length > 0) {
    add(scan, scan.pending, textOf(scan.pending), value.stated);
    scan.pending = [];
    return value.next;
  }
  scan.pending.push(piece);
  return index + 1;
}

type Level = { readonly word: string; readonly next: number; readonly isFirst: boolean; readonly isCut: boolean };

/** A name of a level. Without 「指标」 it counts at the start of a line, beside other cells or in a form that prints all so. */
function levelAt(scan: Scan, index: number, isShort: boolean): Level | null {
  const { pieces } = scan;
  const full = matchWord(pieces, index, FULL_LEVELS);
  if (full !== null) {
    const below = matchWord(pieces, full.next, FULL_LEVELS)?.word ?? '';
    const isBelow = scan.level1 === '满意度指标' && full.word !== '满意度指标';
    const isFirst = full.word === '成本指标' ? below.endsWith('成本指标') : isFirstLevel(full.word) && !isBelow;
    return { ...full, isFirst, isCut: false };
  }
  if (pieces[index]?.opensLine !== true) return null;
  const short = matchWord(pieces, index, SHORT_LEVELS);
  if (short === null) return null;
  const isAlone = pieces[short.next - 1]?.closesLine === true;
  return isAlone && !isShort ? null : { ...short, isFirst: false, isCut: !isShort };
}

/** 「指标」 on the next page: the level that was cut is whole, and the rest of its third level follows. */
function restOfLevel(scan: Scan, index: number): number | null {
  const form = scan.forms.at(-1);
  const last = form?.indicators.at(-1);
  if (!scan.isCut || form === undefined || last === undefined || last.level2 !== scan.level2) return null;
  const joined = matchWord(scan.pieces, index, REST);
  if (joined === null) return null;
  form.below.push(...scan.pending);
  scan.pending = [];
  scan.level2 += '指标';
  last.level2 = scan.level2;
  scan.isCut = false;
  scan.isTail = true;
  return joined.next;
}

const REST = { words: new Set(['指标']), beginnings: new Set(['指', '指标']) };

function add(scan: Scan, pieces: readonly Piece[], level3: string, stated: Stated): void {
  const { level1, level2 } = scan;
  // A value below no level belongs to another column of the page.
  const isSound = !scan.isTail && (level2 !== '' || /满意度/.test(level1));
  // A second indicator below the rest of a cell: where that ends cannot be told.
  if (scan.isTail) spoil(scan);
  scan.isTail = false;
  const at = pieces[0]?.at ?? {};
  scan.forms.at(-1)?.indicators.push({ level1, level2, level3, ...stated, at, isSound });
}

/** The last indicator is not to be believed. */
function spoil(scan: Scan): void {
  const form = scan.forms.at(-1);
  const last = form?.indicators.at(-1);
  if (last !== undefined) last.isSound = false;
  if (form !== undefined && last === undefined) form.loose += 1;
}

/** Settles the text before a level, a head or the end. */
function flush(scan: Scan, level = ''): void {
  const { pending } = scan;
  if (pending.length === 0) {
    scan.isTail = false;
    return;
  }
  scan.pending = [];
  const form = scan.forms.at(-1);
  const last = form?.indicators.at(-1);
  if (form === undefined) return;
  if (scan.isTail && last !== undefined) {
    last.level3 += textOf(pending);
    scan.isTail = false;
    return;
  }
  const told = scan.level1 === '' && scan.level2 === '' ? null : endsInWords(pending);
  if (told !== null) {
    add(scan, pending, told.name, told.stated);
    return;
  }
  const isOpening = level === '产出指标' || level === '成本指标';
  if (last === undefined && scan.level1 === '' && isOpening) {
    form.lead = readLead(pending, scan.projectNames, form.lead);
    return;
  }
  const lead = isOpening && last !== undefined ? readLead(pending, scan.projectNames) : null;
  if (lead !== null && lead.name !== '') open(scan, lead, form.head);
  else if (level === '' && isNote(pending)) return;
  else spoil(scan);
}

/** Remarks below the last indicator. */
function isNote(pieces: readonly Piece[]): boolean {
  return /^(?:备?注|说明)[:：]/.test(textOf(pieces));
}
