import { all, at, type Element } from '../ofd/xml.js';

/** One level of an automatic numbering. */
export type NumberingLevel = {
  readonly start: number;
  /** Name of the number format as OOXML has it: `chineseCounting`. */
  readonly format: string;
  /** The label with `%1`…`%9` for the numbers of the levels: 「（%2）」. */
  readonly text: string;
  /** All numbers of the label in Arabic digits. */
  readonly isLegal: boolean;
};

/** 编号定义. Lists that share an `abstract` numbering share its counters. */
export type NumberingDefinitions = {
  /** Levels of each abstract numbering, by depth from 0. */
  readonly levels: ReadonlyMap<string, ReadonlyMap<number, NumberingLevel>>;
  readonly lists: ReadonlyMap<string, NumberedList>;
};

/** A list by which paragraphs are numbered. */
export type NumberedList = {
  readonly abstract: string;
  /** Where this list begins anew, by depth. */
  readonly starts: ReadonlyMap<number, number>;
  /** Levels that this list has of its own. */
  readonly levels: ReadonlyMap<number, NumberingLevel>;
};

/** Numbers formats that can be written; others are written in Arabic digits and reported. */
const DIGITS = '零一二三四五六七八九';
const LEGAL = '零壹贰叁肆伍陆柒捌玖';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const CHINESE =
  /^(?:chineseCounting|chineseCountingThousand|japaneseCounting|taiwaneseCounting|taiwaneseCountingThousand)$/;

/** 自动编号. Counts paragraphs and writes their labels: 「一、」 stands in numbering.xml, not in the paragraph. */
export class Numberings {
  /** Formats met that are not known, for the reader to report. */
  readonly unknown = new Set<string>();
  readonly #definitions: NumberingDefinitions;
  readonly #counters = new Map<string, number[]>();
  readonly #begun = new Set<string>();

  constructor(definitions: NumberingDefinitions) {
    this.#definitions = definitions;
  }

  /** The label of the next paragraph of this list and level; '' where it has none. */
  next(id: string, depth: number): string {
    const numbering = this.#definitions.lists.get(id);
    const levels = numbering === undefined ? undefined : this.#definitions.levels.get(numbering.abstract);
    const levelAt = (index: number): NumberingLevel | undefined => numbering?.levels.get(index) ?? levels?.get(index);
    const level = levelAt(depth);
    if (numbering === undefined || level === undefined) return '';
    const counters = this.#counters.get(numbering.abstract) ?? [];
    this.#counters.set(numbering.abstract, counters);
    const restart = numbering.starts.get(depth);
    const begun = `${id}:${depth}`;
    if (restart !== undefined && !this.#begun.has(begun)) counters[depth] = restart;
    else counters[depth] = (counters[depth] ?? level.start - 1) + 1;
    this.#begun.add(begun);
    counters.length = depth + 1;
    if (level.format === 'bullet') return '';
    return level.text.replace(/%([1-9])/g, (_, digit: string) => {
      const index = Number(digit) - 1;
      const own = levelAt(index);
      const value = counters[index] ?? own?.start ?? 1;
      return this.#write(value, level.isLegal ? 'decimal' : (own?.format ?? 'decimal'));
    });
  }

  #write(value: number, format: string): string {
    const written = numberText(value, format);
    if (written === null) this.unknown.add(format);
    return written ?? String(value);
  }
}

/** A number in a number format by its OOXML name; null for a format that is not known, '' for what has no writing. */
export function numberText(value: number, format: string): string | null {
  if (!Number.isSafeInteger(value) || value < 0) return '';
  if (format === 'decimal') return String(value);
  if (format === 'none') return '';
  if (CHINESE.test(format)) return chinese(value);
  if (format === 'chineseLegalSimplified' || format === 'ideographLegalTraditional') {
    return chinese(value, LEGAL, '拾', '佰', '仟');
  }
  if (format === 'ideographDigital' || format === 'taiwaneseDigital') {
    return [...String(value)].map((digit) => (digit === '0' ? '○' : DIGITS[Number(digit)])).join('');
  }
  if (format === 'ideographTraditional' && value >= 1 && value <= 10) return STEMS[value - 1] ?? '';
  if (format.startsWith('decimalEnclosedCircle') && value >= 1 && value <= 20) {
    return String.fromCodePoint(0x2460 + value - 1);
  }
  if (format === 'decimalFullWidth' || format === 'decimalFullWidth2') {
    return [...String(value)].map((digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0)).join('');
  }
  if (format === 'decimalZero') return String(value).padStart(2, '0');
  if (format === 'upperLetter') return letters(value);
  if (format === 'lowerLetter') return letters(value).toLowerCase();
  if (format === 'upperRoman') return roman(value);
  if (format === 'lowerRoman') return roman(value).toLowerCase();
  return null;
}

/** What numbering.xml defines. */
export function numberingsOf(root: Element | null): NumberingDefinitions {
  const levels = new Map(
    all(root, 'abstractNum').map((abstract) => [
      abstract.attributes['abstractNumId'] ?? '',
      levelsOf(all(abstract, 'lvl')),
    ]),
  );
  const lists = new Map<string, NumberedList>();
  for (const num of all(root, 'num')) {
    const starts = new Map<number, number>();
    const overrides = all(num, 'lvlOverride');
    for (const override of overrides) {
      const start = valueOf(override, 'startOverride');
      if (start !== null) starts.set(Number(override.attributes['ilvl'] ?? 0), Number(start));
    }
    lists.set(num.attributes['numId'] ?? '', {
      abstract: valueOf(num, 'abstractNumId') ?? '',
      starts,
      levels: levelsOf(overrides.flatMap((override) => all(override, 'lvl'))),
    });
  }
  return { levels, lists };
}

function levelsOf(levels: readonly Element[]): ReadonlyMap<number, NumberingLevel> {
  return new Map(
    levels.map((level) => [
      Number(level.attributes['ilvl'] ?? 0),
      {
        start: Number(valueOf(level, 'start') ?? 0),
        format: valueOf(level, 'numFmt') ?? customFormat(level),
        text: valueOf(level, 'lvlText') ?? '',
        isLegal: at(level, 'isLgl') !== null,
      },
    ]),
  );
}

/** Newer producers wrap a format of their own and leave a plain one as the second choice. */
function customFormat(level: Element): string {
  const fallback = at(level, 'AlternateContent', 'Fallback');
  return fallback === null ? 'decimal' : (valueOf(fallback, 'numFmt') ?? 'decimal');
}

/** The `val` attribute of a child, or null. */
export function valueOf(element: Element | null, name: string): string | null {
  return at(element, name)?.attributes['val'] ?? null;
}

/** A number below 10,000 in Chinese: 十二, 一百零五. */
function chinese(value: number, digits = DIGITS, ten = '十', hundred = '百', thousand = '千'): string {
  if (value === 0 || value >= 10_000) return value === 0 ? (digits[0] ?? '') : String(value);
  const units = [thousand, hundred, ten, ''];
  let written = '';
  for (const [index, digit] of [...String(value).padStart(4, '0')].entries()) {
    if (digit !== '0') written += `${digits[Number(digit)] ?? ''}${units[index] ?? ''}`;
    else if (written !== '' && !written.endsWith(digits[0] ?? '')) written += digits[0];
  }
  if (written.endsWith(digits[0] ?? '')) written = written.slice(0, -1);
  return value < 20 && value >= 10 ? written.slice(1) : written;
}

/** A…Z, AA, BB …, as word processors count. */
function letters(value: number): string {
  return value < 1 || value > 780
    ? String(value)
    : String.fromCodePoint(65 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}

function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value);
  const signs = 'M:1000 CM:900 D:500 CD:400 C:100 XC:90 L:50 XL:40 X:10 IX:9 V:5 IV:4 I:1'.split(' ');
  let rest = value;
  let written = '';
  for (const sign of signs) {
    const [letter = '', worth = '1'] = sign.split(':');
    for (; rest >= Number(worth); rest -= Number(worth)) written += letter;
  }
  return written;
}
