import { convert, Exact } from '../../amount/index.js';
import type { Disclosure } from '../../disclosure/index.js';
import { cellName, evidenceOf } from '../anchor.js';
import {
  bareName,
  bookOf,
  entriesNamed,
  isFirm,
  lookUp,
  renamedFrom,
  type CodeBook,
  type CodeEntry,
} from '../classification/index.js';
import { codedLines } from '../coded-lines.js';
import type { Severity } from '../finding.js';
import { notApplicable, passed, type Outcome, type Rule } from '../outcome.js';
import type { Operand } from '../relation.js';
import { blockOf, columnOf, entriesOf, hasFigure, operandAt, tablesOf } from '../select.js';
import type { Subject } from '../subject.js';
import { linesOf, type TextLine } from '../text/lines.js';
import { mention, remarkOn } from '../text/remarks.js';
import { capped, yearOf } from './codes-common.js';
import { marksInsideNames, namesWithoutSpending, wrongLevels } from './item-levels.js';
import { slippedNames } from './item-name-slips.js';
import { matchesIn } from '../text/matches.js';

/** 「住房保障支出（类）住房改革支出（款）住房公积金（项）」; the 类 is often left out. */
const PATH =
  /(?![）)、，])(?:([\u4e00-\u9fff、]{2,24})[（(]类[）)](?:支出)?)?[，、]?([\u4e00-\u9fff、（）()]{2,32}?)[（(]款[）)](?:支出)?[，、]?([\u4e00-\u9fff、（）()]{2,36}?)[（(]项[）)]/g;

type Path = {
  readonly class: string;
  readonly group: string;
  readonly item: string;
  readonly line: TextLine;
  readonly start: number;
  readonly end: number;
};

function pathsIn(all: readonly TextLine[]): readonly Path[] {
  // Few lines name items, and the pattern is slow on those that do not.
  const lines = all.filter(({ text }) => /[（(]款[）)]/.test(text) && /[（(]项[）)]/.test(text));
  return lines.flatMap((line) =>
    matchesIn(line.text, PATH).map((match): Path => {
      const [whole, ofClass = '', group = '', item = ''] = match;
      return { class: ofClass, group, item, line, start: match.index, end: match.index + whole.length };
    }),
  );
}

const NAMES = new WeakMap<Disclosure, ReadonlySet<string>>();

/** Names printed for functional codes in the document's own tables. */
function printedNames({ disclosure }: Subject): ReadonlySet<string> {
  const known = NAMES.get(disclosure);
  if (known !== undefined) return known;
  const labels = new Set<string>();
  for (const table of disclosure.tables) for (const { line } of codedLines(table, 'function')) labels.add(line.label);
  const names = new Set([...labels].map(bareName));
  NAMES.set(disclosure, names);
  return names;
}

type Verdict = { readonly severity: Severity; readonly message: string; readonly expected: string } | null;

function named(book: CodeBook, name: string, digits: number): readonly CodeEntry[] {
  return entriesNamed(book, 'function', name).filter(({ code }) => code.length === digits);
}

function judge(subject: Subject, path: Path, printed: ReadonlySet<string>): Verdict {
  const year = yearOf(subject);
  const book = bookOf(subject);
  const items = named(book, path.item, 7);
  const words = `“${path.group}（款）${path.item}（项）”`;
  if (items.length === 0) {
    const [level] = named(book, path.item, 5);
    // A table may print an item the program does not know; its name is then right by itself.
    if (level === undefined || printed.has(bareName(path.item))) return null;
    return {
      severity: capped('error', level.confidence),
      message: `${words}中“${path.item}”是款级科目，写成了项级，请核对科目层级。`,
      expected: `${path.item}（款）`,
    };
  }
  const groups = named(book, path.group, 5);
  if (items.some(({ code }) => groups.some((group) => code.startsWith(group.code)))) return null;
  // A former name of the right 款 is another rule's matter.
  if (items.some(({ code }) => renamedFrom(book, code.slice(0, 5), path.group, year) !== null)) return null;
  const wrongLevel = named(book, path.group, 3).length > 0;
  // A 款 that is neither listed nor a 类 may be one the tables do not know.
  if (groups.length === 0 && !wrongLevel) return null;
  const [item] = items;
  if (item === undefined) return null;
  const right = items.flatMap(({ code }) => {
    const found = lookUp(book, 'function', code.slice(0, 5), year);
    return found.state === 'listed' ? [found.entry] : [];
  });
  if (right.length === 0) return null;
  const names = [...new Set(right.map(({ name }) => name))].join('或');
  return {
    severity: capped('error', item.confidence),
    message: `${words}的款级科目名称不符：“${path.item}”属于${names}（款），请改正。`,
    expected: `${names}（款）${path.item}（项）`,
  };
}

/** 「……（项）支出 106.50 万元」: the amount behind a path, in 万元. */
const AMOUNT = /^[^。；\d]{0,16}?([\d,]+(?:\.\d+)?)\s*万元/;

/** A 项 of the document's own tables, with the amount it prints. */
type Row = { readonly name: string; readonly operand: Operand };

function itemRows(subject: Subject): readonly Row[] {
  return tablesOf(subject, 'general-public-expenditure', 'expenditure').flatMap((table) => {
    const block = blockOf(table, 0);
    const column = block === null ? null : columnOf(block, 'total', 'amount');
    if (column === null) return [];
    return entriesOf(table, 0).flatMap((entry): Row[] => {
      const operand = entry.line.codes.function?.length === 7 ? operandAt(subject, table, entry, column) : null;
      return operand === null || !hasFigure(operand) ? [] : [{ name: bareName(entry.line.label), operand }];
    });
  });
}

function withoutEnding(name: string): string {
  return bareName(name).replace(/支出$/, '');
}

/** True where all characters of the shorter name stand in the longer one in their order, or nearly so. */
function isLike(one: string, other: string): boolean {
  const [shorter, longer] = one.length <= other.length ? [one, other] : [other, one];
  let at = 0;
  const found = [...shorter].filter((character) => {
    const next = longer.indexOf(character, at);
    if (next < 0) return false;
    at = next + 1;
    return true;
  }).length;
  return found >= 4 && shorter.length - found <= 2 && found * 2 > longer.length;
}

/** True where the name is the other with some characters left out. */
function isShortFor(name: string, full: string): boolean {
  let at = 0;
  return [...name].every((character) => {
    const next = full.indexOf(character, at);
    at = next + 1;
    return next >= 0;
  });
}

/**
 * Names of 项 in the text that no table prints, where one row of the tables has their amount and nearly their name: the
 * text gives the item another name than the table.
 */
function unlikeTable(subject: Subject, paths: readonly Path[]): readonly Outcome[] {
  const rows = itemRows(subject);
  const names = new Set([...printedNames(subject)].map(withoutEnding));
  return paths.flatMap((path): Outcome[] => {
    const item = bareName(path.item);
    const stated = AMOUNT.exec(path.line.text.slice(path.end))?.[1]?.replace(/,/g, '');
    if (stated === undefined || names.has(withoutEnding(item))) return [];
    const places = stated.split('.')[1]?.length ?? 0;
    const wanted = new Exact(stated);
    const same = rows.filter(({ operand: { cell } }) => {
      const { reading } = cell;
      if (reading.state !== 'number' || reading.amount.unit === null) return false;
      const amount = convert(new Exact(reading.amount.value), reading.amount.unit, '万元');
      return amount.toDecimalPlaces(places).equals(wanted);
    });
    const [row] = same;
    // Another name may be another item: only one that is nearly the row's is the row's, misnamed.
    if (row === undefined || new Set(same.map(({ name }) => name)).size > 1 || !isLike(item, row.name)) return [];
    const remark = remarkOn(
      [mention(subject.document, path)],
      // A name cut short can be understood; a name turned round is another name.
      isShortFor(item, row.name) ? 'notice' : 'warning',
      `与表不同·${item}`,
      `文字中的“${path.item}（项）”金额与${cellName(row.operand)}相同，名称不同，请按表中科目名称核对。`,
      { expected: row.name, actual: path.item },
    );
    return remark === null
      ? []
      : [{ ...remark, evidence: [...remark.evidence, evidenceOf(row.operand, 'stated', null)] }];
  });
}

/** 款 and 项 of functional names in the text (TEXT-ITEM-NAME). */
export const itemNames: Rule = {
  id: 'TEXT-ITEM-NAME',
  name: '类款项名称',
  family: 'narrative',
  severity: 'error',
  basis: '当年《政府收支分类科目》（引用前请核对）',
  needs: '文件年度，文字说明中写有“（款）……（项）”',
  description:
    '文字中的款级和项级科目名称应在正确的层级上：项级科目写在别的款下、款级科目写成项级的报错误，码表把握不足的降为疑似或提示。码表没有的名称不判断，已改名的旧名称由 CODE-NAME-STALE 检查，码表年限以外的年度不判断；文字的项级名称表中没有，而金额与表中名称相近的一项相同的，不论年度报疑似，只是略写的作提示。类、款、项名称与各表科目的名称只有一处错、漏、叠字或颠倒的，也报疑似。款级名称写成“（类）”的报错误；同一文件有的类写“支出”、有的类不写的，“（类）”有的写在“支出”之前、有的写在其后的，作提示。',
  check: (subject) => {
    const paths = pathsIn(linesOf(subject.disclosure));
    const levels = [...wrongLevels(subject), ...namesWithoutSpending(subject), ...marksInsideNames(subject)];
    if (paths.length === 0) {
      const alone = [...slippedNames(subject, []), ...levels];
      return alone.length > 0 ? alone : [notApplicable('文字说明中没有写明款级、项级科目')];
    }
    const other = unlikeTable(subject, paths);
    const told = new Set(other.flatMap((one) => (one.type === 'remark' ? (one.actual ?? []) : [])));
    const unlike = [...other, ...slippedNames(subject, paths, told), ...levels];
    // What the document's own table calls an item needs no table of codes.
    if (!isFirm(bookOf(subject), 'function', yearOf(subject)))
      return unlike.length > 0 ? unlike : [notApplicable('码表不适用于本文件的年度')];
    const printed = printedNames(subject);
    const seen = new Set<string>();
    const outcomes: Outcome[] = [];
    let right = 0;
    for (const path of paths) {
      const verdict = judge(subject, path, printed);
      if (verdict === null) right += 1;
      if (verdict === null || seen.has(verdict.message)) continue;
      seen.add(verdict.message);
      const remark = remarkOn(
        [mention(subject.document, path)],
        verdict.severity,
        `${bareName(path.group)}·${bareName(path.item)}`,
        verdict.message,
        { expected: verdict.expected, actual: `${path.group}（款）${path.item}（项）` },
      );
      if (remark !== null) outcomes.push(remark);
    }
    return [passed(right), ...outcomes, ...unlike];
  },
};
