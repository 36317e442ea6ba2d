import { squeeze } from './words.js';

/** A full sentence that states an amount: cells of a torn table do not. One of nothing may explain an empty table. */
const STATEMENT =
  /^(?=[^。]*[\u4e00-\u9fff])[^。]{12,300}?(?:[1-9][\d,]*(?:\.\d+)?|0\.\d*[1-9]\d*)\s*(?:亿元|万元|元)[^。]{0,300}。/;
/** Shortest first line of a paragraph. */
const LONG = 24;
/** Lines over which a sentence may be wrapped. */
const WRAPPED = 5;
const ANNOUNCES = /(?:情况|说明|如下)[：:。]?$/;

/** True where the lines from here on open with a sentence about an amount. */
function opensStatement(lines: readonly string[], index: number): boolean {
  const first = squeeze(lines[index] ?? '');
  if (first.length < LONG || !/[，,；。]/.test(first)) return false;
  const joined = lines
    .slice(index, index + WRAPPED)
    .map((line) => squeeze(line))
    .join('');
  return STATEMENT.test(joined);
}

/**
 * 正文起点. Where running text begins among the lines behind a title that found no table: at the first sentence about an
 * amount, with the headings right above it, unless what follows is rather the cells of a torn table. The number of lines
 * where there is none.
 */
export function proseStart(lines: readonly string[]): number {
  let start = lines.findIndex((_line, index) => opensStatement(lines, index));
  if (start < 0) return lines.length;
  const rest = lines.slice(start).map((line) => squeeze(line));
  const cells = rest.filter((line) => line.length <= 14 && !/[。；]/.test(line)).length;
  if (cells * 3 > rest.length) return lines.length;
  while (start > 0 && ANNOUNCES.test(squeeze(lines[start - 1] ?? ''))) start -= 1;
  return start;
}
