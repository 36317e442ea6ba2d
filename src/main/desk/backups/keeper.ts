import { mkdirSync } from 'node:fs';
import { stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BackupSettings, BackupState, DeskEvent } from '../../../shared/desk-api.js';
import {
  autoCopyName,
  copiesFolder,
  copyInSteps,
  explainDatabaseError,
  listCopies,
  momentOf,
  removePartial,
  timestamp,
  WorkspaceProblem,
  type Workspace,
  type WorkspaceVerdict,
} from '../../workspace/index.js';
import { reviewerOf } from '../reviewer.js';
import { messageOf } from '../trouble.js';
import { backupSettingsOf, folderOf, keepBackupSettings } from './backup-settings.js';
import type { Examiner } from './examiner.js';

/** When automatic copies are thought of, in milliseconds. */
export type KeeperTimes = {
  /** After the start: the first screen comes first. */
  readonly firstMs: number;
  /** From then on, this often. */
  readonly everyMs: number;
  /** After a failure, this long nothing is tried. */
  readonly afterFailureMs: number;
};

export const KEEPER_TIMES: KeeperTimes = { firstMs: 8_000, everyMs: 20_000, afterFailureMs: 600_000 };

type KeeperParts = {
  readonly workspace: Workspace;
  readonly examiner: Examiner;
  readonly emit: (event: DeskEvent) => void;
  /** Left out: nothing is done by time. */
  readonly times?: KeeperTimes;
};

/** A copy that was made and proven. */
type MadeCopy = { readonly path: string; readonly at: string; readonly verdict: WorkspaceVerdict };

/** 备份管理. Makes copies of the open workspace, on its own and when asked to. */
export type Keeper = {
  readonly state: () => BackupState;
  readonly change: (settings: BackupSettings) => void;
  /** Copies the workspace beside itself. Rejects with a Chinese message. */
  readonly copy: () => Promise<MadeCopy>;
  /** Looks whether an automatic copy is due, and makes it. */
  readonly look: () => Promise<void>;
  readonly examiner: Examiner;
  /** Stops what is under way. */
  readonly close: () => Promise<void>;
};

/** Newest automatic copies that stay whatever their day. */
const NEWEST = 3;
const HOUR = 3_600_000;

/** Throws where the disk cannot take a copy. */
async function checkSpace(workspace: Workspace): Promise<void> {
  const { size } = await stat(workspace.path);
  const { bavail, bsize } = await statfs(dirname(workspace.path));
  const [free, needed] = [bavail * bsize, size * 1.2 + 100 * 2 ** 20];
  if (free >= needed) return;
  const megabytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(0);
  throw new WorkspaceProblem(
    'disk-full',
    `磁盘剩余 ${megabytes(free)} MB，备份需要 ${megabytes(needed)} MB，未备份：${workspace.path}。请清理磁盘，或在“设置”的“备份”中减少保留的份数。`,
  );
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (state) => state.isDirectory(),
    () => false,
  );
}

/** Makes the keeper of an open workspace's copies. */
export function createKeeper({ workspace, examiner, emit, times }: KeeperParts): Keeper {
  const { database } = workspace;
  const stopping = new AbortController();
  const lastRow = database.prepare<[], number | null>('SELECT max(sequence) FROM log').pluck();
  const lastAuto = listCopies(workspace.path).find(({ kind }) => kind === 'auto')?.at ?? null;
  let lastAt = lastAuto;
  /** Last row of the log that the newest automatic copy holds for certain. */
  let savedRow =
    lastAuto === null
      ? 0
      : (database
          .prepare<[string], number | null>('SELECT max(sequence) FROM log WHERE at <= ?')
          .pluck()
          .get(timestamp(new Date(lastAuto))) ?? 0);
  let startPending = true;
  let failedAt = -Infinity;
  let failure: { readonly message: string; readonly indexDamage: boolean } | null = null;
  let running = false;
  let queue: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;

  const tell = (): void => emit({ type: 'backups.changed' });
  const stateNow = (): BackupState['state'] => {
    if (running) return 'running';
    if (failure !== null) return 'failed';
    if (!backupSettingsOf(workspace).enabled) return 'off';
    return lastAt === null ? 'waiting' : 'done';
  };
  /** One copy at a time. */
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const next = queue.then(work, work);
    queue = next.catch(() => undefined);
    return next;
  };

  const write = async (target: string, at: string, settings: BackupSettings | null): Promise<MadeCopy> => {
    await checkSpace(workspace);
    // Beside the workspace first: what is slow or far away is for the examiner.
    const partial = join(copiesFolder(workspace.path), `${momentOf(at)}.partial`);
    mkdirSync(dirname(partial), { recursive: true });
    try {
      await copyInSteps(database, partial, stopping.signal);
      const retention = settings === null ? null : { newest: NEWEST, daily: settings.daily, weekly: settings.weekly };
      const { verdict } = await examiner.run({ type: 'settle', workspace: workspace.path, partial, target, retention });
      return { path: target, at, verdict };
    } catch (error) {
      removePartial(partial);
      throw explainDatabaseError(error, workspace.path);
    }
  };

  const writeAutomatic = async (): Promise<void> => {
    const settings = backupSettingsOf(workspace);
    const [at, row] = [timestamp(), lastRow.get() ?? 0];
    const isThere = settings.folder === null || (await isFolder(settings.folder));
    const used = isThere ? settings : { ...settings, folder: null };
    running = true;
    tell();
    try {
      const folder = folderOf(workspace, used);
      await write(join(folder, autoCopyName(workspace.path, at)), at, used);
      [lastAt, savedRow, startPending] = [Date.parse(at), row, false];
      failure = isThere
        ? null
        : {
            message: `所选的备份文件夹不在：${settings.folder ?? ''}，本次备份写在工作区旁的文件夹：${folder}。请接上该磁盘，或在“设置”的“备份”中改选。`,
            indexDamage: false,
          };
    } catch (error) {
      if (stopping.signal.aborted) return;
      failedAt = performance.now();
      failure = {
        message: `自动备份未成：${messageOf(error)}`,
        indexDamage: error instanceof WorkspaceProblem && error.code === 'index-damaged',
      };
    } finally {
      running = false;
      if (!stopping.signal.aborted) tell();
    }
  };

  const isDue = (): boolean => {
    const { enabled, hours, acts } = backupSettingsOf(workspace);
    const changes = (lastRow.get() ?? 0) - savedRow;
    if (!enabled || changes <= 0 || performance.now() - failedAt < (times?.afterFailureMs ?? 0)) return false;
    return startPending || changes >= acts || Date.now() - (lastAt ?? 0) >= hours * HOUR;
  };
  const look = async (): Promise<void> => {
    // A change right after the start waits for its hours: only what an earlier run left is copied at the start.
    if (isDue()) await inTurn(writeAutomatic);
    else if ((lastRow.get() ?? 0) <= savedRow) startPending = false;
  };
  const again = (milliseconds: number): void => {
    timer = setTimeout(() => {
      void look().finally(() => {
        if (times !== undefined && !stopping.signal.aborted) again(times.everyMs);
      });
    }, milliseconds);
    timer.unref();
  };
  if (times !== undefined) again(times.firstMs);

  return {
    state: () => ({
      state: stateNow(),
      at: lastAt === null ? null : timestamp(new Date(lastAt)),
      message: failure?.message ?? null,
      indexDamage: failure?.indexDamage ?? false,
    }),
    change: (settings) => {
      keepBackupSettings(workspace, settings, reviewerOf(workspace));
      // Other settings may be the answer to what failed.
      [failedAt, failure] = [-Infinity, null];
      tell();
    },
    copy: () =>
      inTurn(() => {
        const at = timestamp();
        return write(`${workspace.path}.${momentOf(at)}.backup`, at, null);
      }),
    look,
    examiner,
    close: async () => {
      stopping.abort(new Error('程序正在关闭，备份未完成。'));
      if (timer !== null) clearTimeout(timer);
      await queue;
    },
  };
}
