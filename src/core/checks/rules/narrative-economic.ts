import type { Table } from '../../disclosure/index.js';
import { bareName, bookOf, entriesNamed, isNearly, type CodeBook } from '../classification/index.js';
import {
  ambiguous,
  insufficient,
  notApplicable,
  passed,
  test,
  type Outcome,
  type Remark,
  type Rule,
} from '../outcome.js';
import { plus } from '../relation.js';
import { columnOf, blocksOf, entriesOf, hasFigure, isGap, operandAt, theTable } from '../select.js';
import { limitsOf } from '../settings.js';
import type { Subject } from '../subject.js';
import { linesOf, type Spot, type TextLine } from '../text/lines.js';
import { listed, mention, remarkOn } from '../text/remarks.js';
import { NARRATIVE_BASIS } from './narrative.js';
import { OMITTED_LIMITS, omittedItems } from './narrative-economic-omitted.js';
import { contradictingLists } from './narrative-economic-twice.js';
import { matchesIn } from '../text/matches.js';
import { forestOf, leavesOf } from '../tree.js';

/** 「人员经费 2,000.00 万元，主要包括：基本工资、津贴补贴、奖金等」: the head, and the names behind it. */
const LIST =
  /(人员经费|(?:日常)?公用经费|工资福利支出|商品和服务支出|对个人和家庭的补助)(?:[（(][^（）()]{0,12}[）)])?[^。；、]{0,24}?[，。,：:]?\s*(?:主要)?(?:包括|用于)\s*[:：]?\s*([^。；:：\d]{4,})/g;

type Listed = {
  readonly head: string;
  readonly names: readonly string[];
  readonly isOpen: boolean;
  readonly spot: Spot;
};

function namesIn(words: string): readonly string[] {
  return words
    .replace(/等(?:支出|费用|方面|项目)*\s*$/, '')
    .replace(/[，、,]?\s*(?:以及|及|和)\s*(?=其他)/g, '、')
    .split(/[、，,]/)
    .map((name) => name.replace(/[\s“”"]/g, ''))
    .filter((name) => name.length >= 2);
}

/** Names of a list that may be missing in the table, however short the list. */
const MOST_MISSING = 3;
/** Names told where many are missing. */
const MOST_NAMED = 4;

/** Words of a list that name no item but what all items are for. */
const GENERAL = /^(?:单位|机关(?!事业)|人员|在职|日常|正常|各项|相关)|(?:人员|公用|日常)(?:经费|支出|费用)$|运[转行]$/;

function isEconomic(book: CodeBook, name: string): boolean {
  return entriesNamed(book, 'economicDepartment', name).length > 0;
}

/** Lists of economic items: most of the names are items, so that the others are meant to be. */
function listsIn(book: CodeBook, lines: readonly TextLine[]): readonly Listed[] {
  return lines.flatMap((line) =>
    matchesIn(line.text, LIST).flatMap((match): Listed[] => {
      const [whole, head = '', words = ''] = match;
      const names = namesIn(words);
      if (names.length < 3 || names.filter((name) => isEconomic(book, name)).length * 2 < names.length) return [];
      const end = match.index + whole.length;
      return [{ head, names, isOpen: /等/.test(words.slice(-8)), spot: { line, start: end - words.length, end } }];
    }),
  );
}

/** 类 of the items that a head of a list stands for. */
const CLASSES_OF: readonly (readonly [head: RegExp, classes: RegExp])[] = [
  [/人员经费/, /^30[13]/],
  [/公用经费|商品和服务/, /^30[27]|^31[0-3]/],
  [/工资福利/, /^301/],
  [/个人和家庭/, /^303/],
];

/** 「水电费」 is 水费 and 电费, told in one: two items whose names end alike. */
function joinsItems(book: CodeBook, bare: string): boolean {
  const end = bare.slice(-1);
  return Array.from({ length: Math.max(0, bare.length - 2) }, (_, at): readonly [string, string] => [
    bare.slice(0, at + 1) + end,
    bare.slice(at + 1),
  ]).some((names) => names.every((name) => isEconomic(book, name)));
}

/** The one item of the head's classes that a name misses by one character, and that the list does not name as well. */
function meantItem(book: CodeBook, { head, names }: Listed, name: string): string | null {
  const bare = bareName(name);
  if (bare.length < 2 || isEconomic(book, name) || joinsItems(book, bare) || GENERAL.test(name)) return null;
  const classes = CLASSES_OF.find(([pattern]) => pattern.test(head))?.[1];
  const named = new Set(names.map(bareName));
  const near = [...book.indexOf('economicDepartment').byName].flatMap(([other, entries]) => {
    const [entry] = entries.filter(({ code }) => code.length === 5 && classes?.test(code) === true);
    const isMeant =
      entry !== undefined && other.length === bare.length && isNearly(bare, other, 1) && !named.has(other);
    return isMeant ? [entry.name] : [];
  });
  return near.length === 1 ? (near[0] ?? null) : null;
}

/** A name must be this long to be a longer one cut short. */
const SHORTEST_CUT = 4;

/** The one item of the head's classes whose name goes on behind the printed one, or has 「其他」 before it. */
function wholeName(book: CodeBook, { head, names }: Listed, name: string): string | null {
  const bare = bareName(name);
  if (bare.length < SHORTEST_CUT || isEconomic(book, name) || GENERAL.test(name)) return null;
  const classes = CLASSES_OF.find(([pattern]) => pattern.test(head))?.[1];
  const named = new Set(names.map(bareName));
  const whole = [...book.indexOf('economicDepartment').byName].flatMap(([other, entries]) => {
    const [entry] = entries.filter(({ code }) => code.length === 5 && classes?.test(code) === true);
    const isWhole =
      (other.startsWith(bare) && other.length - bare.length <= 2) || (other === `其他${bare}` && bare.length > 4);
    return entry !== undefined && isWhole && !named.has(other) ? [entry.name] : [];
  });
  return whole.length === 1 ? (whole[0] ?? null) : null;
}

/** Names of items cut short, where no table can tell: 「其他交通费」 for 其他交通费用. */
function shortenedItems(subject: Subject, book: CodeBook, lists: readonly Listed[]): readonly Remark[] {
  const found = lists.flatMap((list) =>
    list.names.flatMap((name) => {
      const whole = wholeName(book, list, name);
      if (whole === null) return [];
      const start = Math.max(list.spot.start, list.spot.line.text.indexOf(name, list.spot.start));
      const place = mention(subject.document, { line: list.spot.line, start, end: start + name.length }, name);
      return [{ name, whole, place }];
    }),
  );
  const pairs = [...new Map(found.map(({ name, whole }) => [name, `“${name}”（全称“${whole}”）`])).values()];
  const remark = remarkOn(
    found.map(({ place }) => place),
    'notice',
    '科目简写',
    `文字中列举的科目没有写全称：${pairs.join('、')}，请按科目名称书写。`,
  );
  return remark === null ? [] : [remark];
}

/** Names one character away from an item: 「资金」 among 基本工资 and 津贴补贴 is 奖金. Needs no table. */
function misprintedItems(subject: Subject, book: CodeBook, lists: readonly Listed[]): readonly Remark[] {
  const found = lists.flatMap((list) =>
    list.names.flatMap((name) => {
      const meant = meantItem(book, list, name);
      if (meant === null) return [];
      const { line } = list.spot;
      const start = Math.max(list.spot.start, line.text.indexOf(name, list.spot.start));
      return [{ name, meant, place: mention(subject.document, { line, start, end: start + name.length }, name) }];
    }),
  );
  return [...new Set(found.map(({ name }) => name))].flatMap((name) => {
    const own = found.filter((one) => one.name === name);
    const meant = own[0]?.meant ?? '';
    const times = own.length > 1 ? `（共 ${own.length} 处）` : '';
    const message = `文字中列举的“${name}”${times}不是经济分类科目名称，疑为“${meant}”之误，请核对。`;
    const more = { expected: meant, actual: name };
    return (
      remarkOn(
        own.map(({ place }) => place),
        'notice',
        `错字·${name}`,
        message,
        more,
      ) ?? []
    );
  });
}

/** Names of the economic items with figures in the table of basic expenditure. */
function printedNames(subject: Subject, table: Table): ReadonlySet<string> {
  const names = blocksOf(table).flatMap((block) => {
    const column = columnOf(block, 'total', 'basic', 'amount', 'basic.personnel', 'basic.public');
    if (column === null) return [];
    return entriesOf(table, block.lane).flatMap((entry) =>
      entry.line.role !== 'total' && hasFigure(operandAt(subject, table, entry, column))
        ? [bareName(entry.line.label)]
        : [],
    );
  });
  return new Set(names);
}

/** True where the items of a table make up its 合计: no row of it was left unread. */
function isWhole(subject: Subject, table: Table): boolean {
  return blocksOf(table).some((block) => {
    const column = columnOf(block, 'total', 'basic', 'amount');
    const forest = forestOf(table, block.lane);
    const [total] = forest.totals;
    const whole = column === null || total === undefined ? null : operandAt(subject, table, total, column);
    const parts = leavesOf(table, block.lane).flatMap((entry) =>
      column === null ? [] : (operandAt(subject, table, entry, column) ?? []),
    );
    if (whole === null || !hasFigure(whole)) return false;
    const relation = {
      says: '',
      left: parts.map(plus),
      right: [plus(whole)],
      comparison: 'equal',
      tolerance: 'sum',
    } as const;
    const outcome = test(relation);
    return outcome.verdict.state === 'holds';
  });
}

/** 照搬的清单: half of its names are in the table and many are not, though the table was read whole. */
function copiedLists(
  subject: Subject,
  table: Table,
  lists: readonly Listed[],
  missing: (names: readonly string[]) => readonly string[],
): readonly Remark[] {
  if (lists.length === 0 || !isWhole(subject, table)) return [];
  const names = [...new Set(lists.flatMap((list) => missing(list.names)))];
  const shown = names.slice(0, MOST_NAMED).map((name) => `“${name}”`);
  const remark = remarkOn(
    lists.map(({ head, spot }) => mention(subject.document, spot, head)),
    'notice',
    '照搬清单',
    `文字列举的科目中有${shown.join('、')}${names.length > MOST_NAMED ? `等 ${names.length} 个` : ''}在一般公共预算基本支出表中没有金额，疑似沿用通用清单，请按表中有金额的科目列举。`,
  );
  return remark === null ? [] : [remark];
}

export const economicList: Rule = {
  id: 'TEXT-ECON-LIST',
  name: '主要包括清单',
  family: 'narrative',
  severity: 'notice',
  basis: NARRATIVE_BASIS,
  needs: '文字说明中列举人员经费、公用经费所含科目；与表比较的，还需一般公共预算基本支出表',
  description:
    '“人员经费、公用经费主要包括……”列举的科目，在一般公共预算基本支出表中应有金额，名称与科目一致；每份文件一条提示。与科目名称只差一字的另作提示，不需要表；没有基本支出表的，科目没有写全称的也作提示；一份清单把同一科目列举两次、同一金额的两份清单所列不同的报疑似，也不需要表。表中有金额而没有列举的科目另作一条提示：清单以“等”结束的，只报占该项经费 5% 以上、又大于所列举两个以上科目的。清单中多数不是经济科目名称、或多数不在表中的不判断；半数以上在表中而仍有许多不在的，表读全时作一条提示。',
  thresholds: OMITTED_LIMITS,
  check: (subject, limits = limitsOf(OMITTED_LIMITS)) => {
    const book = bookOf(subject);
    const lists = listsIn(
      book,
      linesOf(subject.disclosure).filter(({ isDefinition }) => !isDefinition),
    );
    if (lists.length === 0) return [notApplicable('文字说明中没有列举经济科目')];
    const slips = misprintedItems(subject, book, lists);
    const misprints = [...slips, ...contradictingLists(subject, lists)];
    const misprinted = new Set(slips.map(({ actual }) => actual));
    const table = theTable(subject, 'general-public-basic');
    // A table that names the items tells of the others as well.
    if (isGap(table)) return [...misprints, ...shortenedItems(subject, book, lists), table];
    const printed = printedNames(subject, table);
    if (printed.size === 0) return [...misprints, insufficient('一般公共预算基本支出表未识别到有金额的经济科目')];
    const missing = (names: readonly string[]): readonly string[] =>
      names.filter((name) => !printed.has(bareName(name)) && !GENERAL.test(name) && !misprinted.has(name));
    // A list of which many items are missing in the table speaks of another scope, or the table was not read whole.
    const related = lists.filter(({ names }) => {
      const items = names.filter((name) => isEconomic(book, name));
      return items.filter((name) => printed.has(bareName(name))).length * 2 >= items.length;
    });
    const isClose = ({ names }: Listed): boolean => missing(names).length <= Math.max(MOST_MISSING, names.length / 3);
    const judged = related.filter(isClose);
    const copied = copiedLists(
      subject,
      table,
      related.filter((list) => !isClose(list)),
      missing,
    );
    const wrong = judged.flatMap(({ names, spot }) =>
      missing(names).map((name) => {
        const start = Math.max(spot.start, spot.line.text.indexOf(name, spot.start));
        return mention(subject.document, { line: spot.line, start, end: start + name.length }, name);
      }),
    );
    const looked = judged.reduce((sum, { names }) => sum + names.length, 0);
    const unsure =
      judged.length < lists.length && copied.length === 0
        ? [ambiguous('文字列举的科目大多不在基本支出表中，可能口径不同或表未读全')]
        : [];
    if (judged.length === 0) return [...misprints, ...copied, ...unsure];
    const remark = remarkOn(
      wrong,
      'notice',
      '主要包括',
      `文字中列举的${listed(wrong)}，在一般公共预算基本支出表中没有同名科目的金额，请核对科目名称和内容。`,
    );
    // General words (「单位日常公用经费」) may mean what the list does not name.
    const exact = judged.filter(({ names }) => !names.some((name) => GENERAL.test(name)));
    const left = exact.flatMap((list) =>
      omittedItems(subject, table, list, limits).map((name) => mention(subject.document, list.spot, name)),
    );
    const omitted = remarkOn(
      left,
      'notice',
      '没有列举',
      `文字列举的科目中没有${listed(left)}，一般公共预算基本支出表中该科目有金额，请核对是否漏列。`,
    );
    return [
      passed(looked - wrong.length),
      ...misprints,
      ...copied,
      ...[remark, omitted].flatMap((one) => one ?? []),
      ...unsure,
    ];
  },
};

const BY_ECONOMIC = /(?:按|根据)[^。；]{0,8}经济(?:性质)?分类/;
const BY_FUNCTION = /(?:按|根据)[^。；]{0,8}功能分类/;
const ITEM =
  /^\s*[（(]?[\d一二三四五六七八九十]+[）).．、]\s*([\u4e00-\u9fff（）]{3,24}?)\s*(?:为|共)?[\d,]+(?:\.\d+)?\s*万?元/;

/** Numbered items below 「按支出经济分类」, up to the next heading or the other classification. */
function economicItems(lines: readonly TextLine[]): readonly Spot[] {
  const found: Spot[] = [];
  let inside = false;
  for (const line of lines) {
    if (BY_FUNCTION.test(line.text)) inside = false;
    if (BY_ECONOMIC.test(line.text) && !BY_FUNCTION.test(line.text)) inside = true;
    else if (inside) {
      const name = ITEM.exec(line.text)?.[1];
      if (name === undefined)
        inside = /^\s*[（(]?[\d一二三四五六七八九十]+[）).．、]/.test(line.text) && !line.isHeading;
      else {
        const start = line.text.indexOf(name);
        found.push({ line, start, end: start + name.length });
      }
    }
  }
  return found;
}

export const dimension: Rule = {
  id: 'TEXT-DIMENSION',
  name: '分类混放',
  family: 'narrative',
  severity: 'error',
  basis: NARRATIVE_BASIS,
  needs: '文字说明中“按支出经济分类”列举的项目',
  description:
    '列在“按支出经济分类”之下的应是经济分类科目。名称是功能分类科目而不是经济分类科目的报错误；两种分类都没有的名称不判断。',
  check: (subject) => {
    const book = bookOf(subject);
    const items = economicItems(linesOf(subject.disclosure));
    if (items.length === 0) return [notApplicable('文字说明中没有按经济分类列举的项目')];
    const nameOf = ({ line, start, end }: Spot): string => line.text.slice(start, end);
    const wrong = items.filter((item) => {
      const name = nameOf(item);
      return !isEconomic(book, name) && entriesNamed(book, 'function', name).length > 0;
    });
    const mentions = wrong.map((item) => mention(subject.document, item));
    const remark = remarkOn(
      mentions,
      'error',
      '经济分类',
      `${listed(mentions)}是支出功能分类科目，列在“按支出经济分类”之下，请改列经济分类科目。`,
    );
    const outcomes: readonly Outcome[] = [passed(items.length - wrong.length)];
    return remark === null ? outcomes : [...outcomes, remark];
  },
};
