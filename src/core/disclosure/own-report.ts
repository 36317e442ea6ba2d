import type { Disclosure } from './disclosure.js';

/** What a title is looked for in. */
type Titled = Pick<Disclosure, 'tables' | 'passages'>;

/** A title stands among the first lines, and is no sentence. */
const TITLE_LINES = 6;
const LONGEST = 80;
/** A file with more kinds of tables is the disclosure itself, whatever else its cover announces. */
const MOST_KINDS = 2;
/** 「……绩效自评报告」「……绩效评价报告（摘要）」, perhaps with its date. */
const REPORT =
  /(?:自评|自我评价|绩效评价)(?:工作|情况|结果|总结)*(?:的)?报告(?:[（(][^（()）]*[)）])*(?:20\d\d年\d+月.{0,4})?$/;

/**
 * 自成一份的报告. The title of a report on what money achieved that is published beside the disclosure: it has a purpose and figures of
 * its own, is written at another time and counts otherwise. Null where the file is no such report.
 */
export function titleOfReport({ tables, passages }: Titled): string | null {
  const kinds = new Set(tables.map(({ kind }) => kind).filter((kind) => kind !== 'other'));
  if (kinds.size > MOST_KINDS) return null;
  for (const { text, section } of passages.slice(0, TITLE_LINES)) {
    const words = text.normalize('NFKC').replace(/\s/g, '');
    if (section !== null || words.length > LONGEST || words.includes('。')) return null;
    if (REPORT.test(words)) return words;
  }
  return null;
}
