import { readAmount } from '../../amount/index.js';
import type { Project, Row, Table } from '../../disclosure/index.js';
import type { Operand } from '../relation.js';
import type { Subject } from '../subject.js';

/** 项目资金 of a 绩效目标申报表: the whole and its two parts, each a labelled line. */
export type FormMoney = { readonly total: Operand; readonly fiscal: Operand; readonly other: Operand };

const TOTAL = /^(?:年度|本年|当年)?(?:项目)?(?:预算)?(?:资金)?(?:总额|总金额)(?:（[亿万千]?元）)?[:：]?$/;
const FISCAL = /^(?:其中[:：]?)?(?:本级|本年)?财政(?:拨款|资金)(?:（[亿万千]?元）)?[:：]?$/;
const OTHER = /^(?:其中[:：]?)?其他资金(?:（[亿万千]?元）)?[:：]?$/;
/** Where the lines of money end. */
const BEHIND = /目标|指标/;
const NUMBER = /^\d[\d,]*(?:\.\d+)?$/;

/** The only number of a row behind a label, with the label. */
type Labelled = { readonly row: Row; readonly label: string; readonly place: number };

function labelledIn(row: Row): Labelled | 'several' | null {
  const words = row.cells.map(({ text }) => text.replace(/\s+/g, '').replaceAll('(', '（').replaceAll(')', '）'));
  const numbers = words.flatMap((text, index) => (NUMBER.test(text) ? [index] : []));
  const [place, second] = numbers;
  if (second !== undefined) return 'several';
  if (place === undefined) return null;
  return { row, label: words.slice(0, place).findLast((text) => text !== '') ?? '', place };
}

/**
 * The money of a form that states it as 资金总额, 财政拨款 and 其他资金 and nothing else: null where a line has several numbers, where
 * another source stands between them, or where one of the three is missing or is stated twice.
 */
export function formMoneyOf(subject: Subject, project: Project): FormMoney | null {
  const table = subject.disclosure.tables.find(({ id }) => id === project.table);
  if (table === undefined) return null;
  const own = rowsOf(subject, table, project);
  const end = own.findIndex(({ cells }) => cells.some(({ text }) => BEHIND.test(text)));
  const lines: Labelled[] = [];
  for (const row of own.slice(1, end < 0 ? own.length : end)) {
    const line = labelledIn(row);
    if (line === 'several') return null;
    if (line !== null) lines.push(line);
  }
  const [total, fiscal, other] = lines;
  if (lines.length !== 3 || total === undefined || fiscal === undefined || other === undefined) return null;
  if (!TOTAL.test(total.label) || !FISCAL.test(fiscal.label) || !OTHER.test(other.label)) return null;
  const [whole, one, two] = [total, fiscal, other].map((line) => operandOf(subject, table, line, project));
  return whole && one && two ? { total: whole, fiscal: one, other: two } : null;
}

/** The rows of a table from the name of a project to that of the next. */
function rowsOf(subject: Subject, table: Table, project: Project): readonly Row[] {
  const next = subject.disclosure.projects
    .filter((other) => other.table === table.id && other.row > project.row)
    .map(({ row }) => row);
  return table.rows.slice(project.row, Math.min(table.rows.length, ...next));
}

function operandOf(subject: Subject, table: Table, { row, place }: Labelled, project: Project): Operand | null {
  const cell = row.cells[place];
  const column = cell === undefined ? undefined : table.columns[cell.column];
  const unit = project.total.state === 'number' ? project.total.amount.unit : null;
  if (cell === undefined || column === undefined || unit === null) return null;
  const reading = readAmount(cell.text.replace(/\s+/g, ''), unit);
  return { document: subject.document, table, row, line: row.lines[0] ?? null, column, cell: { ...cell, reading } };
}
