import { anchorForDocument, type ContentsEntry, type Place } from '../../disclosure/index.js';
import { insufficient, notApplicable, passed, type Outcome, type Rule } from '../outcome.js';
import type { Subject } from '../subject.js';
import { isNearly } from '../classification/index.js';
import { linesOf } from '../text/lines.js';
import { TITLE_WORDS } from '../text/matters.js';
import { listed, remarkOn, type Mention } from '../text/remarks.js';

/** Fewer tables than this are no set of tables. */
const LEAST_TABLES = 5;

/** A heading's words without number, year, marks and white space. */
function bare(words: string): string {
  return (
    words
      .normalize('NFKC')
      .replace(/\s+/g, '')
      .replace(
        /^(?:第[一二三四五六七八九十]+(?:部分|章|节)|[一二三四五六七八九十]+、|\([一二三四五六七八九十\d]+\)|\d+[.、]|附[件表]?\d*[:：-]?)+/,
        '',
      )
      .replace(/20\d{2}年度?|[《》“”"'()、:：,，.。·\-—]/g, '')
      // 「机构设置及构成」 and 「机构设置和构成」 are one heading.
      .replace(/以及|[和与及的]/g, '')
  );
}

/** The number in front of a heading: 「一、」, 「（二）」. */
function ordinalOf(words: string): string | null {
  return (
    /^\s*(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)])/
      .exec(words)?.[0]
      .trim() ?? null
  );
}

/** True where two headings share most of their characters: 「主要职能」 and 「主要职责」. */
function isAlike(one: string, other: string): boolean {
  if (one.length < 4 || Math.abs(one.length - other.length) > 2) return false;
  const shared = [...one].filter((character) => other.includes(character)).length;
  return shared * 4 >= Math.max(one.length, other.length) * 3;
}

/** Most characters that one name may have within the other and still be the same name. */
const MOST_WITHIN = 4;

/** True where leaving a few characters out of one name gives the other: 「政府采购支出预算表」 and 「政府采购预算表」. */
function isWithin(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length < 6 || long.length - short.length > MOST_WITHIN) return false;
  let at = 0;
  for (const character of long) if (character === short[at]) at += 1;
  return at === short.length;
}

function placeKey(place: Place): string {
  return `${place.part?.order ?? 0}·${place.page ?? 0}·${place.line ?? ''}·${place.box?.[1]?.toFixed(0) ?? ''}`;
}

/** The heading of the text that has the number of the entry and nearly its words. */
function nearlyNamed({ disclosure }: Subject, entry: string): string | null {
  const ordinal = ordinalOf(entry);
  if (ordinal === null) return null;
  const own = disclosure.contents?.map(({ text }) => text.trim()) ?? [];
  const headings = [
    ...linesOf(disclosure).map(({ text }) => text),
    ...disclosure.sections.map(({ heading }) => heading),
  ];
  const near = headings.filter(
    (text) =>
      text.length <= 80 &&
      ordinalOf(text) === ordinal &&
      !own.includes(text.trim()) &&
      isAlike(bare(text), bare(entry)),
  );
  return near.length === 0 ? null : (near[0] ?? '').trim();
}

/**
 * 目录本身. Where the entries themselves are printed: some of their lines are read as headings as well. The first headings of
 * the body may be read as the last entries; they have no page, or were printed before.
 */
function placesOfContents(entries: readonly ContentsEntry[]): ReadonlySet<string> {
  const hasPages = entries.some(({ page }) => page !== null);
  const first = new Map<string, ContentsEntry>();
  for (const entry of entries) {
    if (hasPages && entry.page === null) continue;
    if (!first.has(bare(entry.text))) first.set(bare(entry.text), entry);
  }
  return new Set([...first.values()].map(({ at }) => placeKey(at)));
}

function headingsOf({ disclosure }: Subject): readonly string[] {
  const own = placesOfContents(disclosure.contents ?? []);
  const isOwn = (at: Place | undefined): boolean => at !== undefined && own.has(placeKey(at));
  const words = [
    ...linesOf(disclosure)
      .filter(({ text, passage }) => text.length <= 80 && !isOwn(passage.marks[0]?.at))
      .map(({ text }) => text),
    ...disclosure.sections.filter(({ at }) => !isOwn(at)).map(({ heading }) => heading),
    ...disclosure.tables.flatMap(({ title, printedNumber }) => [title, `${printedNumber ?? ''}${title}`]),
  ];
  return [...new Set(words.map(bare))].filter((text) => text.length >= 2);
}

function isAnnounced(entry: string, headings: readonly string[]): boolean {
  const words = bare(entry);
  if (words.length < 2) return true;
  return headings.some(
    (heading) =>
      heading === words ||
      (words.length >= 4 && (heading.includes(words) || (heading.length >= 4 && words.includes(heading)))),
  );
}

/** True where the entry names a table of a kind the document has, whatever its exact title. */
function isTable({ disclosure }: Subject, entry: string): boolean {
  const words = entry.replace(/\s+/g, '');
  if (!words.endsWith('表')) return false;
  // Tables that were published as a file of their own are announced here and printed there.
  if (disclosure.tables.length < LEAST_TABLES) return true;
  return disclosure.tables.some(({ kind }) => TITLE_WORDS[kind]?.test(words) === true);
}

/** A title without what says how the table is divided: 「（功能科目）」. */
function bareTitle(title: string): string {
  return bare(title.replace(/[（(][^（）()]*[）)]\s*$/, ''));
}

/**
 * The title of a table of the entry's kind that is the entry but for a few characters left out or added in the middle, and is
 * no other entry's. A title that says more before or behind is the same name.
 */
function otherwiseTitled({ disclosure }: Subject, entry: string, others: ReadonlySet<string>): string | null {
  const words = bareTitle(entry);
  if (!words.endsWith('表')) return null;
  const printed = entry.replace(/\s+/g, '');
  const titles = disclosure.tables
    .filter(({ kind }) => TITLE_WORDS[kind]?.test(printed) === true)
    .map(({ title }) => ({ title, bare: bareTitle(title) }));
  if (titles.some(({ bare: title }) => title.length >= 4 && (title.includes(words) || words.includes(title))))
    return null;
  const near = titles.filter(({ bare: title }) => !others.has(title) && isWithin(title, words));
  // A table that goes on after a page break may print its title again.
  return new Set(near.map(({ bare: title }) => title)).size === 1 ? (near[0]?.title ?? null) : null;
}

/** The title of a table that is the entry but for one character, and is no other entry's. */
function slippedTitle({ disclosure }: Subject, entry: string, others: ReadonlySet<string>): string | null {
  const words = bare(entry);
  if (words.length < 6 || !words.endsWith('表')) return null;
  const titles = disclosure.tables.map(({ title }) => title).filter((title) => bareTitle(title).length >= 4);
  if (titles.some((title) => bareTitle(title).includes(words) || words.includes(bareTitle(title)))) return null;
  const near = titles.filter((title) => !others.has(bareTitle(title)) && isNearly(bareTitle(title), words, 1));
  return near.length === 1 ? (near[0] ?? null) : null;
}

function mentionOf(subject: Subject, { text, at }: ContentsEntry): Mention {
  return { at: { ...anchorForDocument(subject.document), quote: text, place: at }, words: text };
}

/** Entries whose page comes before the page of the entry above. */
function outOfOrder(entries: readonly ContentsEntry[]): readonly ContentsEntry[] {
  let last = 0;
  return entries.filter(({ page }) => {
    if (page === null) return false;
    const falls = page < last;
    last = Math.max(last, page);
    return falls;
  });
}

/** Fewer entries than this that are tables show no order. */
const LEAST_ORDERED = 4;

/** Entries for tables that stand elsewhere among the tables than in the contents; none where few are found by name. */
function otherwiseOrdered({ disclosure }: Subject, entries: readonly ContentsEntry[]): readonly ContentsEntry[] {
  // 「（功能科目）」 behind a title only says how the table is divided.
  const titles = disclosure.tables.map(({ title }) => bare(title.replace(/[（(][^（）()]*[）)]\s*$/, '')));
  const all = new Set(entries.map(({ text }) => bare(text)));
  const placed = entries.flatMap((entry) => {
    const words = bare(entry.text);
    if (words.length < 4 || !words.endsWith('表')) return [];
    const exact = titles.indexOf(words);
    // A title may say a little more or less; its kind must be the entry's, and no other entry may name it exactly.
    const within = disclosure.tables.flatMap(({ kind }, index) => {
      const title = titles[index] ?? '';
      const isOf = TITLE_WORDS[kind]?.test(entry.text.replace(/\s+/g, '')) === true && !all.has(title);
      return isOf && (title.endsWith(words) || (title.length >= 8 && words.endsWith(title))) ? [index] : [];
    });
    const index =
      exact >= 0 && titles.lastIndexOf(words) === exact ? exact : within.length === 1 ? within[0] : undefined;
    return index === undefined ? [] : [{ entry, index }];
  });
  if (placed.length < LEAST_ORDERED) return [];
  // The fewest entries whose removal leaves the rest in order are those that were moved.
  const longest: (readonly { readonly entry: ContentsEntry; readonly index: number }[])[] = [];
  for (const one of placed) {
    const before = longest.filter((run) => (run.at(-1)?.index ?? -1) < one.index);
    const best = before.reduce<(typeof longest)[number]>((long, run) => (run.length > long.length ? run : long), []);
    longest.push([...best, one]);
  }
  const kept = longest.reduce((long, run) => (run.length > long.length ? run : long), []);
  const moved = placed.filter((one) => !kept.includes(one)).map(({ entry }) => entry);
  // Many out of order: the contents were read in columns, or are of another file.
  return moved.length * 3 <= placed.length ? moved : [];
}

/** 目录与正文 (TXT-TOC). */
export const contentsEntries: Rule = {
  id: 'TXT-TOC',
  name: '目录与正文',
  family: 'wording',
  severity: 'notice',
  basis: '惯例（引用前请核对）',
  needs: '文件的目录，正文标题和表名',
  description:
    '目录的每一条在正文标题或表名中应有对应，各表的先后与目录一致，页码不应倒退，每种全文作一条提示。序号、年份、标点、书名号和“和、与、及、的”等字的差别不算；序号相同而有个别字不同的，列出两种写法；表名中间多字、少字的也列出，前后多字、少字的和表另成文件的不算；目录多数条目在正文中找不到的，多为正文未能读全，不判断；没有目录的不要求。',
  check: (subject) => {
    const entries = subject.disclosure.contents ?? [];
    if (entries.length < 3) return [notApplicable('文件中没有目录')];
    const headings = headingsOf(subject);
    const missing = entries.filter(({ text }) => !isAnnounced(text, headings) && !isTable(subject, text));
    if (missing.length * 2 > entries.length) return [insufficient('目录的多数条目在正文中没有读到')];
    const known = new Set(entries.map(({ text }) => bare(text)));
    const slipped = entries.flatMap((entry) => {
      const title = slippedTitle(subject, entry.text, known) ?? otherwiseTitled(subject, entry.text, known);
      return title === null ? [] : [{ entry, heading: title }];
    });
    const isSlipped = (one: ContentsEntry): boolean => slipped.some(({ entry }) => entry === one);
    const renamed = missing.flatMap((entry) => {
      if (isSlipped(entry)) return [];
      const heading = nearlyNamed(subject, entry.text);
      return heading === null ? [] : [{ entry, heading }];
    });
    const otherwise = [...renamed, ...slipped];
    const lost = missing
      .filter((one) => !isSlipped(one) && !renamed.some(({ entry }) => entry === one))
      .map((entry) => mentionOf(subject, entry));
    const back = outOfOrder(entries).map((entry) => mentionOf(subject, entry));
    const moved = otherwiseOrdered(subject, entries).map((entry) => mentionOf(subject, entry));
    const remarks = [
      remarkOn(moved, 'notice', '目录顺序', `目录中的${listed(moved)}与各表的先后顺序不一致，请核对。`),
      remarkOn(lost, 'notice', '目录条目', `目录中的${listed(lost)}在正文标题和表名中没有找到，请核对。`),
      remarkOn(
        otherwise.map(({ entry }) => mentionOf(subject, entry)),
        'notice',
        '目录写法',
        `目录与正文标题写法不一：${otherwise.map(({ entry, heading }) => `目录为“${entry.text.trim()}”，正文为“${heading}”`).join('；')}，宜统一。`,
      ),
      remarkOn(back, 'notice', '目录页码', `目录中${listed(back)}的页码小于前一条，请核对。`),
    ];
    const outcomes: readonly Outcome[] = remarks.flatMap((remark) => remark ?? []);
    return outcomes.length > 0 ? outcomes : [passed(entries.length)];
  },
};
