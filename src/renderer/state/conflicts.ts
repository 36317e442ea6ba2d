/** 意见冲突: the way from what is said differently to the place it is said of. */
import type { ConflictView } from '../../shared/desk-api.js';
import { enterBatchOf } from './batches.js';
import type { Desk } from './desk.js';
import { openDocument, openPlace, selectFinding } from './navigation.js';

/** Opens 审阅 at the place of a conflict: on the finding that is decided differently, or where a remark of a reviewer's own stands. */
export async function openConflict(desk: Desk, { document, sides: [holding] }: ConflictView): Promise<void> {
  if (holding === undefined) return;
  // The findings of another batch are read before one of them can be opened.
  await enterBatchOf(desk, document);
  const view = desk.store
    .get()
    .findings.find(({ note }) => note !== null && note.document === document && note.finding === holding.finding);
  if (holding.finding === null || view === undefined) return openPlace(desk, holding.anchor);
  openDocument(desk, document);
  selectFinding(desk, view);
}
