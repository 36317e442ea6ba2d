import type { BackupCopy, Backups, BackupSettings, RestorePreview } from '../../shared/desk-api.js';
import { backupsWords } from '../words/backups.js';
import { showMessage, type Desk } from './desk.js';

/** Reads what is known of automatic backups, for the status bar. */
export async function readBackupState(desk: Desk): Promise<void> {
  const backups = await desk.ask('backups.state', {});
  if (backups !== null) desk.store.set({ backups });
}

/** Keeps how backups are made. Null where it was refused; the message is shown by then. */
export async function saveBackupSettings(desk: Desk, settings: BackupSettings): Promise<Backups | null> {
  const saved = await desk.ask('backups.settings', settings);
  if (saved !== null) showMessage(desk, 'info', backupsWords.saved);
  return saved;
}

/** What restoring a copy would do. */
export function previewRestore(desk: Desk, { path }: BackupCopy): Promise<RestorePreview | null> {
  return desk.ask('backups.preview', { path });
}

/** Puts a copy that was looked at in the place of the workspace. The page reads everything anew when the program tells it to. */
export async function restoreCopy(desk: Desk, { copy, seen }: RestorePreview): Promise<boolean> {
  const done = await desk.ask('backups.restore', { path: copy.path, seen });
  if (done !== null) showMessage(desk, 'notice', backupsWords.restored(done.former));
  return done !== null;
}

/** Has damaged indexes made anew. */
export async function rebuildIndexes(desk: Desk): Promise<void> {
  const done = await desk.ask('backups.rebuild', {});
  if (done === null) return;
  showMessage(desk, 'notice', done.former === null ? backupsWords.notRebuilt : backupsWords.rebuilt(done.former));
}
