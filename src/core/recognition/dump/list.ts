import { intervalOf, meets, readAmount, sum, type Amount } from '../../amount/index.js';
import type { Place, TableKind } from '../../disclosure/index.js';
import { shapesOf, type Shape } from './shapes.js';
import type { Token } from './tokens.js';

/** A rebuilt body row: the words and codes before its figures, and the figures. */
export type DumpRow = {
  readonly codes: readonly string[];
  readonly words: readonly string[];
  readonly figures: readonly Token[];
  readonly at: Place;
};

export type RebuiltList = { readonly shape: Shape; readonly rows: readonly DumpRow[]; readonly uneven: number };

/** How many of the rows must satisfy a shape's sums before it is believed. One wrong figure must not change the reading. */
const BELIEVED = 0.8;

/** Rebuilds a list table (one line of figures for each item). Null where no shape of the kind explains the figures. */
export function rebuildList(kind: TableKind, tokens: readonly Token[]): RebuiltList | null {
  const runs = rowsOf(tokens);
  const usual = usualLength(runs.map((row) => row.figures.length));
  if (usual === 0) return null;
  const rows = runs.flatMap((row) => splitRun(row, usual));
  const complete = rows.filter((row) => row.figures.length === usual);
  const candidates = shapesOf(kind).filter((shape) => shape.amounts.length === usual);
  const scored = candidates
    .map((shape) => ({ shape, agreement: agreementOf(shape, complete) }))
    .filter((candidate) => candidate.agreement >= BELIEVED)
    .toSorted((a, b) => b.agreement - a.agreement);
  const [best, second] = scored;
  if (best === undefined) return null;
  // Two layouts that explain the figures equally well cannot be told apart by sums.
  if (
    second !== undefined &&
    second.agreement === best.agreement &&
    complete.some((row) => row.figures.some(isNonZero))
  )
    return null;
  return { shape: best.shape, rows, uneven: rows.length - complete.length };
}

function isNonZero(token: Token): boolean {
  return /[1-9]/.test(token.text);
}

/** A row is a stretch of words and codes followed by a stretch of figures. */
function rowsOf(tokens: readonly Token[]): readonly DumpRow[] {
  const runs: { lead: Token[]; figures: Token[] }[] = [];
  for (const token of tokens) {
    const run = runs.at(-1);
    if (token.type === 'figure') {
      if (run === undefined) runs.push({ lead: [], figures: [token] });
      else run.figures.push(token);
    } else if (run === undefined || run.figures.length > 0) runs.push({ lead: [token], figures: [] });
    else run.lead.push(token);
  }
  runs.forEach((run, index) => returnTail(runs[index - 1], run));
  return runs
    .filter((run) => run.figures.length > 0)
    .map(({ lead, figures }) => ({
      codes: lead.filter((token) => token.type === 'digits').map((token) => token.text),
      words: lead.filter((token) => token.type === 'words').map((token) => token.text),
      figures,
      at: lead[0]?.at ?? figures[0]?.at ?? {},
    }));
}

/**
 * A tall cell may print its second half after the figures of its row: 「设备更 2.40 …」, then 「7701 新购置」. A row without code
 * takes the code and words that stand before the next row's own code.
 */
function returnTail(before: { lead: Token[] } | undefined, run: { lead: Token[] }): void {
  if (before === undefined || before.lead.length === 0 || before.lead.some((token) => token.type === 'digits')) return;
  const types = run.lead.map((token) => token.type);
  if (types[0] !== 'digits') return;
  const words = types.indexOf('words');
  const ownCode = types.indexOf('digits', words);
  if (words < 1 || ownCode < 0) return;
  before.lead.push(...run.lead.splice(0, ownCode));
}

function usualLength(lengths: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const length of lengths) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

/** A run of twice the usual length is two rows, the second without words. */
function splitRun(row: DumpRow, usual: number): readonly DumpRow[] {
  if (row.figures.length <= usual || row.figures.length % usual !== 0) return [row];
  return Array.from({ length: row.figures.length / usual }, (_, index) => ({
    ...row,
    codes: index === 0 ? row.codes : [],
    words: index === 0 ? row.words : [],
    figures: row.figures.slice(index * usual, (index + 1) * usual),
  }));
}

/** Share of rows in which every sum of the shape holds within rounding. */
function agreementOf(shape: Shape, rows: readonly DumpRow[]): number {
  if (rows.length === 0) return 0;
  const agreeing = rows.filter((row) => {
    const amounts = row.figures.map((token) => amountOf(token.text));
    return shape.sums.every(({ total, parts }) => {
      const stated = amounts[total];
      const summed = parts
        .map((part) => amounts[part])
        .filter((amount): amount is Amount => amount !== null && amount !== undefined);
      if (stated === null || stated === undefined || summed.length !== parts.length) return false;
      return meets(sum(summed.map((amount) => intervalOf(amount, '元'))), intervalOf(stated, '元'));
    });
  });
  return agreeing.length / rows.length;
}

function amountOf(text: string): Amount | null {
  const reading = readAmount(text, null);
  return reading.state === 'number' ? reading.amount : null;
}
