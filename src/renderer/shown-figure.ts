import { formatDecimal } from '../core/amount/index.js';

/** A plain decimal with thousands separators; every other text stays as it is. */
export function shownFigure(text: string): string {
  return /^-?\d+(?:\.\d+)?$/.test(text) ? formatDecimal(text) : text;
}
