import type { ExportedFile, ExportFormat } from '../../shared/desk-api.js';
import { words } from '../words.js';
import { documentsOfBatch } from './in-batch.js';
import { showMessage, type Desk } from './desk.js';

/** Has the program write the notes in the given format and hands the file to the reviewer. */
export async function exportNotes(desk: Desk, format: ExportFormat, documents?: readonly string[]): Promise<void> {
  const chosen = documents ?? documentsOfBatch(desk.store.get());
  if (chosen?.length === 0) return showMessage(desk, 'info', words.library.batchEmpty);
  const file = await desk.ask('notes.export', { format, ...(chosen && { documents: [...chosen] }) });
  if (file !== null) handOut(desk, file);
}

/** Hands a written file to the reviewer: the browser or the window asks where it goes. */
export function handOut(desk: Desk, file: ExportedFile): void {
  const link = document.createElement('a');
  link.href = desk.bridge.downloadUrl(file.token);
  link.download = file.fileName;
  document.body.append(link);
  link.click();
  link.remove();
  showMessage(desk, 'info', words.messages.exported(file.fileName));
}
