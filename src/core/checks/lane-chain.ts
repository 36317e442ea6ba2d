import type { Column, Table } from '../disclosure/index.js';
import { entriesOf, isAmountColumn, type Entry } from './select.js';

/**
 * 续栏. A list too long for one side of the page goes on in the next one: 302 in the middle of 基本支出决算明细表, the rest of
 * 302, 307 and 310 on the right, and one 公用经费合计 below both. Such lanes are one list, whose lines are added up together.
 */
type Chain = { readonly lanes: readonly number[] };

const chains = new WeakMap<Table, ReadonlyMap<number, Chain>>();

/** The lanes whose lines are one list with those of `lane`, left to right; none where the list goes on behind `lane`. */
function lanesOfList(table: Table, lane: number): readonly number[] {
  let known = chains.get(table);
  if (known === undefined) chains.set(table, (known = chainsOf(table)));
  return known.get(lane)?.lanes ?? [lane];
}

/** Lines of the list that ends in a lane, column by column as they are read; none where it goes on in the next lane. */
export function listedIn(table: Table, lane: number): readonly Entry[] {
  return lanesOfList(table, lane).flatMap((own) => entriesOf(table, own));
}

/** The column of the same meaning in the lane of the line; null where it has none. */
export function columnFor(table: Table, entry: Entry, column: Column): Column | null {
  if (entry.line.lane === column.lane) return column;
  const same = table.columns.filter(({ lane, measure }) => lane === entry.line.lane && measure === column.measure);
  return same.length === 1 ? (same[0] ?? null) : null;
}

function chainsOf(table: Table): ReadonlyMap<number, Chain> {
  const found = new Map<number, Chain>();
  const lanes = [...new Set(table.columns.map(({ lane }) => lane))].sort((a, b) => a - b);
  if (lanes.length > 1 && isOneList(table, lanes)) {
    return new Map(lanes.map((lane, index) => [lane, { lanes: index < lanes.length - 1 ? [] : lanes }]));
  }
  let open: number[] = [];
  for (const [index, lane] of lanes.entries()) {
    open.push(lane);
    const next = lanes[index + 1];
    if (next !== undefined && goesOn(table, lane, next)) {
      found.set(lane, { lanes: [] });
      continue;
    }
    found.set(lane, { lanes: open });
    open = [];
  }
  return found;
}

/**
 * True where all lanes stand below no heading, list economic items one after the other, and one 「合计」 at the very left, with its amount at the
 * very right, closes them all.
 */
function isOneList(table: Table, lanes: readonly number[]): boolean {
  const amounts = lanes.flatMap((lane) => amountOf(table, lane) ?? []);
  const [first] = amounts;
  const isAlike = amounts.every(({ path, measure }) => path.length < 2 && measure === first?.measure);
  if (first === undefined || amounts.length < lanes.length || !isAlike) return false;
  const totals = lanes.flatMap((lane) => entriesOf(table, lane)).filter(({ line }) => line.role === 'total');
  const [total, ...others] = totals;
  if (total === undefined || others.length > 0 || total.line.lane !== lanes.at(-1)) return false;
  const printed = total.row.cells.filter(({ text }) => text.trim() !== '');
  const isWhole = printed.length === 2 && printed[0]?.column === 0 && printed[1]?.column === amounts.at(-1)?.index;
  return isWhole && lanes.every((lane, index) => isCoded(table, lane) && isBehind(table, lane, lanes[index + 1]));
}

/** True where the codes of a lane go on in the next one. */
function isBehind(table: Table, lane: number, next: number | undefined): boolean {
  if (next === undefined) return true;
  const codes = (of: number): readonly string[] =>
    entriesOf(table, of).flatMap(({ line }) => line.codes.economicDepartment ?? []);
  return (codes(lane)[0] ?? '') < (codes(next)[0] ?? '');
}

/**
 * True where two lanes mean the same, only the second of them ends with a total, and either both stand below one heading
 * or the second begins in the middle of a 类 whose own line is in the first.
 */
function goesOn(table: Table, lane: number, next: number): boolean {
  const [own, other] = [amountOf(table, lane), amountOf(table, next)];
  if (own === null || other === null || own.measure !== other.measure) return false;
  const heading = (column: Column): string => column.path.slice(0, -1).join('/');
  if (heading(own) !== heading(other)) return false;
  if (heading(own) === '' && !beginsWithin(table, lane, next)) return false;
  const hasTotal = (of: number): boolean => entriesOf(table, of).some(({ line }) => line.role === 'total');
  return !hasTotal(lane) && hasTotal(next) && isCoded(table, lane) && isCoded(table, next);
}

/** True where the first coded line of a lane is a 款 whose 类 is a line of the lane before, and not of its own. */
function beginsWithin(table: Table, lane: number, next: number): boolean {
  const codes = (of: number): readonly string[] =>
    entriesOf(table, of).flatMap(({ line }) => line.codes.economicDepartment ?? []);
  const [own, other] = [codes(lane), codes(next)];
  const [first] = other;
  if (first === undefined || first.length < 5) return false;
  const above = first.slice(0, 3);
  return own.includes(above) && !other.includes(above);
}

/** The one amount column of a lane. */
function amountOf(table: Table, lane: number): Column | null {
  const amounts = table.columns.filter((column) => column.lane === lane && isAmountColumn(column));
  return amounts.length === 1 ? (amounts[0] ?? null) : null;
}

/** True where the lines of a lane carry economic codes. */
function isCoded(table: Table, lane: number): boolean {
  return entriesOf(table, lane).some(({ line }) => line.codes.economicDepartment !== undefined);
}
