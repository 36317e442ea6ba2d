import type { RuleInfo } from '../../core/checks/index.js';
import { DESCRIBING_MEASURES, type Table } from '../../core/disclosure/index.js';
import {
  markedEntriesOf,
  reviewWords as words,
  type PrintedMark,
  type PrintedReport,
  type PrintedTable,
  type ReportSource,
} from '../../core/review/index.js';
import { columnsOf } from './ledger.js';
import { paragraph } from './opinion.js';

const labels = words.annotated;
/** Longest name of a sheet in a workbook. */
const NAME_LENGTH = 31;
type Entry = ReturnType<typeof markedEntriesOf>[number];

/** 批注表: the tables of one document as they were read, with what was found and written on them as marks and as a list. */
export function printAnnotated(source: ReportSource, rules: readonly RuleInfo[]): PrintedReport {
  const entries = markedEntriesOf(source, rules);
  const title = labels.title(source.fileName);
  const list: PrintedTable = {
    type: 'table',
    name: labels.listSheet,
    title,
    columns: columnsOf(labels.listColumns, [6, 24, 36, 18, 9, 60, 10]),
    rows: entries.map(({ row, anchor, state, note }, index) => [
      index + 1,
      anchor.tableTitle ?? '',
      row.location,
      row.quote,
      row.severity,
      row.problem,
      note === null ? labels.undecided : words.noteState[state],
    ]),
    empty: labels.none,
  };
  const tables = source.disclosure.tables.map((table, index) => tableOf(table, index, entries));
  return { title, orientation: 'landscape', blocks: [paragraph('title', title), list, ...tables] };
}

function tableOf(table: Table, index: number, entries: readonly Entry[]): PrintedTable {
  const title = [table.printedNumber ?? '', table.title].filter((part) => part !== '').join(' ');
  const own = entries.filter(({ anchor }) => anchor.table === table.id && anchor.row !== null);
  return {
    type: 'table',
    name: sheetName(index, title),
    title: title === '' ? labels.unnamed(index + 1) : title,
    // A table may have been found of which no column could be read; a sheet without columns cannot be written.
    columns:
      table.columns.length === 0
        ? [{ heading: labels.noColumns, width: 40 }]
        : table.columns.map(({ path, measure }) => ({
            heading: path.join('/'),
            width: DESCRIBING_MEASURES.has(measure) ? 24 : 14,
            amount: true,
          })),
    rows: table.rows.map(({ cells }) =>
      table.columns.length === 0
        ? [cells.map(({ text }) => text).join(' ')]
        : table.columns.map(({ index: column }) => cells[column]?.text ?? ''),
    ),
    empty: '',
    marks: marksOf(table, own),
  };
}

/** One mark for each cell; what is said of a whole row stands on its first cell. */
function marksOf(table: Table, entries: readonly Entry[]): readonly PrintedMark[] {
  const marks = new Map<string, PrintedMark>();
  for (const { anchor, severity, row } of entries) {
    const at = table.rows.findIndex(({ index }) => index === anchor.row);
    const column = anchor.column === null ? 0 : table.columns.findIndex(({ index }) => index === anchor.column);
    if (at < 0 || column < 0) continue;
    const key = `${at} ${column}`;
    const before = marks.get(key);
    const text = labels.mark(words.severity[severity], row.problem);
    marks.set(
      key,
      before === undefined ? { row: at, column, severity, text } : { ...before, text: `${before.text}\n${text}` },
    );
  }
  return [...marks.values()];
}

/** A name that a workbook takes and no other sheet has: its number stands first. */
function sheetName(index: number, title: string): string {
  const plain = title.replace(/[\\/?*[\]:'\p{Cc}]/gu, '');
  return `${index + 1} ${plain}`.trim().slice(0, NAME_LENGTH);
}
