/**
 * 表头用语. Words that the columns of published tables are headed by, as the national and common regional forms print
 * them. Data: a header that is one of these with a character changed or lost is a slip; every other wording is left alone.
 */
const KNOWN: readonly string[] = [
  '绩效度量单位', '度量单位', '计量单位', '绩效指标性质', '本年绩效指标值', '绩效指标值', '指标方向性', '绩效目标',
  '一级指标', '二级指标', '三级指标', '服务领域', '指导性目录', '项目负责人', '项目负责人电话', '项目总额', '项目类别',
  '国有资本经营预算资金', '国有资本经营预算', '国有资本经营资金', '政府性基金预算资金', '政府性基金预算', '一般公共预算资金',
  '一般公共预算', '财政专户管理资金', '事业单位经营收入', '事业单位经营支出', '上级补助收入', '附属单位上缴收入',
  '上缴上级支出', '对附属单位补助支出', '支出功能分类科目', '政府支出经济分类科目', '部门支出经济分类科目',
  '因公出国（境）费用', '公务用车购置费', '公务用车运行维护费', '公务用车购置及运行维护费', '公务用车购置和运行维护费', '公务接待费', '财政拨款收入',
  '人员经费', '公用经费', '基本支出', '项目支出', '上年结转结余', '项目支出总数', '扣除基建项目后预算数',
]; // prettier-ignore

/** Wordings that differ from a known one by a character and are right. */
const ALSO_RIGHT = /^(?:数量单位|指标单位|项目责任人|项目负责人|项目总数|项目金额|项目类型|绩效指标)$/;
/** Shorter words differ by a character from many others. */
const SHORTEST = { changed: 4, lost: 7 } as const;
/** Characters at each end that must be the same where some are lost inside. */
const KEPT = 2;
const MOST_LOST = 3;

/** Headers are words: most have nothing that printing adds. */
const CLEAN = /^[\u4e00-\u9fa5]*$/;

function bare(text: string): string {
  return CLEAN.test(text) ? text : text.normalize('NFKC').replace(/[\s\p{P}]+/gu, '');
}

const KNOWN_BARE: readonly (readonly [word: string, printed: string])[] = KNOWN.map((word) => [bare(word), word]);
const KNOWN_SET: ReadonlySet<string> = new Set(KNOWN_BARE.map(([word]) => word));

/** Words that head a column and are too common to be the aim of a slip. */
const COMMON_HEADERS = ['活动', '绩效指标', '指标性质', '指标值', '指标名称', '项目名称', '单位名称', '合计', '备注'];
const HEADERS: ReadonlySet<string> = new Set([...KNOWN, ...COMMON_HEADERS]);

/** True for a word that heads columns of published tables, as it is printed. */
export function isHeaderWord(printed: string): boolean {
  return HEADERS.has(printed);
}

/** Places in which two words of one length differ. */
function changes(one: string, other: string): number {
  let count = 0;
  for (let at = 0; at < one.length; at += 1) if (one.charCodeAt(at) !== other.charCodeAt(at)) count += 1;
  return count;
}

/** Lengths of the stretches that `short` has lost of `long`, each as early as it can be; null where it is no part of it. */
function lostStretches(short: string, long: string): readonly number[] | null {
  const lost: number[] = [];
  let at = 0;
  for (const character of short) {
    const found = long.indexOf(character, at);
    if (found < 0) return null;
    if (found > at) lost.push(found - at);
    at = found + 1;
  }
  return at === long.length ? lost : null;
}

function isSlipOf(text: string, word: string): boolean {
  if (text.length === word.length) return word.length >= SHORTEST.changed && changes(text, word) === 1;
  if (text.length >= word.length || word.length < SHORTEST.lost || word.length - text.length > MOST_LOST) return false;
  if (text.slice(0, KEPT) !== word.slice(0, KEPT) || text.slice(-KEPT) !== word.slice(-KEPT)) return false;
  // Whole words of two characters are left out on purpose (「国有资本经营资金」), single characters are not.
  return (lostStretches(text, word) ?? []).some((length) => length === 1);
}

/** The known header words of which a header is a slip: none where it is one of them, or no slip of any. */
export function slipOfHeader(printed: string): readonly string[] {
  const text = bare(printed);
  if (text.length < SHORTEST.changed || KNOWN_SET.has(text) || ALSO_RIGHT.test(text)) return [];
  if (!/^[\u4e00-\u9fff]+$/.test(text)) return [];
  return KNOWN_BARE.filter(([word]) => isSlipOf(text, word)).map(([, word]) => word);
}

/** Words of a header run together in one cell: the header of a table was printed among the rows of another. */
const HEADER_INSIDE = /(?:科目|项目)编码\s*(?:科目|项目)名称|合\s*计\s*基本支出\s*项目支出/;

/** The header words inside a cell's text; null where there are none. */
export function headerInside(text: string): string | null {
  return HEADER_INSIDE.exec(text)?.[0] ?? null;
}
