import { copyFileSync, linkSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { momentOf } from './kept-copies.js';
import { WorkspaceProblem } from './problem.js';
import { timestamp } from './timestamp.js';

/** Keeps a file under a second name: at once where the disk can, else by copying. */
function keepAs(path: string, name: string): void {
  try {
    linkSync(path, name);
  } catch {
    // FAT has no second names.
    copyFileSync(path, name);
  }
}

/**
 * Puts `staged` in the place of a closed workspace. There is no moment without a whole file under the name: the present one gets
 * a second name first, then the other takes its place in one step. Gives the name under which the former file stays.
 */
export function putInPlace(workspace: string, staged: string, as: 'replaced' | 'damaged'): string {
  const left = statSync(`${workspace}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  if (as === 'replaced' && left > 0) {
    throw new WorkspaceProblem(
      'disk-error',
      `工作区旁还有未并入的内容，未恢复备份：${workspace}。请关闭程序重新打开后再试。`,
    );
  }
  const end = as === 'replaced' ? 'backup' : 'aside';
  const former = `${workspace}.${as}-${momentOf(timestamp())}.${end}`;
  keepAs(workspace, former);
  if (left > 0) copyFileSync(`${workspace}-wal`, `${former}-wal`);
  renameSync(staged, workspace);
  // Its pages are those of the former file. Were the program ended here, the next start would set it aside.
  rmSync(`${workspace}-wal`, { force: true });
  rmSync(`${workspace}-shm`, { force: true });
  return former;
}

/** Takes back what `putInPlace` did: the file it put there could not be opened. */
export function putBack(workspace: string, former: string): void {
  if (basename(former) === basename(workspace)) throw new Error('the former file must have another name');
  renameSync(former, workspace);
}
