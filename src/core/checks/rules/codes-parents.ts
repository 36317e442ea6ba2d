import type { Table } from '../../disclosure/index.js';
import { tableName } from '../anchor.js';
import { codedLines, type CodedLine } from '../coded-lines.js';
import { insufficient, type Outcome } from '../outcome.js';
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

/** True where a line whose code was not read stands above the first line below a code: it may be the line of that code. */
function mayBeUnread(table: Table, { kind }: Ladder, coded: readonly CodedLine[], code: string): boolean {
  const at = coded.findIndex((one) => one.code.startsWith(code));
  const first = coded[at];
  const before = coded[at - 1];
  if (first === undefined) return false;
  const above = before?.line.lane === first.line.lane ? before.row.index : -1;
  return table.rows
    .slice(above + 1, first.row.index)
    .some(({ lines }) => lines.some((line) => line.codeUnread === true && line.codes[kind] === undefined));
}

function missingOf(subject: Subject, table: Table, ladder: Ladder): readonly Outcome[] {
  const coded = codedLines(table, ladder.kind).filter(({ code }) => ladder.codes.test(code));
  if (coded.length === 0) return [];
  const printed = new Set(coded.map(({ code }) => code));
  return ladder.lengths.flatMap((length, level): Outcome[] => {
    const below = coded.filter(({ code }) => code.length > length);
    const needed = new Set(below.map(({ code }) => code.slice(0, length)));
    const absent = [...needed].filter((code) => !printed.has(code));
    const lost = absent.filter((code) => !mayBeUnread(table, ladder, coded, code));
    if (lost.length < absent.length && lost.length === 0) {
      return [insufficient(`${tableName(table)}有编码没有读出的行，不能确认上级科目是否都有`)];
    }
    const kept = needed.size - absent.length;
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
