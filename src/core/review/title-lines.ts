/** Signs of 22 pt in a line of the 156 mm of a page. */
const MOST = 20;
/** A name longer than this many lines is none that was read well: the page breaks it. */
const MOST_LINES = 5;

/**
 * Where the title of an opinion may be broken: before the year or years, before 「公开材料的」 and before 「审核意见」. A span of years
 * is one word.
 */
const PHRASES = /(?<![—\d])(?=\d{4}(?:—\d{4})?年)|(?=公开材料的)|(?=审核意见$)/u;

/** Width in signs: digits and letters take half of one. */
function widthOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + (/[ -~]/.test(sign) ? 0.5 : 1), 0);
}

/** A phrase that is longer than a line, in parts of the same length. */
function fitting(phrase: string): readonly string[] {
  const parts = Math.ceil(widthOf(phrase) / MOST);
  if (parts === 1) return [phrase];
  const signs = [...phrase];
  const size = Math.ceil(signs.length / parts);
  return Array.from({ length: parts }, (_, index) => signs.slice(index * size, (index + 1) * size).join(''));
}

/** Every way to lay phrases into lines, their order kept. */
function layouts(phrases: readonly string[]): readonly (readonly string[])[] {
  const [first, ...rest] = phrases;
  if (first === undefined) return [[]];
  return rest.length === 0
    ? [[first]]
    : layouts(rest).flatMap(([next = '', ...others]) => [
        [first, next, ...others],
        [first + next, ...others],
      ]);
}

/**
 * 标题回行. The title of an opinion in lines of a page: words stay whole, as few lines as there can be, and of these as even as
 * they can be. A short title is one line.
 */
export function titleLines(title: string): readonly string[] {
  if (widthOf(title) > MOST * MOST_LINES) return [title];
  const fit = layouts(title.split(PHRASES).flatMap(fitting)).filter((lines) =>
    lines.every((line) => widthOf(line) <= MOST),
  );
  const longest = (lines: readonly string[]): number => Math.max(...lines.map(widthOf));
  const [best = [title]] = fit.toSorted((one, other) => one.length - other.length || longest(one) - longest(other));
  return best;
}
