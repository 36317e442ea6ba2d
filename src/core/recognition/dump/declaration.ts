import { decimalOf, Exact, readAmount } from '../../amount/index.js';
import type { Place } from '../../disclosure/index.js';
import type { DumpLine } from './tokens.js';

/** A line of the amounts of a declaration form: this year (C), last year (D) and C−D, each as printed or "". */
type DeclaredRow = {
  readonly side: '收入' | '支出';
  readonly label: string;
  readonly figures: readonly [current: string, previous: string, difference: string];
  readonly at: Place;
};

/** Amounts of 部门整体支出绩效目标申报表: a heading for each year, and the rows. */
export type Declaration = { readonly years: readonly [string, string, string]; readonly rows: readonly DeclaredRow[] };

const ROW = /^(?:(收入|支出)构成\s*)?(\D*?)\s*((?:-?\d[\d,]*(?:\.\d+)?\s*){1,3})$/;
const LABEL = /^(?:财政拨款|其他资金|单位资金|事业收入|上年结转|基本支出|项目支出|合计)$/;

/**
 * Reads 收入构成 and 支出构成 of a declaration form out of a dump. Every row must prove itself: C − D is the printed difference;
 * two figures that are equal are this year and the difference, last year being blank; a lone figure is zero. Both 合计 must
 * be the sums of their sides. Null where anything of that fails.
 */
export function rebuildDeclaration(lines: readonly DumpLine[]): Declaration | null {
  const rows: DeclaredRow[] = [];
  let side: '收入' | '支出' | null = null;
  for (const { text, at } of lines) {
    const opened = /^\s*(收入|支出)构成/.exec(text)?.[1];
    if (opened === '收入' || opened === '支出') side = opened;
    const match = ROW.exec(text.trim());
    const label = (match?.[2] ?? '').replace(/\s+/g, '');
    if (side === null || match === null || !LABEL.test(label)) continue;
    const figures = proven((match[3] ?? '').trim().split(/\s+/));
    if (figures === null) return null;
    rows.push({ side, label, figures, at });
  }
  const year = (/(20\d{2})\s*年(?:年初)?预算/.exec(lines.map(({ text }) => text).join('')) ?? [])[1];
  if (!addsUp(rows, '收入') || !addsUp(rows, '支出')) return null;
  const heading = year === undefined ? '本年' : `${year}年`;
  return { years: [`${heading}预算金额（C）`, '上年预算金额（D）', '预算增减变化（C-D）'], rows };
}

function proven(texts: readonly string[]): DeclaredRow['figures'] | null {
  const [first = '', second = '', third] = texts;
  const [current, previous] = [amount(first), amount(second)];
  if (current === null) return null;
  if (texts.length === 1) return current.isZero() ? [first, '', ''] : null;
  if (previous === null) return null;
  if (third === undefined) return current.eq(previous) ? [first, '', second] : null;
  const difference = amount(third);
  return difference !== null && current.minus(previous).eq(difference) ? [first, second, third] : null;
}

function amount(text: string): Exact | null {
  const reading = readAmount(text, null);
  return reading.state === 'number' ? decimalOf(reading.amount) : null;
}

function addsUp(rows: readonly DeclaredRow[], side: DeclaredRow['side']): boolean {
  const own = rows.filter((row) => row.side === side);
  const totals = own.filter(({ label }) => label === '合计');
  const [total] = totals;
  const parts = own.filter(({ label }) => label !== '合计');
  if (totals.length !== 1 || total === undefined || parts.length === 0) return false;
  const sum = parts.reduce((all, { figures }) => all.plus(amount(figures[0]) ?? 0), new Exact(0));
  return amount(total.figures[0])?.eq(sum) ?? false;
}
