import type { Batch, Batches, DocumentSummary } from '../../shared/desk-api.js';
import type { Desk } from './desk.js';
import type { DeskState } from './model.js';

/** What a question about findings or notes adds where a batch is looked at. */
export function ofBatch(desk: Desk): { readonly batch?: string } {
  const { chosen } = desk.store.get().batches;
  return chosen === null ? {} : { batch: chosen };
}

/**
 * Batches as read anew, with the batch this page looks at. The program remembers the one chosen last, which may have been
 * chosen in another window. An archived batch is no longer looked at.
 */
export function lookingAt(batches: Batches, chosen: string | null): Batches {
  const isOpen = batches.batches.some(({ id, archived }) => id === chosen && !archived);
  return { ...batches, chosen: isOpen ? chosen : null };
}

/** The batch looked at, or null: all documents. */
export function currentBatch({ batches, chosen }: Batches): Batch | null {
  return batches.find(({ id }) => id === chosen) ?? null;
}

/** True where a document is in the batch looked at. */
export function isInBatch(document: DocumentSummary, batch: string | null): boolean {
  return batch === null || document.batches.some((one) => one.batch === batch);
}

/** The latest documents of the batch looked at; undefined: all documents. */
export function documentsOfBatch({ batches, documents }: DeskState): readonly string[] | undefined {
  const { chosen } = batches;
  if (chosen === null) return undefined;
  return documents.filter((one) => one.latest && isInBatch(one, chosen)).map(({ id }) => id);
}
