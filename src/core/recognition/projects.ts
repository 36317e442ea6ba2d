import { decimalOf, type Reading } from '../amount/index.js';
import type { Indicator, Measure, Project, Row, Table } from '../disclosure/index.js';
import { splitProject } from './codes.js';
import { plain, squeeze } from './words.js';

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
  readonly runs: Run[];
};

/** Rows from one printing of a project to the next. */
type Run = {
  readonly draft: Draft;
  readonly indicators: { readonly row: Row; readonly indicator: Indicator; readonly printed: boolean }[];
};

/**
 * Reads projects and indicators out of a performance table. An indicator belongs to a project for certain only where
 * both stand in one row (or a cell spans both); below it the project is inferred where the costs of the run are those of
 * the project, else unknown (canonical-tables, B-PERF).
 */
export function projectsOf(table: Table): readonly Project[] {
  if (table.kind !== 'project-performance') return [];
  const column = new Map<Measure, number>();
  for (const { measure, index } of table.columns) if (!column.has(measure)) column.set(measure, index);
  const textOf = (row: Row, measure: Measure): string => squeeze(row.cells[column.get(measure) ?? -1]?.text ?? '');
  const readingOf = (row: Row, measure: Measure): Reading => row.cells[column.get(measure) ?? -1]?.reading ?? BLANK;
  const drafts: Draft[] = [];
  const runs: Run[] = [];
  let level1 = '';
  for (const row of table.rows) {
    const printedName = textOf(row, 'project.name');
    if (printedName !== '') {
      const { code, name } = splitProject(printedName) ?? {
        code: textOf(row, 'project.code') || null,
        name: printedName,
      };
      const known = drafts.find((draft) => (code === null ? draft.name === name : draft.code === code));
      const draft = known ?? newDraft(code, name, row);
      if (known === undefined) drafts.push(draft);
      if (draft.total.state !== 'number') draft.total = readingOf(row, 'performance.project-total');
      if (draft.fiscalFunds.state !== 'number') draft.fiscalFunds = readingOf(row, 'performance.fiscal-funds');
      if (draft.otherFunds.state !== 'number') draft.otherFunds = readingOf(row, 'performance.other-funds');
      const goal = textOf(row, 'performance.goal');
      if (goal !== '' && !draft.goals.includes(goal)) draft.goals.push(goal);
      const last = runs[runs.length - 1];
      if (last === undefined || last.draft !== draft) {
        const run: Run = { draft, indicators: [] };
        runs.push(run);
        draft.runs.push(run);
      }
    }
    const run = runs[runs.length - 1];
    const own1 = textOf(row, 'performance.level1');
    if (own1 !== '') level1 = own1;
    const level2 = textOf(row, 'performance.level2');
    const level3 = textOf(row, 'performance.level3');
    if (run === undefined || (level2 === '' && level3 === '')) continue;
    const indicator: Indicator = {
      level1,
      level2,
      level3,
      nature: textOf(row, 'performance.nature'),
      value: textOf(row, 'performance.value'),
      unit: textOf(row, 'performance.unit'),
      direction: textOf(row, 'performance.direction'),
      attribution: 'unknown',
      table: table.id,
      row: row.index,
      at: row.at,
    };
    run.indicators.push({ row, indicator, printed: printedName !== '' });
  }
  const agreeing = new Set(runs.filter(costsAgree));
  const silent = runs.filter((run) => costsOf(run).length === 0);
  // Where one run contradicts its project, position proves nothing in this table.
  const orderly = agreeing.size + silent.length === runs.length;
  return drafts.map((draft) =>
    toProject(draft, table, (run) => agreeing.has(run) || (orderly && silent.includes(run))),
  );
}

function newDraft(code: string | null, name: string, first: Row): Draft {
  return { code, name, total: BLANK, fiscalFunds: BLANK, otherFunds: BLANK, goals: [], first, runs: [] };
}

function toProject(draft: Draft, table: Table, isInferable: (run: Run) => boolean): Project {
  const indicators = draft.runs.flatMap((run) => {
    const below = isInferable(run) ? ('inferred' as const) : ('unknown' as const);
    return run.indicators.map(({ indicator, printed }) => ({
      ...indicator,
      attribution: printed ? ('printed' as const) : below,
    }));
  });
  return {
    code: draft.code,
    name: draft.name,
    total: draft.total,
    fiscalFunds: draft.fiscalFunds,
    otherFunds: draft.otherFunds,
    goal: draft.goals.join(''),
    indicators,
    table: table.id,
    row: draft.first.index,
    at: draft.first.at,
  };
}

/** Cost indicators of a run that are stated in money. */
function costsOf(run: Run): readonly string[] {
  return run.indicators
    .map(({ indicator }) => indicator)
    .filter(({ level1, level2, unit }) => /成本/.test(level1 + level2) && plain(unit) === '万元')
    .map(({ value }) => value.normalize('NFKC').replace(/,/g, ''))
    .filter((value) => /^\d+(?:\.\d+)?$/.test(value));
}

/** The run's costs are the project's: one cost or all together equal the total up to the fen that 「小于」 needs. */
function costsAgree(run: Run): boolean {
  const total = run.draft.total;
  const costs = costsOf(run);
  if (total.state !== 'number' || costs.length === 0) return false;
  const stated = decimalOf(total.amount);
  const sum = costs
    .map((cost) => decimalOf({ text: cost, value: cost, decimals: 0, unit: null }))
    .reduce((a, b) => a.plus(b));
  return sum.minus(stated).abs().lte('0.0002');
}
