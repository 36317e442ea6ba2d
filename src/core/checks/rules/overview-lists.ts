import type { Column, Table, TableKind } from '../../disclosure/index.js';
import { tableName } from '../anchor.js';
import { evaluate, fails } from '../evaluate.js';
import { insufficient, test, type Outcome } from '../outcome.js';
import { plus, type Operand, type Relation } from '../relation.js';
import {
  blockOf,
  columnOf,
  entriesOf,
  hasFigure,
  isGap,
  operandAt,
  tablesOf,
  theTable,
  type Entry,
} from '../select.js';
import type { Subject } from '../subject.js';
import { copyRelation } from './cross-cells.js';
import { below } from './overview-sides.js';

/** 「一、」: an item of the outermost list. */
const OUTERMOST = /^[一二三四五六七八九十]+、$/;
const OF_YEAR = /^本年(?:收入|支出)(?:合计|小计|总计)$/;
const ALL = /^(?:收入|支出)(?:总计|合计)$/;

/** A list with its only column of amounts. */
type List = { readonly entries: readonly Entry[]; readonly column: Column };

/** 「项目｜2031年预算」: a table of income or spending that is one list of lines; null where it has columns of its own. */
function listOf(table: Table): List | null {
  const [first, second, ...others] = table.columns;
  const block = blockOf(table, 0);
  const column = block === null ? null : columnOf(block, 'amount', 'total');
  if (first?.measure !== 'item' || column === null || column !== second) return null;
  if (others.some(({ measure, lane }) => lane !== 0 || measure !== 'other')) return null;
  return { entries: entriesOf(table, 0).filter(({ line }) => line.label !== ''), column };
}

function cellsOf(subject: Subject, table: Table, { column }: List, entries: readonly Entry[]): readonly Operand[] {
  return entries.flatMap((entry) => operandAt(subject, table, entry, column) ?? []);
}

function sumRelation(says: string, parts: readonly Operand[], whole: Operand): Relation {
  return { says, left: parts.map(plus), right: [plus(whole)], comparison: 'equal', tolerance: 'sum' };
}

const isOutermost = ({ line }: Entry): boolean => OUTERMOST.test(line.ordinal ?? '');
const isSum = ({ line }: Entry): boolean => line.role === 'total' || OF_YEAR.test(line.label) || ALL.test(line.label);

/** 「一、基本支出」 against the lines below it. */
function levels(subject: Subject, table: Table, list: List): readonly Relation[] {
  const lines = list.entries.filter((entry) => !isSum(entry));
  const ends = list.entries.filter(isSum).map(({ row }) => row.index);
  return lines.flatMap((entry, index): readonly Relation[] => {
    if (!isOutermost(entry)) return [];
    const end = ends.find((at) => at > entry.row.index) ?? Infinity;
    const parts = below(lines, index).filter(({ row }) => row.index < end);
    const [stated] = cellsOf(subject, table, list, [entry]);
    const cells = cellsOf(subject, table, list, parts);
    const isPart = parts.some(({ line }) => line.label.startsWith('其中'));
    if (stated === undefined || isPart || parts.length < 2 || !cells.some(hasFigure)) return [];
    return [sumRelation(`${entry.line.label}应等于其下各项之和`, cells, stated)];
  });
}

/** 「本年支出合计」 against the items above it, and 「支出总计」 against that and the items between the two. */
function totals(subject: Subject, table: Table, list: List): readonly Relation[] {
  const sums = list.entries.filter(isSum);
  const [year, all, ...more] = sums;
  if (year === undefined || !OF_YEAR.test(year.line.label) || more.length > 0) return [];
  if (all !== undefined && !ALL.test(all.line.label)) return [];
  const relation = (whole: Entry, parts: readonly Entry[]): readonly Relation[] => {
    const [stated] = cellsOf(subject, table, list, [whole]);
    const cells = cellsOf(subject, table, list, parts);
    if (stated === undefined || !cells.some(hasFigure)) return [];
    return [sumRelation(`${whole.line.label}应等于各项之和`, cells, stated)];
  };
  const items = list.entries.filter(isOutermost);
  const above = items.filter(({ row }) => row.index < year.row.index);
  const between =
    all === undefined ? [] : items.filter(({ row }) => row.index > year.row.index && row.index < all.row.index);
  return [...relation(year, above), ...(all === undefined ? [] : relation(all, [year, ...between]))];
}

/**
 * 列成一栏的收入总表、支出总表. Sums of a table that lists its lines one below the other, by their numbers alone: held only
 * where as many of them hold as do not.
 */
export function sumLists(subject: Subject): readonly Outcome[] {
  return tablesOf(subject, 'income', 'expenditure').flatMap((table): readonly Outcome[] => {
    const list = listOf(table);
    if (list === null) return [];
    const relations = [...levels(subject, table, list), ...totals(subject, table, list)];
    const failing = relations.filter((relation) => fails(evaluate(relation).state)).length;
    // So many that fail tell of lines that are not below each other as their numbers say.
    if (failing * 2 > relations.length) {
      return [insufficient(`${tableName(table)}列成一栏，${failing} 项合计不成立，各行的上下级不能确定，未核对`)];
    }
    return relations.map((relation) => test(relation));
  });
}

/** Lines of one name that both tables have once: 「一般公共预算拨款」, 「本年收入合计」, 「支出总计」. */
export function listCopies(subject: Subject, kind: TableKind): readonly Outcome[] {
  const [table, overview] = [theTable(subject, kind), theTable(subject, 'income-expenditure-overview')];
  if (isGap(table) || isGap(overview)) return [];
  const list = listOf(table);
  if (list === null) return [];
  const lines = overview.rows.flatMap((row) => row.lines.map((line): Entry => ({ row, line })));
  const once = (entries: readonly Entry[], name: string): Entry | null => {
    const named = entries.filter(({ line }) => line.label.replace(/\s+/g, '') === name);
    return named.length === 1 ? (named[0] ?? null) : null;
  };
  return list.entries.flatMap((entry): readonly Outcome[] => {
    const name = entry.line.label.replace(/\s+/g, '');
    const [own, other] = [once(list.entries, name), once(lines, name)];
    const block = other === null ? null : blockOf(overview, other.line.lane);
    const column = block === null ? null : columnOf(block, 'amount', 'total');
    if (own === null || other === null || other.line.item === null || column === null) return [];
    const [left] = cellsOf(subject, table, list, [own]);
    const right = operandAt(subject, overview, other, column);
    if (left === undefined || right === null) return [];
    return [test(copyRelation(`收支总表与${kind === 'income' ? '收入' : '支出'}总表的${name}应当一致`, right, left))];
  });
}
