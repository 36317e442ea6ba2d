import { isFromImage } from './from-image.js';
import { linesOf, spotsOf, type Spot } from './lines.js';
import type { Disclosure } from '../../disclosure/index.js';

/** 行文用语. Words that the text of every disclosure repeats, long enough that a slip in them makes no other word. Data. */
const TERMS: readonly string[] = [
  '一般公共预算',
  '一般公共预算财政拨款',
  '政府性基金',
  '政府性基金预算',
  '政府性基金预算财政拨款',
  '国有资本经营预算',
  '财政拨款',
  '财政拨款收入',
  '财政拨款支出',
  '机关运行经费',
  '公务接待费',
  '公务用车购置',
  '公务用车运行',
  '政府采购',
  '支出决算',
  '支出预算',
  '收入预算',
  '收入决算',
  '基本支出',
  '项目支出',
  '人员经费',
  '公用经费',
  '完成年初预算',
  '卫生健康支出',
  '住房保障支出',
  '城乡社区支出',
  '交通运输支出',
  '节能环保支出',
  '社会保障和就业支出',
  '工资福利支出',
  '商品和服务支出',
  '对个人和家庭的补助',
];

/** 另有的说法. What a slip would leave and is right by itself: 「政府购买」「2031年预算」「财政款项」. */
const ALSO_RIGHT: readonly string[] = [
  '政府基金',
  '政府基金预算',
  '政府基金预算财政拨款',
  '个人和家庭的补助',
  '公务用车行',
  '公务用车置',
  '人员费经',
  '公用费经',
  '机关运行费经',
  '机关运行费',
  '机构运行经费',
  '财政款',
  '政府购',
  '完成年预算',
  '社会保障就业支出',
  '商品服务支出',
  '收入算',
  '支出算',
  '人员费',
  '公用费',
  '用经费',
  '项支出',
  '目支出',
  '公经费',
  '人经费',
  '政采购',
  '公用车购置',
  '公用车运行',
  '公务车购置',
  '公务车运行',
  '支决算',
  '收预算',
  '支预算',
  '收决算',
  '出预算',
  '入预算',
  '入决算',
  '出决算',
];

/** A term as it is printed with one slip, and what must stand beside it. */
type Variant = { readonly right: string; readonly printed: string; readonly pattern: RegExp };

const HAN = '\\u4e00-\\u9fff';
/** Words that begin a new one: what is lost at the head of a term is seen behind them only. */
const BEGINS = `(?<![${HAN}]|[、（(])|(?<=[的和与及、（(]|[一二三四五六七八九十]、|年度?|其中|安排|为)`;

/** What may stand behind the end of a term. */
const ENDS = '[\\d，。；：、（）()]|$';

function variantsOf(right: string): readonly Variant[] {
  const made: Variant[] = [];
  const add = (printed: string, source: string): void => {
    if (printed === right || (source === printed && right.includes(printed))) return;
    made.push({ right, printed, pattern: new RegExp(source, 'g') });
  };
  for (let at = 0; at < right.length; at += 1) {
    const without = right.slice(0, at) + right.slice(at + 1);
    // 和 and 的 may be left out.
    if (at > 0 && at < right.length - 1 && !/[和的]/.test(right.charAt(at))) {
      // 「项目出资」「拨款入账」: behind a lost 支 or 收 nothing else may go on. 「职工福利支出」「居住保障支出」: nor may anything stand before a lost second character.
      const isLast = /支出$|收入$/.test(right) && at === right.length - 2;
      add(without, isLast ? `${without}(?=${ENDS})` : at === 1 ? `(?:${BEGINS})${without}` : without);
    }
    const turned = right.slice(0, at) + right.charAt(at + 1) + right.charAt(at) + right.slice(at + 2);
    if (at + 1 < right.length) add(turned, turned);
  }
  // What is lost at the head may belong to the word before it: only a mark or a figure there shows that it does not.
  const headless = right.slice(1);
  if (right.length > 4) add(headless, `(?:${BEGINS})${headless}`);
  return made;
}

let all: readonly Variant[] | null = null;

function variants(): readonly Variant[] {
  all ??= TERMS.flatMap(variantsOf).filter(({ printed }) => !ALSO_RIGHT.includes(printed) && !TERMS.includes(printed));
  return all;
}

/** All pairs of characters that stand beside each other in a text: what has a pair that is not there is not there itself. */
function pairsOf(texts: readonly string[]): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (const text of texts) for (let at = 0; at + 1 < text.length; at += 1) pairs.add(text.slice(at, at + 2));
  return pairs;
}

function isThere(printed: string, pairs: ReadonlySet<string>): boolean {
  for (let at = 0; at + 1 < printed.length; at += 1) if (!pairs.has(printed.slice(at, at + 2))) return false;
  return true;
}

function countOf(texts: readonly string[], words: string): number {
  return texts.reduce((sum, text) => sum + text.split(words).length - 1, 0);
}

/** A term that the text prints with a slip. */
export type FieldSlip = { readonly right: string; readonly printed: string; readonly spots: readonly Spot[] };

/**
 * 用语错字. Terms that stand in the text with one character lost or two turned round. What is read from an
 * image is left to whoever compares it.
 */
export function fieldSlips(disclosure: Disclosure): readonly FieldSlip[] {
  if (isFromImage(disclosure)) return [];
  const lines = linesOf(disclosure);
  const texts = lines.map(({ text }) => text);
  const pairs = pairsOf(texts);
  const taken = new Set<string>();
  const keyOf = ({ line, start }: Spot): string => `${lines.indexOf(line)}·${start}`;
  return variants().flatMap(({ right, printed, pattern }): readonly FieldSlip[] => {
    if (!isThere(printed, pairs)) return [];
    const spots = spotsOf(lines, pattern).filter((spot) => !taken.has(keyOf(spot)));
    // What stands there again and again, and more often than the term, is the office's own way of saying it.
    if (spots.length === 0 || (spots.length > 1 && countOf(texts, right) <= spots.length)) return [];
    for (const spot of spots) taken.add(keyOf(spot));
    return [{ right, printed, spots }];
  });
}
