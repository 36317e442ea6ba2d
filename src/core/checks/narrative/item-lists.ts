import type { Claim, Passage } from '../../disclosure/index.js';
import { isJudgeable } from './judgement.js';
import { measureOf } from './measure.js';
import { areAll } from './share-wholes.js';

/** 分条列举. Items in paragraphs of their own, and the statements they may be the parts of, likeliest first. */
export type ItemList = {
  readonly wholes: readonly number[];
  readonly members: readonly number[];
  /** How many items make a list at least. */
  readonly least: number;
  /** True where its words say that nothing is left out. */
  readonly isAll: boolean;
};

const LEAST_ITEMS = 3;

/** Numbering of items, outermost first. */
const MARKERS: readonly RegExp[] = [
  /^\s*([一二三四五六七八九十]+)\s*[、.．]/,
  /^\s*[（(]\s*([一二三四五六七八九十]+)\s*[）)]/,
  /^\s*(\d{1,2})\s*[.．、](?!\d)/,
  /^\s*[（(]\s*(\d{1,2})\s*[）)]/,
];
/** 「2010301行政运行」: a functional code is a number of its own. */
const CODED = /^\s*(\d{3}(?:\d{2}){0,2})[-—]?(?=[\u4e00-\u9fff])/;
const NUMERALS = '一二三四五六七八九十';
/** What goes before a list: 「主要内容如下：」「其中：」. */
const INTRODUCES = /(?:如下|以下[^。；：:]{0,6}方面|其中|包括|分别为)[^。；：:]{0,12}[：:。]?\s*$|[：:]\s*$/;
/** 「商品和服务支出（类）80万元」, a line of its own: a name and its amount, and nothing more. */
const NAMED_AMOUNT = /^[^，,。；;：:、\d]*[\u4e00-\u9fff）)]\s*\d[\d,，.]*\s*[亿万千]?元\s*[。：:]?\s*$/;
/** 「收入预算总计80万元。包括：」: two items may be all of a total. */
const TOTAL_OF = /[合总]计[^，,。；;：:]*\d\s*[亿万千]?元[。，,]?\s*(?:其中)?包括[：:]\s*$/;
/** An item that says there is nothing, or does not say how much. */
const NOTHING = /无此|没有|未安排|不涉及|未发生/;
/** Words of a heading that do not belong to the name of what is listed. */
const HEADING_WORDS =
  /^.*?(?:关于)?(?=一般公共预算|政府性基金|国有资本|财政拨款)|(?:主要内容|具体)?(?:使用|支出|安排|构成|结构)?(?:情况)?(?:的?说明)?(?:具体)?(?:如下)?[：:。]?\s*$/g;

type Mark = { readonly rank: number; readonly ordinal: number | null };

function ordinalOf(text: string): number {
  if (/^\d/.test(text)) return Number(text);
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text];
  const digit = (word: string | undefined): number => NUMERALS.indexOf(word ?? '') + 1;
  return text.includes('十') ? (tens === '' ? 10 : digit(tens) * 10) + (ones === '' ? 0 : digit(ones)) : digit(ones);
}

function markOf(text: string): Mark | null {
  for (const [rank, marker] of MARKERS.entries()) {
    const found = marker.exec(text)?.[1];
    if (found !== undefined) return { rank, ordinal: ordinalOf(found) };
  }
  const code = CODED.exec(text)?.[1];
  return code === undefined ? null : { rank: MARKERS.length + code.length, ordinal: null };
}

/** A passage as lists are looked for: its mark, and what it states. */
type Paragraph = {
  readonly text: string;
  readonly mark: Mark | null;
  /** Indexes of its claims. */
  readonly stated: readonly number[];
};

function paragraphsOf(claims: readonly Claim[], passages: readonly Passage[]): readonly Paragraph[] {
  const stated = claimsByPassage(claims, passages);
  return passages.map(({ text }, index) => ({ text, mark: markOf(text), stated: stated[index] ?? [] }));
}

/** Which claims each passage states: both stand in the order of the document. */
function claimsByPassage(claims: readonly Claim[], passages: readonly Passage[]): readonly (readonly number[])[] {
  const found: number[][] = passages.map(() => []);
  let at = 0;
  for (const [index, { quote }] of claims.entries()) {
    let next = at;
    for (; next < passages.length; next += 1) if (passages[next]?.text.includes(quote) ?? false) break;
    if (next === passages.length) continue;
    at = next;
    found[at]?.push(index);
  }
  return found;
}

/** The first amount of each item of the list that begins behind `from`; null where an item states none, or there is no list. */
function itemsBehind(
  claims: readonly Claim[],
  paragraphs: readonly Paragraph[],
  from: number,
): readonly number[] | null {
  const first = paragraphs[from + 1]?.mark ?? null;
  const own = paragraphs[from]?.mark ?? null;
  if (first === null || (first.ordinal ?? 1) !== 1 || (own !== null && own.rank >= first.rank)) return null;
  const items: { amount: number | null; isNothing: boolean }[] = [];
  for (const { text, mark, stated } of paragraphs.slice(from + 1)) {
    if (mark !== null && mark.rank < first.rank) break;
    if (mark !== null && mark.rank === first.rank) {
      if (mark.ordinal !== null && mark.ordinal !== items.length + 1) break;
      items.push({ amount: null, isNothing: NOTHING.test(text) });
    }
    const item = items.at(-1);
    const amount = stated.find((claim) => claims[claim]?.value?.kind === 'money');
    if (item !== undefined && item.amount === null && amount !== undefined) item.amount = amount;
  }
  if (items.some(({ amount, isNothing }) => amount === null && !isNothing)) return null;
  const members = items.flatMap(({ amount }) => amount ?? []);
  return members.length >= 2 ? members : null;
}

function nameOf(words: string): string {
  return measureOf(words).replace(/按[^，。]{2,8}分类|安排/g, '');
}

/** The statements a list may be the parts of: those of the passage before it, or the one its heading names. */
function wholesBefore(claims: readonly Claim[], paragraphs: readonly Paragraph[], from: number): readonly number[] {
  const { text = '', stated = [] } = paragraphs[from] ?? {};
  const isTop = (index: number): boolean => {
    const claim = claims[index];
    return claim !== undefined && isJudgeable(claim) && claim.whole === null;
  };
  const last = stated.filter(isTop);
  const head = text.slice(Math.max(text.lastIndexOf('。', text.length - 2), text.lastIndexOf('；')) + 1);
  const name = nameOf(head.replace(/^\s*(?:[（(]?[一二三四五六七八九十\d]+[）)、.．])/, '').replace(HEADING_WORDS, ''));
  const next = paragraphs.slice(from + 1).find((paragraph) => paragraph.stated.length > 0)?.stated[0] ?? 0;
  const named =
    name.length < 4
      ? -1
      : claims.findLastIndex(
          (claim, index) => index < next && isJudgeable(claim) && nameOf(claim.subject).endsWith(name),
        );
  if (named >= 0) return [named];
  return last.slice(-2).toReversed();
}

/** True for a line that gives an amount alone, where what is numbered below it are items of its classification. */
function isNamedAmount(text: string, next: Paragraph | undefined): boolean {
  const bare = MARKERS.reduce((rest, marker) => rest.replace(marker, ''), text);
  return NAMED_AMOUNT.test(bare) && /[（(]\s*[类款项]\s*[）)]/.test(next?.text ?? '');
}

/** 「支出预算80万元，其中：」: the parts stand below, each in a paragraph of its own. */
const OPENS = /其中[：:]/;

/**
 * 逐行列举的清单: 「支出预算80万元，其中：」 with 「基本支出60万元，占75%。」 and 「项目支出20万元，占25%。」 on the lines below it. Only the first of them is
 * listed under the whole; those behind it tell a share of something unnamed, one to a sentence. Together their shares make 100 %: else
 * one of them is a part of another.
 */
export function lineLists(claims: readonly Claim[]): readonly ItemList[] {
  return claims.flatMap((first, at): readonly ItemList[] => {
    const whole = first.whole === null ? undefined : claims[first.whole];
    const isOpening =
      whole !== undefined &&
      first.whole === at - 1 &&
      whole.sentence === first.sentence &&
      first.share?.of === null &&
      OPENS.test(first.quote) &&
      claims[at + 1]?.sentence !== first.sentence;
    if (!isOpening) return [];
    const members = [at];
    for (let next = at + 1; next < claims.length; next += 1) {
      const [claim, before] = [claims[next], claims[next - 1]];
      const goesOn =
        claim?.whole === null &&
        claim.share?.of === null &&
        claim.section === first.section &&
        claim.sentence === (before?.sentence ?? 0) + 1;
      if (!goesOn) break;
      members.push(next);
    }
    const shares = members.flatMap((member) => claims[member]?.share ?? []);
    return members.length >= 2 && areAll(shares.map(({ figure }) => ({ share: figure })))
      ? [{ wholes: [at - 1], members, least: 2, isAll: true }]
      : [];
  });
}

/** 分条列举的清单: 「主要内容如下：」 and the numbered paragraphs behind it, or a heading and those below it. */
export function itemLists(claims: readonly Claim[], passages: readonly Passage[]): readonly ItemList[] {
  if (claims.length < 3) return [];
  const paragraphs = paragraphsOf(claims, passages);
  return paragraphs.flatMap(({ text, mark, stated }, index): readonly ItemList[] => {
    // Only what is numbered is a list.
    // 「1.本年收入合计80万元。」 with 「（1）…」 below it needs no word that introduces them.
    const isItem =
      stated.length === 1 && ((mark !== null && /[合总]计/.test(text)) || isNamedAmount(text, paragraphs[index + 1]));
    const isHead = paragraphs[index + 1]?.mark !== null && (stated.length === 0 || isItem || INTRODUCES.test(text));
    if (!isHead) return [];
    const members = itemsBehind(claims, paragraphs, index);
    if (members === null) return [];
    const wholes = wholesBefore(claims, paragraphs, index).filter((whole) => !members.includes(whole));
    const least = TOTAL_OF.test(text) ? 2 : LEAST_ITEMS;
    return wholes.length === 0 ? [] : [{ wholes, members, least, isAll: false }];
  });
}
