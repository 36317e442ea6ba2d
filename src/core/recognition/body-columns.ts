import { readAmount } from '../amount/index.js';
import type { Column, Measure } from '../disclosure/index.js';
import type { AlignedRow } from './align.js';
import { bareCode, splitClassified } from './codes.js';
import { withoutPhones } from './displaced-columns.js';
import { squeeze } from './words.js';

/**
 * Meanings that only the body shows: 「科目编码」 says neither function nor economy, but 2xx codes are functions and 3xx
 * and 5xx codes are economic; a column of words is no money. What a reviewer chose stays.
 */
export function columnsByBody(columns: readonly Column[], rows: readonly AlignedRow[]): readonly Column[] {
  const placed = withoutPhones(columns, rows) ?? columns;
  const settled = placed.map((column): Column => {
    if (column.corrected !== undefined) return column;
    if (column.measure === 'other' && column.moneyUnit !== null && isWords(column, rows)) {
      return { ...column, moneyUnit: null };
    }
    return column;
  });
  const economic = lanesWithEconomicCodes(settled, rows);
  if (economic.size === 0) return settled;
  return settled.map((column) => {
    const measure = economic.has(column.lane) && column.corrected === undefined ? ECONOMIC[column.measure] : undefined;
    return measure === undefined ? column : { ...column, measure };
  });
}

const ECONOMIC: Readonly<Partial<Record<Measure, Measure>>> = {
  'function.code': 'economic.code',
  'function.name': 'economic.name',
};

/** Lanes whose code columns hold economic codes and nothing else, though their heading does not say so. */
function lanesWithEconomicCodes(columns: readonly Column[], rows: readonly AlignedRow[]): ReadonlySet<number> {
  const lanes = new Set<number>();
  for (const lane of new Set(columns.map((column) => column.lane))) {
    const own = columns.filter((column) => column.lane === lane && column.measure === 'function.code');
    const [first] = own;
    // No function begins with 3 or 5: also under 「功能分类科目编码」 such codes are economic.
    if (first === undefined || own.some(({ path }) => /[类款项]$/.test(path.join('/')))) continue;
    let economic = 0;
    let others = 0;
    for (const { texts } of rows) {
      const text = texts[first.index] ?? '';
      const code = bareCode(text) ?? splitClassified(text)?.code;
      if (code === undefined) continue;
      if (/^[35]\d\d(?:\d\d)?$/.test(code)) economic += 1;
      else others += 1;
    }
    if (economic > 0 && others === 0) lanes.add(lane);
  }
  return lanes;
}

/** True where a column prints something and none of it is a figure, a nil or what a figure may have been. */
function isWords(column: Column, rows: readonly AlignedRow[]): boolean {
  let words = 0;
  for (const { texts } of rows) {
    const text = squeeze(texts[column.index] ?? '');
    if (text === '') continue;
    if (readAmount(text, null).state !== 'text') return false;
    words += 1;
  }
  return words > 0;
}
