import { setImmediate } from 'node:timers/promises';
import type { Workspace } from '../workspace/index.js';
import { DeskProblem } from './desk-problem.js';

/**
 * Ends a turn of the service's loop: what came in meanwhile is answered before the work goes on. A work over many documents ends a
 * turn after each. Throws where the workspace was closed or exchanged in between.
 */
export async function nextTurn({ database }: Workspace): Promise<void> {
  await setImmediate();
  if (!database.open) throw new DeskProblem('workspace', '工作区已关闭或更换，本次操作没有进行完。请重试。');
}
