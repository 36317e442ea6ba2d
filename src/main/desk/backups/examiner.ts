import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  carryWorkspace,
  explainDatabaseError,
  leavePlace,
  listCopies,
  readCopy,
  settleCopy,
  stageCopy,
  surplusCopies,
  type CopyContents,
  type Retention,
  type WorkspaceVerdict,
} from '../../workspace/index.js';

/** What is done with copies of a workspace. Each reads whole files, so that none of it is for the thread that answers the desk. */
export type CopyTask =
  /** Verifies a copy under its temporary name and gives it its own; then removes automatic copies that are no longer kept. */
  | {
      readonly type: 'settle';
      readonly workspace: string;
      readonly partial: string;
      readonly target: string;
      readonly retention: Retention | null;
    }
  /** What is in a copy. */
  | { readonly type: 'read'; readonly copy: string }
  /** Copies a copy beside the workspace that it is to replace, and proves it. */
  | { readonly type: 'stage'; readonly copy: string; readonly staged: string }
  /** Copies the closed workspace to another place, and proves it there. */
  | { readonly type: 'carry'; readonly workspace: string; readonly target: string }
  /** Takes the backups of a former place over to the present one and removes the file there. */
  | { readonly type: 'leave'; readonly former: string; readonly present: string };

/** What each task is answered with. */
export type CopyAnswers = {
  readonly settle: { readonly verdict: WorkspaceVerdict; readonly removed: number };
  readonly read: CopyContents;
  readonly stage: WorkspaceVerdict;
  readonly carry: WorkspaceVerdict;
  /** Backups that went over. */
  readonly leave: number;
};

/** Does tasks with copies. Rejects with a Chinese message where one fails. */
export type Examiner = {
  readonly run: <Type extends CopyTask['type']>(
    task: Extract<CopyTask, { readonly type: Type }>,
  ) => Promise<CopyAnswers[Type]>;
};

function removeSurplus(workspace: string, retention: Retention): number {
  let removed = 0;
  for (const { path } of surplusCopies(listCopies(workspace), retention)) {
    try {
      rmSync(path);
      removed += 1;
    } catch {
      // A copy somebody is looking at stays until the next time; one too many does no harm.
    }
  }
  return removed;
}

async function runTask(task: CopyTask): Promise<CopyAnswers[CopyTask['type']]> {
  switch (task.type) {
    case 'settle': {
      mkdirSync(dirname(task.target), { recursive: true });
      const verdict = await settleCopy(task.partial, task.target);
      return { verdict, removed: task.retention === null ? 0 : removeSurplus(task.workspace, task.retention) };
    }
    case 'read':
      return readCopy(task.copy);
    case 'stage':
      return stageCopy(task.copy, task.staged);
    case 'carry':
      return carryWorkspace(task.workspace, task.target);
    case 'leave':
      return leavePlace(task.former, task.present);
  }
}

function fileOf(task: CopyTask): string {
  switch (task.type) {
    case 'settle':
    case 'carry':
      return task.target;
    case 'leave':
      return task.former;
    default:
      return task.copy;
  }
}

/** Does a task in the thread that asks. */
export async function examine<Type extends CopyTask['type']>(
  task: Extract<CopyTask, { readonly type: Type }>,
): Promise<CopyAnswers[Type]> {
  try {
    // The answer belongs to the type of the task.
    return (await runTask(task)) as CopyAnswers[Type];
  } catch (error) {
    throw explainDatabaseError(error, fileOf(task));
  }
}
