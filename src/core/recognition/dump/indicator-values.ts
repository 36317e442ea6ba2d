import type { Piece } from './indicator-words.js';

const SIGN = /^(?:[≥≤><=≡≦≧]{1,2}|定性|大于等于|小于等于|大于|小于|等于|不低于|不高于|不少于|不超过)$/;
const UNIT_WORDS =
  '%|‰|[万亿]?(?:元|个|次|人次|人|份|项|件|家|户|台套|台|套|天|日|月|年|小时|分钟|篇|期|批次|批|场次|场|辆|公里|平方米|亩|吨|册|条|名|分)(?:/[年月日次人])?';
const UNIT = new RegExp(`^(?:${UNIT_WORDS})$`);
const NUMBER = new RegExp(String.raw`^([≥≤><=≡≦≧]{0,2})(\d[\d,]*(?:\.\d+)?%?)(${UNIT_WORDS})?$`);
/** A year in a name is no value. */
const YEAR = /^20\d{2}年?$/;
/** Values in words, as they stand alone in their column. */
const WORDS =
  /(?:(?:效果|成效|作用)?(?:明显|显著|良好|较好|优良)|有所(?:提升|提高|改善|改进)|(?:不断|持续|有效|明显|显著|稳步)(?:提升|提高|改善|增强)|长期有效|合格|达标)$/;

/** 「2031年12月前」. */
const DATE = /^([=≤<]?)((?:20\d{2}年)?\d{1,2}月(?:\d{1,2}日|底)?(?:之?前|以前|内)?)$/;

/** What a form states for an indicator. */
export type Stated = { readonly nature: string; readonly value: string; readonly unit: string };

/** A value and the piece behind it. */
export type StatedAt = { readonly stated: Stated; readonly next: number };

/**
 * The value that begins at a piece: sign, figure and unit up to the end of the line, a date, or words behind 定性. A lone
 * 「%」 before the figure stands in the column of signs. Null where no value begins there.
 */
export function statedAt(pieces: readonly Piece[], from: number): StatedAt | null {
  const end = lineEnd(pieces, from);
  const rest = pieces.slice(from, end);
  const isWords = rest[0]?.text === '定性';
  const words = textOf(isWords ? rest.slice(1) : rest);
  if (isWords && words !== '') return { stated: { nature: '定性', value: words, unit: '' }, next: end };
  const date = DATE.exec(words.normalize('NFKC'));
  if (date !== null) return { stated: { nature: date[1] ?? '', value: date[2] ?? '', unit: '' }, next: end };
  let nature = '';
  let value = '';
  let unit = '';
  let index = from;
  for (; index < pieces.length; index += 1) {
    const text = pieces[index]?.text ?? '';
    const figure = YEAR.test(text) ? null : NUMBER.exec(text);
    if (value === '' && figure !== null) {
      nature += figure[1] ?? '';
      value = figure[2] ?? '';
      unit = figure[3] ?? '';
    } else if (value === '' && nature === '' && (SIGN.test(text) || text === '%')) nature = text;
    else if (value !== '' && unit === '' && UNIT.test(text)) unit = text;
    else return null;
    if (pieces[index]?.closesLine === true && value !== '') break;
  }
  return value === '' ? null : { stated: { nature, value, unit }, next: index + 1 };
}

function lineEnd(pieces: readonly Piece[], from: number): number {
  let end = from;
  while (end < pieces.length && pieces[end]?.closesLine !== true) end += 1;
  return Math.min(end + 1, pieces.length);
}

/**
 * Text of an indicator that ends with a value in words, cut where a piece begins; null where it does not. A narrow column
 * breaks the value itself: the longest end that is one counts.
 */
export function endsInWords(pieces: readonly Piece[]): { readonly name: string; readonly stated: Stated } | null {
  for (let from = 1; from < pieces.length; from += 1) {
    const value = textOf(pieces.slice(from));
    const match = WORDS.exec(value);
    if (match?.index !== 0) continue;
    const isWords = pieces[from - 1]?.text === '定性';
    const name = textOf(pieces.slice(0, isWords ? from - 1 : from));
    return name === '' ? null : { name, stated: { nature: isWords ? '定性' : '', value, unit: '' } };
  }
  return null;
}

/** The printed text of pieces, joined. */
export function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ printed }) => printed).join('');
}
