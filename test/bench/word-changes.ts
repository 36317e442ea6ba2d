/** Changes of printed words, one line at a time. Every change is one that a careful reader would call a fault. */
import type { Subject } from '../../src/core/checks/index.js';
import type { Random } from '../generator/random.js';

/** Ways a text is spoilt. */
export const WORD_CHANGES = ['name', 'direction', 'year', 'figure', 'section', 'doubled'] as const;
export type WordChange = (typeof WORD_CHANGES)[number];

/** A spoilt text and the line (1-based) that was spoilt; for a lost section the line it stood at. */
export type Spoilt = { readonly text: string; readonly line: number; readonly note: string };

const OPPOSITE: Readonly<Record<string, string>> = {
  增加: '减少',
  减少: '增加',
  增长: '下降',
  下降: '增长',
};

type Place = { readonly line: number; readonly start: number; readonly length: number };

/** Every match of a global pattern, with the number of its line. */
function placesOf(lines: readonly string[], pattern: RegExp, isIn: (line: string) => boolean): readonly Place[] {
  return lines.flatMap((line, index) =>
    isIn(line)
      ? [...line.matchAll(pattern)].map((match) => ({ line: index + 1, start: match.index, length: match[0].length }))
      : [],
  );
}

function isSentence(line: string): boolean {
  return !line.includes('\t') && /\d/.test(line) && line.length > 12;
}

function replaced(lines: readonly string[], place: Place, by: (printed: string) => string): Spoilt {
  const source = lines[place.line - 1] ?? '';
  const printed = source.slice(place.start, place.start + place.length);
  const changed = source.slice(0, place.start) + by(printed) + source.slice(place.start + place.length);
  const text = [...lines.slice(0, place.line - 1), changed, ...lines.slice(place.line)].join('\n');
  return { text, line: place.line, note: `${place.line}: ${printed} → ${by(printed)}` };
}

function chosen(random: Random, places: readonly Place[]): Place | null {
  return places.length === 0 ? null : random.pick(places);
}

/** A name of a project or of the unit that the text prints more than once, with one character changed in one place. */
function changedName(subject: Subject, lines: readonly string[], random: Random): Spoilt | null {
  const { projects, profile } = subject.disclosure;
  const names = [...projects.map(({ name }) => name), profile.unitName.value ?? '']
    .map((name) => name.replace(/\s+/g, ''))
    .filter((name) => name.length >= 6 && /^[\u4e00-\u9fff]+$/.test(name));
  const places = names.flatMap((name) => {
    const found = placesOf(lines, new RegExp(name, 'g'), () => true);
    return found.length >= 2 ? found : [];
  });
  const place = chosen(random, places);
  if (place === null) return null;
  const at = random.integer(1, place.length - 2);
  return replaced(lines, place, (printed) => {
    const other = printed[at] === '澧' ? '沅' : '澧';
    return printed.slice(0, at) + other + printed.slice(at + 1);
  });
}

/** A heading with its number and everything under it, up to the next heading of the same style. */
function lostSection(lines: readonly string[], random: Random): Spoilt | null {
  const heading = /^\s*[（(][一二三四五六七八九十]+[）)]/;
  const heads = lines.flatMap((line, index) => (heading.test(line) && line.length < 60 ? [index] : []));
  const inner = heads.filter((at, index) => index > 0 && index < heads.length - 1 && at > 0);
  if (inner.length === 0) return null;
  const from = random.pick(inner);
  const next = heads[heads.indexOf(from) + 1] ?? lines.length;
  // A section of tables is another matter: tables are counted, not headings.
  if (next - from > 12 || lines.slice(from, next).some((line) => line.includes('\t'))) return null;
  const text = [...lines.slice(0, from), ...lines.slice(next)].join('\n');
  return { text, line: from + 1, note: `${from + 1}: 删去 ${lines[from]?.trim() ?? ''}` };
}

/** Spoils a text in one way at a place chosen by chance; null where that cannot be done. */
export function spoilWords(text: string, subject: Subject, change: WordChange, random: Random): Spoilt | null {
  const lines = text.split('\n');
  const pick = (pattern: RegExp, isIn: (line: string) => boolean): Place | null =>
    chosen(random, placesOf(lines, pattern, isIn));
  switch (change) {
    case 'name':
      return changedName(subject, lines, random);
    case 'direction': {
      const place = pick(/增加|减少|增长|下降/g, (line) => isSentence(line) && /\d(?:%|％|万元|元)/.test(line));
      return place === null ? null : replaced(lines, place, (printed) => OPPOSITE[printed] ?? printed);
    }
    case 'year': {
      const year = subject.disclosure.profile.fiscalYear.value;
      if (year === null) return null;
      const place = pick(
        new RegExp(`${year}(?=\\s*年)`, 'g'),
        (line) => !line.includes('\t') && /预算|决算/.test(line),
      );
      return place === null ? null : replaced(lines, place, () => String(year - 2));
    }
    case 'figure': {
      const place = pick(/\d(?=[\d,]*\.\d+\s*(?:万元|元|%|％))/g, isSentence);
      return place === null ? null : replaced(lines, place, (digit) => String((Number(digit) % 9) + 1));
    }
    case 'section':
      return lostSection(lines, random);
    case 'doubled': {
      const place = pick(
        /预算|支出|增加|安排|用于|资金/g,
        (line) => isSentence(line) && !/^\s*[（(]?[一二三四五六七八九十]/.test(line),
      );
      return place === null ? null : replaced(lines, place, (printed) => printed + printed);
    }
  }
}
