import { createHash } from 'node:crypto';
import { closeSync, copyFileSync, createReadStream, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { WorkspaceProblem } from './problem.js';
import { isOnlyIndexDamage } from './rebuild-indexes.js';
import { verifyWorkspace, type WorkspaceVerdict } from './verify.js';

/** Has the disk take what was written to a file. */
export function sync(path: string): void {
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Has the disk take the names of a folder, where the system can be asked to. */
export function syncFolder(path: string): void {
  try {
    const handle = openSync(path, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // Windows does not open folders; there names are written in order.
  }
}

/** SHA-256 of a file, read anew. */
export async function digest(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** Removes what an attempt left behind. */
export function removePartial(path: string): void {
  for (const end of ['', '-journal', '-wal', '-shm']) rmSync(path + end, { force: true });
}

function isIndexDamage(path: string): boolean {
  const copy = new Database(path, { readonly: true, fileMustExist: true });
  try {
    return isOnlyIndexDamage(copy);
  } finally {
    copy.close();
  }
}

/** Throws where a copy is not whole. `what`: the file it was to become. */
function proven(path: string, what: string): WorkspaceVerdict {
  const verdict = verifyWorkspace(path);
  const [problem] = verdict.problems;
  if (problem === undefined) return verdict;
  // The copy is made page by page: what is wrong with it is wrong with the workspace.
  if (isIndexDamage(path)) {
    throw new WorkspaceProblem(
      'index-damaged',
      '工作区的索引有损坏，内容没有缺失，未写出备份。请在“设置”的“备份”中点“重建索引”，然后再备份。',
    );
  }
  throw new WorkspaceProblem('corrupt', `${problem}，未写出备份：${what}。请保留工作区文件备查，并改用较早的备份。`);
}

/** Copies a file to another drive, and reads it there again before it gets its name. */
async function moveTo(path: string, target: string): Promise<void> {
  const arriving = `${target}.partial`;
  try {
    copyFileSync(path, arriving);
    sync(arriving);
    if ((await digest(arriving)) !== (await digest(path))) {
      throw new WorkspaceProblem('disk-error', `备份写到“${target}”后读回不一致，未保留。请检查该磁盘，或换一个位置。`);
    }
    renameSync(arriving, target);
  } finally {
    rmSync(arriving, { force: true });
  }
  rmSync(path, { force: true });
}

/** Gives a file another name, in one step on its own drive; on another one it is copied and read again there first. */
export async function moveFile(path: string, target: string): Promise<void> {
  try {
    renameSync(path, target);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
    await moveTo(path, target);
  }
}

/**
 * Verifies in full what `copyInSteps` wrote to `partial` and gives it its name, in the same folder or in another. A file under
 * the name is always a whole one. Reads every byte: not for the thread that answers the desk.
 */
export async function settleCopy(partial: string, target: string): Promise<WorkspaceVerdict> {
  try {
    const copy = new Database(partial, { fileMustExist: true });
    try {
      // The pages say they are written with a log; a copy has none, and is told from a workspace by that.
      copy.pragma('journal_mode = DELETE');
    } finally {
      copy.close();
    }
    const verdict = proven(partial, target);
    sync(partial);
    await moveFile(partial, target);
    return verdict;
  } finally {
    removePartial(partial);
  }
}

/** Copies a backup beside the workspace it is to replace and proves the copy. Throws WorkspaceProblem; then nothing stays. */
export function stageCopy(backup: string, staged: string): WorkspaceVerdict {
  rmSync(staged, { force: true });
  try {
    copyFileSync(backup, staged);
    sync(staged);
    const verdict = verifyWorkspace(staged);
    const [problem] = verdict.problems;
    if (problem === undefined) return verdict;
    throw new WorkspaceProblem('corrupt', `备份不完整，未恢复：${backup}。${problem}。请改用另一份备份。`);
  } catch (error) {
    rmSync(staged, { force: true });
    throw error;
  }
}
