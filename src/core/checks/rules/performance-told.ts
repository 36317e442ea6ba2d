import type { TableKind } from '../../disclosure/index.js';
import type { Remark } from '../outcome.js';
import type { Subject } from '../subject.js';
import { withoutMarks } from '../text/bare.js';
import { linesOf, type TextLine } from '../text/lines.js';
import { matchesIn } from '../text/matches.js';
import { listed, mention, remarkOn } from '../text/remarks.js';
import { everyIndicator } from './performance-common.js';

/** 「产出指标：巡检效率，系统安全率」: indicators told in running text. */
const TOLD = /(?:产出|数量|质量|时效|成本)指标\s*[:：]\s*([^。；:：]{4,})/g;
/** The same with those of effect and satisfaction. */
const TOLD_ALL = /(?:产出|数量|质量|时效|成本|效益|影响|满意度)指标\s*[:：]\s*([^。；:：]{4,})/g;

/** Lines that may tell of targets: the part on performance, and what belongs to no part. */
function tellingLines({ disclosure }: Subject): readonly TextLine[] {
  return linesOf(disclosure).filter(
    ({ isDefinition, section }) => !isDefinition && (section === 'N-PERF' || section === null),
  );
}

/** 正文无指标值. Output indicators the text lists without saying what is to be reached. */
export function toldWithoutValue(subject: Subject): readonly Remark[] {
  const found = tellingLines(subject).flatMap((line) =>
    matchesIn(line.text, TOLD)
      .filter(
        ([, words = '']) => !/[\d≥≤＞＜><=%％]|[一二三四五六七八九十百]+[个次项份]|附[件表]|详见|见表/.test(words),
      )
      .map((match) => mention(subject.document, { line, start: match.index, end: match.index + match[0].length })),
  );
  const remark = remarkOn(
    found,
    'notice',
    '正文无指标值',
    `正文列举的绩效指标没有写明指标值：${listed(found)}，请补充可衡量的目标值。`,
  );
  return remark === null ? [] : [remark];
}

const TABLES: ReadonlySet<TableKind> = new Set<TableKind>([
  'project-performance',
  'overall-performance',
  'department-performance-declaration',
]);
/** What follows the indicators of a sentence: where they come from. */
const SOURCE = /(?:绩效)?指标(?:值)?的?(?:设立|设定|设置|确定)?(?:依据|来源).*$/s;
/** Where the name of an indicator ends and its value begins. */
const VALUE = /(?:[≥≤＞＜><=＝%％\d]|不[低少高]于|不超过|达到|[大小等]于).*$/s;
const SHORTEST = 4;
/** So many of the told indicators must stand in the tables for one that is missing: else the text tells of another table. */
const FOUND_FOR_EACH = 4;
/** Share of common pairs of characters from which two names may be one indicator in other words. */
const LIKE = 0.5;

function pairsOf(text: string): ReadonlySet<string> {
  return new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)));
}

function isLike(one: string, other: string): boolean {
  const [a, b] = [pairsOf(one), pairsOf(other)];
  const common = [...a].filter((pair) => b.has(pair)).length;
  return common * 2 >= (a.size + b.size) * LIKE;
}

/**
 * 正文与绩效表的指标. Indicators that the text tells and no table of performance has, where the others it tells do stand in
 * the tables. What a table may say in other words is not reported.
 */
export function toldElsewhere(subject: Subject): readonly Remark[] {
  const { tables } = subject.disclosure;
  const printed = tables
    .filter(({ kind }) => TABLES.has(kind))
    .flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(({ text }) => withoutMarks(text))));
  const names = everyIndicator(subject.disclosure).map(({ indicator }) => withoutMarks(indicator.level3));
  if (names.length === 0) return [];
  const known = [...names, ...printed].join('\n');
  const told = tellingLines(subject).flatMap((line) =>
    matchesIn(line.text, TOLD_ALL).flatMap((match) => {
      const [whole, words = ''] = match;
      const start = match.index + whole.length - words.length;
      return matchesIn(words.replace(SOURCE, ''), /[^，,、]+/g).map((part) => {
        const name = part[0].replace(VALUE, '');
        const at = start + part.index;
        return { bare: withoutMarks(name), spot: { line, start: at, end: at + name.trimEnd().length } };
      });
    }),
  );
  const stated = told.filter(({ bare }) => bare.length >= SHORTEST);
  const isKnown = (bare: string): boolean =>
    known.includes(bare) || names.some((name) => name.length >= SHORTEST && bare.includes(name));
  const missing = stated.filter(({ bare }) => !isKnown(bare) && !names.some((name) => isLike(bare, name)));
  const count = stated.filter(({ bare }) => isKnown(bare)).length;
  if (missing.length * FOUND_FOR_EACH > count) return [];
  const mentions = missing.map(({ spot }) => mention(subject.document, spot));
  const remark = remarkOn(
    mentions,
    'warning',
    '正文与绩效表',
    `正文列举的绩效指标在绩效表中没有：${listed(mentions)}，正文列举的其他指标表中都有相同或相近的，请核对。`,
  );
  return remark === null ? [] : [remark];
}
