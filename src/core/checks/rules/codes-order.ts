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

/** The fewest lines whose removal leaves the rest in the order of their codes: those that were moved. */
function moved(lines: readonly CodedLine[]): readonly CodedLine[] {
  const runs: (readonly CodedLine[])[] = [];
  for (const line of lines) {
    const before = runs.filter((run) => (run.at(-1)?.code ?? '') < line.code);
    const best = before.reduce<readonly CodedLine[]>((long, run) => (run.length > long.length ? run : long), []);
    runs.push([...best, line]);
  }
  const kept = new Set(runs.reduce<readonly CodedLine[]>((long, run) => (run.length > long.length ? run : long), []));
  const found = lines.filter((line) => !kept.has(line));
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
