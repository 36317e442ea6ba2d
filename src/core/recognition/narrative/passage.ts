import type { ParagraphBlock, Passage, Place } from '../../disclosure/index.js';
import { isClassHead } from './class-head.js';
import { isWrapped, rightMarginsOf, type RightMargins } from './wrapped.js';

/** Colons and semicolons do not end a passage: the parts of a list may stand on lines of their own. */
const ENDS_SENTENCE = /[。！？!?]\s*[”’）)]?\s*$/;
const STARTS_ITEM =
  /^\s*(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、|[（(]\s*(?:[一二三四五六七八九十]+|\d+)\s*[）)]|\d+\s*[.．、](?!\d)|附[件表])/;
const LONGEST_HEADING = 42;
/** 「— 6 —」「- 14 -」「─3─」「第 3 页」「3 / 40」 */
const PAGE_NUMBER =
  /^(?:[-—–－─━~·•]+\s*\d{1,4}\s*[-—–－─━~·•]+|第\s*\d{1,4}\s*页(?:\s*[,，]?\s*共\s*\d{1,4}\s*页)?|\d{1,3}\s*\/\s*\d{1,3})$/;
const BARE_NUMBER = /^\d{1,3}$/;
/** Words after which a number must follow: a line of digits alone is then part of the sentence. */
const EXPECTS_NUMBER = /[\d.,，增加减少长降为是计占达约共第于]$/;

/** White space inside Chinese text means nothing (justified lines, spaced letters); between two digits it is kept. */
function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/(?<!\d) | (?!\d)/g, '');
}

/** Where the doubtful characters of a text stand once it is squeezed: that takes out white space alone. */
function squeezedDoubts(text: string, squeezed: string, doubtful: readonly number[]): readonly number[] {
  const places: number[] = [];
  let at = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (/\s/.test(text.charAt(index))) continue;
    while (squeezed.charAt(at) === ' ') at += 1;
    if (doubtful.includes(index)) places.push(at);
    at += 1;
  }
  return places;
}

/** A bare number is a page number unless the sentence needs one here – and does not get it from the next line. */
function isPageNumber(text: string, before: string, next: string): boolean {
  if (PAGE_NUMBER.test(text)) return true;
  if (!BARE_NUMBER.test(text)) return false;
  return (
    !EXPECTS_NUMBER.test(before) || (!/[\d.,，]$/.test(before) && /^\d+(?:[.,]\d+)*\s*(?:[亿万千]?元|[%％])/.test(next))
  );
}

/** A heading ends its line without a full stop and states no figure; a wrapped 类/款/项 path is not one. */
function isHeading(text: string): boolean {
  const bare = text.trim();
  return (
    bare.length <= LONGEST_HEADING &&
    STARTS_ITEM.test(bare) &&
    !/[，。；]|[（(]\s*[款项]\s*[）)]|\d\s*(?:万?元|%|％)/.test(bare)
  );
}

/** 「某某局2031年“三公”经费预算情况说明」「支出决算结构图」: a title of its own, though its line has no number. */
function isTitle(text: string): boolean {
  const bare = text.trim();
  return (
    bare.length <= LONGEST_HEADING &&
    /(?:情况|的|编制|公开|增减)说明$|(?:结构|变动情况|情况)图$/.test(bare) &&
    !/[，,。；;：:]/.test(bare)
  );
}

/** 「某某局2031年“三公”经费预算」: the first line of a document is its title, where it says so much and no more. */
function isFirstTitle(text: string): boolean {
  const bare = text.trim();
  return (
    bare.length <= LONGEST_HEADING && /20\d{2}年?.{0,24}(?:预算|决算)$/.test(bare) && !/[，,。；;：:、]/.test(bare)
  );
}

/** 「2010301行政运行…」 behind a colon is the first of a list by functional code. */
const CODED_ITEM = /^\d{3}(?:\d{2}){0,2}[-—]?[\u4e00-\u9fff]/;

/** 表下附注. It begins something new also below a line that no full stop ends: the title of a page, the name of a sheet. */
const STARTS_NOTE = /^(?:附注|备?注)\s*[:：]/;

/** 「（类）…」「）…」 is the rest of a line above that seemed to be a heading. */
const ENDS_WORDS = /^(?:[（(]\s*[类款项]\s*[）)]|[）)])/;

/** 「较2030年度决算数减少…」 compares what was told just before, and begins no paragraph. */
const COMPARES_ON = /^[较比](?:上年|去年|20\d{2}年|(?:年初|全年|当年|调整)预算)/;

/** Joins lines that were only wrapped. Headings and numbered items always start a passage of their own. `sectionOf` names the section of a place. */
export function joinSoftBreaks(
  paragraphs: readonly ParagraphBlock[],
  sectionOf: (paragraph: ParagraphBlock) => string | null = () => null,
): readonly Passage[] {
  const passages: {
    text: string;
    marks: { start: number; at: Place }[];
    doubtful: readonly number[] | undefined;
    closed: boolean;
    section: string | null;
  }[] = [];
  const margins = rightMarginsOf(paragraphs);
  for (const [index, paragraph] of paragraphs.entries()) {
    const text = squeeze(paragraph.text);
    const last = passages.at(-1);
    const { doubtful: unsure } = paragraph;
    const doubts = unsure === undefined || unsure.length === 0 ? unsure : squeezedDoubts(paragraph.text, text, unsure);
    if (text === '' || isPageNumber(paragraph.text.trim(), last?.text ?? '', nextText(paragraphs, index))) continue;
    const heading = isHeading(text);
    const startsAnew =
      last === undefined ||
      (last.closed && !goesOn(last, paragraph, margins) && !isComparedOn(last.text, text) && !ENDS_WORDS.test(text)) ||
      (/[：:]$/.test(last.text) && CODED_ITEM.test(text)) ||
      isClassHead(text, last.text) ||
      STARTS_NOTE.test(text);
    if (last === undefined || heading || STARTS_ITEM.test(text) || startsAnew) {
      passages.push({
        text,
        marks: [{ start: 0, at: paragraph.at }],
        doubtful: doubts,
        closed: heading || ENDS_SENTENCE.test(text) || isTitle(text) || (last === undefined && isFirstTitle(text)),
        section: sectionOf(paragraph),
      });
      continue;
    }
    if (doubts !== undefined) {
      last.doubtful = [...(last.doubtful ?? []), ...doubts.map((at) => last.text.length + at)];
    }
    last.marks.push({ start: last.text.length, at: paragraph.at });
    last.text += text;
    last.closed = ENDS_SENTENCE.test(text) || isTitle(last.text);
  }
  return passages.map(({ text, marks, section, doubtful }) => {
    const references = referencesOf(text);
    return {
      text,
      marks,
      section,
      ...(references.length === 0 ? {} : { references }),
      ...(doubtful === undefined ? {} : { doubtful }),
    };
  });
}

/** 「与上年对比增加5万元，…」 goes on about the paragraph above; behind a numbered item it may be of all items. */
const COMPARES_TOTAL = /^[与同](?:上年|20\d{2}年)(?:度)?(?:相比|对比|比较)(?:[，,])?(?:增|减|上升|下降)/;

function isComparedOn(before: string, text: string): boolean {
  if (!ENDS_SENTENCE.test(before) || !/\d/.test(before)) return false;
  return COMPARES_ON.test(text) || (COMPARES_TOTAL.test(text) && !STARTS_ITEM.test(before));
}

/** True where a passage that a full stop seems to end goes on in the next line. A heading never does. */
function goesOn(
  { text, marks }: { readonly text: string; readonly marks: readonly { readonly at: Place }[] },
  next: ParagraphBlock,
  margins: RightMargins,
): boolean {
  const [first] = marks;
  const above = marks.at(-1);
  if (first === undefined || above === undefined || !ENDS_SENTENCE.test(text)) return false;
  return isWrapped(first.at, above.at, next, margins);
}

const REFERENCE =
  /(?:见|参见|参阅)[^，。；]{0,12}?((?:预算|决算|公开)\s*表?\s*\d{1,2}\s*表?|附表\s*\d+(?:-\d+)?|表\s*\d{1,2}(?:-\d+)?)/g;

/** Tables that the text refers to by number: 「（具体情况见预算04表）」. */
function referencesOf(text: string): NonNullable<Passage['references']> {
  return [...text.matchAll(REFERENCE)].map((match) => {
    const start = match.index + match[0].length - (match[1] ?? '').length;
    return { printedNumber: (match[1] ?? '').replace(/\s+/g, ''), start, end: match.index + match[0].length };
  });
}

function nextText(paragraphs: readonly ParagraphBlock[], index: number): string {
  return (
    paragraphs
      .slice(index + 1, index + 4)
      .find(({ text }) => text.trim() !== '')
      ?.text.trim() ?? ''
  );
}

/** The place of the character at `offset`. */
export function placeAt(passage: Passage, offset: number): Place {
  let place: Place = passage.marks[0]?.at ?? {};
  for (const mark of passage.marks) {
    if (mark.start > offset) break;
    place = mark.at;
  }
  return place;
}

/** A sentence of a passage with its offset. */
export type Sentence = { readonly text: string; readonly start: number };

/** Splits at 。！？ and at semicolons; a semicolon inside brackets does not split. */
export function sentencesOf(passage: Passage): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  let depth = 0;
  for (let index = 0; index < passage.text.length; index += 1) {
    const character = passage.text.charAt(index);
    if ('（('.includes(character)) depth += 1;
    else if ('）)'.includes(character)) depth = Math.max(0, depth - 1);
    // 「12。5万元」: a full stop between digits is a decimal point.
    const isPoint =
      character === '。' && /\d$/.test(passage.text.slice(0, index)) && /^。[\d０-９]/.test(passage.text.slice(index));
    const ends = ('。！？'.includes(character) && !isPoint) || (depth === 0 && '；;'.includes(character));
    if (!ends) continue;
    sentences.push({ text: passage.text.slice(start, index + 1), start });
    start = index + 1;
    depth = 0;
  }
  if (start < passage.text.length) sentences.push({ text: passage.text.slice(start), start });
  return sentences.filter((sentence) => sentence.text.trim() !== '');
}
