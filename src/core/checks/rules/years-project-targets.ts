import { convert, Exact } from '../../amount/index.js';
import type { Indicator, Project } from '../../disclosure/index.js';
import type { Evidence } from '../finding.js';
import type { Remark } from '../outcome.js';
import type { Limits } from '../settings.js';
import type { Subject } from '../subject.js';
import { anchorOfRow, operatorOf } from './performance-common.js';
import { bareProjectName } from './performance-projects.js';
import type { Placed } from './years-project-names.js';
import { changeWords } from './years-swing.js';

/** Times that a service is kept up are outputs as much as counts are; so many months each. */
const MONTHS: ReadonlyMap<string, number> = new Map([
  ['年', 12],
  ['季度', 3],
  ['月', 1],
  ['个月', 1],
]);
const KEPT_UP = /(?:运维|运行|维护|维保|质保|值守|服务|开放|保管|存储)(?:服务)?(?:时长|时间|期限|期)$/;

/** The code without white space. The letter of the class is left out: readers take it for a digit. */
export function bareCode(project: Project): string {
  const code = (project.code ?? '').replace(/\s+/g, '').toUpperCase();
  return /^\d{8}[0-9A-Z]\d{8,12}$/.test(code) ? `${code.slice(0, 8)}·${code.slice(9)}` : code;
}

/** 项目总额 in 万元; null where it was not read. */
export function totalOf(project: Project): Exact | null {
  const { total } = project;
  if (total.state !== 'number' || total.amount.unit === null) return null;
  return convert(new Exact(total.amount.value), total.amount.unit, '万元');
}

/** A row of a project of one of the two years as evidence. */
export function evidenceFor(placed: Placed, place: Indicator | Project, text: string): Evidence {
  return {
    anchor: { ...anchorOfRow(placed.subject, place, placed.project), quote: text },
    text,
    role: 'operand',
    low: null,
    high: null,
  };
}

/** A plain number of an indicator, times in months; or null. */
function targetOf(indicator: Indicator): Exact | null {
  const text = indicator.value.normalize('NFKC').replace(/,/g, '');
  return /^\d+(?:\.\d+)?$/.test(text) ? new Exact(text).times(MONTHS.get(indicator.unit.trim()) ?? 1) : null;
}

function isOutput(indicator: Indicator): boolean {
  const { level2, level3, unit } = indicator;
  // 「服务期限 ≤ 12 月」 is a time limit: less of it is no less work.
  const isKeptUp = KEPT_UP.test(level3.trim()) && operatorOf(indicator) === 'at-least';
  return level2.startsWith('数量') || (isKeptUp && MONTHS.has(unit.trim()));
}

/** An indicator by its name and what it is counted in; all times are of one kind. */
function outputKey({ level3, unit }: Indicator): string {
  const name = bareProjectName(level3).replace(/20\d{2}年?度?/g, '');
  return `${name}|${MONTHS.has(unit.trim()) ? '月' : unit.trim()}`;
}

const printedOnce = new WeakMap<Subject, ReadonlySet<string>>();

/** What one indicator alone of a document is called: it is the same project's, whichever project it was read under. */
function namedOnce(subject: Subject): ReadonlySet<string> {
  const known = printedOnce.get(subject);
  if (known !== undefined) return known;
  const all = subject.disclosure.projects.flatMap((project) => project.indicators.filter(isOutput).map(outputKey));
  const counts = Map.groupBy(all, (key) => key);
  const once = new Set([...counts].flatMap(([key, same]) => (same.length === 1 ? [key] : [])));
  printedOnce.set(subject, once);
  return once;
}

/** Output indicators by name and unit, of which it is certain that they are the project's. */
function outputsOf({ project }: Placed): ReadonlyMap<string, Indicator> {
  return new Map(
    project.indicators
      .filter((one) => one.attribution !== 'unknown' && isOutput(one))
      .map((one) => [outputKey(one), one] as const),
  );
}

/** The outputs of this year; a row of unknown owner is the project's where both years print its name once. */
function outputsNow(is: Placed, was: Placed): ReadonlyMap<string, Indicator> {
  const [now, then] = [namedOnce(is.subject), namedOnce(was.subject)];
  const loose = is.project.indicators
    .filter((one) => one.attribution === 'unknown' && isOutput(one))
    .map((one) => [outputKey(one), one] as const)
    .filter(([key]) => now.has(key) && then.has(key));
  return new Map([...loose, ...outputsOf(is)]);
}

function rate(from: Exact, to: Exact): Exact {
  return from.isZero() ? new Exact(0) : to.minus(from).div(from).times(100);
}

/** Targets that fall much more than the money does. */
export function droppedTargets(was: Placed, is: Placed, year: number, limits: Limits): readonly Remark[] {
  const [from, to] = [totalOf(was.project), totalOf(is.project)];
  if (from === null || to === null || from.isZero()) return [];
  const drop = limits('drop');
  const money = rate(from, to);
  const old = outputsOf(was);
  const dropped = [...outputsNow(is, was)].flatMap(([key, indicator]) => {
    const earlier = old.get(key);
    const [a, b] = [earlier === undefined ? null : targetOf(earlier), targetOf(indicator)];
    if (earlier === undefined || a === null || b === null || a.isZero()) return [];
    const change = rate(a, b);
    return change.lte(drop.negated()) && money.minus(change).gte(drop) ? [{ indicator, earlier }] : [];
  });
  const [first] = dropped;
  if (first === undefined) return [];
  const words = dropped.map(({ indicator, earlier }) => {
    const unit = earlier.unit === indicator.unit ? '' : earlier.unit;
    return `“${indicator.level3}”${earlier.value}${unit}→${indicator.value}${indicator.unit}`;
  });
  return [
    {
      type: 'remark',
      severity: 'notice',
      message: `项目“${is.project.name}”与 ${year - 1} 年相比，金额（万元）${changeWords(from, to)}，目标值下降更多：${words.join('；')}，请核对。`,
      at: anchorOfRow(is.subject, first.indicator, is.project),
      evidence: dropped.flatMap(({ indicator, earlier }) => [
        evidenceFor(was, earlier, earlier.value),
        evidenceFor(is, indicator, indicator.value),
      ]),
      topic: `目标·${bareCode(is.project) || bareProjectName(is.project.name)}`,
    },
  ];
}
