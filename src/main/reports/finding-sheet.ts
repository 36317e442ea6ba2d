import type { Finding } from '../../core/checks/index.js';
import {
  locationText,
  reviewWords as words,
  type LedgerRow,
  type Note,
  type PrintedCell,
  type PrintedReport,
  type ReportSource,
} from '../../core/review/index.js';
import { columnsOf } from './ledger.js';
import { BLANK, paragraph } from './opinion.js';

const labels = words.findingSheet;
/** What the sheet says of the ledger row, in this order. */
const COLUMNS = [
  'unitName',
  'unitCode',
  'fileName',
  'fiscalYear',
  'documentType',
  'location',
  'quote',
  'category',
  'problem',
  'expected',
  'severity',
  'basis',
  'suggestion',
] as const satisfies readonly (keyof LedgerRow)[];

/** 取证单: one problem with its excerpt, its arithmetic and every figure it rests on, to be signed by both sides. */
export function printFindingSheet(
  source: ReportSource,
  row: LedgerRow,
  finding: Finding | null,
  note: Note | null,
): PrintedReport {
  const decision: readonly (readonly [string, string])[] =
    note === null
      ? [[labels.state, words.annotated.undecided]]
      : [
          [labels.state, words.noteState[note.state]],
          [labels.opinion, note.text],
          [labels.author, words.remark.author(note.author, note.updatedAt.slice(0, 10))],
          [words.columns.reviewedBy, [row.reviewedBy, row.reviewedOn].filter((part) => part !== '').join(' ')],
        ];
  const rows: readonly (readonly PrintedCell[])[] = [
    ...COLUMNS.map((column) => [words.columns[column], String(row[column] ?? '')]),
    ...decision,
  ];
  const evidence = finding?.evidence ?? [];
  return {
    title: labels.title,
    orientation: 'portrait',
    blocks: [
      paragraph('title', labels.title),
      {
        type: 'table',
        name: labels.sheet,
        title: labels.title,
        columns: columnsOf(labels.columns, [20, 90]),
        rows,
        empty: '',
      },
      ...(evidence.length === 0
        ? []
        : [
            {
              type: 'table' as const,
              name: labels.evidenceSheet,
              title: labels.evidenceTitle,
              columns: columnsOf(labels.evidenceColumns, [12, 70, 28]),
              rows: evidence.map(({ role, anchor, text }) => [
                labels.role[role],
                locationText(anchor, anchor.document === source.document ? source.disclosure : undefined),
                text,
              ]),
              empty: '',
            },
          ]),
      BLANK,
      ...labels.lines.map((line) => paragraph('body', line + words.opinion.blank)),
    ],
  };
}
