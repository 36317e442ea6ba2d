import { notApplicable, passed, type Outcome, type Rule, ambiguous, insufficient } from '../outcome.js';
import type { Indicator } from '../../disclosure/index.js';
import type { Subject } from '../subject.js';
import { listed } from './codes-common.js';
import {
  hasLooseRows,
  indicators,
  anchorOfRow,
  noIndicators,
  operatorOf,
  PERFORMANCE_BASIS,
  remarkOn,
  signsAreBare,
  valueOf,
  wholeProjects,
  type Placed,
} from './performance-common.js';

/** 越高越好 and 越低越好, by name; only where the words leave no doubt. */
const HIGHER = /满意(?:度|率)|合格率|覆盖率|完成率|达标率|通过率|及时率|准确率|参与率|成功率|执行率/;
const LOWER = /投诉(?:率|次数|件数)|故障率|差错率|事故(?:率|次数|发生率)|死亡率|中断(?:时间|次数)|逾期率/;

/** How an indicator's sign, printed direction and name contradict each other; null where they do not. */
function contradiction(indicator: Indicator): string | null {
  const sign = operatorOf(indicator);
  if (sign !== 'at-least' && sign !== 'at-most') return null;
  const { direction, level1, level2, level3, unit } = indicator;
  if (direction.startsWith('正向') && sign === 'at-most') return '正向指标用了“小于”类运算符';
  if (/^(?:反向|逆向)/.test(direction) && sign === 'at-least') return '反向指标用了“大于”类运算符';
  const isCost = /成本/.test(level1 + level2) && unit.trim().endsWith('元');
  if (sign === 'at-most' && HIGHER.test(level3) && !LOWER.test(level3)) return '越高越好的指标用了“小于”类运算符';
  if (sign === 'at-least' && (LOWER.test(level3) || isCost)) return '越低越好的指标用了“大于”类运算符';
  return null;
}

export const performanceDirection: Rule = {
  id: 'PERF-DIRECTION',
  name: '指标方向性',
  family: 'performance',
  severity: 'warning',
  basis: PERFORMANCE_BASIS,
  needs: '项目支出绩效表（指标性质，指标方向性）',
  description:
    '正向指标用 ≥、＞、＝，反向指标用 ≤、＜、＝；满意度、合格率等不应设上限，故障率、成本金额等不应设下限。每份文件一条；全表只有 ＜、＞（转换可能丢失横线）的降为提示，“≡”等认不清的运算符不判断。',
  check: (subject) => {
    const none = noIndicators(subject);
    if (none !== null) return [none];
    const all = indicators(subject.disclosure);
    const judged = all.filter(({ indicator }) => ['at-least', 'at-most', 'equal'].includes(operatorOf(indicator)));
    if (judged.length === 0) return [notApplicable('绩效表没有带运算符的指标')];
    const wrong = judged.filter(({ indicator }) => contradiction(indicator) !== null);
    const bare = signsAreBare(all);
    const reasons = listed(wrong.flatMap(({ indicator }) => contradiction(indicator) ?? []));
    return [
      passed(judged.length - wrong.length),
      ...remarkOn(
        subject,
        wrong,
        bare ? 'notice' : 'warning',
        '方向性',
        (words) =>
          `${wrong.length} 个指标的运算符与方向不符（${reasons}）：${words}，请核对${bare ? '原件的运算符' : ''}。`,
      ),
    ];
  },
};

const COUNT_UNIT = /^(?:次|份|套|个|台|箱|盒|页|人|人次|件|篇|期|场|家|户)(?:\/年|\/月)?$/;
const TIME_UNIT = /^(?:月|个月|天|日|年|小时|工作日|个工作日|分钟|季度)(?:\/\S+)?$/;
/** Counts and times that are matters of quality: the fewer the better. */
const QUALITY_COUNT = /故障|投诉|差错|事故|中断|错误|返工|违规|可用|误差|缺陷|漏洞|逾期/;

/** Which dimension an indicator seems to belong to; null where it may stand where it is. */
function misplaced({ level2, level3, unit, nature }: Indicator): string | null {
  const measure = unit.normalize('NFKC').replace(/\s+/g, '');
  if (/定性/.test(nature)) return null;
  if (level2.startsWith('质量') && COUNT_UNIT.test(measure) && !QUALITY_COUNT.test(level3)) return '质量指标按数量计';
  if (level2.startsWith('数量') && measure === '%' && /率(?:达到?)?$|率[^\u4e00-\u9fa5]|率$/.test(level3))
    return '数量指标按比率计';
  if (level2.startsWith('数量') && TIME_UNIT.test(measure) && /时间|时限|期限|进度|周期/.test(level3))
    return '数量指标按时间计';
  if (level2.startsWith('时效') && /^(?:万?元|人|人次|份|套|台)$/.test(measure)) return '时效指标按数量或金额计';
  return null;
}

export const performanceDimension: Rule = {
  id: 'PERF-DIM-MISMATCH',
  name: '维度错放',
  family: 'performance',
  severity: 'notice',
  basis: PERFORMANCE_BASIS,
  needs: '项目支出绩效表（二级指标、度量单位）',
  description:
    '二级指标与度量单位不相称：质量指标以次、份计，数量指标以率、时间计，时效指标以人、份、金额计。故障次数等可以是质量指标；每份文件提示一条。',
  check: (subject) =>
    simple(
      subject,
      (indicator) => misplaced(indicator) !== null,
      'notice',
      '维度',
      (words, found) => {
        const reasons = listed(found.flatMap(({ indicator }) => misplaced(indicator) ?? []));
        return `${found.length} 个指标与所在维度可能不符（${reasons}）：${words}，请核对。`;
      },
    ),
};

/** A rule that looks at each indicator alone and says what it found once. */
function simple(
  subject: Subject,
  isWrong: (indicator: Indicator) => boolean,
  severity: 'warning' | 'notice',
  topic: string,
  message: (words: string, found: readonly Placed[]) => string,
): readonly Outcome[] {
  const none = noIndicators(subject);
  if (none !== null) return [none];
  const all = indicators(subject.disclosure);
  const found = all.filter(({ indicator }) => isWrong(indicator));
  return [
    passed(all.length - found.length),
    ...remarkOn(subject, found, severity, topic, (words) => message(words, found)),
  ];
}

/** Dimensions every project needs; 满意度 may not apply to internal maintenance. */
const REQUIRED = [
  { name: '数量', test: ({ level2 }: Indicator): boolean => level2.startsWith('数量') },
  { name: '质量', test: ({ level2 }: Indicator): boolean => level2.startsWith('质量') },
  { name: '时效', test: ({ level2 }: Indicator): boolean => level2.startsWith('时效') },
  { name: '成本', test: ({ level1, level2 }: Indicator): boolean => /成本/.test(level1 + level2) },
  { name: '效益', test: ({ level1, level2 }: Indicator): boolean => /效益|影响/.test(level1 + level2) },
  { name: '满意度', test: ({ level1, level2 }: Indicator): boolean => /满意/.test(level1 + level2) },
] as const;

export const performanceRequired: Rule = {
  id: 'PERF-DIM-REQUIRED',
  name: '必备维度',
  family: 'performance',
  severity: 'warning',
  basis: PERFORMANCE_BASIS,
  needs: '项目支出绩效表（一、二级指标，指标归属能够确定）',
  description:
    '每个项目应有数量、质量、时效、成本、效益和满意度指标。缺一项的每份文件报一条疑似；只缺满意度的（内部运维等可以不适用）作提示。有指标不能确定归属的，不判断各项目是否完整。',
  check: (subject) => {
    const none = noIndicators(subject);
    if (none !== null) return [none];
    if (hasLooseRows(subject.disclosure))
      return [ambiguous('有的指标行不能确定属于哪个项目，各项目的指标是否齐全不能判断')];
    const projects = wholeProjects(subject.disclosure).filter(({ own }) => own.length > 0);
    const judged = projects.map(({ project, own }) => ({
      project,
      missing: REQUIRED.filter((dimension) => !own.some(dimension.test)).map(({ name }) => name),
    }));
    const outcomes: Outcome[] = [passed(judged.filter(({ missing }) => missing.length === 0).length)];
    const serious = judged.filter(({ missing }) => missing.some((name) => name !== '满意度'));
    const light = judged.filter(({ missing }) => missing.length === 1 && missing[0] === '满意度');
    for (const [group, severity] of [
      [serious, 'warning'],
      [light, 'notice'],
    ] as const) {
      const [first] = group;
      if (first === undefined) continue;
      const words = group.map(({ project, missing }) => `“${project.name}”缺${missing.join('、')}`);
      outcomes.push({
        type: 'remark',
        severity,
        message: `项目绩效指标维度不全：${listed(words)}，请核对。`,
        at: anchorOfRow(subject, first.project, first.project),
        evidence: [],
        topic: `维度不全·${severity}`,
      });
    }
    return outcomes;
  },
};

/** Words that say nothing about when a target is met. */
const EMPTY_STANDARD =
  /^(?:高|较高|好|较好|良好|优|优良|优良中低差|优良中差|积极|明显|显著|有效|提升|较大提升|较大促进|达标|完成|是|有)$/;
/** Share (percent) of 定性 indicators above which a project is hard to measure. */
const MOST_WORDS = 60;

export const performanceQuantity: Rule = {
  id: 'PERF-QUANT',
  name: '可衡量',
  family: 'performance',
  severity: 'notice',
  basis: PERFORMANCE_BASIS,
  needs: '项目支出绩效表（指标性质、指标值）',
  description: `定性指标应有可判断的标准：指标值只写“高”“优良中低差”等，或照抄指标名称的，每份文件提示一条；定性指标超过 ${MOST_WORDS}% 的项目（5 个指标以上）另行提示。`,
  check: (subject) => {
    const none = noIndicators(subject);
    if (none !== null) return [none];
    const bare = (text: string): string => text.replace(/[\s\p{P}]+/gu, '');
    const all = indicators(subject.disclosure);
    const vague = all.filter(({ indicator }) => {
      if (operatorOf(indicator) !== 'words') return false;
      const value = bare(indicator.value);
      return value === '' || EMPTY_STANDARD.test(value) || value === bare(indicator.level3);
    });
    const wordy = wholeProjects(subject.disclosure).filter(({ own }) => {
      const words = own.filter((indicator) => operatorOf(indicator) === 'words').length;
      return own.length >= 5 && words * 100 > own.length * MOST_WORDS;
    });
    const [first] = wordy;
    return [
      passed(all.length - vague.length),
      ...remarkOn(
        subject,
        vague,
        'notice',
        '标准不明',
        (words) => `${vague.length} 个定性指标的指标值没有可判断的标准或照抄指标名称：${words}，请细化。`,
      ),
      ...(first === undefined
        ? []
        : [
            {
              type: 'remark',
              severity: 'notice',
              message: `定性指标超过 ${MOST_WORDS}% 的项目：${listed(wordy.map(({ project }) => `“${project.name}”`))}，请增加可量化的指标。`,
              at: anchorOfRow(subject, first.project, first.project),
              evidence: [],
              topic: '定性偏多',
            } as const,
          ]),
    ];
  },
};

const RATE = /(?:满意度?|合格|完成|覆盖|达标|通过|执行|及时|准确|使用|参与|到位|成功)率|满意度/;

/** What is odd about the value of an indicator; null where nothing is. */
function oddValue(indicator: Indicator): { readonly says: string; readonly serious: boolean } | null {
  const value = valueOf(indicator);
  const unit = indicator.unit.normalize('NFKC').trim();
  const isPercent = unit === '%' || indicator.value.normalize('NFKC').trim().endsWith('%');
  if (/%/.test(indicator.nature.normalize('NFKC'))) return { says: '“%”填在运算符列', serious: false };
  if (value === null) return null;
  if (isPercent && RATE.test(indicator.level3) && value.gt(100)) return { says: '比率超过 100%', serious: true };
  if (isPercent && /满意/.test(indicator.level3 + indicator.level2) && value.lt(80) && value.gt(1)) {
    return { says: '满意度低于 80%', serious: false };
  }
  if (isPercent && /合格率/.test(indicator.level3) && value.lt(60) && !/不合格/.test(indicator.level3)) {
    return { says: '合格率偏低', serious: false };
  }
  return null;
}

export const performanceRange: Rule = {
  id: 'PERF-VALUE-RANGE',
  name: '取值合理',
  family: 'performance',
  severity: 'warning',
  basis: PERFORMANCE_BASIS,
  needs: '项目支出绩效表（指标值、度量单位）',
  description:
    '满意度、合格率、完成率等比率超过 100% 的报疑似；满意度低于 80%、合格率低于 60%、百分号填在运算符列的作提示。每份文件每种一条。',
  check: (subject) => {
    const none = noIndicators(subject);
    if (none !== null) return [none];
    const all = indicators(subject.disclosure);
    const odd = all.flatMap((placed) => {
      const found = oddValue(placed.indicator);
      return found === null ? [] : [{ placed, ...found }];
    });
    const remarks = (['warning', 'notice'] as const).flatMap((severity) => {
      const own = odd.filter(({ serious }) => serious === (severity === 'warning'));
      const reasons = listed(own.map(({ says }) => says));
      return remarkOn(
        subject,
        own.map(({ placed }) => placed),
        severity,
        `取值·${severity}`,
        (words) => `指标取值需要核对（${reasons}）：${words}。`,
      );
    });
    return [passed(all.length - odd.length), ...remarks];
  },
};

export const performanceUnit: Rule = {
  id: 'PERF-UNIT',
  name: '度量单位',
  family: 'performance',
  severity: 'notice',
  basis: PERFORMANCE_BASIS,
  needs: '项目支出绩效表（度量单位）',
  description: '度量单位写作“其他”，或同名的数量指标在同一文件中单位不同的，每份文件提示一条。',
  check: (subject) => {
    const units = new Map<string, string>();
    for (const { indicator } of indicators(subject.disclosure)) {
      const name = indicator.level3.replace(/\s+/g, '');
      if (name.length >= 6 && !units.has(name)) units.set(name, indicator.unit);
    }
    const differs = ({ level3, unit }: Indicator): boolean => {
      const first = units.get(level3.replace(/\s+/g, ''));
      return first !== undefined && first !== unit && first !== '' && unit !== '';
    };
    return simple(
      subject,
      (indicator) => /^其他$/.test(indicator.unit.trim()) || differs(indicator),
      'notice',
      '单位',
      (words) => `度量单位写作“其他”或同名指标单位不同：${words}，请核对。`,
    );
  },
};

/** Years in an indicator that belong to a contract, a document or a later payment. */
const OTHER_YEARS = /尾款|跨年|首付|结转|延续|上年|历年|以来|截至|较|比|《[^》]*》|〔\d{4}〕|年版|规划|五年/;

export const performanceYear: Rule = {
  id: 'PERF-YEAR',
  name: '目标年度',
  family: 'performance',
  severity: 'warning',
  basis: PERFORMANCE_BASIS,
  needs: '文件年度，项目支出绩效表',
  description:
    '绩效指标名称和指标值中写出的年度应是预算年度。写有尾款、跨年、首付款、规划等的指标和项目不判断；以后年度的不报。每份文件一条。',
  check: (subject) => {
    const year = subject.disclosure.profile.fiscalYear.value;
    if (year === null) return [insufficient('未识别到文件年度，不能核对指标中的年度')];
    const none = noIndicators(subject);
    if (none !== null) return [none];
    const all = indicators(subject.disclosure);
    const stale = all.filter(({ project, indicator }) => {
      const words = `${indicator.level3}${indicator.value}`;
      if (OTHER_YEARS.test(words) || /尾款|跨年|首付|结转|延续/.test(project.name)) return false;
      const years = [...words.matchAll(/(?<!\d)(20\d{2})(?=\s*年|年度)/g)].map((match) => Number(match[1]));
      return years.length > 0 && years.every((one) => one < year);
    });
    return [
      passed(all.length - stale.length),
      ...remarkOn(
        subject,
        stale,
        'warning',
        '年度',
        (words) => `绩效指标中的年度早于预算年度 ${year}：${words}，请核对。`,
      ),
    ];
  },
};
