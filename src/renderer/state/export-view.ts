import type { ExportChoice, ExportFormat } from '../../shared/desk-api.js';
import { handOut } from './exporting.js';
import type { Desk } from './desk.js';
import { documentsOfBatch } from './in-batch.js';
import { createStore, useStore, type Store } from './store.js';

/** What the export preview is open on; null: it is closed. */
type ExportView = { readonly choice: ExportChoice | null };

const views = new WeakMap<Desk, Store<ExportView>>();

function viewOf(desk: Desk): Store<ExportView> {
  const known = views.get(desk);
  if (known !== undefined) return known;
  const made = createStore<ExportView>({ choice: null });
  views.set(desk, made);
  return made;
}

/** Opens the preview of an export. Documents left out: those of the batch looked at. */
export function openExport(desk: Desk, choice: ExportChoice): void {
  viewOf(desk).set({ choice: { ...ofBatchLookedAt(desk), ...choice } });
}

/** Closes the preview. */
export function closeExport(desk: Desk): void {
  viewOf(desk).set({ choice: null });
}

/** The export whose preview is open, or null. */
export function useExportChoice(desk: Desk): ExportChoice | null {
  return useStore(viewOf(desk), ({ choice }) => choice);
}

/** Documents and batch an export is about where nothing else is said. */
export function ofBatchLookedAt(desk: Desk): Pick<ExportChoice, 'documents' | 'batch'> {
  const state = desk.store.get();
  const documents = documentsOfBatch(state);
  const { chosen } = state.batches;
  return { ...(documents && { documents: [...documents] }), ...(chosen !== null && { batch: chosen }) };
}

/** Writes what the preview shows and hands the file to the reviewer. */
export async function writeExport(desk: Desk, choice: ExportChoice, format: ExportFormat): Promise<void> {
  const file = await desk.ask('exports.write', { ...choice, format });
  if (file !== null) handOut(desk, file);
}
