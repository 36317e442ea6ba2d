import type { Remark } from '../outcome.js';
import type { Subject } from '../subject.js';
import { wordCellsWith } from '../text/cells.js';
import { linesOf } from '../text/lines.js';
import { listed, mention, mentionOfCell, remarkOn, type Mention } from '../text/remarks.js';
import { bareProjectName, performanceProjects } from './performance-projects.js';

/** What a project does to the thing it is named after. */
const DOING =
  /(?:运行维护|运维|维护|维修|运行|建设|升级|改造|租用|租赁|采购|购置|开发|尾款|首款|服务|项目|经费|费用?)+$/;
/** Shorter names stand in many places. */
const LEAST_NAME = 6;
/** Single characters that may stand between a place and the name of a thing. */
const LINKS = '的新旧老级内外本原各全总大小及和与对为域属辖直民长委府局院校站所里村镇乡市区县省州旗中';

/** Things the projects are named after: 「水质监测系统」 of 「水质监测系统升级改造」. */
function things({ disclosure }: Subject): readonly string[] {
  const names = performanceProjects(disclosure).map(({ name }) => bareProjectName(name).replace(DOING, ''));
  return [...new Set(names)].filter((name) => name.length >= LEAST_NAME && /^[\u4e00-\u9fff]+$/.test(name));
}

/**
 * 名称前的多字. The name of a project's thing behind a place with one character between them that belongs to neither:
 * 「松渚区监水质监测系统」. A word of which the rest was lost, or a character too many.
 */
export function strayBeforeNames(subject: Subject): readonly Remark[] {
  const { disclosure, document } = subject;
  const names = things(subject);
  if (names.length === 0) return [];
  const pattern = new RegExp(`[\\u4e00-\\u9fff]{2}[区县市省州旗](?![${LINKS}])[\\u4e00-\\u9fff](?=${names.join('|')})`);
  // Where a name itself begins so in print, the character is its own.
  const isName = (words: string, text: string): boolean =>
    performanceProjects(disclosure).some(({ name }) => {
      const own = bareProjectName(name);
      const at = text.indexOf(words) + words.length;
      return own.includes(`${words.slice(-1)}${text.slice(at, at + LEAST_NAME)}`);
    });
  const beginning = new RegExp(`[${[...new Set(names.map((name) => name.charAt(0)))].join('')}]`);
  const find = (text: string): readonly string[] => {
    // Most cells print no character that a name begins with.
    if (!beginning.test(text) || !names.some((name) => text.includes(name))) return [];
    const bare = text.replace(/\s+/g, '');
    const [words] = pattern.exec(bare) ?? [];
    return words === undefined || isName(words, bare)
      ? []
      : [bare.slice(bare.indexOf(words), bare.indexOf(words) + words.length + LEAST_NAME)];
  };
  const mentions: readonly Mention[] = [
    ...wordCellsWith(disclosure, (text) => find(text).length > 0)
      .filter(({ table }) => table.kind.includes('performance'))
      .flatMap(({ table, row, column, cell }) =>
        find(cell.text).map((words) => mentionOfCell(document, table, row, column, cell, words)),
      ),
    ...linesOf(disclosure).flatMap((line) =>
      find(line.text).map((words) => mention(document, { line, start: 0, end: line.text.length }, words)),
    ),
  ];
  const remark = remarkOn(
    mentions,
    'notice',
    '名称前多字',
    `名称之前有一字不成词，可能多字或缺字：${listed(mentions)}，请核对。`,
  );
  return remark === null ? [] : [remark];
}
