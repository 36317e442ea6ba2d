import type { CheckResult } from '../../core/checks/index.js';
import { insertChecks } from './findings.js';
import { findingsIn, followFindings } from './follow.js';
import type { Workspace } from './open.js';

/** A document whose findings were made with another region profile than its batches ask for. */
export type OutdatedRegion = {
  readonly document: string;
  /** Profile the batches name, or null: by the unit's name. */
  readonly region: string | null;
};

/** Where several batches name a profile, that of the latest open one holds. */
const REGION_OF = `(SELECT batch.region FROM batch_document JOIN batch ON batch.id = batch_document.batch
  WHERE batch_document.document = document.sha256 AND batch.region IS NOT NULL
  ORDER BY batch.archived, batch.created_at DESC, batch.rowid DESC LIMIT 1)`;

/** Documents to be checked again because their batches name another region profile than the last check had. */
export function listOutdatedRegions(workspace: Workspace): readonly OutdatedRegion[] {
  return workspace.database
    .prepare<[], OutdatedRegion>(
      `SELECT document, region FROM (SELECT sha256 AS document, ${REGION_OF} AS region, checked_region FROM document)
       WHERE region IS NOT checked_region`,
    )
    .all();
}

/** Replaces what was found in a document by what a check with a region profile found; decisions follow their findings. */
export function storeRegionCheck(
  workspace: Workspace,
  { document, region }: OutdatedRegion,
  check: CheckResult,
  actor: string,
): void {
  workspace.database
    .transaction(() => {
      const before = findingsIn(workspace, 'own', document);
      insertChecks(workspace, 'own', document, check);
      workspace.database.prepare('UPDATE document SET checked_region = ? WHERE sha256 = ?').run(region, document);
      followFindings(workspace, before, check.findings, actor);
    })
    .immediate();
}
