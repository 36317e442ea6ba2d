import type { Table } from '../../disclosure/index.js';
import { tableName } from '../anchor.js';
import { codedLines } from '../coded-lines.js';
import type { Outcome } from '../outcome.js';
import type { Subject } from '../subject.js';
import { listed, mentionOfCell, remarkOn } from '../text/remarks.js';

/** A classification whose rows may stand below each other: its codes, the lengths of the upper ones, and its columns. */
type Ladder = {
  readonly kind: 'function' | 'economicDepartment' | 'economicGovernment';
  readonly codes: RegExp;
  readonly lengths: readonly number[];
  readonly columns: RegExp;
  readonly below: readonly string[];
};

const LADDERS: readonly Ladder[] = [
  {
    kind: 'function',
    codes: /^2\d{2}(?:\d{2}){0,2}$/,
    lengths: [3, 5],
    columns: /^function/,
    below: ['款、项', '项'],
  },
  { kind: 'economicDepartment', codes: /^3\d{2}(?:\d{2})?$/, lengths: [3], columns: /^economic/, below: ['款'] },
  { kind: 'economicGovernment', codes: /^5\d{2}(?:\d{2})?$/, lengths: [3], columns: /^economic/, below: ['款'] },
];

/**
 * 缺上级行. A table that prints the 类 (or 款) above its items leaves out the one above some of them: 「20701」 without 「207」
 * where every other class has its row; 「30201」 without 「302」. Tables that print no such rows at all are laid out otherwise.
 */
export function missingParents(subject: Subject, table: Table): readonly Outcome[] {
  return LADDERS.flatMap((ladder) => missingOf(subject, table, ladder));
}

function missingOf(subject: Subject, table: Table, ladder: Ladder): readonly Outcome[] {
  const coded = codedLines(table, ladder.kind).filter(({ code }) => ladder.codes.test(code));
  if (coded.length === 0) return [];
  const printed = new Set(coded.map(({ code }) => code));
  return ladder.lengths.flatMap((length, level): Outcome[] => {
    const below = coded.filter(({ code }) => code.length > length);
    const needed = new Set(below.map(({ code }) => code.slice(0, length)));
    const lost = [...needed].filter((code) => !printed.has(code));
    const kept = needed.size - lost.length;
    // One row of two lists side by side loses a class on both sides.
    const least = new Set(table.columns.map(({ lane }) => lane)).size > 1 ? lost.length : lost.length * 2;
    if (lost.length === 0 || kept < least) return [];
    const mentions = lost.flatMap((code) => {
      const first = below.find((one) => one.code.startsWith(code));
      const column = table.columns.find(
        ({ lane, measure }) => lane === first?.line.lane && ladder.columns.test(measure),
      );
      const cell = column === undefined ? undefined : first?.row.cells[column.index];
      if (first === undefined || column === undefined || cell === undefined) return [];
      return [mentionOfCell(subject.document, table, first.row, column, cell, code)];
    });
    const remark = remarkOn(
      mentions,
      'warning',
      ladder.kind === 'function' ? `缺上级行·${length}` : `缺上级行·${ladder.kind}`,
      `${tableName(table)}列有${ladder.below[level] ?? '下'}级科目，没有列其上级科目${listed(mentions)}的行，其他科目都列有上级，请核对是否漏行。`,
    );
    return remark === null ? [] : [remark];
  });
}
