import type { Batch, DocumentSummary, Finding } from '../../../shared/desk-api.js';
import { NO_LIBRARY_FILTER, type LibraryFilter } from '../../state/library-view.js';

/** The batch in which documents are looked at (null: all of them), and what is known of batches. */
export type Where = { readonly batch: string | null; readonly batches: readonly Batch[] };

const SEVERITIES = ['error', 'warning', 'notice'] as const;

/** Who looks at a document, in the batch looked at or in any. */
export function reviewersIn(document: DocumentSummary, { batch }: Where): readonly string[] {
  const names = document.batches
    .filter((one) => batch === null || one.batch === batch)
    .flatMap(({ reviewer }) => reviewer ?? []);
  return [...new Set(names)].toSorted();
}

/** Until when, as 2026-03-05: its own day, else that of the batch; the earliest where it is in several. Empty: none. */
export function deadlineIn(document: DocumentSummary, { batch, batches }: Where): string {
  const days = document.batches
    .filter((one) => batch === null || one.batch === batch)
    .flatMap(
      (one) => one.deadline ?? batches.find(({ id, archived }) => id === one.batch && !archived)?.deadline ?? [],
    );
  return days.toSorted()[0] ?? '';
}

/** Code and name of the unit as one value, 「""」 where neither is known. */
function unitOf({ unitCode, unitName }: DocumentSummary): string {
  return [unitCode, unitName].filter((part) => part !== null).join(' ');
}

/** Stage and level as one value. */
function categoryOf({ stage, level }: DocumentSummary): string {
  return `${stage ?? ''} ${level}`;
}

function severitiesOf({ findings }: DocumentSummary): readonly (Finding['severity'] | 'none')[] {
  const there = SEVERITIES.filter((severity) => findings[severity] > 0);
  return there.length === 0 ? ['none'] : there;
}

type Facet = Exclude<keyof LibraryFilter, 'text'>;

/** What a document shows in each facet. */
function facetsOf(document: DocumentSummary, where: Where): { readonly [Key in Facet]: LibraryFilter[Key] } {
  const reviewers = reviewersIn(document, where);
  return {
    years: [document.fiscalYear],
    stages: [categoryOf(document)],
    units: [unitOf(document)],
    reviews: [document.review],
    severities: severitiesOf(document),
    reviewers: reviewers.length === 0 ? [''] : reviewers,
    states: [document.state],
    readings: [document.selfCheckState],
    formats: [document.format],
  };
}

const FACETS = Object.keys(NO_LIBRARY_FILTER).filter((name): name is Facet => name !== 'text');

function fits(wanted: readonly unknown[], there: readonly unknown[]): boolean {
  return wanted.length === 0 || there.some((value) => wanted.includes(value));
}

function textOf(document: DocumentSummary): string {
  const { unitCode, unitName, fileName, selfCheck, message } = document;
  return [unitCode, unitName, fileName, message ?? selfCheck].join(' ').toLowerCase();
}

/** The documents that pass the filter. */
export function filterDocuments(
  documents: readonly DocumentSummary[],
  filter: LibraryFilter,
  where: Where,
): readonly DocumentSummary[] {
  const parts = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return documents.filter((document) => {
    const facets = facetsOf(document, where);
    if (!FACETS.every((facet) => fits(filter[facet], facets[facet]))) return false;
    if (parts.length === 0) return true;
    const text = textOf(document);
    return parts.every((part) => text.includes(part));
  });
}

/** Every value that occurs in a facet, with how many documents show it. */
export function countFacet<Key extends Facet>(
  documents: readonly DocumentSummary[],
  facet: Key,
  where: Where,
): ReadonlyMap<LibraryFilter[Key][number], number> {
  const counts = new Map<LibraryFilter[Key][number], number>();
  for (const document of documents) {
    for (const value of facetsOf(document, where)[facet]) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

/** True where something is filtered out or could be. */
export function isFiltering(filter: LibraryFilter): boolean {
  return filter.text.trim() !== '' || FACETS.some((facet) => filter[facet].length > 0);
}
