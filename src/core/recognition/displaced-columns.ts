import { Exact, readAmount } from '../amount/index.js';
import type { Column, Measure } from '../disclosure/index.js';
import type { AlignedRow } from './align.js';
import { isPerformanceAmount } from './measures.js';
import { squeeze } from './words.js';

/** A telephone number as a cell holds it: digits only, a mobile number or one of an office with or without its area. */
const PHONE = /^(?:1[3-9]\d{9}|(?:0\d{2,3}-?)?[2-8]\d{6,7})$/;

function figureOf(text: string): Exact | null {
  const reading = readAmount(text, null);
  return reading.state === 'number' ? new Exact(reading.amount.value) : null;
}

/** The texts a column prints, blanks left out. */
function printed(column: Column, rows: readonly AlignedRow[]): readonly string[] {
  return rows.map(({ texts }) => squeeze(texts[column.index] ?? '')).filter((text) => text !== '');
}

/**
 * 表头错位. A heading that lost its 联系电话 stands one field too far left over the amounts of a performance table: telephone
 * numbers come to stand under 项目总额, the total under 财政资金, the fiscal money under 其他资金. Proof is that every 项目总额 is a
 * telephone number, that none of them is the sum of the funds beside it, and that the two funds are the same amount.
 * The meanings are moved back; null where nothing of the kind is proven.
 */
export function withoutPhones(columns: readonly Column[], rows: readonly AlignedRow[]): readonly Column[] | null {
  const one = (measure: Measure): Column | null => {
    const found = columns.filter((column) => column.measure === measure);
    return found.length === 1 && found[0]?.corrected === undefined ? (found[0] ?? null) : null;
  };
  const total = one('performance.project-total');
  const fiscal = one('performance.fiscal-funds');
  const other = one('performance.other-funds');
  if (total === null || fiscal === null || other === null) return null;
  if (columns.some(({ measure }) => measure === 'performance.phone')) return null;
  const phones = printed(total, rows);
  if (phones.length === 0 || phones.some((text) => !PHONE.test(text))) return null;
  const isShifted = rows.every(({ texts }) => {
    const [phone, first, second] = [total, fiscal, other].map(({ index }) => squeeze(texts[index] ?? ''));
    if (phone === undefined || phone === '') return true;
    const [whole, part] = [figureOf(first ?? ''), figureOf(second ?? '')];
    return whole !== null && part !== null && whole.eq(part) && !whole.plus(part).eq(phone.replace(/-/g, ''));
  });
  if (!isShifted) return null;
  const moved = new Map<number, Measure>([
    [total.index, 'performance.phone'],
    [fiscal.index, 'performance.project-total'],
    [other.index, 'performance.fiscal-funds'],
  ]);
  const unit = fiscal.moneyUnit;
  const goal = one('performance.goal');
  // 「31-部门项目」 under 绩效目标 is the category that stands behind the amounts.
  if (goal !== null && printed(goal, rows).every((text) => /^\d{1,2}-\S{2,8}$/.test(text))) {
    moved.set(goal.index, 'project.category');
  }
  return columns.map((column) => {
    const measure = moved.get(column.index);
    if (measure === undefined) return column;
    return { ...column, measure, moneyUnit: isPerformanceAmount(measure) ? unit : null };
  });
}
