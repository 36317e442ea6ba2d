import { wordCellsWith } from './cells.js';
import { linesOf, spotsOf } from './lines.js';
import { mention, mentionOfCell, type Mention } from './remarks.js';
import type { Subject } from '../subject.js';
import { matchesIn } from './matches.js';

/** 「财库[2013]189号」: the year of a document number stands in 〔〕; some fonts print low quotation marks instead. */
const DOCUMENT_NUMBER = /[\u4e00-\u9fff]\s*[[［(（【„]\s*(?:19|20)\d{2}\s*[\]］)）】‟]\s*第?\s*\d{1,4}\s*号/g;

/** Document numbers with other brackets around the year than 〔〕, in the text and in words of tables. */
export function bracketedYears(subject: Subject): readonly Mention[] {
  return mentionsOf(subject, DOCUMENT_NUMBER);
}

/** 「（类）」 and 「(类)」, 「（五）」 and 「(6)」: short words or a number in brackets, full width or half. */
const FULL_BRACKETS = /（[\u4e00-\u9fff\d]{1,8}）/g;
const HALF_BRACKETS = /(?<![A-Za-z\d])\([\u4e00-\u9fff\d]{1,8}\)(?![A-Za-z])/g;
/** So many of one width are the habit of a file, from which the other width departs. */
const LEAST_HABIT = 3;

/** Brackets of the running text that are not as wide as most of the file's, and one of those. */
export function unevenBrackets({ disclosure, document }: Subject): {
  readonly found: readonly Mention[];
  readonly usual: string;
} {
  const [full, half] = [FULL_BRACKETS, HALF_BRACKETS].map((pattern) => spotsOf(linesOf(disclosure), pattern));
  const [rare = [], usual = []] = [full ?? [], half ?? []].toSorted((a, b) => a.length - b.length);
  const [example] = usual.map((spot) => mention(document, spot));
  if (example === undefined || usual.length < LEAST_HABIT) return { found: [], usual: '' };
  return { found: rare.map((spot) => mention(document, spot)), usual: example.words };
}

/** 「2031项目」「2031首付款」: a year that runs into the words behind it. Ranges, codes and titles with letters are left out. */
const BARE_YEAR =
  /(?<![\dA-Za-z.,，\-—–~～〔[(（])20[1-4]\d(?=(?:[\u4e00-\u9fff]{0,4}项目|首付款|尾款|部门预算|单位预算|预算|决算|度?工作|方案|计划|采购|绩效))(?!\s*年)/g;

/** Years printed without 年 before the words they belong to. */
export function yearsWithoutMark(subject: Subject): readonly Mention[] {
  return mentionsOf(subject, BARE_YEAR, 8);
}

/** Every match in the text and in the cells; `more` characters behind it are shown as well. */
function mentionsOf({ disclosure, document }: Subject, pattern: RegExp, more = 0): readonly Mention[] {
  const inText = spotsOf(linesOf(disclosure), pattern).map((spot) =>
    mention(document, { ...spot, end: Math.min(spot.line.text.length, spot.end + more) }),
  );
  const inCells = wordCellsWith(disclosure, (text) => text.search(pattern) >= 0).flatMap(
    ({ table, row, column, cell }) =>
      matchesIn(cell.text, pattern).map((match) => {
        const words = cell.text.slice(match.index, match.index + match[0].length + more);
        return mentionOfCell(document, table, row, column, cell, words);
      }),
  );
  return [...inText, ...inCells];
}

/** A number of an inline list: 「1.」「2，」「3、」, or bare 「5」 before a word that is no measure. */
const INLINE =
  /(?:^|[，,。；;：:、\s”）)])(\d)([.．、，,）)]?)(?=[\u4e00-\u9fff“《])(?!(?:个|次|名|人|项|台|年|月|日|万|亿|元|户|家|批|辆|套|份|期|所|处|条|件|种|类|天|小时|分|岁|倍|级|号|层|公里|米|吨|成|大|到|至|位|张|座|间|部|款|册|篇|场|轮|季|周))/g;
const SHORTEST_LIST = 3;

/** The marks behind the numbers of the list in a text that counts 1, 2, 3 …; none where it has no such list. */
function marksOf(text: string): readonly string[] {
  const marks: string[] = [];
  for (const match of matchesIn(text, INLINE)) {
    const value = Number(match[1]);
    if (value === marks.length + 1 && (match[2] !== '' || marks.length >= SHORTEST_LIST)) marks.push(match[2] ?? '');
  }
  return marks.length < SHORTEST_LIST ? [] : marks;
}

/** Texts whose inline list is numbered in several ways: 「1.…，2.…，3，…，4，…，5……」. */
export function unevenLists({ disclosure, document }: Subject): readonly Mention[] {
  const isUneven = (text: string): boolean => new Set(marksOf(text)).size > 1;
  const inText = linesOf(disclosure)
    .filter((line) => isUneven(line.text))
    .map((line) => mention(document, { line, start: 0, end: Math.min(60, line.text.length) }));
  const inCells = wordCellsWith(disclosure, isUneven).map(({ table, row, column, cell }) =>
    mentionOfCell(document, table, row, column, cell, cell.text.slice(0, 60)),
  );
  return [...inText, ...inCells];
}

const MARKED = /^(\d{1,2})([.．、])(?!\d)/;

/** Neighbours of one list with different marks: 「21.…」「22．…」. */
export function unevenMarks({ disclosure, document }: Subject): readonly Mention[] {
  let before: { readonly value: number; readonly mark: string; readonly printed: string } | null = null;
  // An inner list may stand between two items of an outer one that has a mark of its own.
  const lastOf = new Map<string, number>();
  const found: Mention[] = [];
  for (const line of linesOf(disclosure)) {
    const match = MARKED.exec(line.text.trim());
    if (match?.[1] === undefined || match[2] === undefined) continue;
    const own = { value: Number(match[1]), mark: match[2], printed: match[0] };
    const goesOn = lastOf.get(own.mark) === own.value - 1;
    lastOf.set(own.mark, own.value);
    if (before !== null && own.value === before.value + 1 && own.mark !== before.mark && !goesOn) {
      const words = `${before.printed}…${own.printed}`;
      found.push({ ...mention(document, { line, start: 0, end: Math.min(20, line.text.length) }), words });
    }
    before = own;
  }
  return found;
}
