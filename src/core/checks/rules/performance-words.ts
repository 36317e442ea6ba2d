import type { Project } from '../../disclosure/index.js';
import type { Remark } from '../outcome.js';
import type { Subject } from '../subject.js';
import { withoutMarks } from '../text/bare.js';
import { listed } from './codes-common.js';
import {
  anchorOfRow,
  everyIndicator,
  evidenceOfProjects,
  operatorOf,
  remarkOn,
  type Placed,
} from './performance-common.js';
import { bareProjectName } from './performance-projects.js';
import { matchesIn } from '../text/matches.js';

/** Indicators this many rows apart may be of two projects. */
const NEIGHBOURS = 30;
/** Shorter values (「按时完成」) are said of many things. */
const LEAST_VALUE = 6;

/** An indicator answered in words, its name and value without marks. */
type Worded = { readonly placed: Placed; readonly name: string; readonly value: string };

/** True where a value says what the other indicator is called, and not what its own is. */
function answers(one: Worded, other: Worded): boolean {
  return one.value === other.name && !one.name.includes(one.value);
}

/** 互换的指标值: 「保证安全」 is answered by 「提升水平」, and 「提升水平」 by 「保证安全」. */
export function swappedValues(subject: Subject): readonly Remark[] {
  const worded = everyIndicator(subject.disclosure).flatMap((placed): Worded[] => {
    const { indicator } = placed;
    if (operatorOf(indicator) !== 'words' || indicator.value.length < LEAST_VALUE) return [];
    const [name, value] = [withoutMarks(indicator.level3), withoutMarks(indicator.value)];
    return name.length < LEAST_VALUE || value.length < LEAST_VALUE ? [] : [{ placed, name, value }];
  });
  const byName = Map.groupBy(worded, ({ name }) => name);
  const pairs = worded.flatMap((one, at) =>
    (byName.get(one.value) ?? []).flatMap((other): (readonly Placed[])[] => {
      const [a, b] = [one.placed.indicator, other.placed.indicator];
      const isNear = a.table === b.table && Math.abs(a.row - b.row) <= NEIGHBOURS;
      const isLater = worded.indexOf(other) > at;
      return isLater && isNear && answers(one, other) && answers(other, one) ? [[one.placed, other.placed]] : [];
    }),
  );
  return remarkOn(
    subject,
    pairs.flat(),
    'warning',
    '指标值互换',
    (words) => `两个指标的指标值互为对方的名称，疑似填反：${words}，请核对。`,
  );
}

/** What is done 不定期, in two characters: 「巡检」. */
const IRREGULAR = /不定期(?:地|的|开展|进行|组织)?([\u4e00-\u9fff]{2})/g;
/** 「定期和不定期巡检」 names both kinds on purpose. */
const BOTH = /(?<!不)定期[、或和与及（(/]*(?:或者|以及)?不定期|不定期[、或和与及/]*(?:或者|以及)?定期/;

/** The word of what one and the same project does both 定期 and 不定期; null where there is none. */
function contradictedRhythm(texts: readonly string[]): string | null {
  const whole = texts.join('\n');
  if (BOTH.test(whole)) return null;
  const done = new Set(matchesIn(whole, IRREGULAR).map(([, word = '']) => word));
  return (
    [...done].find((word) =>
      new RegExp(`(?<!不)定期(?:地|的|开展|进行|组织)?${word}|每(?:季度?|个?月|周|半年)[^，。；\\n]{0,6}${word}`).test(
        whole,
      ),
    ) ?? null
  );
}

function textsOf({ name, goal, indicators: own }: Project): readonly string[] {
  return [name, goal, ...own.flatMap(({ level3, value }) => [level3, value])].map((text) => text.replace(/\s+/g, ''));
}

/** 定期与不定期. A project whose goal and indicators call the same work regular here and irregular there. */
export function irregularAndRegular(subject: Subject): readonly Remark[] {
  const { projects } = subject.disclosure;
  const found = projects.flatMap((project, index) => {
    const key = (one: Project): string => one.code ?? bareProjectName(one.name);
    // A project printed again behind a page break is looked at once, with all its rows.
    if (projects.findIndex((one) => key(one) === key(project)) !== index) return [];
    const word = contradictedRhythm(projects.filter((one) => key(one) === key(project)).flatMap(textsOf));
    return word === null ? [] : [{ project, word }];
  });
  const [first] = found;
  if (first === undefined) return [];
  const words = found.map(({ project, word }) => `“${project.name}”写有“不定期${word}”，又写定期${word}`);
  return [
    {
      type: 'remark',
      severity: 'notice',
      message: `同一项目的说法前后矛盾：${listed(words)}，请核对。`,
      at: { ...anchorOfRow(subject, first.project, first.project), quote: first.project.name },
      evidence: evidenceOfProjects(
        subject,
        found.map(({ project }) => project),
      ),
      topic: '定期与不定期',
    },
  ];
}

/** A target stated in the name itself: a rate, a term, a number of times. */
const STATED_FIGURE =
  /\d+(?:\.\d+)?%|百分之[一二三四五六七八九十百]|(?:不少于|不低于|不超过|达到?)\d|\d+(?:个)?(?:工作日|小时|天|日|分钟)(?:之?内|以内)|每[年月季周](?:度|个月)?[^，。；]{0,4}\d+次/;

/** Indicators told in words, whose name states the figure to be reached. */
export function figuresToldInWords(subject: Subject): readonly Remark[] {
  const found = everyIndicator(subject.disclosure).filter(
    ({ indicator }) =>
      operatorOf(indicator) === 'words' &&
      STATED_FIGURE.test(indicator.level3.normalize('NFKC').replace(/\s+/g, '')) &&
      !/《|较上年/.test(indicator.level3),
  );
  return remarkOn(
    subject,
    found,
    'notice',
    '名称有数值',
    (words) => `指标名称写有数值，却作为定性指标：${words}，请改为定量指标或核对。`,
  );
}

/** 「满意度 ≥ 95%」: whose satisfaction is not said. */
export function satisfactionOfNobody(subject: Subject): readonly Remark[] {
  const found = everyIndicator(subject.disclosure).filter(({ indicator }) =>
    /^(?:综合|总体|整体)?满意[度率](?:指标)?$/.test(withoutMarks(indicator.level3)),
  );
  return remarkOn(
    subject,
    found,
    'notice',
    '满意度对象',
    (words) => `满意度指标没有写明是谁的满意度：${words}，请补充服务对象。`,
  );
}

/** Names of indicators are a few words; so many characters are a sentence. */
const LONGEST_NAME = 50;

/** 三级指标写成整句. Indicators whose name is a sentence, several sentences or a paragraph: nobody can say what is measured. */
export function namesThatAreSentences(subject: Subject): readonly Remark[] {
  const found = everyIndicator(subject.disclosure).filter(({ indicator: { level3 } }) => {
    const name = level3.replace(/\s+/g, '');
    return /[。；][^。；]/.test(name) || (name.endsWith('。') && name.includes('，')) || name.length > LONGEST_NAME;
  });
  return remarkOn(
    subject,
    found,
    'notice',
    '名称是整句',
    (words) => `${found.length} 个三级指标写成了整句或整段：${words}，请改为指明考核内容的简短名称。`,
  );
}
