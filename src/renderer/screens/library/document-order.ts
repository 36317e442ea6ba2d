import type { DocumentSummary } from '../../../shared/desk-api.js';

/** Columns by which the library can be sorted. */
export const SORT_KEYS = [
  'unit',
  'year',
  'category',
  'file',
  'format',
  'tables',
  'findings',
  'state',
  'notes',
] as const;
export type SortKey = (typeof SORT_KEYS)[number];
export type SortOrder = { readonly key: SortKey; readonly descending: boolean };

const COLLATOR = new Intl.Collator('zh-Hans-CN', { numeric: true });
const STATES: Readonly<Record<DocumentSummary['state'], number>> = { unread: 0, partial: 1, pending: 2, read: 3 };

type Compare = (a: DocumentSummary, b: DocumentSummary) => number;

/** Units without code or name stand last: they are the ones to look at after the rest is in order. */
function compareUnit(a: DocumentSummary, b: DocumentSummary): number {
  const missing = Number(a.unitName === null) - Number(b.unitName === null);
  return (
    missing ||
    COLLATOR.compare(a.unitCode ?? '\uffff', b.unitCode ?? '\uffff') ||
    COLLATOR.compare(a.unitName ?? '', b.unitName ?? '')
  );
}

const weight = ({ findings }: DocumentSummary): number =>
  findings.error * 1_000_000 + findings.warning * 1000 + findings.notice;

const COMPARE: Readonly<Record<SortKey, Compare>> = {
  unit: compareUnit,
  year: (a, b) => (a.fiscalYear ?? 0) - (b.fiscalYear ?? 0),
  category: (a, b) => COLLATOR.compare(`${a.stage ?? ''}${a.level}`, `${b.stage ?? ''}${b.level}`),
  file: (a, b) => COLLATOR.compare(a.fileName, b.fileName),
  format: (a, b) => a.format.localeCompare(b.format),
  tables: (a, b) => a.tables - b.tables,
  findings: (a, b) => weight(a) - weight(b),
  state: (a, b) => STATES[a.state] - STATES[b.state],
  notes: (a, b) => a.notes - b.notes,
};

/** Sorts the lines of the library: by the chosen column, then by unit, year (newest first) and file name. */
export function orderDocuments(documents: readonly DocumentSummary[], order: SortOrder): readonly DocumentSummary[] {
  const chosen = COMPARE[order.key];
  const sign = order.descending ? -1 : 1;
  return [...documents].sort(
    (a, b) => sign * chosen(a, b) || compareUnit(a, b) || -COMPARE.year(a, b) || COMPARE.file(a, b),
  );
}
