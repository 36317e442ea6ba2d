import type { Direction } from '../../disclosure/index.js';

/** Longer words first: 「减收」 must not be read as 「收」 nor 「增减」 as 「减」. */
const UP =
  '净?增加|(?<!负)净?增长|上升|上涨|上浮|提高|增支|增收|超收|超支|超出|超预算|调增|多安排|多收|多支出?|增幅(?:约?为)?|涨幅(?:约?为)?|升幅(?:约?为)?|净?增|(?<![^年数算期元])多';
const DOWN =
  '净?减少|负增长|下降|下调|下浮|降低|回落|节约|节省|压缩|压减|缩减|削减|核减|减支|减收|短收|调减|少安排|少收|少支出?|降幅(?:约?为)?|减幅(?:约?为)?|(?<!增)净?减|(?<![^年数算期元])少';
const UNCHOSEN =
  /(?:增加?|增长|减少?|下降|上升|降低)\s*[（(]\s*(?:增加?|增长|减少?|下降|上升|降低)\s*[）)]\s*(?:了|为)?\s*$/;
const DIRECTED = new RegExp(
  String.raw`(?:(${UP})|(${DOWN}))\s*(?:了|为|额为?|率为?|比例为?|数为?|幅度为?|达)?(?:约|近)?\s*[：:]?\s*$`,
);
/** 「决算数大于预算数5万元」: the one is more than the other by what follows. */
const EXCEEDS =
  /(?:(大于|高于|超出)|(小于|低于|少于))(?:上年度?|去年|20\d{2}年度?)?(?:年初|全年|当年|调整)?(?:预算|决算)数?\s*$/;
/** 「经比较」 compares nothing yet. 「与」 and 「同」 also join names (「管理与保护」): they compare only where a period or a budget follows. */
export const COMPARED =
  /(?:(?:(?<!可)比(?!较)|(?<!比)较)(?!重|例|率)|(?:与|同)(?=20\d{2}年|上年|去年|上一年|年初|调整|预算))[^，。；：]*$/;
export const SHARE = /占([^，。；、]*?)(?:的)?(?:比重|比例|比)?(?:为|约为?|达)?\s*$/;
export const COMPLETED = /完成(?:了)?([^，。；]*?)(?:的)?\s*$/;
/** 「预算执行率93.7%」 behind a plan and what was spent. */
export const EXECUTED = /^\s*((?:(?:年初|全年|当年|调整)?预算)?)(?:支出)?(?:执行|完成)(?:率|进度)(?:为|是|达到?)?\s*$/;
/** 「为年初预算的95.8%」 behind what was spent. */
export const OF_PLAN = /^\s*(?:仅|约)?(?:为|是|相当于|达到?)((?:年初|全年|当年|调整)?预算)数?的\s*$/;
/** What was carried over, and what there was at the end of the year, are no amounts of the year before. */
const PREVIOUS =
  /上年(?!结转|结余|(?<![比较与同]上年)(?:(?:(?:一般公共|政府性基金|国有资本经营)预算|财政)+拨款(?:资金)?结[转余]|末(?:固定)?资产))|去年|上一年/;
const YEAR = /(20\d{2})\s*年/;
export const FLAT =
  /持平|无(?:增减|变化)|没有变化|保持(?:一致|不变)|与[^，。；]*(?:一致|相同|相等)|等于(?:上年|去年|20\d{2}年)/;
/** 「基本持平」 is not an equality. */
export const NEARLY = /(?:基本|大致|大体|总体)(?:上)?$/;
const CLAUSE_MARKS = /[，,、：:；;（(）)。]/;

/** Words that make parts of the amounts behind them. */
export const LISTS =
  /其中|(?:收入|支出)包括[：:]|具体内容包括[：:]|由[^，,。；;：:\d]{0,12}(?:组成|构成)[：:]|分别(?:是|为)[：:](?=[^，,。；;：:、\d]{2})|具体(?:为|是|包括|构成)[：:]|按[^，,。；;：:、\d]{1,12}(?:分类?|划分|结构|性质|科目|类别)(?:划分)?[：:，,]|[按从](?!照)[^，,。；;：:、\d]{1,12}来?看[：:，,]/;

/** 「不含上年结转5万元」: what is left out or taken away is no part of the sum. */
const EXCLUDED = /(?:不含|不包括|不包含|未含|未包括|剔除|扣除|扣减|除去|除(?!险))[^，。；：]*$/;
/** 「（已剔除A 5万元和B 2万元）」: all that an open bracket takes out. */
const EXCLUDED_IN_BRACKET = /[（(][^（）()]*(?:不含|不包括|不包含|未含|剔除|扣除|扣减)[^（）()]*$/;

/** True for an amount that its words leave out; `before` is the sentence up to it, `clause` its own words. */
export function isExcluded(before: string, clause: string): boolean {
  return EXCLUDED.test(clause) || EXCLUDED_IN_BRACKET.test(before);
}

/** True for an amount of a bracket that says what the one before it no longer contains: 「80万元（已剔除A 5万元）」. */
export function isTakenOut(before: string): boolean {
  return /[（(]\s*已(?:剔除|扣除|扣减)[^（）()]*$/.test(before);
}

/** 「收、支预算总计各增加」: income and expenditure are one and the same figure. */
export const BOTH_SIDES = /收(?:入)?(?:总计|总额|合计)?、支(?:出)?[^，。；、]*$/;

/** Words before a figure back to the last clause mark. */
export function clauseBefore(text: string): string {
  for (let index = text.length - 1; index >= 0; index -= 1) {
    const character = text.charAt(index);
    if (CLAUSE_MARKS.test(character) && !isInsideItemPath(text, index) && !joinsBothSides(text, index))
      return text.slice(index + 1);
  }
  return text;
}

/** The mark of 「收、支」 joins one name. */
function joinsBothSides(text: string, index: number): boolean {
  return (
    text.charAt(index) === '、' &&
    /收入?(?:总计|总额|合计)?$/.test(text.slice(0, index)) &&
    text.charAt(index + 1) === '支'
  );
}

/** 「（类）」「（款）」「（项）」 and 「（境）」 belong to names; their brackets do not end a clause. */
export function isInsideItemPath(text: string, index: number): boolean {
  const character = text.charAt(index);
  if (!'（()）'.includes(character)) return false;
  const from = Math.max(0, index - 8);
  const piece = text.slice(from, index + 9);
  const offset = index - from;
  for (const match of piece.matchAll(
    /[（(]\s*(?:类|款|项|境|护|室|套|单位|本级|补助|费|\d{3,7}\s*[类款项]?|[^（）()，。；：、\d]{1,6})\s*[）)]/g,
  )) {
    if (offset >= match.index && offset < match.index + match[0].length) return true;
  }
  return false;
}

export function directionOf(before: string): { direction: Direction; head: string } | null {
  const residue = UNCHOSEN.exec(before);
  if (residue !== null) return { direction: 'unchosen', head: before.slice(0, residue.index) };
  const match = DIRECTED.exec(before) ?? EXCEEDS.exec(before);
  if (match === null) return null;
  return { direction: match[1] === undefined ? 'down' : 'up', head: before.slice(0, match.index) };
}

/** Period named last in the words, or null. */
export function periodOf(words: string): number | 'previous' | null {
  const years = [...words.matchAll(new RegExp(YEAR, 'g'))];
  const last = years.at(-1);
  if (last !== undefined) return Number(last[1]);
  return PREVIOUS.test(words) ? 'previous' : null;
}

/** What a figure without a name is marked with. */
export const UNNAMED = '金额前未写明项目名称';

/** 「（一）住房公积金（2210201）」, 「…（22102）住房公积金（2210201）」: the item of a list, its code in brackets behind its name. */
const CODE_BEHIND = /^(?:.*[）)]|\d{1,2}[.．、])?([^（）()\d，,。；;：:、]{2,30})[（(](\d{7})[）)]/;
/** 「1.（2210201）住房公积金」 */
const CODE_BEFORE = /^(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、])?[（(](\d{7})[）)](?=[\u4e00-\u9fff])/;

/** Cuts fillers off both ends so that the measure's name remains. An item told with its code keeps it: 「2210201住房公积金」. */
export function subjectOf(words: string): string {
  return words
    .replace(/\s+/g, '')
    .replace(/收入((?:预算|决算)?(?:总计|总额|合计))、支出\1/g, '收支$1')
    .replace(/收入?、支出?/g, '收支')
    .replace(CODE_BEHIND, '$2$1')
    .replace(CODE_BEFORE, '$1')
    .replace(/[（(]\d{3,7}[类款项]?[）)]/g, '')
    .replace(/^.*?(?:包括|主要用于|用于)[：:]?/, '')
    .replace(/^(?:其中|主要是|分别为|即|另外?|此外|由(?!于)|[一二三四五六七八九]是|含(?!税[价额金]))[：:]?/, '')
    .replace(/^(?:\d+[.．、]|[（(][一二三四五六七八九十\d]+[）)])/, '')
    .replace(
      /(?:20\d{2}年度?)?(?:年初)?(?:预算数|决算数|执行数)?(?:合计|共计)?(?:均(?=为))?(?:为|是|达到?|约|安排|：|:)*$/,
      '',
    )
    .replace(
      /(?:\d+(?:\.\d+)?(?:[亿万千]?元)?(?:至|到|[~～—–－-]+)|将?近|接近|超过?|逾|大约|不超过?|不低于|不少于|至少|最多)$/,
      '',
    )
    .replace(/(?:合计|共计)?(?:为|是|达到?|约|安排)$/, '')
    .replace(/^[“"]([^“”"]{2,30})[”"]科目$/, '$1')
    .replace(/^[“”"'《》]+|["']+$/g, '');
}

/** 「（一）收入预算：2031年年初预算数80万元」: the item's title is the name, its words only say the year and the phase. */
const TITLED =
  /(?:^|[：:，,。；;])\s*(?:[（(]?[一二三四五六七八九十\d]+[）).、．]\s*)?([\u4e00-\u9fff“”]{2,14}(?:预算|决算|收入|支出|经费|费用?|规模|总额|总投资))\s*[：:，,]\s*(?:20\d{2}\s*年度?)?(?:年初)?(?:预算|决算)?数?(?:为|是|安排)?\s*$/;
const NO_NAME = /^(?:20\d{2}年度?)?(?:年初)?(?:预算|决算)?数?$/;

/** 「（项）：年初预算为80万元，支出决算为…」: a plan that the outcome follows. */
const OUTCOME_FOLLOWS = /^[^。；;]*[，,][^，,。；;比较与同]*(?:决算|执行数)/;

/**
 * 「住房公积金（项）：支出5万元」: the name stands before the colon, the figure's own words only say 支出. 「住房公积金（项）：年初预算为5万元，支出决算为
 * 6万元」: what was planned, and is told before what was done, is told as a plan. `behind`: what follows the figure.
 */
export function namedBefore(between: string, subject: string, behind: string): string {
  const titled = TITLED.exec(between)?.[1]?.replace(/\s+/g, '');
  if (titled !== undefined && NO_NAME.test(subject)) return titled;
  const phase = subject.replace(/^20\d{2}(?:年度?(?!初)|(?=年初))/, '');
  const isPlanned = /预算数(?:为|是)?\s*$/.test(between);
  const later = /^(全年|当年|调整)(预算)?$/.exec(phase);
  const isLater = later !== null && (later[2] !== undefined || isPlanned);
  if (!isLater && !/^(?:预算|本年|年初)*(?:支出|收入|金额|经费)?(?:预算|决算)?$/.test(phase)) return subject;
  const path = /([^，。；：:、\s]*[（(]\s*[类款项]\s*[）)])\s*[：:][^，。；：:]*$/.exec(between);
  const name = (path?.[1] ?? '').replace(/\s+/g, '').replace(/^(?:\d+[.．、]|[（(][一二三四五六七八九十\d]+[）)])/, '');
  if (name === '') return subject;
  if (isLater) return `${name}${later[1] ?? ''}预算`;
  if (phase === '年初预算' && OUTCOME_FOLLOWS.test(behind)) return name + phase;
  return name + phase.replace(/^(?:预算|本年|年初)*/, '');
}

/** 「完成预算（27万元）」: the words before a bracket that has just opened. */
export function beforeBracket(between: string): string {
  return clauseBefore(between.replace(/[（(]\s*$/, ''));
}

/** 「完成预算27万元的63.2%」「为预算数27万元的63.2%」: the plan stands inside the words of its completion. */
export const COMPLETES_PLAN =
  /(?:完成(?:了)?|^\s*(?:仅?为|相当于|达到?)\s*)(?:年初|全年|当年|调整)?预算数?(?:为|的)?\s*$/;
