import type { Disclosure } from '../../disclosure/index.js';
import { linesOf } from './lines.js';

const DIGITS = '〇一二三四五六七八九';

/** 「二〇二五年」 as 「2025年」, every character where it was; full-width digits made plain. */
export function plainYears(text: string): string {
  return text
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/二[〇零○Ｏ0][〇零○Ｏ一二三四五六七八九]{2}(?=年)/g, (year) =>
      [...year.replace(/[零○Ｏ0]/g, '〇')].map((digit) => DIGITS.indexOf(digit)).join(''),
    );
}

/** The same text with quoted titles and document numbers blanked out: their years are those of other documents. */
export function withoutQuotations(text: string): string {
  return text.replace(/《[^《》]*》|[〔［【[][^〔〕［］【】[\]]{0,12}[〕］】\]]/g, (words) => ' '.repeat(words.length));
}

/** A day as a number that can be compared: 20250214. */
export type Day = number;

function dayOf(year: string, month: string | undefined, day: string | undefined): Day {
  return Number(year) * 10_000 + Number(month ?? 12) * 100 + Number(day ?? 31);
}

/** A date at the end of a line; whom to ring may stand behind it. */
const SIGNED =
  /((?:19|20)\d\d)年(\d{1,2})月(?:(\d{1,2})日)?\s*(?:[（(]?(?:联系|咨询|监督|办公)?(?:电话|人|方式)[:：].*)?$/;

/** 落款日期. The last date that ends a line near the end of the document; null where there is none. */
export function signedOn(disclosure: Disclosure): Day | null {
  const lines = linesOf(disclosure);
  for (const line of lines.slice(-6).reverse()) {
    const match = SIGNED.exec(plainYears(line.text.trim()));
    if (match?.[1] !== undefined && line.text.length <= 80) return dayOf(match[1], match[2], match[3]);
  }
  return null;
}

/** 「2025年底」「2024年8月31日」 as a day. */
export function stockDay(year: string, rest: string): Day {
  const date = /(\d{1,2})月(?:(\d{1,2})日|底|末)?/.exec(rest);
  return dayOf(year, date?.[1], date?.[2]);
}
