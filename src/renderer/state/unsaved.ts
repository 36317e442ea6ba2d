import type { Desk } from './desk.js';
import { isUnsaved, rulesView } from './own-rules.js';

/** True where something was typed that the desk has not been asked to keep: it ends with the page. */
function hasUnsaved(desk: Desk): boolean {
  return Object.keys(desk.store.get().drafts).length > 0 || isUnsaved(rulesView(desk).get());
}

/** Has the reviewer asked before the page with unsaved words is closed or loaded anew. Returns how to stop. */
export function guardUnsaved(desk: Desk): () => void {
  const ask = (event: BeforeUnloadEvent): void => {
    if (hasUnsaved(desk)) event.preventDefault();
  };
  window.addEventListener('beforeunload', ask);
  return () => window.removeEventListener('beforeunload', ask);
}
