import { z } from 'zod';
import type { Coverage, Finding } from '../../core/checks/index.js';
import type { Note } from '../../core/review/index.js';
import { id, optionalDocument } from './schemas.js';

/** A finding with the reviewer's decision on it. */
export type FindingView = { readonly finding: Finding; readonly fileName: string; readonly note: Note | null };

/** 问题: input schemas of the operations. */
export const findingsOperations = {
  /** Of one document, of a batch (with those between its documents and others), or of all. */
  'findings.list': optionalDocument.extend({ batch: id.optional() }),
  'coverage.list': z.object({ document: id }),
} as const;

/** 问题: results of the operations. */
export type FindingsResults = {
  'findings.list': readonly FindingView[];
  'coverage.list': readonly Coverage[];
};
