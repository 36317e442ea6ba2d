import type { Claim } from '../../disclosure/index.js';

/** 人员经费 and 公用经费, by the end of their names. */
const BASIC: readonly RegExp[] = [/人员(?:经费(?:支出)?|支出)$/, /公用(?:经费(?:支出)?|支出)(?:（.*）)?$/];
/** 「财政拨款支出」「2031年度支出合计」: all that was spent of a fund or by an office, projects among it. */
const ALL_SPENT =
  /(?:^|年度?|本年|总|部门|单位|拨款|公共预算)支出(?:预算|决算)?(?:数|合计|总计|总额)?$|^(?:20\d{2}年度?)?总支出$/;
/** 「，其余为项目支出。」: the rest is named, but not told. */
const UNTOLD_REST = /[，,；;、](?:其余|剩余|余下)(?:部分|资金|支出)?[^\d，。；]*[。；;]?\s*$/;

/**
 * 只列部分. True where a known pair (人员经费 and 公用经费) does not make up its whole: that is all spending and no 基本支出, so that there are
 * projects beside the two, or the sentence ends with the rest that it does not tell.
 */
export function namesOnlySome(whole: Claim, listed: readonly Claim[]): boolean {
  const areBasic = listed.length === 2 && BASIC.every((name) => listed.some(({ subject }) => name.test(subject)));
  return (areBasic && ALL_SPENT.test(whole.subject)) || UNTOLD_REST.test(listed.at(-1)?.quote ?? '');
}
