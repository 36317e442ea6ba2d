import { Exact } from './decimal.js';
import { convert, type MoneyUnit } from './money-unit.js';

/**
 * 印出的金额. A figure as a document prints it: the text, the exact value, and how many decimals were shown.
 * Plain data, so that it survives storage and threads; `decimalOf` gives the number to calculate with.
 */
export type Amount = {
  /** The characters as printed, before any normalisation. */
  readonly text: string;
  /** Exact value in `unit`, plain notation with the printed number of decimals: 「1,200.50」 → "1200.50". */
  readonly value: string;
  /** Printed decimals. */
  readonly decimals: number;
  /** Money unit of the column or table; null where the document does not say. */
  readonly unit: MoneyUnit | null;
};

/**
 * 单元格读数. What one printed cell says. The five states are never mixed: a blank is not zero, a dash is a printed nil,
 * and what cannot be read is neither.
 */
export type Reading =
  | { readonly state: 'number'; readonly amount: Amount }
  /** Nothing printed. */
  | { readonly state: 'blank' }
  /** A printed nil that is not a number: 「-」「—」「/」. */
  | { readonly state: 'nil'; readonly text: string }
  /** Words. */
  | { readonly state: 'text'; readonly text: string }
  /** It looks like a number but is not one that can be trusted: 「51.4741.47」「1,2345.6」「####」. */
  | { readonly state: 'unreadable'; readonly text: string; readonly reason: string };

const MINUS = /^[-－–—―─−‐‑‒﹣﹘△▲]/;
const NIL = /^(?:[-－–—―─−‐‑‒﹣﹘]{1,4}|\/|╱|／)$/;
/** What a spreadsheet prints where a formula failed. */
const SPREADSHEET_ERROR = /^#(?:DIV\/0!|REF!|VALUE!|N\/A|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/i;
/**
 * 未读数值的标记. What a reader writes in the place of a figure that the file does not hold in words: the cell is not blank, and
 * nobody took its column for too narrow. As the errors of spreadsheets they begin with a number sign.
 */
export const LOST_FIGURES = { formula: '#公式无结果', picture: '#图片', fields: '#分列不明' } as const;
const LOST_REASONS: ReadonlyMap<string, string> = new Map([
  [LOST_FIGURES.formula, '公式没有保存计算结果，数字未读取'],
  [LOST_FIGURES.picture, '单元格的内容是图片，数字未读取'],
  [LOST_FIGURES.fields, '千分位的逗号与分列的逗号不能区分，数字未读取'],
]);

/** What is printed where a column is too narrow for its figure. */
const UNPRINTED = /^#{2,}$/;

/** True for what stands in the place of a figure: the mark of one that a reader did not get, 「###」, the error of a formula. */
export function isLostFigure(text: string): boolean {
  const mark = text.trim();
  return LOST_REASONS.has(mark) || UNPRINTED.test(mark) || SPREADSHEET_ERROR.test(mark);
}

/** Longer runs of digits are no amount of money (they are codes or glued figures) and would outgrow exact arithmetic. */
const MOST_DIGITS = 24;
const NUMBER_LIKE = /^[\d０-９.,，．'’\s]+$/;
const PLAIN = /^\d+(?:\.\d+)?$/;
/** The most frequent print: nothing to take away, and the digits are the value already. */
const CANONICAL = /^(?:0|[1-9]\d{0,11})(?:\.\d{1,10})?$/;
const GROUPED = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

/** No amount is printed with a zero before another digit of its whole part: a digit was misread, or one is missing. */
const ZERO_AHEAD = /^0\d.*[1-9]|^0+[1-9]/;
/** A figure with decimals in which a letter stands for a digit, as a damaged text layer or recognition leaves it. */
const MISREAD = /^(?=.*\d)(?=.*\.)[\d.,OoQDIlSBZ]*[OoQDIlSBZ][\d.,OoQDIlSBZ]*$/;
const LOOKALIKES = /[OoQDIlSBZ]/g;

/** True for digits with decimals that are well formed. */
function isFigure(body: string): boolean {
  return /\d\.\d+$/.test(body) && (PLAIN.test(body) || GROUPED.test(body));
}

/** White space, and what does not show: joiners, and marks of the direction of writing that copying brings along. */
const UNSEEN = /[\s\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+/g;

/** Removes markup, white space and what does not show, which readers leave around a figure. */
function bare(text: string): string {
  return text.replace(/<\/?[a-zA-Z][^<>]*>/g, '').replace(UNSEEN, '');
}

/**
 * Reads one printed figure. `unit` is the money unit that holds for the place where it stands.
 * Full-width digits, thousands separators, signs (- － – — − △ ▲) and accountants' parentheses are understood;
 * 「（0.50）」 is −0.50. Percent signs and words are text, not amounts.
 */
export function readAmount(text: string, unit: MoneyUnit | null): Reading {
  if (text === '') return { state: 'blank' };
  if (CANONICAL.test(text)) {
    const point = text.indexOf('.');
    return {
      state: 'number',
      amount: { text, value: text, decimals: point < 0 ? 0 : text.length - point - 1, unit },
    };
  }
  const stripped = bare(text);
  if (stripped === '') return { state: 'blank' };
  if (NIL.test(stripped)) return { state: 'nil', text: stripped };
  if (UNPRINTED.test(stripped)) return unreadable(text, '列宽不足，数字未印出');
  const lost = LOST_REASONS.get(stripped);
  if (lost !== undefined) return unreadable(text, lost);
  if (SPREADSHEET_ERROR.test(stripped)) return unreadable(text, '电子表格公式出错，数字未印出');

  let body = stripped.normalize('NFKC').replace(/^¥/, '');
  let negative = false;
  const bracketed = /^\((.+)\)$/.exec(body);
  if (bracketed?.[1] !== undefined && NUMBER_LIKE.test(bracketed[1])) {
    negative = true;
    body = bracketed[1];
  } else if (MINUS.test(body)) {
    negative = true;
    body = body.slice(1);
  } else if (body.startsWith('+')) {
    body = body.slice(1);
  }
  // A thousands comma may have been typed full-width; NFKC made 「，」 a plain comma.
  body = body.replace(/^¥/, '').replace(/[’']/g, ',');
  if (MISREAD.test(body) && isFigure(body.replace(LOOKALIKES, '0'))) return unreadable(text, '混有形似数字的字母');
  if (!NUMBER_LIKE.test(body) || !/\d/.test(body)) return { state: 'text', text };
  if (!PLAIN.test(body) && !GROUPED.test(body)) return unreadable(text, misprintOf(body));
  const digits = body.replace(/,/g, '');
  if (ZERO_AHEAD.test(digits)) return unreadable(text, '整数部分以多余的 0 开头');
  if (digits.length > MOST_DIGITS) return unreadable(text, '数字过长，可能是几个数字连在一起');
  const decimals = digits.includes('.') ? digits.length - digits.indexOf('.') - 1 : 0;
  if (!negative && CANONICAL.test(digits)) {
    return { state: 'number', amount: { text, value: digits, decimals, unit } };
  }
  const exact = new Exact(digits);
  // A printed 「-0.00」 is zero: no sign is kept that a later comparison could trip over.
  const value = (negative && !exact.isZero() ? exact.neg() : exact).toFixed(decimals);
  return { state: 'number', amount: { text, value, decimals, unit } };
}

/** Says what is wrong with a figure that consists of digits, commas and points but is not well formed. */
function misprintOf(body: string): string {
  if ((body.match(/\./g) ?? []).length > 1) return '含有两个小数点';
  if (/^\.|\.$/.test(body)) return '小数点前后缺少数字';
  return '千分位位置不正确';
}

function unreadable(text: string, reason: string): Reading {
  return { state: 'unreadable', text, reason };
}

/** The exact number of an amount in its own unit. */
export function decimalOf(amount: Amount): Exact {
  return new Exact(amount.value);
}

/** The exact number of an amount expressed in `unit`; an amount without unit is taken as already being in it. */
export function decimalIn(amount: Amount, unit: MoneyUnit): Exact {
  const value = decimalOf(amount);
  return amount.unit === null ? value : convert(value, amount.unit, unit);
}

/** 「1200.5」 → 「1,200.5」. `decimals` fixes the number of decimals; left out, the value's own are kept. */
export function formatDecimal(value: Exact | string, decimals?: number): string {
  const exact = typeof value === 'string' ? new Exact(value) : value;
  const shown = decimals ?? (typeof value === 'string' ? (value.split('.')[1]?.length ?? 0) : exact.decimalPlaces());
  const plain = exact.abs().toFixed(shown);
  const [whole = '0', fraction] = plain.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  const sign = exact.isNegative() && /[1-9]/.test(plain) ? '-' : '';
  return sign + grouped + (fraction === undefined ? '' : `.${fraction}`);
}
