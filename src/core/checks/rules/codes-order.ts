import type { Table } from '../../disclosure/index.js';
import { tableName } from '../anchor.js';
import { codedLines, type CodedLine } from '../coded-lines.js';
import type { Remark } from '../outcome.js';
import type { Subject } from '../subject.js';
import { listed, mentionOfCell, remarkOn, type Mention } from '../text/remarks.js';

/** Fewer rows than this show no order. */
const LEAST_ROWS = 6;
/** As many rows, or one in so many, may stand elsewhere before the table is held to have an order of its own. */
const MOST_MOVED = 2;
const ONE_IN = 8;

/** Lines of one side with one code of one classification, where no code comes twice; none where the rows are groups. */
function listedCodes(table: Table, lane: number, kind: 'function' | 'economicDepartment'): readonly CodedLine[] {
  const found = codedLines(table, kind).filter(({ line }) => line.lane === lane);
  const isOnce = new Set(found.map(({ code }) => code)).size === found.length;
  return isOnce && found.length >= LEAST_ROWS ? found : [];
}

/** A run of lines in the order of their codes, by its last line. */
type Run = { readonly last: number; readonly length: number; readonly before: Run | null };

function isBetter(one: Run, other: Run | null | undefined): boolean {
  return other === null || other === undefined || one.length > other.length;
}

/**
 * The longest run, the first of those. For each line the best run that ends at a smaller code is looked up in a tree of
 * prefixes (Fenwick): a file of ten thousand lines must not be compared line with line.
 */
function longestRun(lines: readonly CodedLine[]): Run | null {
  const sorted = lines.map(({ code }) => code).toSorted((one, other) => (one < other ? -1 : one > other ? 1 : 0));
  const rank = new Map(sorted.map((code, index) => [code, index + 1]));
  const best = Array<Run | undefined>(lines.length + 1);
  let longest: Run | null = null;
  for (const [last, { code }] of lines.entries()) {
    const own = rank.get(code) ?? 0;
    let before: Run | null = null;
    for (let at = own - 1; at > 0; at -= at & -at) {
      const known = best[at];
      if (known !== undefined && (isBetter(known, before) || isEarlier(known, before))) before = known;
    }
    const run: Run = { last, length: (before?.length ?? 0) + 1, before };
    for (let at = own; at <= lines.length; at += at & -at) if (isBetter(run, best[at])) best[at] = run;
    if (isBetter(run, longest)) longest = run;
  }
  return longest;
}

function isEarlier(one: Run, other: Run | null): boolean {
  return other !== null && one.length === other.length && one.last < other.last;
}

/** The fewest lines whose removal leaves the rest in the order of their codes: those that were moved. */
function moved(lines: readonly CodedLine[]): readonly CodedLine[] {
  const kept = new Set<number>();
  for (let run = longestRun(lines); run !== null; run = run.before) kept.add(run.last);
  const found = lines.filter((_, index) => !kept.has(index));
  return found.length <= Math.max(MOST_MOVED, Math.floor(lines.length / ONE_IN)) ? found : [];
}

/** 科目顺序. Lines of a list of codes that stand elsewhere than their code: one notice for the file. */
export function codesOutOfOrder(subject: Subject): Remark | null {
  const mentions: Mention[] = [];
  const tables = new Set<Table>();
  for (const table of subject.disclosure.tables) {
    // Projects and purchases have an order of their own; their codes only say where they are spent.
    if (/^(?:project-|procurement|purchased-services)/.test(table.kind)) continue;
    const lanes = new Set(table.columns.map(({ lane }) => lane));
    for (const lane of lanes) {
      for (const kind of ['function', 'economicDepartment'] as const) {
        for (const { code, row, line } of moved(listedCodes(table, lane, kind))) {
          const column = table.columns.find(
            ({ lane: own, measure }) => own === lane && /^(?:function|economic)/.test(measure),
          );
          const cell = column === undefined ? undefined : row.cells[column.index];
          if (column === undefined || cell === undefined) continue;
          tables.add(table);
          mentions.push(mentionOfCell(subject.document, table, row, column, cell, `${code}-${line.label}`));
        }
      }
    }
  }
  const [first] = tables;
  if (first === undefined) return null;
  const where = tables.size > 1 ? `${tableName(first)}等 ${tables.size} 张表` : tableName(first);
  return remarkOn(
    mentions,
    'notice',
    '科目顺序',
    `${where}的科目没有按编码顺序排列：${listed(mentions)}，请核对是否错行。`,
  );
}
