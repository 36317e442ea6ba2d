import type { CheckResult } from '../../core/checks/index.js';
import { insertChecks } from './findings.js';
import { findingsIn, followFindings } from './follow.js';
import type { Workspace } from './open.js';
import { REGION_OF } from './region-of.js';

/** Documents to be checked again because their batches name another region profile than the last check had. */
export function listOutdatedRegions(workspace: Workspace): readonly string[] {
  return workspace.database
    .prepare<[], string>(`SELECT sha256 FROM document WHERE checked_region IS NOT ${REGION_OF} ORDER BY sha256`)
    .pluck()
    .all();
}

/** Replaces what was found in a document by what another check of it found; decisions follow their findings. */
export function storeCheck(workspace: Workspace, document: string, check: CheckResult, actor: string): void {
  workspace.database
    .transaction(() => {
      const before = findingsIn(workspace, 'own', document);
      insertChecks(workspace, 'own', document, check);
      followFindings(workspace, before, check.findings, actor);
    })
    .immediate();
}
