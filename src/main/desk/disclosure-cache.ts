import type { Disclosure } from '../../core/disclosure/index.js';
import { applyCorrections } from '../../core/recognition/corrections/index.js';
import { findDocument, listCorrections, loadDisclosure, type Workspace } from '../workspace/index.js';

/**
 * Disclosures read from the workspace with the corrections in force, the last few kept: unpacking a large one takes tens of
 * milliseconds.
 */
export type DisclosureCache = {
  readonly load: (document: string) => Disclosure | null;
  /** Tells a reading of a document from an earlier one, and one with other corrections; null: there is no such document. */
  readonly markOf: (document: string) => string | null;
};

function corrected(workspace: Workspace, document: string): Disclosure | null {
  const read = loadDisclosure(workspace, document);
  return read === null ? null : applyCorrections(read, listCorrections(workspace, document));
}

/** A cache over a workspace. An entry holds for one document as read by one engine and corrected so far. */
export function createDisclosureCache(workspace: Workspace, limit = 12): DisclosureCache {
  const entries = new Map<string, Disclosure>();
  const markOf = (document: string): string | null => {
    const stored = findDocument(workspace, document);
    return stored === null ? null : `${document} ${stored.engine} ${stored.layer}`;
  };
  return {
    markOf,
    load: (document) => {
      const key = markOf(document);
      if (key === null) return null;
      const disclosure = entries.get(key) ?? corrected(workspace, document);
      if (disclosure === null) return null;
      entries.delete(key);
      entries.set(key, disclosure);
      for (const oldest of entries.keys()) {
        if (entries.size <= limit) break;
        entries.delete(oldest);
      }
      return disclosure;
    },
  };
}
