import type { Cell, Measure, Row, Table, TableKind } from '../../disclosure/index.js';
import { evidenceOf, rowName, tableName } from '../anchor.js';
import { insufficient, notApplicable, passed, test, type Outcome, type Rule } from '../outcome.js';
import { plus, type Operand } from '../relation.js';
import { codedTables, hasFigure, isAmountColumn, tablesOf } from '../select.js';
import type { Subject } from '../subject.js';
import { operandIn, remark } from './cells.js';

/** Tables in which one row states one thing, so that a repeated row is counted twice. */
const LIST_KINDS: ReadonlySet<TableKind> = new Set<TableKind>([
  'expenditure',
  'project-expenditure',
  'general-public-expenditure',
  'general-public-basic',
  'government-fund',
  'state-capital',
  'income',
]);

/** 「“办公费”」 behind the number of a row; nothing where it prints no name. */
function named(operand: Operand): string {
  const name = rowName(operand);
  return name === '' ? '' : `“${name}”`;
}

/** Everything a row prints, without white space: what a reader would call the same row. */
function printOf(row: Row): string {
  return row.cells.map(squeezed).join('|');
}

function squeezed({ text }: Cell): string {
  return /\s/.test(text) ? text.replace(/\s+/g, '') : text;
}

/** True where two rows print the same. Nearly all differ in their first cell already. */
function isSamePrint(one: Row, other: Row): boolean {
  const [first, second] = [one.cells[0], other.cells[0]];
  if (first === undefined || second === undefined) return printOf(one) === printOf(other);
  const [begin, otherBegin] = [squeezed(first), squeezed(second)];
  if (begin !== otherBegin && !begin.includes('|') && !otherBegin.includes('|')) return false;
  return printOf(one) === printOf(other);
}

function isIdentified(row: Row): boolean {
  const line = row.lines[0];
  if (line === undefined || line.role !== 'detail') return false;
  for (const kind in line.codes) if (Object.hasOwn(line.codes, kind)) return true;
  return false;
}

/** Figures of a project that a page break prints again. */
const REPEATED: readonly Measure[] = [
  'performance.project-total',
  'performance.fiscal-funds',
  'performance.other-funds',
];

/** A project printed again on the next page must print the same figures. */
function checkRepeats(subject: Subject, table: Table): readonly Outcome[] {
  const first = new Map<string, Operand>();
  const columns = REPEATED.flatMap((measure) => table.columns.find((each) => each.measure === measure) ?? []);
  return table.rows.flatMap((row) =>
    columns.flatMap((column): Outcome[] => {
      const { measure } = column;
      const code = row.lines[0]?.codes.project;
      const operand = code === undefined ? null : operandIn(subject, table, row, column);
      if (code === undefined || operand === null || !hasFigure(operand)) return [];
      const known = first.get(`${code}|${measure}`);
      if (known === undefined) {
        first.set(`${code}|${measure}`, operand);
        return [];
      }
      const says = `同一项目（${code}）跨页重复印出的金额应当一致`;
      return [test({ says, left: [plus(known)], right: [plus(operand)], comparison: 'equal', tolerance: 'copy' })];
    }),
  );
}

/** Tables whose lines are no details of a code: only a row printed twice one below the other is a slip there. */
const LINE_KINDS: readonly TableKind[] = [
  'income-expenditure-overview',
  'fiscal-appropriation-overview',
  'procurement',
];

/** A row printed twice in succession, without a code or a total: 「总计」 and 「总计」. */
function checkNeighbours(subject: Subject, table: Table): readonly Outcome[] {
  const columns = table.columns.filter(isAmountColumn);
  return table.rows.flatMap((row, at): Outcome[] => {
    const above = table.rows[at - 1];
    if (above === undefined || isIdentified(row) || !isSamePrint(above, row)) return [];
    // In a list two projects may share name and amount; what they add up to stands there once.
    const isList = LIST_KINDS.has(table.kind);
    const isNamed = row.lines.some(
      ({ label, role }) => label.replace(/\s+/g, '').length >= 2 && (!isList || role === 'total'),
    );
    const column = columns.find((each) => hasFigure(operandIn(subject, table, row, each)));
    const operand = column === undefined || !isNamed ? null : operandIn(subject, table, row, column);
    if (operand === null) return [];
    const words = `${tableName(table)}第 ${row.index + 1} 行${named(operand)}与上一行完全相同，可能重复印出，请核对。`;
    return [remark(operand, '重复行', 'warning', words)];
  });
}

export const sumDuplicate: Rule = {
  id: 'SUM-DUP',
  name: '重复行',
  family: 'arithmetic',
  severity: 'warning',
  basis: '惯例（引用前请核对）',
  needs: '任一张按科目或项目列示的明细表',
  description:
    '同一张表中单位、科目、项目和各列金额完全相同的两行，可能是重复计列。只报告整行完全相同且带有科目编码或项目编码、金额不为零的行；仅科目相同而金额不同的行不报；合计行和收支总表的行，只报上下相邻而完全相同的。绩效表跨页续印同一项目不算重复，但各次印出的金额应当一致。',
  check: (subject) => {
    const tables = [
      ...subject.disclosure.tables.filter((table) => LIST_KINDS.has(table.kind)),
      ...codedTables(subject),
    ];
    const repeats = tablesOf(subject, 'project-performance').flatMap((table) => checkRepeats(subject, table));
    const neighbours = [...tables, ...tablesOf(subject, ...LINE_KINDS)].flatMap((table) =>
      checkNeighbours(subject, table),
    );
    if (tables.length === 0) return [...repeats, ...neighbours, insufficient('未识别到明细表')];
    const outcomes: Outcome[] = [...repeats, ...neighbours];
    for (const table of tables) {
      const seen = new Map<string, Row>();
      const columns = table.columns.filter(isAmountColumn);
      for (const row of table.rows.filter(isIdentified)) {
        const column = columns.find((each) => hasFigure(operandIn(subject, table, row, each)));
        const operand = column === undefined ? null : operandIn(subject, table, row, column);
        if (column === undefined || operand === null) continue;
        const print = printOf(row);
        const earlier = seen.get(print);
        const twin = earlier === undefined ? null : operandIn(subject, table, earlier, column);
        if (earlier === undefined || twin === null) {
          seen.set(print, row);
          outcomes.push(passed(1));
          continue;
        }
        const words = `${tableName(table)}第 ${row.index + 1} 行${named(operand)}与第 ${earlier.index + 1} 行完全相同，可能重复计列，请核对。`;
        const found = remark(operand, '重复行', 'warning', words);
        outcomes.push({ ...found, evidence: [twin, operand].map((one) => evidenceOf(one, 'stated', null)) });
      }
    }
    return outcomes.length > 0 ? outcomes : [notApplicable('明细表没有带编码的金额行')];
  },
};
