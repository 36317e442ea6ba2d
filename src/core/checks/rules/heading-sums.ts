import type { Column, Table } from '../../disclosure/index.js';
import { evaluate, fails } from '../evaluate.js';
import { test, type Outcome } from '../outcome.js';
import { plus, type Relation } from '../relation.js';
import { entriesOf, hasFigure, operandAt, type Entry } from '../select.js';
import type { Subject } from '../subject.js';

/**
 * 表头所示的合计. The tree of the headings says what adds up, whatever the columns are called: 小计 below a heading is the sum of
 * the other columns below it, 合计 the sum of the headings beside it. Whether a table means it so, its own rows prove.
 */
type HeadingSum = { readonly whole: Column; readonly parts: readonly Column[] };

/** Rows with at least two addends in which the sum must hold before the others are held against it. */
const LEAST_PROOFS = 3;
/** So many rows prove it as well, whatever their addends: where one fund has all the money, each row repeats it. */
const ROWS_AS_PROOF = 6;
/** At most one row in this many may fail: where more do, the headings mean something else. */
const ROWS_FOR_ONE_FAILURE = 4;

const NOT_ADDED = /单价|数量|比例|占比|比重|增减|变动|%|率|年度|序号|其中/;
const SUM_LEAF = /^(?:小计|合计|总计)$/;

/** Columns that hold money and are no 其中 or comparison. */
function moneyColumns(table: Table, lane: number): readonly Column[] {
  return table.columns.filter(
    (column) => column.lane === lane && column.moneyUnit !== null && !NOT_ADDED.test(column.path.join('/')),
  );
}

const isBelow = (path: readonly string[], heading: readonly string[]): boolean =>
  path.length > heading.length && heading.every((word, level) => path[level] === word);

/** What stands directly below a heading: a column of its own, or for a group of columns its 小计, or all of it. */
function below(columns: readonly Column[], heading: readonly string[], except: Column): readonly Column[] {
  const inside = columns.filter((column) => column !== except && isBelow(column.path, heading));
  const groups = [...Map.groupBy(inside, ({ path }) => path[heading.length] ?? '').values()];
  return groups.flatMap((group) => {
    const [first] = group;
    const inner = [...heading, first?.path[heading.length] ?? ''];
    const sum = group.find(({ path }) => path.length === inner.length + 1 && SUM_LEAF.test(path.at(-1) ?? ''));
    return sum === undefined ? group : [sum];
  });
}

/** The sums that the headings of a lane show. */
function headingSums(table: Table, lane: number): readonly HeadingSum[] {
  const columns = moneyColumns(table, lane);
  return columns.flatMap((whole): HeadingSum[] => {
    if (!SUM_LEAF.test(whole.path.at(-1) ?? '')) return [];
    const parts = below(columns, whole.path.slice(0, -1), whole);
    return parts.length < 2 || parts.some(({ path }) => SUM_LEAF.test(path.at(-1) ?? '') && path.length === 1)
      ? []
      : [{ whole, parts }];
  });
}

function relationIn(subject: Subject, table: Table, entry: Entry, { whole, parts }: HeadingSum): Relation | null {
  const stated = operandAt(subject, table, entry, whole);
  const addends = parts.flatMap((column) => operandAt(subject, table, entry, column) ?? []);
  if (stated === null || addends.length < parts.length) return null;
  if (!hasFigure(stated) && !addends.some(hasFigure)) return null;
  const names = parts.map(({ path }) => (SUM_LEAF.test(path.at(-1) ?? '') ? path.at(-2) : path.at(-1)) ?? '');
  const listed = names.length > 5 ? `${names.slice(0, 3).join('、')}等 ${names.length} 列` : names.join('、');
  return {
    says: `${whole.path.join('/')}应等于${listed}之和`,
    left: addends.map(plus),
    right: [plus(stated)],
    comparison: 'equal',
    tolerance: 'sum',
  };
}

/** True where the row can prove anything: two addends with figures. */
function proves(relation: Relation): boolean {
  return relation.left.filter(({ operand }) => hasFigure(operand)).length >= 2;
}

/** True where the same columns below another heading (上年 beside 本年) add up by a declared identity. */
function isTwin(whole: Column, covered: ReadonlySet<Column>): boolean {
  const tail = whole.path.slice(1).join('/');
  return [...covered].some(({ path }) => path[0] !== whole.path[0] && tail !== '' && path.slice(1).join('/') === tail);
}

/**
 * Sums that the headings show and no declared identity covers. `covered` are the wholes that declared identities state in
 * this table. Stated only where the other rows of the table prove it, or the same columns of another year are declared.
 */
export function checkHeadingSums(subject: Subject, table: Table, covered: ReadonlySet<Column>): readonly Outcome[] {
  const lanes = [...new Set(table.columns.map(({ lane }) => lane))];
  return lanes.flatMap((lane) =>
    headingSums(table, lane).flatMap((sum): Outcome[] => {
      if (covered.has(sum.whole)) return [];
      const relations = entriesOf(table, lane).flatMap((entry) => relationIn(subject, table, entry, sum) ?? []);
      if (isTwin(sum.whole, covered)) return relations.map((relation) => test(relation));
      const failing = relations.filter((relation) => fails(evaluate(relation).state));
      const holding = relations.filter((relation) => !failing.includes(relation));
      const isProven = holding.length >= ROWS_AS_PROOF || holding.filter(proves).length >= LEAST_PROOFS;
      if (!isProven || failing.length * ROWS_FOR_ONE_FAILURE > relations.length) return [];
      return relations.map((relation) => test(relation));
    }),
  );
}
