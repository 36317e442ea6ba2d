import type { Reading } from '../amount/index.js';
import type { Column, Line, Measure, Project, Table } from '../disclosure/index.js';
import type { AmountColumn } from './columns.js';
import type { Entry } from './entry.js';
import { cleanName, withoutYear } from './names.js';
import { words } from './words.js';

/** The amounts a project states, in the order they are shown in. */
const PROJECT_MEASURES = [
  'performance.project-total',
  'performance.fiscal-funds',
  'performance.other-funds',
] as const satisfies readonly Measure[];

/** What a project states as a measure; null where that is none of a project. */
export function projectReading(project: Project, measure: Measure): Reading | null {
  switch (measure) {
    case 'performance.project-total':
      return project.total;
    case 'performance.fiscal-funds':
      return project.fiscalFunds;
    case 'performance.other-funds':
      return project.otherFunds;
    default:
      return null;
  }
}

/** Projects read out of a table, in its order. */
export function projectsIn(projects: readonly Project[], table: Table): readonly Project[] {
  return table.kind === 'project-performance' ? projects.filter((project) => project.table === table.id) : [];
}

/**
 * Amount columns of a table that prints one form for each project: its columns are mere positions, the amounts stand beside
 * their labels. Null for a table with a heading of its own. The place of every figure is that of the project's name.
 */
export function formColumns(table: Table, projects: readonly Project[]): readonly AmountColumn[] | null {
  const isForm = !table.columns.some(({ measure }) => PROJECT_MEASURES.some((own) => own === measure));
  const beside = table.columns[1] ?? table.columns[0];
  if (!isForm || beside === undefined || projects.length === 0) return null;
  return PROJECT_MEASURES.flatMap((measure): readonly AmountColumn[] => {
    const readings = projects.map((project) => projectReading(project, measure));
    const stated = readings.find((reading) => reading !== null && reading.state !== 'blank');
    if (stated === undefined || stated === null) return [];
    const path = words.projectMeasure[measure];
    const column: Column = { ...beside, measure, path: [path] };
    const unit = stated.state === 'number' ? stated.amount.unit : null;
    return [{ measure, column, path, unit: unit ?? table.moneyUnit }];
  });
}

/** A project as a line of the comparison; null where its row is not in the table. A year inside a name does not count. */
export function projectEntry(project: Project, table: Table, columns: readonly AmountColumn[]): Entry | null {
  const row = table.rows.find(({ index }) => index === project.row);
  if (row === undefined) return null;
  const name = withoutYear(cleanName(project.name));
  const isTotal = /^(?:合计|总计)$/.test(name);
  const codes = project.code === null ? {} : { project: project.code };
  const key = project.code ?? name;
  const line: Line = {
    lane: 0,
    label: project.name,
    ordinal: null,
    item: null,
    codes,
    unitName: null,
    role: isTotal ? 'total' : 'detail',
    depth: 0,
    key,
  };
  return {
    row,
    line,
    lane: 0,
    table,
    columns,
    code: project.code,
    codes,
    item: null,
    key,
    name,
    parent: '',
    isTotal,
    project,
  };
}
