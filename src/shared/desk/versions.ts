import { z } from 'zod';
import type { Fate, FindingFate, Rectification, SentenceDifference, TableDifference } from '../../core/review/index.js';
import { id } from './schemas.js';

/** One version of a document. */
export type VersionName = { readonly document: string; readonly fileName: string; readonly version: number };

/** 版本差异. What differs between two versions of a document, and what became of the findings. */
export type VersionComparison = {
  /** Every version of the document, oldest first. */
  readonly versions: readonly VersionName[];
  readonly older: VersionName;
  readonly newer: VersionName;
  /** False: another release of the program read one of them, and differences may come from the reading. */
  readonly sameEngine: boolean;
  /** Of what was found in each version alone; findings between documents are not among them. */
  readonly fates: readonly FindingFate[];
  readonly tables: readonly TableDifference[];
  readonly sentences: readonly SentenceDifference[];
};

/** 整改建议. What the latest version of its document says about the finding a note decides. */
export type FateProposal = { readonly note: string; readonly fate: Fate; readonly rectification: Rectification | null };

/** 版本: input schemas of the operations. */
export const versionsOperations = {
  /**
   * Compares a version with an earlier one. `older` left out: the version before it; for the first version the one
   * behind it is the newer.
   */
  'versions.compare': z.object({ document: id, older: id.optional() }),
  /** For adopted notes without 整改状态 whose document has a newer version: what became of their findings. */
  'versions.proposals': z.object({}),
} as const;

/** 版本: results of the operations. */
export type VersionsResults = {
  'versions.compare': VersionComparison;
  'versions.proposals': readonly FateProposal[];
};
