import type { Disclosure, TableKind } from '../../disclosure/index.js';
import { linesOf, type TextLine } from './lines.js';

/** Words by which a table of a kind is named in titles, lists and messages about unread tables. */
export const TITLE_WORDS: Partial<Readonly<Record<TableKind, RegExp>>> = {
  'income-expenditure-overview': /收支(?:预算|决算)?总(?:体情况)?表|收入支出(?:预算|决算)?总表/,
  income: /收入(?:预算|决算)?总(?:体情况)?表|收入(?:预算|决算)表/,
  expenditure: /(?<!收入)支出(?:预算|决算)?总(?:体情况)?表|(?<!拨款|基本|项目|基金预算|经费)支出(?:预算|决算)表/,
  'fiscal-appropriation-overview': /财政拨款收支|财政拨款收入支出/,
  'general-public-expenditure': /一般公共预算(?:财政拨款)?(?:收入)?支出(?:功能分类)?(?:预算|决算|情况)?表/,
  'general-public-basic': /基本支出[^。，]{0,20}表/,
  'three-public': /三公[”"]?经费[^。，]{0,24}表/,
  'government-fund': /政府性基金[^。，]{0,16}表/,
  'state-capital': /国有资本经营[^。，]{0,16}表/,
  procurement: /政府采购[^。，]{0,16}表/,
  'purchased-services': /购买服务[^。，]{0,20}表/,
  'project-expenditure': /项目支出(?!绩效)[^。，]{0,12}表/,
  'project-performance': /绩效[^。，]{0,16}表/,
};

/** Words for the matter of a table in the running text. */
export const MATTER_WORDS: Partial<Readonly<Record<TableKind, string>>> = {
  'government-fund': '政府性基金',
  'state-capital': '国有资本经营',
  'three-public': '三公',
  procurement: '政府采购',
  'purchased-services': '购买服务',
  'project-expenditure': '项目支出',
};

/** Running text that states something: no definitions and no duties. */
export function statements(disclosure: Disclosure): readonly TextLine[] {
  return linesOf(disclosure).filter((line) => !line.isDefinition && line.section !== 'N-DUTY');
}

/** The sentence parts in which the text says that there is nothing of a kind. */
export function denials(
  disclosure: Disclosure,
  kind: TableKind,
): readonly { readonly line: TextLine; readonly words: string }[] {
  const matter = MATTER_WORDS[kind];
  if (matter === undefined) return [];
  const none = new RegExp(
    `(?:没有|未|无|不)(?:使用|安排|发生|涉及|编制|列支|纳入)?[^。；，]{0,14}${matter}[^。；]{0,30}|${matter}[^。；]{0,30}(?:没有|未安排|不涉及|无此|为空|为零|0(?:\\.0+)?万?元)`,
    'g',
  );
  return statements(disclosure)
    .filter((line) => !line.isHeading && line.text.includes(matter))
    .flatMap((line) => [...line.text.matchAll(none)].map(([words]) => ({ line, words })));
}
