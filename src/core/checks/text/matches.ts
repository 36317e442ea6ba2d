const searches = new WeakMap<RegExp, RegExp>();
const NOTHING: readonly RegExpExecArray[] = [];

function searchOf(pattern: RegExp): RegExp {
  const known = searches.get(pattern);
  if (known !== undefined) return known;
  const search = new RegExp(pattern.source, `${pattern.flags.replace('g', '')}g`);
  searches.set(pattern, search);
  return search;
}

/**
 * Every match of a pattern in a text, as `matchAll` gives them. That one copies the pattern for each text, which
 * costs more than the search itself where thousands of cells are looked at; give a pattern that is made once.
 */
export function matchesIn(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  const search = searchOf(pattern);
  search.lastIndex = 0;
  let match = search.exec(text);
  if (match === null) return NOTHING;
  const found: RegExpExecArray[] = [];
  for (; match !== null; match = search.exec(text)) {
    found.push(match);
    if (match[0] === '') search.lastIndex += 1;
  }
  return found;
}
