import { setImmediate } from 'node:timers/promises';
import type { DeskEvent } from '../../shared/desk-api.js';
import {
  findDocument,
  listOutdatedRegions,
  regionOf,
  storeCheck,
  storeFailure,
  type Workspace,
} from '../workspace/index.js';
import { adaptingChecks, type Dependencies } from './dependencies.js';
import type { DisclosureCache } from './disclosure-cache.js';
import { checkStored } from './as-it-stands.js';
import { checkBetween } from './check-between.js';
import { reviewerOf } from './reviewer.js';
import { regionSettingsOf } from './rule-settings-store.js';
import { reportTrouble } from './trouble.js';

/** The stages of the desk, with documents checked by the region profile that their batches name. */
export function withRegions(workspace: Workspace, dependencies: Dependencies): Dependencies {
  return adaptingChecks(dependencies, (subject, only) => {
    const region = regionOf(workspace, subject.document);
    return [region === null ? subject : { ...subject, region }, only];
  });
}

type Parts = {
  readonly workspace: Workspace;
  readonly dependencies: Dependencies;
  readonly disclosures: DisclosureCache;
  readonly emit: (event: DeskEvent) => void;
};

/** Runs that wait or go on, by workspace. */
const queues = new WeakMap<Workspace, Promise<void>>();

/** Resolves when no run is on its way. */
export function regionChecksDone(workspace: Workspace): Promise<void> {
  return queues.get(workspace) ?? Promise.resolve();
}

/**
 * Checks again the documents whose batches name another region profile than the last check had. What was checked is kept
 * document by document, and what is still open is found again at the next start.
 */
export function checkRegions(parts: Parts): Promise<void> {
  const run = regionChecksDone(parts.workspace).then(() => runRegions(parts));
  queues.set(parts.workspace, run);
  return run;
}

async function runRegions({ workspace, dependencies, disclosures, emit }: Parts): Promise<void> {
  const outdated = listOutdatedRegions(workspace);
  for (const document of outdated) {
    await setImmediate();
    if (!workspace.database.open) return;
    try {
      const check = await checkStored(workspace, document, disclosures, dependencies);
      if (check !== null) storeCheck(workspace, document, check, reviewerOf(workspace));
    } catch (error) {
      reportTrouble('checks by region', error);
      storeFailure(
        workspace,
        findDocument(workspace, document)?.fileName ?? document,
        '未能按批次的地区口径重新检查，所列问题仍按原口径。请重新启动程序再试。',
        reviewerOf(workspace),
      );
    }
  }
  // What is set for a profile holds between its documents as well.
  if (outdated.length > 0 && Object.keys(regionSettingsOf(workspace)).length > 0 && workspace.database.open) {
    await checkBetween(workspace, disclosures, dependencies);
  }
  if (outdated.length > 0) emit({ type: 'workspace.changed', what: ['documents', 'findings', 'notes'] });
}
