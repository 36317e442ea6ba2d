import type { Disclosure } from '../../disclosure/index.js';
import { squeezedText, wordCellsWith } from './cells.js';
import { linesOf } from './lines.js';
import { mention, mentionOfCell, mentionOfTitle, type Mention } from './remarks.js';
import { slipsOfAll, type Slip } from './slips.js';

/** 名称错字. A name as the document prints it elsewhere, but for one slip. */
export type NameSlip = {
  readonly right: string;
  readonly printed: string;
  readonly kind: Slip['kind'];
  /** False where it may be another unit with a name alike. */
  readonly isSure: boolean;
  readonly mentions: readonly Mention[];
};

/** Shorter names are alike by chance. */
const SHORTEST = 7;
/** 「某某县民政局」: so short a name is the unit's own again and again, and a slip in it is none of another office's name. */
const SHORTEST_OWN = { length: 6, count: 3 } as const;
/** From this length on two changed characters leave enough to tell a name by. */
const LONG = 10;
const HAN = /^[\u4e00-\u9fff（）()]+$/;

/** True for a slip that a name so short shows: characters turned round or lost, as no other office is called. */
function isShortSlip({ kind }: Slip, count: number): boolean {
  return count >= SHORTEST_OWN.count && (kind === 'turned' || kind === 'lost');
}

function squeezed(text: string): string {
  return /\s/.test(text) ? text.replace(/\s+/g, '') : text;
}

function countOf(text: string, name: string): number {
  let count = 0;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) count += 1;
  return count;
}

/** Characters by which an office shortens a name: 「某市某区」 as 「某市某」 is no misprint. */
const LEFT_OUT = /^(?:[省区县州旗]|市(?!场))/;
/** What follows the name of a place: 「南川市」 and 「北溪市」 are two places. */
const PLACE_BEHIND = /^[\u4e00-\u9fff]?[省市区县州旗镇乡村街路校]/;

/** True where a difference inside a unit's name is a slip and not another unit or a shorter form of the name. */
function isUnitSlip(name: string, slip: Slip): boolean {
  if (slip.kind === 'lost') return !LEFT_OUT.test(name.slice(slip.at));
  if (slip.kind === 'added') return !LEFT_OUT.test(slip.printed + name.slice(slip.at));
  // Two characters are another word: only a long name that is otherwise printed right tells that it is the same unit.
  if (slip.kind === 'two-changed') return name.length >= LONG && !PLACE_BEHIND.test(name.slice(slip.at + 2));
  return true;
}

/** True where the differing character is part of a place's name, in which units of one kind differ: 「大桥镇」「大路镇」. */
function isPlaceOf(name: string, { kind, at, right }: Slip): boolean {
  return kind !== 'turned' && kind !== 'doubled' && PLACE_BEHIND.test(name.slice(at + right.length));
}

/** What is wrong with the name where the printed one is right. */
function turnedAround(kind: Slip['kind']): Slip['kind'] {
  return kind === 'added' ? 'lost' : kind === 'lost' ? 'added' : kind === 'doubled' ? 'lost' : kind;
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
  const cells = wordCellsWith(disclosure, (text) => squeezed(text).includes(printed)).map(
    ({ table, row, column, cell }) => mentionOfCell(document, table, row, column, cell, printed),
  );
  const titles = disclosure.tables.filter(({ title }) => title.includes(printed));
  return [...lines, ...cells, ...titles.map((table) => mentionOfTitle(document, table))];
}

/**
 * Slips in the name of the document's unit and of the units it lists: the rarer way of writing is the slip. Names that
 * differ in a figure, in one of a series of words (东、西；市、区) or in their unit codes are two names; without codes a name
 * that stands but once, where the other stands again and again, is likely a slip.
 */
export function nameSlips(
  disclosure: Disclosure,
  document: string,
  own: string,
  others: readonly string[],
): readonly NameSlip[] {
  const text = squeezedText(disclosure);
  const names = new Set([own, ...others]);
  const all = slipsOfAll(text, [...names]);
  const slips = new Map<string, NameSlip>();
  for (const name of names) {
    const isShort = name.length < SHORTEST;
    const least = name === own ? SHORTEST_OWN.length : SHORTEST;
    const count = name.length < least || !HAN.test(name) ? 0 : countOf(text, name);
    if (count === 0) continue;
    for (const { printed, slip } of all.get(name) ?? []) {
      if (!HAN.test(printed) || !isUnitSlip(name, slip) || (isShort && !isShortSlip(slip, count))) continue;
      const other = countOf(text, printed);
      // Where both ways are printed equally often nothing tells which is right, unless one is the document's own.
      const [right, wrong] = other > count ? [printed, name] : [name, printed];
      if (slips.has(wrong)) continue;
      const units = unitsOf(disclosure, right, wrong);
      const isOwn = right === own || wrong === own;
      // Printed once in either way, only a long name tells that one unit is meant.
      const isRare = Math.min(count, other) === 1 && (Math.max(count, other) >= 2 || name.length >= LONG);
      // 「某市市场监督管理局」 is printed 「某市场监督管理局」 as a short form: only the rarer one may be the misprint.
      const isDoubled = slip.kind === 'lost' && slip.right === name.charAt(slip.at - 1);
      if ((isDoubled || slip.kind === 'added') && other <= count) continue;
      // Two units of a list may have names that are alike; only one code for both shows that they are one.
      const isSure = units === 'same' || (isOwn && !isShort && slip.kind !== 'two-changed' && units !== 'two');
      const isLikely = units === 'unknown' && isRare && !isPlaceOf(name, slip);
      if (!isSure && !isLikely) continue;
      const mentions = placesOf(disclosure, document, wrong);
      if (mentions.length > 0)
        slips.set(wrong, {
          right,
          printed: wrong,
          kind: wrong === name ? turnedAround(slip.kind) : slip.kind,
          isSure,
          mentions,
        });
    }
  }
  return [...slips.values()];
}
