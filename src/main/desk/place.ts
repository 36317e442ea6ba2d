import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { DataPlace } from '../../shared/desk-api.js';
import { differenceTo, formerPlaces, logAction, newPlace, openFiles } from '../workspace/index.js';
import type { Context, Handlers } from './context.js';
import { DeskProblem } from './desk-problem.js';
import { reviewerOf } from './reviewer.js';

function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

/** The folder of the workspace, and how much it holds together with what lies beside it while it is open. */
async function place({ workspace, named }: Context): Promise<DataPlace> {
  const sizes = await Promise.all(['', '-wal', '-shm'].map((end) => sizeOf(workspace.path + end)));
  return {
    folder: dirname(workspace.path),
    size: sizes.reduce((sum, size) => sum + size, 0),
    former: await Promise.all(formerPlaces(named).map(async (path) => ({ path, size: await sizeOf(path) }))),
  };
}

async function move({ workspace, replace }: Context, folder: string) {
  if (replace === null) throw new DeskProblem('workspace', '此处不能移动工作区。请在审核台中移动。');
  if (openFiles(workspace).length > 0) {
    throw new DeskProblem('conflict', '正在导入文件，工作区没有移动。请等导入结束，或取消导入后再试。');
  }
  const target = newPlace(workspace.path, folder);
  const former = await replace({ type: 'move', target });
  if (former === null) throw new DeskProblem('workspace', `工作区没有移动：${workspace.path}。`);
  return { path: target, former };
}

/** Removes a former file. One that holds what the workspace does not was worked in since, and stays. */
async function leave({ workspace, named, keeper, emit }: Context, path: string) {
  if (!formerPlaces(named).includes(path)) {
    throw new DeskProblem('not-found', `原位置已没有这个文件：${path}。请刷新后核对。`);
  }
  const { gainedActs } = differenceTo(workspace, await keeper.examiner.run({ type: 'read', copy: path }));
  if (gainedActs > 0) {
    throw new DeskProblem(
      'conflict',
      `原位置的文件在移动之后又有 ${gainedActs} 条操作，没有清理：${path}。请把它复制成另一个文件名，以 --workspace 打开，用交换包把其中的内容并入现在的工作区。`,
    );
  }
  const backups = await keeper.examiner.run({ type: 'leave', former: path, present: workspace.path });
  logAction(workspace, {
    actor: reviewerOf(workspace),
    action: 'workspace.leave',
    subject: 'workspace',
    detail: { path, backups },
  });
  emit({ type: 'backups.changed' });
  return { backups };
}

/** 数据位置. */
export const placeHandlers: Handlers<'app.place' | 'place.move' | 'place.leave'> = {
  'app.place': place,
  'place.move': (context, { folder }) => move(context, folder),
  'place.leave': (context, { path }) => leave(context, path),
};
