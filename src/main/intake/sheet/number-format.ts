import { SSF } from '@e965/xlsx';
import { Exact, tenTo } from '../../../core/amount/index.js';

/** A number as its format shows it. */
export type ShownNumber = {
  readonly text: string;
  /**
   * True where the format shows the number itself in plain digits, rounded at most: what is shown and what is stored can
   * be compared. Percentages, scaled figures, dates and exponents are shown otherwise.
   */
  readonly isPlain: boolean;
  /** A negative number whose sign is told by its red colour alone. */
  readonly isRedNegative: boolean;
};

/** A part of a format's section. */
type Token =
  | { readonly type: 'digit'; readonly mark: '0' | '#' | '?' }
  | { readonly type: 'point' }
  | { readonly type: 'percent' }
  | { readonly type: 'literal'; readonly text: string };

type Section = {
  readonly tokens: readonly Token[];
  readonly isGrouped: boolean;
  /** Commas behind the last digit: each divides by a thousand. */
  readonly thousands: number;
  readonly isRed: boolean;
  readonly condition: ((value: Exact) => boolean) | null;
};

/** Digits a spreadsheet program calculates with; beyond them its numbers are noise. */
const PRECISION = 15;
/** Formats have some ten characters; longer ones are left to nobody. */
const LONGEST = 1_000;

/** Built-in formats of Chinese programs that files name by number only (ECMA-376 18.8.30). */
const CHINESE_DATES: Readonly<Record<number, string>> = {
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
};

/** A format that files name by number only; 「General」 where the number means nothing. */
export function builtInFormat(id: number): string {
  // The library has an old Chinese time at 56, where Chinese programs write a date.
  if (id === 14) return 'yyyy/m/d';
  const known: unknown = CHINESE_DATES[id] ?? SSF.get_table()[id];
  return typeof known === 'string' ? known : 'General';
}

/** The number stored in a cell as exact digits, without the noise of binary fractions. */
export function storedValue(number: number): Exact {
  return new Exact(number.toPrecision(PRECISION));
}

/**
 * Shows a number in a format. Plain formats (digits, separators, signs, brackets, words) are worked out here on exact
 * decimals, a tie away from zero, as spreadsheet programs do; all others are left to the library.
 */
export function showNumber(number: number, format: string, date1904: boolean): ShownNumber {
  const value = storedValue(number);
  const plain = /^(?:general|G\/通用格式)?$/i.test(format.trim());
  if (plain || format.trim() === '@') return { text: general(number), isPlain: true, isRedNegative: false };
  const sections = format.length > LONGEST ? null : sectionsOf(format);
  if (sections === null) {
    return { text: byLibrary(number, format, date1904), isPlain: false, isRedNegative: false };
  }
  const { section, isNegativeOwn } = choose(sections, value);
  return section === null
    ? { text: general(number), isPlain: true, isRedNegative: false }
    : show(section, value, isNegativeOwn);
}

/** 日期格式. Whether a format shows numbers as days or times. */
export function isDateFormat(format: string): boolean {
  return format.length <= LONGEST && SSF.is_date(format) === true;
}

function general(number: number): string {
  return String(SSF.format('General', number));
}

function byLibrary(number: number, format: string, date1904: boolean): string {
  try {
    return String(SSF.format(format, number, { date1904 }));
  } catch {
    // A format the library does not know: the number itself is better than nothing.
    return general(number);
  }
}

/** The sections of a format; null where one of them is not plain. */
function sectionsOf(format: string): readonly Section[] | null {
  const sections: Section[] = [];
  for (const text of splitSections(format).slice(0, 4)) {
    if (sections.length === 3) break;
    const section = readSection(text);
    if (section === null) return null;
    sections.push(section);
  }
  return sections.length === 0 ? null : sections;
}

function splitSections(format: string): readonly string[] {
  return (format.match(/(?:"[^"]*"|\[[^\]]*\]|[\\!_*].|[^;"\\!_*[]|["[\\!_*])+|;/gs) ?? []).reduce<string[]>(
    (parts, part) => (part === ';' ? [...parts, ''] : [...parts.slice(0, -1), (parts.at(-1) ?? '') + part]),
    [''],
  );
}

const TOKEN = /"([^"]*)"|\[([^\]]*)\]|[\\!](.)|_(.)|\*(.)|([\s\S])/gu;
/** Letters of dates, exponents, fractions and general numbers. */
const NOT_PLAIN = /[ymdhsegbanr/@]/i;

function readSection(text: string): Section | null {
  const tokens: Token[] = [];
  let isGrouped = false;
  let thousands = 0;
  let isRed = false;
  let condition: Section['condition'] = null;
  for (const [, quoted, bracketed, escaped, space, , plain] of text.matchAll(TOKEN)) {
    if (quoted !== undefined || escaped !== undefined) {
      tokens.push({ type: 'literal', text: quoted ?? escaped ?? '' });
    } else if (space !== undefined) {
      tokens.push({ type: 'literal', text: ' ' });
    } else if (bracketed !== undefined) {
      if (/^(?:red|红色|color\s?3)$/i.test(bracketed)) isRed = true;
      else if (/^[<>=]/.test(bracketed)) condition = readCondition(bracketed);
      else if (bracketed.startsWith('$'))
        tokens.push({ type: 'literal', text: bracketed.slice(1).split('-')[0] ?? '' });
      else if (/^DBNum|^[hms]+$/i.test(bracketed)) return null;
    } else if (plain === '0' || plain === '#' || plain === '?') {
      // A comma between digits groups them; right before the point or at the end it scales.
      const isBehindPoint = tokens.some(({ type }) => type === 'point');
      if (thousands > 0 && !isBehindPoint) {
        isGrouped = true;
        thousands = 0;
      }
      tokens.push({ type: 'digit', mark: plain });
    } else if (plain === ',') {
      if (tokens.some(({ type }) => type === 'digit')) thousands += 1;
    } else if (plain === '.') {
      tokens.push(tokens.some(({ type }) => type === 'point') ? { type: 'literal', text: '.' } : { type: 'point' });
    } else if (plain === '%') {
      tokens.push({ type: 'percent' });
    } else if (plain !== undefined) {
      if (NOT_PLAIN.test(plain)) return null;
      tokens.push({ type: 'literal', text: plain });
    }
  }
  return { tokens, isGrouped, thousands, isRed, condition };
}

function readCondition(text: string): Section['condition'] {
  const match = /^(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)$/.exec(text.trim());
  if (match?.[2] === undefined) return null;
  const bound = new Exact(match[2]);
  switch (match[1]) {
    case '<':
      return (value) => value.lt(bound);
    case '<=':
      return (value) => value.lte(bound);
    case '>':
      return (value) => value.gt(bound);
    case '>=':
      return (value) => value.gte(bound);
    case '<>':
      return (value) => !value.eq(bound);
    default:
      return (value) => value.eq(bound);
  }
}

/** The section for a number, and whether it brings its own sign for negative numbers. */
function choose(
  sections: readonly Section[],
  value: Exact,
): { readonly section: Section | null; readonly isNegativeOwn: boolean } {
  const [first, second, third] = sections;
  if (first === undefined) return { section: null, isNegativeOwn: false };
  if (sections.some(({ condition }) => condition !== null)) {
    const found = sections.find(({ condition }) => condition?.(value) === true);
    return { section: found ?? sections.find(({ condition }) => condition === null) ?? null, isNegativeOwn: false };
  }
  if (value.isNegative() && !value.isZero()) {
    return second === undefined ? { section: first, isNegativeOwn: false } : { section: second, isNegativeOwn: true };
  }
  if (value.isZero() && third !== undefined) return { section: third, isNegativeOwn: false };
  return { section: first, isNegativeOwn: false };
}

function show(section: Section, value: Exact, isNegativeOwn: boolean): ShownNumber {
  const { tokens, thousands, isRed, isGrouped } = section;
  const point = tokens.findIndex(({ type }) => type === 'point');
  const isDigit = ({ type }: Token): boolean => type === 'digit';
  const decimals = point < 0 ? 0 : tokens.slice(point).filter(isDigit).length;
  const percents = tokens.filter(({ type }) => type === 'percent').length;
  const scaled = value.abs().times(tenTo(2 * percents - 3 * thousands));
  const [whole = '0', fraction = ''] = scaled.toFixed(decimals).split('.');
  const wholeTokens = point < 0 ? tokens : tokens.slice(0, point);
  const parts = [
    ...wholeText(wholeTokens, whole, isGrouped),
    ...(point < 0 ? [] : fractionText(tokens.slice(point), fraction)),
  ];
  const hasDigits = tokens.some(isDigit);
  const isNegative = value.isNegative() && !value.isZero();
  const text = parts.join('').trim();
  const ownSign = /[-−－△▲]|[（(].*[)）]/.test(
    tokens.map((token) => (token.type === 'literal' ? token.text : token.type === 'digit' ? '0' : '')).join(''),
  );
  const signed = isNegative && !isNegativeOwn ? `-${text}` : text;
  const isRedNegative = isNegative && isNegativeOwn && isRed && !ownSign && hasDigits;
  // Words between the digits of the whole part move them: 「0!.0000」 shows 元 as 万元.
  const digits = wholeTokens.map(isDigit);
  const isInterrupted = wholeTokens.some(
    ({ type }, index) =>
      type === 'literal' && digits.slice(0, index).includes(true) && digits.slice(index).includes(true),
  );
  return {
    text: isRedNegative ? `-${text}` : signed,
    isPlain: percents === 0 && thousands === 0 && !isInterrupted,
    isRedNegative,
  };
}

/** Digits of the whole part, put into their places from the right; what is left over goes before the first place. */
function wholeText(tokens: readonly Token[], whole: string, isGrouped: boolean): readonly string[] {
  const places = tokens.filter(({ type }) => type === 'digit').length;
  let digits = whole === '0' ? '' : whole;
  let count = 0;
  const written: string[] = [];
  let left = places;
  const put = (digit: string): void => {
    if (isGrouped && count > 0 && count % 3 === 0 && /\d/.test(digit)) written.unshift(',');
    written.unshift(digit);
    count += 1;
  };
  for (const token of tokens.toReversed()) {
    if (token.type === 'literal') written.unshift(token.text);
    else if (token.type === 'percent') written.unshift('%');
    else if (token.type === 'digit') {
      left -= 1;
      const digit = digits.slice(-1);
      digits = digits.slice(0, -1);
      if (digit !== '') put(digit);
      else if (token.mark === '0') put('0');
      else if (token.mark === '?') written.unshift(' ');
      if (left > 0) continue;
      for (const rest of [...digits].toReversed()) put(rest);
      digits = '';
    }
  }
  return written;
}

/** The point and the digits behind it; a place that need not be filled loses its noughts. */
function fractionText(tokens: readonly Token[], fraction: string): readonly string[] {
  const marks = tokens.flatMap((token) => (token.type === 'digit' ? [token.mark] : []));
  let kept = fraction.length;
  while (kept > 0 && marks[kept - 1] !== '0' && fraction[kept - 1] === '0') kept -= 1;
  let place = 0;
  return tokens.map((token) => {
    if (token.type === 'point') return '.';
    if (token.type === 'percent') return '%';
    if (token.type === 'literal') return token.text;
    const digit = place < kept ? (fraction[place] ?? '') : '';
    place += 1;
    return digit;
  });
}
