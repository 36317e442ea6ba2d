import { accessSync, constants, existsSync, realpathSync, statSync, statfsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { newestBackup } from './find-backup.js';
import { examineLeftBehind } from './left-behind.js';
import { verifyLog, type LogVerdict } from './log.js';
import { APPLICATION_ID, migrate } from './migrate.js';
import { MIGRATIONS, type Migration } from './migrations/index.js';
import { corrupt, explainDatabaseError, WorkspaceProblem } from './problem.js';
import { rebuildIndexes } from './rebuild-indexes.js';

/** 工作区. One SQLite file, open for this program only. */
export type Workspace = {
  readonly path: string;
  readonly database: Database.Database;
  /** The program that had it open last did not close it; the file was checked in full and is whole. */
  readonly recovered: boolean;
  /** Name of a write-ahead log that lay beside the file and was not its own; null: there was none. */
  readonly setAside: string | null;
  /** Where the file as it was lies, whose indexes were damaged and made anew from its tables; null: they were not. */
  readonly damaged: string | null;
  /** Copy made before the schema was brought up to date, or null. */
  readonly backup: string | null;
  readonly log: LogVerdict;
  readonly close: () => void;
};

// statfs(2) numbers of file systems on which SQLite's locks and WAL are not to be trusted: NFS, SMB, CIFS, SMB2, AFS, Ceph,
// and the shared folders of a virtual machine.
const NETWORK_FILE_SYSTEMS: ReadonlySet<number> = new Set([
  0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x00c36400, 0x786f4256,
]);

/** Where the file manager of a Linux desktop shows servers as folders. */
const SERVER_FOLDER = /\/gvfs\/(?:smb-share|sftp|ftp|ftps|nfs|dav|davs|afp-volume)[:_]/;

/** True where a workspace must not lie: a UNC path, or a folder on a network file system. */
export function isNetworkPlace(path: string, fileSystemType: number): boolean {
  const isServer = /^(?:\\\\|\/\/)[^\\/?.]/.test(path) || /^\\\\\?\\UNC\\/i.test(path) || SERVER_FOLDER.test(path);
  return isServer || NETWORK_FILE_SYSTEMS.has(fileSystemType >>> 0);
}

function checkPlace(path: string, given: string): void {
  const folder = dirname(path);
  const folderState = statSync(folder, { throwIfNoEntry: false });
  if (folderState === undefined || !folderState.isDirectory()) {
    throw new WorkspaceProblem(
      'folder-missing',
      `工作区所在的文件夹不存在：${folder}。请先建立该文件夹，或换一个位置。`,
    );
  }
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) {
    throw new WorkspaceProblem('is-folder', `此路径是文件夹，不是工作区文件：${path}。请指定文件名。`);
  }
  const { type } = statfsSync(folder);
  // What the system makes of the folder: on Windows a letter may stand for a server.
  if (isNetworkPlace(given, type) || isNetworkPlace(realpathSync.native(folder), type)) {
    throw new WorkspaceProblem(
      'network-drive',
      `工作区不能放在网络驱动器上：${path}。网络驱动器上的文件锁不可靠，多人同时写入会损坏文件。请放在本机磁盘，通过交换包传递意见。`,
    );
  }
  try {
    accessSync(folder, constants.W_OK);
    if (existsSync(path)) accessSync(path, constants.R_OK | constants.W_OK);
  } catch (error) {
    throw new WorkspaceProblem(
      'not-writable',
      `工作区无法写入：${path}。请检查文件和所在文件夹的写入权限，或换一个位置。`,
      { cause: error },
    );
  }
}

/** Refuses what is not ours or is from a newer program. Only reads: a refused file keeps every byte. */
function checkIdentity(database: Database.Database, path: string, newest: number): void {
  const application = Number(database.pragma('application_id', { simple: true }));
  const version = Number(database.pragma('user_version', { simple: true }));
  const objects = database.prepare<[], { count: number }>('SELECT count(*) AS count FROM sqlite_schema').get()?.count;
  // Without a mark, without a version and without a table: new, or a start that was cut off before the first commit.
  const isBlank = application === 0 && version === 0 && objects === 0;
  if (!isBlank && (application !== APPLICATION_ID || version < 1)) {
    throw new WorkspaceProblem('not-a-workspace', `此文件不是勾稽工作区：${path}。请选择由勾稽建立的工作区文件。`);
  }
  if (version > newest) {
    throw new WorkspaceProblem(
      'newer',
      `工作区由更新版本的勾稽建立（库结构第 ${version} 版，本程序到第 ${newest} 版）：${path}。请用新版本程序打开，文件未作改动。`,
    );
  }
}

/** The full check, which compares tables with their indexes as well, is made where a program was cut off. */
function checkWholeness(database: Database.Database, path: string): void {
  const result = database.pragma('quick_check', { simple: true });
  if (result !== 'ok') throw corrupt(path, new Error(String(result)));
}

type OpenOptions = { readonly migrations?: readonly Migration[]; readonly busyTimeoutMs?: number };

/**
 * Opens a workspace and makes it if absent. The lock is SQLite's own, held until the file is closed or the process
 * ends in any way, so that no stale lock can remain. Where only its indexes are damaged they are made anew first. Throws
 * WorkspaceProblem with a Chinese message.
 */
export function openWorkspace(given: string, options: OpenOptions = {}): Workspace {
  try {
    return openOnce(given, options);
  } catch (error) {
    if (!(error instanceof WorkspaceProblem && error.code === 'corrupt')) throw error;
    const path = resolve(given);
    const damaged = rebuildIndexes(path);
    if (damaged === null) throw corrupt(path, error.cause, newestBackup(path));
    return { ...openOnce(given, options), damaged };
  }
}

function openOnce(given: string, options: OpenOptions): Workspace {
  const migrations = options.migrations ?? MIGRATIONS;
  const path = resolve(given);
  checkPlace(path, given);
  const busyTimeoutMs = options.busyTimeoutMs ?? 2000;
  let database: Database.Database | null = null;
  try {
    // A clean close empties and removes the write-ahead log; one that is still there means the last program was cut off.
    const left = examineLeftBehind(path, (found) => checkIdentity(found, path, migrations.length), busyTimeoutMs);
    database = new Database(path, { timeout: busyTimeoutMs });
    database.pragma('trusted_schema = OFF');
    database.pragma('cell_size_check = ON');
    database.pragma('mmap_size = 0');
    database.pragma('locking_mode = EXCLUSIVE');
    checkIdentity(database, path, migrations.length);
    checkWholeness(database, path);
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    database.pragma('journal_size_limit = 67108864');
    const backup = migrate(database, path, migrations);
    const log = verifyLog(database);
    const opened = database;
    return {
      path,
      database: opened,
      ...left,
      damaged: null,
      backup,
      log,
      close: () => {
        if (!opened.open) return;
        try {
          opened.pragma('optimize');
        } catch {
          // It only helps the next program; a full disk must not keep this one from closing the file.
        }
        opened.close();
      },
    };
  } catch (error) {
    database?.close();
    throw explainDatabaseError(error, path);
  }
}
