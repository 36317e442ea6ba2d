import { isLostFigure } from '../amount/index.js';
import type { Measure } from '../disclosure/index.js';
import type { Lane } from './lines.js';
import { squeeze } from './words.js';

/** Codes that may be divided over columns 类, 款 and 项. */
const DIVIDED: readonly Measure[] = ['function.code', 'economic.code'];

/**
 * The row as if every code were printed whole in the first of its columns. Columns 类, 款 and 项 may repeat what stands
 * above (「208 05 01」), leave it out (「   05   」, 「      01」) or print the longer code in each (「208 20805 2080501」); a
 * spreadsheet that takes them for numbers prints 「208 5 1」.
 * A part that was not read (「###」) stays in the code, so that the whole is none: what is left of it is the code of another
 * line. `above` keeps the codes of the row before and is changed.
 */
export function withWholeCodes(
  lanes: readonly Lane[],
  texts: readonly string[],
  above: Map<string, readonly string[]>,
): readonly string[] {
  let whole: string[] | null = null;
  for (const lane of lanes) {
    for (const measure of DIVIDED) {
      const columns = lane.byMeasure.get(measure);
      const [first] = columns ?? [];
      if (columns === undefined || first === undefined || columns.length < 2) continue;
      const parts = columns.map((index, at) => {
        const part = squeeze(texts[index] ?? '').normalize('NFKC');
        // Below the first level every part of a code has two digits.
        return at > 0 && /^[1-9]$/.test(part) ? `0${part}` : part;
      });
      if (parts.every((part) => part === '') || parts.some((part) => !/^\d{0,20}$/.test(part) && !isLostFigure(part)))
        continue;
      const name = `${lane.lane} ${measure}`;
      const filled = filledFrom(parts, above.get(name) ?? []);
      above.set(name, filled);
      whole ??= [...texts];
      for (const index of columns) whole[index] = '';
      whole[first] = joined(filled);
    }
  }
  return whole ?? texts;
}

/** Parts in front of the first printed one are those of the row above. */
function filledFrom(parts: readonly string[], above: readonly string[]): readonly string[] {
  const first = parts.findIndex((part) => part !== '');
  const isRest = first > 0 && ((parts[first] ?? '').length === 2 || isLostFigure(parts[first] ?? ''));
  return isRest ? parts.map((part, index) => (index < first ? (above[index] ?? '') : part)) : parts;
}

function joined(parts: readonly string[]): string {
  let code = '';
  for (const part of parts) {
    // A column that prints the code of its level says what stands before it once more.
    code = code !== '' && part.length > code.length && part.startsWith(code) ? part : code + part;
  }
  return code;
}

/** Columns that hold nothing but codes, or codes with their names. */
const CODED: readonly Measure[] = [
  'unit',
  'unit.code',
  'function',
  'function.code',
  'economic.code',
  'economic.department',
  'economic.government',
  'project.code',
];

/** True where a code of a line is printed and was not read: 「###」 in the place of the whole or of a part. */
export function hasUnreadCode(textOf: (measure: Measure) => string): boolean {
  return CODED.some((measure) => /#{2,}/.test(textOf(measure).normalize('NFKC')));
}
