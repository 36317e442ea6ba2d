import {
  accessSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { copiesFolder, copiesFolderIn, elsewhereFile, listCopies, pickedFolder } from './kept-copies.js';
import { isNetworkPlace } from './open.js';
import { WorkspaceProblem } from './problem.js';
import { digest, moveFile, removePartial, sync, syncFolder } from './settle-copy.js';
import { verifyWorkspace, type WorkspaceVerdict } from './verify.js';

/** Room that must be left on the disk besides the workspace itself, in bytes. */
const MARGIN = 100 * 2 ** 20;

function refused(code: WorkspaceProblem['code'], message: string): WorkspaceProblem {
  return new WorkspaceProblem(code, `${message}工作区没有移动。`);
}

/**
 * The file a workspace would have in another folder. Throws WorkspaceProblem where it cannot lie there: no such folder, a network
 * drive, no right to write, too little room, a file of that name.
 */
export function newPlace(workspace: string, folder: string): string {
  if (!isAbsolute(folder) || statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw refused('folder-missing', `没有这个文件夹：${folder}。请先建立，再填写它的完整路径。`);
  }
  const real = realpathSync.native(folder);
  if (real === realpathSync.native(dirname(workspace))) {
    throw refused('exists', `工作区已在这个文件夹中：${folder}。请填写另一个文件夹。`);
  }
  const { type, bavail, bsize } = statfsSync(folder);
  if (isNetworkPlace(folder, type) || isNetworkPlace(real, type)) {
    throw refused('network-drive', `工作区不能放在网络驱动器上：${folder}。请选择本机磁盘上的文件夹。`);
  }
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    throw refused('not-writable', `文件夹无法写入：${folder}。请检查写入权限，或换一个文件夹。`);
  }
  const target = join(folder, basename(workspace));
  if (existsSync(target)) {
    throw refused('exists', `文件夹中已有同名文件：${target}。请换一个文件夹，或先把那个文件改名。`);
  }
  const needed = statSync(workspace).size * 1.2 + MARGIN;
  if (bavail * bsize < needed) {
    const megabytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(0);
    throw refused(
      'disk-full',
      `磁盘剩余 ${megabytes(bavail * bsize)} MB，移动需要 ${megabytes(needed)} MB：${folder}。请清理磁盘，或换一个位置。`,
    );
  }
  return target;
}

/**
 * Copies a closed workspace to `target`, reads it there again byte for byte and proves it in full before it gets its name. The
 * file it was copied from stays as it is. Throws WorkspaceProblem; then there is no file under the name.
 */
export async function carryWorkspace(workspace: string, target: string): Promise<WorkspaceVerdict> {
  const arriving = `${target}.partial`;
  removePartial(arriving);
  if ((statSync(`${workspace}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) {
    throw new WorkspaceProblem('disk-error', `工作区旁还有未并入的内容：${workspace}。请关闭程序重新打开后再移动。`);
  }
  try {
    copyFileSync(workspace, arriving);
    sync(arriving);
    if ((await digest(arriving)) !== (await digest(workspace))) {
      throw new WorkspaceProblem(
        'disk-error',
        `工作区写到“${target}”后读回不一致，未保留。请检查该磁盘，或换一个位置。`,
      );
    }
    const verdict = verifyWorkspace(arriving);
    const [problem] = verdict.problems;
    if (problem !== undefined) {
      throw new WorkspaceProblem('corrupt', `${problem}。请先在“设置”的“备份”中恢复较早的备份，再移动。`);
    }
    renameSync(arriving, target);
    syncFolder(dirname(target));
    keepPickedFolder(workspace, target);
    return verdict;
  } finally {
    removePartial(arriving);
  }
}

/** Where other copies lie is known at the new place, too. */
function keepPickedFolder(workspace: string, target: string): void {
  const picked = pickedFolder(workspace);
  if (picked === null) return;
  mkdirSync(copiesFolder(target), { recursive: true });
  writeFileSync(elsewhereFile(target), picked, 'utf8');
}

/** Where a backup of the former place goes: the folder that stands for the same at the present one. */
function folderFor(copy: string, former: string, present: string): string {
  const folder = dirname(copy);
  if (folder === dirname(former)) return dirname(present);
  return folder === copiesFolder(former) ? copiesFolder(present) : copiesFolderIn(dirname(folder), present);
}

/**
 * Takes leave of a former place: its backups go over to the present one, each read again there, then the former file is removed.
 * Where one of them fails, it and the file stay. Gives how many backups went over.
 */
export async function leavePlace(former: string, present: string): Promise<number> {
  let moved = 0;
  for (const { path } of listCopies(former)) {
    const target = join(folderFor(path, former, present), basename(path));
    if (existsSync(target)) continue;
    mkdirSync(dirname(target), { recursive: true });
    await moveFile(path, target);
    moved += 1;
  }
  for (const end of ['', '-wal', '-shm']) rmSync(former + end, { force: true });
  return moved;
}
