import type { TableKind } from '../disclosure/index.js';
import { kindOfTitle } from './kinds.js';
import { isSentence, openBrackets, plain, squeeze } from './words.js';

/** A table title as printed. */
export type Title = {
  /** 「预算03表」, white space removed; null where there is none. */
  readonly printedNumber: string | null;
  /** The words, white space removed, without the printed number and without a heading's 「3.」. */
  readonly text: string;
  readonly kind: TableKind;
  /** True for 「（续）」: the table goes on. */
  readonly continued: boolean;
};

const NUMERAL = '(?:\\d{1,3}(?:[-–—.．]\\d{1,3}){0,3}|[一二三四五六七八九十]{1,3}(?!般))';
const SERIES = '(?:部门|单位)?(?:财决公开|财决|财预|预算公开|决算公开|预算|决算|公开|附)';
/** 「预算01表」「预算表12」「附表4-1」「公开01表」「表一」「附件5-1」. A year may follow at once: 「附表1」「2025年…」. */
const NUMBER = new RegExp(
  `^(?:${SERIES}(?:表${NUMERAL}|${NUMERAL}表)|(?:附件|附表|表)${NUMERAL})(?=(?:19|20)\\d\\d年|\\D|$)(?!月|日)`,
);
const NUMBER_AT_END = new RegExp(`[（(](${SERIES}(?:表${NUMERAL}|${NUMERAL}表)|(?:附件|附表|表)${NUMERAL})[)）]$`);
/** 「2.2025年…」: a heading's number, which must not eat the year. */
const HEADING_NUMBER =
  /^(?:\d{1,2}[.．、](?=\D|(?:19|20)\d\d\D)|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）])/;
/**
 * A title ends with 「表」, perhaps followed by the part it shows behind a dash and by remarks in brackets:
 * 「…基本支出表—人员经费（工资福利支出）（按部门预算经济分类）」.
 */
const END =
  /表(?:[（(][^（()）]{1,24}[)）]|[—－-]{1,2}[^\s，。；（()）—－-]{2,12}(?:[（(][^（()）]{1,24}[)）]){0,2})?$/;
const REFERENCE = /^(?:具体|详细|情况)*(?:详见|参见|见|如|按照|根据)|(?:如下表|见下表|见表|见附表|上表|此表|本表|该表)/;
/** Words of a title that cannot stand on a cover: the line has begun to name a table. */
const SUBJECT = /一般公共预算|政府性基金|国有资本|拨款|三公|绩效|购买服务|采购|基本支出|项目支出|专户/;
/** The last characters of a title that a narrow page broke off. */
const TAIL = /^(?:出|支|算|细|况|标)?(?:预算|决算|总|明细|情况)*表(?:[（(][^（()）]{1,24}[)）])?$/;
const LONGEST = 110;

/** A line that carries nothing but a printed number, perhaps with the money unit behind it: 「附表 4-1」. */
export function readNumberLine(text: string): string | null {
  const line = squeeze(text)
    .normalize('NFKC')
    .replace(/(?:金额)?单位[:：].*$/, '');
  const number = NUMBER.exec(line);
  return number !== null && number[0].length === line.length ? number[0] : null;
}

/** True where a line begins with a printed number, so that a new title starts here. */
export function startsWithNumber(text: string): boolean {
  return NUMBER.test(squeeze(text).normalize('NFKC'));
}

/** Reads a whole title from one line (or from lines already joined). Null where it is not a table title. */
export function readTitle(line: string): Title | null {
  const printed = squeeze(line);
  if (printed.length < 3 || printed.length > LONGEST || isSentence(printed)) return null;
  let rest = printed.replace(HEADING_NUMBER, '');
  let printedNumber: string | null = null;
  const number = NUMBER.exec(rest.normalize('NFKC'));
  // 「公开01表」 alone is a number that waits for its title.
  if (number !== null && rest.length === number[0].length) return null;
  if (number !== null) {
    // NFKC keeps the length of everything a printed number consists of.
    printedNumber = number[0];
    rest = rest.slice(number[0].length).replace(/^[:：、.．]/, '');
  }
  const behind = NUMBER_AT_END.exec(rest);
  if (behind?.[1] !== undefined) {
    printedNumber ??= behind[1];
    rest = rest.slice(0, behind.index);
  }
  rest = rest.replace(/(?:金额)?单位[:：](?:人民币)?[千万亿]?元$/, '');
  const continued = /[（(]?续表?[)）]?$/.test(rest) || /^续表?[:：]?/.test(rest);
  if (continued) rest = rest.replace(/[（(]?续表?[)）]?$/, '').replace(/^续表?[:：]?/, '');
  if (!END.test(rest) || REFERENCE.test(rest) || openBrackets(rest) !== 0) return null;
  return { printedNumber, text: rest, kind: kindOfTitle(rest), continued };
}

/** A title that leaves 「表」 out, or lost it: 「“三公”经费情况」. Only the words of a known kind show that it is one. */
export function readBareTitle(line: string): Title | null {
  const title = readTitle(`${squeeze(line)}表`);
  return title === null || title.kind === 'other' ? null : { ...title, text: title.text.slice(0, -1) };
}

/**
 * The title that the name of a worksheet carries: 「2.18单位收支总表」, 「01收入总表」, 「三公经费」; null for 「Sheet1」, 「表1」 and
 * words of no table.
 */
export function readSheetName(name: string): Title | null {
  const words = squeeze(name)
    .normalize('NFKC')
    .replace(/^[a-z]{0,2}\d{1,2}(?:[.\-_]\d{1,2}){0,3}(?!\d|年)[.、\-_)]*/i, '');
  const title = readTitle(words) ?? readBareTitle(words);
  return title === null || isGenericTitle(title) || coreOf(title.text).length < 2 ? null : title;
}

/** Words that only say that tables follow: 「2025年部门预算表」. Such a line is a heading, not a title. */
export function isGenericTitle(title: Title): boolean {
  return coreOf(title.text) === '';
}

/**
 * What distinguishes one table title from another: without year, level, publication words and brackets.
 * 「2025年部门（单位）收支总表」 and 「收支总表」 have the same core.
 */
export function coreOf(title: string): string {
  return plain(title)
    .replace(/(?:19|20)\d\d年(?:度)?/g, '')
    .replace(/^年度/, '')
    .replace(/\((?:部门|单位|本级|汇总|万元|元)\)/g, '')
    .replace(/部门|单位|预算|决算|公开|附|报|明细|情况/g, '')
    .replace(/表(?:\([^()]*\))?$/, '');
}

/** True where a line can be the first part of a title that goes on in the next line. */
export function mayGoOn(line: string, next: string): boolean {
  const printed = squeeze(line);
  const following = squeeze(next);
  if (printed.length < 4 || printed.length > LONGEST || isSentence(printed) || isSentence(following)) return false;
  if (following.length === 0 || following.length > 60 || startsWithNumber(next)) return false;
  if (openBrackets(printed) > 0) return true;
  // A whole title below a cover line is no rest of it.
  const own = readTitle(next);
  if (own !== null && own.kind !== 'other' && !SUBJECT.test(printed)) return false;
  // 「“三公”经费、会议费、培训费支出预算」+「表」: nothing else ends so.
  if (TAIL.test(following) && /[支收预决总明情目]$|支出$|收支$|预算$|决算$|情况$|明细$|目标$/.test(printed))
    return true;
  const numbered = NUMBER.test(printed.replace(HEADING_NUMBER, '').normalize('NFKC'));
  if (numbered) return true;
  // 「10.2026年…“三公”经费支」+「出表」: the rest is too short to be a line of its own.
  return HEADING_NUMBER.test(printed) || /(?:19|20)\d\d年/.test(printed) ? following.length <= 8 : false;
}
