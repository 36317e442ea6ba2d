/** Least similarity at which two names may be taken for one renamed name. */
const SIMILAR = 0.8;

/** Names in which there is nothing to clean: most of them. */
const CLEAN = /^[\u4e00-\u9fa5\w]*$/;

/** A name without what printing changes by accident: white space, quotation marks, full-width forms. */
export function cleanName(text: string): string {
  return CLEAN.test(text) ? text : text.normalize('NFKC').replace(/[\s\u200b\ufeff"'“”‘’「」]+/gu, '');
}

/**
 * 单位名称的同一写法. A name of a unit by which its documents of several years are found: 「中国共产党某省委员会办公厅」,
 * 「中共某省委办公厅」 and 「某省委办公厅」 are one. Other bodies with a 委员会 keep the name before it.
 */
export function unitIdentity(name: string): string {
  const clean = cleanName(name);
  const party = /^(?:中国共产党|中共)(?=.)/.exec(clean);
  if (party === null) return clean;
  return clean.slice(party[0].length).replace(/(?<=[省市区县旗州盟])委员会/, '委');
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

/**
 * 表名的同一写法. The title of a table of no known kind, by which it is found in other years: without year and without
 * what brackets behind it say of its rows: 「财政拨款支出预算表（功能科目）」, 「……（按经济分类）」.
 */
export function bareTitle(title: string): string {
  return withoutYear(cleanName(title).normalize('NFKC')).replace(/\([^()]*(?:科目|分类|细化|明细)[^()]*\)$/, '');
}
