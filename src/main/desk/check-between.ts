import { setImmediate } from 'node:timers/promises';
import type { Subject } from '../../core/checks/index.js';
import { listDocuments, storeAcross, storeFailure, type Workspace } from '../workspace/index.js';
import type { Dependencies } from './dependencies.js';
import type { DisclosureCache } from './disclosure-cache.js';
import { withOwnRules } from './own-rules-store.js';
import { reviewerOf } from './reviewer.js';
import { reportTrouble } from './trouble.js';

const NOTHING = { findings: [], coverage: [] };

/** Runs that wait or go on, by workspace: two at once could leave the older result behind. */
const queues = new WeakMap<Workspace, Promise<void>>();

/** Resolves when no run of the checks between documents is on its way. */
export function checksBetweenDone(workspace: Workspace): Promise<void> {
  return queues.get(workspace) ?? Promise.resolve();
}

/** Checks between documents, one run after the other. */
export function checkBetween(
  workspace: Workspace,
  disclosures: DisclosureCache,
  checkAcross: Dependencies['checkAcross'],
  /** Whose correction is the reason of the run; null: an import. */
  actor: string | null = null,
): Promise<void> {
  const run = checksBetweenDone(workspace).then(() => runBetween(workspace, disclosures, checkAcross, actor));
  // A failed run is reported to the one who asked for it; it must not stop the runs behind it.
  queues.set(
    workspace,
    run.catch(() => undefined),
  );
  return run;
}

/**
 * The checks between documents (years, department and its units), over the latest version of each. What the last run
 * found is replaced as a whole; where this run fails nothing stays, and the failure is a line of the import.
 */
async function runBetween(
  workspace: Workspace,
  disclosures: DisclosureCache,
  checkAcross: Dependencies['checkAcross'],
  actor: string | null,
): Promise<void> {
  try {
    const subjects: Subject[] = [];
    for (const { id, latest } of listDocuments(workspace)) {
      if (!latest) continue;
      // Unpacking many documents takes seconds; other calls get their turn in between.
      await setImmediate();
      const disclosure = disclosures.load(id);
      if (disclosure !== null) subjects.push({ document: id, disclosure });
    }
    const across = subjects.length > 1 ? checkAcross(subjects) : NOTHING;
    storeAcross(workspace, withOwnRules(workspace, subjects, across), actor);
  } catch (error) {
    reportTrouble('checks between documents', error);
    storeAcross(workspace, NOTHING);
    storeFailure(
      workspace,
      '（文件之间的核对）',
      '年度之间、部门与所属单位之间的核对未完成，其结果未列入；各文件自身的检查不受影响。请重新导入任一文件再试。',
      reviewerOf(workspace),
    );
  }
}
