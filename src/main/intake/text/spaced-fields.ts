/** What parts two fields: several blanks, or one as wide as a character. */
const GAP = /[ \u00a0\u2000-\u200a\u3000]{2,}|[\u2001\u2003\u3000]/;
const FIGURE = /^[-－−(（]?\d[\d,，]*(?:\.\d+)?%?[)）]?$/;
const FEW_FIGURES = 2;

/**
 * 以空格分列的一行. Fields of a line without tabs that stand apart by blanks; null where fewer than two of them are figures. Names
 * that are spread over their column (two characters with blanks between) are one field.
 */
export function spacedFields(line: string): readonly string[] | null {
  if (line.includes('\t')) return null;
  const fields: string[] = [];
  let isSpread = false;
  for (const part of line.trim().split(GAP)) {
    const field = part.trim();
    if (field === '') continue;
    const isSingle = /^\p{Script=Han}$/u.test(field);
    if (isSingle && isSpread) fields[fields.length - 1] += field;
    else fields.push(field);
    isSpread = isSingle;
  }
  return fields.filter((field) => FIGURE.test(field)).length >= FEW_FIGURES ? fields : null;
}
