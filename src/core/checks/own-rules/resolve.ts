import { TABLE_KIND_NAMES, type Column, type Table } from '../../disclosure/index.js';
import { tableName } from '../anchor.js';
import { ambiguous, insufficient, type Gap } from '../outcome.js';
import type { Operand } from '../relation.js';
import { blockOf, columnOf, entriesOf, isGap, operandAt, theTable, type Block, type Entry } from '../select.js';
import type { Subject } from '../subject.js';
import { wholeOf } from '../tree.js';
import { columnNames, itemNamed, itemNames, measuresOf, nearestName, plainName } from './names.js';
import type { Reference } from './rule.js';

/** Names listed in a message. */
const MOST_NAMED = 8;

function lanesOf(table: Table): readonly number[] {
  return [...new Set(table.columns.map((column) => column.lane))];
}

function labelOf(entry: Entry): string {
  return plainName(entry.line.label);
}

function isOverview(table: Table): boolean {
  return table.kind === 'income-expenditure-overview' || table.kind === 'fiscal-appropriation-overview';
}

function pathName(column: Column): string {
  return plainName(column.path.join('/'));
}

function near(name: string, known: readonly string[]): string {
  const nearest = nearestName(name, known);
  return nearest === null ? '' : `，最接近的是“${nearest}”`;
}

/** Columns of a lane that a name means: a header path or its end, else a meaning. */
function columnsNamed(table: Table, lane: number, name: string): readonly Column[] {
  const wanted = plainName(name);
  const own = table.columns.filter((column) => column.lane === lane && column.moneyUnit !== null);
  const exact = own.filter((column) => pathName(column) === wanted);
  if (exact.length > 0) return exact;
  const block: Block | null = blockOf(table, lane);
  const meant = block === null ? null : columnOf(block, ...measuresOf(name));
  if (meant !== null) return [meant];
  return own.filter((column) => pathName(column).endsWith(`/${wanted}`));
}

function codesOf(entry: Entry): readonly string[] {
  return Object.values(entry.line.codes).filter((code) => code !== undefined);
}

/** Lines that a row name means; several only where they are details that add up. */
function entriesNamed(table: Table, row: string): readonly Entry[] | Gap {
  const wanted = plainName(row);
  const all = lanesOf(table).flatMap((lane) => entriesOf(table, lane));
  const isCode = /^[0-9A-Z]{3,}$/.test(wanted);
  const item = isOverview(table) ? itemNamed(row) : null;
  const byName = all.filter((entry) =>
    isCode
      ? codesOf(entry).includes(wanted)
      : labelOf(entry) === wanted || labelOf(entry) === `${wanted}支出` || (item !== null && entry.line.item === item),
  );
  const found =
    byName.length > 0 || !isCode || table.isTree
      ? byName
      : all.filter((entry) => entry.line.role === 'detail' && codesOf(entry).some((code) => code.startsWith(wanted)));
  const [first] = found;
  if (first === undefined) {
    const labels = [...new Set(all.map(({ line }) => line.label).filter((label) => label !== ''))];
    // Usual names of lines help only where the table has the line they mean.
    const usual = isOverview(table)
      ? itemNames().filter((name) => all.some(({ line }) => line.item !== null && line.item === itemNamed(name)))
      : [];
    return insufficient(`${tableName(table)}没有“${row}”行${near(row, [...labels, ...usual])}`);
  }
  if (found.length === 1 || found.every((entry) => entry.line.role === 'detail')) return found;
  return ambiguous(`${tableName(table)}有 ${found.length} 个“${row}”行，不能确定用哪一行`);
}

/** The line that stands for a table without a row name. */
function wholeEntry(subject: Subject, table: Table): Entry | Gap {
  const [lane = 0] = lanesOf(table);
  const entries = entriesOf(table, lane);
  const year = subject.disclosure.profile.fiscalYear.value;
  const ofYear = entries.filter((entry) => year !== null && labelOf(entry).startsWith(String(year)));
  const named = table.kind === 'three-public' && ofYear.length === 1 ? (ofYear[0] ?? null) : null;
  return named ?? wholeOf(table, lane) ?? ambiguous(`${tableName(table)}没有唯一的合计行，请在方括号内写明行名`);
}

/** 「收支总表.支出总计」: in an overview table the name after the point may be a line. */
function overviewLine(subject: Subject, table: Table, reference: Reference): readonly Operand[] | Gap {
  const entries = entriesNamed(table, reference.column);
  return isGap(entries) ? entries : cellsOf(subject, table, entries, '预算数');
}

function cellsOf(
  subject: Subject,
  table: Table,
  entries: readonly Entry[],
  columnName: string,
): readonly Operand[] | Gap {
  const operands: Operand[] = [];
  for (const entry of entries) {
    const columns = columnsNamed(table, entry.line.lane, columnName);
    const [column, ...more] = columns;
    if (column === undefined) {
      const printed = table.columns.filter(({ moneyUnit }) => moneyUnit !== null).map(({ path }) => path.join('/'));
      const listed = printed.slice(0, MOST_NAMED).join('、');
      const usual = columnNames().filter((name) => columnsNamed(table, entry.line.lane, name).length === 1);
      return insufficient(
        `${tableName(table)}没有“${columnName}”列${near(columnName, [...printed, ...usual])}；该表的金额列有：${listed}`,
      );
    }
    if (more.length > 0) {
      const paths = columns.map(({ path }) => path.join('/')).join('、');
      return ambiguous(`${tableName(table)}有 ${columns.length} 个“${columnName}”列（${paths}），请写全表头`);
    }
    const operand = operandAt(subject, table, entry, column);
    if (operand !== null) operands.push(operand);
  }
  return operands.length > 0 ? operands : insufficient(`${tableName(table)}没有“${columnName}”列的单元格`);
}

/** The cells a reference means in a document; several are added. A gap where it cannot be told. */
export function resolveReference(subject: Subject, reference: Reference): readonly Operand[] | Gap {
  const table = theTable(subject, reference.kind);
  if (isGap(table)) return table;
  if (table.rows.length === 0) return insufficient(`${TABLE_KIND_NAMES[table.kind]}没有数据行`);
  if (reference.row !== null) {
    const entries = entriesNamed(table, reference.row);
    return isGap(entries) ? entries : cellsOf(subject, table, entries, reference.column);
  }
  if (isOverview(table)) return overviewLine(subject, table, reference);
  const whole = wholeEntry(subject, table);
  return isGap(whole) ? whole : cellsOf(subject, table, [whole], reference.column);
}
