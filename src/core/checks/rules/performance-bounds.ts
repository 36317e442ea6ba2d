import { Exact } from '../../amount/index.js';
import type { Indicator } from '../../disclosure/index.js';
import { notApplicable, passed, type Remark, type Rule } from '../outcome.js';
import type { Subject } from '../subject.js';
import { listed } from './codes-common.js';
import { indicators, noIndicators, operatorOf, PERFORMANCE_BASIS, remarkOn, valueOf } from './performance-common.js';
import { isWholeCost, totalOf } from './performance-money.js';
import { performanceProjects } from './performance-projects.js';
import { irregularAndRegular } from './performance-words.js';

const DIGITS = new Map([...'一二三四五六七八九十'].map((digit, index) => [digit, index + 1]));

function countOf(text: string | undefined): number {
  if (text === undefined || text === '') return 1;
  return text === '两' ? 2 : (DIGITS.get(text) ?? Number(text));
}

/** How often a year the name says, by its words: 「每季度两次」 is 8, 「逐月拨付」 is 12; null where it says nothing. */
function timesAYear(name: string): number | null {
  const stated = /每(季度?|个?月|半年|年|周)[^，。；次]{0,6}?([一两二三四五六七八九十]|\d{1,2})次/.exec(name);
  const period = stated?.[1] ?? /(?:按|逐)(月|季)(?:支付|发放|拨付|结算|缴纳)/.exec(name)?.[1];
  if (period === undefined) return null;
  const turns = period.includes('半') ? 2 : period.startsWith('季') ? 4 : period.endsWith('月') ? 12 : null;
  const yearly = period === '年' ? 1 : period === '周' ? 52 : turns;
  return yearly === null ? null : yearly * countOf(stated?.[2]);
}

const TIME = /^(?:个?月|天|日|年|小时|工作日|个工作日|分钟)$/;
/** Times that are to be kept up, not to be cut short. */
const LASTING = /运[维行]|服务|质保|维保|保修|值守|培训|租|合同|使用|保[管存]|开放|监测/;

/** How the words of an indicator contradict its sign or figure; null where they do not. */
function contradictedBy(indicator: Indicator): string | null {
  const { level3, nature, unit } = indicator;
  const value = valueOf(indicator);
  const sign = operatorOf(indicator);
  if (value === null || sign === 'words' || sign === 'none') return null;
  const measure = unit.normalize('NFKC').replace(/\s+/g, '');
  const times = timesAYear(level3);
  const isStrict = /^[<>]$/.test(nature.normalize('NFKC').trim());
  if (times !== null && /^(?:次|期|回)(?:\/年)?$/.test(measure)) {
    const expected = new Exact(times);
    if (sign === 'at-most' && isStrict && value.lte(expected)) return '名称写明的次数不能完成';
    // 「每季度两次」 in the last year of a contract may be fewer, never more than the words say by chance.
    if (!value.equals(expected) && /^次|^期/.test(measure) && value.gt(expected)) return '与名称写明的次数不符';
  }
  if (/当年|本年|全年|年内/.test(level3) && measure === '年') {
    if (value.gt(1) || (value.equals(1) && isStrict && sign === 'at-least')) return '一年之内的时间超过一年';
  }
  if (/至少|不少于|不低于/.test(level3) && (sign === 'equal' || sign === 'at-most')) return '名称为“至少”';
  if (/不超过|不高于|不晚于|以内|[月日天时年]内完成/.test(level3) && (sign === 'equal' || sign === 'at-least')) {
    return '名称为限期或上限';
  }
  // What is done sooner would miss 「= 8 个月」; a date of the year is told in 月 alone.
  if (
    sign === 'equal' &&
    /(?:周期|工期|期限|时限|时长|天数)$/.test(level3.trim()) &&
    TIME.test(measure) &&
    !LASTING.test(level3)
  )
    return '期限类指标用了“=”，提前完成即不符';
  const reached = /达到?(\d+(?:\.\d+)?)%/.exec(level3.normalize('NFKC'))?.[1];
  if (reached !== undefined && measure === '%') {
    if (!value.equals(reached)) return '与名称写明的比率不符';
    if (isStrict && sign === 'at-least') return '名称为“达到”，运算符不含等于';
  }
  return null;
}

function contradictedWords(subject: Subject): readonly Remark[] {
  const found = indicators(subject.disclosure).filter(({ indicator }) => contradictedBy(indicator) !== null);
  const reasons = listed(found.flatMap(({ indicator }) => contradictedBy(indicator) ?? []));
  return [
    ...remarkOn(
      subject,
      found,
      'notice',
      '名称与指标值',
      (words) => `指标名称与运算符或指标值矛盾（${reasons}）：${words}，请核对。`,
    ),
    ...irregularAndRegular(subject),
  ];
}

export const performanceBoundary: Rule = {
  id: 'PERF-BOUNDARY',
  name: '指标值与内容矛盾',
  family: 'performance',
  severity: 'notice',
  basis: PERFORMANCE_BASIS,
  needs: '项目支出绩效表（项目总额、以万元计的成本指标；指标名称、运算符和指标值）',
  description:
    '成本指标要求严格小于项目总额（“＜总额”，或总额减去 0.0001 的上限），足额执行即不能完成目标，每份文件提示一条；指标名称写明“每季度一次”“至少”“达到90%”等，与运算符或指标值不符、期限类指标用“=”的，另提示一条；同一项目把同一工作既写作“定期”又写作“不定期”的提示一条。运算符可能在转换时丢失横线的，请核对原件。',
  check: (subject) => {
    const none = noIndicators(subject);
    if (none !== null) return [none];
    const totals = performanceProjects(subject.disclosure).flatMap((project) => totalOf(project) ?? []);
    const costs = indicators(subject.disclosure).filter(({ indicator }) => isWholeCost(indicator));
    const worded = contradictedWords(subject);
    if (costs.length === 0) {
      return worded.length > 0
        ? worded
        : [notApplicable('绩效表没有以万元计的成本指标，指标名称中也没有写明次数和限度')];
    }
    const below = costs.filter(({ indicator }) => {
      const value = valueOf(indicator);
      if (value === null) return false;
      const isStrict = /^[<＜]$/.test(indicator.nature.trim());
      return totals.some((total) => {
        const gap = total.minus(value);
        return (isStrict && gap.isZero()) || (operatorOf(indicator) !== 'words' && gap.gt(0) && gap.lte('0.0002'));
      });
    });
    return [
      passed(costs.length - below.length),
      ...remarkOn(
        subject,
        below,
        'notice',
        '临界值',
        (words) => `成本指标严格小于项目总额（${words}），预算足额执行即不能完成目标，请核对运算符和指标值。`,
      ),
      ...worded,
    ];
  },
};
