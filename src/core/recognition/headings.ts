import { plain, readOrdinal, squeeze } from './words.js';

/** A heading of the narrative. */
export type Heading = {
  /** Which of the usual sections it heads (see `SECTIONS`), or `other`. */
  readonly id: string;
  readonly text: string;
  readonly ordinal: string | null;
  /** 0 第一部分, 1 一、, 2 （一）, 3 1., 4 （1）; where the source states a level, that level. */
  readonly depth: number;
};

/** The usual sections of a disclosure by the words of their headings, most specific first. */
const SECTIONS: readonly (readonly [id: string, words: RegExp])[] = [
  ['N-TERM', /名词解释/],
  ['N-DUTY', /主要职责|主要职能|部门职能|单位职能|职能简介|职责职能|职能职责|(?:部门|单位)性质[、和及]职责/],
  ['N-STAFF', /人员构成|部门人员/],
  ['N-ORG', /机构设置|部门基本情况|单位基本情况|单位构成|部门概况|单位概况/],
  ['N-3P', /三公/],
  ['N-PURSVC', /购买服务/],
  ['N-PROC', /政府采购/],
  ['N-ASSET', /国有(?:资产|资源)占(?:有|用)/],
  ['N-PERF', /绩效/],
  ['N-GPB-SCALE', /(?:拨款)?规模(?:变化)?情况/],
  ['N-GPB-STRUCT', /结构情况/],
  ['N-GPB-ITEM', /具体使用情况|具体情况/],
  ['N-GPB-BASIC', /基本支出/],
  ['N-GFUND', /政府性基金/],
  ['N-SCAP', /国有资本/],
  ['N-FISCAL', /财政拨款(?:收支|收入支出|支出)/],
  ['N-GPB', /一般公共预算/],
  ['N-PROJECT', /项目支出|项目经费/],
  ['N-RUN', /机关运行经费|机构运行经费|运行经费/],
  ['N-TOTAL', /收支(?:总体|预算|决算)|收入支出(?:预算|决算)|预算编制说明|收支情况/],
  ['N-INCOME', /收入(?:预算|决算|总体)?情况/],
  ['N-EXP', /支出(?:预算|决算|总体)?情况/],
  ['N-OTHER', /其他(?:重要事项|需要说明|情况)|相关口径/],
];

const PART = /^第[一二三四五六七八九十\d]{1,3}(?:部分|章|节)/;
const LONGEST = 60;

/** The sections that every fund may have: how much was granted, for which classes, for which items. */
const OF_ANY_FUND = new Set(['N-GPB-SCALE', 'N-GPB-STRUCT', 'N-GPB-ITEM']);
/** Funds that are granted beside 一般公共预算. */
const OTHER_FUNDS: readonly (readonly [id: string, words: RegExp])[] = [
  ['N-GFUND', /政府性基金/],
  ['N-SCAP', /国有资本经营/],
];

/** The canonical id of a heading's words. */
export function sectionId(words: string): string {
  const text = plain(words);
  const id = SECTIONS.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other';
  // 「政府性基金预算当年拨款结构情况」 tells of that fund, and not of 一般公共预算.
  if (!OF_ANY_FUND.has(id) || /一般公共预算/.test(text)) return id;
  const [fund, more] = OTHER_FUNDS.filter(([, pattern]) => pattern.test(text));
  return fund === undefined || more !== undefined ? id : fund[0];
}

/**
 * The section of a heading below others: 「（二）结构情况」 under 「五、政府性基金预算支出情况」 is of that fund. `above`: the headings it stands below,
 * outermost first.
 */
export function sectionBelow(heading: Heading, above: readonly Heading[]): string {
  if (!OF_ANY_FUND.has(heading.id) || /一般公共预算/.test(plain(heading.text))) return heading.id;
  const chapter = above.findLast(({ depth }) => depth < heading.depth)?.id;
  return OTHER_FUNDS.find(([id]) => id === chapter)?.[0] ?? heading.id;
}

/** Depth by the style of the number: 「一、」 1, 「（一）」 2, 「1.」 3, 「（1）」 4. */
function depthOf(ordinal: string): number {
  if (PART.test(ordinal)) return 0;
  const digits = /\d|[①-⑳]/.test(ordinal);
  const bracketed = /^[（(①-⑳]/.test(ordinal);
  if (digits) return bracketed ? 4 : 3;
  return bracketed ? 2 : 1;
}

/**
 * Reads a heading from one line. Numbered lines that are sentences, list items or table lines (they carry money) are not
 * headings.
 */
export function readHeading(text: string, level?: number): Heading | null {
  const printed = text.trim();
  const short = squeeze(printed);
  if (short.length < 2 || short.length > LONGEST) return null;
  if (/[。；;！？，,]$|[。；]/.test(short) || /\d[.,]\d\d/.test(short)) return null;
  const part = PART.exec(short);
  const rest = part === null ? null : short.slice(part[0].length).replace(/^[、:：]/, '');
  if (part !== null && rest !== null) return { id: sectionId(rest), text: short, ordinal: part[0], depth: 0 };
  const numbered = readOrdinal(printed);
  if (numbered !== null) {
    const words = squeeze(numbered.rest);
    if (words.length === 0 || words.length > 45 || /[：:]$/.test(words)) return null;
    return { id: sectionId(words), text: short, ordinal: numbered.ordinal, depth: level ?? depthOf(numbered.ordinal) };
  }
  if (level !== undefined) return { id: sectionId(short), text: short, ordinal: null, depth: level };
  return null;
}

/** A heading that can only be narrative, also where unread table lines stand around it. */
export function isSureHeading(text: string, heading: Heading): boolean {
  if (heading.depth === 0 || heading.id === 'N-TERM') return true;
  return heading.id !== 'other' && /情况|说明|概况|职责|职能|机构|设置|安排/.test(plain(text));
}
