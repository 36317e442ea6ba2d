import type { Measure, Table, TableKind } from '../../disclosure/index.js';
import { tableName } from '../anchor.js';
import { insufficient, test, type Gap } from '../outcome.js';
import { plus, type Operand } from '../relation.js';
import { hasFigure, isAmountColumn, isGap, operandAt, theTable, type Entry } from '../select.js';
import type { Subject } from '../subject.js';
import { forestOf } from '../tree.js';
import { cellsUnder, codedLeaves, commonCodes, entriesUnder, type CodeKind } from './cross-cells.js';
import { fundingOf, isCurrentYearOnly, wholeAmount } from './funds.js';
import { classEntries, expenditureColumns, wholeColumn } from './overview.js';

/** A table that lists spending by code, and the column that is looked at. */
type Detail = { readonly table: Table; readonly measures: readonly Measure[] };

/** Codes absent from a table that still has its 合计 before its rows are held to be cut off: one is a row forgotten. */
const LEAST_ABSENT = 2;
/** Codes named in the explanation. */
const MOST_NAMED = 3;

function detailOf(subject: Subject, kind: TableKind, measures: readonly Measure[]): Detail | null {
  const table = theTable(subject, kind);
  return isGap(table) || table.isEmpty ? null : { table, measures };
}

function lanesOf(table: Table): readonly number[] {
  return [...new Set(table.columns.filter(isAmountColumn).map((column) => column.lane))];
}

/** True where a line states the whole of the table. */
function hasTotal(table: Table): boolean {
  return lanesOf(table).some((lane) => {
    const forest = forestOf(table, lane);
    return forest.totals.length > 0 || forest.nodes.length === 1;
  });
}

/** True where the left cells add up to less than the right one. */
function fallsShort(left: readonly Operand[], right: readonly Operand[]): boolean {
  if (left.length === 0 || right.length === 0) return false;
  const relation = { says: '', left: right.map(plus), right: left.map(plus) } as const;
  return test({ ...relation, comparison: 'at-most', tolerance: 'sum' }).verdict.state === 'violated';
}

/** The detail rows of the table make less than its own 合计. */
function isBelowTotal(subject: Subject, own: Detail, kind: CodeKind): boolean {
  const whole = wholeAmount(subject, own.table, ...own.measures);
  const { byCode, uncoded } = codedLeaves(own.table, kind);
  const cells = cellsUnder(subject, own.table, [...[...byCode.values()].flat(), ...uncoded], ...own.measures);
  return whole !== null && cells !== null && fallsShort(cells, [whole]);
}

/** Codes with money in the other table for which this one has no line at all. */
function absentCodes(subject: Subject, own: Detail, other: Detail, kind: CodeKind): readonly string[] {
  const [ofOwn, ofOther] = [codedLeaves(own.table, kind), codedLeaves(other.table, kind)];
  if (ofOwn.byCode.size === 0) return [];
  return commonCodes(ofOwn, ofOther).filter(
    (code) =>
      entriesUnder(ofOwn, code).length === 0 &&
      (cellsUnder(subject, other.table, entriesUnder(ofOther, code), ...other.measures) ?? []).some(hasFigure),
  );
}

/** The code at which the table breaks off has less money than in the other table: some of its rows are missing too. */
function endsShort(subject: Subject, own: Detail, other: Detail, kind: CodeKind): boolean {
  const [ofOwn, ofOther] = [codedLeaves(own.table, kind), codedLeaves(other.table, kind)];
  const last = [...ofOwn.byCode].flatMap(([code, entries]) =>
    entries.map((entry): readonly [string, Entry] => [code, entry]),
  );
  const end = last.reduce<readonly [string, Entry] | null>(
    (latest, one) => (latest === null || one[1].row.index > latest[1].row.index ? one : latest),
    null,
  );
  const code = end === null ? undefined : commonCodes(ofOwn, ofOther).find((common) => end[0].startsWith(common));
  if (code === undefined) return false;
  return fallsShort(
    cellsUnder(subject, own.table, entriesUnder(ofOwn, code), ...own.measures) ?? [],
    cellsUnder(subject, other.table, entriesUnder(ofOther, code), ...other.measures) ?? [],
  );
}

/** 类 with money in a two-sided table for which none of the detail tables has a line. */
function absentClasses(subject: Subject, overview: TableKind, details: readonly Table[]): readonly string[] {
  const table = theTable(subject, overview);
  if (isGap(table)) return [];
  const block = expenditureColumns(table);
  const column = block === null ? null : wholeColumn(block);
  if (column === null) return [];
  return classEntries(table).flatMap((entry) => {
    const code = /^class:(\d{3})$/.exec(entry.line.item ?? '')?.[1];
    if (code === undefined || !hasFigure(operandAt(subject, table, entry, column))) return [];
    const listed = details.some((detail) => entriesUnder(codedLeaves(detail, 'function'), code).length > 0);
    return listed ? [] : [code];
  });
}

/** What speaks for rows that are not there. */
type Signs = {
  readonly own: Detail;
  readonly kind: CodeKind;
  readonly absent: readonly string[];
  readonly short: boolean;
};

function compared(subject: Subject, own: Detail | null, other: Detail | null, kind: CodeKind): readonly Signs[] {
  if (own === null || other === null) return [];
  const absent = absentCodes(subject, own, other, kind);
  return [{ own, kind, absent, short: !hasTotal(own.table) && endsShort(subject, own, other, kind) }];
}

function allSigns(subject: Subject): readonly Signs[] {
  const all = detailOf(subject, 'expenditure', ['total', 'amount']);
  const general = detailOf(subject, 'general-public-expenditure', ['total', 'amount']);
  const basic = detailOf(subject, 'general-public-basic', ['total', 'basic']);
  const projects = detailOf(subject, 'project-expenditure', ['total', 'amount']);
  const split = (measure: Measure): Detail | null => (all === null ? null : { ...all, measures: [measure] });
  const equal =
    fundingOf(subject).state === 'general-public-only' &&
    (general === null || !isCurrentYearOnly(subject, general.table));
  const economic = (['economicDepartment', 'economicGovernment'] as const).flatMap((kind) => [
    ...compared(subject, split('basic'), basic, kind),
    ...(equal ? compared(subject, basic, split('basic'), kind) : []),
  ]);
  const funds = (['government-fund', 'state-capital'] as const).flatMap((kind) => {
    const table = theTable(subject, kind);
    return isGap(table) ? [] : [table];
  });
  const byClass: readonly (readonly [Detail | null, TableKind, readonly Table[]])[] = [
    [all, 'income-expenditure-overview', []],
    [general, 'fiscal-appropriation-overview', funds],
  ];
  return [
    ...compared(subject, all, general, 'function'),
    ...(equal ? compared(subject, general, all, 'function') : []),
    ...economic,
    ...compared(subject, projects, split('project'), 'function'),
    ...byClass.flatMap(([own, overview, others]): Signs[] => {
      if (own === null || codedLeaves(own.table, 'function').byCode.size === 0) return [];
      const absent = absentClasses(subject, overview, [own.table, ...others]);
      return [{ own, kind: 'function', absent, short: false }];
    }),
  ];
}

function find(subject: Subject): ReadonlyMap<Table, string> {
  const found = new Map<Table, string>();
  for (const { own, kind, absent, short } of allSigns(subject)) {
    if (found.has(own.table)) continue;
    const cut = hasTotal(own.table)
      ? absent.length >= LEAST_ABSENT && isBelowTotal(subject, own, kind)
      : absent.length > 0 || short;
    if (!cut) continue;
    const named = absent.slice(0, MOST_NAMED).join('、');
    const missing =
      absent.length === 0 ? '' : `，缺少 ${named}${absent.length > MOST_NAMED ? ` 等 ${absent.length} 个` : ''}科目`;
    const total = hasTotal(own.table) ? '各行之和小于合计' : '没有合计行';
    found.set(
      own.table,
      `${tableName(own.table)}似不完整：${total}${missing}，可能缺页或有行未识别，不能与其他表逐项核对，请对照原件`,
    );
  }
  return found;
}

const known = new WeakMap<Subject, ReadonlyMap<Table, string>>();

/**
 * 疑似不完整的表. Tables a part of whose rows was not read (a page missing from the file, a page that could not be
 * recognised): the 合计 is missing, or the rows make less than it, and other tables have money under codes this one
 * does not list. Rows that were not read are not 0: for such a table this says why nothing is compared code by code.
 * A table whose rows make its own 合计 is complete, and what it lacks is a finding.
 */
export function incompleteTables(subject: Subject, ...tables: readonly Table[]): readonly Gap[] {
  const found = known.get(subject) ?? find(subject);
  known.set(subject, found);
  return tables.flatMap((table) => {
    const why = found.get(table);
    return why === undefined ? [] : [insufficient(why)];
  });
}
