/** True where every quotation is closed before the next one opens: most sentences. */
function isEven(text: string): boolean {
  let at = 0;
  for (;;) {
    const open = text.indexOf('“', at);
    const close = text.indexOf('”', at);
    if (close < 0) return true;
    if (open < 0 || open > close) return false;
    const next = text.indexOf('“', open + 1);
    if (next >= 0 && next < close) return false;
    at = close + 1;
  }
}

/**
 * 引号套引号. Quotation marks of a sentence made even (GB/T 15834): inside 「“”」 stand 「‘’」. Subjects bring quotation marks of
 * their own, 「“三公”经费」, also with the first one cut off. A sentence with a mark that is never closed is left as it is.
 */
export function evenQuotes(text: string): string {
  if (isEven(text)) return text;
  const characters = text.split('');
  const open: number[] = [];
  /** The last pair that was closed at the outermost level, while nothing else was quoted behind it. */
  let last: readonly [from: number, to: number] | null = null;
  const look = (character: string, at: number): void => {
    if (character === '“') {
      if (open.length % 2 === 1) characters[at] = '‘';
      open.push(at);
      return;
    }
    if (character !== '”') return;
    const from = open.pop();
    if (from !== undefined) {
      if (open.length % 2 === 1) characters[at] = '’';
      last = open.length === 0 ? [from, at] : last;
      return;
    }
    if (last === null) return;
    // 「“三公”经费”」: what was taken for the end of the quotation is the end of the words quoted inside.
    characters[last[0]] = '“‘';
    characters[last[1]] = '’';
    last = null;
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '“' || character === '”') look(character, at);
  }
  return open.length > 0 ? text : characters.join('');
}
