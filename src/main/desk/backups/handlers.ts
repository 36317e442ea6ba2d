import { stat } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import type { Backup, BackupCopy, Backups, BackupSettings, RestorePreview } from '../../../shared/desk-api.js';
import {
  differenceTo,
  listCopies,
  logAction,
  openFiles,
  searchLog,
  timestamp,
  type KeptCopy,
} from '../../workspace/index.js';
import type { Context, Handlers } from '../context.js';
import { DeskProblem } from '../desk-problem.js';
import { reviewerOf } from '../reviewer.js';
import { backupSettingsOf, folderOf } from './backup-settings.js';

/** Entries of the log shown of what would be lost. */
const MOST_SHOWN = 200;

function viewOf({ path, kind, at, size }: KeptCopy): BackupCopy {
  return { path, kind, at: timestamp(new Date(at)), size };
}

function list({ workspace, keeper }: Context): Backups {
  const settings = backupSettingsOf(workspace);
  return {
    settings,
    state: keeper.state(),
    folder: folderOf(workspace, settings),
    copies: listCopies(workspace.path).map(viewOf),
  };
}

async function change(context: Context, settings: BackupSettings): Promise<Backups> {
  const { folder } = settings;
  if (folder !== null) {
    const isThere = await stat(folder).then(
      (state) => state.isDirectory(),
      () => false,
    );
    if (!isAbsolute(folder) || !isThere) {
      throw new DeskProblem('invalid-input', `没有这个文件夹：${folder}。请先建立，再填写它的完整路径。设置没有改变。`);
    }
  }
  context.keeper.change(settings);
  return list(context);
}

/** The copy of this file; only files that are listed are ever opened. */
function copyOf({ workspace }: Context, path: string): KeptCopy {
  const copy = listCopies(workspace.path).find((one) => one.path === path);
  if (copy === undefined) throw new DeskProblem('not-found', `这份备份已不在：${path}。请刷新列表后重试。`);
  return copy;
}

/** Stands for the workspace as it is: any logged action changes it. */
function markOf({ workspace }: Context): string {
  return String(workspace.database.prepare('SELECT max(sequence) FROM log').pluck().get() ?? 0);
}

async function preview(context: Context, path: string): Promise<RestorePreview> {
  const { workspace, keeper } = context;
  const copy = copyOf(context, path);
  const contents = await keeper.examiner.run({ type: 'read', copy: path });
  const seen = markOf(context);
  const { shared: _shared, ...difference } = differenceTo(workspace, contents);
  const { rows } = searchLog(workspace, {}, 0, Math.min(MOST_SHOWN, difference.lostActs));
  return {
    copy: viewOf(copy),
    documents: contents.documents.length,
    notes: contents.notes.length,
    ...difference,
    lost: difference.lostActs === 0 ? [] : rows,
    seen,
  };
}

async function restore(context: Context, { path, seen }: { readonly path: string; readonly seen: string }) {
  const { workspace, keeper, replace } = context;
  copyOf(context, path);
  if (replace === null) throw new DeskProblem('workspace', '此处不能恢复备份。请在审核台中恢复。');
  if (openFiles(workspace).length > 0) {
    throw new DeskProblem('conflict', '正在导入文件，未恢复备份。请等导入结束，或取消导入后再试。');
  }
  const staged = `${workspace.path}.restoring`;
  await keeper.examiner.run({ type: 'stage', copy: path, staged });
  if (seen !== markOf(context)) {
    throw new DeskProblem('conflict', '核对之后工作区又有改动，未恢复备份。请重新核对将失去的内容。');
  }
  const former = await replace({ type: 'restore', staged, from: path });
  if (former === null) throw new DeskProblem('workspace', `备份未能恢复，工作区没有改变：${workspace.path}。`);
  return { former };
}

/** Copies the workspace beside itself, as the reviewer asked. */
async function backup({ workspace, keeper, emit }: Context): Promise<Backup> {
  const { path, at, verdict } = await keeper.copy();
  const { documents, notes } = verdict;
  logAction(workspace, {
    actor: reviewerOf(workspace),
    action: 'workspace.backup',
    subject: 'workspace',
    detail: { path, documents, notes },
  });
  emit({ type: 'backups.changed' });
  return { path, at, documents, notes };
}

async function rebuild({ replace }: Context): Promise<{ readonly former: string | null }> {
  if (replace === null) throw new DeskProblem('workspace', '此处不能重建索引。请在审核台中重建。');
  return { former: await replace({ type: 'rebuild' }) };
}

/** 备份. */
export const backupHandlers: Handlers<
  | 'workspace.backup'
  | 'backups.list'
  | 'backups.state'
  | 'backups.settings'
  | 'backups.preview'
  | 'backups.restore'
  | 'backups.rebuild'
> = {
  'workspace.backup': backup,
  'backups.list': list,
  'backups.state': ({ keeper }) => keeper.state(),
  'backups.settings': change,
  'backups.preview': (context, { path }) => preview(context, path),
  'backups.restore': restore,
  'backups.rebuild': rebuild,
};
