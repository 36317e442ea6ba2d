/** Least similarity at which two names may be taken for one renamed name. */
const SIMILAR = 0.8;

/** Names in which there is nothing to clean: most of them. */
const CLEAN = /^[\u4e00-\u9fa5\w]*$/;

/** A name without what printing changes by accident: white space, quotation marks, full-width forms. */
export function cleanName(text: string): string {
  return CLEAN.test(text) ? text : text.normalize('NFKC').replace(/[\s\u200b\ufeff"'“”‘’「」]+/gu, '');
}

/** 「2025年度某项目」 → 「某项目」: projects carry their year in the name. */
export function withoutYear(clean: string): string {
  return clean.replace(/(?:19|20)\d{2}(?:年度?)?/g, '');
}

/** 1 − edit distance ÷ longer length, or 0 as soon as it must fall below `SIMILAR`. */
export function similarity(a: string, b: string): number {
  const left = [...a];
  const right = [...b];
  const longer = Math.max(left.length, right.length);
  if (longer === 0) return 0;
  const allowed = Math.floor(longer * (1 - SIMILAR) + 1e-9);
  if (Math.abs(left.length - right.length) > allowed) return 0;
  let previous = right.map((_, index) => index + 1);
  for (const [row, character] of left.entries()) {
    const current: number[] = [];
    let diagonal = row;
    let before = row + 1;
    let least = before;
    for (const [column, other] of right.entries()) {
      const above = previous[column] ?? 0;
      before = Math.min(above + 1, before + 1, diagonal + (character === other ? 0 : 1));
      diagonal = above;
      current.push(before);
      least = Math.min(least, before);
    }
    if (least > allowed) return 0;
    previous = current;
  }
  const distance = previous.at(-1) ?? left.length;
  return distance > allowed ? 0 : 1 - distance / longer;
}
