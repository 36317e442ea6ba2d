import { z } from 'zod';
import type { Coverage, Finding } from '../../core/checks/index.js';
import type { Note, Silence } from '../../core/review/index.js';
import { id, optionalDocument } from './schemas.js';

/** A finding with the reviewer's decision on it. */
export type FindingView = {
  readonly finding: Finding;
  readonly fileName: string;
  readonly note: Note | null;
  /** 静默: kept silent, and by what; left out where it is not. */
  readonly silence?: Silence;
};

/** 问题: input schemas of the operations. */
export const findingsOperations = {
  /** Of one document, of a batch (with those between its documents and others), or of all. */
  'findings.list': optionalDocument.extend({ batch: id.optional() }),
  'coverage.list': z.object({ document: id }),
  /** Keeps a false alarm silent for the same relation: in all versions of the document, and where chosen in later years. */
  'silences.save': z.object({
    document: id,
    finding: id,
    reach: z.enum(['disclosure', 'later-years']),
    reason: z.string().trim().min(1).max(2000),
  }),
  'silences.withdraw': z.object({ silence: id, revision: z.number().int().positive() }),
} as const;

/** 问题: results of the operations. */
export type FindingsResults = {
  'findings.list': readonly FindingView[];
  'coverage.list': readonly Coverage[];
  'silences.save': Silence;
  'silences.withdraw': Silence;
};
