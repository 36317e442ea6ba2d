import { Exact, LOST_FIGURES } from '../../../core/amount/index.js';
import { isDateFormat, showNumber, storedValue } from './number-format.js';
import type { CellValue } from './workbook.js';

/** A cell as the sheet shows it, with what it hides. */
export type ShownCell = {
  readonly text: string;
  /** 存储值. Digits of the number behind the text where they are others than those shown; null elsewhere. */
  readonly stored: string | null;
  readonly oddity: 'uncalculated' | 'picture' | 'date' | 'exponent' | 'red-negative' | 'format-hides' | null;
};

/** What WPS keeps as the result of a cell that holds a picture. */
const PICTURE = /^=?(?:_xlfn\.)?DISPIMG\(/i;

/** A number too wide for its cell, or in a format of science: digits are not shown. */
const EXPONENT = /^-?\d(?:\.\d+)?E[+-]\d+$/i;

/** Shows a cell. Lines of a cell are joined without a blank: narrow cells break inside words and numbers. */
export function showCell(value: CellValue, date1904: boolean): ShownCell {
  if (value.type === 'uncalculated') return { text: LOST_FIGURES.formula, stored: null, oddity: 'uncalculated' };
  if (value.type === 'text' && PICTURE.test(value.text)) {
    return { text: LOST_FIGURES.picture, stored: null, oddity: 'picture' };
  }
  if (value.type === 'text') return { text: value.text, stored: null, oddity: null };
  const { text, isPlain, isRedNegative } = showNumber(value.number, value.format, date1904);
  const stored = storedValue(value.number);
  if (text === '') return { text, stored: stored.toFixed(), oddity: stored.isZero() ? null : 'format-hides' };
  if (isDateFormat(value.format)) return { text, stored: null, oddity: 'date' };
  if (EXPONENT.test(text)) return { text, stored: stored.toFixed(), oddity: 'exponent' };
  const shown = isPlain ? digitsOf(text) : null;
  return {
    text,
    stored: shown === null || shown.eq(stored) ? null : stored.toFixed(),
    oddity: isRedNegative ? 'red-negative' : null,
  };
}

/** The number a shown text says; null where it shows words or signs of another kind. */
function digitsOf(text: string): Exact | null {
  const plain = text.normalize('NFKC').replace(/[,\s¥$]/g, '');
  const bracketed = /^-?\((.+)\)$/.exec(plain)?.[1];
  const digits = bracketed === undefined ? plain.replace(/^[−△▲]/, '-') : `-${bracketed}`;
  return /^-?\d+(?:\.\d+)?$/.test(digits) ? new Exact(digits) : null;
}
