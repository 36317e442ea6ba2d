import { readAmount, type MoneyUnit } from '../../amount/index.js';
import type { Figure } from '../../disclosure/index.js';

const DIGITS = String.raw`[-－−]?\d{1,3}(?:[,，]\d{3})+(?:\s*[.．]\s*\d+)?|[-－−]?\d+(?:\s*[.．]\s*\d+)?`;
const COUNT_UNITS = '台[（(]套[）)]|批次|人次|团组|个|项|家|户|辆|台|套|名|人';
const FIGURE = new RegExp(
  String.raw`(${DIGITS})\s*(?:(亿元|万元|千元|元|万(?![人户条次辆台套个名元余]))|(%|％)|(${COUNT_UNITS}))`,
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

/** Reads all figures with a unit, left to right. */
export function figuresOf(sentence: string): readonly Figure[] {
  const text = halfWidth(sentence);
  const figures: Figure[] = [];
  for (const match of text.matchAll(FIGURE)) {
    const [whole, digits = '', money, percent, count] = match;
    const start = match.index;
    if (isRejected(text, start)) continue;
    const unit: MoneyUnit | null = money === undefined ? null : money === '万' ? '万元' : (money as MoneyUnit);
    const reading = readAmount(digits, unit);
    if (reading.state !== 'number') continue;
    figures.push({
      kind: money === undefined ? (percent === undefined ? 'count' : 'percent') : 'money',
      amount: { ...reading.amount, text: sentence.slice(start, start + digits.length) },
      unitText: money ?? percent ?? count ?? '',
      start,
      end: start + whole.length,
    });
  }
  return figures;
}
