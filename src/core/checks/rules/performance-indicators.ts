import { ambiguous, notApplicable, passed, type Outcome, type Rule } from '../outcome.js';
import type { Disclosure, Indicator, Project } from '../../disclosure/index.js';
import type { Subject } from '../subject.js';
import { withoutMarks } from '../text/bare.js';
import { listed } from './codes-common.js';
import {
  anchorOfRow,
  evidenceOfProjects,
  everyIndicator,
  indicators,
  noIndicators,
  operatorOf,
  PERFORMANCE_BASIS,
  remarkOn,
  signsAreBare,
  wholeIndicators,
  wholeProjects,
  type Placed,
} from './performance-common.js';
import { measureOf, misplacedByWords, unmeasurableValues } from './performance-dimensions.js';
import { unreadSigns } from './performance-signs.js';
import { isAimOnly } from './performance-standards.js';
import { toldWithoutValue } from './performance-told.js';
import { figuresToldInWords, namesThatAreSentences, satisfactionOfNobody } from './performance-words.js';

/** 越高越好 and 越低越好, by name; only where the words leave no doubt. */
const HIGHER =
  /满意(?:度|率)|合格率|覆盖率|完成率|达标率|通过率|及时率|准确率|参与率|成功率|执行率|(?:运维|运行|维护|维保|质保|值守)(?:服务)?时长/;
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

/** Indicators of one name that are to be high in one project and low in another. */
function turnedAround(all: readonly Placed[]): readonly Placed[] {
  const byName = new Map<string, Placed[]>();
  for (const placed of all) {
    const name = withoutMarks(placed.indicator.level3);
    if (name.length >= 4) byName.set(name, [...(byName.get(name) ?? []), placed]);
  }
  const isBoth = (group: readonly Placed[], test: (indicator: Indicator, way: 'up' | 'down') => boolean): boolean =>
    (['up', 'down'] as const).every((way) => group.some(({ indicator }) => test(indicator, way)));
  return [...byName.values()]
    .filter((group) =>
      isBoth(group, ({ direction }, way) => (way === 'up' ? /^正向/ : /^(?:反向|逆向)/).test(direction)),
    )
    .flat();
}

/** People and households that are served; the rest of the words say where fewer are wanted. */
const SERVED = /(?:人数|人次|人次数|户数)$/;
const FEWER = /控制|不超|压减|减少|下降|违|投诉|事故|亡|失业|返贫|流失|出国|出境|编制|编外|接待|会议|超|病|积压|未/;

/** Counts of people served, as an output, of which fewer are said to be better. */
function fewerServed(all: readonly Placed[]): readonly Placed[] {
  return all.filter(({ indicator: { level2, level3, direction } }) => {
    const name = withoutMarks(level3);
    return level2.startsWith('数量') && /^(?:反向|逆向)/.test(direction) && SERVED.test(name) && !FEWER.test(name);
  });
}

/** Outputs that are made or reached, of which a ceiling asks for fewer. */
const MADE = /(?:新增|完成|建成|改造|修缮|受益|惠及)[^，。；]*(?:数|数量|人次|面积|里程)$/;
const UNWANTED = /债|问题|隐患|案件|发案|病|费|编制|逾期|欠|赤字|贷/;

/** Counts of what is made, in an output, that may not be more than a figure. */
function cappedOutputs(all: readonly Placed[]): readonly Placed[] {
  return all.filter(({ indicator }) => {
    const name = withoutMarks(indicator.level3);
    if (!indicator.level2.startsWith('数量') || operatorOf(indicator) !== 'at-most') return false;
    // What is against its printed direction is told of with the others that are.
    return MADE.test(name) && !FEWER.test(name) && !UNWANTED.test(name) && contradiction(indicator) === null;
  });
}

/** Indicators that leave blank a direction which most of the document's indicators state. */
function withoutDirection(all: readonly Placed[]): readonly Placed[] {
  const blank = all.filter(({ indicator }) => indicator.direction.trim() === '');
  return blank.length * 10 <= all.length ? blank : [];
}

/** One remark on indicators whose signs contradict what they are. */
function against(subject: Subject, wrong: readonly Placed[], isBare: boolean, of: string): readonly Outcome[] {
  const reasons = listed(wrong.flatMap(({ indicator }) => contradiction(indicator) ?? []));
  return remarkOn(
    subject,
    wrong,
    isBare ? 'notice' : 'warning',
    `方向性${of}`,
    (words) =>
      `${wrong.length} 个指标的运算符与方向不符（${reasons}）：${words}，请核对${isBare ? '原件的运算符' : ''}。`,
  );
}

export const performanceDirection: Rule = {
  id: 'PERF-DIRECTION',
  name: '指标方向性',
  family: 'performance',
  severity: 'warning',
  basis: PERFORMANCE_BASIS,
  needs: '项目支出绩效表（指标性质，指标方向性）',
  description:
    '正向指标用 ≥、＞、＝，反向指标用 ≤、＜、＝；满意度、合格率等不应设上限，故障率、成本金额等不应设下限；同名指标的方向应当一致；服务人数、户数等数量指标设为反向的，新增、完成一类的数量设上限的，作提示；大多数指标填有方向而个别空白的作提示。每份文件每种一条；全表只有 ＜、＞（转换可能丢失横线）的降为提示，“≡”等认不清的运算符不判断方向，提示一条。',
  check: (subject) => {
    const none = noIndicators(subject);
    if (none !== null) return [none];
    const all = indicators(subject.disclosure);
    const whole = wholeIndicators(subject.disclosure);
    const judged = [...all, ...whole].filter(({ indicator }) =>
      ['at-least', 'at-most', 'equal'].includes(operatorOf(indicator)),
    );
    if (judged.length === 0) return [notApplicable('绩效表没有能够辨认运算符的指标'), ...unreadSigns(subject)];
    const wrong = judged.filter(({ indicator }) => contradiction(indicator) !== null);
    const bare = signsAreBare(all);
    const turned = turnedAround(all);
    const blank = withoutDirection(all);
    return [
      passed(judged.length - wrong.length),
      ...against(
        subject,
        wrong.filter((one) => !whole.includes(one)),
        bare,
        '',
      ),
      ...against(
        subject,
        wrong.filter((one) => whole.includes(one)),
        signsAreBare(whole),
        '·整体',
      ),
      ...remarkOn(
        subject,
        turned,
        bare ? 'notice' : 'warning',
        '同名反向',
        (words) => `同名指标在各项目中的方向或运算符相反：${words}，请核对。`,
      ),
      ...remarkOn(
        subject,
        fewerServed(all),
        'notice',
        '服务数量反向',
        (words) => `服务对象的数量设为反向指标：${words}，请核对方向和运算符。`,
      ),
      ...remarkOn(
        subject,
        cappedOutputs(judged),
        'notice',
        '产出设上限',
        (words) => `新增、完成一类的数量指标用了“小于”类运算符：${words}，请核对运算符。`,
      ),
      ...remarkOn(subject, blank, 'notice', '方向空白', (words) => `指标方向性没有填写：${words}，请补充。`),
      ...unreadSigns(subject),
    ];
  },
};

const COUNT_UNIT = /^(?:次|份|套|个|台|箱|盒|页|人|人次|件|篇|期|场|家|户)(?:\/(?:年|月|季))?$/;
const TIME_UNIT = /^(?:月|个月|天|日|年|小时|工作日|个工作日|分钟|季度)(?:\/\S+)?$/;
/** Counts and times that are matters of quality: the fewer the better. */
const QUALITY_COUNT = /故障|投诉|差错|事故|中断|错误|返工|违规|可用|误差|缺陷|漏洞|逾期/;

/** Words of the course of a project, not of its effect. */
const COURSE = /执行率|采购(?:时间|进度)|合同签订|签订[^，。]{0,8}合同|验收(?:时间|合格率)|按时完成|资金(?:及时)?到位/;

/** Which dimension an indicator seems to belong to; null where it may stand where it is. */
function misplaced(indicator: Indicator): string | null {
  const { level1, level2, level3, nature } = indicator;
  const measure = measureOf(indicator);
  const isSatisfaction = /满意/.test(level1 + level2);
  // A benefit may be told as 「……提高群众满意度」; a rate of satisfaction is one of satisfaction.
  if (/满意/.test(level3) && level2 !== '' && !isSatisfaction && !/定性/.test(nature)) return '满意度列在其他维度';
  if (isSatisfaction && !/满意|投诉|好评|认可|评价/.test(level3)) return '满意度指标不是满意度';
  if (/效益|影响/.test(level2) && COURSE.test(level3)) return '效益指标写的是实施过程';
  const byWords = misplacedByWords(indicator);
  if (/定性/.test(nature)) return byWords;
  if (level2.startsWith('时效') && /(?:平稳|稳定|正常|连续|安全|无故障)运行(?:时间|时长|天数|率)/.test(level3))
    return '时效指标写的是运行质量';
  if (level2.startsWith('质量') && COUNT_UNIT.test(measure) && !QUALITY_COUNT.test(level3)) return '质量指标按数量计';
  if (level2.startsWith('数量') && measure === '%' && /率(?:达到?)?$|率[^\u4e00-\u9fa5]|率$/.test(level3))
    return '数量指标按比率计';
  if (level2.startsWith('数量') && TIME_UNIT.test(measure) && /时间|时限|期限|进度|周期/.test(level3))
    return '数量指标按时间计';
  if (level2.startsWith('时效') && /^(?:万?元|人|人次|份|套|台)$/.test(measure)) return '时效指标按数量或金额计';
  return byWords;
}

/** What contradicts the dimension by its unit; the rest depends on how the words are meant. */
const BY_UNIT = /按(?:数量|比率|时间|数量或金额)计$/;

export const performanceDimension: Rule = {
  id: 'PERF-DIM-MISMATCH',
  name: '维度错放',
  family: 'performance',
  severity: 'warning',
  basis: PERFORMANCE_BASIS,
  needs: '项目支出绩效表（二级指标、度量单位）',
  description:
    '二级指标与度量单位不相称（质量指标以次、份计，数量指标以率、时间计，时效指标以人、份、金额计）的报疑似；与内容不相称（时效指标写平稳运行时间，满意度列在效益，效益写实施过程，数量只写百分数，时效与时间无关，成本不是成本，生态效益与生态无关等）的作提示。故障次数等可以是质量指标；每份文件各一条。',
  check: (subject) => {
    const none = noIndicators(subject);
    if (none !== null) return [none];
    const all = everyIndicator(subject.disclosure);
    const wrong = all.flatMap((placed) => {
      const says = misplaced(placed.indicator);
      return says === null ? [] : [{ placed, says }];
    });
    const remarks = (['warning', 'notice'] as const).flatMap((severity) => {
      const own = wrong.filter(({ says }) => BY_UNIT.test(says) === (severity === 'warning'));
      return remarkOn(
        subject,
        own.map(({ placed }) => placed),
        severity,
        `维度·${severity}`,
        (words) =>
          `${own.length} 个指标与所在维度可能不符（${listed(own.map(({ says }) => says))}）：${words}，请核对。`,
      );
    });
    return [passed(all.length - wrong.length), ...remarks];
  },
};

/** Dimensions every project needs; 满意度 may not apply to internal maintenance. */
const REQUIRED = [
  { name: '数量', test: ({ level2 }: Indicator): boolean => level2.startsWith('数量') },
  { name: '质量', test: ({ level2 }: Indicator): boolean => level2.startsWith('质量') },
  { name: '时效', test: ({ level2 }: Indicator): boolean => level2.startsWith('时效') },
  { name: '成本', test: ({ level1, level2 }: Indicator): boolean => /成本/.test(level1 + level2) },
  { name: '效益', test: ({ level1, level2 }: Indicator): boolean => /效益|影响/.test(level1 + level2) },
  { name: '满意度', test: ({ level1, level2 }: Indicator): boolean => /满意/.test(level1 + level2) },
] as const;

function keyOf({ code, name }: Project): string {
  return code ?? name;
}

/** Projects whose rows may not be all their own: rows of unknown owner stand under them or under the one before. */
function looseProjects(disclosure: Disclosure): ReadonlySet<string> {
  const isLoose = ({ indicators: own }: Project): boolean => own.some(({ attribution }) => attribution === 'unknown');
  return new Set(
    disclosure.projects.flatMap((project, index) => {
      const before = disclosure.projects[index - 1];
      return isLoose(project) || (before !== undefined && isLoose(before)) ? [keyOf(project)] : [];
    }),
  );
}

export const performanceRequired: Rule = {
  id: 'PERF-DIM-REQUIRED',
  name: '必备维度',
  family: 'performance',
  severity: 'warning',
  basis: PERFORMANCE_BASIS,
  needs: '项目支出绩效表（一、二级指标，指标归属能够确定）',
  description:
    '每个项目应有数量、质量、时效、成本、效益和满意度指标。缺一项的每份文件报一条疑似；只缺满意度的（内部运维等可以不适用）作提示。有指标不能确定归属的项目及其后一个项目不判断。',
  check: (subject) => {
    const none = noIndicators(subject);
    if (none !== null) return [none];
    const loose = looseProjects(subject.disclosure);
    const projects = wholeProjects(subject.disclosure).filter(
      ({ project, own }) => own.length > 0 && !loose.has(keyOf(project)),
    );
    if (projects.length === 0) return [ambiguous('有的指标行不能确定属于哪个项目，各项目的指标是否齐全不能判断')];
    const judged = projects.map(({ project, own }) => ({
      project,
      missing: REQUIRED.filter((dimension) => !own.some(dimension.test)).map(({ name }) => name),
    }));
    const outcomes: Outcome[] = [passed(judged.filter(({ missing }) => missing.length === 0).length)];
    if (loose.size > 0)
      outcomes.push(ambiguous(`有 ${loose.size} 个项目的指标行不能确定归属，这些项目的指标是否齐全不能判断`));
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
        evidence: evidenceOfProjects(
          subject,
          group.map(({ project }) => project),
        ),
        topic: `维度不全·${severity}`,
      });
    }
    return outcomes;
  },
};

/** A clause of so many characters that the name says as well is no standard. */
const LEAST_REPEATED = 8;
/** Words that say nothing about when a target is met. */
const EMPTY_STANDARD =
  /^(?:高|较高|好|较好|良好|优|优良|优良中低差|优良中差|积极|明显|显著|有效|提升|较大提升|较大促进|达标|完成|是|有)$/;
/** Share (percent) of 定性 indicators above which a project is hard to measure. */
const MOST_WORDS = 60;

/** 「费用不超出计划 ≤ 100%」: true of every project, it caps nothing. */
function isUnpricedCost({ level1, level2, level3, unit, value }: Indicator): boolean {
  if (!/成本/.test(level1 + level2) || /社会成本|生态/.test(level2)) return false;
  const measure = `${value}${unit}`.normalize('NFKC').replace(/\s+/g, '');
  return /^100(?:\.0+)?%$/.test(measure) && /成本|预算|控制|经费/.test(level3) && !/降低|节约|下降/.test(level3);
}

export const performanceQuantity: Rule = {
  id: 'PERF-QUANT',
  name: '可衡量',
  family: 'performance',
  severity: 'notice',
  basis: PERFORMANCE_BASIS,
  needs: '项目支出绩效表（指标性质、指标值）',
  description: `定性指标应有可判断的标准：指标值只写“高”“优良中低差”等，只写“提升服务水平”一类的目标，或照抄指标名称（或其中一句）的，不写运算符只写“效果明显”、“工作成效 100%”一类的，每份文件提示一条；成本指标只写“不超过 100%”而没有金额的，提示一条；定性指标超过 ${MOST_WORDS}% 的项目（5 个指标以上）另行提示；正文列举产出指标而没有指标值的，名称写有比率、期限等数值而作定性指标的，满意度没有写明对象的，三级指标写成整句或整段（50 字以上）的，各提示一条。`,
  check: (subject) => {
    const none = noIndicators(subject);
    const told = toldWithoutValue(subject);
    if (none !== null) return [...told, none];
    const all = everyIndicator(subject.disclosure);
    const vague = all.filter(({ indicator }) => {
      if (operatorOf(indicator) !== 'words') return false;
      const value = withoutMarks(indicator.value);
      // A value that says what the end of the name says adds nothing to it either.
      const isRepeated = value.length >= LEAST_REPEATED && withoutMarks(indicator.level3).includes(value);
      return (
        value === '' ||
        EMPTY_STANDARD.test(value) ||
        isAimOnly(indicator.value.replace(/\s|[。；]$/g, '')) ||
        value === withoutMarks(indicator.level3) ||
        isRepeated
      );
    });
    const wordy = wholeProjects(subject.disclosure).filter(({ own }) => {
      const words = own.filter((indicator) => operatorOf(indicator) === 'words').length;
      return own.length >= 5 && words * 100 > own.length * MOST_WORDS;
    });
    const [first] = wordy;
    const unpriced = all.filter(({ indicator }) => isUnpricedCost(indicator));
    return [
      passed(all.length - vague.length),
      ...told,
      ...figuresToldInWords(subject),
      ...satisfactionOfNobody(subject),
      ...namesThatAreSentences(subject),
      ...unmeasurableValues(subject),
      ...remarkOn(
        subject,
        unpriced,
        'notice',
        '成本无金额',
        (words) => `${unpriced.length} 个成本指标没有写明金额：${words}，请写明成本控制数。`,
      ),
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
