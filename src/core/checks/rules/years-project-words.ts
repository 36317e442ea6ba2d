import type { Project } from '../../disclosure/index.js';
import type { Evidence } from '../finding.js';
import type { Remark } from '../outcome.js';
import type { Subject } from '../subject.js';
import { markedNames } from '../text/near.js';
import { anchorOfRow, indicators } from './performance-common.js';
import { performanceProjects } from './performance-projects.js';
import type { Placed } from './years-project-names.js';

/** Clauses shorter than this are formulas of every target. */
const LEAST_CLAUSE = 9;
/** Characters that may differ, in one stretch. */
const MOST_DIFFERING = 2;
/** Characters that must be the same before and behind what differs. */
const LEAST_BESIDE = 2;
/** Pairs named in one message. */
const MOST_NAMED = 5;
/** Figures are compared as figures, and what goes up or down is no misprint. */
const TELLING = /[\d一二三四五六七八九十〇年月]|增|减|升|降|提|高|低/;
/** Characters by which clauses are looked up: a slip leaves one end whole. */
const KEY = 4;

type Clause = { readonly text: string; readonly placed: Placed; readonly row: Pick<Project, 'table' | 'row' | 'at'> };

function clausesOf(text: string): readonly string[] {
  return text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .split(/[,;:。、!?()《》“”"]/)
    .filter((clause) => clause.length >= LEAST_CLAUSE && /^[\u4e00-\u9fff]+$/.test(clause));
}

/** What the targets of a document say, clause by clause. */
function clauses(subject: Subject): readonly Clause[] {
  const goals = performanceProjects(subject.disclosure).flatMap((project) =>
    clausesOf(project.goal).map((text): Clause => ({ text, placed: { subject, project }, row: project })),
  );
  const rows = indicators(subject.disclosure).flatMap(({ project, indicator }) =>
    [indicator.level3, indicator.value].flatMap((words) =>
      clausesOf(words).map((text): Clause => ({ text, placed: { subject, project }, row: indicator })),
    ),
  );
  return [...goals, ...rows];
}

/** True where two clauses differ in one short stretch inside. */
function isNearly(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > MOST_DIFFERING) return false;
  const shorter = Math.min(one.length, other.length);
  let head = 0;
  while (head < shorter && one[head] === other[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && one[one.length - 1 - tail] === other[other.length - 1 - tail]) tail += 1;
  const [left, right] = [one.slice(head, one.length - tail), other.slice(head, other.length - tail)];
  if (Math.max(left.length, right.length) > MOST_DIFFERING || TELLING.test(left + right)) return false;
  return head >= LEAST_BESIDE && tail >= LEAST_BESIDE;
}

function evidenceOf({ placed, row, text }: Clause): Evidence {
  return {
    anchor: { ...anchorOfRow(placed.subject, { ...placed.project, ...row }, placed.project), quote: text },
    text,
    role: 'stated',
    low: null,
    high: null,
  };
}

function keysOf(text: string): readonly string[] {
  return [`<${text.slice(0, KEY)}`, `>${text.slice(-KEY)}`];
}

/**
 * 目标用语与上年只差一两字. Clauses of goals and indicators that last year's document prints with one or two other characters,
 * and that neither document prints in both ways. Shown side by side: one year has a misprint, or the words were changed.
 */
export function rewordedClauses(now: Subject, last: readonly Subject[], year: number): readonly Remark[] {
  const [own, former] = [clauses(now), last.flatMap(clauses)];
  const [ours, theirs] = [own, former].map((all) => new Set(all.map(({ text }) => text)));
  if (ours === undefined || theirs === undefined) return [];
  const byKey = new Map<string, Clause[]>();
  for (const clause of former) {
    if (ours.has(clause.text)) continue;
    for (const key of keysOf(clause.text)) {
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, [clause]);
      else known.push(clause);
    }
  }
  const found = new Map<string, readonly [is: Clause, was: Clause]>();
  for (const clause of own) {
    if (theirs.has(clause.text) || found.has(clause.text)) continue;
    const was = keysOf(clause.text)
      .flatMap((key) => byKey.get(key) ?? [])
      .find((one) => isNearly(clause.text, one.text));
    if (was !== undefined) found.set(clause.text, [clause, was]);
  }
  const pairs = [...found.values()];
  const [first] = pairs;
  if (first === undefined) return [];
  const words = pairs.slice(0, MOST_NAMED).map(([is, was]) => {
    const [before, after] = markedNames(was.text, is.text);
    return `“${before}”→“${after}”`;
  });
  const more = pairs.length > MOST_NAMED ? `等 ${pairs.length} 处` : '';
  return [
    {
      type: 'remark',
      severity: 'notice',
      message: `绩效目标和指标的用语与 ${year - 1} 年只差一两字：${words.join('；')}${more}，请核对哪一年有误。`,
      at: evidenceOf(first[0]).anchor,
      evidence: pairs.flatMap(([is, was]) => [evidenceOf(was), evidenceOf(is)]),
      topic: '目标用语',
    },
  ];
}
