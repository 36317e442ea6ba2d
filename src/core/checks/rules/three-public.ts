import type { Column, Measure, Table } from '../../disclosure/index.js';
import { insufficient, notApplicable, test, type Outcome, type Rule } from '../outcome.js';
import { plus, type Operand } from '../relation.js';
import { blocksOf, columnOf, entriesOf, operandAt, tablesOf, type Entry } from '../select.js';
import type { Subject } from '../subject.js';
import { ROW_SUMS } from './row-sums-declared.js';
import { checkRowSums } from './row-sums.js';

/** Names of the parts where the table prints them as lines (项目 | 预算数) instead of columns. The first match wins. */
const LINE_NAMES: readonly (readonly [RegExp, Measure])[] = [
  [/因公出国/, 'three-public.abroad'],
  [/公务接待/, 'three-public.reception'],
  [/公务用车购置(?:及|和|与)运[行维]/, 'three-public.car'],
  [/公务用车购置/, 'three-public.car.purchase'],
  [/公务用车运[行维]/, 'three-public.car.running'],
  [/^“?三公”?经费/, 'three-public'],
  [/^会议费/, 'meeting'],
  [/^培训费/, 'training'],
  [/^(?:支出)?合计$/, 'total'],
];

function measureOfLine(entry: Entry): Measure | null {
  const label = entry.line.label.replace(/["＂]/g, '');
  return LINE_NAMES.find(([name]) => name.test(label))?.[1] ?? null;
}

/** One statement of the 三公 expenses: each measure's cell. */
export type ThreePublic = ReadonlyMap<Measure, Operand>;

/**
 * The statements of a 三公 table: one for each row of a table with named columns, one for each amount column of a
 * table with named lines.
 */
export function threePublicOf(subject: Subject, table: Table): readonly ThreePublic[] {
  const found: ThreePublic[] = [];
  for (const block of blocksOf(table)) {
    const entries = entriesOf(table, block.lane);
    if (columnOf(block, 'three-public', 'three-public.reception') !== null) {
      for (const entry of entries) {
        const cells = [...block.columns].flatMap(([measure, column]) => {
          const operand = operandAt(subject, table, entry, column);
          return operand === null ? [] : [[measure, operand] as const];
        });
        found.push(new Map(cells));
      }
      continue;
    }
    for (const column of block.columns.values()) {
      const statement = statementOf(subject, table, entries, column);
      if (statement.size > 1) found.push(statement);
    }
  }
  return found;
}

/** What the lines of a list say in one column. */
function statementOf(subject: Subject, table: Table, entries: readonly Entry[], column: Column): ThreePublic {
  const statement = new Map<Measure, Operand>();
  for (const entry of entries) {
    const measure = measureOfLine(entry);
    const operand = operandAt(subject, table, entry, column);
    if (measure !== null && operand !== null && !statement.has(measure)) statement.set(measure, operand);
  }
  // 「一、“三公”经费支出 —」 only heads the list: 「（一）支出合计」 below it states the whole.
  const heading = statement.get('three-public');
  if (heading !== undefined && statement.has('total') && /^(?:blank|nil)$/.test(heading.cell.reading.state)) {
    statement.delete('three-public');
  }
  // 合计 is the whole of 三公 unless a line of its own states that, or 会议费 and 培训费 are counted in.
  const total = statement.get('total');
  if (total !== undefined && !['three-public', 'meeting', 'training'].some((each) => statement.has(each as Measure))) {
    statement.delete('total');
    statement.set('three-public', total);
  }
  return statement;
}

/** Columns of a list that state the same for another year or one of the budgets: they add up like the column it is about. */
function besideInList(subject: Subject, table: Table): readonly ThreePublic[] {
  return blocksOf(table).flatMap((block) =>
    block.unknown
      .filter(({ path }) => BESIDE.test(path.join('/')) && !NOT_BESIDE.test(path.join('/')))
      .map((column) => statementOf(subject, table, entriesOf(table, block.lane), column))
      .filter((statement) => statement.size > 1),
  );
}

const BESIDE = /(?:19|20)\d\d年|上年|本年|预算|决算|执行/;
const NOT_BESIDE = /增减|比上年|变动|幅度|比例|[%％]|率/;

/** The same declared sums, read down the lines of a table that lists the parts one below the other. */
function checkLines(subject: Subject, table: Table): readonly Outcome[] {
  const isListed = blocksOf(table).every((block) => columnOf(block, 'three-public', 'three-public.reception') === null);
  if (!isListed) return [];
  const sums = ROW_SUMS.filter((sum) => sum.rule === 'SUM-3P');
  return [...threePublicOf(subject, table), ...besideInList(subject, table)].flatMap((statement) =>
    sums.flatMap((sum): Outcome[] => {
      const whole = statement.get(sum.whole);
      const parts = [...sum.required, ...(sum.optional ?? [])].flatMap((measure) => statement.get(measure) ?? []);
      const isWhole = sum.required.every((measure) => statement.has(measure));
      const replaced = (sum.without ?? []).some((measure) => statement.has(measure));
      if (whole === undefined || replaced || !isWhole) return [];
      return [
        test({
          says: `${whole.line?.label ?? '合计'}应等于${parts.map((part) => part.line?.label ?? '').join('、')}之和`,
          left: parts.map(plus),
          right: [plus(whole)],
          comparison: 'equal',
          tolerance: 'sum',
          whenPartsBlank: 'notice',
        }),
      ];
    }),
  );
}

export const sumThreePublic: Rule = {
  id: 'SUM-3P',
  name: '“三公”经费合计',
  family: 'arithmetic',
  severity: 'error',
  basis: '《地方预决算公开操作规程》（财预〔2016〕143号）',
  needs: '“三公”经费支出表',
  description:
    '“三公”经费合计等于因公出国（境）费、公务接待费、公务用车购置及运行维护费之和；公务用车费等于购置费加运行维护费；运行维护费等于其明细之和。明细列全部空白而小计有数，只作提示。空表不核对。',
  check: (subject) => {
    const tables = tablesOf(subject, 'three-public');
    const outcomes = [
      ...checkRowSums(subject, 'SUM-3P').filter(
        (outcome) => outcome.type !== 'gap' || outcome.state !== 'not-applicable',
      ),
      ...tables.flatMap((table) => checkLines(subject, table)),
    ];
    if (tables.length > 0 && tables.every((table) => table.isEmpty)) return [notApplicable('“三公”经费支出表没有金额')];
    if (tables.length > 0 && outcomes.length === 0) return [insufficient('“三公”经费支出表的列未能识别')];
    return outcomes;
  },
};
