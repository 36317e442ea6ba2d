import { setImmediate } from 'node:timers/promises';
import type { Subject } from '../../core/checks/index.js';
import type { DeskEvent } from '../../shared/desk-api.js';
import { listDocuments, storeAcross, storeFailure, type Workspace } from '../workspace/index.js';
import { checkBeside, mayLackBeside } from './beside.js';
import type { Dependencies } from './dependencies.js';
import type { DisclosureCache } from './disclosure-cache.js';
import { withOwnRules } from './own-rules-store.js';
import { reviewerOf } from './reviewer.js';
import { reportTrouble } from './trouble.js';

const NOTHING = { findings: [], coverage: [] };

type Parts = {
  readonly workspace: Workspace;
  readonly dependencies: Dependencies;
  readonly disclosures: DisclosureCache;
  readonly emit: (event: DeskEvent) => void;
};

type Checks = Pick<Dependencies, 'checkAcross' | 'checkDocument' | 'checkDocumentInTurns'>;

/** Runs that wait or go on, by workspace: two at once could leave the older result behind. */
const queues = new WeakMap<Workspace, Promise<void>>();

/** Resolves when no run of the checks between documents is on its way. */
export function checksBetweenDone(workspace: Workspace): Promise<void> {
  return queues.get(workspace) ?? Promise.resolve();
}

/** Checks between documents, and of the files of one disclosure beside each other; one run after the other. */
export function checkBetween(
  workspace: Workspace,
  disclosures: DisclosureCache,
  checks: Checks,
  /** Whose correction is the reason of the run; null: an import. */
  actor: string | null = null,
): Promise<void> {
  const run = checksBetweenDone(workspace).then(() => runBetween(workspace, disclosures, checks, actor));
  // A failed run is reported to the one who asked for it; it must not stop the runs behind it.
  queues.set(
    workspace,
    run.catch(() => undefined),
  );
  return run;
}

/** Runs the checks between documents at a start where an earlier program has kept text and tables of one disclosure apart. */
export async function checkLackingBeside({ workspace, disclosures, dependencies, emit }: Parts): Promise<void> {
  try {
    await setImmediate();
    if (!workspace.database.open || !mayLackBeside(workspace)) return;
    await checkBetween(workspace, disclosures, dependencies);
    emit({ type: 'workspace.changed', what: ['documents', 'findings', 'notes'] });
  } catch (error) {
    reportTrouble('files of one disclosure', error);
  }
}

/**
 * The checks between documents (years, department and its units), over the latest version of each. What the last run
 * found is replaced as a whole; where this run fails nothing stays, and the failure is a line of the import.
 */
async function runBetween(
  workspace: Workspace,
  disclosures: DisclosureCache,
  checks: Checks,
  actor: string | null,
): Promise<void> {
  try {
    const subjects: Subject[] = [];
    const marks = new Map<string, string | null>();
    for (const { id, latest } of listDocuments(workspace)) {
      if (!latest) continue;
      // Unpacking many documents takes seconds; other calls get their turn in between.
      await setImmediate();
      const disclosure = disclosures.load(id);
      if (disclosure !== null) subjects.push({ document: id, disclosure });
      marks.set(id, disclosures.markOf(id));
    }
    const now = (subject: Subject): Subject => {
      const { document } = subject;
      const isSame = disclosures.markOf(document) === marks.get(document);
      return isSame ? subject : { document, disclosure: disclosures.load(document) ?? subject.disclosure };
    };
    await checkBeside(workspace, subjects, checks, now);
    if (!workspace.database.open) return;
    const across = subjects.length > 1 ? await checks.checkAcross(subjects) : NOTHING;
    if (!workspace.database.open) return;
    const found = await withOwnRules(workspace, subjects, across);
    if (workspace.database.open) storeAcross(workspace, found, actor);
  } catch (error) {
    reportTrouble('checks between documents', error);
    storeAcross(workspace, NOTHING);
    storeFailure(
      workspace,
      '（文件之间的核对）',
      '年度之间、部门与所属单位之间、同一材料各文件之间的核对未完成，其结果未列入；各文件自身的检查不受影响。请重新导入任一文件再试。',
      reviewerOf(workspace),
    );
  }
}
