import type { SignOff } from '../../core/review/index.js';
import { findDocument, type StoredDocument } from './documents.js';
import type { Workspace } from './open.js';

/** The last sign-off of a document, or null. */
export function findSignOff({ database }: Workspace, document: string): SignOff | null {
  return (
    database
      .prepare<[string], SignOff>(
        'SELECT state, reviewer, at, reason, unconfirmed, revision FROM sign_off WHERE document = ?',
      )
      .get(document) ?? null
  );
}

/** A document whose review is closed, and by whom. */
export type SignedVersion = { readonly document: StoredDocument; readonly signOff: SignOff };

/**
 * The latest version of a lineage where it is signed, else null. Notes belong to the lineage: while its latest version is
 * signed they stay as they are. A newer version begins a new round; the sign-off of the older one is kept as it was.
 */
export function signedVersion(workspace: Workspace, lineage: string): SignedVersion | null {
  const row = workspace.database
    .prepare<[string], { id: string }>('SELECT sha256 AS id FROM document WHERE lineage = ? AND latest = 1')
    .get(lineage);
  if (row === undefined) return null;
  const signOff = findSignOff(workspace, row.id);
  if (signOff?.state !== 'signed') return null;
  const document = findDocument(workspace, row.id);
  return document === null ? null : { document, signOff };
}
