import { Exact } from '../../amount/index.js';
import {
  anchorForDocument,
  anchorForTable,
  type Anchor,
  type Disclosure,
  type Indicator,
  type Project,
} from '../../disclosure/index.js';
import type { Evidence, Severity } from '../finding.js';
import { insufficient, notApplicable, passed, type Outcome, type Remark } from '../outcome.js';
import type { Subject } from '../subject.js';
import { performanceProjects } from './performance-projects.js';

export const PERFORMANCE_BASIS =
  '《中央部门预算绩效目标管理办法》（财预〔2015〕88号）、《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》（财预〔2021〕101号），地方办法另有规定的从其规定（引用前请核对）';

/** An indicator with the project it stands under. Only where `isCertain` may it be judged against that project. */
export type Placed = { readonly project: Project; readonly indicator: Indicator; readonly isCertain: boolean };

const known = new WeakMap<Disclosure, readonly Placed[]>();

/** Every indicator of the performance tables, each printed row once. */
export function indicators(disclosure: Disclosure): readonly Placed[] {
  const before = known.get(disclosure);
  if (before !== undefined) return before;
  const all = disclosure.projects.flatMap((project) =>
    project.indicators.map((indicator): Placed => {
      return { project, indicator, isCertain: indicator.attribution !== 'unknown' };
    }),
  );
  known.set(disclosure, all);
  return all;
}

/** Stands for the department or unit as a whole where an indicator is of no project. */
const WHOLE: Omit<Project, 'table' | 'row' | 'at'> = {
  code: null,
  name: '整体',
  total: { state: 'blank' },
  fiscalFunds: { state: 'blank' },
  otherFunds: { state: 'blank' },
  goal: '',
  indicators: [],
};

const knownWhole = new WeakMap<Disclosure, readonly Placed[]>();

/** The indicators of the table of the whole department or unit, for rules that look at each indicator alone. */
export function wholeIndicators(disclosure: Disclosure): readonly Placed[] {
  const before = knownWhole.get(disclosure);
  if (before !== undefined) return before;
  const all = (disclosure.wholeIndicators ?? []).map((indicator): Placed => {
    const { table, row, at } = indicator;
    return { project: { ...WHOLE, table, row, at }, indicator, isCertain: true };
  });
  knownWhole.set(disclosure, all);
  return all;
}

/** Every indicator of the document, of projects and of the whole. */
export function everyIndicator(disclosure: Disclosure): readonly Placed[] {
  const whole = wholeIndicators(disclosure);
  return whole.length === 0 ? indicators(disclosure) : [...indicators(disclosure), ...whole];
}

/** Why there is nothing to look at; null where there are indicators. */
export function noIndicators(subject: Subject): Outcome | null {
  if (everyIndicator(subject.disclosure).length > 0) return null;
  const tables = subject.disclosure.tables.filter((table) => table.kind === 'project-performance');
  if (tables.length === 0) return insufficient('未识别到项目支出绩效表');
  return tables.every((table) => table.isEmpty && table.emptyNote !== null)
    ? notApplicable('项目支出绩效表为空表')
    : insufficient('项目支出绩效表的指标行未能识别');
}

/** Projects that have at least one row nobody can assign: their lists of indicators may not be whole. */
export function hasLooseRows(disclosure: Disclosure): boolean {
  return indicators(disclosure).some(({ isCertain }) => !isCertain);
}

/** Points at a row of a performance table. */
export function anchorOfRow(
  subject: Subject,
  place: Indicator | Project,
  project: Project,
  quote: string | null = null,
): Anchor {
  const table = subject.disclosure.tables.find((one) => one.id === place.table);
  const base = table === undefined ? anchorForDocument(subject.document) : anchorForTable(subject.document, table);
  return { ...base, row: place.row, project: project.code, quote, place: place.at };
}

/** 「“现场巡视” = 1 次」. */
export function indicatorWords({ level3, nature, value, unit }: Indicator): string {
  const name = level3.length > 24 ? `${level3.slice(0, 24)}…` : level3;
  const stated = value.length > 16 ? `${value.slice(0, 16)}…` : value;
  return `“${name}”${nature} ${stated}${unit}`.trim();
}

/** Indicators named in one sentence; the rest is counted. */
const MOST_NAMED = 6;
/** Rows shown as evidence of one sentence. */
const MOST_SHOWN = 60;

function examples(words: readonly string[]): string {
  const all = [...new Set(words)];
  return all.length <= MOST_NAMED ? all.join('、') : `${all.slice(0, MOST_NAMED).join('、')}等 ${all.length} 项`;
}

/** One remark for several indicators of the document, shown at the first. */
export function remarkOn(
  subject: Subject,
  found: readonly Placed[],
  severity: Severity,
  topic: string,
  message: (words: string) => string,
): readonly Remark[] {
  const [first] = found;
  if (first === undefined) return [];
  return [
    {
      type: 'remark',
      severity,
      message: message(examples(found.map(({ indicator }) => indicatorWords(indicator)))),
      at: anchorOfRow(subject, first.indicator, first.project, first.indicator.level3),
      evidence: found.slice(0, MOST_SHOWN).map(({ project, indicator }) => ({
        anchor: anchorOfRow(subject, indicator, project, indicator.level3),
        text: indicatorWords(indicator),
        role: 'stated',
        low: null,
        high: null,
      })),
      topic,
    },
  ];
}

/** The rows of projects as evidence of a sentence that names them. */
export function evidenceOfProjects(subject: Subject, projects: readonly Project[]): readonly Evidence[] {
  return projects.slice(0, MOST_SHOWN).map((project) => ({
    anchor: anchorOfRow(subject, project, project, project.name),
    text: project.name,
    role: 'stated',
    low: null,
    high: null,
  }));
}

const values = new WeakMap<Indicator, Exact | null>();

/** The indicator's value as a plain number; null where it is words. Remembered: most rules of the family ask for it. */
export function valueOf(indicator: Indicator): Exact | null {
  const known = values.get(indicator);
  if (known !== undefined) return known;
  const text = indicator.value.normalize('NFKC').replace(/[,\s]/g, '').replace(/%$/, '');
  const value = /^\d+(?:\.\d+)?$/.test(text) ? new Exact(text) : null;
  values.set(indicator, value);
  return value;
}

/** What the printed sign asks for; `unsure` for ≡ and other signs that readers make of ≤ and ≥. */
type Operator = 'at-least' | 'at-most' | 'equal' | 'words' | 'unsure' | 'none';

const operators = new WeakMap<Indicator, Operator>();

/** 运算符 of an indicator, remembered. */
export function operatorOf(indicator: Indicator): Operator {
  const known = operators.get(indicator);
  if (known !== undefined) return known;
  const operator = operatorIn(indicator.nature);
  operators.set(indicator, operator);
  return operator;
}

function operatorIn(nature: string): Operator {
  const sign = nature.normalize('NFKC').replace(/\s+/g, '');
  if (sign === '') return 'none';
  if (/定性/.test(sign)) return 'words';
  if (/^(?:≥|>=?|≧|大于(?:等于)?|不低于|不少于)$/.test(sign)) return 'at-least';
  if (/^(?:≤|<=?|≦|小于(?:等于)?|不高于|不超过)$/.test(sign)) return 'at-most';
  return /^(?:=|等于)$/.test(sign) ? 'equal' : 'unsure';
}

/** True where a table's signs lost their bars: no ≤ or ≥ at all among several < and >. */
export function signsAreBare(all: readonly Placed[]): boolean {
  const signs = all.map(({ indicator }) => indicator.nature.normalize('NFKC').trim());
  const bare = signs.filter((sign) => /^[<>]$/.test(sign)).length;
  const odd = signs.filter((sign) => sign === '≡').length;
  return signs.every((sign) => !/[≤≥≦≧]|[<>]=/.test(sign)) && bare + odd >= 3;
}

/** Projects with their indicators that are certain, for rules that look at a project as a whole. */
export function wholeProjects(disclosure: Disclosure): readonly { project: Project; own: readonly Indicator[] }[] {
  return performanceProjects(disclosure).map((project) => ({
    project,
    own: disclosure.projects
      .filter((one) => one === project || (one.code !== null && one.code === project.code))
      .flatMap((one) => one.indicators.filter(({ attribution }) => attribution !== 'unknown')),
  }));
}

/** A rule that looks at each indicator alone and says what it found once. */
export function eachIndicator(
  subject: Subject,
  isWrong: (indicator: Indicator) => boolean,
  severity: 'warning' | 'notice',
  topic: string,
  message: (words: string, found: readonly Placed[]) => string,
): readonly Outcome[] {
  const none = noIndicators(subject);
  if (none !== null) return [none];
  const all = everyIndicator(subject.disclosure);
  const found = all.filter(({ indicator }) => isWrong(indicator));
  return [
    passed(all.length - found.length),
    ...remarkOn(subject, found, severity, topic, (words) => message(words, found)),
  ];
}
