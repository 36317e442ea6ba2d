import {
  reviewWords as words,
  undecidedOf,
  type PrintedCell,
  type PrintedReport,
  type ReportModel,
  type ReportSource,
  type ReviewState,
} from '../../core/review/index.js';
import { columnsOf } from './ledger.js';
import { BLANK, dateText, paragraph } from './opinion.js';

/** What the workspace knows about a file beside what is in it. */
export type Standing = { readonly state: ReviewState; readonly olderVersions: number };

const labels = words.summary;
const WIDTHS = [5, 30, 20, 6, 9, 9, 5, 5, 5, 5, 6, 5, 5, 6, 5, 8, 6, 9] as const;
/** Columns that are added up: 错误 to 旧版本. */
const COUNTED = { from: 6, to: 16 } as const;

/** 汇总表: files × counts × state on one page. `subject`: the batch, or what stands for it. */
export function printSummary(
  sources: readonly ReportSource[],
  model: ReportModel,
  standings: ReadonlyMap<string, Standing>,
  subject: string,
): PrintedReport {
  const title = labels.title(subject);
  const rows = sources.map((source, index) => fileRow(source, index, model, standings.get(source.document)));
  const sum = (column: number): number => rows.reduce((total, row) => total + Number(row[column] ?? 0), 0);
  const totals = labels.columns.map((_, column): PrintedCell => {
    if (column === 1) return labels.total;
    return column >= COUNTED.from && column <= COUNTED.to ? sum(column) : '';
  });
  const states = Map.groupBy(sources, ({ document }) => standings.get(document)?.state ?? 'waiting');
  const found = sum(6) + sum(7) + sum(8);
  const counted = [...states].map(([state, files]) => [words.reviewState[state], files.length] as const);
  const column = (heading: (typeof labels.columns)[number]): number => sum(labels.columns.indexOf(heading));
  return {
    title,
    orientation: 'landscape',
    blocks: [
      paragraph('title', title),
      paragraph('note', labels.counts(sources.length, found, column('未核定')) + labels.states(counted)),
      paragraph('note', labels.leftOut(column('静默'), column('旧版本'))),
      {
        type: 'table',
        name: labels.sheet,
        title,
        columns: columnsOf(labels.columns, WIDTHS),
        rows: [...rows, totals],
        empty: '',
      },
      BLANK,
      paragraph('signature', model.reviewer),
      paragraph('signature', dateText(model.date)),
    ],
  };
}

function fileRow(
  source: ReportSource,
  index: number,
  model: ReportModel,
  standing: Standing | undefined,
): readonly PrintedCell[] {
  const file = model.files[index];
  const findings = source.findings.filter(({ outcome }) => outcome === 'finding');
  const severe = (severity: (typeof findings)[number]['severity']): number =>
    findings.filter((finding) => finding.severity === severity).length;
  const notes = source.notes.filter(({ state }) => state !== 'withdrawn');
  const decided = (...states: readonly string[]): number =>
    notes.filter(({ state, finding }) => finding !== null && states.includes(state)).length;
  return [
    index + 1,
    source.fileName,
    file?.unitName ?? '',
    file?.fiscalYear ?? '',
    file?.documentType ?? '',
    file?.reading ?? '',
    severe('error'),
    severe('warning'),
    severe('notice'),
    decided('adopted'),
    decided('rejected'),
    decided('later', 'open'),
    notes.filter(({ finding }) => finding === null).length,
    undecidedOf(source).length,
    file?.silenced ?? 0,
    file?.notChecked.length ?? 0,
    standing?.olderVersions ?? 0,
    words.reviewState[standing?.state ?? 'waiting'],
  ];
}
