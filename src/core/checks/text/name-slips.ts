import type { Disclosure } from '../../disclosure/index.js';
import { wordCells, wholeText } from './cells.js';
import { linesOf } from './lines.js';
import { mention, mentionOfCell, mentionOfTitle, type Mention } from './remarks.js';
import { areSiblings } from './siblings.js';

/** 名称错字. A name as the document prints it elsewhere, with one character changed or doubled. */
export type NameSlip = { readonly right: string; readonly printed: string; readonly mentions: readonly Mention[] };

/** Shorter names are alike by chance. */
const SHORTEST = 7;
/** Characters at either end by which a name is looked for. */
const END = 3;
const FIGURE = /[\d一二三四五六七八九十〇甲乙丙丁]/;
const HAN = /^[\u4e00-\u9fff（）()]+$/;

function squeezed(text: string): string {
  return /\s/.test(text) ? text.replace(/\s+/g, '') : text;
}

function countOf(text: string, name: string): number {
  let count = 0;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) count += 1;
  return count;
}

/** Where two names of one length differ; null unless in exactly one character that is not one of a series. */
function slipBetween(one: string, other: string): number | null {
  if (one.length !== other.length) return null;
  let different: number | null = null;
  for (let index = 0; index < one.length; index += 1) {
    if (one.charAt(index) === other.charAt(index)) continue;
    if (different !== null) return null;
    different = index;
  }
  // At its end a name may go on as another one: 「某某局」 and 「某某信息中心」 begin alike.
  if (different === null || different === 0 || different === one.length - 1) return null;
  const [left, right] = [one.charAt(different), other.charAt(different)];
  // 第一小学 and 第二小学, 东城 and 西城, 市 and 区 are two units.
  return FIGURE.test(left + right) || areSiblings(left, right) ? null : different;
}

/** Stretches of a text that are the name with one other character. */
function changedIn(text: string, name: string): readonly string[] {
  const [head, tail] = [name.slice(0, END), name.slice(-END)];
  const found = new Set<string>();
  const look = (start: number): void => {
    const printed = start < 0 ? '' : text.slice(start, start + name.length);
    if (HAN.test(printed) && slipBetween(name, printed) !== null) found.add(printed);
  };
  for (let at = text.indexOf(head); at >= 0; at = text.indexOf(head, at + 1)) look(at);
  for (let at = text.indexOf(tail); at >= 0; at = text.indexOf(tail, at + 1)) look(at - name.length + END);
  return [...found];
}

/** The name with one of its characters printed twice, where the text has that. */
function doubledIn(text: string, name: string): readonly string[] {
  return [...name].flatMap((character, index) => {
    if (index === name.length - 1 || name.charAt(index + 1) === character) return [];
    const printed = name.slice(0, index + 1) + character + name.slice(index + 1);
    return text.includes(printed) ? [printed] : [];
  });
}

/** Codes of the units that the tables name so. */
function unitCodes(disclosure: Disclosure, name: string): readonly string[] {
  return disclosure.tables.flatMap((table) =>
    table.rows.flatMap((row) =>
      row.lines.flatMap((line) => (line.unitName === name && line.codes.unit !== undefined ? [line.codes.unit] : [])),
    ),
  );
}

/** How the tables tell two names apart: by the codes of their units. */
function unitsOf(disclosure: Disclosure, one: string, other: string): 'same' | 'two' | 'unknown' {
  const [codes, others] = [unitCodes(disclosure, one), unitCodes(disclosure, other)];
  if (codes.length === 0 || others.length === 0) return 'unknown';
  return others.some((code) => codes.includes(code)) ? 'same' : 'two';
}

function placesOf(disclosure: Disclosure, document: string, printed: string): readonly Mention[] {
  const lines = linesOf(disclosure).flatMap((line) => {
    const start = line.text.indexOf(printed);
    return start < 0 ? [] : [mention(document, { line, start, end: start + printed.length })];
  });
  const cells = wordCells(disclosure).flatMap(({ table, row, column, cell }) =>
    squeezed(cell.text).includes(printed) ? [mentionOfCell(document, table, row, column, cell, printed)] : [],
  );
  const titles = disclosure.tables.filter(({ title }) => title.includes(printed));
  return [...lines, ...cells, ...titles.map((table) => mentionOfTitle(document, table))];
}

/**
 * Slips in the name of the document's unit and of the units it lists: the rarer way of writing is the slip. Names that
 * differ in a figure, in one of a series of words (东、西；市、区) or in their unit codes are two names.
 */
export function nameSlips(
  disclosure: Disclosure,
  document: string,
  own: string,
  others: readonly string[],
): readonly NameSlip[] {
  const whole = wholeText(disclosure);
  const text = whole.replace(/[^\S\n]+/g, '');
  const slips = new Map<string, NameSlip>();
  for (const name of new Set([own, ...others])) {
    const count = name.length < SHORTEST || !HAN.test(name) ? 0 : countOf(text, name);
    if (count === 0) continue;
    for (const printed of [...changedIn(text, name), ...doubledIn(text, name)]) {
      const other = countOf(text, printed);
      // Where both ways are printed equally often nothing tells which is right, unless one is the document's own.
      const [right, wrong] = other > count ? [printed, name] : [name, printed];
      const units = unitsOf(disclosure, right, wrong);
      // Two units of a list may have names that are alike; only one code for both shows that they are one.
      const isOne = right === own || wrong === own ? units !== 'two' : units === 'same';
      if (!isOne || slips.has(wrong)) continue;
      const mentions = placesOf(disclosure, document, wrong);
      if (mentions.length > 0) slips.set(wrong, { right, printed: wrong, mentions });
    }
  }
  return [...slips.values()];
}
