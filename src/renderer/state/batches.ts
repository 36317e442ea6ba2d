import type { BatchInput } from '../../shared/desk-api.js';
import { words } from '../words.js';
import { showMessage, type Desk } from './desk.js';
import { isInBatch, lookingAt } from './in-batch.js';
import { reload } from './loading.js';
import { INITIAL_STATE } from './model.js';

/** Looks at another batch; null: all documents. True where it is on the screen. */
export async function chooseBatch(desk: Desk, batch: string | null): Promise<boolean> {
  const batches = await desk.ask('batches.choose', { batch });
  if (batches === null) return false;
  desk.store.update(({ documents, focus }) => {
    // The findings of a document outside of the batch are not read: nothing of it is listed any more.
    const isOutside = (document: string | null): boolean => {
      const summary = documents.find(({ id }) => id === document);
      return summary !== undefined && !isInBatch(summary, batches.chosen);
    };
    // Nor does its table stay beside the findings of others; what was typed about it is kept as a draft.
    if (isOutside(focus.document)) return { batches, focus: { ...INITIAL_STATE.focus, jump: focus.jump } };
    return { batches, focus: isOutside(focus.scope) ? { ...focus, scope: null } : focus };
  });
  await reload(desk, ['documents', 'findings', 'notes']);
  return true;
}

/** Saves a batch and looks at a new one. True where it was saved. */
export async function saveBatch(desk: Desk, input: BatchInput): Promise<boolean> {
  const batch = await desk.ask('batches.save', input);
  if (batch === null) return false;
  desk.store.set({ batchForm: null });
  if (input.id === null) await chooseBatch(desk, batch.id);
  else {
    // An archived batch is no longer looked at: what is read next must be asked for the one that is.
    const batches = await desk.ask('batches.list', {});
    if (batches !== null) desk.store.update((state) => ({ batches: lookingAt(batches, state.batches.chosen) }));
    await reload(desk, ['documents', 'findings', 'notes']);
  }
  return true;
}

/** Puts documents into a batch; `from`: the batch they leave. */
export async function moveDocuments(
  desk: Desk,
  documents: readonly string[],
  to: string,
  from: string | null,
): Promise<void> {
  const batches = await desk.ask('batches.move', { documents: [...documents], to, from });
  if (batches === null) return;
  desk.store.update((state) => ({ batches: lookingAt(batches, state.batches.chosen) }));
  await reload(desk, ['documents', 'findings', 'notes']);
}

/** Names who looks at documents, or until when, in the batch looked at or in every one they are in. */
export async function assignDocuments(
  desk: Desk,
  documents: readonly string[],
  change: { readonly reviewer?: string | null; readonly deadline?: string | null },
): Promise<void> {
  const { chosen } = desk.store.get().batches;
  const batches = await desk.ask('batches.assign', { documents: [...documents], batch: chosen, ...change });
  if (batches === null) return;
  await reload(desk, ['documents']);
}

/**
 * Where a document is not in the batch looked at, its findings are not in the page, and it must not look as if it had none:
 * a batch it is in is looked at instead. Null: nothing is to be done.
 */
export function enterBatchOf(desk: Desk, document: string): Promise<boolean> | null {
  const { batches, documents } = desk.store.get();
  const { chosen } = batches;
  const summary = documents.find((one) => one.id === document);
  if (chosen === null || summary === undefined || isInBatch(summary, chosen)) return null;
  const open = batches.batches.find((one) => !one.archived && isInBatch(summary, one.id)) ?? null;
  return chooseBatch(desk, open?.id ?? null).then((entered) => {
    if (entered) showMessage(desk, 'info', words.batches.switched(open?.name ?? words.batches.all));
    return entered;
  });
}
