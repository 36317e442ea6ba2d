import { formatDecimal, powerOf, type MoneyUnit } from '../../../core/amount/index.js';
import {
  changeOf,
  decimalShift,
  rateOf,
  valueOf,
  type ComparisonLine,
  type ComparisonSheet,
  type SheetFigure,
} from '../../../core/comparison/index.js';
import type { Measure } from '../../../core/disclosure/index.js';

/** 金额单位 the reviewer can look at a comparison in. */
export const SHOWN_UNITS = ['元', '万元', '亿元'] as const satisfies readonly MoneyUnit[];
export type ShownUnit = (typeof SHOWN_UNITS)[number];

/** Places the decimal point moves to the right to show figures of `from` in `to`; 0 where either is unknown. */
export function shiftBetween(from: MoneyUnit | null, to: MoneyUnit | null): number {
  return from === null || to === null ? 0 : powerOf(from) - powerOf(to);
}

/** A figure as shown; where there is no number, what is printed (a dash stays a dash). */
export function figureText(figure: SheetFigure | undefined, shift = 0): string {
  if (figure === null || figure === undefined) return '';
  return typeof figure === 'string' ? formatDecimal(decimalShift(figure, shift)) : figure[0].trim();
}

/** With its sign: 「+12.95」. */
export function signed(value: string): string {
  const shown = formatDecimal(value);
  return shown.startsWith('-') || !/[1-9]/.test(shown) ? shown : `+${shown}`;
}

/** Position of a measure in the sheet, -1 where it has none. */
export function positionOf({ measures }: ComparisonSheet, measure: Measure | null): number {
  return measures.findIndex(({ id }) => id === measure);
}

/** 变动 of a measure, or "". */
export function changeText(row: ComparisonLine, position: number, shift = 0): string {
  const { change } = changeOf(row, position);
  return change === null ? '' : signed(decimalShift(change, shift));
}

/** 变动百分比 of a measure, or "". */
export function percentText(row: ComparisonLine, position: number): string {
  const { percent } = changeOf(row, position);
  return percent === null ? '' : signed(percent);
}

/** 决算数 as a percentage of 预算数, or "". Only where a sheet has the two of one year side by side. */
export function completionText(row: ComparisonLine, position: number): string {
  const rate = rateOf(valueOf(row.figures[0]?.[position]), valueOf(row.figures[1]?.[position]));
  return rate === null ? '' : formatDecimal(rate);
}

/** True where budget and final accounts of one year stand side by side, the budget first. */
export function isCompletion({ columns }: ComparisonSheet): boolean {
  const [left, right] = columns;
  return columns.length === 2 && left?.stage === 'budget' && right?.stage === 'final' && left.year === right.year;
}

/** Values of a measure over the columns, for drawing; null where there is none. */
export function courseOf(row: ComparisonLine, position: number): readonly (string | null)[] {
  return row.figures.map((figures) => valueOf(figures?.[position]));
}
