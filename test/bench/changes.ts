/** Misprints of one printed figure. */
import type { Random } from '../generator/random.js';

/** Ways a figure is misprinted. */
export const CHANGES = ['digit', 'transposition', 'point', 'doubled', 'dropped', 'look-alike'] as const;
export type Change = (typeof CHANGES)[number];

const LOOK_ALIKE: Readonly<Record<string, string>> = {
  '0': '8',
  '8': '6',
  '6': '0',
  '1': '7',
  '7': '1',
  '3': '8',
  '5': '6',
};

function places(text: string): readonly number[] {
  return [...text].flatMap((character, at) => (/\d/.test(character) ? [at] : []));
}

function put(text: string, at: number, length: number, characters: string): string {
  return text.slice(0, at) + characters + text.slice(at + length);
}

/** Writes the separators again where the figure had some. */
function regrouped(figure: string, like: string): string {
  const [whole = '', fraction] = figure.replace(/,/g, '').split('.');
  const shown = like.includes(',') ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  return fraction === undefined ? shown : `${shown}.${fraction}`;
}

/** Changes a figure in one way at a place chosen by chance; null where that cannot be done. */
export function changeOf(text: string, change: Change, random: Random): string | null {
  if (!/^\d[\d,]*(\.\d+)?$/.test(text)) return null;
  const digits = places(text);
  const at = digits[random.integer(0, digits.length - 1)]!;
  const digit = text[at]!;
  switch (change) {
    case 'digit': {
      const other = String((Number(digit) + random.integer(1, 9)) % 10);
      const first = at === 0 && digits.length > 1 && text[1] !== '.';
      return first && other === '0' ? null : put(text, at, 1, other);
    }
    case 'look-alike': {
      const other = LOOK_ALIKE[digit];
      return other === undefined || (at === 0 && other === '0') ? null : put(text, at, 1, other);
    }
    case 'transposition': {
      const next = digits[digits.indexOf(at) + 1];
      if (next === undefined || text[next] === digit || (at === 0 && text[next] === '0')) return null;
      return put(put(text, at, 1, text[next]!), next, 1, digit);
    }
    case 'point': {
      const [whole = '', fraction] = text.replace(/,/g, '').split('.');
      if (fraction === undefined || whole.length < 2) return null;
      return regrouped(`${whole.slice(0, -1)}.${whole.slice(-1)}${fraction.slice(0, -1)}`, text);
    }
    case 'doubled':
      return at > (text.includes('.') ? text.indexOf('.') : text.length)
        ? null
        : regrouped(put(text, at, 1, digit + digit), text);
    case 'dropped':
      return digits.length < 3 || at > (text.includes('.') ? text.indexOf('.') : text.length) || at === 0
        ? null
        : regrouped(put(text, at, 1, ''), text);
  }
}
