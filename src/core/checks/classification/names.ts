/** Traditional characters that fonts and readers put into names of items. */
const PLAIN_FORMS: Readonly<Record<string, string>> = { 職: '职', 業: '业', 務: '务', 費: '费', 險: '险', 醫: '医' };

const TRADITIONAL = /[職業務費險醫]/;

/** Names in which printing changed nothing: most of them. */
const CLEAN = /^[\u4e00-\u9fa5]*$/;

/**
 * 科目名称去掉印法差别. A name without what printing changes: white space, brackets' width, quotation marks, 「（款）」
 * behind it and a closing 支出.
 */
export function bareName(name: string): string {
  const even = CLEAN.test(name)
    ? name
    : name
        .normalize('NFKC')
        .replace(/<[^>]*>|[\s\u200b\ufeff"'“”‘’「」、,，.。·]+/gu, '')
        .replace(/\((?:类|款|项)\)$/, '');
  const rest = even.endsWith('支出') ? even.slice(0, -2) : even;
  return TRADITIONAL.test(rest)
    ? rest.replace(/[職業務費險醫]/gu, (character) => PLAIN_FORMS[character] ?? character)
    : rest;
}

/** True where every character of `part` stands in `whole` in the same order: a name that lost characters in print. */
export function isWithin(part: string, whole: string): boolean {
  let at = 0;
  for (const character of part) {
    at = whole.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** True where two names differ in at most `most` characters (replaced, left out or added). */
export function isNearly(a: string, b: string, most: number): boolean {
  const [left, right] = [[...a], [...b]];
  if (Math.abs(left.length - right.length) > most) return false;
  let previous = right.map((_, index) => index + 1);
  for (const [row, character] of left.entries()) {
    let diagonal = row;
    let before = row + 1;
    const current: number[] = [];
    for (const [column, other] of right.entries()) {
      const above = previous[column] ?? 0;
      before = Math.min(above + 1, before + 1, diagonal + (character === other ? 0 : 1));
      diagonal = above;
      current.push(before);
    }
    previous = current;
  }
  return (previous.at(-1) ?? left.length) <= most;
}
