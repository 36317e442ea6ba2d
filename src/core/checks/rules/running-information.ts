import { Exact } from '../../amount/index.js';
import type { Column, Measure, Table } from '../../disclosure/index.js';
import { anchorOf, cellName, evidenceOf } from '../anchor.js';
import { insufficient, notApplicable, passed, test, type Outcome, type Rule } from '../outcome.js';
import { plus, type Operand } from '../relation.js';
import { entriesOf, hasFigure, isUnread, operandAt, tablesOf, type Entry } from '../select.js';
import type { Subject } from '../subject.js';
import { copyRelation } from './cross-cells.js';
import { threePublicOf, type ThreePublic } from './three-public.js';

/** 机构运行信息表. The table of 决算 that lists “三公”经费, 机关运行经费, 国有资产 and 政府采购 line by line. */
const TITLE = /机构运行信息|机关运行信息/;
/** What the rules on the table rest on. */
export const INFORMATION_BASIS = '部门决算报表（财政部年度部门决算编制通知）填报说明，惯例（引用前请核对）';

/** 合计: the line that states it and the lines it is the sum of, in the order of the form. */
type LineSum = { readonly whole: RegExp; readonly parts: readonly RegExp[] };

const ABROAD = /^因公出国[（(]境[）)]费/;
const CAR = /^公务用车购置[及和与]运行/;
const PURCHASE = /^公务用车购置费?$/;
const RUNNING = /^公务用车运行/;
const RECEPTION = /^公务接待费/;

const SUMS: readonly LineSum[] = [
  { whole: /^(?:“?三公”?经费)?支出合计$/, parts: [ABROAD, CAR, RECEPTION] },
  { whole: CAR, parts: [PURCHASE, RUNNING] },
  { whole: RECEPTION, parts: [/^国内接待费/, /^国[（(]境[）)]外接待费/] },
  { whole: /^机关运行经费/, parts: [/^行政单位/, /^参照公务员法管理(?:的)?事业单位/] },
  { whole: /^政府采购支出合计/, parts: [/^政府采购货物支出/, /^政府采购工程支出/, /^政府采购服务支出/] },
];

/** Lines that the table of “三公”经费 states as well. */
const COPIES: readonly (readonly [RegExp, string])[] = [
  [/^(?:“?三公”?经费)?支出合计$/, 'three-public'],
  [ABROAD, 'three-public.abroad'],
  [CAR, 'three-public.car'],
  [PURCHASE, 'three-public.car.purchase'],
  [RUNNING, 'three-public.car.running'],
  [RECEPTION, 'three-public.reception'],
];

/** A column of amounts of one lane with the lines beside it. */
type List = { readonly column: Column; readonly entries: readonly Entry[] };

/** The columns of amounts of the table, each with the lines beside it. */
export function listsOf(table: Table): readonly List[] {
  return table.columns
    .filter(({ path, moneyUnit }) => moneyUnit !== null && /(?:预算|决算|统计|执行)数$|^金额$/.test(path.at(-1) ?? ''))
    .map((column) => ({ column, entries: entriesOf(table, column.lane) }));
}

/** A label without white space. */
export function labelOf({ line }: Entry): string {
  return line.label.replace(/\s+/g, '').replace(/["＂]/g, '”');
}

/** The cell of the only line of a name; null where there is none, or several. */
export function cellNamed(subject: Subject, table: Table, { column, entries }: List, name: RegExp): Operand | null {
  const [entry, second] = entries.filter((each) => name.test(labelOf(each)));
  return entry === undefined || second !== undefined ? null : operandAt(subject, table, entry, column);
}

/** Every 机构运行信息表 of the document. */
export function tablesOfInformation(subject: Subject): readonly Table[] {
  return tablesOf(subject, 'other').filter(({ title }) => TITLE.test(title));
}

/** True for a cell that states a figure, read or not, or nothing at all: no dash or words that leave it out. */
function isStated({ cell }: Operand): boolean {
  return cell.reading.state !== 'nil' && cell.reading.state !== 'text';
}

function sumsOf(subject: Subject, table: Table): readonly Outcome[] {
  return listsOf(table).flatMap((list) =>
    SUMS.flatMap((sum): readonly Outcome[] => {
      const whole = cellNamed(subject, table, list, sum.whole);
      const parts = sum.parts.flatMap((name) => cellNamed(subject, table, list, name) ?? []);
      if (whole === null || parts.length < sum.parts.length || ![whole, ...parts].every(isStated)) return [];
      if (![whole, ...parts].some((cell) => hasFigure(cell) || isUnread(cell))) return [];
      const names = parts.map(({ line }) => line?.label ?? '').join('、');
      return [
        test({
          says: `${whole.line?.label ?? '合计'}应等于${names}之和`,
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

/** 「执法执勤用车」: one kind of the vehicles counted above it. */
const KIND = /用车$/;

/** A number of things: read without the money unit of its column. */
export function countOf({ cell }: Operand): Exact | null {
  if (cell.reading.state === 'blank') return new Exact(0);
  return cell.reading.state === 'number' ? new Exact(cell.reading.amount.value) : null;
}

/** 车辆数合计 against the kinds that stand directly below it, up to a line of another matter in the same lane. */
function vehiclesOf(subject: Subject, table: Table): readonly Outcome[] {
  return listsOf(table).flatMap(({ column, entries }): readonly Outcome[] => {
    const at = entries.findIndex((entry) => /^车辆数?合计/.test(labelOf(entry)));
    const below = entries.slice(at + 1);
    const end = below.findIndex((entry) => !KIND.test(labelOf(entry)));
    if (at < 0 || end < 2) return [];
    const cells = [entries[at], ...below.slice(0, end)].flatMap((entry) =>
      entry === undefined ? [] : (operandAt(subject, table, entry, column) ?? []),
    );
    if (cells.some(isUnread)) return [insufficient('机构运行信息表的车辆数有未能读出的，合计未核对')];
    const counts = cells.flatMap((cell) => countOf(cell) ?? []);
    const [whole, ...parts] = counts;
    const [stated] = cells;
    if (whole === undefined || stated === undefined || counts.length < end + 1) return [];
    const sum = parts.reduce((all, part) => all.plus(part), new Exact(0));
    if (sum.eq(whole)) return [passed(1)];
    // Kinds left blank altogether are not told.
    if (sum.isZero()) return [];
    return [
      {
        type: 'remark',
        severity: 'error',
        message: `${cellName(stated)}为 ${whole.toString()} 辆，其下各类用车之和为 ${sum.toString()} 辆，请核对。`,
        at: anchorOf(stated),
        evidence: cells.map((cell, index) => evidenceOf(cell, index === 0 ? 'total' : 'addend', null)),
        topic: '车辆数',
        expected: sum.toString(),
        actual: stated.cell.text.trim(),
      },
    ];
  });
}

export const sumInformation: Rule = {
  id: 'SUM-INFO',
  name: '机构运行信息表合计',
  family: 'arithmetic',
  severity: 'error',
  basis: INFORMATION_BASIS,
  needs: '机构运行信息表（逐行列出“三公”经费、机关运行经费、政府采购）',
  description:
    '“三公”经费支出合计等于因公出国（境）费、公务用车购置及运行维护费、公务接待费之和，公务用车购置及运行维护费、公务接待费、机关运行经费、政府采购支出合计等于各自分项之和，预算数、决算数、统计数各自核对；车辆数合计等于其下各类用车之和。印作横线、没有列全分项的不核对。',
  check: (subject) => {
    const tables = tablesOfInformation(subject);
    if (tables.length === 0) return [notApplicable('没有机构运行信息表')];
    const outcomes = tables.flatMap((table) => [...sumsOf(subject, table), ...vehiclesOf(subject, table)]);
    return outcomes.length > 0 ? outcomes : [insufficient('机构运行信息表的行或列未能识别')];
  },
};

/** What a measure states in the column of the information table: 预算数 or 决算数. */
function sameIn(statements: readonly ThreePublic[], measure: string, column: Column): Operand | null {
  const leaf = column.path.at(-1) ?? '';
  const wanted = (leaf.endsWith('预算数') ? `budgeted.${measure}` : measure) as Measure;
  if (!/[预决]算数$/.test(leaf) || statements.length !== 1) return null;
  return statements[0]?.get(wanted) ?? null;
}

export const informationCopied: Rule = {
  id: 'XTAB-INFO',
  name: '机构运行信息表与“三公”经费表',
  family: 'cross-table',
  severity: 'error',
  basis: INFORMATION_BASIS,
  needs: '机构运行信息表、“三公”经费支出决算表',
  description:
    '机构运行信息表所列“三公”经费合计及各项的预算数、决算数与“三公”经费支出决算表相同；预算数不同的报疑似（一张表印年初预算、另一张印全年预算的，口径不同）。末位相差一个单位只作提示。',
  check: (subject) => {
    const tables = tablesOfInformation(subject);
    const [listed, second] = tablesOf(subject, 'three-public');
    if (tables.length === 0) return [notApplicable('没有机构运行信息表')];
    if (listed === undefined || second !== undefined) return [notApplicable('没有单独的“三公”经费支出决算表')];
    const statements = threePublicOf(subject, listed);
    const outcomes = tables.flatMap((table) =>
      listsOf(table).flatMap((list) =>
        COPIES.flatMap(([name, measure]): readonly Outcome[] => {
          const own = cellNamed(subject, table, list, name);
          const other = sameIn(statements, measure, list.column);
          if (own === null || other === null || !isStated(own) || !isStated(other)) return [];
          if (![own, other].some((cell) => hasFigure(cell) || isUnread(cell))) return [];
          const says = `机构运行信息表的${own.line?.label ?? ''}与“三公”经费支出决算表应当一致`;
          const relation = copyRelation(says, other, own);
          // One may print the budget of the beginning of the year, the other that of all the year.
          return [
            test(
              list.column.path.at(-1)?.endsWith('预算数') === true ? { ...relation, severity: 'warning' } : relation,
            ),
          ];
        }),
      ),
    );
    return outcomes.length > 0 ? outcomes : [insufficient('两张表没有可以核对的行')];
  },
};
