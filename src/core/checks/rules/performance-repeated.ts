import type { Measure, Row, Table } from '../../disclosure/index.js';
import { test, type Outcome } from '../outcome.js';
import type { Operand } from '../relation.js';
import { hasFigure, operandAt, tablesOf } from '../select.js';
import type { Subject } from '../subject.js';
import { copyRelation } from './cross-cells.js';

/** Amounts that a list of indicators prints once more in every row of their project. */
const REPEATED: readonly (readonly [Measure, string])[] = [
  ['performance.project-total', '项目总额'],
  ['performance.fiscal-funds', '财政资金'],
  ['performance.other-funds', '其他资金'],
];

/** What a row prints of the project it belongs to: unit, code and name; "" where it does not say. */
function projectOf(table: Table, row: Row): string {
  const text = (measure: Measure): string => {
    const column = table.columns.find((own) => own.measure === measure);
    return (row.cells[column?.index ?? -1]?.text ?? '').replace(/\s+/g, '');
  };
  return text('project.name') === '' ? '' : [text('unit'), text('project.code'), text('project.name')].join('|');
}

/** Rows of one project, one below the other. */
function runsOf(table: Table): readonly (readonly Row[])[] {
  const runs: Row[][] = [];
  let open = '';
  for (const row of table.rows) {
    const project = projectOf(table, row);
    const last = runs.at(-1);
    if (project !== '' && project === open && last !== undefined) last.push(row);
    else if (project !== '') runs.push([row]);
    open = project;
  }
  return runs;
}

/** 逐行重印的金额. The amount of a project printed in each of its rows is one amount: the rows are held against the first. */
export function repeatedAmounts(subject: Subject): readonly Outcome[] {
  return tablesOf(subject, 'project-performance').flatMap((table) =>
    REPEATED.flatMap(([measure, words]) => {
      const column = table.columns.find((own) => own.measure === measure);
      if (column === undefined) return [];
      return runsOf(table).flatMap((rows): Outcome[] => {
        const cells = rows.flatMap((row): Operand[] => {
          const line = row.lines[0];
          const cell = line === undefined ? null : operandAt(subject, table, { row, line }, column);
          return cell !== null && hasFigure(cell) ? [cell] : [];
        });
        const [first, ...others] = cells;
        if (first === undefined) return [];
        return others.map((cell) => test(copyRelation(`同一项目各行的${words}应当一致`, first, cell)));
      });
    }),
  );
}
