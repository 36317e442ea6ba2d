import { Exact } from '../../amount/index.js';
import type { Indicator } from '../../disclosure/index.js';
import { insufficient, passed, type Rule } from '../outcome.js';
import { listed } from './codes-common.js';
import {
  eachIndicator,
  everyIndicator,
  indicators,
  noIndicators,
  operatorOf,
  PERFORMANCE_BASIS,
  remarkOn,
  valueOf,
} from './performance-common.js';
import { swappedValues } from './performance-words.js';

const RATE = /(?:满意度?|合格|完成|覆盖|达标|通过|执行|及时|准确|使用|参与|到位|成功)率|满意度/;
/** A unit that counts in tens of thousands things other than money: 「万条」「万人次」. */
const COUNTED_IN_TEN_THOUSANDS = /^万(?!元)[\u4e00-\u9fff]+$/;
/** From here on a count is likely printed in the wrong unit. */
const HUGE_COUNT = new Exact('10000000');
const HUGE_TEN_THOUSANDS = new Exact('100');

/** What is odd about the value of an indicator; null where nothing is. */
function oddValue(indicator: Indicator): string | null {
  const value = valueOf(indicator);
  const unit = indicator.unit.normalize('NFKC').trim();
  const isPercent = unit === '%' || indicator.value.normalize('NFKC').trim().endsWith('%');
  if (/%/.test(indicator.nature.normalize('NFKC'))) return '“%”填在运算符列';
  if (value === null) return statesWords(indicator) ? '运算符之后没有数值' : null;
  if (isPercent && RATE.test(indicator.level3) && value.gt(100)) return '比率超过 100%';
  if (isPercent && /满意/.test(indicator.level3 + indicator.level2) && value.lt(80) && value.gt(1)) {
    return '满意度低于 80%';
  }
  if (isPercent && /合格率/.test(indicator.level3) && value.lt(60) && !/不合格/.test(indicator.level3)) {
    return '合格率偏低';
  }
  if (COUNTED_IN_TEN_THOUSANDS.test(unit) && value.gte(HUGE_TEN_THOUSANDS)) {
    return '数量以万计，请核对单位';
  }
  if (!unit.endsWith('元') && value.gte(HUGE_COUNT)) return '数值过大，请核对单位';
  return null;
}

/** A sign of comparison followed by a sentence. */
function statesWords(indicator: Indicator): boolean {
  const sign = operatorOf(indicator);
  if (sign !== 'at-least' && sign !== 'at-most') return false;
  return /[\u4e00-\u9fff]{4}/.test(indicator.value) && !/[\d一二三四五六七八九十百千万两]/.test(indicator.value);
}

export const performanceRange: Rule = {
  id: 'PERF-VALUE-RANGE',
  name: '取值合理',
  family: 'performance',
  severity: 'warning',
  basis: PERFORMANCE_BASIS,
  needs: '项目支出绩效表（指标值、度量单位）',
  description:
    '满意度、合格率、完成率等比率超过 100%，合格率低于 60%，满意度低于 80%，百分号填在运算符列，数量大到单位可疑（一百“万条”以上、一千万以上），运算符（≥、≤等）之后写的是文字，报疑似，每份文件一条；两个定性指标的指标值互为对方名称（填反）的，另报疑似。',
  check: (subject) => {
    const none = noIndicators(subject);
    if (none !== null) return [none];
    const all = everyIndicator(subject.disclosure);
    const odd = all.flatMap((placed) => {
      const says = oddValue(placed.indicator);
      return says === null ? [] : [{ placed, says }];
    });
    const reasons = listed(odd.map(({ says }) => says));
    const remarks = remarkOn(
      subject,
      odd.map(({ placed }) => placed),
      'warning',
      // The topic is part of the finding's key: decisions of earlier readings stay with it.
      '取值·warning',
      (words) => `指标取值需要核对（${reasons}）：${words}。`,
    );
    return [passed(all.length - odd.length), ...remarks, ...swappedValues(subject)];
  },
};

/** What a name counts, by its last words: 「整理箱数」 counts 箱. Each with the units it may be stated in. */
const COUNTED: readonly (readonly [name: RegExp, unit: RegExp, says: string])[] = [
  [/箱数$/, /^(?:万|千)?箱/, '箱'],
  [/盒数$/, /^(?:万|千)?盒/, '盒'],
  [/页数$/, /^(?:万|千)?[页张]/, '页'],
  [/人次数?$/, /^(?:万|千)?(?:人|次)/, '人次'],
  [/人数$/, /^(?:万|千)?[人名]/, '人'],
  [/户数$/, /^(?:万|千)?户/, '户'],
  [/(?:台数|台套数)$/, /^(?:万|千)?[台套]/, '台'],
  [/份数$/, /^(?:万|千)?份/, '份'],
  [/(?<![批轮场人班版])次数$/, /^(?:万|千)?(?:人次|[次场期回])/, '次'],
  [/天数$/, /^[天日]/, '天'],
  [/里程(?:数)?$/, /公?里|千米|km/i, '公里'],
  [/面积$/, /平方|亩|公顷|m|㎡/i, '面积'],
];

/** Names of what happens at one time of the year; 「完成时间」 of a project is as often its whole length. */
const MOMENT = /(?:采购|招标|签订|验收|拨付|支付|启动|上线|开工)(?:时间|时限)?(?:[（(][^）)]*[）)])?$|(?:进度|反馈)$/;

/** 「个/套」: one figure cannot count both. 「次/年」 is a frequency, 「台/套」 a customary pair. */
const TWO_UNITS = /^([个件项套台条份册种家户人名次场期处块张])[/／、]([个件项套台条份册种家户人名次场期处块张])$/;

/** A unit that cannot measure what the name counts; null where it may. */
function unfitUnit({ level3, unit, nature }: Indicator): string | null {
  const name = level3.replace(/[\s（(][^）)]*[）)]?$/, '').replace(/\s+/g, '');
  const measure = unit.normalize('NFKC').replace(/\s+/g, '');
  if (/^其他$/.test(measure)) return '写作“其他”';
  if (measure === '' || measure === '%' || /定性/.test(nature)) return null;
  const two = TWO_UNITS.exec(measure);
  if (two !== null && two[1] !== two[2] && !/^(?:台\/套|套\/台|人\/次)$/.test(measure)) return '写了两个单位';
  const counted = COUNTED.find(([pattern]) => pattern.test(name));
  if (counted !== undefined && !counted[1].test(measure)) return '与指标名称不符';
  // 「采购时间 ≤ 11 月」 may be a month of the year or a number of months.
  if (measure === '月' && MOMENT.test(name) && !/周期|时长|期限|天数|月数|工期/.test(name))
    return '“月”是月份还是月数不明';
  // 「覆盖范围 ≥ 10000 人」: a scope is no number of people.
  if (
    /(?:服务|覆盖|受益|保障|惠及)[\u4e00-\u9fff]{0,4}范围$|^覆盖面$/.test(name) &&
    /^(?:万|千)?[人户家名]/.test(measure)
  )
    return '与指标名称不符';
  // 「提升水平 ≥ 7 个」: what is counted cannot be told.
  if (/^[个项]$/.test(measure) && /水平$|能力$|效率$|意识$/.test(name)) return '与指标名称不符';
  return null;
}

export const performanceUnit: Rule = {
  id: 'PERF-UNIT',
  name: '度量单位',
  family: 'performance',
  severity: 'notice',
  basis: PERFORMANCE_BASIS,
  needs: '项目支出绩效表（度量单位）',
  description:
    '度量单位写作“其他”或“个/套”两个单位、与指标名称所计的事物不符（“箱数”以盒计）、“采购时间≤11月”一类不知是月份还是月数，或同名的数量指标在同一文件中单位不同的，每份文件提示一条。',
  check: (subject) => {
    const units = new Map<string, string>();
    // What the whole and a project state alike is compared by a rule of its own.
    const ofProjects = new Set(indicators(subject.disclosure).map(({ indicator }) => indicator));
    for (const indicator of ofProjects) {
      const name = indicator.level3.replace(/\s+/g, '');
      if (name.length >= 6 && !units.has(name)) units.set(name, indicator.unit);
    }
    const says = (indicator: Indicator): string | null => {
      const first = units.get(indicator.level3.replace(/\s+/g, ''));
      const differs =
        first !== undefined &&
        ofProjects.has(indicator) &&
        first !== indicator.unit &&
        first !== '' &&
        indicator.unit !== '';
      return unfitUnit(indicator) ?? (differs ? '同名指标单位不同' : null);
    };
    return eachIndicator(
      subject,
      (indicator) => says(indicator) !== null,
      'notice',
      '单位',
      (words, found) =>
        `度量单位需要核对（${listed(found.flatMap(({ indicator }) => says(indicator) ?? []))}）：${words}。`,
    );
  },
};

/** Years in an indicator that belong to a contract, a document or a later payment. */
const OTHER_YEARS = /尾款|跨年|首付|结转|延续|上年|历年|以来|截至|较|比|《[^》]*》|〔\d{4}〕|年版|规划|五年/;

/** Years an indicator is of; none where they may belong to something else. */
function yearsOf(words: string): readonly number[] {
  if (OTHER_YEARS.test(words)) return [];
  return [...words.matchAll(/(?<!\d)(20\d{2})(?=年|\s*(?:年度|项目|工作))/g)].map((match) => Number(match[1]));
}

/**
 * The year the targets are of: the document's, else the one that the targets themselves name most recently, where they
 * name it at least twice.
 */
function targetYear(documentYear: number | null, named: readonly number[]): number | null {
  if (documentYear !== null) return documentYear;
  const repeated = named.filter((year) => named.filter((other) => other === year).length >= 2);
  return repeated.length > 0 ? Math.max(...repeated) : null;
}

export const performanceYear: Rule = {
  id: 'PERF-YEAR',
  name: '目标年度',
  family: 'performance',
  severity: 'warning',
  basis: PERFORMANCE_BASIS,
  needs: '文件年度（没有印出的，以指标中最近且出现两次以上的年度代替），项目支出绩效表',
  description:
    '绩效指标名称和指标值中写出的年度应是预算年度。写有尾款、跨年、首付款、规划等的指标和项目不判断；以后年度的不报。每份文件一条。',
  check: (subject) => {
    const none = noIndicators(subject);
    const all = indicators(subject.disclosure);
    const stated = all.map(({ indicator }) => `${indicator.level3} ${indicator.value}`);
    const named = stated.flatMap((words) => [...words.matchAll(/(?<!\d)20\d{2}(?!\d)/g)].map(([year]) => Number(year)));
    const printed = subject.disclosure.profile.fiscalYear.value;
    const year = targetYear(printed, named);
    if (year === null) return [insufficient('未识别到文件年度，不能核对指标中的年度')];
    if (none !== null) return [none];
    const stale = all.filter(({ project }, index) => {
      if (/尾款|跨年|首付|结转|延续/.test(project.name)) return false;
      const years = yearsOf(stated[index] ?? '');
      return years.length > 0 && years.every((one) => one < year);
    });
    const against = printed === null ? `其他指标写的 ${year} 年` : `预算年度 ${year}`;
    return [
      passed(all.length - stale.length),
      ...remarkOn(subject, stale, 'warning', '年度', (words) => `绩效指标中的年度早于${against}：${words}，请核对。`),
    ];
  },
};
