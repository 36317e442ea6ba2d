import { Exact } from './decimal.js';

/** 金额单位. The units in which published tables print money. */
export type MoneyUnit = '元' | '千元' | '万元' | '亿元';

const POWER: Readonly<Record<MoneyUnit, number>> = { 元: 0, 千元: 3, 万元: 4, 亿元: 8 };

/** How many decimal places one `unit` is above 元 (万元 → 4). */
export function powerOf(unit: MoneyUnit): number {
  return POWER[unit];
}

/** Converts a value exactly from one money unit to another (a shift of the decimal point, never a division). */
export function convert(value: Exact, from: MoneyUnit, to: MoneyUnit): Exact {
  const shift = POWER[from] - POWER[to];
  return shift === 0 ? value : value.times(new Exact(10).pow(shift));
}

const LABEL = /(?:单位|金额)?[:：]?(?:人民币)?(亿元|万元|千元|元)/;

/**
 * Reads 「金额单位：万元」, 「单位:万 元」, 「（万元）」 or a bare unit.
 * Returns null where no money unit is named.
 */
export function parseMoneyUnit(text: string): MoneyUnit | null {
  const squeezed = text.normalize('NFKC').replace(/\s+/g, '');
  const match = LABEL.exec(squeezed);
  return match ? (match[1] as MoneyUnit) : null;
}
