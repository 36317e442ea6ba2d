import { bareName } from '../classification/index.js';
import type { Remark } from '../outcome.js';
import type { Subject } from '../subject.js';
import type { Spot, TextLine } from '../text/lines.js';
import { matchesIn } from '../text/matches.js';
import { statements } from '../text/matters.js';
import { listed, mention, remarkOn } from '../text/remarks.js';

/** 「…（款）行政运行（项）」. */
const ITEM = /[）)]\s*[“"]?([^（()）。；“”"]{2,40})[“"]?\s*[（(]项[）)]/g;
const REASON = /(?:主要)?原因(?:是|为|系)?[:：]?\s*([^。；\n]{4,100})/;
/** Payments that have an item of their own, and the words a reason names them by. */
const OWN_ITEMS: readonly { readonly item: RegExp; readonly words: RegExp }[] = [
  { item: /基本养老保险缴费$/, words: /养老保险(?:费|单位)?(?:缴费|缴纳)|养老保险(?=、职业年金(?:单位)?缴费)/ },
  { item: /职业年金缴费$/, words: /职业年金(?:单位)?缴(?:费|纳)/ },
  { item: /^住房公积金$/, words: /住房公积金/ },
];
/** Money that is moved from one item to another is rightly named under both. */
const MOVED = /科目|口径|[改另转调]列|列入|列支|单独|归并|调整至|转至|划转|纳入/;
/** Items whose own matter is such payments, or all payments of a person. */
const OF_PERSONS = /养老|年金|公积金|医疗|离退休|社会保[障险]|退休/;

type Told = { readonly item: string; readonly reason: string; readonly spot: Spot };

function toldIn(line: TextLine): readonly Told[] {
  if (!/[（(]项[）)]/.test(line.text)) return [];
  const items = matchesIn(line.text, ITEM);
  return items.map((match, index): Told => {
    const rest = line.text.slice(match.index, items[index + 1]?.index ?? line.text.length);
    const reason = REASON.exec(rest);
    const start = match.index + (reason === null ? 0 : reason.index + reason[0].length - (reason[1] ?? '').length);
    const end = reason === null ? match.index + match[0].length : start + (reason[1] ?? '').length;
    return {
      item: bareName((match[1] ?? '').replace(/\s+/g, '')),
      reason: (reason?.[1] ?? '').replace(/\s+/g, ''),
      spot: { line, start, end },
    };
  });
}

/**
 * 原因属于其他科目. The change of one item is explained by payments that the text tells under an item of their own: either the money
 * stands in the wrong place, or the reason was copied.
 */
export function reasonsOfOtherItems(subject: Subject): Remark | null {
  const told = statements(subject.disclosure).flatMap(toldIn);
  const items = new Set(told.map(({ item }) => item));
  const found = told.flatMap(({ item, reason, spot }) => {
    if (reason === '' || OF_PERSONS.test(item) || MOVED.test(reason)) return [];
    const others = OWN_ITEMS.flatMap(({ item: own, words }) => {
      const other = [...items].find((one) => own.test(one));
      return other !== undefined && words.test(reason) ? [other] : [];
    });
    return others.length === 0 ? [] : [{ item, others, place: mention(subject.document, spot) }];
  });
  const [first] = found;
  if (first === undefined) return null;
  const places = found.map(({ place }) => place);
  return remarkOn(
    places,
    'notice',
    '原因属于其他科目',
    `“${first.item}”（项）的增减原因写有另列科目的支出（${first.others.join('、')}）：${listed(places)}，请核对金额和原因是否写在同一科目。`,
  );
}

const NOT_COMPARABLE = /(?:无|不具有?|没有)可比性|不可比/;
/** The figures of both years on one footing make the comparison good again. */
const ON_ONE_FOOTING = /(?:按|剔除|扣除)[^。；]{0,20}(?:口径|因素)[^。；]{0,8}(?:一致|相同|后|比)|同口径|可比口径/;
const RATE = /(?:增加|减少|增长|下降|上升|降低)[^。；\d]{0,4}[\d,.]+\s*[%％]/;

/** 「增长--（基数为0，不可比）」: dashes in the place of the rate, and why there is none; the rates beside it are of other items. */
const NO_RATE = /[-—－]{1,4}\s*[%％]?\s*[（(][^（()）]*不可比[^（()）]*[）)]/g;

/** 不可比而列增减率. A rate against a year that the same paragraph says cannot be compared; its section says no other. */
export function ratesNotComparable(subject: Subject): Remark | null {
  const lines = statements(subject.disclosure);
  const places = lines.flatMap((line) => {
    const isReckonedAnew = (other: TextLine): boolean =>
      other.section === line.section && ON_ONE_FOOTING.test(other.text);
    const match = NOT_COMPARABLE.exec(line.text.replace(NO_RATE, (words) => ' '.repeat(words.length)));
    if (match === null || !RATE.test(line.text) || lines.some(isReckonedAnew)) return [];
    const end = match.index + match[0].length;
    return [mention(subject.document, { line, start: Math.max(0, match.index - 12), end })];
  });
  return remarkOn(
    places,
    'notice',
    '不可比',
    `写明上下年数据不可比，又列出增减率：${listed(places)}，宜按同一口径重算上年数，或只作说明、不列增减率。`,
  );
}
