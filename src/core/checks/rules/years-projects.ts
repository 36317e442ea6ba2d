import type { Project } from '../../disclosure/index.js';
import type { Threshold } from '../finding.js';
import { insufficient, notApplicable, passed, type AcrossRule, type Outcome } from '../outcome.js';
import { limitsOf, type Limits } from '../settings.js';
import type { Subject } from '../subject.js';
import { anchorOfRow } from './performance-common.js';
import { performanceProjects } from './performance-projects.js';
import { listedUnits } from './units-list.js';
import { bareUnitName, documentWords, library, type Library, type Position } from './years-library.js';
import { renamedProjects, yearlessName, type Placed } from './years-project-names.js';
import { bareCode, droppedTargets, evidenceFor, totalOf } from './years-project-targets.js';
import { rewordedClauses } from './years-project-words.js';
import { changeWords, isSwing, SWING_LIMITS } from './years-swing.js';

/** Swings of money, and how far a target must fall by itself and beyond the money to be out of step. */
const LIMITS: readonly Threshold[] = [
  ...SWING_LIMITS,
  { id: 'drop', name: '目标值降幅', unit: '%', standard: '30', least: '1', most: '100' },
];

type ByYear = { readonly byCode: ReadonlyMap<string, Placed>; readonly byName: ReadonlyMap<string, Placed> };

const shelves = new WeakMap<readonly Subject[], ReadonlyMap<string, ByYear>>();

/** 「项目名（2025年）」 and 「项目名」 are one project. */
function nameKey(unit: string, project: Project): string {
  return `${unit}\u001f${yearlessName(project)}`;
}

/** Projects of all documents by year and stage. A code is the project's own in every document; a name only in one unit's. */
function projectsByYear(subjects: readonly Subject[], all: Library): ReadonlyMap<string, ByYear> {
  const known = shelves.get(subjects);
  if (known !== undefined) return known;
  const years = new Map<string, { byCode: Map<string, Placed>; byName: Map<string, Placed> }>();
  for (const subject of subjects) {
    const position = all.positionOf(subject);
    if (position === null) continue;
    const key = `${position.year}${position.stage}`;
    const year = years.get(key) ?? { byCode: new Map(), byName: new Map() };
    years.set(key, year);
    for (const project of performanceProjects(subject.disclosure)) {
      const code = bareCode(project);
      if (code !== '' && !year.byCode.has(code)) year.byCode.set(code, { subject, project });
      year.byName.set(nameKey(position.unit, project), { subject, project });
    }
  }
  shelves.set(subjects, years);
  return years;
}

function before(project: Project, units: readonly string[], year: ByYear): Placed | null {
  const named = units.map((unit) => year.byName.get(nameKey(unit, project))).find((placed) => placed !== undefined);
  return year.byCode.get(bareCode(project)) ?? named ?? null;
}

type Pair = { readonly was: Placed; readonly is: Placed };

/** One remark for the document: projects whose money changed much. */
function swings(pairs: readonly Pair[], year: number, limits: Limits): readonly Outcome[] {
  const found = pairs.flatMap(({ was, is }) => {
    const [from, to] = [totalOf(was.project), totalOf(is.project)];
    return from === null || to === null || !isSwing(from, to, limits)
      ? []
      : [{ was, is, words: changeWords(from, to) }];
  });
  const [first] = found;
  if (first === undefined) return [];
  const words = found.slice(0, 6).map(({ is, words }) => `“${is.project.name}”${words}`);
  return [
    {
      type: 'remark',
      severity: 'notice',
      message: `与 ${year - 1} 年相比，${found.length} 个项目的金额增减较大（单位万元）：${words.join('；')}${found.length > 6 ? '等' : ''}，请核对增减原因和绩效目标。`,
      at: anchorOfRow(first.is.subject, first.is.project, first.is.project),
      evidence: found
        .slice(0, 6)
        .flatMap(({ was, is }) =>
          [was, is].flatMap((one) =>
            one.project.total.state === 'number' ? [evidenceFor(one, one.project, one.project.total.amount.text)] : [],
          ),
        ),
      topic: '项目金额',
    },
  ];
}

/** The unit itself and, for a department's document, the units its tables list. */
function unitsOf(subject: Subject, { unit }: Position): readonly string[] {
  return [unit, ...listedUnits(subject.disclosure).map(({ code, name }) => code ?? bareUnitName(name))];
}

/** The projects of the year before, the unit's own and those of the units it gathers. */
function formerOf(year: ByYear, subject: Subject, position: Position): readonly Placed[] {
  const units = unitsOf(subject, position);
  return [...year.byName].flatMap(([key, placed]) =>
    units.some((unit) => key.startsWith(`${unit}\u001f`)) ? [placed] : [],
  );
}

function ownOf(subject: Subject, projects: readonly Project[]): readonly Placed[] {
  return projects.map((project) => ({ subject, project }));
}

function check(
  subject: Subject,
  position: Position,
  all: Library,
  year: ByYear | undefined,
  limits: Limits,
): readonly Outcome[] {
  const projects = performanceProjects(subject.disclosure);
  if (projects.length === 0) return [notApplicable('没有识别到绩效表中的项目')];
  const units = unitsOf(subject, position);
  const pairs = projects.flatMap((project): Pair[] => {
    const was = year === undefined ? null : before(project, units, year);
    return was === null ? [] : [{ was, is: { subject, project } }];
  });
  if (pairs.length === 0) {
    const former = year === undefined ? [] : formerOf(year, subject, position);
    const renamed = renamedProjects([], ownOf(subject, projects), former, position.year);
    if (renamed.length > 0) return renamed;
    return all.find(position.unit, position.year - 1, position.stage).length === 0
      ? [insufficient(`库中没有${documentWords(position, position.year - 1, position.stage)}，项目不能与上年比较`)]
      : [notApplicable('没有编码或名称相同的上年项目')];
  }
  const former = year === undefined ? [] : formerOf(year, subject, position);
  const remarks = [
    ...renamedProjects(pairs, ownOf(subject, projects), former, position.year),
    ...swings(pairs, position.year, limits),
    ...pairs.flatMap(({ was, is }) => droppedTargets(was, is, position.year, limits)),
    ...rewordedClauses(subject, [...new Set(pairs.map(({ was }) => was.subject))], position.year),
  ];
  return [...remarks, passed(pairs.length)];
}

export const yearsProject: AcrossRule = {
  id: 'YOY-PROJECT',
  name: '项目跨年追踪',
  family: 'year-on-year',
  severity: 'notice',
  basis: '《项目支出绩效评价管理办法》（财预〔2020〕10号），惯例（引用前请核对）',
  needs: '项目支出绩效表，上年公开文件的项目支出绩效表',
  description:
    '按项目编码、其次按同一单位（部门文件包括所属单位）的项目名称与上年对应。金额增减达到提示线的每份文件提示一条；产出数量、运维时长一类的目标值下降 30% 以上且比金额多降 30 个百分点的，每个项目提示一条。编码相同或没有其他对应项目、名称只错、漏、叠一两字的，报疑似；编码相同而名称完全不同的、只多或少“工作”“项目”等通用字的作提示；绩效目标和指标的分句与上年只差一两字的，并列作一条提示。指标归属不能确定的不比较，两年都只印出一次的除外。',
  thresholds: LIMITS,
  checkAcross: (subjects, limits = limitsOf(LIMITS)) => {
    const all = library(subjects);
    const years = projectsByYear(subjects, all);
    return subjects.map((subject) => {
      const position = all.positionOf(subject);
      if (position === null) return { subject, outcomes: [insufficient('未识别到单位或年度，不能找到上年文件')] };
      const year = years.get(`${position.year - 1}${position.stage}`);
      return { subject, outcomes: check(subject, position, all, year, limits) };
    });
  },
};
