import type { Reading } from '../amount/index.js';
import type { Measure, Place, Project, Row, Table } from '../disclosure/index.js';
import { splitProject } from './codes.js';
import { FORM_COLUMN } from './forms.js';
import { attribute, type Entry, type Owner, type Span } from './projects-attribution.js';
import { formProjects } from './projects-form.js';
import { squeeze } from './words.js';

const BLANK: Reading = { state: 'blank' };

/** A project while its rows are read. */
type Draft = {
  code: string | null;
  name: string;
  total: Reading;
  fiscalFunds: Reading;
  otherFunds: Reading;
  goals: string[];
  readonly first: Row;
};

/**
 * Reads projects and indicators out of a performance table. An indicator belongs to a project for certain only where
 * both stand in one row (or a cell spans both); the others need evidence, see `attribute`.
 * The same project printed again, on this page or the next, is one project.
 */
export function projectsOf(table: Table): readonly Project[] {
  if (table.kind !== 'project-performance') return [];
  if (table.columns[0]?.path[0] === FORM_COLUMN) return formProjects(table);
  const column = new Map<Measure, number>();
  for (const { measure, index } of table.columns) if (!column.has(measure)) column.set(measure, index);
  const textOf = (row: Row, measure: Measure): string => squeeze(row.cells[column.get(measure) ?? -1]?.text ?? '');
  const readingOf = (row: Row, measure: Measure): Reading => row.cells[column.get(measure) ?? -1]?.reading ?? BLANK;
  const drafts: Draft[] = [];
  const spans: Span[] = [];
  const entries: Entry[] = [];
  let level1 = '';
  let page = 0;
  let before: Place | null = null;
  for (const row of table.rows) {
    if (before !== null && turnsPage(before, row.at)) page += 1;
    before = row.at;
    const own1 = textOf(row, 'performance.level1');
    if (own1 !== '') level1 = own1;
    const level2 = textOf(row, 'performance.level2');
    const level3 = textOf(row, 'performance.level3');
    const isIndicator = level2 !== '' || level3 !== '';
    const printedName = textOf(row, 'project.name');
    if (printedName !== '') {
      const { code, name } = splitProject(printedName) ?? {
        code: textOf(row, 'project.code') || null,
        name: printedName,
      };
      let owner = drafts.findIndex((draft) => (code === null ? draft.name === name : draft.code === code));
      if (owner < 0) owner = drafts.push(newDraft(code, name, row)) - 1;
      const draft = drafts[owner];
      if (draft !== undefined) {
        if (draft.total.state !== 'number') draft.total = readingOf(row, 'performance.project-total');
        if (draft.fiscalFunds.state !== 'number') draft.fiscalFunds = readingOf(row, 'performance.fiscal-funds');
        if (draft.otherFunds.state !== 'number') draft.otherFunds = readingOf(row, 'performance.other-funds');
        const goal = textOf(row, 'performance.goal');
        if (goal !== '' && !draft.goals.includes(goal)) draft.goals.push(goal);
      }
      spans.push({ owner, from: entries.length, to: entries.length + (isIndicator ? 1 : 0), page });
    }
    if (!isIndicator) continue;
    entries.push({
      page,
      indicator: {
        level1,
        level2,
        level3,
        nature: textOf(row, 'performance.nature'),
        value: textOf(row, 'performance.value'),
        unit: textOf(row, 'performance.unit'),
        direction: textOf(row, 'performance.direction'),
        table: table.id,
        row: row.index,
        at: row.at,
      },
    });
  }
  const owners: readonly Owner[] = drafts.map(({ name, goals, total }) => ({ name, goal: goals.join(''), total }));
  const attributed = attribute(owners, spans, entries);
  return drafts.map((draft, owner) => ({
    code: draft.code,
    name: draft.name,
    total: draft.total,
    fiscalFunds: draft.fiscalFunds,
    otherFunds: draft.otherFunds,
    goal: draft.goals.join(''),
    indicators: entries.flatMap(({ indicator }, index) => {
      const found = attributed[index];
      if (found === undefined || found.owner !== owner) return [];
      return [{ ...indicator, attribution: found.attribution, evidence: found.evidence }];
    }),
    table: table.id,
    row: draft.first.index,
    at: draft.first.at,
  }));
}

function newDraft(code: string | null, name: string, first: Row): Draft {
  return { code, name, total: BLANK, fiscalFunds: BLANK, otherFunds: BLANK, goals: [], first };
}

/** A new page: said by the source, or seen by the caption and header lines left out between two rows. */
function turnsPage(before: Place, at: Place): boolean {
  if (before.page !== undefined && at.page !== undefined) return before.page !== at.page;
  const from = before.endLine ?? before.line;
  return from !== undefined && at.line !== undefined && at.line - from > 2;
}
