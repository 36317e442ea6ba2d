import { setImmediate } from 'node:timers/promises';
import type { DeskEvent, Recheck } from '../../shared/desk-api.js';
import {
  findDocument,
  findSignOff,
  listDocuments,
  storeCheck,
  storeFailure,
  type Workspace,
} from '../workspace/index.js';
import { checkStored } from './as-it-stands.js';
import { checkBetween } from './check-between.js';
import type { Dependencies } from './dependencies.js';
import type { DisclosureCache } from './disclosure-cache.js';
import { reviewerOf } from './reviewer.js';
import { isCheckedAsSet, markChecked, settingsMark } from './rule-settings-store.js';
import { reportTrouble } from './trouble.js';

type Parts = {
  readonly workspace: Workspace;
  readonly dependencies: Dependencies;
  readonly disclosures: DisclosureCache;
  readonly emit: (event: DeskEvent) => void;
};

/** The run on its way; `stop` ends it before its next document. */
type Run = { stopped: boolean; done: number; total: number };

const running = new WeakMap<Workspace, Run>();
const queues = new WeakMap<Workspace, Promise<void>>();

/** Resolves when no run is on its way. */
export function settingChecksDone(workspace: Workspace): Promise<void> {
  return queues.get(workspace) ?? Promise.resolve();
}

/** How far the documents are checked with the rules as they are set. */
export function recheckOf(workspace: Workspace): Recheck {
  const run = running.get(workspace);
  if (run !== undefined && !run.stopped) return { state: 'running', done: run.done, total: run.total };
  return { state: isCheckedAsSet(workspace) ? 'done' : 'stopped', done: 0, total: 0 };
}

/** Stops the run on its way. What it has checked is kept; the rest is checked when it is asked for, or at the next start. */
export function stopChecks(workspace: Workspace): void {
  const run = running.get(workspace);
  if (run !== undefined) run.stopped = true;
}

/**
 * Checks every document again with the rules as they are set now; a run with earlier settings stops. A signed review
 * stays what was signed. `concerns`: the documents a change is about; left out, all of them.
 */
export function checkAsSet(parts: Parts, concerns?: (document: string) => boolean): Promise<void> {
  const { workspace } = parts;
  stopChecks(workspace);
  const run: Run = { stopped: false, done: 0, total: 0 };
  running.set(workspace, run);
  const next = settingChecksDone(workspace)
    .then(() => runChecks(parts, run, concerns))
    .catch((error: unknown) => reportTrouble('checks as set', error))
    .finally(() => {
      if (running.get(workspace) === run) running.delete(workspace);
    });
  queues.set(workspace, next);
  return next;
}

async function runChecks(parts: Parts, run: Run, concerns: (document: string) => boolean = () => true): Promise<void> {
  const { workspace, dependencies, disclosures, emit } = parts;
  const mark = settingsMark(workspace);
  const actor = reviewerOf(workspace);
  const documents: string[] = [];
  for (const { id } of listDocuments(workspace)) {
    // To know what a document is about may take its unpacking.
    await setImmediate();
    if (run.stopped || !workspace.database.open) return;
    if (findSignOff(workspace, id)?.state !== 'signed' && concerns(id)) documents.push(id);
  }
  run.total = documents.length;
  let failed = 0;
  for (const id of documents) {
    await setImmediate();
    if (run.stopped || !workspace.database.open) break;
    try {
      const check = await checkStored(workspace, id, disclosures, dependencies);
      if (check !== null) storeCheck(workspace, id, check, actor);
    } catch (error) {
      failed += 1;
      reportTrouble('checks as set', error);
      const name = findDocument(workspace, id)?.fileName ?? id;
      storeFailure(
        workspace,
        name,
        '未能按新的规则设置或码表重新检查，所列问题仍按原设置。请重新启动程序再试。',
        actor,
      );
    }
    run.done += 1;
  }
  if (!workspace.database.open) return;
  if (!run.stopped) {
    await checkBetween(workspace, disclosures, dependencies);
    // Settings may have changed while the last documents were checked; then another run is waiting.
    if (failed === 0 && !run.stopped && workspace.database.open) markChecked(workspace, mark);
  }
  emit({ type: 'workspace.changed', what: ['documents', 'findings', 'notes'] });
}
