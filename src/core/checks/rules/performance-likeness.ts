import type { Disclosure, Indicator, Project, Table } from '../../disclosure/index.js';
import { insufficient, notApplicable, passed, type Outcome, type Remark, type Rule } from '../outcome.js';
import type { Subject } from '../subject.js';
import { withoutMarks } from '../text/bare.js';
import { listed as mentioned, mentionOfCell, remarkOn as remarkOnWords, type Mention } from '../text/remarks.js';
import { listed } from './codes-common.js';
import {
  anchorOfRow,
  evidenceOfProjects,
  indicators,
  noIndicators,
  PERFORMANCE_BASIS,
  remarkOn,
  wholeProjects,
  type Placed,
} from './performance-common.js';
import { printedBeforeTheirName } from './performance-before-name.js';
import { displacedFrom, tellingWords } from './performance-displaced.js';
import { goalsOfDuties, sameGoals } from './performance-goal-copies.js';
import { goalsOfStepsAlone, wholeGoalOfPhrases } from './performance-goals.js';
import { bareProjectName, performanceProjects } from './performance-projects.js';

/** Words that project names have in common. */
const COMMON =
  /经费|服务|工作|项目|补贴|补助|资金|费用|运维|运行|维护|管理|系统|信息化|建设|业务|专项|升级|改造|尾款|平台|事务|活动|保障|购置|办公|日常/g;
/** Least length of what is left of a name to know a project by. */
const DISTINCT = 4;

/** What a project is called beyond common words: its longest run of characters; null where too little is left. */
function distinctive(name: string): string | null {
  const parts = bareProjectName(name)
    .replace(/20\d{2}年?度?/g, '')
    .split(COMMON);
  const longest = parts.reduce((most, part) => (part.length > most.length ? part : most), '');
  return longest.length >= DISTINCT ? longest : null;
}

/** The projects that can be told by words of their own, which no other project and not the unit's name uses. */
function distinctiveWords(subject: Subject, projects: readonly Project[]): ReadonlyMap<Project, string> {
  const unit = subject.disclosure.profile.unitName.value ?? '';
  const texts = projects.map((project) => ({ project, text: bareProjectName(project.name + project.goal) }));
  // A project and its last payment are one matter in two lines.
  const matter = ({ name }: Project): string => bareProjectName(name).replace(/尾款|首款|首付款|[一二三四]期/g, '');
  return new Map(
    projects.flatMap((project) => {
      const word = distinctive(project.name);
      const isOwn = texts.every(
        ({ project: other, text }) => word === null || matter(other) === matter(project) || !text.includes(word),
      );
      return word === null || unit.includes(word) || !isOwn ? [] : [[project, word] as const];
    }),
  );
}

/** The other project whose own words an indicator names; null where it is none, several, or also its own. */
function foreignTo({ project, indicator }: Placed, words: ReadonlyMap<Project, string>): Project | null {
  const text = bareProjectName(indicator.level3);
  const named = [...words].filter(([other, word]) => other.name !== project.name && text.includes(word));
  if (named.length === 0) return null;
  const own = bareProjectName(project.name + project.goal);
  const others = named.filter(([, word]) => !own.includes(word));
  // Several lines of one matter share their words.
  return new Set(others.map(([, word]) => word)).size === 1 ? (others[0]?.[0] ?? null) : null;
}

export const performanceForeign: Rule = {
  id: 'PERF-FOREIGN',
  name: '串项目指标',
  family: 'performance',
  severity: 'warning',
  basis: PERFORMANCE_BASIS,
  needs: '项目支出绩效表（两个以上项目）',
  description:
    '指标名称含有另一项目特有的名称，而本项目名称和绩效目标中没有。指标与项目印在同一行的报疑似，每份文件一条；靠位置推断归属或归属不明的可能是转换串行，作提示；另一项目没有该维度的指标、本项目却有两个，且内容只与另一项目相合的，同作提示；印在上一项目之下而金额或文字与其后的项目相合的，提示一条。',
  check: (subject) => {
    const none = noIndicators(subject);
    if (none !== null) return [none];
    const projects = performanceProjects(subject.disclosure);
    if (projects.length < 2) return [notApplicable('绩效表只有一个项目')];
    const words = distinctiveWords(subject, projects);
    const all = indicators(subject.disclosure);
    const others = new Map(all.map((placed) => [placed, foreignTo(placed, words)]));
    const foreign = all.filter((placed) => others.get(placed) !== null);
    // Where the other project has no indicator of that kind, this one may be its own, moved by a lost cell.
    const printed = foreign.filter((placed) => {
      const other = others.get(placed) ?? null;
      const has = other?.indicators.some(({ level2 }) => level2 === placed.indicator.level2) ?? false;
      return placed.indicator.attribution === 'printed' && has;
    });
    const named = [...new Set(printed.map((placed) => `“${others.get(placed)?.name ?? ''}”`))];
    const telling = tellingWords(projects, subject.disclosure.profile.unitName.value ?? '');
    const displaced = all.filter((placed) => !foreign.includes(placed) && displacedFrom(placed, telling) !== null);
    const outcomes: Outcome[] = [
      passed(all.length - foreign.length - displaced.length),
      ...remarkOn(
        subject,
        printed,
        'warning',
        '串项目',
        (list) => `指标内容可能属于其他项目（${listed(named)}）：${list}，请核对。`,
      ),
    ];
    // Whose row it is rests on the words alone: they must tell more than a common phrase of the field does.
    const moved = foreign.filter((placed) => {
      const other = others.get(placed) ?? null;
      return !printed.includes(placed) && other !== null && (words.get(other)?.length ?? 0) > DISTINCT;
    });
    outcomes.push(
      ...remarkOn(
        subject,
        [...moved, ...displaced],
        'notice',
        '疑似串行',
        (list) => `指标内容像是其他项目的，也可能是转换时串行：${list}，请对照原页。`,
      ),
    );
    return [...outcomes, ...printedBeforeTheirName(subject)];
  },
};

/** Indicators every project has alike. */
const USUAL = /满意|成本|^完成时间|预算/;

function content({ level3, value, unit }: Indicator): string {
  return `${withoutMarks(level3)}|${withoutMarks(value)}|${withoutMarks(unit)}`;
}

/** Rows of one project that say the same twice, word for word and figure for figure. */
function repeatedRows(subject: Subject): readonly Placed[] {
  const seen = new Map<string, Placed[]>();
  for (const placed of indicators(subject.disclosure)) {
    const { project, indicator, isCertain } = placed;
    if (!isCertain) continue;
    const key = `${project.code ?? project.name}|${indicator.level2}|${content(indicator)}`;
    if (indicator.level3.length >= 4) seen.set(key, [...(seen.get(key) ?? []), placed]);
  }
  return [...seen.values()].filter((group) => group.length > 1).flat();
}

/** Least length of an indicator's name by which it can be told from a formula that all projects use. */
const TELLING = 7;

/** Least length of a name beside a figure that is no round one: 「新增图书册数 42000」. */
const NAMED = 4;

/** True for a figure of three digits or more, two of which count: no share, no days of a year, nothing round. */
function tellsByFigure({ value }: Indicator): boolean {
  const digits = /^\d[\d,]*(?:\.\d+)?$/.test(value) ? value.replace(/[,.]/g, '') : '';
  return digits.length >= 3 && digits.replace(/^0+|0+$/g, '').length >= 2 && !/^36[056]0*$/.test(digits);
}

/** Indicators that two projects of different names state alike, where the words or the figure tell of one project. */
function echoes(subject: Subject): readonly Placed[] {
  const seen = new Map<string, Placed[]>();
  for (const placed of indicators(subject.disclosure)) {
    const { indicator } = placed;
    const text = withoutMarks(indicator.level3);
    if (USUAL.test(text) || (text.length < TELLING && !(text.length >= NAMED && tellsByFigure(indicator)))) continue;
    seen.set(content(indicator), [...(seen.get(content(indicator)) ?? []), placed]);
  }
  return [...seen.values()]
    .filter((group) => new Set(group.map(({ project }) => bareProjectName(project.name))).size > 1)
    .flat();
}

/** A project with those of its indicators that not every project states. */
type Stated = { readonly project: Project; readonly own: readonly Indicator[] };

/** Two projects are copies where they share so many indicators … */
const LEAST_SHARED = 4;
/** … and these are so large a part of those of the smaller one. */
const SHARE_SHARED = 0.8;

/** Pairs of projects of different names that state mostly the same indicators. */
function copies(projects: readonly Stated[]): readonly { readonly a: Stated; readonly b: Stated }[] {
  const owners = new Map<string, number[]>();
  projects.forEach(({ own }, index) => {
    for (const key of new Set(own.map(content))) owners.set(key, [...(owners.get(key) ?? []), index]);
  });
  const shared = new Map<string, number>();
  for (const indexes of owners.values()) {
    for (const [at, one] of indexes.entries()) {
      for (const other of indexes.slice(at + 1))
        shared.set(`${one} ${other}`, (shared.get(`${one} ${other}`) ?? 0) + 1);
    }
  }
  return [...shared].flatMap(([pair, count]) => {
    const [a, b] = pair.split(' ').map((index) => projects[Number(index)]);
    if (a === undefined || b === undefined) return [];
    // Two units may carry the same project.
    if (bareProjectName(a.project.name) === bareProjectName(b.project.name)) return [];
    const isCopy = count >= LEAST_SHARED && count >= Math.min(a.own.length, b.own.length) * SHARE_SHARED;
    return isCopy ? [{ a, b }] : [];
  });
}

/** Shorter names of indicators may well stand under several dimensions. */
const LEAST_NAME = 6;
/** One sentence under so many dimensions fits none of them. */
const MANY_DIMENSIONS = 3;

/** True where one sentence of a project stands under many dimensions. */
function repeatsItself({ own }: Stated): boolean {
  const dimensions = new Map<string, Set<string>>();
  for (const { level2, level3 } of own) {
    const key = withoutMarks(level3);
    if (key.length >= LEAST_NAME) dimensions.set(key, (dimensions.get(key) ?? new Set()).add(level2));
  }
  return [...dimensions.values()].some((levels) => levels.size >= MANY_DIMENSIONS);
}

export const performanceCopy: Rule = {
  id: 'PERF-COPY',
  name: '指标复制粘贴',
  family: 'performance',
  severity: 'notice',
  basis: PERFORMANCE_BASIS,
  needs: '项目支出绩效表（指标归属能够确定）',
  description:
    '两个项目有 4 个以上（且占较少一方八成以上）相同的指标和指标值，或一个项目的同一句话用于 3 个以上二级指标的，每份文件提示一条；同一项目重复列示相同的指标、不同项目的指标（7 字以上，指标值有三位以上且不是整百整千的为 4 字以上）和指标值完全相同的，各提示一条；成本、满意度等通用指标不计。',
  check: (subject) => {
    const none = noIndicators(subject);
    if (none !== null) return [none];
    const projects = wholeProjects(subject.disclosure).map(({ project, own }) => ({
      project,
      own: own.filter(({ level3 }) => !USUAL.test(level3)),
    }));
    const alike = copies(projects);
    const repeated = projects.filter(repeatsItself);
    const repeats = repeatedRows(subject);
    const echoed = echoes(subject);
    const words = [
      ...alike.map(({ a, b }) => `“${a.project.name}”与“${b.project.name}”指标相同`),
      ...repeated.map(({ project }) => `“${project.name}”同一句话用于多个二级指标`),
    ];
    const first = alike[0]?.a.project ?? repeated[0]?.project;
    const others = [
      ...remarkOn(
        subject,
        repeats,
        'notice',
        '重复列示',
        (list) => `同一项目重复列示了相同的指标：${list}，请核对是否多印或漏改。`,
      ),
      ...remarkOn(
        subject,
        echoed,
        'notice',
        '跨项目相同',
        (list) => `不同项目使用了完全相同的指标和指标值：${list}，请核对是否照抄其他项目。`,
      ),
    ];
    if (first === undefined) return others.length > 0 ? others : [passed(projects.length)];
    return [
      ...others,
      {
        type: 'remark',
        severity: 'notice',
        message: `绩效指标可能是复制的：${listed(words)}，请核对。`,
        at: anchorOfRow(subject, first, first),
        evidence: evidenceOfProjects(subject, [
          ...alike.flatMap(({ a, b }) => [a.project, b.project]),
          ...repeated.map(({ project }) => project),
        ]),
        topic: '复制',
      },
    ];
  },
};

/** Goals that begin alike for this long are one text; a page break parts a text, and its halves do not begin alike. */
const SAME_BEGINNING = 10;

/** Rows that print a project again, with its code and name, but with another text of its goal. */
function goalsInTwoWords({ disclosure, document }: Subject): readonly Mention[] {
  const first = new Map<string, { readonly goal: string; readonly place: Mention }>();
  return tablesOfProjects(disclosure).flatMap((table) => {
    const [name, goal] = (['project.name', 'performance.goal'] as const).map((measure) =>
      table.columns.find((column) => column.measure === measure),
    );
    if (name === undefined || goal === undefined) return [];
    return table.rows.flatMap((row): Mention[] => {
      const [key, cell] = [bareProjectName(row.cells[name.index]?.text ?? ''), row.cells[goal.index]];
      const own = bareProjectName(cell?.text ?? '');
      if (!/\d{8}/.test(key) || cell === undefined || own.length < SAME_BEGINNING) return [];
      const place = mentionOfCell(document, table, row, goal, cell, (row.cells[name.index]?.text ?? '').trim());
      const known = first.get(key);
      if (known === undefined) {
        first.set(key, { goal: own, place });
        return [];
      }
      const isOneText = known.goal.slice(0, SAME_BEGINNING) === own.slice(0, SAME_BEGINNING);
      return !isOneText || known.goal.startsWith(own) || own.startsWith(known.goal) ? [] : [known.place, place];
    });
  });
}

function tablesOfProjects({ tables }: Disclosure): readonly Table[] {
  return tables.filter(({ kind }) => kind === 'project-performance');
}

/** One remark for every project whose goal is printed in two ways. */
function twofoldGoals(subject: Subject): readonly Remark[] {
  const found = goalsInTwoWords(subject);
  const remark = remarkOnWords(
    [...new Set(found)],
    'notice',
    '目标两种',
    `同一项目在绩效表中印了几次，绩效目标的文字不同：${mentioned([...new Set(found)])}，请核对以哪一处为准。`,
  );
  return remark === null ? [] : [remark];
}

export const performanceGoal: Rule = {
  id: 'PERF-GOAL',
  name: '绩效目标文字',
  family: 'performance',
  severity: 'notice',
  basis: PERFORMANCE_BASIS,
  needs: '项目支出绩效表（绩效目标）',
  description:
    '绩效目标应说明预期产出和效果：目标过短（不足 10 字）或只重复项目名称的，只写做什么而没有产出数量和效果的，每份文件各提示一条；目标照抄单位职责的，中期与年度目标逐字相同的，同一编码的项目印了几次而目标文字不同的，整体绩效目标只有“在……领导下，努力……”一类的话、没有数量和具体事项的，各提示一条；表中没有读到任何目标文字的不判断。',
  check: (subject) => {
    const projects = performanceProjects(subject.disclosure);
    const whole = wholeGoalOfPhrases(subject);
    if (projects.length === 0) return [...whole, noIndicators(subject) ?? insufficient('绩效表未识别到项目')];
    const stated = projects.filter(({ goal }) => goal.trim() !== '');
    if (stated.length === 0) return [...whole, insufficient('绩效表未读到绩效目标文字')];
    const poor = stated.filter(({ goal, name }) => {
      const text = bareProjectName(goal);
      return text.length < 10 || text === bareProjectName(name);
    });
    const [first] = poor;
    const twofold = [
      ...whole,
      ...twofoldGoals(subject),
      ...goalsOfStepsAlone(subject),
      ...goalsOfDuties(subject),
      ...sameGoals(subject),
    ];
    if (first === undefined) return [passed(stated.length), ...twofold];
    return [
      passed(stated.length - poor.length),
      ...twofold,
      {
        type: 'remark',
        severity: 'notice',
        message: `绩效目标过于简单：${listed(poor.map(({ name, goal }) => `“${name}”写作“${goal}”`))}，请补充预期产出和效果。`,
        at: anchorOfRow(subject, first, first),
        evidence: [],
        topic: '目标文字',
      },
    ];
  },
};
