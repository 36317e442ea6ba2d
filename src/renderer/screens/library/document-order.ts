import { compareUnitCodes } from '../../../core/disclosure/index.js';
import type { DocumentSummary, ReviewState } from '../../../shared/desk-api.js';
import type { SortKey, SortOrder } from '../../state/library-view.js';
import { deadlineIn, reviewersIn, type Where } from './library-filter.js';

/** The order of words as they are shown. Kept: to make it for every comparison takes thirty times as long. */
export const COLLATOR = new Intl.Collator('zh-Hans-CN', { numeric: true });
const STATES: Readonly<Record<DocumentSummary['state'], number>> = { unread: 0, partial: 1, pending: 2, read: 3 };

const REVIEWS: Readonly<Record<ReviewState, number>> = {
  waiting: 0,
  'first-review': 1,
  returned: 2,
  'first-reviewed': 3,
  'second-reviewed': 4,
  signed: 5,
};

/** What has to be looked at comes first. */
const READINGS: Readonly<Record<DocumentSummary['selfCheckState'], number>> = {
  look: 0,
  unproven: 1,
  partly: 2,
  closed: 3,
};

type Compare = (a: DocumentSummary, b: DocumentSummary) => number;

/** Units without code or name stand last: they are the ones to look at after the rest is in order. */
function compareUnit(a: DocumentSummary, b: DocumentSummary): number {
  const missing = Number(a.unitName === null) - Number(b.unitName === null);
  return (
    missing ||
    Number(a.unitCode === null) - Number(b.unitCode === null) ||
    compareUnitCodes(a.unitCode ?? '', b.unitCode ?? '') ||
    COLLATOR.compare(a.unitName ?? '', b.unitName ?? '')
  );
}

const weight = ({ findings }: DocumentSummary): number =>
  findings.error * 1_000_000 + findings.warning * 1000 + findings.notice;

/** Share decided; without findings there is nothing left to decide. */
const share = ({ progress: { decided, total } }: DocumentSummary): number => (total === 0 ? 1 : decided / total);

const COMPARE: Readonly<Record<Exclude<SortKey, 'reviewer' | 'deadline'>, Compare>> = {
  unit: compareUnit,
  year: (a, b) => (a.fiscalYear ?? 0) - (b.fiscalYear ?? 0),
  category: (a, b) => COLLATOR.compare(`${a.stage ?? ''}${a.level}`, `${b.stage ?? ''}${b.level}`),
  file: (a, b) => COLLATOR.compare(a.fileName, b.fileName),
  format: (a, b) => a.format.localeCompare(b.format),
  tables: (a, b) => a.tables - b.tables,
  findings: (a, b) => weight(a) - weight(b),
  state: (a, b) => STATES[a.state] - STATES[b.state],
  notes: (a, b) => a.notes - b.notes,
  selfCheck: (a, b) =>
    READINGS[a.selfCheckState] - READINGS[b.selfCheckState] ||
    COLLATOR.compare(a.message ?? a.selfCheck, b.message ?? b.selfCheck),
  progress: (a, b) => share(a) - share(b),
  review: (a, b) => REVIEWS[a.review] - REVIEWS[b.review],
  version: (a, b) => a.version - b.version,
};

/** Lines without a reviewer or a deadline stand behind those that have one. */
function compareIn(key: 'reviewer' | 'deadline', where: Where): Compare {
  const textOf = (one: DocumentSummary): string =>
    (key === 'reviewer' ? reviewersIn(one, where).join('、') : deadlineIn(one, where)) || '\uffff';
  return (a, b) => COLLATOR.compare(textOf(a), textOf(b));
}

/** Sorts the lines of the library: by the chosen column, then by unit, year (newest first) and file name. */
export function orderDocuments(
  documents: readonly DocumentSummary[],
  order: SortOrder,
  where: Where,
): readonly DocumentSummary[] {
  const { key } = order;
  const chosen = key === 'reviewer' || key === 'deadline' ? compareIn(key, where) : COMPARE[key];
  const sign = order.descending ? -1 : 1;
  return [...documents].sort(
    (a, b) => sign * chosen(a, b) || compareUnit(a, b) || -COMPARE.year(a, b) || COMPARE.file(a, b),
  );
}
