import { plain } from '../words.js';
import { textOf } from './indicator-values.js';
import { bareLabel, FIELD_LABELS, LABELS, matchWord, type Head, type Piece } from './indicator-words.js';

/** 项目信息. What a form prints above or before its indicators; "" where it was not read. */
export type Lead = {
  readonly name: string;
  readonly code: string;
  readonly total: string;
  readonly fiscal: string;
  readonly other: string;
  /** Goals as far as their cells can be told apart; two where the form prints 中期 and 年度. */
  readonly goals: readonly string[];
  /** Pieces behind the name that belong to goals whose cells are not told apart yet. */
  readonly open: readonly Piece[];
};

const EMPTY: Lead = { name: '', code: '', total: '', fiscal: '', other: '', goals: [], open: [] };
/** Longest name that is looked for, in pieces of a narrow column. */
const NAME_PIECES = 24;
/** A column that breaks a name has room for so many characters, and the next one for so many more. */
const NARROW = 5;
const WIDER = 3;

/**
 * What stands before the indicators: labels with their values behind them, in any order; else a name known from elsewhere,
 * or one that a narrow column broke, and the goals behind it.
 */
export function readLead(pieces: readonly Piece[], known: ReadonlySet<string>, before: Lead = EMPTY): Lead {
  const fields = labelled(pieces);
  if ((fields.get('name') ?? '') !== '') {
    const goal = fields.get('goal') ?? '';
    return {
      name: fields.get('name') ?? '',
      code: fields.get('code') ?? '',
      total: amountIn(fields.get('total')),
      fiscal: amountIn(fields.get('fiscal')),
      other: amountIn(fields.get('other')),
      goals: goal === '' ? [] : [goal],
      open: [],
    };
  }
  for (let end = Math.min(NAME_PIECES, pieces.length); end > 0; end -= 1) {
    const name = textOf(pieces.slice(0, end));
    if (known.has(plain(name))) return { ...before, name, open: pieces.slice(end) };
  }
  const end = narrowEnd(pieces);
  return end === 0 ? before : { ...before, name: textOf(pieces.slice(0, end)), open: pieces.slice(end) };
}

/**
 * Where the lines of a narrow column end: all as long as the first but the last, which may be shorter, and behind them the
 * longer lines of another column. 0 where the lines show no such thing.
 */
function narrowEnd(pieces: readonly Piece[]): number {
  const width = pieces[0]?.text.length ?? 0;
  if (width < 2 || width > NARROW) return 0;
  let end = 1;
  while (pieces[end]?.text.length === width) end += 1;
  const last = pieces[end];
  if (last !== undefined && last.text.length < width) end += 1;
  const next = pieces[end];
  const isAlone = pieces.slice(0, end).every(({ opensLine, closesLine }) => opensLine && closesLine);
  return end >= 2 && isAlone && next !== undefined && next.text.length >= width + WIDER ? end : 0;
}

/**
 * The values behind the labels of a form, by what the labels name. A value ends with its line, or is the line below a label
 * that stands alone; only goals run on to the next label.
 */
function labelled(pieces: readonly Piece[]): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  let field = 'none';
  for (let index = 0; index < pieces.length;) {
    const label = matchWord(pieces, index, LABELS);
    if (label !== null) {
      const word = bareLabel(label.word);
      field = Object.entries(FIELD_LABELS).find(([, words]) => words.includes(word))?.[0] ?? 'none';
      index = label.next;
      continue;
    }
    const piece = pieces[index];
    if (field !== 'none' && !(field !== 'goal' && fields.has(field) && piece?.opensLine === true)) {
      fields.set(field, (fields.get(field) ?? '') + (piece?.printed ?? ''));
    }
    if (field !== 'goal' && piece?.closesLine === true) field = 'none';
    index += 1;
  }
  return fields;
}

/** The figure of a field; "" where it holds none, or more. */
function amountIn(text = ''): string {
  return /^\d[\d,]*(?:\.\d+)?/.exec(text)?.[0] ?? '';
}

/**
 * The lead with its goals told apart. Where 中期 and 年度 are the same words, they are printed twice running, above and below the end
 * of a page alike; otherwise two goals cannot be told apart and are left out.
 */
export function settledLead(lead: Lead, head: Head, below: readonly Piece[]): Lead {
  if (lead.goals.length > 0 || lead.open.length === 0) return { ...lead, open: [] };
  const columns = head.words.filter((word) => FIELD_LABELS['goal']?.includes(word)).length;
  if (columns <= 1) return { ...lead, goals: [textOf(lead.open) + textOf(below)], open: [] };
  const [upper, lower] = [halves(lead.open), halves(below)];
  if (columns > 2 || upper === null || lower === null) return { ...lead, open: [] };
  return { ...lead, goals: [upper + lower, upper + lower], open: [] };
}

/** The text of which pieces are two equal runs; null where they are not. */
function halves(pieces: readonly Piece[]): string | null {
  const middle = pieces.length / 2;
  if (!Number.isInteger(middle)) return null;
  const [first, second] = [textOf(pieces.slice(0, middle)), textOf(pieces.slice(middle))];
  return first === second ? first : null;
}
