const searches = new WeakMap<RegExp, RegExp>();

/**
 * Every match of a pattern in a text, as `matchAll` gives them. That one copies the pattern for each text, which
 * costs more than the search itself where thousands of cells are looked at; give a pattern that is made once.
 */
export function matchesIn(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  const search = searches.get(pattern) ?? new RegExp(pattern.source, `${pattern.flags.replace('g', '')}g`);
  searches.set(pattern, search);
  const found: RegExpExecArray[] = [];
  search.lastIndex = 0;
  for (let match = search.exec(text); match !== null; match = search.exec(text)) {
    found.push(match);
    if (match[0] === '') search.lastIndex += 1;
  }
  return found;
}
