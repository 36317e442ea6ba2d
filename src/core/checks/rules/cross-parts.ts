import type { Column, Table } from '../../disclosure/index.js';
import { notApplicable, test, type Outcome, type Rule } from '../outcome.js';
import { plus } from '../relation.js';
import { blockOf, entriesOf, operandAt, type Entry } from '../select.js';
import type { Subject } from '../subject.js';

/** Lines that no other line of the table shares its key with. */
function onceEach(table: Table, lane: number): ReadonlyMap<string, Entry> {
  const all = entriesOf(table, lane);
  const [single] = all;
  // The one line of a table needs no name.
  if (all.length === 1 && single !== undefined) return new Map([['', single]]);
  const byKey = Map.groupBy(all, ({ line }) => line.key);
  return new Map(
    [...byKey].flatMap(([key, entries]) => {
      const [only] = entries;
      // A line without a name goes by its number, and that says nothing in another table.
      return entries.length === 1 && only !== undefined && !key.startsWith('#') ? [[key, only] as const] : [];
    }),
  );
}

function yearsOf({ path }: Column): readonly string[] {
  return path.join('').match(/20\d{2}/g) ?? [];
}

/** Columns of two years are not the same column, whatever they measure. */
function isSameYear(one: Column, other: Column): boolean {
  const [own, theirs] = [yearsOf(one), yearsOf(other)];
  return own.length === 0 || theirs.length === 0 || own.some((year) => theirs.includes(year));
}

function compare(subject: Subject, fuller: Table, other: Table): readonly Outcome[] {
  const lanes = new Set(other.columns.map(({ lane }) => lane));
  return [...lanes].flatMap((lane) => {
    const [full, block] = [blockOf(fuller, lane), blockOf(other, lane)];
    if (full === null || block === null) return [];
    const lines = onceEach(fuller, lane);
    return [...onceEach(other, lane)].flatMap(([key, entry]) => {
      const same = lines.get(key);
      if (same === undefined) return [];
      return [...block.columns].flatMap(([measure, column]): readonly Outcome[] => {
        const theirs = full.columns.get(measure);
        if (theirs === undefined || !isSameYear(theirs, column)) return [];
        const left = operandAt(subject, fuller, same, theirs);
        const right = operandAt(subject, other, entry, column);
        if (left === null || right === null) return [];
        return [
          test({
            says: '同一材料的两份文件中，同一张表的同一个数应一致',
            left: [plus(left)],
            right: [plus(right)],
            comparison: 'equal',
            tolerance: 'copy',
            whenStatedBlank: 'notice',
            whenPartsBlank: 'notice',
          }),
        ];
      });
    });
  });
}

/** 两份文件中的同一张表 (XTAB-PARTS). */
export const partsAgree: Rule = {
  id: 'XTAB-PARTS',
  name: '两份文件中的同一张表一致',
  family: 'cross-table',
  severity: 'error',
  basis: '预算法第十四条；惯例（引用前请核对）',
  needs: '说明和表分成两个文件公开的材料，两个文件都印有同一张表',
  description:
    '同一单位、同一年度的预算（决算）分成几个文件公开、几个文件印有同一张表的，名称相同的行和含义相同的列，金额应一致。以数字较多的一张为准比较，其他规则也以该表核对。行的名称不同、列的年度不同或含义不明的不比较。',
  check: (subject) => {
    const { together } = subject;
    if (together === undefined) return [notApplicable('没有同一材料的其他文件')];
    const outcomes = together.copies.flatMap(({ fuller, other }) => compare(subject, fuller, other));
    return outcomes.length > 0 ? outcomes : [notApplicable('各文件没有可以比较的同一张表')];
  },
};
