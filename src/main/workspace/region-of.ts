import type { Workspace } from './open.js';

/**
 * SQL for the region profile that the batches of a row of `document` name, null where none does. Where several name one, that
 * of the latest open batch holds.
 */
export const REGION_OF = `(SELECT batch.region FROM batch_document JOIN batch ON batch.id = batch_document.batch
  WHERE batch_document.document = document.sha256 AND batch.region IS NOT NULL
  ORDER BY batch.archived, batch.created_at DESC, batch.rowid DESC LIMIT 1)`;

/** 地区口径 of a document: what its batches name, or null: by the unit's name. */
export function regionOf(workspace: Workspace, document: string): string | null {
  const region = workspace.database
    .prepare<[string], string | null>(`SELECT ${REGION_OF} FROM document WHERE sha256 = ?`)
    .pluck()
    .get(document);
  return region ?? null;
}
