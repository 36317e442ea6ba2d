import { stat } from 'node:fs/promises';
import type { Workspace } from '../../workspace/index.js';
import { reportTrouble } from '../trouble.js';

/** How often the write-ahead log is taken in, in milliseconds. */
const PACE = 30_000;

/** Takes the write-ahead log into the workspace file; what is large was taken in while it was written. */
export async function takeLogIn(workspace: Workspace): Promise<void> {
  const waiting = await stat(`${workspace.path}-wal`).then(
    ({ size }) => size,
    () => 0,
  );
  if (waiting > 0 && workspace.database.open) workspace.database.pragma('wal_checkpoint(TRUNCATE)');
}

/**
 * Empties the write-ahead log from time to time: who copies the workspace file alone has what was saved half a minute ago, and
 * the next start after a power cut has little to look at. Returns what ends it.
 */
export function startCheckpoints(workspace: Workspace): () => void {
  const timer = setInterval(() => {
    takeLogIn(workspace).catch((error: unknown) => reportTrouble('checkpoint', error));
  }, PACE);
  timer.unref();
  return () => clearInterval(timer);
}
