import { cutsFigures, cutsNames, isRim, restsOfName } from './cut-rows.js';
import type { LaidCell } from './items.js';

/**
 * Both parts of a table after what a page break cut has been put together: the cells, and how many rows of the lower part
 * turned out to be the rest of the row above them (0 or 1).
 */
export type Mended = { readonly cells: readonly LaidCell[]; readonly restRows: number };

/** Two cells that meet at the break, and what they have to do with each other. */
type Pair = { readonly above: LaidCell; readonly below: LaidCell; readonly verdict: Verdict };

/**
 * `blank`: neither has text. `half`: one has. `same`: both say the same. `flows`: the text of the upper one may go on in the
 * lower one. `other`: two cells.
 */
type Verdict = 'blank' | 'half' | 'same' | 'flows' | 'other';

/** Words with which a row of its own begins, and no rest of one. */
const BEGINS_ROW = /^(?:[（(]?[一二三四五六七八九十百\d]+[）)、.．]|其中|合计|总计|小计)/;
/** A figure that may lack its last digits. */
const UNFINISHED = /^-?[\d,]+\.\d*$/;
const FIGURE = /^[-\d,.，．%]+$/;

/**
 * 跨页单元格. Puts together what a page break cut: merged cells, whose text stands in one half, in both or runs on from one
 * to the other, and rows of which some lines stand on the next page. `lower` counts its rows from `breakAt`. Where nothing
 * proves that two cells are one they stay two, or an amount would be swallowed. `known`: how often the
 * document says in a cell what.
 */
export function mergeOverBreak(
  upper: readonly LaidCell[],
  lower: readonly LaidCell[],
  breakAt: number,
  known: ReadonlyMap<string, number> = new Map(),
): Mended {
  const pairs = pairsAt(upper, lower, breakAt);
  const groups = groupsOf(pairs);
  const isCut = isCutRow(pairs, lower, breakAt, [...upper, ...lower], known);
  const isSplit =
    isCut ||
    (isSplitRow(pairs, lower, breakAt, [...upper, ...lower]) &&
      groups.every((group) => isOneRowOfCells(group, pairs.some(isSingleHalf))));
  const restRows = isSplit ? 1 : 0;
  const joined = new Map<LaidCell, LaidCell>();
  for (const { above, below } of pairs) {
    if (above.rowSpan === 1 && below.rowSpan === 1 && isSplit) joined.set(above, below);
  }
  for (const group of groups) {
    // The row that was cut is one row for the merged cells beside it, too.
    if (isCut || isOneRowOfCells(group, isSplit)) for (const { above, below } of group) joined.set(above, below);
  }
  // Where lines end the cells beside it, the cell without one is the first part of a merged cell. A scan loses lines.
  const isDrawn = [...upper, ...lower].every(({ recognised }) => recognised === null);
  for (const { above, below, verdict } of isDrawn ? pairs : []) {
    if (above.unclosed === true && verdict !== 'other') joined.set(above, below);
  }
  if (joined.size === 0) return { cells: [...upper, ...lower], restRows: 0 };
  const gone = new Set(joined.values());
  const kept = upper.map((cell) => {
    const other = joined.get(cell);
    return other === undefined ? cell : whole(cell, other, restRows, isCut);
  });
  const rest = lower.filter((cell) => !gone.has(cell)).map((cell) => ({ ...cell, row: cell.row - restRows }));
  return { cells: [...kept, ...rest], restRows };
}

function pairsAt(upper: readonly LaidCell[], lower: readonly LaidCell[], breakAt: number): readonly Pair[] {
  const last = upper.filter((cell) => cell.row + cell.rowSpan === breakAt);
  return lower.flatMap((below): readonly Pair[] => {
    if (below.row !== breakAt) return [];
    const above = last.find(({ column, columnSpan }) => column === below.column && columnSpan === below.columnSpan);
    return above === undefined ? [] : [{ above, below, verdict: verdictOf(above, below) }];
  });
}

function verdictOf(above: LaidCell, below: LaidCell): Verdict {
  const [first, second] = [squeeze(above.text), squeeze(below.text)];
  if (first === '' && second === '') return 'blank';
  if (first === '' || second === '') return 'half';
  if (first === second) return 'same';
  const isList = FIGURE.test(first) && FIGURE.test(second) && !(UNFINISHED.test(first) && /^\d{1,4}$/.test(second));
  return above.open && !isList && !BEGINS_ROW.test(second) ? 'flows' : 'other';
}

/**
 * True where the first row of the lower part is the rest of the last one of the upper part: it has words only where those
 * above fill their cell to the end, in columns that break lines elsewhere too, and nothing beside them; and one of the
 * words so put together is known from another cell. A row of a list whose amounts are blank looks the same but for that.
 */
function isSplitRow(
  pairs: readonly Pair[],
  lower: readonly LaidCell[],
  breakAt: number,
  all: readonly LaidCell[],
): boolean {
  if (pairs.length < lower.filter(({ row }) => row === breakAt).length) return false;
  const single = pairs.filter(({ above, below }) => above.rowSpan === 1 && below.rowSpan === 1);
  const flowing = single.filter(({ verdict }) => verdict === 'flows');
  const breaksLines = ({ above }: Pair): boolean =>
    all.some(
      ({ column, columnSpan, lineCount }) =>
        column === above.column && columnSpan === above.columnSpan && lineCount > 1,
    );
  // 「支」 and 「出」: the two characters stand together in other cells too.
  const isWord = ({ above, below }: Pair): boolean => {
    const joint = `${squeeze(above.text).slice(-1)}${squeeze(below.text).slice(0, 1)}`;
    return all.some((cell) => cell !== above && cell !== below && squeeze(cell.text).includes(joint));
  };
  return (
    flowing.some(isWord) &&
    flowing.every(breaksLines) &&
    single.every(({ below, verdict }) => verdict === 'flows' || below.text === '') &&
    pairs.every(({ verdict }) => verdict !== 'other')
  );
}

/** True where what stands in the cells themselves proves that the page break went through a row. */
function isCutRow(
  pairs: readonly Pair[],
  lower: readonly LaidCell[],
  breakAt: number,
  all: readonly LaidCell[],
  known: ReadonlyMap<string, number>,
): boolean {
  if (pairs.length < lower.filter(({ row }) => row === breakAt).length) return false;
  const single = pairs.filter(({ above, below }) => above.rowSpan === 1 && below.rowSpan === 1);
  if (single.length < 2) return false;
  return cutsFigures(single, all) || cutsNames(single, known) || restsOfName(single, all) || isRim(single, all);
}

/** A single cell of the upper row with nothing below it. */
function isSingleHalf({ above, below, verdict }: Pair): boolean {
  return above.rowSpan === 1 && below.rowSpan === 1 && verdict === 'half';
}

/** Pairs that are tall on one side at least, those of the same height together: they were merged over the same rows. */
function groupsOf(pairs: readonly Pair[]): readonly (readonly Pair[])[] {
  const groups = new Map<string, Pair[]>();
  for (const pair of pairs) {
    if (pair.above.rowSpan === 1 && pair.below.rowSpan === 1) continue;
    const key = `${pair.above.row} ${pair.below.rowSpan}`;
    groups.set(key, [...(groups.get(key) ?? []), pair]);
  }
  return [...groups.values()];
}

/**
 * True where the cells of a group are one on both sides of the break. A text that may run on, or the same figure on both
 * sides, is not enough: the next item of a list looks like that. Beside it stands a cell with words on one side only, or
 * the row itself is known to be split.
 */
function isOneRowOfCells(group: readonly Pair[], isRowSplit: boolean): boolean {
  if (group.some(({ verdict }) => verdict === 'other')) return false;
  const isWeak = ({ above, verdict }: Pair): boolean =>
    verdict === 'flows' || (verdict === 'same' && FIGURE.test(squeeze(above.text)));
  const isProof = (pair: Pair): boolean => pair.verdict === 'half' || (pair.verdict === 'same' && !isWeak(pair));
  return isRowSplit || !group.some(isWeak) || group.some(isProof);
}

/** `isCut`: the same words on both sides are two pieces, too. */
function whole(above: LaidCell, below: LaidCell, restRows: number, isCut: boolean): LaidCell {
  const rowSpan = above.rowSpan + below.rowSpan - restRows;
  if (above.text === '') return { ...below, row: above.row, rowSpan };
  const isCopy = squeeze(above.text) === squeeze(below.text) && !(isCut && above.rowSpan === 1 && below.rowSpan === 1);
  if (below.text === '' || isCopy || repeatsClipped(above, below)) return { ...above, rowSpan };
  if (beginAlike(above, below)) return { ...above, rowSpan, text: longer(above.text, below.text) };
  const text = above.text + below.text;
  const recognised =
    above.recognised === null || below.recognised === null
      ? null
      : {
          ...above.recognised,
          confidence: Math.min(above.recognised.confidence, below.recognised.confidence),
          doubtful: [...above.recognised.doubtful, ...below.recognised.doubtful.map((at) => at + above.text.length)],
        };
  return { ...above, rowSpan, text, recognised, doubt: above.doubt ?? below.doubt };
}

/** So many characters in a row are a piece of the words above and no chance. */
const PIECE = 4;

/**
 * True where the upper half was read with words that only the file holds, and the lower half shows a piece of these: some
 * programs draw the whole text on both pages and cut it to the cell.
 */
function repeatsClipped(above: LaidCell, below: LaidCell): boolean {
  const piece = squeeze(below.text);
  return (
    above.doubt === 'clipped' && piece.length >= PIECE && !FIGURE.test(piece) && squeeze(above.text).includes(piece)
  );
}

/** Both halves begin with so many characters that are the same: the text begins twice. */
const SAME_BEGINNING = 12;

/** True where both halves hold the text from its beginning, and what did not fit was cut off. */
function beginAlike(above: LaidCell, below: LaidCell): boolean {
  const [first, second] = [squeeze(above.text), squeeze(below.text)];
  const isClipped = above.doubt === 'clipped' && below.doubt === 'clipped';
  return (
    isClipped &&
    Math.min(first.length, second.length) >= SAME_BEGINNING &&
    first.slice(0, SAME_BEGINNING) === second.slice(0, SAME_BEGINNING)
  );
}

function longer(one: string, other: string): string {
  return squeeze(other).length > squeeze(one).length ? other : one;
}

function squeeze(text: string): string {
  return text.replace(/\s/g, '');
}
