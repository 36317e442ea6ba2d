import type { ExportedFile, ExportFormat } from '../../shared/desk-api.js';
import { words } from '../words.js';
import { documentsOfBatch } from './in-batch.js';
import { showMessage, type Desk } from './desk.js';
import type { MessageAct } from './model.js';

/** Has the program write the notes in the given format and hands the file to the reviewer. */
export async function exportNotes(desk: Desk, format: ExportFormat, documents?: readonly string[]): Promise<void> {
  const chosen = documents ?? documentsOfBatch(desk.store.get());
  if (chosen?.length === 0) return showMessage(desk, 'info', words.library.batchEmpty);
  const file = await desk.ask('notes.export', { format, ...(chosen && { documents: [...chosen] }) });
  if (file !== null) handOut(desk, file);
}

/** A file that is handed out, as far as it takes to do it again. */
type Handed = Pick<ExportedFile, 'token' | 'fileName'>;

/**
 * Hands a written file to the reviewer: the browser or the window asks where it goes. A browser does not tell the page
 * whether it could write the file, so it can be had again as it is.
 */
export function handOut(desk: Desk, file: Handed): void {
  const link = document.createElement('a');
  link.href = desk.bridge.downloadUrl(file.token);
  link.download = file.fileName;
  document.body.append(link);
  link.click();
  link.remove();
  showMessage(desk, 'info', words.messages.exported(file.fileName), saveAgain(desk, file));
}

/** 未能写出. What the window could not write stays with the program, and is handed out again at a press. */
export function takeUnsaved(desk: Desk, { message, ...file }: Handed & { readonly message: string }): void {
  showMessage(desk, 'error', message, saveAgain(desk, file));
}

function saveAgain(desk: Desk, file: Handed): MessageAct {
  return { label: words.messages.saveAgain, run: () => handOut(desk, file) };
}
