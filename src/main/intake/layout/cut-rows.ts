import type { LaidCell } from './items.js';

/** A row on one side of a page break and the row on the other side, cell by cell. */
type Meeting = { readonly above: LaidCell; readonly below: LaidCell };

const WHOLE_FIGURE = /^[-－−△▲(（]?(?:\d{1,3}(?:[,，]\d{3})*|\d+)(?:[.．](\d+))?[)）%]?$/;
/** So many figures cut in two prove that the row is. */
const FEWEST_CUT = 2;
const FEWEST_GROUPS = 3;
/** Columns of words that are never blank but in the rest of a row. */
const FEWEST_WORDED = 2;
/** Columns of codes and totals that are never blank but there. */
const FEWEST_FIGURES = 2;
/** Rows that say what a column always holds. */
const FEWEST_ROWS = 6;
/** A row without words that is no higher than this share of the lowest row with words can be the rim of one. */
const RIM = 1.05;
const HAN = /\p{Script=Han}/u;
/** Words with which a row of its own begins, and no rest of one. */
const BEGINS_ROW = /^(?:[（(]?[一二三四五六七八九十百\d]+[）)、.．]|其中|合计|总计|小计|注|备注|说明)/;

/**
 * True where figures are cut in the middle: neither half is printed as the other figures of the table are, both together are.
 */
export function cutsFigures(meetings: readonly Meeting[], all: readonly LaidCell[]): boolean {
  const usual = usualDecimals(all);
  if (usual === 0) return false;
  const isUsual = (text: string): boolean => decimalsOf(text) === usual;
  const both = meetings
    .filter(({ above, below }) => above.text !== '' && below.text !== '')
    .map(({ above, below }) => [squeeze(above.text), squeeze(below.text)] as const);
  // A figure that is whole on both sides belongs to two rows.
  if (both.some(([first, second]) => isUsual(first) && isUsual(second))) return false;
  const cut = both.filter(([first, second]) => isUsual(first + second) && !isUsual(first));
  const atGroup = cut.filter(([, second]) => isUsual(second));
  const parts = cut.length - atGroup.filter(([first]) => /\d/.test(first)).length;
  if (parts >= FEWEST_CUT) return true;
  // 「4 250.53」 breaks at its space, and 「250.53」 is a figure; the numbers of the columns stand above such figures, too.
  const isGroup = atGroup.every(([first, second]) => /^\D?\d{1,3}$/.test(first) && /^\d{3}\D/.test(second));
  return cut.length >= FEWEST_GROUPS && isGroup && !countsOn(atGroup.map(([first]) => Number(first)));
}

function countsOn(numbers: readonly number[]): boolean {
  return numbers.every((number, index) => index === 0 || number === (numbers[index - 1] ?? 0) + 1);
}

/** True where a name is cut in two that stands elsewhere in the document as a whole, and nothing speaks against it. `known`: how often. */
export function cutsNames(meetings: readonly Meeting[], known: ReadonlyMap<string, number>): boolean {
  const both = meetings.filter(({ above, below }) => above.text !== '' && below.text !== '');
  const isCut = ({ above, below }: Meeting): boolean => {
    const [first, second] = [squeeze(above.text), squeeze(below.text)];
    return known.has(first + second) && !BEGINS_ROW.test(second);
  };
  // Another page break leaves the same pieces, so that one of them that stands nowhere else is enough.
  const isPiece = ({ below }: Meeting): boolean => {
    const second = squeeze(below.text);
    // 「产出指标」 and 「正向指标」 cut by one page break leave 「指标」 twice: what this row holds itself does not count.
    const own = both.filter((meeting) => squeeze(meeting.below.text) === second).length;
    return (known.get(second) ?? 0) <= own;
  };
  const beside = meetings.filter(({ above }) => above.text === '');
  return both.every(isCut) && both.some(isPiece) && beside.every(({ below }) => below.text === '');
}

/**
 * True where the row below holds nothing but the rest of names of several lines: it is blank in a column, a code or a total, that every other row
 * of the table fills, or in several such columns of words, where the text above also runs to the end of its cell. Where words go on
 * in several columns, both a code and a total that every row has are missing below, whatever room there is above.
 */
export function restsOfName(meetings: readonly Meeting[], all: readonly LaidCell[]): boolean {
  const worded = meetings.filter(({ below }) => below.text !== '');
  const isRest = ({ above, below }: Meeting): boolean => {
    const [first, second] = [squeeze(above.text), squeeze(below.text)];
    return HAN.test(first) && HAN.test(second) && !BEGINS_ROW.test(second);
  };
  if (worded.length === 0 || !worded.every(isRest)) return false;
  const always = meetings.filter(({ above, below }) => {
    if (above.text === '' || below.text !== '') return false;
    const column = all.filter((cell) => cell.column === above.column && cell !== below);
    return column.length >= FEWEST_ROWS && column.every(({ text, columnSpan }) => text !== '' || columnSpan > 1);
  });
  const figures = always.filter(({ above }) => /\d/.test(above.text));
  if (worded.length > 1) return figures.length >= FEWEST_FIGURES;
  const isLong = worded.every(({ above }) => above.open || above.lineCount > 1);
  const isOpen = worded.every(({ above }) => above.open);
  return isLong && (figures.length > 0 || (isOpen && always.length >= FEWEST_WORDED));
}

/**
 * True where one of the rows is only the rim that a page break left of the other: no words, no higher than a row with words, and
 * the only one of its kind in the table.
 */
export function isRim(meetings: readonly Meeting[], all: readonly LaidCell[]): boolean {
  const worded = all.filter(({ rowSpan, text }) => rowSpan === 1 && text !== '');
  const lowest = Math.min(...worded.map(heightOf));
  const sides = [meetings.map(({ above }) => above), meetings.map(({ below }) => below)];
  const rims = sides.filter((cells) => cells.every((cell) => cell.text === '' && heightOf(cell) <= RIM * lowest));
  const [rim] = rims;
  if (rim === undefined || rims.length > 1) return false;
  const filled = new Set(all.filter(({ text }) => text !== '').flatMap(rowsOf));
  const blank = new Set(all.flatMap(rowsOf).filter((row) => !filled.has(row)));
  return blank.size === 1;
}

function rowsOf({ row, rowSpan }: LaidCell): readonly number[] {
  return Array.from({ length: rowSpan }, (_, index) => row + index);
}

function heightOf({ box }: LaidCell): number {
  return box[3] - box[1];
}

/** How many decimals most figures of a table have; 0 where that is none. */
function usualDecimals(cells: readonly LaidCell[]): number {
  const counts = new Map<number, number>();
  for (const { text } of cells) {
    const decimals = decimalsOf(squeeze(text));
    if (decimals !== null && decimals > 0) counts.set(decimals, (counts.get(decimals) ?? 0) + 1);
  }
  const [most] = [...counts].toSorted((one, other) => other[1] - one[1]);
  return most?.[0] ?? 0;
}

/** Decimals of a figure; null for anything else. */
function decimalsOf(text: string): number | null {
  const found = WHOLE_FIGURE.exec(text);
  return found === null ? null : (found[1]?.length ?? 0);
}

function squeeze(text: string): string {
  return text.replace(/\s/g, '');
}
