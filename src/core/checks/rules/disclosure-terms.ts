import type { Disclosure } from '../../disclosure/index.js';
import { insufficient, notApplicable, passed, type Remark, type Rule } from '../outcome.js';
import { bookOf, entriesNamed, type CodeBook } from '../classification/index.js';
import { codedLines } from '../coded-lines.js';
import type { Subject } from '../subject.js';
import { hasNarrative, linesOf, type Spot } from '../text/lines.js';
import { matchesIn } from '../text/matches.js';
import { listed, mention, remarkOn } from '../text/remarks.js';

/** 「一般行政管理事务（项）：反映……」: the term a definition explains. */
const DEFINITION =
  /^\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、])\s*([^：:。]{2,80})[:：]\s*(?:是?指|反映|包括|按照)/;

/** Terms of the field that every reader outside it needs explained. */
const UNEXPLAINED: readonly { readonly name: string; readonly key: string; readonly words: RegExp }[] = [
  { name: '“三公”经费', key: '三公', words: /三公[”"]?经费/ },
  { name: '“机关运行经费”', key: '机关运行经费', words: /机关运行经费/ },
];

/** Names of functional items the tables list, as printed and without brackets, and the codes of their 类. */
type Listed = { readonly items: ReadonlyMap<string, string>; readonly classes: ReadonlySet<string> };

function printedNames(disclosure: Disclosure): Listed {
  const items = new Map<string, string>();
  const classes = new Set<string>();
  for (const table of disclosure.tables) {
    // Rows of these are named by a project or a purchase.
    if (/^(?:project-|procurement|purchased-services)/.test(table.kind)) continue;
    for (const { code, line } of codedLines(table, 'function')) {
      if (code.length < 7) continue;
      // A row of a cross table is named by its function and its economic item.
      items.set(plainName(line.label.split('/')[0] ?? line.label), code);
      classes.add(code.slice(0, 3));
    }
  }
  return { items, classes };
}

/** 类 that a definition names with its full name and that no item of the tables belongs to. */
function isUnusedClass(book: CodeBook, name: string, { classes }: Listed): boolean {
  if (!name.endsWith('支出')) return false;
  const found = entriesNamed(book, 'function', name).filter(({ code }) => code.length === 3);
  return found.length > 0 && found.every(({ code }) => !classes.has(code));
}

function isSameTerm(one: string, other: string): boolean {
  return one.includes(other) || other.includes(one);
}

/** The last name of a 类款项 path, without brackets and marks of level. */
function plainName(name: string): string {
  const path = name.split(/[（(][类款项][）)]/).filter((part) => part.trim() !== '');
  return (path.at(-1) ?? name).replace(/[\s“”"（）()]/g, '').replace(/^[\d-]+/, '');
}

function shown(names: readonly string[]): string {
  const some = names.slice(0, 3).map((name) => `“${name}”`);
  return `${some.join('、')}${names.length > 3 ? `等 ${names.length} 个科目` : ''}`;
}

/** 「水土保持（项）」 in a sentence: the last name of a path. */
const ITEM_NAME = /([\u4e00-\u9fff]{4,24})\s*[（(]项[）)]/g;
/** Definitions that make a chapter, and items that make a list. */
const LEAST_DEFINED = 3;
const LEAST_ITEMS = 3;

/** A chapter of definitions that explains no item at all, though the document speaks of several. */
function noItems({ disclosure, document }: Subject, defined: readonly { readonly name: string }[]): Remark | null {
  const printed = [...printedNames(disclosure).items.keys()];
  const inText = linesOf(disclosure)
    .filter((line) => !line.isDefinition)
    .flatMap((line) => matchesIn(line.text, ITEM_NAME).map((match) => match[1] ?? ''));
  // Names of items that only stand in tables are explained by their codes; those of the tables are sure to be names.
  const used = new Set([...inText.filter((name) => printed.includes(name)), ...inText]);
  const anchor = linesOf(disclosure).find((line) => line.isDefinition);
  const isExplained = defined.some(({ name }) => [...used].some((item) => isSameTerm(item, name)));
  if (isExplained || defined.length < LEAST_DEFINED || used.size < LEAST_ITEMS || anchor === undefined) return null;
  return remarkOn(
    [mention(document, { line: anchor, start: 0, end: Math.min(40, anchor.text.length) })],
    'notice',
    '没有解释科目',
    `名词解释中没有解释文中使用的支出科目（${shown([...used])}），宜对专业性较强的科目作解释。`,
  );
}

/** 名词解释规则. Only explanations of functional items are compared: other terms may be used in many words. */
export const terms: Rule = {
  id: 'DISC-TERM',
  name: '名词解释',
  family: 'disclosure',
  severity: 'notice',
  basis: '地方预决算公开操作规程（财预〔2016〕143号）：对专业性较强的名词进行解释',
  needs: '名词解释，以及按功能分类列示到项的支出表',
  description:
    '解释了支出表中没有的项级科目或类级科目，多为沿用其他单位的文稿，作一条提示；解释了部分项级科目而没有解释支出表中其余科目的，文中使用而没有解释“三公”经费、机关运行经费的，各另作一条提示；文中使用三个以上项级科目而名词解释一个也没有解释的，也作一条提示。',
  check: (subject) => {
    const { disclosure, document } = subject;
    if (!hasNarrative(disclosure)) return [insufficient('文件中没有文字说明')];
    const defined = linesOf(disclosure)
      .filter((line) => line.isDefinition)
      .flatMap((line): readonly { readonly name: string; readonly spot: Spot; readonly isItem: boolean }[] => {
        const match = DEFINITION.exec(line.text);
        if (match?.[1] === undefined) return [];
        const start = line.text.indexOf(match[1]);
        const name = plainName(match[1]);
        const isItem = /[（(]项[）)]/.test(match[1]) || /^(?:行政运行|事业运行|机关服务|一般行政管理事务)$/.test(name);
        return [{ name, spot: { line, start, end: start + match[1].length }, isItem }];
      });
    const items = defined.filter(({ isItem }) => isItem);
    if (items.length === 0) {
      const none = noItems(subject, defined);
      return none === null ? [notApplicable('名词解释中没有功能分类科目')] : [none];
    }
    const printed = printedNames(disclosure);
    if (printed.items.size === 0) return [insufficient('没有读出到项的功能分类科目')];
    const book = bookOf(subject);
    const names = [...printed.items.keys()];
    const unused = defined.filter(
      ({ name, isItem }) =>
        (isItem && !names.some((item) => isSameTerm(item, name))) || isUnusedClass(book, name, printed),
    );
    // Some items explained and others not: the list was taken from another document or not kept up.
    const silent = names.filter((name) => name.length >= 2 && !defined.some((term) => isSameTerm(term.name, name)));
    const mentions = unused.map(({ spot, name }) => mention(document, spot, name));
    const unexplained = UNEXPLAINED.filter(
      ({ key, words }) =>
        !defined.some((term) => term.name.includes(key)) &&
        linesOf(disclosure).some((line) => !line.isDefinition && words.test(line.text)),
    );
    const anchor = linesOf(disclosure).find((line) => line.isDefinition);
    const lacking =
      unexplained.length === 0 || anchor === undefined
        ? null
        : remarkOn(
            [mention(document, { line: anchor, start: 0, end: Math.min(40, anchor.text.length) })],
            'notice',
            '未解释',
            `名词解释中没有文中使用的${unexplained.map(({ name }) => name).join('、')}，宜作解释。`,
          );
    const left =
      silent.length === 0 || anchor === undefined
        ? null
        : remarkOn(
            [mention(document, { line: anchor, start: 0, end: Math.min(40, anchor.text.length) })],
            'notice',
            '未解释的科目',
            `名词解释中解释了部分项级科目，没有解释支出表中的${shown(silent)}，宜一并解释。`,
          );
    const remark = remarkOn(
      mentions,
      'notice',
      '未使用的科目',
      `名词解释中的${listed(mentions)}在支出表中没有，请核对是否沿用了其他单位的文稿。`,
    );
    const found = [remark, lacking, left].flatMap((one) => one ?? []);
    return found.length === 0 ? [passed(items.length)] : found;
  },
};
