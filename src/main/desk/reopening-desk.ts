import { existsSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { logAction, pointTo, presentPlace, putBack, putInPlace, rebuildIndexes, stayAt } from '../workspace/index.js';
import { examine } from './backups/examiner.js';
import type { Replacement } from './context.js';
import { createDesk, type Desk, type DeskParts } from './desk.js';
import { DeskProblem } from './desk-problem.js';
import { reviewerOf } from './reviewer.js';
import { messageOf, reportTrouble } from './trouble.js';

/** A desk behind one that may just be exchanged. */
export type ReopeningDesk = Omit<Desk, 'file'> & {
  readonly file: (token: string) => Promise<ReturnType<Desk['file']>>;
};

/**
 * A desk whose workspace can be exchanged while it runs: for a backup, for itself with its indexes made anew, or in another place. What is
 * asked meanwhile waits for the new one. Throws WorkspaceProblem where the workspace cannot be opened.
 */
export function openDesk(parts: Omit<DeskParts, 'replace'>): ReopeningDesk {
  const examiner = parts.copies?.examiner ?? { run: examine };
  let path = presentPlace(parts.workspacePath);
  const open = (after?: DeskParts['opened']): Desk =>
    createDesk({ ...parts, replace, ...(after === undefined ? {} : { opened: after }) });

  const restore = ({ staged, from }: Extract<Replacement, { type: 'restore' }>): readonly [Desk, string] => {
    let former: string;
    try {
      former = putInPlace(path, staged, 'replaced');
    } catch (error) {
      rmSync(staged, { force: true });
      throw error;
    }
    try {
      const desk = open((workspace) =>
        logAction(workspace, {
          actor: reviewerOf(workspace),
          action: 'workspace.restore',
          subject: 'workspace',
          detail: { path: from, name: basename(former) },
        }),
      );
      return [desk, former];
    } catch (error) {
      putBack(path, former);
      throw error;
    }
  };

  const move = async ({ target }: Extract<Replacement, { type: 'move' }>): Promise<readonly [Desk, string]> => {
    const former = path;
    await examiner.run({ type: 'carry', workspace: former, target });
    try {
      pointTo(former, target);
      const desk = open((workspace) =>
        logAction(workspace, {
          actor: reviewerOf(workspace),
          action: 'workspace.move',
          subject: 'workspace',
          detail: { path: target, name: former },
        }),
      );
      path = target;
      return [desk, former];
    } catch (error) {
      // The former file was not touched, and what could not be opened is only its copy.
      stayAt(former);
      rmSync(target, { force: true });
      throw error;
    }
  };

  const replace = async (how: Replacement): Promise<string | null> => {
    const before = await current;
    const exchanged = Promise.withResolvers<Desk>();
    exchanged.promise.catch(() => undefined);
    current = exchanged.promise;
    let former: string | null = null;
    let problem: unknown = null;
    try {
      await before.close();
      if (how.type === 'restore' || how.type === 'move') {
        const [desk, name] = how.type === 'restore' ? restore(how) : await move(how);
        exchanged.resolve(desk);
        former = name;
      } else {
        former = rebuildIndexes(path);
        exchanged.resolve(open());
      }
    } catch (error) {
      problem = error;
      reportTrouble('the exchange of the workspace', error);
      try {
        // The workspace stands where it was: the work goes on with it.
        if (!existsSync(path)) throw error;
        exchanged.resolve(open());
      } catch (worse) {
        exchanged.reject(worse);
      }
    }
    parts.emit({ type: 'workspace.replaced' });
    if (problem !== null) throw new DeskProblem('workspace', `工作区没有改变：${messageOf(problem)}`);
    return former;
  };

  let current: Promise<Desk> = Promise.resolve(open());
  return {
    dispatch: async (operation, input) => (await current).dispatch(operation, input),
    upload: async (name, bytes) => (await current).upload(name, bytes),
    file: async (token) => (await current).file(token),
    importPaths: async (paths) => (await current).importPaths(paths),
    keepInterrupted: async (files) => (await current).keepInterrupted(files),
    close: async () => (await current).close(),
  };
}
