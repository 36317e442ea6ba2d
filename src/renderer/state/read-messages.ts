import type { Desk } from './desk.js';
import type { DeskState } from './model.js';

/** Milliseconds a sentence stands at least: one that goes at once may not have been read. */
const TIME_TO_READ = 3_000;

/** What changes with the reviewer's next step: another screen, file, table, finding or batch, or a note that was kept. */
function stepOf({ screen, confirming, focus, batches, saved }: DeskState): string {
  return JSON.stringify([screen, confirming, focus.document, focus.table, focus.finding, batches.chosen, saved]);
}

/**
 * Takes away what was only said of something done, with the reviewer's next step: it would stand over other work. What failed and
 * what has to be known stays until it is dismissed. Returns the function that ends it.
 */
export function clearReadMessages(desk: Desk): () => void {
  let before = stepOf(desk.store.get());
  return desk.store.subscribe(() => {
    const state = desk.store.get();
    const now = stepOf(state);
    if (now === before) return;
    before = now;
    const readBy = Date.now() - TIME_TO_READ;
    const left = state.messages.filter(({ tone, at }) => tone !== 'info' || at > readBy);
    if (left.length < state.messages.length) desk.store.set({ messages: left });
  });
}
