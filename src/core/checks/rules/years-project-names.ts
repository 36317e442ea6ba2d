import type { Project } from '../../disclosure/index.js';
import type { Evidence } from '../finding.js';
import type { Remark } from '../outcome.js';
import type { Subject } from '../subject.js';
import { markedNames } from '../text/near.js';
import { slipBetween } from '../text/slips.js';
import { anchorOfRow } from './performance-common.js';
import { bareProjectName } from './performance-projects.js';

/** A project with the document that prints it. */
export type Placed = { readonly subject: Subject; readonly project: Project };

/** A name without white space, marks and the year it may carry: 「项目名（2025年）」 and 「项目名」 are one project. */
export function yearlessName({ name }: Project): string {
  return bareProjectName(name).replace(/20\d{2}年?度?/g, '');
}

/** Shorter names are alike by chance. */
const SHORTEST = 5;

function evidenceOf({ subject, project }: Placed): Evidence {
  return {
    anchor: { ...anchorOfRow(subject, project, project), quote: project.name },
    text: project.name,
    role: 'stated',
    low: null,
    high: null,
  };
}

function remark(was: Placed, is: Placed, year: number, isSlip: boolean, how: string): Remark {
  const [before, now] = markedNames(was.project.name.replace(/\s+/g, ''), is.project.name.replace(/\s+/g, ''));
  const question = isSlip ? '请核对哪一个名称正确' : '请核对编码或说明项目变更';
  return {
    type: 'remark',
    severity: isSlip ? 'warning' : 'notice',
    message: `${how}，${year - 1} 年的名称为“${before}”，本年为“${now}”，${question}。`,
    at: anchorOfRow(is.subject, is.project, is.project),
    evidence: [evidenceOf(was), evidenceOf(is)],
    topic: `名称·${yearlessName(was.project)}`,
    expected: was.project.name,
    actual: is.project.name,
  };
}

/** Words that come and go in the name of one project. */
const FILLERS = /工作|项目|专项|业务|资金|经费|费用/g;

/** True where two names are one but for words that any project may be called by. */
function isReworded(was: string, is: string): boolean {
  const [one, other] = [was, is].map((name) => name.replace(FILLERS, ''));
  return one !== undefined && one.length >= SHORTEST && one === other && was !== is;
}

/** True where two names are one but for a slip. */
function isSlip(was: string, is: string): boolean {
  const kind = was.length < SHORTEST ? undefined : slipBetween(was, is)?.kind;
  return kind !== undefined && (kind !== 'two-changed' || was.length >= SHORTEST + 3);
}

/**
 * 项目跨年更名. Projects of one code with two names, and projects of this year and of the year before that fit nothing else and
 * whose names are one but for a slip. `pairs` are projects found again, `own` all of this year, `former` all of the
 * unit's own of the year before.
 */
export function renamedProjects(
  pairs: readonly { readonly was: Placed; readonly is: Placed }[],
  own: readonly Placed[],
  former: readonly Placed[],
  year: number,
): readonly Remark[] {
  const ofCode = pairs.flatMap(({ was, is }): readonly Remark[] => {
    const [before, now] = [yearlessName(was.project), yearlessName(is.project)];
    // A name cut off, or with more said about it, is the same name.
    if (before === now || before === '' || now === '' || before.includes(now) || now.includes(before)) return [];
    return [remark(was, is, year, isSlip(before, now), `项目编码 ${is.project.code ?? ''} 与上年相同`)];
  });
  const found = new Set(pairs.flatMap(({ was, is }) => [was.project, is.project]));
  const gone = former.filter(({ project }) => !found.has(project));
  const fresh = own.filter(({ project }) => !found.has(project));
  const alike = fresh.flatMap((is): readonly Remark[] => {
    const [was, ...others] = gone.filter(({ project }) => isSlip(yearlessName(project), yearlessName(is.project)));
    if (was !== undefined) return others.length > 0 ? [] : [remark(was, is, year, true, '项目名称与上年只差个别字')];
    const [like, ...more] = gone.filter(({ project }) => isReworded(yearlessName(project), yearlessName(is.project)));
    return like === undefined || more.length > 0 ? [] : [remark(like, is, year, false, '项目名称与上年只差通用字')];
  });
  return [...ofCode, ...alike];
}
