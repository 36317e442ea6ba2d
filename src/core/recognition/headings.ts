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

/** The canonical id of a heading's words. */
export function sectionId(words: string): string {
  const text = plain(words);
  return SECTIONS.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other';
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
