import { existsSync } from 'node:fs';
import type { DeskEvent, ImportJob, Reply } from '../../shared/desk-api.js';
import {
  adoptStrays,
  chosenBatch,
  keepOpenFiles,
  openWorkspace,
  presentPlace,
  storeFailure,
  type Workspace,
} from '../workspace/index.js';
import { startCheckpoints } from './backups/checkpoints.js';
import { examine, type Examiner } from './backups/examiner.js';
import { createKeeper, type KeeperTimes } from './backups/keeper.js';
import { checkLackingBeside, checksBetweenDone } from './check-between.js';
import { withBeside } from './beside.js';
import { checkAsSet, settingChecksDone, stopChecks } from './check-settings.js';
import { withCodeTables } from './code-tables.js';
import { checkRegions, regionChecksDone, withRegions } from './check-regions.js';
import type { Context } from './context.js';
import { tellCutOffImports } from './cut-off-imports.js';
import type { Dependencies } from './dependencies.js';
import { createDisclosureCache } from './disclosure-cache.js';
import { dispatch } from './dispatch.js';
import { requestsFor, samplesFolder } from './documents.js';
import { createActs } from './acts.js';
import { createExports, type ExportContent } from './exports.js';
import { createImporter } from './import-job.js';
import type { InterruptedFile } from './open-imports.js';
import { createPackager } from './packager.js';
import { settleWaiting } from './packages.js';
import { isCheckedAsSet, withRuleSettings } from './rule-settings-store.js';
import { reviewerOf } from './reviewer.js';
import { startIndexing } from './search.js';
import { reportTrouble } from './trouble.js';
import { createUploads } from './uploads.js';

/** What a desk is made from. */
export type DeskParts = {
  /** Its file; where it was moved from there, the present one is found from it. */
  readonly workspacePath: string;
  readonly host: 'electron' | 'loopback';
  /** Folder of the program's resources, or null. */
  readonly resources: string | null;
  readonly dependencies: Dependencies;
  readonly emit: (event: DeskEvent) => void;
  /** A service of this program was here before and died; the program itself tells of the imports that were cut off. */
  readonly again?: boolean;
  /** Who looks at copies, and when they are made; left out, this thread, and only when asked. */
  readonly copies?: { readonly examiner: Examiner; readonly times: KeeperTimes };
  /** Exchanges the workspace; left out, it cannot be exchanged. */
  readonly replace?: NonNullable<Context['replace']>;
  /** Called with the workspace as soon as it is open. */
  readonly opened?: (workspace: Workspace) => void;
};

/** The desk without a thread of its own. The service thread wraps it; tests use it as it is. */
export type Desk = {
  readonly dispatch: (operation: string, input: unknown) => Promise<Reply<unknown>>;
  readonly upload: (name: string, bytes: ArrayBuffer) => Promise<Reply<{ readonly token: string }>>;
  readonly file: (token: string) => ExportContent | null;
  readonly importPaths: (paths: readonly string[]) => Promise<ImportJob>;
  /** Keeps the lines of files whose import was cut off when the service before this one died. */
  readonly keepInterrupted: (files: readonly InterruptedFile[]) => void;
  readonly close: () => Promise<void>;
};

/** Opens the workspace and makes a desk over it. Throws WorkspaceProblem where it cannot be opened. */
export function createDesk(parts: DeskParts): Desk {
  const { host, resources } = parts;
  const workspace = openWorkspace(presentPlace(parts.workspacePath));
  const emit = (event: DeskEvent): void => {
    if (event.type === 'import.progress' && event.job.finished) {
      try {
        settleWaiting({ ...context, emit: parts.emit });
      } catch (error) {
        reportTrouble('notes that waited for a document', error);
      }
    }
    parts.emit(event);
  };
  const samples = resources === null ? null : samplesFolder(resources);
  const disclosures = createDisclosureCache(workspace);
  const dependencies = withBeside(
    workspace,
    disclosures,
    withRegions(workspace, withRuleSettings(workspace, withCodeTables(workspace, parts.dependencies))),
  );
  const context: Context = {
    workspace,
    named: parts.workspacePath,
    host,
    samples: samples !== null && existsSync(samples) ? samples : null,
    dependencies,
    disclosures,
    uploads: createUploads(),
    exports: createExports(),
    pages: dependencies.createPageDrawer(),
    importer: createImporter({ workspace, dependencies, disclosures, emit }),
    acts: createActs(workspace),
    packager: createPackager(),
    keeper: createKeeper({
      workspace,
      examiner: parts.copies?.examiner ?? { run: examine },
      emit,
      ...(parts.copies === undefined ? {} : { times: parts.copies.times }),
    }),
    replace: parts.replace ?? null,
    emit,
  };
  try {
    parts.opened?.(workspace);
    if (parts.again === true) keepOpenFiles(workspace, []);
    else tellCutOffImports(workspace);
    adoptStrays(workspace, reviewerOf(workspace));
    settleWaiting(context);
  } catch (error) {
    // On a full disk the workspace can be read all the same; what waits is written at the next start.
    reportTrouble('what waited for this start', error);
  }
  const stopCheckpoints = startCheckpoints(workspace);
  const indexer = startIndexing(workspace, disclosures);
  void checkRegions(context).catch((error: unknown) => reportTrouble('checks by region', error));
  if (!isCheckedAsSet(workspace)) void checkAsSet(context);
  else void checkLackingBeside(context);
  return {
    dispatch: (operation, input) => dispatch(context, operation, input),
    upload: async (name, bytes) => {
      try {
        return { ok: true, value: { token: await context.uploads.put(bytes) } };
      } catch (error) {
        reportTrouble('upload', error);
        const message = `“${name}”未能放入临时文件夹，未导入。请检查磁盘空间后重试。`;
        return { ok: false, error: { code: 'internal', message } };
      }
    },
    file: (token) => context.exports.get(token),
    importPaths: async (paths) => {
      const job = context.importer.start(await requestsFor(context, paths, chosenBatch(workspace)));
      return (await context.importer.finished(job.job)) ?? job;
    },
    keepInterrupted: (files) => {
      for (const { path, message } of files) storeFailure(workspace, path, message, reviewerOf(workspace));
    },
    close: async () => {
      stopCheckpoints();
      await context.keeper.close();
      await context.importer.close();
      await context.pages.close();
      await indexer.stop();
      stopChecks(workspace);
      await settingChecksDone(workspace);
      await checksBetweenDone(workspace);
      await regionChecksDone(workspace);
      context.uploads.close();
      workspace.close();
    },
  };
}
