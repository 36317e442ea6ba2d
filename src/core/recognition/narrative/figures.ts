import { readAmount, type MoneyUnit } from '../../amount/index.js';
import type { Figure } from '../../disclosure/index.js';

/** Behind a figure, a dash is no minus: 「3-5万元」 is a range. */
const MINUS = String.raw`(?:(?<![\d元%％]\s*)[-－−])?`;
const DIGITS = String.raw`${MINUS}\d{1,3}(?:[,，]\d{3})+(?:\s*[.．]\s*\d+)?|${MINUS}\d+(?:\s*[.．]\s*\d+)?`;
/** 「零万元」, but not 「从零」 or 「二〇零」. */
const NOTHING = String.raw`(?<![一二三四五六七八九十百千〇点])零(?=\s*[万亿]?元)`;
const COUNT_UNITS =
  '[台件][（(]套[）)]|头[（(]只[）)]|批次|人次|团组|平方米|个(?!百分点)|项|家|户|辆|台|套|件|场|名|人|所|间|亩|张|册|顶|头|只';
const FIGURE = new RegExp(
  String.raw`(${DIGITS}|${NOTHING})\s*(?:(亿元|万元|千元|元|万(?![人户条次辆台套个名元余]))|(%|％)|(${COUNT_UNITS}))`,
  'gu',
);

/**
 * One character for one character, so that offsets stay valid: full-width digits and points become ASCII.
 * The printed text of a figure is always cut from the original.
 */
function halfWidth(text: string): string {
  return text
    .replace(/[０-９．％]/g, (character) =>
      character === '．' ? '.' : character === '％' ? '%' : String.fromCharCode(character.charCodeAt(0) - 0xfee0),
    )
    .replace(/(?<=\d)[·・。﹒](?=\d)/g, '.');
}

/** A figure is not one when it is a year, part of a document number, or stands in a quoted title. */
function isRejected(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  if (/[〔第号]\s*$/.test(before)) return true;
  const open = text.lastIndexOf('《', start);
  return open >= 0 && text.indexOf('》', open) > start;
}

/** 「增加0.02，」: a change that ends its clause without a unit. With 增长 or 下降 it may as well lack its 「%」. */
const BARE_CHANGE = /(?:增加|减少|调增|调减|(?<!增)减|增(?![减长幅]))(?:了)?\s*(\d+\.\d+)\s*(?=[，。；,;）)])/gu;

/** A change without a unit is in that of the sentence's other amounts; where they differ, or there are none, it is unread. */
function withBareChanges(sentence: string, text: string, figures: readonly Figure[]): readonly Figure[] {
  const units = new Set(figures.filter(({ kind }) => kind === 'money').map(({ amount }) => amount.unit));
  const [unit] = units;
  if (units.size !== 1 || unit === undefined) return figures;
  const found: Figure[] = [];
  for (const match of text.matchAll(BARE_CHANGE)) {
    const digits = match[1] ?? '';
    const start = match.index + match[0].indexOf(digits);
    const reading = readAmount(digits, unit);
    if (reading.state !== 'number') continue;
    const amount = { ...reading.amount, text: sentence.slice(start, start + digits.length) };
    found.push({ kind: 'money', amount, unitText: '', start, end: start + digits.length });
  }
  return found.length === 0 ? figures : [...figures, ...found].sort((a, b) => a.start - b.start);
}

/** Reads all figures with a unit, left to right, and changes that take the unit of the others. */
export function figuresOf(sentence: string): readonly Figure[] {
  const text = halfWidth(sentence);
  const figures: Figure[] = [];
  for (const match of text.matchAll(FIGURE)) {
    const [whole, digits = '', money, percent, count] = match;
    const start = match.index;
    if (isRejected(text, start)) continue;
    const unit: MoneyUnit | null = money === undefined ? null : money === '万' ? '万元' : (money as MoneyUnit);
    const reading = readAmount(digits === '零' ? '0' : digits, unit);
    if (reading.state !== 'number') continue;
    figures.push({
      kind: money === undefined ? (percent === undefined ? 'count' : 'percent') : 'money',
      amount: { ...reading.amount, text: sentence.slice(start, start + digits.length) },
      unitText: money ?? percent ?? count ?? '',
      start,
      end: start + whole.length,
    });
  }
  return withBareChanges(sentence, text, figures);
}

const RANGE = /\d\s*(?:[亿万千]?元|[%％])?\s*(?:至|到|[~～—–－-]+)\s*$/u;
const NEARLY_BEFORE = /(?:(?<![节签合预条])约|近|超过?|逾|不足|不低于|不少于|不高于|至少|最多|最高|接近)为?\s*$/u;
const NEARLY_BEHIND = /^\s*(?:左右|上下|以内|余|多元)/u;

const ABOUT = /约为?\s*$/u;

/**
 * Why a figure is no exact amount: one end of a range, or 「约」「近」「超」 beside it. Null where it is one: 「约12.35万元」 says no more
 * than that the last digit was rounded.
 */
export function inexactness(sentence: string, { amount, start, end }: Figure): string | null {
  const before = sentence.slice(Math.max(0, start - 16), start);
  if (RANGE.test(before)) return '金额为一个区间，未能确定数值';
  if (ABOUT.test(before) && amount.decimals >= 2 && !NEARLY_BEHIND.test(sentence.slice(end, end + 4))) return null;
  return NEARLY_BEFORE.test(before) || NEARLY_BEHIND.test(sentence.slice(end, end + 4)) ? '约数，不作精确核对' : null;
}
