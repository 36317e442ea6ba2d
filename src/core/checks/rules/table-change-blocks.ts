import type { Column, Table } from '../../disclosure/index.js';
import { tableName } from '../anchor.js';
import { evaluate, fails } from '../evaluate.js';
import { ambiguous, test, type Outcome } from '../outcome.js';
import type { Relation } from '../relation.js';
import { entriesOf } from '../select.js';
import type { Subject } from '../subject.js';
import { changeBetween } from './table-changes-relation.js';

/** 「增减变化情况」 above the columns of a whole block. */
const CHANGES = /^(?:比上年|较上年)?(?:增减|变动|增减变动|增减变化|变化)(?:情况|额|金额)?$/;
/** The years that the two other blocks stand for: 「2030年预算」, 「上年」, 「本年预算数」. */
const YEAR = /20\d{2}(?=年)/;
const LAST = /^(?:上年|去年|上一年)/;
const THIS = /^(?:本年|当年|今年)/;

/** How many changes must agree before the others are held against the same two blocks. */
const LEAST = 2;

/** Columns that stand for one thing in the block of changes, in that of this year and in that of the year before. */
type Triple = { readonly change: Column; readonly now: Column; readonly base: Column };

const plainPath = ({ path }: Column): readonly string[] => path.map((part) => part.replace(/\s+/g, ''));
const restOf = (column: Column): string => plainPath(column).slice(1).join('/');

/** When a block's heading stands for: a year, or -1 and 0 for last year and this one; null where it names neither. */
function timeOf(heading: string): number | null {
  const year = YEAR.exec(heading)?.[0];
  if (year !== undefined) return Number(year);
  return LAST.test(heading) ? -1 : THIS.test(heading) ? 0 : null;
}

/** The columns that a block of changes is recomputed from; empty where not exactly two other blocks stand beside it. */
function triplesOf(table: Table): readonly Triple[] {
  const changes = table.columns.filter(
    (column) => column.moneyUnit !== null && column.path.length > 1 && CHANGES.test(plainPath(column)[0] ?? ''),
  );
  const others = table.columns.filter(
    (column) => column.moneyUnit !== null && column.path.length > 1 && timeOf(plainPath(column)[0] ?? '') !== null,
  );
  const times = [...new Set(others.map((column) => timeOf(plainPath(column)[0] ?? '') ?? 0))].sort((a, b) => a - b);
  const [before, after] = times;
  if (times.length !== 2 || before === undefined || after === undefined || (before === -1 && after !== 0)) return [];
  const at = (time: number, rest: string): Column | undefined =>
    others.find((column) => timeOf(plainPath(column)[0] ?? '') === time && restOf(column) === rest);
  return changes.flatMap((change): readonly Triple[] => {
    const [now, base] = [at(after, restOf(change)), at(before, restOf(change))];
    return now === undefined || base === undefined ? [] : [{ change, now, base }];
  });
}

/**
 * 增减变化情况. A block of columns under one heading that states the changes between two blocks with the same columns: each change is this year's amount
 * less that of the year before. Held against the table where most of its changes agree.
 */
export function changeBlocks(subject: Subject, table: Table): readonly Outcome[] {
  const triples = triplesOf(table);
  const relations = triples.flatMap(({ change, now, base }) =>
    entriesOf(table, change.lane).flatMap((entry): readonly Relation[] => {
      const relation = changeBetween(subject, table, entry, change, { now, base });
      return relation === null ? [] : [relation];
    }),
  );
  if (relations.length === 0) return [];
  const held = relations.filter((relation) => !fails(evaluate(relation).state)).length;
  return held >= LEAST && held >= 2 * (relations.length - held)
    ? relations.map((relation) => test(relation))
    : [ambiguous(`${tableName(table)}的增减各列由哪两组相减不能确定`)];
}
