import { decimalOf, Exact } from '../../amount/index.js';
import type { Claim, Figure } from '../../disclosure/index.js';
import { threePublicPartOf } from './measure.js';

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

/** 「财政拨款80万元，其他资金20万元」: what is named for the rest leaves nothing out. */
export function namesRest(listed: readonly Claim[]): boolean {
  return listed.some(({ subject }) => /其他|其余|剩余|余下|非财政|自有|自筹|单位资金/.test(subject));
}

/** 「其余20万元用于…」「其他20万元」: the rest of a whole leaves nothing out, whereas 其他收入 is a kind of its own. */
const OTHERS = /^其他(?!收入|资金|支出|应[收付])[^，。]*(?:项目|支出|经费|费用?)$/;

export function namesLast(listed: readonly Claim[]): boolean {
  return (
    listed.some(({ subject }) => /^(?:其余|剩余|余下)|^其他(?:等|费用)?$/.test(subject)) ||
    (listed.length > 2 && OTHERS.test(listed.at(-1)?.subject ?? ''))
  );
}

/** 「公务用车运行维护费9万元，其中：公务用车加油3万元、…、公务用车其他支出1万元」: nothing is left out of what cars cost to run. */
export function namesRestOfCars(whole: Claim, listed: readonly Claim[]): boolean {
  return (
    threePublicPartOf(whole.subject) === 'running' &&
    listed.length >= 3 &&
    listed.some(({ subject }) => /^(?:公务用?车)?其他(?:支出|费用?)?$/.test(subject))
  );
}

/** What is left out of a list is hardly ever that many times smaller than the smallest part that is named. */
const FAR_SMALLER = 500;

/** True where two parts miss their whole by next to nothing: no third part is so small. */
export function isAllButNothing(total: Figure, values: readonly Figure[]): boolean {
  const gap = decimalOf(total.amount).minus(
    values.reduce((all, { amount }) => all.plus(decimalOf(amount)), new Exact(0)),
  );
  return (
    gap.gt(0) &&
    values.every(({ amount }) => amount.unit === total.amount.unit && decimalOf(amount).gte(gap.times(FAR_SMALLER)))
  );
}
