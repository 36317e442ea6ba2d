/** Changes of single words and rows beyond those of word-changes.ts: years, counts, units, references, rows. */
import type { Subject } from '../../src/core/checks/index.js';
import type { Random } from '../generator/random.js';

/** A spoilt text, the line (1-based) that was spoilt, and what was done. */
type MoreSpoilt = { readonly text: string; readonly line: number; readonly note: string };

type Place = { readonly line: number; readonly start: number; readonly length: number };
type Spoil = (lines: readonly string[], subject: Subject, random: Random) => MoreSpoilt | null;

function places(lines: readonly string[], pattern: RegExp, isIn: (line: string) => boolean): readonly Place[] {
  return lines.flatMap((line, at) =>
    isIn(line)
      ? [...line.matchAll(pattern)].map((match) => ({ line: at, start: match.index, length: match[0].length }))
      : [],
  );
}

const isSentence = (line: string): boolean => !line.includes('\t') && line.length > 12;
const isRow = (line: string): boolean => line.split('\t').filter((cell) => /^[\d,]+\.\d+$/.test(cell)).length > 0;

/** One place of a pattern, chosen by chance, printed otherwise. */
function word(
  pattern: (subject: Subject) => RegExp | null,
  by: (printed: string, subject: Subject) => string,
  isIn: (line: string) => boolean = isSentence,
): Spoil {
  return (lines, subject, random) => {
    const own = pattern(subject);
    const found = own === null ? [] : places(lines, own, isIn);
    if (found.length === 0) return null;
    const { line, start, length } = random.pick(found);
    const source = lines[line]!;
    const printed = source.slice(start, start + length);
    const changed = source.slice(0, start) + by(printed, subject) + source.slice(start + length);
    return {
      text: [...lines.slice(0, line), changed, ...lines.slice(line + 1)].join('\n'),
      line: line + 1,
      note: `${line + 1}: ${source.slice(Math.max(0, start - 12), start)}[${printed} → ${by(printed, subject)}]`,
    };
  };
}

function rows(edit: (lines: string[], at: number, random: Random) => boolean): Spoil {
  return (lines, _subject, random) => {
    const found = lines.flatMap((line, at) => (isRow(line) ? [at] : []));
    if (found.length === 0) return null;
    const at = random.pick(found);
    const changed = [...lines];
    if (!edit(changed, at, random)) return null;
    return {
      text: changed.join('\n'),
      line: at + 1,
      note: `${at + 1}: ${lines[at]!.replace(/\t+/g, '|').slice(0, 60)}`,
    };
  };
}

const yearOf = (subject: Subject): number => subject.disclosure.profile.fiscalYear.value ?? 0;
const raised = (digits: string): string => String(Number(digits) + 1);

/** 「（三）」 as 「（四）」. */
const NUMERALS = '一二三四五六七八九';

export const MORE_CHANGES: Readonly<Record<string, Spoil>> = {
  'year before': word(
    (subject) => new RegExp(`(?<![比较与同])${yearOf(subject)}(?=\\s*年(?!\\d))`, 'g'),
    (year) => String(Number(year) - 1),
  ),
  'year compared with': word(
    (subject) => new RegExp(`(?<=[比较与同])${yearOf(subject) - 1}(?=\\s*年)`, 'g'),
    (year) => String(Number(year) - 1),
  ),
  'year of a title': word(
    (subject) => new RegExp(`${yearOf(subject)}(?=\\s*年[^。，]*(?:表|说明))`, 'g'),
    (year) => String(Number(year) - 1),
    (line) => !line.includes('\t') && !line.includes('。') && line.length < 60,
  ),
  'unit of money': word(
    () => /(?<=[1-9]\d*\.\d+)万元|(?<=\d*[1-9]\.\d+)万元/g,
    () => '元',
  ),
  count: word(() => /\d+(?=\s*(?:个(?!月)|项|家|户|辆))/g, raised),
  'completion or rate': word(
    () => /\d(?=\d?\.\d+\s*[%％])/g,
    (digit) => String((Number(digit) % 9) + 1),
  ),
  'larger or smaller': word(
    () => /(?<=决算数)(?:大于|小于)/g,
    (printed) => (printed === '大于' ? '小于' : '大于'),
  ),
  'number of a heading': word(
    () => /(?<=^（)[一二三四五六七八](?=）)/g,
    (numeral) => NUMERALS[NUMERALS.indexOf(numeral) + 1]!,
    (line) => line.length < 60 && !line.includes('\t'),
  ),
  'row lost': rows((lines, at) => lines.splice(at, 1).length === 1),
  'row twice': rows((lines, at) => {
    lines.splice(at, 0, lines[at]!);
    return true;
  }),
  'figures of two rows': rows((lines, at) => {
    const [a, b] = [lines[at]!.split('\t'), lines[at + 1]?.split('\t') ?? []];
    const isFigure = (cell: string): boolean => /^[\d,]+\.\d+$/.test(cell);
    const shape = (cells: readonly string[]): string => cells.map((cell) => (isFigure(cell) ? '#' : '')).join('|');
    if (shape(a) !== shape(b) || a.filter(isFigure).join('|') === b.filter(isFigure).join('|')) return false;
    lines[at] = a.map((cell, column) => (isFigure(cell) ? b[column]! : cell)).join('\t');
    lines[at + 1] = b.map((cell, column) => (isFigure(cell) ? a[column]! : cell)).join('\t');
    return true;
  }),
  'figures of two columns': rows((lines, at) => {
    const cells = lines[at]!.split('\t');
    const found = cells.flatMap((cell, column) => (/^[\d,]+\.\d+$/.test(cell) ? [column] : []));
    const [from, to] = [found.at(-2), found.at(-1)];
    if (from === undefined || to === undefined || cells[from] === cells[to]) return false;
    [cells[from], cells[to]] = [cells[to]!, cells[from]!];
    lines[at] = cells.join('\t');
    return true;
  }),
};
