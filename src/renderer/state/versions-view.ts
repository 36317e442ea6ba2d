import type { Desk } from './desk.js';
import { createStore, useStore, type Store } from './store.js';

/** The document whose versions are compared; null: the page is closed. */
type VersionsView = { readonly document: string | null };

const views = new WeakMap<Desk, Store<VersionsView>>();

function viewOf(desk: Desk): Store<VersionsView> {
  const known = views.get(desk);
  if (known !== undefined) return known;
  const made = createStore<VersionsView>({ document: null });
  views.set(desk, made);
  return made;
}

/** True where a document has another version. */
function hasVersions(desk: Desk, document: string | null): boolean {
  const { documents } = desk.store.get();
  const one = documents.find(({ id }) => id === document);
  return one !== undefined && (one.version > 1 || !one.latest);
}

/** Opens 版本差异. False where the document has one version only. */
export function openVersions(desk: Desk, document: string | null): boolean {
  if (!hasVersions(desk, document)) return false;
  viewOf(desk).set({ document });
  return true;
}

/** Closes 版本差异. */
export function closeVersions(desk: Desk): void {
  viewOf(desk).set({ document: null });
}

/** The document whose versions are compared, or null. */
export function useComparedVersions(desk: Desk): string | null {
  return useStore(viewOf(desk), ({ document }) => document);
}
