import { tenTo, type Exact } from './decimal.js';

/** 金额单位. The units in which published tables print money. */
export type MoneyUnit = '元' | '千元' | '万元' | '亿元';

const POWER: Readonly<Record<MoneyUnit, number>> = { 元: 0, 千元: 3, 万元: 4, 亿元: 8 };

const UNITS: readonly MoneyUnit[] = ['元', '千元', '万元', '亿元'];

/** How many decimal places one `unit` is above 元 (万元 → 4). */
export function powerOf(unit: MoneyUnit): number {
  return POWER[unit];
}

/** Converts a value exactly from one money unit to another (a shift of the decimal point, never a division). */
export function convert(value: Exact, from: MoneyUnit, to: MoneyUnit): Exact {
  const shift = POWER[from] - POWER[to];
  return shift === 0 ? value : value.times(tenTo(shift));
}

/**
 * A unit name that is not the tail of another word: 「百万元」「万美元」 are other units, 「单元」「多元」「公元」 are none.
 */
const LABEL = /(?<![十百千万亿美欧日港澳单多公状])(亿元|万元|千元|元)(?![素旦月首])/;

/**
 * Reads 「金额单位：万元」, 「单位:万 元」, 「（万元）」 or a bare unit.
 * Returns null where no money unit is named.
 */
export function parseMoneyUnit(text: string): MoneyUnit | null {
  const squeezed = text.normalize('NFKC').replace(/\s+/g, '');
  const name = LABEL.exec(squeezed)?.[1];
  return UNITS.find((unit) => unit === name) ?? null;
}
