import { numberText } from '../docx/numbering.js';
import type { HtmlElement } from './tree.js';

/** Writes the labels of the items of one list. */
export type ListNumbering = { readonly next: (item: HtmlElement) => string };

const BY_TYPE: Readonly<Record<string, string>> = {
  '1': 'decimal',
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
};
const BY_STYLE: Readonly<Record<string, string>> = {
  decimal: 'decimal',
  'decimal-leading-zero': 'decimalZero',
  'lower-alpha': 'lowerLetter',
  'lower-latin': 'lowerLetter',
  'upper-alpha': 'upperLetter',
  'upper-latin': 'upperLetter',
  'lower-roman': 'lowerRoman',
  'upper-roman': 'upperRoman',
  'cjk-ideographic': 'chineseCounting',
  'simp-chinese-informal': 'chineseCounting',
  'trad-chinese-informal': 'chineseCounting',
};

/** 有序列表的编号, as browsers write it. Bullets and lists without marks give ''. */
export function listNumbering(list: HtmlElement): ListNumbering {
  const format = list.name === 'ol' ? formatOf(list) : null;
  let number = numberOf(list.attributes.get('start')) ?? 1;
  return {
    next: (item) => {
      number = numberOf(item.attributes.get('value')) ?? number;
      const written = format === null ? '' : (numberText(number, format) ?? '');
      number += 1;
      return written === '' ? '' : `${written}${format === 'chineseCounting' ? '、' : '.'}`;
    },
  };
}

/** Whether the text of an item already begins with a number: its list then shows none, by a rule of the portal. */
export function hasOwnNumber(text: string): boolean {
  return /^[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[、.．)）]/.test(text);
}

function formatOf({ attributes }: HtmlElement): string | null {
  const style = /list-style(?:-type)?\s*:\s*([\w-]+)/i.exec(attributes.get('style') ?? '')?.[1]?.toLowerCase();
  if (style !== undefined) return BY_STYLE[style] ?? null;
  return BY_TYPE[attributes.get('type') ?? '1'] ?? 'decimal';
}

function numberOf(text: string | undefined): number | null {
  const number = Number.parseInt(text ?? '', 10);
  return Number.isSafeInteger(number) ? number : null;
}
